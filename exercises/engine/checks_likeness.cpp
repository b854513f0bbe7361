// SPDX-License-Identifier: Apache-2.0
//
// V.same, V.drift: do clothes and colours of the subject stay, from shot to shot and within one.
// Colours and their layout are compared, never who somebody is.
//
// Source: reference "checks" §3.3, craft §3; limits from ACCURACY.md.

#include <algorithm>
#include <cmath>

#include "exercises/engine/boxes_of.h"
#include "exercises/engine/check.h"

namespace shotlab {
namespace {

const Text kKeep{"Repeat the words for the person letter by letter, and attach the same reference.",
                 "人物的描述逐字照抄，並附同一張參考圖。"};

MarkKind kind_of(const CheckContext& context) {
  return context.text("box") == "head" ? MarkKind::head : MarkKind::subject;
}

double percent(double share) { return std::round(1000 * share) / 10; }

// Colours decide, and the layout of light and dark where a limit for it is given.
void weigh_likeness(const CheckContext& context, const Likeness& likeness,
                    CriterionVerdict& verdict) {
  const Wanted wanted{context.number("colours"), std::nullopt};
  const Wanted bits{std::nullopt, context.number("bits")};
  weigh(verdict, percent(likeness.colours), "%", wanted);
  if (!bits.most) return;
  verdict.state = worse(verdict.state, grade(likeness.layout_bits, bits));
  verdict.measured.en += ", layout differs in " + std::to_string(likeness.layout_bits) + " of 64";
  verdict.measured.zh += "，64 格之中有 " + std::to_string(likeness.layout_bits) + " 格不同";
  verdict.wanted.en += ", at most " + plain(*bits.most) + " of 64";
  verdict.wanted.zh += "，最多 " + plain(*bits.most) + " 格";
}

void judge_same(const CheckContext& context, CriterionVerdict& verdict) {
  verdict.wanted = words_of({context.number("colours"), std::nullopt}, "%");
  const MarkKind kind = kind_of(context);
  const auto takes = chosen_takes(context, context.list("shots"));
  for (const TakeEvidence* take : takes) {
    if (!box_of(*take, kind, verdict)) return;
  }
  verdict.take.clear();
  std::vector<const TakeLikeness*> pairs;
  const auto looked_at = [&](const std::string& id) {
    return std::any_of(takes.begin(), takes.end(),
                       [&](const TakeEvidence* take) { return take->take.id == id; });
  };
  for (const TakeLikeness& pair : context.evidence.likeness) {
    if (pair.kind == kind && looked_at(pair.a) && looked_at(pair.b)) pairs.push_back(&pair);
  }
  if (pairs.empty()) {
    verdict.evidence.clear();
    cannot_measure(verdict,
                   {"There are fewer than 2 marked shots to compare.", "已標記的鏡頭不足 2 個。"},
                   draw_one(kind));
    return;
  }
  std::sort(pairs.begin(), pairs.end(), [](const TakeLikeness* a, const TakeLikeness* b) {
    return a->likeness.colours < b->likeness.colours;
  });
  const TakeLikeness& worst = *pairs.front();
  const TakeLikeness& middle = *pairs[pairs.size() / 2];
  weigh_likeness(context, worst.likeness, verdict);
  verdict.take = worst.b;
  for (const TakeEvidence* take : takes) {
    if (take->take.id == worst.b) verdict.evidence = box_of(*take, kind)->evidence;
  }
  const std::string median = plain(percent(middle.likeness.colours));
  verdict.why = {
      "Colours agree least between " + worst.a + " and " + worst.b + ": " + verdict.measured.en +
          " (median of " + plain(static_cast<double>(pairs.size())) + " pairs: " + median + " %).",
      "顏色最不同的是 " + worst.a + " 和 " + worst.b + "：" + verdict.measured.zh + "（" +
          plain(static_cast<double>(pairs.size())) + " 對的中位數：" + median + "%）。"};
  if (verdict.state != VerdictState::pass) verdict.try_this = kKeep;
}

void judge_drift(const CheckContext& context, CriterionVerdict& verdict) {
  verdict.wanted = words_of({context.number("colours"), std::nullopt}, "%");
  const BoxMeasurement* box = box_of(*context.take, kind_of(context), verdict);
  if (!box) return;
  if (!box->drift) {
    cannot_measure(verdict, box->not_followed,
                   {"Draw the box again on a frame near the end.", "在近片尾的一格再畫一次框。"});
    return;
  }
  weigh_likeness(context, *box->drift, verdict);
  verdict.why = {"Between the first and the last third, the colours in the box agree to " +
                     verdict.measured.en + ".",
                 "片頭與片尾三分一之間，框內顏色相似 " + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Shorten the clip to 4 s, and attach a reference picture.",
                      "縮短至四秒，並附參考圖。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> likeness_checks() {
  static const std::vector<ParameterInfo> limits{{"colours", Kind::number, true, true},
                                                 {"bits", Kind::number, false, true},
                                                 {"box", Kind::text, false, false, "head|subject"}};
  static const std::vector<CheckInfo> checks = [] {
    std::vector<ParameterInfo> whole = limits;
    whole.push_back({"shots", Kind::list});
    return std::vector<CheckInfo>{{"V.same", true, true, {.boxes = true}, whole, judge_same},
                                  {"V.drift", false, true, {.boxes = true}, limits, judge_drift}};
  }();
  return checks;
}

}  // namespace shotlab
