// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "exercises/engine/check.h"
#include "exercises/engine/verdict.h"

namespace shotlab {
namespace {

bool is_practice(const TakeEvidence& evidence) { return evidence.take.provider == "practice"; }

Parameters thresholds(const Criterion& criterion, bool practice) {
  Parameters all = practice ? criterion.practice : criterion.live;
  all.insert(criterion.parameters.begin(), criterion.parameters.end());
  return all;
}

std::vector<const TakeEvidence*> takes_of(const Evidence& evidence, const std::string& shot) {
  std::vector<const TakeEvidence*> takes;
  for (const TakeEvidence& candidate : evidence.takes) {
    if (shot.empty() || candidate.take.shot == shot) takes.push_back(&candidate);
  }
  return takes;
}

// The keeper of a shot (the newest, should there be several), else its newest take.
const TakeEvidence* chosen(const std::vector<const TakeEvidence*>& takes) {
  const TakeEvidence* chosen = nullptr;
  for (const TakeEvidence* candidate : takes) {
    if (!chosen || candidate->take.keeper || !chosen->take.keeper) chosen = candidate;
  }
  return chosen;
}

Text title_for(const Exercise& exercise, const Criterion& criterion, const std::string& shot) {
  for (const ShotWanted& wanted : exercise.shots) {
    if (wanted.id == shot) {
      return {wanted.title.en + ": " + criterion.title.en,
              wanted.title.zh + "：" + criterion.title.zh};
    }
  }
  return criterion.title;
}

// What stands in the way of looking at a clip at all. True if something does.
bool clip_is_missing(const CheckInfo& check, const TakeEvidence& take, CriterionVerdict& verdict) {
  if (!check.looks_at_picture) return false;
  if (!take.hash_matches) {
    cannot_measure(
        verdict,
        {"The clip of " + take.take.id + " is not the one that was received: its SHA-256 differs.",
         take.take.id + " 的影片檔不是收到時的那個：SHA-256 不同。"},
        {"Put the original take.mp4 back, or shoot again and keep that take.",
         "放回原來的 take.mp4，或再拍一次並保留新的一條。"});
    return true;
  }
  // V.ok says itself that a clip cannot be read: that is what it asks.
  if (take.unreadable && !take.measurement && std::string_view(check.id) != "V.ok") {
    cannot_measure(verdict, take.unreadable->message, take.unreadable->hint);
    return true;
  }
  return false;
}

void judge_take(const CheckInfo& check, const CheckContext& context, CriterionVerdict& verdict) {
  verdict.take = context.take->take.id;
  if (!clip_is_missing(check, *context.take, verdict)) check.judge(context, verdict);
  if (verdict.state == VerdictState::pass && !context.take->take.keeper) {
    verdict.state = VerdictState::close;
    verdict.try_this = {"This take would pass: keep it, and it counts.",
                        "這一條可以通過：保留它就算數。"};
  }
}

void nothing_shot(const Text& shot, CriterionVerdict& verdict) {
  verdict.state = VerdictState::not_yet;
  verdict.value = 0;
  verdict.unit = "takes";
  verdict.measured = {"0 takes", "0 條"};
  verdict.why = {"There are 0 takes" + (shot.empty() ? "" : " of \"" + shot.en + "\"") + " yet.",
                 (shot.empty() ? "" : "「" + shot.zh + "」") + "還未拍，有 0 條。"};
  verdict.try_this = {"Shoot a take.", "先拍一條。"};
}

// An instructor's waiver, where a check may be waived.
void waive(const Evidence& evidence, CriterionVerdict& verdict) {
  const auto waiver = evidence.waivers.find(verdict.id);
  const bool may = verdict.check.starts_with("V.") || verdict.check.starts_with("A.");
  if (!may || waiver == evidence.waivers.end() || verdict.state == VerdictState::pass) return;
  verdict.state = VerdictState::waived;
  const auto& [by, words, utc] = waiver->second;
  verdict.why = {"Waived by " + (by.empty() ? "the instructor" : by) + ": " + words,
                 (by.empty() ? "導師" : by) + "豁免：" + words};
  verdict.try_this = {};
}

CriterionVerdict judge_one(const Exercise& exercise, const Evidence& evidence,
                           const Criterion& criterion, const CheckInfo* check,
                           const std::string& shot) {
  CriterionVerdict verdict;
  verdict.id = shot.empty() ? criterion.id : criterion.id + "." + shot;
  verdict.check = criterion.check;
  verdict.title = title_for(exercise, criterion, shot);
  verdict.required = criterion.required;
  const bool practice = std::all_of(evidence.takes.begin(), evidence.takes.end(), is_practice);
  if (criterion.practice_only && !practice) verdict.required = false;
  if (!check) {
    cannot_measure(
        verdict,
        {"This program does not know the check \"" + criterion.check + "\".",
         "本程式不認識「" + criterion.check + "」這項檢查。"},
        {"Update the program, or tell the author of the pack.", "請更新程式，或告訴課程作者。"});
    return verdict;
  }
  CheckContext context{exercise, criterion, evidence, shot, nullptr, takes_of(evidence, shot), {}};
  if (check->whole) {
    context.parameters = thresholds(criterion, practice);
    check->judge(context, verdict);
  } else if (context.takes.empty()) {
    const auto wanted =
        std::find_if(exercise.shots.begin(), exercise.shots.end(),
                     [&](const ShotWanted& candidate) { return candidate.id == shot; });
    nothing_shot(wanted == exercise.shots.end() ? Text{} : wanted->title, verdict);
  } else {
    context.take = chosen(context.takes);
    context.parameters = thresholds(criterion, is_practice(*context.take));
    if (criterion.practice_only) verdict.required = is_practice(*context.take);
    judge_take(*check, context, verdict);
  }
  waive(evidence, verdict);
  return verdict;
}

// "3 of 3 checks that run here; 2 more lines are a person's": never "all passed".
Text summary_of(const ExerciseVerdict& verdict) {
  const std::string passed = std::to_string(verdict.passed_count);
  const std::string run = std::to_string(verdict.run_count);
  Text summary{
      passed + " of " + run + (verdict.run_count == 1 ? " check" : " checks") + " that run here",
      "這裏能做的檢查 " + run + " 項，通過 " + passed + " 項"};
  const auto count = [&](VerdictState state) {
    return std::count_if(verdict.criteria.begin(), verdict.criteria.end(),
                         [&](const CriterionVerdict& criterion) {
                           return criterion.required && criterion.state == state;
                         });
  };
  if (const auto blind = count(VerdictState::cannot_measure); blind > 0) {
    summary.en += "; " + std::to_string(blind) + " cannot be measured";
    summary.zh += "；" + std::to_string(blind) + " 項量度不到";
  }
  if (const auto waived = count(VerdictState::waived); waived > 0) {
    summary.en += "; " + std::to_string(waived) + " waived by a person";
    summary.zh += "；" + std::to_string(waived) + " 項由人豁免";
  }
  if (verdict.grading_count > 0) {
    summary.en +=
        "; " + std::to_string(verdict.grading_count) +
        (verdict.grading_count == 1 ? " more line is a person's" : " more lines are a person's");
    summary.zh += "；另有 " + std::to_string(verdict.grading_count) + " 項由人評";
  }
  return summary;
}

}  // namespace

std::string_view name_of(VerdictState state) {
  switch (state) {
    case VerdictState::pass:
      return "pass";
    case VerdictState::close:
      return "close";
    case VerdictState::not_yet:
      return "not_yet";
    case VerdictState::cannot_measure:
      return "cannot_measure";
    case VerdictState::waived:
      return "waived";
  }
  return "cannot_measure";
}

ExerciseVerdict judge(const Exercise& exercise, const Evidence& evidence) {
  ExerciseVerdict result;
  result.exercise = exercise.id;
  result.grading_count = static_cast<int>(exercise.rubric.size());
  for (const Criterion& criterion : exercise.criteria) {
    const CheckInfo* check = find_check(criterion.check);
    std::vector<std::string> shots{""};
    if (check && !check->whole && !exercise.shots.empty()) {
      shots.clear();
      for (const ShotWanted& shot : exercise.shots) {
        if (criterion.is_for(shot.id)) shots.push_back(shot.id);
      }
    }
    for (const std::string& shot : shots) {
      result.criteria.push_back(judge_one(exercise, evidence, criterion, check, shot));
    }
  }
  bool all = true;
  for (const CriterionVerdict& verdict : result.criteria) {
    if (!verdict.required) continue;
    ++result.run_count;
    if (verdict.state == VerdictState::pass) ++result.passed_count;
    all = all && (verdict.state == VerdictState::pass || verdict.state == VerdictState::waived);
  }
  // Nothing asked is nothing passed.
  result.passed = all && result.run_count > 0;
  result.summary = summary_of(result);
  return result;
}

NeededMeasures needed_measures(const Exercise& exercise) {
  NeededMeasures all;
  for (const Criterion& criterion : exercise.criteria) {
    const CheckInfo* check = find_check(criterion.check);
    if (!check) continue;
    all.soundness |= check->needs.soundness;
    all.shots |= check->needs.shots;
    all.move |= check->needs.move;
    all.loudness |= check->needs.loudness;
    all.tone |= check->needs.tone;
    all.boxes |= check->needs.boxes;
    all.sound |= check->needs.sound;
    all.layers |= check->needs.layers;
    all.papers |= check->needs.papers;
    all.package |= check->needs.package;
    all.peers |= check->needs.peers;
    all.texture |= check->needs.texture;
    all.path |= check->needs.path;
    all.region |= check->needs.region;
    all.follow |= check->needs.follow;
    all.composite |= check->needs.composite;
    all.source_texture |= check->needs.source_texture;
  }
  return all;
}

}  // namespace shotlab
