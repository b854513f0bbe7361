// SPDX-License-Identifier: Apache-2.0
//
// Letters of 5 x 7 dots for the numbers in evidence pictures. Words in both languages stand beside
// the pictures, not in them.
//
// Threading: pure.

#pragma once

#include <array>
#include <cstdint>

namespace shotlab {

// Seven rows from the top; the highest of five bits is the left dot.
using Glyph = std::array<std::uint8_t, 7>;

const Glyph& glyph_of(char letter);

}  // namespace shotlab
