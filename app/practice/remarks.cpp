// SPDX-License-Identifier: Apache-2.0

#include "app/practice/remarks.h"

#include <algorithm>

namespace shotlab::practice {
namespace {

Language language_of(std::string_view prompt) {
  return count_han(prompt) > count_latin_words(prompt) ? Language::chinese : Language::english;
}

Text joined(const std::vector<Text>& parts, const Text& between) {
  Text out;
  for (const Text& p : parts) {
    if (!out.empty()) out.en += between.en, out.zh += between.zh;
    out.en += p.en;
    out.zh += p.zh;
  }
  return out;
}

Text place_words(Place place) {
  switch (place) {
    case Place::tram_stop:
      return {"at a tram stop", "電車站"};
    case Place::street:
      return {"in a street", "街道"};
    case Place::room:
      return {"in an empty room", "空房間"};
    case Place::market_lane:
      return {"in a market lane", "街市小巷"};
    case Place::teahouse:
      return {"in a tea house", "茶餐廳"};
    case Place::rooftop:
      return {"on a rooftop", "天台"};
    case Place::courtyard:
      return {"in a courtyard", "庭院"};
    case Place::window_room:
      return {"in a room with a window", "窗邊房間"};
    case Place::journey:
      return {"over a rooftop, through a window, to a table", "由天台經過窗口到枱面"};
  }
  return {};
}

Text light_words(const Plan& plan) {
  const Text side =
      plan.light_side < 0 ? Text{"from the left", "由左面來"} : Text{"from the right", "由右面來"};
  auto sided = [&side](const char* en, const char* zh) {
    return Text{std::string(en) + " " + side.en, zh + side.zh};
  };
  switch (plan.light) {
    case LightKind::sun:
      return sided("daylight", "日光");
    case LightKind::low_sun:
      return sided("low sun", "斜陽");
    case LightKind::soft_window:
      return sided("soft window light", "柔和窗光");
    case LightKind::hard_side:
      return sided("hard side light", "硬側光");
    case LightKind::neon:
      return sided("neon", "霓虹光");
    case LightKind::overcast:
      return {"overcast light", "陰天"};
    case LightKind::lantern:
      return sided("lantern light", "燈籠光");
    case LightKind::moon:
      return sided("moonlight", "月光");
    case LightKind::backlit:
      return {"light from behind", "逆光"};
    case LightKind::high_key:
      return {"high-key light", "高調光"};
    case LightKind::low_key:
      return {"low-key light", "低調光"};
  }
  return {};
}

Text move_words(const MovePlan& move) {
  const bool plus = move.sign > 0;
  switch (move.kind) {
    case MoveKind::still:
      return {"static camera", "定鏡"};
    case MoveKind::pan:
      return plus ? Text{"pan right", "右搖"} : Text{"pan left", "左搖"};
    case MoveKind::tilt:
      return plus ? Text{"tilt up", "上搖"} : Text{"tilt down", "下搖"};
    case MoveKind::dolly:
      return plus ? Text{"push in", "推鏡"} : Text{"pull out", "拉鏡"};
    case MoveKind::truck:
      return plus ? Text{"truck right", "右移"} : Text{"truck left", "左移"};
    case MoveKind::pedestal:
      return plus ? Text{"pedestal up", "升鏡"} : Text{"pedestal down", "降鏡"};
    case MoveKind::orbit:
      return plus ? Text{"orbit right", "向右環繞"} : Text{"orbit left", "向左環繞"};
    case MoveKind::roll:
      return plus ? Text{"roll clockwise", "順時針滾轉"}
                  : Text{"roll counter-clockwise", "逆時針滾轉"};
    case MoveKind::handheld:
      return {"handheld", "手持"};
    case MoveKind::zoom:
      return plus ? Text{"zoom in", "變焦推"} : Text{"zoom out", "變焦拉"};
  }
  return {};
}

}  // namespace

void Remarks::too_long(std::size_t words, std::size_t most) {
  lines_.push_back(
      fill(Text{"The prompt has {0} words; what comes after about {1} was not followed.",
                "提示詞有 {0} 個字詞，大約第 {1} 個之後的內容沒有跟從。"},
           {std::to_string(words), std::to_string(most)}));
}

void Remarks::stand_in(const Text& place) {
  lines_.push_back({"The practice generator has no \"" + place.en +
                        "\" of its own; the nearest place stands in.",
                    "練習生成器沒有「" + place.zh + "」這個場景，用了最接近的地方代替。"});
}

void Remarks::vague(const PromptReading& reading) {
  std::vector<Text> labels;
  for (const Concept& c : reading.vague) {
    if (std::find(labels.begin(), labels.end(), c.label) == labels.end()) labels.push_back(c.label);
  }
  if (labels.empty()) return;
  const Text all = joined(labels, {", ", "、"});
  lines_.push_back(
      {"These words name nothing a camera could see and changed nothing: " + all.en + ".",
       "以下字眼沒有鏡頭看得見的內容，完全沒有作用：" + all.zh + "。"});
}

void Remarks::moves(const std::vector<const Concept*>& named) {
  std::vector<Text> labels;
  for (const Concept* c : named) {
    if (std::find(labels.begin(), labels.end(), c->label) == labels.end())
      labels.push_back(c->label);
  }
  if (labels.size() < 2) return;
  const Text all = joined(labels, {", ", "、"});
  lines_.push_back(
      {"More than one camera move is named (" + all.en + "); one was followed, unsteadily.",
       "提示詞寫了多於一個鏡頭運動（" + all.zh + "），只跟從了其中一個，而且不穩。"});
}

void Remarks::negation(const Text& thing) {
  lines_.push_back({"\"No " + thing.en +
                        "\" put one in the picture; the negative list is the place to keep it out.",
                    "寫「不要" + thing.zh + "」反而會令它出現；不想要的東西要寫在反向提示詞。"});
}

void Remarks::emotion(const std::string& word) {
  lines_.push_back(
      {"\"" + word +
           "\" is a feeling, not an act: the face stays blank until somebody does something.",
       "「" + word + "」是情緒，不是動作：沒有動作，臉上就沒有表情。"});
}

void Remarks::many_acts(const std::vector<const Concept*>& acts) {
  lines_.push_back(fill(Text{"{0} acts are named; a short shot has room for one.",
                             "寫了 {0} 個動作；一個短鏡頭只容得下一個。"},
                        {std::to_string(acts.size())}));
}

std::string Remarks::advisory(std::string_view prompt) const {
  const Language language = language_of(prompt);
  std::string out;
  for (const Text& line : lines_) {
    if (!out.empty() && language == Language::english) out += ' ';
    out += line.in(language);
  }
  return out;
}

std::string rewrite(const std::string& prompt, const Plan& plan) {
  const Language language = language_of(prompt);
  const PromptReading reading = read_prompt(prompt);
  std::vector<Text> more;
  if (reading.first(Slot::size) == nullptr) {
    // The reader's own label for the size, so that the words teach the term.
    for (const Concept& c : read_prompt(plan.size_id).concepts) {
      if (c.slot == Slot::size) more.push_back(c.label);
    }
  }
  if (reading.first(Slot::place) == nullptr) more.push_back(place_words(plan.place));
  if (reading.first(Slot::light) == nullptr) more.push_back(light_words(plan));
  if (reading.first(Slot::move) == nullptr) more.push_back(move_words(plan.move));
  std::string out(trim(prompt));
  for (const Text& part : more) {
    if (!out.empty()) out += language == Language::chinese ? "，" : ", ";
    out += part.in(language);
  }
  return out;
}

}  // namespace shotlab::practice
