// SPDX-License-Identifier: Apache-2.0

#include "media/play/proxy.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include "media/base/files.h"
#include "media/base/hash.h"
#include "media/libav/clip_writer.h"
#include "media/libav/frame_reader.h"
#include "media/play/decode_plan.h"

namespace shotlab {
namespace {

constexpr std::size_t kHead = std::size_t{64} << 10;
// Decoding so many frames to show one is felt by the hand.
constexpr std::int64_t kLongGroup = 24;

int even(std::int64_t side) { return static_cast<int>(std::max<std::int64_t>(2, side / 2 * 2)); }

Error stopped() {
  return {ErrorCode::cancelled,
          {"Stopped, as you asked; nothing was written.", "已按要求停止，沒有寫入任何東西。"},
          {}};
}

// A clock whose ticks hold every time of the clip, counted from its first frame.
ClipWriterOptions options_for(const FrameReader& reader, const ProxyOptions& wanted) {
  const VideoFacts& video = *reader.facts().video;
  ClipWriterOptions options;
  options.height = even(std::min(video.height, wanted.lines));
  options.width =
      even((std::int64_t{video.width} * options.height + video.height / 2) / video.height);
  options.fps = video.fps.num > 0 ? video.fps : Rational{24, 1};
  options.time_base = reader.index().time_base;
  options.crf = wanted.crf;
  options.key_interval = 1;
  options.look_ahead = false;
  options.rotation = video.rotation;
  options.like = video;
  return options;
}

}  // namespace

Result<std::filesystem::path> proxy_path(const std::filesystem::path& clip,
                                         const std::filesystem::path& folder) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(clip, failed);
  if (failed) return cannot_read(clip);
  const auto time = std::filesystem::last_write_time(clip, failed);
  if (failed) return cannot_read(clip);
  std::string head(std::min<std::uintmax_t>(size, kHead), '\0');
  std::ifstream file(clip, std::ios::binary);
  if (!file.read(head.data(), static_cast<std::streamsize>(head.size()))) return cannot_read(clip);
  const std::string name = sha256(std::to_string(size) + " " +
                                  std::to_string(time.time_since_epoch().count()) + " " + head);
  return folder / (name.substr(0, 24) + ".proxy.mp4");
}

bool is_proxy_worth_it(const ClipFacts& facts, const PacketIndex& index, std::size_t picture_bytes,
                       std::size_t cache_bytes) {
  if (!facts.video || index.frames() == 0 || picture_bytes == 0) return false;
  const auto fit = static_cast<std::int64_t>(cache_bytes / picture_bytes);
  const auto entries = static_cast<std::int64_t>(entry_frames(index).size());
  return index.frames() > fit && index.frames() > kLongGroup * entries;
}

bool same_times(const PacketIndex& clip, const PacketIndex& proxy) {
  if (clip.frames() != proxy.frames()) return false;
  for (std::size_t n = 0; n < clip.frame_pts.size(); ++n) {
    const std::int64_t wanted =
        rescale(clip.frame_pts[n] - clip.frame_pts[0], clip.time_base, proxy.time_base);
    if (proxy.frame_pts[n] - proxy.frame_pts[0] != wanted) return false;
  }
  return true;
}

Result<std::filesystem::path> make_proxy(const std::filesystem::path& clip,
                                         const std::filesystem::path& folder,
                                         const ProxyOptions& options, const Cancel& cancel,
                                         const std::function<void(double)>& progress) {
  Result<std::filesystem::path> path = proxy_path(clip, folder);
  if (!path) return path;
  std::error_code failed;
  if (std::filesystem::exists(*path, failed)) return path;
  Result<FrameReader> reader = FrameReader::open(clip, {.cancel = cancel});
  if (!reader) return reader.error();
  std::filesystem::create_directories(folder, failed);
  Result<ClipWriter> writer = ClipWriter::create(*path, options_for(*reader, options));
  if (!writer) return writer.error();

  const PacketIndex& index = reader->index();
  const std::int64_t origin = index.frame_pts.front();
  writer->set_end(index.end_pts - origin);
  Frame last;
  for (std::int64_t n = 0; n < index.frames(); ++n) {
    if (cancel.requested()) return stopped();
    Result<Frame> frame = reader->read(n);
    if (!frame && (last.empty() || frame.error().code == ErrorCode::cancelled))
      return frame.error();
    if (frame) last = *std::move(frame);
    Status added = writer->add_frame(last, index.frame_pts[static_cast<std::size_t>(n)] - origin);
    if (!added) return added.error();
    if (progress) progress(static_cast<double>(n + 1) / static_cast<double>(index.frames()));
  }
  if (Status finished = writer->finish(); !finished) return finished.error();
  return path;
}

}  // namespace shotlab
