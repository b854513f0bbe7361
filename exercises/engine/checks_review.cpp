// SPDX-License-Identifier: Apache-2.0
//
// H.review: a person let the work through a gate. The program only knows that it was said, by whom
// and when.
//
// Source: reference "checks" §3.7.

#include "exercises/engine/check.h"

namespace shotlab {
namespace {

void judge_review(const CheckContext& context, CriterionVerdict& verdict) {
  const std::string gate = context.text("gate");
  const auto found = context.evidence.releases.find(gate);
  const bool released = found != context.evidence.releases.end() && !found->second.by.empty();
  weigh(verdict, released ? 1 : 0, "people", {1, std::nullopt});
  verdict.measured = released ? Text{"released", "已放行"} : Text{"not released", "未放行"};
  verdict.wanted = {"released by a person", "由人放行"};
  if (released) {
    verdict.why = {found->second.by + " released \"" + gate + "\" on " + found->second.utc +
                       (found->second.words.empty() ? "." : ": " + found->second.words),
                   found->second.by + " 在 " + found->second.utc + " 放行「" + gate + "」" +
                       (found->second.words.empty() ? "。" : "：" + found->second.words)};
    return;
  }
  verdict.state = VerdictState::not_yet;
  verdict.why = {"0 people have released \"" + gate + "\" yet.",
                 "「" + gate + "」未有人放行（0 人）。"};
  verdict.try_this = {
      "Show it to your instructor or a peer; they release it with: shotlab review release " + gate,
      "給導師或同學看；由他們放行：shotlab review release " + gate};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> review_checks() {
  static const std::vector<CheckInfo> checks = {
      {"H.review", true, false, {}, {{"gate", Kind::text, true}}, judge_review},
  };
  return checks;
}

}  // namespace shotlab
