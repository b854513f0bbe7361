// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <string>

#include "media/base/text.h"
#include "media/measure/evidence.h"
#include "media/measure/sound_shape.h"
#include "media/model/canvas.h"

namespace shotlab {

Picture draw_sound(const SoundMeasurement& measured) {
  constexpr double kMargin = 16, kHigh = 220, kFoot = 44, kFloor = -70;
  const double wide = kEvidenceWidth - 2 * kMargin;
  Canvas canvas(kEvidenceWidth, static_cast<int>(kHigh + 2 * kMargin + kFoot));
  canvas.box(kMargin, kMargin, wide, kHigh, ink::kPanel);
  const double seconds = std::max(measured.duration_s, kLevelStep);
  const auto x_of = [&](double at) { return kMargin + wide * std::clamp(at / seconds, 0.0, 1.0); };
  const auto y_of = [&](double level) {
    return kMargin + kHigh * std::clamp(level / kFloor, 0.0, 1.0);
  };
  for (const SoundRun& run : measured.silences) {
    canvas.box(x_of(run.begin), kMargin, x_of(run.end) - x_of(run.begin), kHigh,
               {ink::kStray.r, ink::kStray.g, ink::kStray.b, .3});
  }
  for (const SoundRun& run : measured.zeros) {
    canvas.box(x_of(run.begin), kMargin + kHigh - 6, std::max(2.0, x_of(run.end) - x_of(run.begin)),
               6, ink::kBad);
  }
  for (std::size_t i = 0; i < measured.levels.size(); ++i) {
    const double from = x_of(kLevelStep * static_cast<double>(i));
    const double to = x_of(kLevelStep * static_cast<double>(i + 1));
    const double y = y_of(static_cast<double>(measured.levels[i]));
    canvas.box(from, y, std::max(1.0, to - from - 1), kMargin + kHigh - y, ink::kBlue);
  }
  canvas.line(kMargin, y_of(kAudible), kMargin + wide, y_of(kAudible), 1, ink::kRule);
  for (const double onset : measured.onsets) {
    canvas.line(x_of(onset), kMargin, x_of(onset), kMargin + kHigh, 1.5, ink::kYellow);
  }
  canvas.text(kMargin, kHigh + 2 * kMargin,
              number(seconds, 1) + " S  ONSETS " + std::to_string(measured.onsets.size()) +
                  "  SILENCES " + std::to_string(measured.silences.size()) + "  CLIPPED " +
                  std::to_string(measured.clipped),
              2.2, ink::kText);
  return canvas.picture();
}

}  // namespace shotlab
