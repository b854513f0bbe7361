// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <string>

#include "media/measure/evidence.h"
#include "media/model/canvas.h"

namespace shotlab {

Picture draw_shots(const std::vector<ShotStrip>& strips) {
  constexpr double kMargin = 16, kGap = 8, kCutGap = 28, kLabel = 26;
  std::size_t most = 1;
  double aspect = 16.0 / 9;
  for (const ShotStrip& strip : strips) {
    most = std::max(most, strip.pictures.size());
    if (!strip.pictures.empty() && !strip.pictures.front().empty()) {
      aspect = static_cast<double>(strip.pictures.front().width) / strip.pictures.front().height;
    }
  }
  const double count = static_cast<double>(most);
  const double wide = (kEvidenceWidth - 2 * kMargin - kCutGap - kGap * (count - 1)) / count;
  const double high = wide / aspect;
  const double row = high + kLabel + kMargin;
  Canvas canvas(kEvidenceWidth,
                static_cast<int>(
                    kMargin + row * static_cast<double>(std::max<std::size_t>(1, strips.size()))));
  double y = kMargin;
  for (const ShotStrip& strip : strips) {
    double x = kMargin;
    for (std::size_t i = 0; i < strip.pictures.size(); ++i) {
      const bool cut = static_cast<int>(i) == strip.cut_before;
      if (cut) {
        const double middle = x - kGap / 2 + kCutGap / 2;
        canvas.line(middle, y - 4, middle, y + high + kLabel - 6, 4, ink::kStray);
        x += kCutGap;
      }
      canvas.image(strip.pictures[i], x, y, wide, high);
      if (cut) canvas.frame(x, y, wide, high, 3, ink::kStray);
      const bool after = strip.cut_before >= 0 && static_cast<int>(i) >= strip.cut_before;
      canvas.text(x + 2, y + high + 8, "#" + std::to_string(strip.numbers[i]), 2,
                  cut     ? ink::kStray
                  : after ? ink::kText
                          : ink::kQuiet);
      x += wide + kGap;
    }
    y += row;
  }
  return canvas.picture();
}

}  // namespace shotlab
