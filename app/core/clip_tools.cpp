// SPDX-License-Identifier: Apache-2.0

#include "app/core/clip_tools.h"

#include <charconv>
#include <system_error>

#include "media/base/files.h"
#include "media/edit/requests.h"
#include "media/libav/packet_index.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

// Where a new file is made when an old one is to be replaced: the old one stays until the new one
// is whole.
fs::path working_name(const fs::path& target, bool replace) {
  std::error_code ignored;
  if (!replace || !fs::exists(target, ignored)) return target;
  const std::string hidden =
      temporary_beside(target).filename().string() + target.extension().string();
  return target.parent_path() / hidden;
}

template <typename Report>
Result<Report> put_in_place(Result<Report> report, const fs::path& made, const fs::path& target) {
  if (!report || made == target) return report;
  RemoveOnExit cleanup(made);
  if (Status moved = move_into_place(made, target); !moved) return moved.error();
  cleanup.release();
  return report;
}

struct Map {
  ClipFacts facts;
  PacketIndex index;
};

Result<Map> map_of(const fs::path& clip) {
  Result<ClipFacts> facts = probe(clip);
  if (!facts) return facts.error();
  if (!facts->video) {
    return Error{
        ErrorCode::bad_input,
        {"\"" + clip.string() + "\" has no picture.", "「" + clip.string() + "」沒有畫面。"},
        {"Choose a clip with a picture.", "請選有畫面的片段。"}};
  }
  Result<PacketIndex> index = index_video(clip);
  if (!index) return index.error();
  return Map{std::move(*facts), std::move(*index)};
}

Error bad_range(const std::string& text) {
  return {ErrorCode::bad_input,
          {"\"" + text + "\" is not a range.", "「" + text + "」不是一段範圍。"},
          {"Write IN-OUT, for example 24-96 or 1.0s-4.0s.",
           "請寫成 入點-出點，例如 24-96 或 1.0s-4.0s。"}};
}

bool read_number(std::string_view text, std::int64_t& value) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc() && end == text.data() + text.size();
}

}  // namespace

Status may_write(const fs::path& target, bool replace) {
  std::error_code ignored;
  if (fs::is_directory(target, ignored)) {
    return Error{
        ErrorCode::bad_input,
        {"\"" + target.string() + "\" is a folder.", "「" + target.string() + "」是資料夾。"},
        {"Name a file in it.", "請指定其中的檔名。"}};
  }
  if (replace || !fs::exists(fs::symlink_status(target, ignored))) return done();
  return Error{
      ErrorCode::bad_input,
      {"\"" + target.string() + "\" is there already.", "「" + target.string() + "」已存在。"},
      {"Choose another name, or say --force to replace it.",
       "請用另一個檔名，或加 --force 取代它。"}};
}

Result<TrimReport> trim_file(const TrimOrder& order, const Cancel& cancel,
                             const ProgressFn& progress) {
  if (Status may = may_write(order.target, order.replace); !may) return may.error();
  // Asked here, of the real name: what is made under another one would replace an original.
  if (Status other = not_the_source(order.target, order.source); !other) return other.error();
  const fs::path making = working_name(order.target, order.replace);
  // The clip is looked through once: trim() finds the places itself.
  const TrimRequest request{.source = order.source,
                            .target = making,
                            .range = {},
                            .mode = order.mode,
                            .hidden_frames = order.hidden_frames,
                            .in = order.in,
                            .out = order.out};
  return put_in_place(trim(request, cancel, progress), making, order.target);
}

Result<JoinReport> join_files(JoinRequest request, bool replace, const Cancel& cancel,
                              const ProgressFn& progress) {
  if (Status may = may_write(request.target, replace); !may) return may.error();
  const fs::path target = request.target;
  // Asked here, of the real name: what is made under another one would replace an original.
  for (const JoinSegment& segment : request.segments) {
    if (Status other = not_the_source(target, segment.source); !other) return other.error();
  }
  for (const CutTrack& track : request.tracks) {
    for (const CutSound& sound : track.sounds) {
      if (Status other = not_the_source(target, sound.source); !other) return other.error();
    }
  }
  request.target = working_name(target, replace);
  return put_in_place(join(request, cancel, progress), request.target, target);
}

Result<std::int64_t> frame_named(const fs::path& clip, const std::string& text) {
  Result<Map> map = map_of(clip);
  if (!map) return map.error();
  return parse_frame(text, map->facts, map->index.frame_pts);
}

Result<FrameRange> range_named(const fs::path& clip, const std::string& text) {
  Result<Map> map = map_of(clip);
  if (!map) return map.error();
  if (text.empty()) return FrameRange{0, map->index.frames()};
  const std::size_t dash = text.find('-');
  if (dash == std::string::npos || dash == 0 || dash + 1 == text.size()) return bad_range(text);
  Result<std::int64_t> in = parse_frame(text.substr(0, dash), map->facts, map->index.frame_pts);
  if (!in) return in.error();
  Result<std::int64_t> out = parse_frame(text.substr(dash + 1), map->facts, map->index.frame_pts);
  if (!out) return out.error();
  return FrameRange{*in, *out};
}

Result<FilmFormat> parse_format(std::string_view text) {
  const Error bad{ErrorCode::bad_input,
                  {"\"" + std::string(text) + "\" is not a film format.",
                   "「" + std::string(text) + "」不是影片格式。"},
                  {"Write WIDTHxHEIGHT@FPS with even sizes, for example 1280x720@24.",
                   "請寫成 寬x高@幀率，寬高用雙數，例如 1280x720@24。"}};
  const std::size_t at = text.find('@');
  const std::string_view size = text.substr(0, at);
  const std::size_t x = size.find('x');
  std::int64_t width = 0;
  std::int64_t height = 0;
  if (x == std::string_view::npos || !read_number(size.substr(0, x), width) ||
      !read_number(size.substr(x + 1), height)) {
    return bad;
  }
  const bool fits = width >= 16 && width <= 8192 && height >= 16 && height <= 8192 &&
                    width % 2 == 0 && height % 2 == 0;
  if (!fits) return bad;
  FilmFormat format{static_cast<int>(width), static_cast<int>(height), {0, 1}};
  if (at == std::string_view::npos) return format;
  const std::string_view rate = text.substr(at + 1);
  const std::size_t slash = rate.find('/');
  if (!read_number(rate.substr(0, slash), format.fps.num)) return bad;
  if (slash != std::string_view::npos && !read_number(rate.substr(slash + 1), format.fps.den))
    return bad;
  const bool runs = format.fps.num > 0 && format.fps.den > 0 && format.fps.value() <= 240;
  return runs ? Result<FilmFormat>(format) : Result<FilmFormat>(bad);
}

}  // namespace shotlab
