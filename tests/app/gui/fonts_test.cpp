// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/fonts.h"

#include "app/gui/draw/icons.h"
#include "app/gui/draw/text_draw.h"
#include "tests/app/gui/headless_gui.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

namespace {

struct Scene {
  test::HeadlessGui gui{400, 200};
  Scene() {
    gui.draw = [] {};
    gui.frames(2);
  }
  ImFontBaked* baked() { return gui.kit.fonts.regular->GetFontBaked(18); }
};

char32_t point(const char* text) { return code_points(text).front(); }

}  // namespace

TEST_CASE("Latin, Hong Kong Chinese of all planes, and icons have glyphs", "[gui]") {
  Scene scene;
  if (!scene.gui.has_fonts)
    SKIP("fonts-inter, fonts-noto-cjk or fonts-material-design-icons-iconfont is missing");

  for (const char* text : {"A",         "é",
                           "…",         "→",
                           "·",         "×",
                           "−",         "中",
                           "剪",        "，",
                           "。",        "「",
                           "𨋢",        "嗰",
                           "佢",        "衞",
                           "説",        icon::kPlay,
                           icon::kStar, icon::kScissors,
                           icon::kDice, icon::kNoPicture}) {
    CAPTURE(text);
    CHECK(scene.baked()->FindGlyphNoFallback(point(text)) != nullptr);
  }
}

TEST_CASE("Every figure is as wide as every other, in both weights", "[gui]") {
  Scene scene;
  if (!scene.gui.has_fonts) SKIP("the typefaces are missing");

  for (bool strong : {false, true}) {
    const float nought = text_width(scene.gui.kit, "0", Type::body, strong);
    for (const char* figure : {"1", "2", "3", "4", "5", "6", "7", "8", "9"}) {
      CHECK(text_width(scene.gui.kit, figure, Type::body, strong) ==
            Catch::Approx(nought).margin(0.01));
    }
  }
}

TEST_CASE("Chinese is set as large as Latin", "[gui]") {
  Scene scene;
  if (!scene.gui.has_fonts) SKIP("the typefaces are missing");

  // A Han character is one em wide.
  CHECK(text_width(scene.gui.kit, "中", Type::body) ==
        Catch::Approx(em(scene.gui.kit, Type::body)).epsilon(0.03));
}

TEST_CASE("Icons are icons, not Inter's private glyphs", "[gui]") {
  Scene scene;
  if (!scene.gui.has_fonts) SKIP("the typefaces are missing");

  // Material icons stand in a square em; Inter's glyph at U+E040 (used for "loop") does not.
  const ImFontGlyph* glyph = scene.baked()->FindGlyphNoFallback(point(icon::kLoop));
  REQUIRE(glyph != nullptr);
  CHECK(glyph->SourceIdx == 3);
}

TEST_CASE("A typeface that is not there is named with its package", "[gui]") {
  FontFiles files;
  files.latin.path = "/nowhere/Inter.otf";
  ImFontAtlas atlas;
  const Result<Fonts> fonts = load_fonts(atlas, files);

  REQUIRE_FALSE(fonts.ok());
  CHECK_THAT(fonts.error().hint.en, test::contains("fonts-inter"));
}
