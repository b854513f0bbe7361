// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "media/compare/compare.h"
#include "media/compare/views.h"
#include "media/libav/frame_reader.h"
#include "media/model/canvas.h"

namespace shotlab {
namespace {

constexpr int kCellWidth = 360;
constexpr int kMargin = 16;
constexpr int kCaption = 26;  // Under each row.
constexpr double kTextSize = 2;
// Differences that matter are small; four times as large they are seen.
constexpr double kGain = 4;

std::string number(const char* format, double value) {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

std::string caption_of(const FrameScore& score) {
  const std::string psnr = std::isinf(score.psnr_y) ? "EQUAL" : number("PSNR %.1f", score.psnr_y);
  return psnr + "  " + number("SSIM %.3f", score.ssim_y);
}

// The worst pairs, then others spread evenly over the rest, in order of time.
std::vector<std::size_t> choose(const CompareReport& report, int rows) {
  std::vector<std::size_t> chosen;
  for (const std::size_t at : report.worst) {
    if (static_cast<int>(chosen.size()) * 2 < rows) chosen.push_back(at);
  }
  const std::size_t count = report.frames.size();
  const auto wanted = std::min(static_cast<std::size_t>(std::max(1, rows)), count);
  for (std::size_t i = 0; chosen.size() < wanted && i < count; ++i) {
    // Halves, quarters, eighths...: evenly spread, however many are still wanted.
    std::size_t spread = 0;
    for (std::size_t bits = i, unit = count; unit > 1; bits /= 2) {
      unit = (unit + 1) / 2;
      if (bits % 2 != 0) spread += unit;
    }
    spread = std::min(spread, count - 1);
    if (std::find(chosen.begin(), chosen.end(), spread) == chosen.end()) chosen.push_back(spread);
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace

Result<Picture> contact_sheet(const CompareRequest& request, const CompareReport& report, int rows,
                              const Cancel& cancel) {
  Result<FrameReader> a = FrameReader::open(request.a, {cancel, 0});
  if (!a) return a.error();
  Result<FrameReader> b = FrameReader::open(request.b, {cancel, 0});
  if (!b) return b.error();
  const int width = std::max(1, report.a.video->display_width());
  const int height =
      std::max(1, static_cast<int>(std::lround(static_cast<double>(kCellWidth) *
                                               report.a.video->display_height() / width)));
  Picturer of_a(kCellWidth, height, 3, true), of_b(kCellWidth, height, 3, true);

  const std::vector<std::size_t> chosen = choose(report, rows);
  const int step = kCellWidth + kMargin;
  const int row_height = height + kCaption + kMargin;
  Canvas canvas(3 * step + kMargin, static_cast<int>(chosen.size()) * row_height + kMargin);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const FrameScore& score = report.frames[chosen[i]];
    Result<Frame> frame_a = a->read(score.frames.a);
    if (!frame_a) return frame_a.error();
    Result<Frame> frame_b = b->read(score.frames.b);
    if (!frame_b) return frame_b.error();
    Result<Picture> picture_a = of_a(*frame_a, a->facts());
    if (!picture_a) return picture_a.error();
    Result<Picture> picture_b = of_b(*frame_b, b->facts());
    if (!picture_b) return picture_b.error();
    const bool worst =
        std::find(report.worst.begin(), report.worst.end(), chosen[i]) != report.worst.end();
    const double top = kMargin + static_cast<double>(i) * row_height;
    const double words = top + height + 8;
    canvas.image(*picture_a, kMargin, top, kCellWidth, height);
    canvas.image(*picture_b, kMargin + step, top, kCellWidth, height);
    canvas.image(difference(*picture_a, *picture_b, DifferenceLook::heat, kGain),
                 kMargin + 2 * step, top, kCellWidth, height);
    canvas.text(kMargin, words, "A " + std::to_string(score.frames.a), kTextSize, ink::kText);
    canvas.text(kMargin + step, words, "B " + std::to_string(score.frames.b), kTextSize,
                ink::kText);
    canvas.text(kMargin + 2 * step, words, caption_of(score) + (worst ? "  WORST" : ""), kTextSize,
                worst ? ink::kStray : ink::kQuiet);
  }
  return canvas.picture();
}

}  // namespace shotlab
