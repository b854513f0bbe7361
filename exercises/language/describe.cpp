// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/describe.h"

#include <array>

#include "exercises/language/vocabulary.h"

namespace shotlab {
namespace {

struct Wear {
  std::string_view id;
  const char* en;       // "coat", after "a green".
  bool article;         // "a coat", but "trousers".
  const char* zh_verb;  // 穿, 戴, 圍, 有.
  const char* zh;
};
constexpr std::array<Wear, 8> kWear = {{
    {"coat", "coat", true, "穿", "外套"},
    {"dress", "dress", true, "穿", "裙"},
    {"shirt", "shirt", true, "穿", "恤衫"},
    {"trousers", "trousers", false, "穿", "褲"},
    {"shoes", "shoes", false, "穿", "鞋"},
    {"hat", "hat", true, "戴", "帽"},
    {"scarf", "scarf", true, "圍", "頸巾"},
    {"mark", "mark", true, "有", "標記"},
}};

struct Word {
  std::string_view id;
  const char* en;
  const char* zh;
};
constexpr std::array<Word, 5> kShapes = {{{"round", "round", "圓形"},
                                          {"square", "square", "方形"},
                                          {"star", "star-shaped", "星形"},
                                          {"triangle", "triangular", "三角形"},
                                          {"heart", "heart-shaped", "心形"}}};
constexpr std::array<Word, 6> kSides = {{{"left", "from the left", "由左面來的"},
                                         {"right", "from the right", "由右面來的"},
                                         {"top", "from above", "由上面來的"},
                                         {"bottom", "from below", "由下面來的"},
                                         {"back", "from behind", "由後面來的"},
                                         {"front", "from the front", "由前面來的"}}};
// Old and young people as Hong Kong calls them.
struct Aged {
  std::string_view id, age;
  const char* zh;
};
constexpr std::array<Aged, 6> kAged = {{{"man", "old", "老伯"},
                                        {"woman", "old", "婆婆"},
                                        {"person", "old", "老人"},
                                        {"man", "young", "年輕男人"},
                                        {"woman", "young", "年輕女人"},
                                        {"person", "young", "年輕人"}}};

template <typename Rows>
Text word_of(const Rows& rows, std::string_view id) {
  for (const auto& row : rows) {
    if (row.id == id) return {row.en, row.zh};
  }
  return {};
}

Text colour_or_shape(std::string_view value) {
  for (const WordEntry& entry : colour_words()) {
    if (value == entry.id) return {entry.en, entry.zh};
  }
  return word_of(kShapes, value);
}

void dress(const Concept& read, Text& label) {
  Text worn;
  for (const Wear& wear : kWear) {
    const std::string_view value = PromptReading::attribute(read, wear.id);
    if (value.empty()) continue;
    const Text how = colour_or_shape(value);
    const bool mark = wear.id == "mark";
    worn.en += worn.en.empty() ? (mark ? " with " : " in ") : mark ? " with " : ", ";
    if (wear.article) worn.en += "a ";
    if (!how.empty()) worn.en += how.en + " ";
    worn.en += wear.en;
    if (!worn.zh.empty()) worn.zh += "、";
    worn.zh += wear.zh_verb + how.zh + wear.zh;
  }
  if (worn.empty()) return;
  label.en += worn.en;
  label.zh = worn.zh + "的" + label.zh;
}

void age(const Concept& read, Text& label) {
  const std::string_view value = PromptReading::attribute(read, "age");
  // A child is young anyway, and a name is a name.
  if (value.empty() || read.id == "child" || !PromptReading::attribute(read, "name").empty())
    return;
  label.en = std::string(value) + " " + label.en;
  for (const Aged& row : kAged) {
    if (row.id == read.id && row.age == value) {
      label.zh = row.zh;
      return;
    }
  }
  label.zh = (value == "old" ? "年老的" : "年幼的") + label.zh;
}

void count(const Concept& read, Text& label) {
  const std::string n(PromptReading::attribute(read, "count"));
  if (n.empty()) return;
  const bool steps = read.id == "steps";
  label.en += steps ? ": " + n : n == "1" ? ", once" : n == "2" ? ", twice" : ", " + n + " times";
  label.zh += "（" + n + (steps ? " 步）" : " 次）");
}

}  // namespace

Text description_of(const Concept& read) {
  Text label = read.label;
  if (read.slot == Slot::subject) {
    const Text colour = colour_or_shape(PromptReading::attribute(read, "color"));
    if (!colour.empty()) label = {colour.en + " " + label.en, colour.zh + label.zh};
    age(read, label);
    dress(read, label);
  }
  if (read.slot == Slot::action) count(read, label);
  if (read.slot == Slot::light) {
    const Text side = word_of(kSides, PromptReading::attribute(read, "side"));
    // A back light needs no "from behind".
    const bool said = read.id == "backlit" || read.id == "top_light" || read.id == "under_light";
    if (!side.empty() && !said) label = {label.en + " " + side.en, side.zh + label.zh};
  }
  return label;
}

}  // namespace shotlab
