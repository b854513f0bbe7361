// SPDX-License-Identifier: Apache-2.0

#include "media/libav/sound_copy.h"

#include <algorithm>
#include <cstdlib>

namespace shotlab::av {
namespace {

// Times in a file may be rounded to milliseconds; a real gap is at least half a coded block.
constexpr int kJitterParts = 100;  // 1/100 s

struct Habit {
  std::int64_t run_up = 0;  // Packets before the first that its decoder needs.
  bool mp4 = false;
  bool plain = false;
};

std::optional<Habit> habit_of(AVCodecID codec) {
  switch (codec) {
    case AV_CODEC_ID_AAC:
      return Habit{2, true, true};
    case AV_CODEC_ID_MP3:
      return Habit{12, true, false};  // Bits of a block may lie in many blocks before it.
    case AV_CODEC_ID_MP2:
      return Habit{1, true, true};
    case AV_CODEC_ID_OPUS:
      return Habit{8, true, false};
    case AV_CODEC_ID_AC3:
    case AV_CODEC_ID_EAC3:
      return Habit{2, true, false};
    case AV_CODEC_ID_FLAC:
    case AV_CODEC_ID_ALAC:
      return Habit{0, true, true};
    default:
      return std::nullopt;
  }
}

// Packets that follow each other without overlapping, and where each begins, in samples of the
// source's clock.
struct Run {
  std::size_t first = 0;
  std::vector<std::int64_t> at;
};

// The run that holds [begin, end). A clip that was joined from others may have several; nothing if
// two of them overlap in there.
std::optional<Run> run_about(const ClipSource::State& source, Rational base,
                             const AVCodecParameters& coded, std::int64_t begin, std::int64_t end) {
  const Rational samples{1, coded.sample_rate};
  Run run;
  std::vector<std::int64_t>& at = run.at;
  std::int64_t next = 0;
  for (const SoundEntry& entry : source.sound) {
    const std::int64_t said = rescale(entry.pts, base, samples);
    const bool near = !at.empty() && std::abs(said - next) <= coded.sample_rate / kJitterParts;
    if (!at.empty() && !near && said < next) {
      // Here another run begins.
      if (at.front() <= begin && said < end && next > begin) return std::nullopt;
      if (said >= end) break;
      run.first += at.size();
      at.clear();
    }
    at.push_back(near && !at.empty() ? next : said);
    std::int64_t count = coded.frame_size;
    if (count <= 0) count = rescale(entry.duration, base, samples);
    if (count <= 0) return std::nullopt;
    next = at.back() + count;
  }
  if (at.empty()) return std::nullopt;
  return run;
}

}  // namespace

std::optional<SoundCopy> plan_sound_copy(const ClipSource::State& source, TimePoint zero,
                                         std::int64_t length, const std::string& container) {
  const AVStream* stream = source.demuxer.sound();
  if (stream == nullptr || source.sound.empty() || !source.survey.sound) return std::nullopt;
  const AVCodecParameters& coded = *stream->codecpar;
  const std::optional<Habit> habit = habit_of(coded.codec_id);
  // Only an edit list can begin sound in the middle of a packet.
  if (!habit || !habit->mp4 || coded.sample_rate <= 0) return std::nullopt;
  if (container != "mp4" && container != "mov") return std::nullopt;
  const Rational base = rational(stream->time_base);
  const Rational samples{1, coded.sample_rate};
  const std::int64_t origin = rescale(zero.ticks, zero.base, samples);
  SoundCopy copy;
  copy.plain = habit->plain;
  copy.begin =
      std::max<std::int64_t>(0, rescale(source.survey.sound->begin, base, samples) - origin);
  copy.end = std::min(length, rescale(source.survey.sound->end, base, samples) - origin);
  if (copy.end <= copy.begin) return std::nullopt;
  const std::optional<Run> run =
      run_about(source, base, coded, copy.begin + origin, copy.end + origin);
  if (!run) return std::nullopt;
  const std::vector<std::int64_t>& at = run->at;
  const auto after = std::upper_bound(at.begin(), at.end(), copy.begin + origin);
  const std::int64_t holding = std::max<std::int64_t>(0, after - at.begin() - 1);
  const std::int64_t begin = holding - habit->run_up;
  // What comes before it is of another run, and would be taken for its run-up.
  if (begin < 0 && run->first > 0) return std::nullopt;
  copy.first = run->first + static_cast<std::size_t>(std::max<std::int64_t>(0, begin));
  for (std::size_t i = copy.first - run->first; i < at.size() && at[i] - origin < copy.end; ++i) {
    copy.at.push_back(at[i] - origin);
  }
  // A gap at the start of what is heard would have to be another edit.
  if (copy.at.empty() || copy.at.front() > copy.begin) return std::nullopt;
  return copy;
}

}  // namespace shotlab::av
