// SPDX-License-Identifier: Apache-2.0
//
// E: the newest saved cut. Only events made of this exercise's own takes count.

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "exercises/engine/check.h"

namespace shotlab {
namespace {

bool no_cut(const CheckContext& context, std::string_view unit, CriterionVerdict& verdict) {
  return no_cut(context, unit, context.range(), verdict);
}

void judge_shots(const CheckContext& context, CriterionVerdict& verdict) {
  if (no_cut(context, "shots", verdict)) return;
  double own = 0, strangers = 0;
  std::string stranger;
  for (const CutEvent& event : context.evidence.cut->events) {
    if (source_of(context, event)) {
      ++own;
    } else {
      ++strangers;
      stranger = event.take.empty() ? event.source : event.take;
    }
  }
  // Own footage counts where the exercise asks for some.
  if (strangers <= context.number("others", 0)) own += strangers, stranger.clear();
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

// As it is exported.
double film_seconds(const CheckContext& context) {
  const Rational fps = context.evidence.cut->fps;
  const std::vector<FrameRange> places = film_places(context);
  return static_cast<double>(places.back().out) / (fps.num > 0 ? fps.value() : 24);
}

void judge_duration(const CheckContext& context, CriterionVerdict& verdict) {
  if (no_cut(context, "s", verdict)) return;
  const double seconds = film_seconds(context);
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

// Frames of the source of an event; negative when they are not known.
std::int64_t frames_of(const TakeEvidence* source) {
  return source && source->facts && source->facts->video ? source->facts->video->frames : -1;
}

void judge_average(const CheckContext& context, CriterionVerdict& verdict) {
  if (no_cut(context, "s", verdict)) return;
  const auto shots = static_cast<double>(context.evidence.cut->events.size());
  weigh(verdict, film_seconds(context) / shots, "s", context.range());
  verdict.why = {"A shot lasts " + verdict.measured.en + " on average.",
                 "每個鏡頭平均長" + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Trim the longest shots, or hold the shortest longer.",
                      "修剪最長的鏡頭，或讓最短的留久一點。"};
}

void judge_trim(const CheckContext& context, CriterionVerdict& verdict) {
  if (no_cut(context, "%", verdict)) return;
  const Wanted wanted{context.number("least", 100), std::nullopt};
  const auto frames = static_cast<std::int64_t>(context.number("frames", 1));
  double trimmed = 0, known = 0;
  std::string whole;
  for (const CutEvent& event : context.evidence.cut->events) {
    const std::int64_t all = frames_of(source_of(context, event));
    if (all < 0) continue;
    ++known;
    if (all - event.range.length() >= frames) {
      ++trimmed;
    } else if (whole.empty()) {
      whole = event.take;
    }
  }
  if (known == 0) {
    cannot_measure(verdict,
                   {"The length of no shot of the cut is known.", "不知道剪接內鏡頭的長度。"},
                   {"Run the check again.", "請再檢查一次。"});
    return;
  }
  weigh(verdict, 100 * trimmed / known, "%", wanted);
  verdict.take = whole;
  verdict.why = {plain(trimmed) + " of " + plain(known) + " shots are trimmed by at least " +
                     amount(static_cast<double>(frames), "frames").en + ".",
                 plain(known) + " 個鏡頭之中，" + plain(trimmed) + " 個最少剪去了 " +
                     amount(static_cast<double>(frames), "frames").zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Trim " + whole + ": where does it begin to tell, and when has it told?",
                      "修剪 " + whole + "：由哪一格開始有內容？哪一格已經講完？"};
}

void judge_gaps(const CheckContext& context, CriterionVerdict& verdict) {
  if (no_cut(context, "shots", verdict)) return;
  const Cut& cut = *context.evidence.cut;
  double wrong = 0;
  Text which;
  for (std::size_t i = 0; i < cut.events.size(); ++i) {
    const CutEvent& event = cut.events[i];
    const TakeEvidence* source = source_of(context, event);
    const std::int64_t all = frames_of(source);
    const bool empty = event.range.length() <= 0 || event.range.in < 0;
    const bool beyond = all >= 0 && event.range.out > all;
    if (!empty && !beyond) continue;
    ++wrong;
    const std::string number = std::to_string(i + 1);
    which = {
        "Shot " + number + (empty ? " holds no frames." : " goes on behind the end of its take."),
        "第 " + number + (empty ? " 個鏡頭沒有畫格。" : " 個鏡頭超出了該條的結尾。")};
  }
  weigh(verdict, wrong, "shots", {std::nullopt, 0});
  verdict.wanted = {"every shot has its frames, one behind the other",
                    "每個鏡頭都有畫格，一個接一個"};
  if (wrong == 0) {
    verdict.why = {
        "All " + plain(static_cast<double>(cut.events.size())) + " shots follow without a gap.",
        plain(static_cast<double>(cut.events.size())) + " 個鏡頭之間沒有空隙。"};
    return;
  }
  verdict.why = which;
  verdict.try_this = {"Trim that shot to frames that its take has.", "把該鏡頭修剪到該條之內。"};
}

void judge_reuse(const CheckContext& context, CriterionVerdict& verdict) {
  if (no_cut(context, "shots", verdict)) return;
  const Wanted wanted{context.number("least", 2), std::nullopt};
  const auto slack = static_cast<std::int64_t>(context.number("frames", 2));
  const auto& events = context.evidence.cut->events;
  double most = 1;
  for (const CutEvent& event : events) {
    double alike = 0;
    for (const CutEvent& other : events) {
      const bool near = std::abs(other.range.in - event.range.in) <= slack &&
                        std::abs(other.range.out - event.range.out) <= slack;
      if (other.take == event.take && other.source == event.source && near) ++alike;
    }
    most = std::max(most, alike);
  }
  weigh(verdict, most, "shots", wanted);
  verdict.why = {amount(most, "shots").en + " of the cut show the same frames of one take.",
                 "剪接中有 " + amount(most, "shots").zh + "用了同一條的同一段。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Use the same frames of one take each time: copy the shot in the cut.",
                      "每次都用同一條的同一段：在剪接內複製該鏡頭。"};
}

// "face x face": shots by their name in the exercise; x is any other one.
void judge_pattern(const CheckContext& context, CriterionVerdict& verdict) {
  if (no_cut(context, "shots", verdict)) return;
  const std::vector<std::string> wanted = context.list("shots");
  const auto& events = context.evidence.cut->events;
  std::string order, pattern;
  double matching = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const TakeEvidence* source = source_of(context, events[i]);
    const std::string shot = source ? source->take.shot : "?";
    order += (i > 0 ? " " : "") + shot;
    if (i >= wanted.size()) continue;
    const bool any =
        wanted[i] == "x" && std::find(wanted.begin(), wanted.end(), shot) == wanted.end();
    if (any || shot == wanted[i]) ++matching;
  }
  for (const std::string& shot : wanted) pattern += (pattern.empty() ? "" : " ") + shot;
  const bool exact =
      events.size() == wanted.size() && matching == static_cast<double>(wanted.size());
  verdict.value = matching;
  verdict.unit = "shots";
  verdict.measured = {order, order};
  verdict.wanted = {pattern, pattern};
  verdict.state = exact ? VerdictState::pass : VerdictState::not_yet;
  verdict.why = {"The cut goes " + order + ": " + plain(matching) + " of " +
                     plain(static_cast<double>(wanted.size())) + " stand where they should.",
                 "剪接的次序是 " + order + "：" + plain(static_cast<double>(wanted.size())) +
                     " 個之中有 " + plain(matching) + " 個位置正確。"};
  if (!exact) {
    verdict.try_this = {"Put the shots in the order " + pattern + ".",
                        "把鏡頭排成 " + pattern + "。"};
  }
}

void judge_versions(const CheckContext& context, CriterionVerdict& verdict) {
  const double versions = context.evidence.cut ? context.evidence.cut->version : 0;
  weigh(verdict, versions, "cuts", {context.number("least", 2), std::nullopt});
  verdict.why = {"The film has " + verdict.measured.en + ".",
                 "影片有" + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Change the cut and save it again: every save is a version.",
                      "改動剪接再儲存：每次儲存都是一個版本。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> cut_checks() {
  static const std::vector<CheckInfo> checks = {
      {"E.shots",
       true,
       false,
       {},
       {{"least", Kind::number}, {"most", Kind::number}, {"others", Kind::number}},
       judge_shots},
      {"E.dur", true, false, {}, {{"least", Kind::number}, {"most", Kind::number}}, judge_duration},
      {"E.asl", true, false, {}, {{"least", Kind::number}, {"most", Kind::number}}, judge_average},
      {"E.trim", true, false, {}, {{"least", Kind::number}, {"frames", Kind::number}}, judge_trim},
      {"E.gaps", true, false, {}, {}, judge_gaps},
      {"E.reuse",
       true,
       false,
       {},
       {{"least", Kind::number}, {"frames", Kind::number}},
       judge_reuse},
      {"E.pattern", true, false, {}, {{"shots", Kind::list, true}}, judge_pattern},
      {"E.versions", true, false, {}, {{"least", Kind::number}}, judge_versions},
  };
  return checks;
}

}  // namespace shotlab
