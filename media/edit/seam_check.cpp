// SPDX-License-Identifier: Apache-2.0

#include "media/edit/seam_check.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "media/edit/requests.h"
#include "media/edit/trim_full.h"
#include "media/libav/frame_difference.h"
#include "media/libav/frame_reader.h"
#include "media/libav/sound_reader.h"

namespace shotlab {
namespace {

constexpr std::int64_t kAround = 3;  // Frames on either side of a seam.
constexpr double kSameFrame = 99;
constexpr float kSameSample = 1.0F / 4096;

Error frame_differs(std::int64_t frame) {
  const std::string number = std::to_string(frame);
  return {ErrorCode::unsupported,
          {"Frame " + number + " of the result did not decode to the source's picture.",
           "結果的第 " + number + " 格解碼後與原片不同。"},
          {"Use mode full.", "請改用 full 模式。"}};
}

// Frames of the result that are encoded again, as ranges.
std::vector<FrameRange> encoded_frames(const TrimAttempt& attempt) {
  std::vector<FrameRange> ranges;
  for (const CutPiece& piece : attempt.plan.pieces) {
    if (!piece.copy) {
      ranges.push_back({piece.first - attempt.range.in, piece.end - attempt.range.in});
    }
  }
  return ranges;
}

std::set<std::int64_t> frames_to_look_at(const TrimAttempt& attempt,
                                         const std::vector<FrameRange>& encoded) {
  std::set<std::int64_t> seams = {0, attempt.range.length()};
  for (const FrameRange& range : encoded) seams.insert({range.in, range.out});
  std::set<std::int64_t> frames;
  for (const std::int64_t seam : seams) {
    for (std::int64_t n = seam - kAround; n < seam + kAround; ++n) {
      if (n >= 0 && n < attempt.range.length()) frames.insert(n);
    }
  }
  return frames;
}

}  // namespace

Result<double> compare_seams(const ClipSource& source, const TrimAttempt& attempt,
                             const std::filesystem::path& made, const Cancel& cancel) {
  Result<FrameReader> from = FrameReader::open(source, {.cancel = cancel});
  if (!from) return from.error();
  Result<FrameReader> to = FrameReader::open(made, {.cancel = cancel});
  if (!to) return to.error();
  const std::vector<FrameRange> encoded = encoded_frames(attempt);
  double worst = kSameFrame;
  for (const std::int64_t n : frames_to_look_at(attempt, encoded)) {
    if (cancel.requested()) return stopped();
    Result<Frame> wanted = from->read(attempt.range.in + n);
    if (!wanted) return wanted.error();
    Result<Frame> given = to->read(n);
    if (!given) return cancel.requested() ? stopped() : frame_differs(n);
    const std::optional<double> psnr = frame_psnr(*wanted, *given);
    if (!psnr) return frame_differs(n);
    const bool again = std::any_of(encoded.begin(), encoded.end(), [&](const FrameRange& range) {
      return n >= range.in && n < range.out;
    });
    if (!again && *psnr < kSameFrame) return frame_differs(n);
    worst = std::min(worst, *psnr);
  }
  return worst;
}

Status first_frames_decode(const ClipSource& source, FrameRange range, const Cancel& cancel) {
  Result<FrameReader> from = FrameReader::open(source, {.cancel = cancel});
  if (!from) return from.error();
  for (std::int64_t n = range.in; n < std::min(range.out, range.in + kAround); ++n) {
    if (Result<Frame> frame = from->read(n); !frame) return frame.error();
  }
  return done();
}

Result<bool> same_sound(const ClipSource& source, FrameRange range,
                        const std::filesystem::path& made, const Cancel& cancel) {
  const int rate = source.facts().audio->sample_rate;
  const int channels = source.facts().audio->channels;
  Result<Samples> wanted = sound_of_range(source, range, rate, channels, cancel);
  if (!wanted) return wanted.error();
  Result<Samples> given = read_sound(made, rate, channels, 0, wanted->frames(), cancel);
  if (!given) return given.error();
  if (given->values.size() != wanted->values.size()) return false;
  const std::size_t count = wanted->values.size();
  const std::size_t part =
      std::min(count, static_cast<std::size_t>(rate / 10) * static_cast<std::size_t>(channels));
  for (std::size_t i = 0; i < count; ++i) {
    if (i == part && count > 2 * part) i = count - part;
    if (std::abs(wanted->values[i] - given->values[i]) > kSameSample) return false;
  }
  return true;
}

Error seam_visible(double psnr) {
  const std::string value = number(psnr, 1);
  return {ErrorCode::unsupported,
          {"An encoded frame came out at " + value + " dB, below 45 dB.",
           "有一格重新編碼後只有 " + value + " dB，低於 45 dB。"},
          {"Use mode full.", "請改用 full 模式。"}};
}

Error sound_differs() {
  return {
      ErrorCode::unsupported,
      {"The copied sound did not decode to the source's samples.", "複製的聲音解碼後與原片不同。"},
      {"Use mode full.", "請改用 full 模式。"}};
}

}  // namespace shotlab
