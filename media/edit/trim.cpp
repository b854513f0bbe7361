// SPDX-License-Identifier: Apache-2.0

#include "media/edit/trim.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <system_error>

#include "media/edit/requests.h"
#include "media/libav/clip_writer.h"
#include "media/libav/frame_reader.h"
#include "media/libav/sound_reader.h"

namespace shotlab {
namespace {

// x264's quality at which luma stays above 45 dB in the worst frame of the real clips.
constexpr int kQuality = 8;
constexpr int kSoundBitsPerChannel = 96'000;
constexpr std::array kAacRates = {96000, 88200, 64000, 48000, 44100, 32000,
                                  24000, 22050, 16000, 12000, 11025, 8000};

// What the target must hold: times of its frames from the first, in ticks of a clock.
struct Plan {
  std::vector<std::int64_t> times;
  std::int64_t end = 0;
  Rational clock{1, 1};
};

Plan make_plan(const PacketIndex& index, FrameRange range) {
  Plan plan;
  const auto in = static_cast<std::size_t>(range.in);
  const auto out = static_cast<std::size_t>(range.out);
  const std::int64_t first = index.frame_pts[in];
  for (std::size_t n = in; n < out; ++n) plan.times.push_back(index.frame_pts[n] - first);
  plan.end = (out < index.frame_pts.size() ? index.frame_pts[out] : index.end_pts) - first;
  // The coarsest clock that still holds every time exactly: some files count in nanoseconds for
  // nothing.
  std::int64_t step = plan.end;
  for (const std::int64_t time : plan.times) step = std::gcd(step, time);
  step = std::max<std::int64_t>(1, step);
  for (std::int64_t& time : plan.times) time /= step;
  plan.end /= step;
  const std::int64_t num = index.time_base.num * step;
  const std::int64_t common = std::gcd(num, index.time_base.den);
  plan.clock = {num / common, index.time_base.den / common};
  return plan;
}

ClipWriterOptions options_for(const ClipFacts& facts, const Plan& plan) {
  const VideoFacts& video = *facts.video;
  ClipWriterOptions options;
  options.width = video.width;
  options.height = video.height;
  options.fps = video.fps.num > 0 ? video.fps : Rational{25, 1};
  options.time_base = plan.clock;
  options.crf = kQuality;
  options.key_interval = static_cast<int>(std::clamp(2 * options.fps.value(), 1.0, 250.0));
  options.rotation = video.rotation;
  options.like = video;
  options.digital_source_type = facts.digital_source_type;
  if (facts.audio) {
    const int rate = facts.audio->sample_rate;
    const bool kept = std::find(kAacRates.begin(), kAacRates.end(), rate) != kAacRates.end();
    const int channels = facts.audio->channels;
    options.sound_rate = kept ? rate : 48000;
    options.sound_channels = channels == 1 || channels == 6 ? channels : 2;
    options.sound_bits = kSoundBitsPerChannel * options.sound_channels;
  }
  return options;
}

Result<std::optional<Samples>> sound_of(const TrimRequest& request, const FrameReader& reader,
                                        const ClipWriterOptions& options, const Cancel& cancel) {
  if (options.sound_rate == 0) return std::optional<Samples>();
  const PacketIndex& index = reader.index();
  const Rational samples{1, options.sound_rate};
  const std::int64_t origin = index.frame_pts.front();
  const auto out = static_cast<std::size_t>(request.range.out);
  const std::int64_t in_pts = index.frame_pts[static_cast<std::size_t>(request.range.in)];
  const std::int64_t end_pts = out < index.frame_pts.size() ? index.frame_pts[out] : index.end_pts;
  const std::int64_t begin = rescale(in_pts - origin, index.time_base, samples);
  const std::int64_t length = rescale(end_pts - in_pts, index.time_base, samples);
  Result<Samples> sound = read_sound(request.source, options.sound_rate, options.sound_channels,
                                     begin, begin + length, cancel);
  if (!sound) return sound.error();
  return std::optional<Samples>(*std::move(sound));
}

// Samples [begin, end) of `sound`.
Samples stretch(const Samples& sound, std::int64_t begin, std::int64_t end) {
  Samples part{.rate = sound.rate, .channels = sound.channels, .values = {}};
  part.values.assign(sound.values.begin() + begin * sound.channels,
                     sound.values.begin() + end * sound.channels);
  return part;
}

// The written file, looked at afresh, against the plan.
Result<std::int64_t> verify(const std::filesystem::path& target, const Plan& plan,
                            const Cancel& cancel) {
  Result<PacketIndex> index = index_video(target, cancel);
  if (!index) return index.error();
  bool same = index->frame_pts.size() == plan.times.size();
  for (std::size_t n = 0; same && n < plan.times.size(); ++n) {
    same = TimePoint{index->frame_pts[n] - index->frame_pts[0], index->time_base} ==
           TimePoint{plan.times[n], plan.clock};
  }
  if (same) return index->frames();
  std::error_code ignored;
  std::filesystem::remove(target, ignored);
  return Error{ErrorCode::internal,
               {"The trimmed clip did not hold the frames asked for, so it was removed.",
                "剪出的片段與所要求的影格不符，已刪除。"},
               {"Please report this.", "請回報此問題。"}};
}

Text reason_for(const TrimRequest& request, const VideoFacts& video) {
  Text reason = request.mode == TrimMode::full
                    ? Text{"Decoded and encoded again, as you asked.", "按要求解碼後重新編碼。"}
                    : Text{"Decoded and encoded again: exact for every clip.",
                           "解碼後重新編碼：任何影片都能準確到格。"};
  if (video.codec != "h264") {
    reason.en += " The picture is now H.264 (it was " + video.codec + ").";
    reason.zh += "畫面改為 H.264（原為 " + video.codec + "）。";
  }
  return reason;
}

}  // namespace

Result<TrimReport> trim(const TrimRequest& request, const Cancel& cancel,
                        const ProgressFn& progress) {
  if (request.mode == TrimMode::copy || request.mode == TrimMode::smart) {
    return Error{ErrorCode::unsupported,
                 {"Trimming without encoding everything again is not there yet.",
                  "尚未支援不重新編碼的剪裁。"},
                 {"Use mode auto or full: the result is exact too.",
                  "請用 auto 或 full 模式，結果同樣準確。"}};
  }
  if (Status allowed = check_target(request.target, request.source); !allowed) {
    return allowed.error();
  }
  Result<FrameReader> reader = FrameReader::open(request.source, {.cancel = cancel});
  if (!reader) return reader.error();
  Status inside = check_range(request.source, request.range, reader->frames());
  if (!inside) return inside.error();

  const PacketIndex& index = reader->index();
  const Plan plan = make_plan(index, request.range);
  const ClipWriterOptions options = options_for(reader->facts(), plan);
  Result<std::optional<Samples>> sound = sound_of(request, *reader, options, cancel);
  if (!sound) return sound.error();
  Result<ClipWriter> writer = ClipWriter::create(request.target, options);
  if (!writer) return writer.error();
  writer->set_end(plan.end);

  const auto count = static_cast<std::int64_t>(plan.times.size());
  std::int64_t heard = 0;
  for (std::int64_t n = 0; n < count; ++n) {
    if (cancel.requested()) return stopped();
    Result<Frame> frame = reader->read(request.range.in + n);
    if (!frame) return frame.error();
    Status added = writer->add_frame(*frame, plan.times[static_cast<std::size_t>(n)]);
    if (!added) return added.error();
    if (*sound) {
      // In step with the picture, so that a player finds both in one place.
      const std::int64_t upto = (*sound)->frames() * (n + 1) / count;
      added = writer->add_sound(stretch(**sound, heard, upto));
      if (!added) return added.error();
      heard = upto;
    }
    if (progress) progress(static_cast<double>(n + 1) / static_cast<double>(count));
  }
  if (Status finished = writer->finish(); !finished) return finished.error();
  Result<std::int64_t> frames = verify(request.target, plan, cancel);
  if (!frames) return frames.error();

  TrimReport report;
  report.mode = "full";
  report.frames = *frames;
  const auto pts_s = [&](std::int64_t n) {
    return TimePoint{index.frame_pts[static_cast<std::size_t>(n)], index.time_base}.seconds();
  };
  report.first_pts_s = pts_s(request.range.in);
  report.last_pts_s = pts_s(request.range.out - 1);
  report.reason = reason_for(request, *reader->facts().video);
  return report;
}

}  // namespace shotlab
