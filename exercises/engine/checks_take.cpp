// SPDX-License-Identifier: Apache-2.0
//
// T: how the takes were made, looked at and chosen.

#include <algorithm>
#include <map>
#include <set>

#include "exercises/engine/check.h"

namespace shotlab {
namespace {

void judge_count(const CheckContext& context, CriterionVerdict& verdict) {
  const double least = context.number("least", 1);
  weigh(verdict, static_cast<double>(context.takes.size()), "takes", {least, std::nullopt});
  const Text have = amount(*verdict.value, "takes");
  verdict.why = {"There " + std::string(context.takes.size() == 1 ? "is " : "are ") + have.en + ".",
                 "有" + have.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  const Text more = amount(least - *verdict.value, "takes");
  verdict.try_this = {"Shoot " + more.en + " more: the same words give another picture.",
                      "再拍" + more.zh + "：同一句話會有另一個結果。"};
}

// With of = "one_prompt", seeds count only beside others that the very same words were sent with.
void judge_seeds(const CheckContext& context, CriterionVerdict& verdict) {
  const bool one_prompt = context.text("of") == "one_prompt";
  std::map<std::string, std::set<std::int64_t>> by_prompt;
  for (const TakeEvidence* evidence : context.takes) {
    const ShotRequest& request = evidence->take.request;
    if (request.seed) by_prompt[one_prompt ? request.prompt : ""].insert(*request.seed);
  }
  std::size_t most = 0;
  for (const auto& [prompt, seeds] : by_prompt) most = std::max(most, seeds.size());
  weigh(verdict, static_cast<double>(most), "seeds", {context.number("least", 2), std::nullopt});
  const Text have = amount(*verdict.value, "seeds");
  verdict.why =
      one_prompt ? Text{"The most that one and the same prompt was sent with is " + have.en + ".",
                        "同一句提示詞最多用過" + have.zh + "。"}
                 : Text{"The takes were made with " + have.en + ".", "用過" + have.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Shoot the same prompt again with another seed.",
                      "同一句提示詞，換一個種子值再拍。"};
}

// A prediction counts for the results that came after it was last changed.
void judge_predict(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{context.number("least", 1), std::nullopt};
  const std::string question = context.text("question");
  const auto answer = context.evidence.answers.find(question);
  if (answer == context.evidence.answers.end() || trim(answer->second).empty()) {
    weigh(verdict, 0, "results", wanted);
    verdict.state = VerdictState::not_yet;
    verdict.why = {"There is no prediction before any of the " + verdict.wanted.en + ".",
                   "看結果之前沒有估計（要有" + verdict.wanted.zh + "）。"};
    verdict.try_this = {"Write the prediction first, then shoot.", "先寫估計，再拍。"};
    return;
  }
  const auto changed = context.evidence.answer_times.find(question);
  if (changed == context.evidence.answer_times.end()) {
    cannot_measure(verdict,
                   {"It is not known when the prediction was written.", "不知道估計是何時寫的。"},
                   {"Change a word of it, then shoot again.", "改動其中一個字，再拍。"});
    return;
  }
  std::size_t after = 0;
  for (const TakeEvidence* evidence : context.takes) {
    // ISO times of one form order as text; in the same second the prediction has the benefit.
    if (evidence->take.finished_utc >= changed->second) ++after;
  }
  weigh(verdict, static_cast<double>(after), "results", wanted);
  verdict.why = {"The prediction of " + changed->second + " stood before " + verdict.measured.en +
                     " of " + plain(static_cast<double>(context.takes.size())) + " came.",
                 "估計在 " + changed->second + " 寫好；之後才到的有" + verdict.measured.zh +
                     "（共 " + plain(static_cast<double>(context.takes.size())) + " 個）。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {
      "A prediction after the result is none: predict anew, and shoot the runs again.",
      "看了結果才估不算估：重新估計，再拍這幾條。"};
}

void judge_depth(const CheckContext& context, CriterionVerdict& verdict) {
  const std::vector<std::string> shots = context.list("shots");
  std::map<std::string, std::string> parents;
  for (const TakeEvidence* evidence : context.takes) {
    const std::string& shot = evidence->take.shot;
    if (!shots.empty() && std::find(shots.begin(), shots.end(), shot) == shots.end()) continue;
    parents[evidence->take.id] = evidence->take.parent;
  }
  std::size_t deepest = 0;
  for (const auto& [id, parent] : parents) {
    std::size_t depth = 1;
    std::string at = parent;
    // A ring of parents cannot come from shooting; it ends at the number of takes.
    while (!at.empty() && parents.contains(at) && depth <= parents.size()) {
      at = parents[at];
      ++depth;
    }
    deepest = std::max(deepest, std::min(depth, parents.size()));
  }
  weigh(verdict, static_cast<double>(deepest), "generations",
        {context.number("least", 2), std::nullopt});
  const Text have = amount(*verdict.value, "generations");
  verdict.why = {"The longest line of takes, each grown from the one before, has " + have.en + ".",
                 "最長的一線有" + have.zh + "，一條接一條改出來。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Change one thing and shoot from the take you have.",
                      "在現有一條的基礎上改一樣，再拍。"};
}

// What is missing before a take counts as looked at; empty if nothing.
Text missing_of(const Take& take, const CheckContext& context) {
  if (take.judgement == Judgement::none) {
    return {"it is not judged keep, maybe or no", "還未判「保留」、「或者」或「不要」"};
  }
  std::string notes;
  for (const Note& note : take.notes) notes += note.text + "\n";
  const double words = static_cast<double>(count_latin_words(notes));
  const double han = static_cast<double>(count_han(notes));
  const double least_words = context.number("least_words", 6);
  const double least_han = context.number("least_han", 12);
  // A note in two languages may count in both.
  if (words / least_words + han / least_han >= 1) return {};
  if (words + han == 0) return {"it has no note", "未有筆記"};
  return {
      "its note has " + amount(words, "words").en + " and " + plain(han) + " Chinese characters",
      "筆記只有 " + plain(han) + " 個中文字和" + amount(words, "words").zh};
}

void judge_notes(const CheckContext& context, CriterionVerdict& verdict) {
  const double all = static_cast<double>(context.takes.size());
  double good = 0;
  const Take* first = nullptr;
  Text what;
  for (const TakeEvidence* evidence : context.takes) {
    const Text missing = missing_of(evidence->take, context);
    if (missing.empty()) {
      ++good;
    } else if (!first) {
      first = &evidence->take;
      what = missing;
    }
  }
  weigh(verdict, good, "takes", {std::max(all, 1.0), std::nullopt});
  const std::string words = plain(context.number("least_words", 6));
  const std::string han = plain(context.number("least_han", 12));
  verdict.wanted = {
      "every take judged, with a note of at least " + words + " words or " + han + " characters",
      "每條都有判斷和筆記，最少 " + han + " 個字或 " + words + " 個英文詞"};
  verdict.measured = {plain(good) + " of " + plain(all) + " takes",
                      plain(all) + " 條有 " + plain(good) + " 條"};
  if (all == 0) {
    verdict.why = {"There are 0 takes to look at.", "未有任何一條可看。"};
    verdict.try_this = {"Shoot first, then look at each take and note what you see.",
                        "先拍，再逐條看，寫下看到的。"};
  } else if (!first) {
    verdict.why = {"All " + plain(all) + " takes are judged and noted.",
                   plain(all) + " 條都判了，也寫了筆記。"};
  } else {
    verdict.take = first->id;
    verdict.why = {plain(good) + " of " + plain(all) + " takes are done; of " + first->id + ", " +
                       what.en + ".",
                   plain(all) + " 條完成了 " + plain(good) + " 條；" + first->id + what.zh + "。"};
    verdict.try_this = {"Watch the take to the end, judge it, and write what you see in it.",
                        "由頭看到尾，判它，再寫下畫面裏看到的。"};
  }
}

std::vector<std::string> shots_of(const Exercise& exercise) {
  std::vector<std::string> ids;
  for (const ShotWanted& shot : exercise.shots) ids.push_back(shot.id);
  if (ids.empty()) ids.emplace_back();
  return ids;
}

Text title_of(const Exercise& exercise, const std::string& shot) {
  for (const ShotWanted& wanted : exercise.shots) {
    if (wanted.id == shot) return wanted.title;
  }
  return {shot, shot};
}

void judge_keeper(const CheckContext& context, CriterionVerdict& verdict) {
  const std::vector<std::string> shots = shots_of(context.exercise);
  double good = 0;
  std::vector<Text> wrong;
  std::size_t kept_in_all = 0;
  for (const std::string& shot : shots) {
    std::size_t kept = 0;
    for (const TakeEvidence* evidence : context.takes) {
      const bool own = shot.empty() || evidence->take.shot == shot;
      if (own && evidence->take.keeper) {
        // A clip that was swapped is not the take that was chosen.
        if (evidence->hash_matches) ++kept;
        verdict.take = evidence->take.id;
      }
    }
    kept_in_all += kept;
    if (kept == 1) {
      ++good;
    } else {
      wrong.push_back(title_of(context.exercise, shot));
    }
  }
  const double all = static_cast<double>(shots.size());
  if (context.exercise.shots.empty()) {
    weigh(verdict, static_cast<double>(kept_in_all), "keepers", {1, 1});
    const Text takes = amount(static_cast<double>(context.takes.size()), "takes");
    verdict.why = {plain(*verdict.value) + " of " + takes.en + " are kept.",
                   takes.zh + "之中保留了 " + plain(*verdict.value) + " 條。"};
    if (context.takes.size() == 1) {
      verdict.why.en = plain(*verdict.value) + " of 1 take is kept.";
    }
  } else {
    weigh(verdict, good, "shots", {all, std::nullopt});
    verdict.take.clear();
    verdict.measured = {plain(good) + " of " + plain(all) + " shots",
                        plain(all) + " 個鏡頭有 " + plain(good) + " 個"};
    verdict.wanted = {"exactly one keeper for each shot", "每個鏡頭剛好保留一條"};
    const Text names = listed(wrong);
    verdict.why = wrong.empty() ? Text{"All " + plain(all) + " shots have one keeper.",
                                       plain(all) + " 個鏡頭都各保留了一條。"}
                                : Text{plain(good) + " of " + plain(all) +
                                           " shots have one keeper; not yet: " + names.en + ".",
                                       plain(all) + " 個鏡頭有 " + plain(good) +
                                           " 個保留了一條；還未有：" + names.zh + "。"};
  }
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Choose one take for each shot and keep it; take the mark off the others.",
                      "每個鏡頭揀一條保留，其他取消。"};
}

// What no measurement could find, the learner found and drew: there it is.
void judge_marked(const CheckContext& context, CriterionVerdict& verdict) {
  MarkKind kind = MarkKind::region;
  mark_kind_from(context.text("kind"), kind);
  const auto drawn = std::count_if(context.take->marks.begin(), context.take->marks.end(),
                                   [&](const FrameMark& mark) { return mark.kind == kind; });
  weigh(verdict, static_cast<double>(drawn), "marks", {context.number("least", 1), std::nullopt});
  verdict.take = context.take->take.id;
  verdict.why = {"On " + verdict.take + " you have drawn " + verdict.measured.en + " of this kind.",
                 "你在 " + verdict.take + " 畫了" + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {
      "Look for it in the take and draw a box round it. If it is not there, shoot again.",
      "在畫面裏找，畫框圈住它；找不到就再拍。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> take_checks() {
  static const std::vector<CheckInfo> checks = {
      {"T.count", true, false, {}, {{"least", Kind::number, true}}, judge_count},
      {"T.seeds",
       true,
       false,
       {},
       {{"least", Kind::number, true}, {"of", Kind::text, false, false, "all|one_prompt"}},
       judge_seeds},
      {"T.predict",
       true,
       false,
       {},
       {{"question", Kind::text, true}, {"least", Kind::number}},
       judge_predict},
      {"T.depth",
       true,
       false,
       {},
       {{"least", Kind::number, true}, {"shots", Kind::list}},
       judge_depth},
      {"T.notes",
       true,
       false,
       {},
       {{"least_words", Kind::number}, {"least_han", Kind::number}},
       judge_notes},
      {"T.keeper", true, false, {}, {}, judge_keeper},
      {"T.marked",
       false,
       false,
       {},
       {{"kind", Kind::text, true, false, "head|subject|region|gaze|event"},
        {"least", Kind::number}},
       judge_marked},
  };
  return checks;
}

}  // namespace shotlab
