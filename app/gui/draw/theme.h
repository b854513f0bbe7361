// SPDX-License-Identifier: Apache-2.0
//
// A Theme is the colours of the window as tokens. The picture is the light source of the room:
// greys without tint around it, one accent, and marks for the five states of a check.
//
// Threading: plain values and pure functions.

#pragma once

#include <cstdint>

namespace shotlab::gui {

struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;
  bool operator==(const Rgb&) const = default;
};

constexpr Rgb rgb(unsigned hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
          static_cast<std::uint8_t>(hex)};
}

struct Theme {
  bool dark = true;
  Rgb room, panel, raised, line;
  Rgb text, second, disabled;
  Rgb accent, on_accent;
  Rgb pass, close, not_yet;
  Rgb danger;  // Money and things that cannot be undone: rare.
  Rgb field;   // Ground of a text field.
  Rgb screen;  // Around the picture.
};

Theme dark_theme();
Theme light_theme();

// Relative contrast of two colours as WCAG 2.1 defines it: 1 to 21.
double contrast(Rgb a, Rgb b);
// `share` of b over a.
Rgb mix(Rgb a, Rgb b, double share);

}  // namespace shotlab::gui
