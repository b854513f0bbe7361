// SPDX-License-Identifier: Apache-2.0
//
// V.head, V.order, V.spread, V.key: shot size and the side of the light, from the box that the
// learner drew.
//
// Source: bands of reference "checks" §3.3 (a figure of 7.5 heads); limits from ACCURACY.md.

#include <algorithm>
#include <array>
#include <cmath>

#include "exercises/engine/boxes_of.h"
#include "exercises/engine/check.h"

namespace shotlab {
namespace {

struct SizeBand {
  const char* id = "";
  double least = 0, most = 0;  // Height of the head, % of the picture's.
  Text name;
  Text wider, tighter;  // What to write when the shot is too tight; too wide.
};

const std::array<SizeBand, 7> kBands{{
    {"ELS",
     0,
     5,
     {"extreme long shot", "大遠景"},
     {"Let the place come first and the person be small: \"extreme long shot\".",
      "先寫環境，人物很細：「大遠景」。"},
     {}},
    {"LS",
     5,
     14,
     {"long shot", "遠景"},
     {"Show the whole figure, head to feet: \"long shot, full body\".",
      "寫由頭到腳都見到：「遠景，全身」。"},
     {"Come nearer: the whole figure should fill the height: \"long shot\".",
      "近一點：人物由頭到腳差不多滿畫面：「遠景」。"}},
    {"MLS",
     14,
     20,
     {"medium long shot", "中遠景"},
     {"Show the figure from the knees up: \"medium long shot\".", "寫膝以上：「中遠景」。"},
     {"Cut the figure at the knees: \"medium long shot\".", "裁到膝：「中遠景」。"}},
    {"MS",
     20,
     32,
     {"medium shot", "中景"},
     {"Show the figure from the waist up, hands visible: \"medium shot\".",
      "寫腰以上、見到雙手：「中景」。"},
     {"Cut the figure at the waist: \"medium shot\".", "裁到腰：「中景」。"}},
    {"MCU",
     32,
     50,
     {"medium close-up", "中近景"},
     {"Show the chest too: \"medium close-up\".", "胸口也要見到：「中近景」。"},
     {"Cut the figure at the chest: \"medium close-up\".", "裁到胸：「中近景」。"}},
    {"CU",
     50,
     85,
     {"close-up", "特寫"},
     {"Show the whole head and the shoulders: \"close-up\".", "整個頭和膊頭：「特寫」。"},
     {"Fill the picture with the face: \"close-up\".", "臉要佔滿畫面：「特寫」。"}},
    {"ECU",
     85,
     1000,
     {"extreme close-up", "大特寫"},
     {},
     {"Name the part of the face: \"extreme close-up of the eyes\".",
      "寫明部位：「眼睛大特寫」。"}},
}};

// By the parameter `size`, else by the name of the shot.
const SizeBand* band_of(const CheckContext& context) {
  std::string wanted = context.text("size").empty() ? context.shot : context.text("size");
  std::transform(wanted.begin(), wanted.end(), wanted.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  for (const SizeBand& band : kBands) {
    if (wanted == band.id) return &band;
  }
  return nullptr;
}

double head_percent(const BoxMeasurement& box) { return std::round(1000 * box.mark.box.h) / 10; }

void judge_head(const CheckContext& context, CriterionVerdict& verdict) {
  Wanted wanted = context.range();
  const SizeBand* band = wanted.least || wanted.most ? nullptr : band_of(context);
  if (band) {
    const double room = context.number("tolerance", 15) / 100;
    if (band->least > 0) wanted.least = band->least * (1 - room);
    if (band->most < 100) wanted.most = band->most * (1 + room);
  }
  verdict.wanted = words_of(wanted, "%");
  const BoxMeasurement* box = box_of(*context.take, MarkKind::head, verdict);
  if (!box) return;
  const double height = head_percent(*box);
  weigh(verdict, height, "%", wanted);
  if (band) {
    verdict.wanted = {band->name.en + ": " + verdict.wanted.en,
                      band->name.zh + "：" + verdict.wanted.zh};
  }
  verdict.why = {"The head is " + verdict.measured.en + " of the picture's height.",
                 "頭高佔畫面高度 " + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  const bool too_big = wanted.most && height > *wanted.most;
  const Text& try_this = band ? (too_big ? band->wider : band->tighter) : Text{};
  verdict.try_this = !try_this.empty() ? try_this
                     : too_big
                         ? Text{"Name a wider size, and shoot again.", "寫闊一級景別，再拍。"}
                         : Text{"Name a tighter size, and shoot again.", "寫近一級景別，再拍。"};
}

// The smallest step between neighbours of a ladder, all of them the same way.
void judge_order(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{context.number("step", 1.35), std::nullopt};
  verdict.wanted = words_of(wanted, "x");
  const auto takes = chosen_takes(context, context.list("shots"));
  std::vector<const BoxMeasurement*> boxes;
  for (const TakeEvidence* take : takes) {
    const BoxMeasurement* box = box_of(*take, MarkKind::head, verdict);
    if (!box) return;
    boxes.push_back(box);
  }
  verdict.take.clear();
  if (boxes.size() < 2) {
    cannot_measure(
        verdict,
        {"There are " + plain(static_cast<double>(boxes.size())) + " shots; a ladder needs two.",
         "有 " + plain(static_cast<double>(boxes.size())) + " 個鏡頭；階梯最少要兩個。"},
        {"Shoot the next size.", "拍下一個景別。"});
    return;
  }
  const bool inwards = boxes.back()->mark.box.h > boxes.front()->mark.box.h;
  double least = 1e9;
  std::size_t at = 1;
  for (std::size_t i = 1; i < boxes.size(); ++i) {
    const double ratio = boxes[i]->mark.box.h / boxes[i - 1]->mark.box.h;
    const double step = inwards ? ratio : 1 / ratio;
    if (step < least) least = step, at = i;
  }
  weigh(verdict, std::round(100 * least) / 100, "x", wanted);
  // A step the wrong way is no near miss, whatever its size.
  if (least < 1) verdict.state = VerdictState::not_yet;
  verdict.take = takes[at]->take.id;
  verdict.evidence = boxes[at]->evidence;
  const Text between{takes[at - 1]->take.id + " to " + takes[at]->take.id,
                     takes[at - 1]->take.id + " 到 " + takes[at]->take.id};
  verdict.why = {"The smallest step is " + verdict.measured.en + ", from " + between.en + ".",
                 "最小的一級是 " + verdict.measured.zh + "，由 " + between.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Make the two sizes differ more, or put the shots in order of size.",
                      "把這兩個景別拉開一點，或按大小排好次序。"};
}

void judge_spread(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{std::nullopt, context.number("most", 15)};
  verdict.wanted = words_of(wanted, "%");
  const auto takes = chosen_takes(context, context.list("shots"));
  double least = 1e9, most = 0, sum = 0;
  const TakeEvidence* farthest = nullptr;
  for (const TakeEvidence* take : takes) {
    const BoxMeasurement* box = box_of(*take, MarkKind::head, verdict);
    if (!box) return;
    sum += box->mark.box.h;
    least = std::min(least, box->mark.box.h);
    if (box->mark.box.h > most) most = box->mark.box.h, farthest = take;
  }
  if (takes.size() < 2) {
    verdict.take.clear();
    cannot_measure(verdict, {"There are fewer than 2 shots to compare.", "可比較的鏡頭不足 2 個。"},
                   {"Shoot the next one.", "拍下一個。"});
    return;
  }
  const double mean = sum / static_cast<double>(takes.size());
  weigh(verdict, std::round(1000 * (most - least) / mean) / 10, "%", wanted);
  verdict.take = farthest->take.id;
  verdict.why = {"The heads are from " + plain(std::round(1000 * least) / 10) + " % to " +
                     plain(std::round(1000 * most) / 10) + " % of the picture: a spread of " +
                     verdict.measured.en + ".",
                 "頭高由 " + plain(std::round(1000 * least) / 10) + "% 到 " +
                     plain(std::round(1000 * most) / 10) + "%：相差 " + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Use the same words for size and place in every shot.",
                      "每個鏡頭都用同一句景別和位置。"};
}

struct SideWords {
  const char* id = "";
  Text name;
};
const std::array<SideWords, 4> kSides{{{"left", {"left", "左面"}},
                                       {"right", {"right", "右面"}},
                                       {"top", {"top", "上面"}},
                                       {"bottom", {"bottom", "下面"}}}};

void judge_key(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{context.number("ratio", 1.25), std::nullopt};
  verdict.wanted = words_of(wanted, "x");
  const std::string wanted_side = context.text("side");
  const MarkKind kind = box_of(*context.take, MarkKind::head) ? MarkKind::head : MarkKind::subject;
  const BoxMeasurement* box = box_of(*context.take, kind, verdict);
  if (!box) return;
  const bool across = wanted_side == "left" || wanted_side == "right";
  const double ratio = across ? box->left_right : box->top_bottom;
  const bool second = wanted_side == "right" || wanted_side == "bottom";
  const auto side = std::find_if(kSides.begin(), kSides.end(),
                                 [&](const SideWords& s) { return wanted_side == s.id; });
  if (box->mean_l < 6) {
    cannot_measure(
        verdict,
        {"The box is too dark to tell a side: lightness " + plain(std::round(box->mean_l)) +
             " of 100.",
         "框內太暗，分不到光的方向：明度 " + plain(std::round(box->mean_l)) + "（滿分 100）。"},
        {"Let some light reach the subject.", "讓主體有一點光。"});
    return;
  }
  const double value = std::round(100 * (second ? 1 / ratio : ratio)) / 100;
  weigh(verdict, value, "x", wanted);
  // The other side brighter is another light, not nearly this one.
  if (value < 1) verdict.state = VerdictState::not_yet;
  const Text name = side == kSides.end() ? Text{} : side->name;
  verdict.wanted = {"the " + name.en + " brighter: " + verdict.wanted.en,
                    name.zh + "較光：" + verdict.wanted.zh};
  verdict.why = {
      "In the box, the " + name.en + " half is " + verdict.measured.en + " as bright as the other.",
      "框內" + name.zh + "一半的亮度是另一半的 " + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Name the source and its side: \"hard light from camera " + name.en +
                          ", the other side in shadow\".",
                      "寫明光源和方向：「硬光由鏡頭" + name.zh + "來，另一面落影」。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> box_checks() {
  static const std::vector<CheckInfo> checks = {
      {"V.head",
       false,
       true,
       {.boxes = true},
       {{"size", Kind::text, false, false, "ELS|LS|MLS|MS|MCU|CU|ECU"},
        {"tolerance", Kind::number, false, true},
        {"least", Kind::number, false, true},
        {"most", Kind::number, false, true}},
       judge_head},
      {"V.order",
       true,
       true,
       {.boxes = true},
       {{"step", Kind::number, false, true}, {"shots", Kind::list}},
       judge_order},
      {"V.spread",
       true,
       true,
       {.boxes = true},
       {{"most", Kind::number, true, true}, {"shots", Kind::list}},
       judge_spread},
      {"V.key",
       false,
       true,
       {.boxes = true},
       {{"side", Kind::text, true, false, "left|right|top|bottom"},
        {"ratio", Kind::number, false, true}},
       judge_key},
  };
  return checks;
}

}  // namespace shotlab
