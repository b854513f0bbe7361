// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>
#include <string>

#include "media/base/text.h"
#include "media/measure/evidence.h"
#include "media/model/canvas.h"

namespace shotlab {

Picture draw_box(const BoxMeasurement& measured, const Picture& shown) {
  constexpr double kFoot = 44;
  const double wide = kEvidenceWidth;
  const double high =
      shown.empty() ? wide * 9 / 16 : std::min(wide * shown.height / shown.width, wide);
  const double picture_wide = shown.empty() ? wide : high * shown.width / shown.height;
  const double left = (wide - picture_wide) / 2;
  Canvas canvas(kEvidenceWidth, static_cast<int>(high + kFoot));
  canvas.image(shown, left, 0, picture_wide, high, .25);

  const FrameBox& box = measured.mark.box;
  const double x = left + box.x * picture_wide, y = box.y * high;
  const double w = box.w * picture_wide, h = box.h * high;
  const bool empty = measured.stands_out && *measured.stands_out < .15;
  const Ink line = empty ? ink::kStray : ink::kGood;
  canvas.frame(x, y, w, h, 3, line);
  // The height as an arrow beside it, and the middle, left and right of which are compared.
  const double beside = std::min(x + w + 14, left + picture_wide - 6);
  canvas.arrow(beside, y + h / 2, beside, y, 2, line);
  canvas.arrow(beside, y + h / 2, beside, y + h, 2, line);
  canvas.line(x + w / 2, y, x + w / 2, y + h, 1, {line.r, line.g, line.b, .6});

  const std::string note =
      "#" + std::to_string(measured.look.frame) + "  HEIGHT " + number(100 * box.h, 1) +
      "%  LEFT/RIGHT " + number(measured.left_right, 2) + "  TOP/BOTTOM " +
      number(measured.top_bottom, 2) +
      (measured.stands_out ? "  STANDS OUT " + number(100 * *measured.stands_out, 0) + "%" : "");
  canvas.box(0, high, 5, kFoot, line);
  canvas.text(16, high + 14, note, 2.2, ink::kText);
  return canvas.picture();
}

}  // namespace shotlab
