// SPDX-License-Identifier: Apache-2.0

#include "media/libav/complaints.h"

#include "media/libav/av.h"

namespace shotlab::av {
namespace {

const Text kChoose{"Choose a video file, such as an .mp4.", "請選擇影片檔，例如 .mp4。"};
const Text kAgain{"Download or export it again.", "請重新下載或匯出。"};

Error bad(const Text& message, const std::vector<std::string>& values, const Text& hint) {
  return {ErrorCode::bad_input, fill(message, values), hint};
}

}  // namespace

Error complain_folder(const Path& path) {
  return bad({"\"{0}\" is a folder, not a clip.", "「{0}」是資料夾，不是影片。"}, {path.string()},
             kChoose);
}

Error complain_no_file(const Path& path) {
  return bad({"\"{0}\" is a device or a pipe, not a file.", "「{0}」是裝置或管道，不是檔案。"},
             {path.string()}, kChoose);
}

Error complain_empty(const Path& path) {
  return bad({"\"{0}\" is empty: it has 0 bytes.", "「{0}」是空檔案：0 位元組。"}, {path.string()},
             kAgain);
}

Error complain_playlist(const Path& path) {
  return bad({"\"{0}\" is a playlist that points at other files, not a clip.",
              "「{0}」是指向其他檔案的播放清單，不是影片。"},
             {path.string()}, kChoose);
}

Error complain_text(const Path& path) {
  return bad(
      {"\"{0}\" holds text, whatever its name says: it is not a clip.",
       "「{0}」的內容是文字，不論檔名如何，它不是影片。"},
      {path.string()},
      {"Open it in a text editor to see what it is; a failed download often leaves an error page.",
       "請用文字編輯器開啟查看；下載失敗時，留下的往往是錯誤網頁。"});
}

Error complain_not_clip(const Path& path) {
  return bad({"\"{0}\" is not a clip that the lab can read.", "「{0}」不是本程式能讀取的影片。"},
             {path.string()},
             {"Use MP4, MOV, MKV, WebM, MPEG-TS, AVI or FLV.",
              "請使用 MP4、MOV、MKV、WebM、MPEG-TS、AVI 或 FLV。"});
}

Error complain_cut_off(const Path& path, std::int64_t there, std::int64_t expected) {
  if (expected <= 0) {
    return bad({"\"{0}\" is cut off: its {1} bytes do not hold the table of frames.",
                "「{0}」不完整：它的 {1} 位元組之中沒有影格索引。"},
               {path.string(), std::to_string(there)}, kAgain);
  }
  return bad({"\"{0}\" is cut off: {1} of {2} bytes are there.",
              "「{0}」不完整：{2} 位元組之中只有 {1}。"},
             {path.string(), std::to_string(there), std::to_string(expected)}, kAgain);
}

Error complain_no_picture(const Path& path) {
  return bad({"\"{0}\" has sound but no picture.", "「{0}」只有聲音，沒有畫面。"}, {path.string()},
             kChoose);
}

Error complain_no_sound(const Path& path) {
  return {ErrorCode::not_found,
          fill(Text{"\"{0}\" has no sound.", "「{0}」沒有聲音。"}, {path.string()}),
          {"Choose a clip with sound, or add sound when you cut.",
           "請選擇有聲音的影片，或在剪接時加上聲音。"}};
}

Error complain_nothing_inside(const Path& path) {
  return bad({"\"{0}\" holds neither picture nor sound.", "「{0}」沒有畫面，也沒有聲音。"},
             {path.string()}, kAgain);
}

Error complain_too_large(const Path& path, std::int64_t width, std::int64_t height) {
  return bad({"\"{0}\" says its picture is {1} x {2}; the lab goes up to 4096 x 2304.",
              "「{0}」聲稱畫面為 {1} x {2}；本程式最大支援 4096 x 2304。"},
             {path.string(), std::to_string(width), std::to_string(height)},
             {"Export it smaller, or check that the file is sound.",
              "請匯出較小的版本，或確認檔案沒有損壞。"});
}

Error complain_codec(const Path& path, const std::string& codec) {
  return {ErrorCode::unsupported,
          fill(Text{"\"{0}\" is coded as {1}, which the lab does not decode.",
                    "「{0}」的編碼是 {1}，本程式不能解碼。"},
               {path.string(), codec}),
          {"Convert it to H.264 in MP4.", "請先轉成 H.264 的 MP4。"}};
}

Error complain_damaged(const Path& path, const Text& why) {
  return {ErrorCode::bad_input,
          {"\"" + path.string() + "\" is damaged: " + why.en + ".",
           "「" + path.string() + "」已損壞：" + why.zh + "。"},
          kAgain};
}

Error complain_damaged(const Path& path, int code) {
  return complain_damaged(
      path, Text{"FFmpeg says \"" + reason(code) + "\"", "FFmpeg 回報「" + reason(code) + "」"});
}

Error complain_undecodable(const Path& path, std::int64_t frame) {
  return bad({"Frame {1} of \"{0}\" cannot be decoded.", "「{0}」的第 {1} 格無法解碼。"},
             {path.string(), std::to_string(frame)},
             {"The clip is damaged there; use frames before or after it, or get the clip again.",
              "影片在該處損壞；請使用前後的影格，或重新取得影片。"});
}

Error complain_no_such_frame(const Path& path, std::int64_t frame, std::int64_t frames) {
  return bad({"There is no frame {1} in \"{0}\": it has {2} frames.",
              "「{0}」沒有第 {1} 格：它共有 {2} 格。"},
             {path.string(), std::to_string(frame), std::to_string(frames)},
             fill(Text{"Frames count from 0 to {0}.", "影格由 0 數到 {0}。"},
                  {std::to_string(frames - 1)}));
}

Error complain_slow(const Path& path) {
  return bad({"\"{0}\" takes too long to open; it may be damaged.",
              "開啟「{0}」需時過長；檔案可能已損壞。"},
             {path.string()}, kAgain);
}

Error complain_memory() {
  return {ErrorCode::internal,
          {"There is not enough memory for this.", "記憶體不足。"},
          {"Close other programs and try again.", "請關閉其他程式後再試。"}};
}

Error complain_cancelled() {
  return {ErrorCode::cancelled, {"Stopped, as you asked.", "已按要求停止。"}, {}};
}

}  // namespace shotlab::av
