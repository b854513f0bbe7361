// SPDX-License-Identifier: Apache-2.0

#include "media/model/canvas.h"

#include <cstddef>
#include <cstdlib>
#include <string_view>

#include "media/model/glyphs.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

bool near(const std::uint8_t* p, const Ink& ink, int tolerance = 12) {
  return std::abs(p[0] - ink.r) <= tolerance && std::abs(p[1] - ink.g) <= tolerance &&
         std::abs(p[2] - ink.b) <= tolerance;
}

}  // namespace

TEST_CASE("lines are as long as they should be, and drawing outside is harmless", "[model]") {
  Canvas canvas(100, 60);
  canvas.line(10, 20, 90, 20, 3, ink::kGood);
  canvas.arrow(-50, -50, 400, 300, 4, ink::kBad);
  canvas.disc(200, 10, 20, ink::kBlue);
  canvas.text(90, 55, "OUTSIDE", 3, ink::kText);

  CHECK(near(canvas.picture().row(19) + 3 * 80, ink::kGood));
  CHECK_FALSE(near(canvas.picture().row(19) + 3 * 97, ink::kGood));
}

TEST_CASE("every letter of a note has a shape of its own", "[model]") {
  const std::string_view letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.,:+-/%()#";
  for (std::size_t i = 0; i < letters.size(); ++i) {
    for (std::size_t k = i + 1; k < letters.size(); ++k) {
      INFO(letters[i] << letters[k]);
      CHECK(glyph_of(letters[i]) != glyph_of(letters[k]));
    }
  }
  CHECK(glyph_of('a') == glyph_of('A'));
  CHECK(Canvas::text_width("AB", 2) == 22);
}
