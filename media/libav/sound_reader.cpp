// SPDX-License-Identifier: Apache-2.0

#include "media/libav/sound_reader.h"

#include <algorithm>
#include <cmath>

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

}  // namespace

Result<Samples> read_sound(const std::filesystem::path& path, int rate, int channels,
                           std::int64_t begin, std::int64_t end, const Cancel& cancel) {
  if (rate < 0 || rate > 384000 || channels < 0 || channels > 8 || begin < 0) {
    return Error{
        ErrorCode::bad_input,
        {"There is no such kind of sound.", "沒有這種聲音格式。"},
        {"Use 8000 to 192000 Hz and 1 to 8 channels.", "請使用 8000 至 192000 Hz、1 至 8 聲道。"}};
  }
  // Where the clip's own clock begins: at its first presented frame.
  Result<av::Demuxer> demuxer = av::Demuxer::open(path, av::Streams::both, cancel);
  if (!demuxer) return demuxer.error();
  if (demuxer->sound() == nullptr) return av::complain_no_sound(path);
  Result<av::Survey> survey = av::survey(*demuxer);
  if (!survey) return survey.error();
  if (!survey->sound) return av::complain_no_sound(path);
  const Rational sound_base = av::rational(demuxer->sound()->time_base);
  const av::SoundSpan span = *survey->sound;
  TimePoint origin{span.begin, sound_base};
  if (demuxer->picture() != nullptr) {
    origin = {survey->picture.frame_pts.front(), survey->picture.time_base};
  }

  Result<av::SoundDecoder> decoder = av::SoundDecoder::open(path, cancel);
  if (!decoder) return decoder.error();
  if (rate == 0) rate = decoder->rate();
  if (channels == 0) channels = decoder->channels();
  const Rational result_base{1, rate};
  if (end < 0) {
    end = rescale(span.end, sound_base, result_base) -
          rescale(origin.ticks, origin.base, result_base);
    end = std::max<std::int64_t>(end, 0);
  }
  const std::int64_t length = std::max<std::int64_t>(0, end - begin);
  if (length > kMostValues / channels) return too_long();

  Samples result{.rate = rate, .channels = channels, .values = {}};
  result.values.assign(static_cast<std::size_t>(length * channels), 0.0F);
  Status read = decoder->read(origin, span, begin, result);
  if (!read) return read.error();
  return result;
}

}  // namespace shotlab
