// SPDX-License-Identifier: Apache-2.0

#include "media/libav/sound_reader.h"

#include <algorithm>
#include <cmath>

#include "media/libav/clip_source_state.h"
#include "media/libav/complaints.h"
#include "media/libav/sound_decoder.h"
#include "media/libav/survey.h"

namespace shotlab {
namespace {

// Two hours of stereo at 48 kHz; sound in memory is for shots and short films.
constexpr std::int64_t kMostValues = std::int64_t{2} * 3600 * 48000 * 2;

Error too_long() {
  return {ErrorCode::bad_input,
          {"That is more than two hours of sound at once.", "一次讀取的聲音超過兩小時。"},
          {"Read a shorter stretch.", "請讀取較短的一段。"}};
}

Error no_such_sound() {
  return {ErrorCode::bad_input,
          {"There is no such kind of sound.", "沒有這種聲音格式。"},
          {"Use 8000 to 192000 Hz and 1 to 8 channels, from sample 0 on.",
           "請使用 8000 至 192000 Hz、1 至 8 聲道，由第 0 個取樣開始。"}};
}

}  // namespace

struct SoundReader::State {
  std::filesystem::path path;
  Cancel cancel;
  int rate = 0;
  int channels = 0;
  TimePoint origin;    // Where the clip's own clock begins: at its first presented frame.
  av::SoundSpan span;  // In ticks of `base`.
  Rational base{1, 1};

  static Result<std::unique_ptr<State>> make(const std::filesystem::path& path,
                                             const av::Demuxer& demuxer, const av::Survey& survey,
                                             int rate, int channels, const Cancel& cancel);
};

SoundReader::SoundReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
SoundReader::SoundReader(SoundReader&&) noexcept = default;
SoundReader& SoundReader::operator=(SoundReader&&) noexcept = default;
SoundReader::~SoundReader() = default;

Result<std::unique_ptr<SoundReader::State>> SoundReader::State::make(
    const std::filesystem::path& path, const av::Demuxer& demuxer, const av::Survey& survey,
    int rate, int channels, const Cancel& cancel) {
  if (rate < 0 || rate > 384000 || channels < 0 || channels > 8) return no_such_sound();
  if (demuxer.sound() == nullptr || !survey.sound) return av::complain_no_sound(path);
  auto state = std::make_unique<State>();
  state->path = path;
  state->cancel = cancel;
  state->span = *survey.sound;
  state->base = av::rational(demuxer.sound()->time_base);
  state->origin = {state->span.begin, state->base};
  if (demuxer.picture() != nullptr) {
    state->origin = {survey.picture.frame_pts.front(), survey.picture.time_base};
  }
  const AVCodecParameters& coded = *demuxer.sound()->codecpar;
  state->rate = rate > 0 ? rate : std::max(1, coded.sample_rate);
  state->channels = channels > 0 ? channels : std::clamp(coded.ch_layout.nb_channels, 1, 8);
  return state;
}

Result<SoundReader> SoundReader::open(const std::filesystem::path& path, int rate, int channels,
                                      const Cancel& cancel) {
  if (rate < 0 || rate > 384000 || channels < 0 || channels > 8) return no_such_sound();
  Result<av::Demuxer> demuxer = av::Demuxer::open(path, av::Streams::both, cancel);
  if (!demuxer) return demuxer.error();
  if (demuxer->sound() == nullptr) return av::complain_no_sound(path);
  Result<av::Survey> survey = av::survey(*demuxer);
  if (!survey) return survey.error();
  Result<std::unique_ptr<State>> state =
      State::make(path, *demuxer, *survey, rate, channels, cancel);
  if (!state) return state.error();
  return SoundReader(*std::move(state));
}

Result<SoundReader> SoundReader::open(const ClipSource& source, int rate, int channels,
                                      const Cancel& cancel) {
  const ClipSource::State& known = source.state();
  Result<std::unique_ptr<State>> state =
      State::make(source.path(), known.demuxer, known.survey, rate, channels, cancel);
  if (!state) return state.error();
  return SoundReader(*std::move(state));
}

std::int64_t SoundReader::samples() const {
  const Rational samples{1, state_->rate};
  const TimePoint& origin = state_->origin;
  return std::max<std::int64_t>(0, rescale(state_->span.end, state_->base, samples) -
                                       rescale(origin.ticks, origin.base, samples));
}

Result<Samples> SoundReader::read(std::int64_t begin, std::int64_t end) {
  if (begin < 0) return no_such_sound();
  const std::int64_t length = std::max<std::int64_t>(0, end - begin);
  if (length > kMostValues / state_->channels) return too_long();
  Samples result{.rate = state_->rate, .channels = state_->channels, .values = {}};
  result.values.assign(static_cast<std::size_t>(length * result.channels), 0.0F);
  if (length == 0) return result;
  Result<av::SoundDecoder> decoder = av::SoundDecoder::open(state_->path, state_->cancel);
  if (!decoder) return decoder.error();
  Status read = decoder->read(state_->origin, state_->span, begin, result);
  if (!read) return read.error();
  return result;
}

Result<Samples> read_sound(const std::filesystem::path& path, int rate, int channels,
                           std::int64_t begin, std::int64_t end, const Cancel& cancel) {
  Result<SoundReader> reader = SoundReader::open(path, rate, channels, cancel);
  if (!reader) return reader.error();
  return reader->read(begin, end < 0 ? reader->samples() : end);
}

}  // namespace shotlab
