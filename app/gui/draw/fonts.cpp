// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/fonts.h"

#include <fontconfig/fontconfig.h>
#include <imgui.h>

#include <array>
#include <string>

namespace shotlab::gui {
namespace {

struct Pattern {
  FcPattern* p = nullptr;
  explicit Pattern(FcPattern* pattern) : p(pattern) {}
  ~Pattern() {
    if (p != nullptr) FcPatternDestroy(p);
  }
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;
};

struct Wanted {
  const char* family;
  const char* style;
  const char* package;
  const char* usual;  // Where Debian puts it, for systems without a fontconfig cache.
  int usual_face;
};

constexpr Wanted kLatin{"Inter", "Regular", "fonts-inter",
                        "/usr/share/fonts/opentype/inter/Inter-Regular.otf", 0};
constexpr Wanted kLatinStrong{"Inter", "Semi Bold", "fonts-inter",
                              "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf", 0};
constexpr Wanted kChinese{"Noto Sans CJK HK", "Regular", "fonts-noto-cjk",
                          "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 4};
constexpr Wanted kChineseStrong{"Noto Sans CJK HK", "Bold", "fonts-noto-cjk",
                                "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 4};
constexpr Wanted kIcons{
    "Material Icons", "Regular", "fonts-material-design-icons-iconfont",
    "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf", 0};

Result<FontFile> find_font(const Wanted& wanted) {
  std::error_code ignored;
  if (std::filesystem::exists(wanted.usual, ignored)) {
    return FontFile{wanted.usual, wanted.usual_face};
  }
  const Pattern pattern(FcNameParse(reinterpret_cast<const FcChar8*>(
      (std::string(wanted.family) + ":style=" + wanted.style).c_str())));
  FcConfigSubstitute(nullptr, pattern.p, FcMatchPattern);
  FcDefaultSubstitute(pattern.p);
  FcResult outcome = FcResultNoMatch;
  const Pattern match(FcFontMatch(nullptr, pattern.p, &outcome));
  FcChar8* family = nullptr;
  FcChar8* file = nullptr;
  int face = 0;
  // fontconfig always answers with something; only the family asked for will do.
  bool right = false;
  for (int n = 0;
       match.p != nullptr && FcPatternGetString(match.p, FC_FAMILY, n, &family) == FcResultMatch;
       ++n) {
    right = right || std::string(reinterpret_cast<char*>(family)) == wanted.family;
  }
  if (!right || FcPatternGetString(match.p, FC_FILE, 0, &file) != FcResultMatch) {
    return Error{
        ErrorCode::not_found,
        fill(Text{"The typeface {0} is not installed.", "未安裝字型 {0}。"}, {wanted.family}),
        fill(Text{"Install the package {0}.", "請安裝套件 {0}。"}, {wanted.package})};
  }
  FcPatternGetInteger(match.p, FC_INDEX, 0, &face);
  return FontFile{reinterpret_cast<char*>(file), face & 0xFFFF};
}

// Inter has private glyphs where the icons are; and all but the figures, for the first source.
constexpr std::array<ImWchar, 3> kPrivateUse{0xE000, 0xF8FF, 0};
constexpr std::array<ImWchar, 5> kAllButFigures{0x0001, 0x002F, 0x003A, 0x10FFFF, 0};

// Advance of Inter's widest figure, in ems: every figure gets a cell of this width.
constexpr float kFigureCell = 0.66f;
constexpr float kReference = 18.0f;

bool add(ImFontAtlas& atlas, const FontFile& file, float scale, ImFontConfig config,
         ImFont** font) {
  config.FontNo = static_cast<ImU32>(file.face);
  config.Flags = ImFontFlags_NoLoadError;
  config.PixelSnapH = false;
  ImFont* made = atlas.AddFontFromFileTTF(file.path.c_str(), kReference * scale, &config);
  if (made != nullptr && !config.MergeMode) *font = made;
  return made != nullptr;
}

Result<ImFont*> load(ImFontAtlas& atlas, const FontFile& latin, const FontFile& chinese,
                     const FontFile& icons, const char* name) {
  ImFont* font = nullptr;
  ImFontConfig figures;
  figures.GlyphExcludeRanges = kAllButFigures.data();
  figures.GlyphMinAdvanceX = figures.GlyphMaxAdvanceX = kReference / kEmToImGui * kFigureCell;
  std::snprintf(figures.Name, sizeof figures.Name, "%s", name);
  ImFontConfig letters;
  letters.MergeMode = true;
  letters.GlyphExcludeRanges = kPrivateUse.data();
  ImFontConfig han;
  han.MergeMode = true;
  ImFontConfig symbols;
  symbols.MergeMode = true;
  symbols.GlyphOffset.y = kReference * 0.22f;  // Material icons stand on the baseline; centre them.
  const bool loaded =
      add(atlas, latin, 1, figures, &font) && add(atlas, latin, 1, letters, &font) &&
      add(atlas, chinese, kChineseScale, han, &font) && add(atlas, icons, 1, symbols, &font);
  if (!loaded) {
    return Error{
        ErrorCode::io,
        {"A typeface file cannot be read.", "有字型檔案讀取唔到。"},
        {"Install fonts-inter, fonts-noto-cjk and fonts-material-design-icons-iconfont again.",
         "請重新安裝 fonts-inter、fonts-noto-cjk 和 fonts-material-design-icons-iconfont。"}};
  }
  return font;
}

}  // namespace

Result<FontFiles> find_fonts() {
  FontFiles files;
  const std::array<std::pair<const Wanted*, FontFile*>, 5> all{
      {{&kLatin, &files.latin},
       {&kLatinStrong, &files.latin_strong},
       {&kChinese, &files.chinese},
       {&kChineseStrong, &files.chinese_strong},
       {&kIcons, &files.icons}}};
  for (const auto& [wanted, file] : all) {
    Result<FontFile> found = find_font(*wanted);
    if (!found) return found.error();
    *file = *found;
  }
  return files;
}

Result<Fonts> load_fonts(ImFontAtlas& atlas, const FontFiles& files) {
  Result<ImFont*> regular = load(atlas, files.latin, files.chinese, files.icons, "regular");
  if (!regular) return regular.error();
  Result<ImFont*> strong =
      load(atlas, files.latin_strong, files.chinese_strong, files.icons, "strong");
  if (!strong) return strong.error();
  return Fonts{*regular, *strong};
}

}  // namespace shotlab::gui
