// SPDX-License-Identifier: Apache-2.0
//
// Colour names of prompts as an illustrator mixes them: a little broken, never a screen primary.
//
// Threading: constant data.

#pragma once

#include <optional>
#include <string_view>

#include "app/practice/vec.h"

namespace shotlab::practice {

inline std::optional<Rgb> colour_named(std::string_view name) {
  struct Row {
    std::string_view name;
    std::uint32_t hex;
  };
  const Row rows[] = {
      {"red", 0xC23B34},     {"orange", 0xDE7D33}, {"yellow", 0xE5B93B}, {"green", 0x4F8A52},
      {"teal", 0x2F8484},    {"cyan", 0x4FB3BF},   {"blue", 0x3A64A8},   {"purple", 0x74539C},
      {"magenta", 0xC1407F}, {"pink", 0xE39AA8},   {"brown", 0x7C5638},  {"black", 0x2B2A2E},
      {"white", 0xEDE7DA},   {"grey", 0x8B8C8E},   {"gold", 0xD2A23C},   {"silver", 0xB9BEC4},
  };
  for (const Row& row : rows) {
    if (row.name == name) return rgb(row.hex);
  }
  return std::nullopt;
}

}  // namespace shotlab::practice
