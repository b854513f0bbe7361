// SPDX-License-Identifier: Apache-2.0
//
// A.lead: edits at which the sound changes before the picture does, or after it: J-cuts and L-cuts,
// made by a shot's own sound or by a sound that is laid beside the shots.
//
// Source: reference "checks" §3.4: 6 to 36 frames, at least one.

#include <algorithm>
#include <cstdlib>

#include "exercises/engine/check.h"

namespace shotlab {
namespace {

// Whether a shot's own sound can be heard, as far as that is known.
bool is_heard(const CheckContext& context, const CutEvent& event) {
  const TakeEvidence* source = source_of(context, event);
  const bool silent = source && source->facts && !source->facts->audio;
  return !event.mute && !silent;
}

// Film frames from each sound edit to the picture's at edit `shot`; below 0: the sound is later.
std::vector<std::int64_t> leads_at(const CheckContext& context, std::size_t shot,
                                   std::int64_t edit) {
  const Cut& cut = *context.evidence.cut;
  std::vector<std::int64_t> leads;
  const std::int64_t own = cut.events[shot].sound_lead;
  const CutEvent& heard = cut.events[own > 0 ? shot : shot - 1];
  if (own != 0 && is_heard(context, heard)) leads.push_back(own);
  for (const CutTrack& track : cut.tracks) {
    if (track.mute) continue;
    for (const CutSound& sound : track.sounds) {
      const std::int64_t end = sound.at + sound.frames;
      if (sound.at < edit) leads.push_back(edit - sound.at);
      if (sound.frames > 0 && sound.at < edit && end > edit) leads.push_back(edit - end);
    }
  }
  return leads;
}

void judge_lead(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{context.number("least", 1), std::nullopt};
  const auto from = static_cast<std::int64_t>(context.number("from", 6));
  const auto to = static_cast<std::int64_t>(context.number("to", 36));
  if (no_cut(context, "leads", wanted, verdict)) return;
  const Cut& cut = *context.evidence.cut;
  const std::vector<FrameRange> places = film_places(context);
  const auto away = [&](std::int64_t lead) {
    return std::max({from - std::abs(lead), std::abs(lead) - to, std::int64_t{0}});
  };
  double leads = 0;
  std::int64_t nearest = 0;  // Of those that miss.
  for (std::size_t i = 1; i < places.size(); ++i) {
    // A dissolve changes in its middle.
    const std::vector<std::int64_t> here =
        leads_at(context, i, places[i].in + cut.events[i].dissolve / 2);
    const auto best = std::min_element(here.begin(), here.end(),
                                       [&](auto a, auto b) { return away(a) < away(b); });
    if (best == here.end()) continue;
    if (away(*best) == 0) {
      ++leads;
    } else if (nearest == 0 || away(*best) < away(nearest)) {
      nearest = *best;
    }
  }
  weigh(verdict, leads, "leads", wanted);
  const auto edits = static_cast<double>(places.size() - 1);
  verdict.why = {"At " + plain(leads) + " of " + plain(edits) + " edits the sound changes " +
                     plain(static_cast<double>(from)) + " to " + plain(static_cast<double>(to)) +
                     " frames before or after the picture.",
                 plain(edits) + " 個剪接點之中，" + plain(leads) + " 個的聲音比畫面早或遲 " +
                     plain(static_cast<double>(from)) + " 至 " + plain(static_cast<double>(to)) +
                     " 格轉換。"};
  if (nearest != 0 && leads == 0) {
    const Text frames = amount(static_cast<double>(std::abs(nearest)), "frames");
    verdict.why.en += " The nearest is " + frames.en + (nearest > 0 ? " before it." : " after it.");
    verdict.why.zh += "最接近的" + std::string(nearest > 0 ? "早" : "遲") + frames.zh + "。";
  }
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {
      "Let a shot be heard before it is seen, or the one before go on under it: \"Sound changes\" "
      "of the shot, on the Cut desk.",
      "讓一個鏡頭未見其畫先聞其聲，或讓上一個的聲音延續：剪接桌上該鏡頭的「聲音剪接點」。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> lead_checks() {
  static const std::vector<CheckInfo> checks = {
      {"A.lead",
       true,
       false,
       {},
       {{"least", Kind::number}, {"from", Kind::number}, {"to", Kind::number}},
       judge_lead},
  };
  return checks;
}

}  // namespace shotlab
