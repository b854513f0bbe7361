// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/boxes_of.h"

#include <algorithm>
#include <cmath>

namespace shotlab {
namespace {

const TakeEvidence* chosen_of(const Evidence& evidence, const std::string& shot) {
  const TakeEvidence* chosen = nullptr;
  for (const TakeEvidence& candidate : evidence.takes) {
    if (candidate.take.shot != shot) continue;
    if (!chosen || candidate.take.keeper || !chosen->take.keeper) chosen = &candidate;
  }
  return chosen;
}

}  // namespace

Text draw_one(MarkKind kind) {
  if (kind == MarkKind::head) {
    return {"Draw a box round the head, from the chin to the crown (a hat is not head).",
            "在頭部畫一個框，由下巴到頭頂（帽子不算）。"};
  }
  return {"Draw a box round the subject, as far as it is in the picture.",
          "在主體四周畫一個框，只框畫面見到的部分。"};
}

const BoxMeasurement* box_of(const TakeEvidence& take, MarkKind kind) {
  const BoxMeasurement* last = nullptr;
  if (!take.measurement) return last;
  for (const BoxMeasurement& box : take.measurement->boxes) {
    if (box.mark.kind == kind) last = &box;
  }
  return last;
}

const BoxMeasurement* box_of(const TakeEvidence& take, MarkKind kind, CriterionVerdict& verdict) {
  verdict.take = take.take.id;
  const BoxMeasurement* box = box_of(take, kind);
  if (!box) {
    const bool head = kind == MarkKind::head;
    cannot_measure(
        verdict,
        {"No " + std::string(head ? "head" : "subject") + " is marked on " + take.take.id + ".",
         take.take.id + " 還未標記" + (head ? "頭部" : "主體") + "。"},
        draw_one(kind));
    return nullptr;
  }
  verdict.evidence = box->evidence;
  if (box->stands_out && *box->stands_out < kStandsOut) {
    const std::string share = plain(std::round(100 * *box->stands_out));
    cannot_measure(verdict,
                   {"Nothing stands out in the box: only " + share +
                        " % of its colours differ from around it.",
                    "框內沒有突出的東西：只有 " + share + "% 的顏色與四周不同。"},
                   draw_one(kind));
    return nullptr;
  }
  return box;
}

std::vector<const TakeEvidence*> chosen_takes(const CheckContext& context,
                                              const std::vector<std::string>& shots) {
  std::vector<const TakeEvidence*> takes;
  if (context.exercise.shots.empty()) {
    for (const TakeEvidence& take : context.evidence.takes) {
      if (take.take.keeper) takes.push_back(&take);
    }
    if (!takes.empty()) return takes;
    for (const TakeEvidence& take : context.evidence.takes) takes.push_back(&take);
    return takes;
  }
  for (const ShotWanted& shot : context.exercise.shots) {
    const bool asked =
        shots.empty() || std::find(shots.begin(), shots.end(), shot.id) != shots.end();
    const TakeEvidence* take = asked ? chosen_of(context.evidence, shot.id) : nullptr;
    if (take) takes.push_back(take);
  }
  return takes;
}

}  // namespace shotlab
