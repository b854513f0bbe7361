// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <map>
#include <system_error>

#include "media/base/files.h"
#include "media/edit/film_picture.h"
#include "media/edit/film_writing.h"
#include "media/edit/requests.h"
#include "media/libav/clip_writer.h"
#include "media/libav/frame_difference.h"
#include "media/libav/frame_reader.h"

namespace shotlab {
namespace {

constexpr std::size_t kKept = 24;  // Frames that are remembered and compared at the end.
constexpr double kSound = 28;      // dB: below this it is another picture.
constexpr double kWriting = 0.95;

int quality_of(PictureCodec codec) {
  switch (codec) {
    case PictureCodec::h264:
      return 14;
    case PictureCodec::hevc:
      return 16;
    default:
      return 18;
  }
}

ClipWriterOptions options_for(const FilmOrder& order) {
  ClipWriterOptions options;
  const VideoFacts& look = order.kind.look;
  options.width = look.width;
  options.height = look.height;
  options.fps = order.plan.fps;
  options.codec = order.kind.codec;
  options.crf = quality_of(order.kind.codec);
  options.key_interval = static_cast<int>(std::clamp(2 * options.fps.value(), 1.0, 250.0));
  options.like = look;
  options.sound_rate = order.sound.rate;
  options.sound_channels = order.sound.channels;
  options.sound_bits = order.sound.bits;
  options.sound_codec = order.kind.sound;
  options.metadata = order.request.metadata;
  options.digital_source_type = order.request.digital_source_type;
  return options;
}

// First frames of shots, evenly chosen where there are many, and the film's last.
std::vector<std::int64_t> frames_to_keep(const FilmPlan& plan) {
  std::vector<std::int64_t> frames;
  const std::size_t step = std::max<std::size_t>(1, (plan.shots.size() + kKept - 1) / kKept);
  for (std::size_t i = 0; i < plan.shots.size(); i += step) {
    frames.push_back(plan.shots[i].place.in);
  }
  frames.push_back(plan.frames - 1);
  return frames;
}

Error differs(std::int64_t frame) {
  const std::string number = std::to_string(frame);
  return {ErrorCode::internal,
          {"Frame " + number + " of the film did not come back as it went in, so it was removed.",
           "影片的第 " + number + " 格讀回時與寫入的不符，已刪除。"},
          {"Please report this.", "請回報此問題。"}};
}

Result<double> compare(const std::filesystem::path& file, const std::map<std::int64_t, Frame>& kept,
                       const Cancel& cancel) {
  Result<FrameReader> reader = FrameReader::open(file, {.cancel = cancel});
  if (!reader) return reader.error();
  double worst = 99;
  for (const auto& [n, wanted] : kept) {
    Result<Frame> given = reader->read(n);
    if (!given) return given.error();
    // Another pixel format than was composed in (an odd size, say) cannot be compared.
    const std::optional<double> psnr = frame_psnr(wanted, *given);
    if (psnr && *psnr < kSound) return differs(n);
    worst = std::min(worst, psnr.value_or(worst));
  }
  return worst;
}

}  // namespace

Result<FilmProof> write_encoded(const FilmOrder& order) {
  Result<FilmPicture> picture = FilmPicture::open(order.plan, order.kind.look, order.cancel);
  if (!picture) return picture.error();
  // Written under a hidden name with the right ending, and only shown when it has been looked at.
  const std::filesystem::path target = order.request.target;
  const std::filesystem::path making =
      target.parent_path() /
      (temporary_beside(target).filename().string() + target.extension().string());
  const RemoveOnExit cleanup(making);
  Result<ClipWriter> writer = ClipWriter::create(making, options_for(order));
  if (!writer) return writer.error();
  const std::vector<std::int64_t> wanted = frames_to_keep(order.plan);
  std::map<std::int64_t, Frame> kept;
  std::int64_t heard = 0;
  for (std::int64_t n = 0; n < order.plan.frames; ++n) {
    if (order.cancel.requested()) return stopped();
    Result<Frame> frame = picture->at(n);
    if (!frame) return frame.error();
    if (std::find(wanted.begin(), wanted.end(), n) != wanted.end()) kept[n] = *frame;
    if (Status added = writer->add_frame(*frame, n); !added) return added.error();
    if (order.sound.rate > 0) {
      const std::int64_t until = sample_of_frame(n + 1, order.plan.fps, order.sound.rate);
      Result<Samples> sound = order.sound.at(heard, until);
      if (!sound) return sound.error();
      heard = until;
      if (Status added = writer->add_sound(*sound); !added) return added.error();
    }
    if (order.progress) {
      order.progress(kWriting * static_cast<double>(n + 1) /
                     static_cast<double>(order.plan.frames));
    }
  }
  if (Status finished = writer->finish(); !finished) return finished.error();
  Result<double> worst = compare(making, kept, order.cancel);
  if (!worst) return worst.error();
  if (Status moved = move_into_place(making, target); !moved) return moved.error();
  if (order.progress) order.progress(1);
  return FilmProof{order.plan.frames, *worst};
}

}  // namespace shotlab
