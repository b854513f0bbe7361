// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/theme.h"

#include "tests/support/catch.h"

using namespace shotlab::gui;

TEST_CASE("Contrast is computed as WCAG defines it", "[gui]") {
  CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == Catch::Approx(21.0));
  CHECK(contrast(rgb(0x777777), rgb(0xFFFFFF)) == Catch::Approx(4.48).margin(0.01));
}

TEST_CASE("Text can be read on every surface of both themes", "[gui]") {
  for (const Theme& t : {dark_theme(), light_theme()}) {
    CAPTURE(t.dark);
    for (Rgb ground : {t.room, t.panel, t.raised, t.field}) {
      CHECK(contrast(t.text, ground) >= 7);      // AAA
      CHECK(contrast(t.second, ground) >= 4.5);  // AA: reading lines, numbers, captions.
      CHECK(contrast(t.pass, ground) >= 4.5);
      CHECK(contrast(t.close, ground) >= 4.5);
      CHECK(contrast(t.not_yet, ground) >= 4.5);
      CHECK(contrast(t.danger, ground) >= 4.5);
      CHECK(contrast(t.accent, ground) >= 4.5);
      CHECK(contrast(t.disabled, ground) >=
            2.8);  // Grey hints: no information that stands nowhere else.
    }
    CHECK(contrast(t.on_accent, t.accent) >= 4.5);
  }
}

TEST_CASE("No grey of the room has a tint", "[gui]") {
  for (const Theme& t : {dark_theme(), light_theme()}) {
    for (Rgb c :
         {t.room, t.panel, t.raised, t.line, t.text, t.second, t.disabled, t.field, t.screen}) {
      CHECK(c.r == c.g);
      CHECK(c.g == c.b);
    }
  }
}

TEST_CASE("Nothing beside the picture is brighter than the panel it stands in", "[gui]") {
  CHECK(contrast(dark_theme().screen, rgb(0x000000)) < 1.2);
  CHECK(contrast(light_theme().screen, rgb(0x000000)) < 2.0);
}
