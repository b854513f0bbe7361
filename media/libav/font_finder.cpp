// SPDX-License-Identifier: Apache-2.0

#include "media/libav/font_finder.h"

#include <fontconfig/fontconfig.h>

#include <memory>
#include <optional>
#include <vector>

#include "media/base/text.h"

namespace shotlab::av {
namespace {

// Latin and Han in one design, with Hong Kong's forms of the characters.
constexpr const char* kUsual = "Noto Sans CJK HK";

struct Freer {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
  void operator()(FcFontSet* fonts) const { FcFontSetDestroy(fonts); }
};
using Pattern = std::unique_ptr<FcPattern, Freer>;

Pattern pattern_for(const std::string& family) {
  Pattern pattern(FcPatternCreate());
  FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
  FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
  FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
  FcDefaultSubstitute(pattern.get());
  return pattern;
}

bool has_family(FcPattern* font, const std::string& family) {
  FcChar8* name = nullptr;
  for (int i = 0; FcPatternGetString(font, FC_FAMILY, i, &name) == FcResultMatch; ++i) {
    if (FcStrCmpIgnoreCase(name, reinterpret_cast<const FcChar8*>(family.c_str())) == 0)
      return true;
  }
  return false;
}

// The first character of the text that the font lacks.
std::optional<char32_t> missing(FcPattern* font, const std::vector<char32_t>& text) {
  FcCharSet* set = nullptr;
  const bool known = FcPatternGetCharSet(font, FC_CHARSET, 0, &set) == FcResultMatch;
  for (const char32_t c : text) {
    if (c < 32 || c == U'\u200b') continue;
    if (!known || FcCharSetHasChar(set, c) == FcFalse) return c;
  }
  return std::nullopt;
}

// The family's name in a form that fontconfig reads back.
std::string name_of(FcPattern* font) {
  FcChar8* family = nullptr;
  if (FcPatternGetString(font, FC_FAMILY, 0, &family) != FcResultMatch) return {};
  const Pattern plain(FcPatternCreate());
  FcPatternAddString(plain.get(), FC_FAMILY, family);
  FcChar8* name = FcNameUnparse(plain.get());
  if (name == nullptr) return {};
  std::string result = reinterpret_cast<const char*>(name);
  FcStrFree(name);
  return result;
}

Error no_font(const std::string& family) {
  return {ErrorCode::bad_input,
          {"There is no font called \"" + family + "\" on this machine.",
           "這部電腦沒有名為「" + family + "」的字型。"},
          {"Choose another, or leave the font out.", "請選另一字型，或不指定字型。"}};
}

Error no_character(char32_t c, const std::string& family) {
  std::string sign;
  append_utf8(sign, c);
  if (family.empty()) {
    return {ErrorCode::bad_input,
            {"No font on this machine has the character \"" + sign + "\" of the title.",
             "這部電腦沒有字型含有字幕中的「" + sign + "」。"},
            {"Install fonts-noto-cjk, or write it in another way.",
             "請安裝 fonts-noto-cjk，或換個寫法。"}};
  }
  return {ErrorCode::bad_input,
          {"The font \"" + family + "\" has no character \"" + sign + "\".",
           "字型「" + family + "」沒有「" + sign + "」這個字。"},
          {"Choose another, or leave the font out.", "請選另一字型，或不指定字型。"}};
}

}  // namespace

Result<std::string> font_for(const std::string& family, const std::string& text) {
  const std::vector<char32_t> characters = code_points(text);
  FcResult result = FcResultMatch;
  const Pattern wanted = pattern_for(family.empty() ? kUsual : family);
  const Pattern found(FcFontMatch(nullptr, wanted.get(), &result));
  if (!family.empty()) {
    if (found == nullptr || !has_family(found.get(), family)) return no_font(family);
    if (const auto c = missing(found.get(), characters)) return no_character(*c, family);
    return name_of(found.get());
  }
  if (found != nullptr && !missing(found.get(), characters)) return name_of(found.get());
  const std::unique_ptr<FcFontSet, Freer> all(
      FcFontSort(nullptr, wanted.get(), FcTrue, nullptr, &result));
  for (int i = 0; all != nullptr && i < all->nfont; ++i) {
    if (missing(all->fonts[i], characters)) continue;
    // drawtext asks by name, and must be given the same one.
    const std::string name = name_of(all->fonts[i]);
    const Pattern again(FcNameParse(reinterpret_cast<const FcChar8*>(name.c_str())));
    FcConfigSubstitute(nullptr, again.get(), FcMatchPattern);
    FcDefaultSubstitute(again.get());
    const Pattern same(FcFontMatch(nullptr, again.get(), &result));
    if (same != nullptr && !missing(same.get(), characters)) return name;
  }
  char32_t lacking = characters.empty() ? U' ' : characters.front();
  if (found != nullptr) lacking = missing(found.get(), characters).value_or(lacking);
  return no_character(lacking, "");
}

}  // namespace shotlab::av
