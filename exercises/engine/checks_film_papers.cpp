// SPDX-License-Identifier: Apache-2.0
//
// W.cue, W.ledger, W.disc: are the papers that go with a film filled in. Presence of every field,
// never the truth or the grace of what stands in it.
//
// Source: reference "checks" §3.6 (100 %, 100 %, 4 of 4 in both lengths).

#include <algorithm>
#include <cmath>

#include "exercises/engine/check.h"

namespace shotlab {
namespace {

// Papers that were not gathered, or a film with nothing in it yet. True if so.
bool nothing_to_read(const CheckContext& context, CriterionVerdict& verdict) {
  if (context.evidence.papers) return false;
  cannot_measure(verdict, {"The papers could not be read.", "讀不到文件。"},
                 {"Open the Papers desk: it says what is wrong with them.",
                  "打開「文件」：會說明有甚麼問題。"});
  return true;
}

double percent(const PaperState& state) {
  if (state.of == 0) return 0;
  return std::floor(100.0 * static_cast<double>(state.there) / static_cast<double>(state.of));
}

void judge_rows(const PaperState& state, const Text& paper, CriterionVerdict& verdict) {
  weigh(verdict, percent(state), "%", {100, std::nullopt});
  const std::string there = std::to_string(state.there), of = std::to_string(state.of);
  if (state.of == 0) {
    verdict.state = VerdictState::not_yet;
    verdict.why = {"The " + paper.en + " has 0 rows: nothing stands in the film yet.",
                   paper.zh + "有 0 行：影片還未有內容。"};
    verdict.try_this = {"Keep a take, or put one into the cut.", "保留一條，或放入剪接。"};
    return;
  }
  verdict.why = {there + " of " + of + " rows of the " + paper.en + " are whole.",
                 paper.zh + " " + of + " 行之中有 " + there + " 行完整。"};
  if (state.missing.empty()) return;
  const Text lacks = listed(state.missing);
  verdict.why.en += " " + state.where.en + " lacks: " + lacks.en + ".";
  verdict.why.zh += "「" + state.where.zh + "」欠缺：" + lacks.zh + "。";
  verdict.try_this = {"Fill in " + lacks.en + " on the Papers desk.",
                      "在「文件」填寫" + lacks.zh + "。"};
}

void judge_cue(const CheckContext& context, CriterionVerdict& verdict) {
  if (nothing_to_read(context, verdict)) return;
  judge_rows(context.evidence.papers->cue, {"cue sheet", "AI 使用清單"}, verdict);
}

void judge_ledger(const CheckContext& context, CriterionVerdict& verdict) {
  if (nothing_to_read(context, verdict)) return;
  judge_rows(context.evidence.papers->ledger, {"authorship ledger", "創作分工表"}, verdict);
}

void judge_disclosure(const CheckContext& context, CriterionVerdict& verdict) {
  if (nothing_to_read(context, verdict)) return;
  const PaperState& line = context.evidence.papers->line;
  const PaperState& paragraph = context.evidence.papers->paragraph;
  const PaperState& less = line.there <= paragraph.there ? line : paragraph;
  weigh(verdict, static_cast<double>(less.there), "named",
        {static_cast<double>(less.of), std::nullopt});
  verdict.why = {"The one line names " + std::to_string(line.there) + " of " +
                     std::to_string(line.of) + ", the paragraph " +
                     std::to_string(paragraph.there) + " of " + std::to_string(paragraph.of) + ".",
                 "一句說明講了 " + std::to_string(line.of) + " 項之中的 " +
                     std::to_string(line.there) + " 項，一段說明講了 " +
                     std::to_string(paragraph.there) + " 項。"};
  // Three of four is not nearly honest.
  if (verdict.state == VerdictState::pass) return;
  verdict.state = VerdictState::not_yet;
  const Text lacks = listed(less.missing);
  const bool of_line = &less == &line;
  verdict.try_this = {
      std::string("Say in the ") + (of_line ? "line: " : "paragraph: ") + lacks.en + ".",
      std::string("在") + (of_line ? "一句" : "一段") + "說明寫出：" + lacks.zh + "。"};
}

}  // namespace

std::span<const CheckInfo> film_paper_checks() {
  static const NeededMeasures papers = [] {
    NeededMeasures needed;
    needed.papers = true;
    return needed;
  }();
  static const std::vector<CheckInfo> checks = {
      {"W.cue", true, false, papers, {}, judge_cue},
      {"W.ledger", true, false, papers, {}, judge_ledger},
      {"W.disc", true, false, papers, {}, judge_disclosure},
  };
  return checks;
}

}  // namespace shotlab
