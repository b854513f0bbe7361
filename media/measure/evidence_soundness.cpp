// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>
#include <string>

#include "media/base/text.h"
#include "media/measure/evidence.h"
#include "media/model/canvas.h"

namespace shotlab {

std::int64_t frame_of_interest(const PictureSoundness& measured, std::int64_t clip_frames) {
  if (measured.first_black) return *measured.first_black;
  const auto longest = std::max_element(
      measured.frozen.begin(), measured.frozen.end(),
      [](const FrozenRun& a, const FrozenRun& b) { return a.frames.length() < b.frames.length(); });
  if (longest != measured.frozen.end()) return (longest->frames.in + longest->frames.out) / 2;
  return clip_frames / 2;
}

Picture draw_soundness(const PictureSoundness& measured, const std::vector<float>& brightness,
                       std::int64_t shown_number, const Picture& shown) {
  constexpr double kMargin = 16, kGraph = 72, kFoot = 34;
  const double wide = kEvidenceWidth - 2 * kMargin;
  const double high =
      shown.empty() ? wide * 9 / 16 : std::min(wide * shown.height / shown.width, wide);
  const double picture_wide = shown.empty() ? wide : high * shown.width / shown.height;
  Canvas canvas(kEvidenceWidth, static_cast<int>(high + kGraph + kFoot + 3 * kMargin));

  const bool bad = measured.black_frames > 0 || measured.undecodable > 0;
  const bool doubtful = measured.frozen_frames > 0;
  const Ink state = bad ? ink::kBad : doubtful ? ink::kStray : ink::kGood;
  const double left = kMargin + (wide - picture_wide) / 2;
  canvas.image(shown, left, kMargin, picture_wide, high);
  canvas.frame(left - 3, kMargin - 3, picture_wide + 6, high + 6, 3, state);

  const std::string note =
      "#" + std::to_string(shown_number) + "  " +
      (measured.undecodable > 0 ? "LOST " + std::to_string(measured.undecodable) + "  " : "") +
      "BLACK " + std::to_string(measured.black_frames) + "  FROZEN " +
      std::to_string(measured.longest_frozen) + "  LUMA " + number(measured.mean_luma, 0);
  const double note_wide = Canvas::text_width(note, 2.5) + 24;
  canvas.box(left, kMargin + high - 38, note_wide, 38, {18, 22, 30, .82});
  canvas.box(left, kMargin + high - 38, 5, 38, state);
  canvas.text(left + 14, kMargin + high - 28, note, 2.5, ink::kText);

  const double top = 2 * kMargin + high;
  canvas.box(kMargin, top, wide, kGraph, ink::kPanel);
  const double count = std::max<double>(1, static_cast<double>(brightness.size()));
  const auto x_of = [&](double frame) { return kMargin + wide * frame / count; };
  for (const FrozenRun& run : measured.frozen) {
    const double x = x_of(static_cast<double>(run.frames.in));
    canvas.box(x, top, x_of(static_cast<double>(run.frames.out)) - x, kGraph,
               {ink::kStray.r, ink::kStray.g, ink::kStray.b, .35});
  }
  // A column of pixels shows the darkest of its frames, so that a single black one is not lost.
  for (int column = 0; column < static_cast<int>(wide); ++column) {
    const auto first = static_cast<std::size_t>(column / wide * count);
    const auto last = std::max(first + 1, static_cast<std::size_t>((column + 1) / wide * count));
    float darkest = 255;
    for (std::size_t i = first; i < std::min(last, brightness.size()); ++i) {
      darkest = std::min(darkest, brightness[i]);
    }
    if (first >= brightness.size()) break;
    const double tall = std::max(1.0, kGraph * darkest / 255);
    const bool black = measured.first_black && darkest < 16;
    canvas.box(kMargin + column, top + kGraph - tall, 1, tall, black ? ink::kBad : ink::kBlue);
    if (black) canvas.box(kMargin + column, top, 1, 6, ink::kBad);
  }
  const double here = x_of(static_cast<double>(shown_number) + .5);
  canvas.line(here, top - 4, here, top + kGraph + 4, 2, ink::kText);
  canvas.text(kMargin, top + kGraph + 12, "0", 2, ink::kQuiet);
  const std::string end = number(measured.duration_s, 2) + " S   " +
                          std::to_string(measured.frames + measured.undecodable);
  canvas.text(kMargin + wide - Canvas::text_width(end, 2), top + kGraph + 12, end, 2, ink::kQuiet);
  return canvas.picture();
}

}  // namespace shotlab
