// SPDX-License-Identifier: Apache-2.0

#include "media/edit/trim_full.h"

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
  const SoundShape sound = sound_shape(facts);
  options.sound_rate = sound.rate;
  options.sound_channels = sound.channels;
  options.sound_bits = sound.bits;
  return options;
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

}  // namespace

SoundShape sound_shape(const ClipFacts& facts) {
  if (!facts.audio) return {};
  const int rate = facts.audio->sample_rate;
  const bool kept = std::find(kAacRates.begin(), kAacRates.end(), rate) != kAacRates.end();
  const int channels =
      facts.audio->channels == 1 || facts.audio->channels == 6 ? facts.audio->channels : 2;
  return {kept ? rate : 48000, channels, kSoundBitsPerChannel * channels};
}

Result<Samples> sound_of_range(const ClipSource& source, FrameRange range, int rate, int channels,
                               const Cancel& cancel) {
  const PacketIndex& index = source.index();
  const Rational samples{1, rate};
  const std::int64_t origin = index.frame_pts.front();
  const auto out = static_cast<std::size_t>(range.out);
  const std::int64_t in_pts = index.frame_pts[static_cast<std::size_t>(range.in)];
  const std::int64_t end_pts = out < index.frame_pts.size() ? index.frame_pts[out] : index.end_pts;
  const std::int64_t begin = rescale(in_pts - origin, index.time_base, samples);
  const std::int64_t length = rescale(end_pts - in_pts, index.time_base, samples);
  Result<SoundReader> reader = SoundReader::open(source, rate, channels, cancel);
  if (!reader) return reader.error();
  return reader->read(begin, begin + length);
}

Result<std::int64_t> trim_full(const ClipSource& source, FrameRange range,
                               const std::filesystem::path& target, const Cancel& cancel,
                               const ProgressFn& progress) {
  Result<FrameReader> reader = FrameReader::open(source, {.cancel = cancel});
  if (!reader) return reader.error();
  const Plan plan = make_plan(source.index(), range);
  const ClipWriterOptions options = options_for(source.facts(), plan);
  std::optional<Samples> sound;
  if (options.sound_rate > 0) {
    Result<Samples> heard =
        sound_of_range(source, range, options.sound_rate, options.sound_channels, cancel);
    if (!heard) return heard.error();
    sound = *std::move(heard);
  }
  Result<ClipWriter> writer = ClipWriter::create(target, options);
  if (!writer) return writer.error();
  writer->set_end(plan.end);

  const auto count = static_cast<std::int64_t>(plan.times.size());
  std::int64_t heard = 0;
  for (std::int64_t n = 0; n < count; ++n) {
    if (cancel.requested()) return stopped();
    Result<Frame> frame = reader->read(range.in + n);
    if (!frame) return frame.error();
    Status added = writer->add_frame(*frame, plan.times[static_cast<std::size_t>(n)]);
    if (!added) return added.error();
    if (sound) {
      // In step with the picture, so that a player finds both in one place.
      const std::int64_t upto = sound->frames() * (n + 1) / count;
      added = writer->add_sound(stretch(*sound, heard, upto));
      if (!added) return added.error();
      heard = upto;
    }
    if (progress) progress(static_cast<double>(n + 1) / static_cast<double>(count));
  }
  if (Status finished = writer->finish(); !finished) return finished.error();
  return verify(target, plan, cancel);
}

}  // namespace shotlab
