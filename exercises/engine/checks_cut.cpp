// SPDX-License-Identifier: Apache-2.0
//
// E: the newest saved cut. Only events made of this exercise's own takes count.

#include <algorithm>

#include "exercises/engine/check.h"

namespace shotlab {
namespace {

const TakeEvidence* source_of(const CheckContext& context, const CutEvent& event) {
  const auto found =
      std::find_if(context.evidence.takes.begin(), context.evidence.takes.end(),
                   [&](const TakeEvidence& evidence) { return evidence.take.id == event.take; });
  return found == context.evidence.takes.end() ? nullptr : &*found;
}

bool no_cut(const CheckContext& context, std::string_view unit, CriterionVerdict& verdict) {
  if (context.evidence.cut && !context.evidence.cut->events.empty()) return false;
  weigh(verdict, 0, unit, context.range());
  verdict.state = VerdictState::not_yet;
  verdict.why = {"There is no saved cut yet: " + verdict.measured.en + ".",
                 "還未儲存剪接：" + verdict.measured.zh + "。"};
  verdict.try_this = {"Put your takes in the cut, trim them, and save it.",
                      "把你的條放入剪接，修剪好，再儲存。"};
  return true;
}

void judge_shots(const CheckContext& context, CriterionVerdict& verdict) {
  if (no_cut(context, "shots", verdict)) return;
  double own = 0;
  std::string stranger;
  for (const CutEvent& event : context.evidence.cut->events) {
    if (source_of(context, event)) {
      ++own;
    } else {
      stranger = event.take.empty() ? event.source : event.take;
    }
  }
  weigh(verdict, own, "shots", context.range());
  verdict.why = {"The cut has " + verdict.measured.en + " of this exercise.",
                 "剪接有本練習的" + verdict.measured.zh + "。"};
  if (!stranger.empty()) {
    verdict.why.en += " \"" + stranger + "\" was not shot for it and does not count.";
    verdict.why.zh += "「" + stranger + "」不是為本練習拍的，不計。";
  }
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Bring the cut to " + verdict.wanted.en + " and save it.",
                      "把剪接改成" + verdict.wanted.zh + "，再儲存。"};
}

void judge_duration(const CheckContext& context, CriterionVerdict& verdict) {
  if (no_cut(context, "s", verdict)) return;
  const Cut& cut = *context.evidence.cut;
  double seconds = 0;
  for (const CutEvent& event : cut.events) {
    // A range counts its source's own frames.
    const TakeEvidence* source = source_of(context, event);
    Rational fps = cut.fps;
    if (source && source->facts && source->facts->video && source->facts->video->fps.num > 0) {
      fps = source->facts->video->fps;
    }
    if (fps.num > 0) seconds += static_cast<double>(event.range.length()) / fps.value();
  }
  weigh(verdict, seconds, "s", context.range());
  verdict.why = {"The cut lasts " + verdict.measured.en + ".",
                 "剪接長" + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  const bool shorter = context.range().most && seconds > *context.range().most;
  verdict.try_this =
      shorter ? Text{"Trim the shots: leave out what the pair does not need.",
                     "再修剪：這一對不需要的都剪走。"}
              : Text{"Trim less away at the head and tail of the shots.", "頭尾剪少一點。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> cut_checks() {
  static const std::vector<CheckInfo> checks = {
      {"E.shots", true, false, {}, {{"least", Kind::number}, {"most", Kind::number}}, judge_shots},
      {"E.dur", true, false, {}, {{"least", Kind::number}, {"most", Kind::number}}, judge_duration},
  };
  return checks;
}

}  // namespace shotlab
