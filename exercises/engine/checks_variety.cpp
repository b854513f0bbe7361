// SPDX-License-Identifier: Apache-2.0
//
// V.settle, V.distinct, P.varied: how much takes differ from each other. What a prompt leaves open
// varies from run to run; what it names should vary less, or in what was asked for.
//
// Source: reference "checks" §3.3 and §6 (m1e2: the variation of a locked feature falls).

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "exercises/engine/boxes_of.h"
#include "exercises/engine/check.h"
#include "exercises/language/prompt_reading.h"
#include "exercises/language/slots.h"

namespace shotlab {
namespace {

struct Feature {
  const char* id = "";
  Text name;
  std::string_view unit;
  double least = 0;  // A spread below this is no spread.
};
const Feature kFeatures[] = {{"temp", {"warmth", "冷暖"}, "b*", 1},
                             {"tone", {"lightness", "明暗"}, "L*", 2},
                             {"palette", {"palette", "色盤"}, "dE", 3},
                             {"head", {"head height", "頭高"}, "%", 2}};

double colour_distance(const Swatch& a, const Swatch& b) {
  // Near enough to CIE76 for a spread: sRGB weighed as eyes weigh it.
  const double r = a.r - b.r, g = a.g - b.g, blue = a.b - b.b;
  return std::sqrt(2 * r * r + 4 * g * g + 3 * blue * blue) / 7.65;
}

// Each colour of one to the nearest of the other, by its share, both ways.
double palette_distance(const std::vector<Swatch>& a, const std::vector<Swatch>& b) {
  const auto one_way = [](const std::vector<Swatch>& from, const std::vector<Swatch>& to) {
    double sum = 0;
    for (const Swatch& swatch : from) {
      double nearest = 1e9;
      for (const Swatch& other : to) nearest = std::min(nearest, colour_distance(swatch, other));
      sum += swatch.share * nearest;
    }
    return sum;
  };
  return (one_way(a, b) + one_way(b, a)) / 2;
}

bool has(const TakeEvidence& take, const std::string& feature) {
  if (!take.measurement) return false;
  if (feature == "palette") return !take.measurement->palette.empty();
  if (feature == "head") return box_of(take, MarkKind::head) != nullptr;
  return take.measurement->tone.has_value();
}

double apart(const TakeEvidence& a, const TakeEvidence& b, const std::string& feature) {
  const Measurement &p = *a.measurement, &q = *b.measurement;
  if (feature == "palette") return palette_distance(p.palette, q.palette);
  if (feature == "head") {
    return 100 *
           std::abs(box_of(a, MarkKind::head)->mark.box.h - box_of(b, MarkKind::head)->mark.box.h);
  }
  return feature == "tone" ? std::abs(p.tone->mean_l - q.tone->mean_l)
                           : std::abs(p.tone->mean_b - q.tone->mean_b);
}

// Mean distance of all pairs.
double spread(const std::vector<const TakeEvidence*>& takes, const std::string& feature) {
  double sum = 0, pairs = 0;
  for (std::size_t i = 0; i < takes.size(); ++i) {
    for (std::size_t j = i + 1; j < takes.size(); ++j) {
      sum += apart(*takes[i], *takes[j], feature), ++pairs;
    }
  }
  return pairs > 0 ? sum / pairs : 0;
}

void judge_settle(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{context.number("fall", 30), std::nullopt};
  verdict.wanted = words_of(wanted, "%");
  const std::string id = context.text("feature");
  const auto* feature = std::find_if(std::begin(kFeatures), std::end(kFeatures),
                                     [&](const Feature& known) { return id == known.id; });
  // The runs of the first prompt, and of the last one.
  std::vector<const TakeEvidence*> open, locked;
  const auto& takes = context.evidence.takes;
  for (const TakeEvidence& take : takes) {
    const std::string& prompt = take.take.request.prompt;
    if (prompt == takes.front().take.request.prompt) {
      open.push_back(&take);
    } else if (prompt == takes.back().take.request.prompt) {
      locked.push_back(&take);
    }
  }
  if (open.size() < 2 || locked.size() < 2 || feature == std::end(kFeatures)) {
    cannot_measure(verdict,
                   {"Two prompts with at least two runs each are needed: there are " +
                        std::to_string(open.size()) + " and " + std::to_string(locked.size()) + ".",
                    "要有兩句提示詞，每句最少拍兩條：現在是 " + std::to_string(open.size()) +
                        " 條和 " + std::to_string(locked.size()) + " 條。"},
                   {"Send the first prompt again with other seeds, then the second one.",
                    "用其他種子值再送第一句，然後送第二句。"});
    return;
  }
  for (const auto* group : {&open, &locked}) {
    for (const TakeEvidence* take : *group) {
      if (has(*take, id)) continue;
      verdict.take = take->take.id;
      cannot_measure(
          verdict,
          {"The " + feature->name.en + " of " + take->take.id + " is not measured.",
           take->take.id + " 的" + feature->name.zh + "還未量度。"},
          id == "head" ? draw_one(MarkKind::head) : Text{"Run the check again.", "請再檢查一次。"});
      return;
    }
  }
  const double before = spread(open, id), after = spread(locked, id);
  if (before < feature->least) {
    cannot_measure(verdict,
                   {"The first runs hardly differ in " + feature->name.en + " (" +
                        amount(before, feature->unit).en + "), so nothing can settle.",
                    "首批的" + feature->name.zh + "幾乎一樣（" + amount(before, feature->unit).zh +
                        "），沒有可收窄的。"},
                   {"Lock a thing that does vary from run to run.", "鎖一樣每次都不同的東西。"});
    return;
  }
  weigh(verdict, std::round(1000 * (1 - after / before)) / 10, "%", wanted);
  if (after > before) verdict.state = VerdictState::not_yet;
  verdict.why = {"The runs differ in " + feature->name.en + " by " +
                     amount(before, feature->unit).en + " with the first prompt and by " +
                     amount(after, feature->unit).en + " with the last.",
                 feature->name.zh + "：第一句平均相差 " + amount(before, feature->unit).zh +
                     "，最後一句相差 " + amount(after, feature->unit).zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {
      "Name it in the prompt, in words that leave no choice: \"night\", \"red "
      "raincoat\".",
      "在提示詞寫明，不留選擇：「夜」、「紅色雨衣」。"};
}

// What a keeper is in one respect, as a word; empty if it cannot be told.
Text class_of(const TakeEvidence& take, const std::string& feature) {
  if (!take.measurement) return {};
  const Measurement& m = *take.measurement;
  if (feature == "move") {
    if (!m.move || m.move->coarse == Move::unknown) return {};
    return {std::string(name_of(m.move->coarse)), words_of(m.move->coarse).zh};
  }
  if (!m.tone) return {};
  if (feature == "temp") {
    // The live limit of V.temp: what is between is neither.
    if (m.tone->mean_b > 3) return {"warm", "暖"};
    return m.tone->mean_b < -3 ? Text{"cool", "冷"} : Text{"between", "不冷不暖"};
  }
  if (m.tone->mean_l < 35 && m.tone->spread_l > 55) return {"low-key", "低調"};
  if (m.tone->mean_l > 62 && m.tone->spread_l < 60) return {"high-key", "高調"};
  return {"neutral", "中性"};
}

void judge_distinct(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{context.number("least", 2), std::nullopt};
  verdict.wanted = words_of(wanted, "kinds");
  const std::vector<const TakeEvidence*> takes = chosen_takes(context, context.list("shots"));
  const std::vector<std::string> features = context.list("features");
  if (takes.size() < 2 || features.empty()) {
    cannot_measure(verdict,
                   {"There are fewer than 2 takes to tell apart.", "可分辨的條不足 2 條。"},
                   {"Shoot and keep another one.", "再拍一條並保留。"});
    return;
  }
  std::map<std::string, Text> kinds;
  for (const TakeEvidence* take : takes) {
    Text kind;
    for (const std::string& feature : features) {
      const Text one = class_of(*take, feature);
      if (one.empty()) {
        verdict.take = take->take.id;
        cannot_measure(
            verdict,
            {"The " + feature + " of " + take->take.id + " cannot be told.",
             "分不到 " + take->take.id + " 的 " + feature + "。"},
            {"Run the check again, or shoot that one anew.", "請再檢查一次，或重拍這一條。"});
        return;
      }
      kind.en += (kind.en.empty() ? "" : " ") + one.en;
      kind.zh += (kind.zh.empty() ? "" : "而") + one.zh;
    }
    kinds.emplace(kind.en, kind);
  }
  weigh(verdict, static_cast<double>(kinds.size()), "kinds", wanted);
  std::vector<Text> all;
  all.reserve(kinds.size());
  for (const auto& [id, kind] : kinds) all.push_back(kind);
  const Text names = listed(all);
  verdict.why = {"The keepers are of " + verdict.measured.en + ": " + names.en + ".",
                 "保留條有 " + verdict.measured.zh + "：" + names.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Shoot one of them in another light: name source, side and hour.",
                      "其中一條換一種光：寫明光源、方向和時間。"};
}

// What a prompt says of a slot, as the reader understands it: "a tram stop" is "tram stop".
std::string said_of(const Take& take, std::string_view slot) {
  const std::string typed = take.slots.joined();
  const PromptReading reading = read_prompt(typed.empty() ? take.request.prompt : typed);
  std::set<std::string> ids;
  for (const Concept& read : reading.concepts) {
    if (name_of(read.slot) == slot && !read.negated) ids.insert(read.id);
  }
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : " + ") + id;
  if (!all.empty() || slot != "place") return all;
  return lower_ascii(trim(take.slots.place));  // A place that the reader has no word for.
}

void judge_varied(const CheckContext& context, CriterionVerdict& verdict) {
  const std::string slot = context.text("slot");
  std::map<std::string, std::string> first;  // What is said -> the take that says it first.
  std::string again;
  for (const TakeEvidence* take : chosen_takes(context, context.list("shots"))) {
    const std::string said = said_of(take->take, slot);
    if (said.empty()) continue;
    if (const auto [at, fresh] = first.emplace(said, take->take.id); !fresh && again.empty()) {
      verdict.take = take->take.id;
      again = at->second;
    }
  }
  weigh(verdict, static_cast<double>(first.size()), "kinds",
        {context.number("least"), std::nullopt});
  Text name{slot, slot};
  for (int i = 0; i < kSlotCount; ++i) {
    if (name_of(static_cast<Slot>(i)) == slot) name = words_of(static_cast<Slot>(i));
  }
  verdict.why = {"The keepers say " + verdict.measured.en + " of " + name.en + ".",
                 "保留條寫了 " + verdict.measured.zh + name.zh + "。"};
  if (verdict.state == VerdictState::pass) {
    verdict.take.clear();
    return;
  }
  if (!again.empty()) {
    verdict.why.en += " " + verdict.take + " says the same as " + again + ".";
    verdict.why.zh += verdict.take + " 與 " + again + " 一樣。";
  }
  verdict.try_this = {"Change the words for " + name.en + " and leave all others.",
                      "只改" + name.zh + "的字，其他照抄。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> variety_checks() {
  static const std::vector<CheckInfo> checks = {
      {"V.settle",
       true,
       true,
       {.tone = true, .boxes = true},
       {{"feature", Kind::text, true, false, "temp|tone|palette|head"},
        {"fall", Kind::number, false, true}},
       judge_settle},
      {"V.distinct",
       true,
       true,
       {.soundness = true, .shots = true, .move = true, .tone = true},
       {{"features", Kind::list, true, false, "tone|temp|move"},
        {"least", Kind::number, false, true},
        {"shots", Kind::list}},
       judge_distinct},
      {"P.varied",
       true,
       false,
       {},
       {{"slot", Kind::text, true, false, "size|subject|action|place|time|light"},
        {"least", Kind::number, true},
        {"shots", Kind::list}},
       judge_varied},
  };
  return checks;
}

}  // namespace shotlab
