// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/theme.h"

#include <algorithm>
#include <cmath>

namespace shotlab::gui {
namespace {

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Rgb c) {
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

}  // namespace

Theme dark_theme() {
  Theme theme;
  theme.dark = true;
  theme.room = rgb(0x161616);
  theme.panel = rgb(0x1E1E1E);
  theme.raised = rgb(0x272727);
  theme.line = rgb(0x383838);
  theme.text = rgb(0xECECEC);
  theme.second = rgb(0xABABAB);
  theme.disabled = rgb(0x777777);
  theme.accent = rgb(0x74B8FF);
  theme.on_accent = rgb(0x0B1B2B);
  theme.pass = rgb(0x7CCB8A);
  theme.close = rgb(0xE5B84A);
  theme.not_yet = rgb(0xC9C9C9);
  theme.danger = rgb(0xFF8F7A);
  theme.field = rgb(0x181818);
  theme.screen = rgb(0x0E0E0E);
  return theme;
}

Theme light_theme() {
  Theme theme;
  theme.dark = false;
  theme.room = rgb(0xE9E9E9);
  theme.panel = rgb(0xF6F6F6);
  theme.raised = rgb(0xFFFFFF);
  theme.line = rgb(0xCFCFCF);
  theme.text = rgb(0x1A1A1A);
  theme.second = rgb(0x555555);
  theme.disabled = rgb(0x8A8A8A);
  theme.accent = rgb(0x0B63C5);
  theme.on_accent = rgb(0xFFFFFF);
  theme.pass = rgb(0x1B7131);
  theme.close = rgb(0x8A6100);
  theme.not_yet = rgb(0x444444);
  theme.danger = rgb(0xB3261E);
  theme.field = rgb(0xFFFFFF);
  theme.screen = rgb(0x2A2A2A);  // Even a light room has no bright surface beside the picture.
  return theme;
}

double contrast(Rgb a, Rgb b) {
  const double one = luminance(a) + 0.05;
  const double other = luminance(b) + 0.05;
  return std::max(one, other) / std::min(one, other);
}

Rgb mix(Rgb a, Rgb b, double share) {
  const auto blend = [share](std::uint8_t x, std::uint8_t y) {
    return static_cast<std::uint8_t>(std::lround(x + (y - x) * share));
  };
  return {blend(a.r, b.r), blend(a.g, b.g), blend(a.b, b.b)};
}

}  // namespace shotlab::gui
