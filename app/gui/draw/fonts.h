// SPDX-License-Identifier: Apache-2.0
//
// Finds and loads the typefaces: Inter for Latin, Noto Sans CJK in its Hong Kong forms, Material
// icons, merged into one regular and one strong font. Figures are tabular, so that numbers do not
// dance.
//
// Blocking: reads four font files. Errors: names the package to install; without a Hong Kong face
// nothing is drawn in boxes, the window does not open.

#pragma once

#include <filesystem>

#include "media/base/result.h"

struct ImFont;
struct ImFontAtlas;

namespace shotlab::gui {

struct FontFile {
  std::filesystem::path path;
  int face = 0;  // In a collection.
};

struct FontFiles {
  FontFile latin, latin_strong, chinese, chinese_strong, icons;
};

// Through fontconfig, by family, style and face. not_found names what is missing and its package.
Result<FontFiles> find_fonts();

struct Fonts {
  ImFont* regular = nullptr;
  ImFont* strong = nullptr;
};

// Dear ImGui measures a typeface by ascender minus descender; these turn "15 px" as designers say
// it (the em) into that, and make Chinese as large as Latin.
inline constexpr float kEmToImGui = 1.21f;              // Inter
inline constexpr float kChineseScale = 1.448f / 1.21f;  // Noto Sans CJK against Inter

Result<Fonts> load_fonts(ImFontAtlas& atlas, const FontFiles& files);

}  // namespace shotlab::gui
