// SPDX-License-Identifier: Apache-2.0

#include "media/edit/requests.h"

#include <string>
#include <system_error>

#include "media/libav/splice.h"

namespace shotlab {

Status not_the_source(const std::filesystem::path& target, const std::filesystem::path& source) {
  std::error_code ignored;
  if (!std::filesystem::equivalent(target, source, ignored)) return done();
  return Error{ErrorCode::bad_input,
               {"\"" + target.string() + "\" is the clip itself; an original is never altered.",
                "「" + target.string() + "」就是原片；原片不會被更改。"},
               {"Give the result another name.", "請為結果另取檔名。"}};
}

Status check_range(const std::filesystem::path& source, FrameRange range, std::int64_t frames) {
  if (range.in >= 0 && range.in < range.out && range.out <= frames) return done();
  const std::vector<std::string> values = {source.string(), std::to_string(frames),
                                           std::to_string(range.in), std::to_string(range.out)};
  const Text hint =
      fill(Text{"Choose an in point from 0 and an out point up to {1}, later than the in point.",
                "請選擇由 0 開始的入點，以及不超過 {1} 而又在入點之後的出點。"},
           values);
  if (range.in >= range.out && range.in >= 0 && range.out <= frames) {
    return Error{ErrorCode::bad_input,
                 fill(Text{"From frame {2} to before frame {3} there is no frame of \"{0}\", which "
                           "has {1} frames.",
                           "由第 {2} 格至第 {3} 格之前，「{0}」沒有任何影格；它共有 {1} 格。"},
                      values),
                 hint};
  }
  return Error{ErrorCode::bad_input,
               fill(Text{"\"{0}\" has {1} frames: from {2} to {3} lies outside it.",
                         "「{0}」共有 {1} 格：由 {2} 至 {3} 超出範圍。"},
                    values),
               hint};
}

Status check_trim_target(const std::filesystem::path& target, const std::filesystem::path& source) {
  if (Status other = not_the_source(target, source); !other) return other;
  if (is_clip_name(target)) return done();
  return Error{ErrorCode::bad_input,
               {"A clip cannot be written under this name: \"" + target.string() + "\".",
                "不能以這個檔名寫成片段：「" + target.string() + "」。"},
               {"Let it end in .mp4, .mov, .mkv or .ts.", "請以 .mp4、.mov、.mkv 或 .ts 結尾。"}};
}

Error stopped() {
  return {ErrorCode::cancelled,
          {"Stopped, as you asked; nothing was written.", "已按要求停止，沒有寫入任何東西。"},
          {}};
}

}  // namespace shotlab
