// SPDX-License-Identifier: Apache-2.0
//
// V.gmatch, V.side, V.gaze: where things stand in the picture, by the learner's marks.
//
// Source: reference "checks" §3.3.

#include <algorithm>
#include <cmath>

#include "exercises/engine/boxes_of.h"
#include "exercises/engine/check.h"

namespace shotlab {
namespace {

double rounded(double value) { return std::round(value * 100) / 100; }

// The subject's box within a few frames of `frame`; null if there is none.
const BoxMeasurement* box_near(const Evidence& evidence, const std::string& take,
                               std::int64_t frame) {
  constexpr std::int64_t kReach = 6;
  const BoxMeasurement* nearest = nullptr;
  for (const TakeEvidence& candidate : evidence.takes) {
    if (candidate.take.id != take || !candidate.measurement) continue;
    for (const BoxMeasurement& box : candidate.measurement->boxes) {
      if (box.mark.kind != MarkKind::subject) continue;
      const std::int64_t off = std::abs(box.mark.frame - frame);
      if (off > kReach) continue;
      if (!nearest || off < std::abs(nearest->mark.frame - frame)) nearest = &box;
    }
  }
  return nearest;
}

void judge_match(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted overlap{context.number("overlap", .6), std::nullopt};
  const Wanted distance{std::nullopt, context.number("distance", .08)};
  const Wanted area{context.number("least_area", .75), context.number("most_area", 1.33)};
  verdict.wanted = {
      "the two subjects over each other by at least " + plain(*overlap.least) + ", at most " +
          plain(*distance.most) + " apart",
      "兩個主體重疊最少 " + plain(*overlap.least) + "，相距最多 " + plain(*distance.most)};
  const std::optional<Cut>& cut = context.evidence.cut;
  bool found = false;
  for (std::size_t i = 1; cut && i < cut->events.size(); ++i) {
    const CutEvent &before = cut->events[i - 1], &after = cut->events[i];
    const BoxMeasurement* a = box_near(context.evidence, before.take, before.range.out - 1);
    const BoxMeasurement* b = box_near(context.evidence, after.take, after.range.in);
    if (!a || !b) continue;
    const FrameBox &p = a->mark.box, &q = b->mark.box;
    const double over = overlap_of(p, q);
    const double apart = std::hypot(p.middle_x() - q.middle_x(), p.middle_y() - q.middle_y());
    const double ratio = q.w * q.h / (p.w * p.h);
    CriterionVerdict one = verdict;
    weigh(one, rounded(over), "of both", overlap);
    one.wanted = verdict.wanted;
    one.state =
        worse(one.state, worse(grade(rounded(apart), distance), grade(rounded(ratio), area)));
    one.take = after.take;
    one.evidence = b->evidence;
    one.measured = {"over each other by " + plain(rounded(over)) + ", " + plain(rounded(apart)) +
                        " apart, area " + plain(rounded(ratio)) + " times",
                    "重疊 " + plain(rounded(over)) + "，相距 " + plain(rounded(apart)) + "，面積 " +
                        plain(rounded(ratio)) + " 倍"};
    one.why = {"At the cut from " + before.take + " to " + after.take + ", the subjects lie " +
                   one.measured.en + ".",
               "由 " + before.take + " 剪到 " + after.take + "，主體" + one.measured.zh + "。"};
    // The best of the cuts counts: one match is asked for.
    if (!found || worse(one.state, verdict.state) == verdict.state) verdict = one;
    found = true;
  }
  const Text how{
      "Mark the subject on the last frame of one shot and the first of the next; then "
      "match shape and place.",
      "在前一鏡最後一格和後一鏡第一格標記主體；再對形狀和位置。"};
  if (!found) {
    cannot_measure(verdict,
                   {"No cut has a marked subject on both sides.", "沒有一處剪接兩邊都標記了主體。"},
                   how);
  } else if (verdict.state != VerdictState::pass) {
    verdict.try_this = how;
  }
}

void judge_side(const CheckContext& context, CriterionVerdict& verdict) {
  const std::string side = context.text("side");
  verdict.wanted = side == "left" ? Text{"left of the middle", "在中線左面"}
                                  : Text{"right of the middle", "在中線右面"};
  const MarkKind kind =
      box_of(*context.take, MarkKind::subject) ? MarkKind::subject : MarkKind::head;
  const BoxMeasurement* box = box_of(*context.take, kind, verdict);
  if (!box) return;
  const double middle = rounded(100 * box->mark.box.middle_x());
  const bool there = side == "left" ? middle < 50 : middle > 50;
  verdict.value = middle;
  verdict.unit = "%";
  verdict.measured = {plain(middle) + " % from the left", "離左邊 " + plain(middle) + "%"};
  verdict.state = there ? VerdictState::pass : VerdictState::not_yet;
  verdict.why = {"The subject's middle is " + verdict.measured.en + ".",
                 "主體的中心" + verdict.measured.zh + "。"};
  if (there) return;
  verdict.try_this = {"Keep the camera on its side of the line: name the side of the frame.",
                      "鏡頭留在軸線同一邊：寫明主體在畫面哪一邊。"};
}

void judge_gaze(const CheckContext& context, CriterionVerdict& verdict) {
  const std::string side = context.text("side");
  verdict.take = context.take->take.id;
  verdict.wanted =
      side == "left" ? Text{"looking left", "望向左"} : Text{"looking right", "望向右"};
  const FrameMark* gaze = nullptr;
  for (const FrameMark& mark : context.take->marks) {
    if (mark.kind == MarkKind::gaze) gaze = &mark;
  }
  if (!gaze) {
    cannot_measure(
        verdict,
        {"No gaze is marked on " + context.take->take.id + ".",
         context.take->take.id + " 還未標記視線。"},
        {"Draw an arrow from the eyes to where they look.", "由眼睛畫一枝箭到所望之處。"});
    return;
  }
  const double across = rounded(100 * gaze->box.w);
  const bool there = side == "left" ? across < 0 : across > 0;
  verdict.value = across;
  verdict.unit = "%";
  verdict.measured = {
      plain(std::abs(across)) + " % to the " + (across < 0 ? "left" : "right"),
      std::string("向") + (across < 0 ? "左" : "右") + " " + plain(std::abs(across)) + "%"};
  verdict.state = there ? VerdictState::pass : VerdictState::not_yet;
  verdict.why = {"The marked gaze goes " + verdict.measured.en + " of the width.",
                 "標記的視線" + verdict.measured.zh + "（畫面闊度）。"};
  if (there) return;
  verdict.try_this = {"Write where the person looks: \"looks to camera " + side + "\".",
                      "寫明人物望向哪一邊。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> match_checks() {
  static const std::vector<CheckInfo> checks = {
      {"V.gmatch",
       true,
       true,
       {.boxes = true},
       {{"overlap", Kind::number, false, true},
        {"distance", Kind::number, false, true},
        {"least_area", Kind::number, false, true},
        {"most_area", Kind::number, false, true}},
       judge_match},
      {"V.side",
       false,
       true,
       {.boxes = true},
       {{"side", Kind::text, true, false, "left|right"}},
       judge_side},
      {"V.gaze", false, false, {}, {{"side", Kind::text, true, false, "left|right"}}, judge_gaze},
  };
  return checks;
}

}  // namespace shotlab
