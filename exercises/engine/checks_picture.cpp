// SPDX-License-Identifier: Apache-2.0
//
// V.ok and V.length: is it a sound picture, and how long is it.

#include <algorithm>
#include <cmath>

#include "exercises/engine/check.h"
#include "exercises/language/prompt_reading.h"

namespace shotlab {
namespace {

Text no_measurement() { return {"The picture has not been measured yet.", "畫面還未量度。"}; }

// Frozen frames are what a still camera on a still place gives.
bool may_stand_still(const CheckContext& context) {
  if (context.shot == "static") return true;
  const Take& take = context.take->take;
  const std::string typed = take.slots.joined();
  const PromptReading reading = read_prompt(typed.empty() ? take.request.prompt : typed);
  for (const Concept* move : reading.all(Slot::move)) {
    if (move->id == "static") return true;
  }
  return false;
}

struct Fault {
  double value;
  std::string_view unit;
  Wanted wanted;
  Text why;
  Text try_this;
};

void judge_sound(const CheckContext& context, CriterionVerdict& verdict) {
  const TakeEvidence& evidence = *context.take;
  if (evidence.unreadable && !evidence.measurement) {
    verdict.state = VerdictState::not_yet;
    verdict.measured = {"cannot be read", "讀不到"};
    verdict.wanted = {"a picture that can be read to its end", "由頭到尾讀得到的畫面"};
    verdict.why = evidence.unreadable->message;
    verdict.try_this = {"Shoot it again.", "請再拍一次。"};
    return;
  }
  if (!evidence.measurement || !evidence.measurement->soundness) {
    cannot_measure(verdict, no_measurement(), {"Run the check again.", "請再檢查一次。"});
    return;
  }
  const PictureSoundness& sound = *evidence.measurement->soundness;
  verdict.evidence = sound.evidence;
  const double asked = evidence.take.request.seconds;
  const double tolerance = context.number("tolerance", 0.25);
  const std::string frames = std::to_string(sound.frames);
  const double most_black = context.number("black", 2);
  // A share of the clip as well, where a quiet subject before a still camera is no fault.
  const double most_frozen =
      std::max(context.number("frozen", 12),
               std::floor(context.number("frozen_share", 0) * static_cast<double>(sound.frames)));
  const double undecodable = static_cast<double>(sound.undecodable);
  const double black = static_cast<double>(sound.black_frames);
  const double frozen = static_cast<double>(sound.frozen_frames);
  const Text again{"Shoot it again; the take itself stays as it is.",
                   "請再拍一次；這一條會原樣保留。"};

  std::vector<Fault> faults = {
      {undecodable,
       "frames",
       {std::nullopt, 0},
       {plain(undecodable) + " of " + frames + " frames cannot be decoded.",
        frames + " 格之中有 " + plain(undecodable) + " 格解不到。"},
       again},
      {black,
       "frames",
       {std::nullopt, most_black},
       {plain(black) + " of " + frames + " frames are black.",
        frames + " 格之中有 " + plain(black) + " 格是黑的。"},
       {"Say where the light comes from, and shoot again.", "寫明光由哪裏來，再拍。"}},
      {sound.duration_s,
       "s",
       {asked - tolerance, asked + tolerance},
       {"The clip lasts " + plain(sound.duration_s) + " s; " + plain(asked) + " s were asked for.",
        "影片長 " + plain(sound.duration_s) + " 秒；要求的是 " + plain(asked) + " 秒。"},
       again},
  };
  if (!may_stand_still(context)) {
    faults.push_back({frozen,
                      "frames",
                      {std::nullopt, most_frozen},
                      {plain(frozen) + " of " + frames + " frames stand still.",
                       frames + " 格之中有 " + plain(frozen) + " 格不動。"},
                      {"Name an act that is seen, or ask for a static camera if you mean it.",
                       "寫一個看得見的動作；想不動就寫「定鏡」。"}});
  }
  const Fault* worst = nullptr;
  for (const Fault& fault : faults) {
    const VerdictState state = grade(fault.value, fault.wanted);
    if (state == VerdictState::pass) continue;
    if (!worst || worse(state, grade(worst->value, worst->wanted)) == state) worst = &fault;
  }
  if (worst) {
    weigh(verdict, worst->value, worst->unit, worst->wanted);
    verdict.why = worst->why;
    verdict.try_this = worst->try_this;
    return;
  }
  verdict.state = VerdictState::pass;
  verdict.value = static_cast<double>(sound.frames);
  verdict.unit = "frames";
  verdict.measured = {frames + " frames, " + plain(sound.duration_s) + " s",
                      frames + " 格，" + plain(sound.duration_s) + " 秒"};
  verdict.wanted = {"every frame decodes, at most " + plain(most_black) + " black",
                    "每格都解得到，最多 " + plain(most_black) + " 格黑"};
  verdict.why = {"All " + frames + " frames decode; " + plain(black) + " are black.",
                 frames + " 格都解得到；黑的有 " + plain(black) + " 格。"};
}

void judge_length(const CheckContext& context, CriterionVerdict& verdict) {
  const TakeEvidence& evidence = *context.take;
  std::optional<double> seconds;
  if (evidence.measurement && evidence.measurement->soundness) {
    seconds = evidence.measurement->soundness->duration_s;
    verdict.evidence = evidence.measurement->soundness->evidence;
  } else if (evidence.facts && evidence.facts->video) {
    seconds = evidence.facts->duration_s;
  }
  if (!seconds) {
    cannot_measure(verdict, no_measurement(), {"Run the check again.", "請再檢查一次。"});
    return;
  }
  const Wanted wanted = context.range();
  // As shown: a clip of 3.9994 s is one of 4 s.
  weigh(verdict, std::round(*seconds * 100) / 100, "s", wanted);
  verdict.why = {"The clip lasts " + verdict.measured.en + ".",
                 "影片長" + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.why = {"The clip lasts " + verdict.measured.en + "; wanted is " + verdict.wanted.en + ".",
                 "影片長" + verdict.measured.zh + "；要的是 " + verdict.wanted.zh + "。"};
  verdict.try_this = {"Set the seconds beside the prompt and shoot again; words do not set them.",
                      "在提示詞旁邊設定秒數，再拍；寫在句內沒有用。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> picture_checks() {
  static const std::vector<CheckInfo> checks = {
      {"V.ok",
       false,
       true,
       {.soundness = true},
       {{"black", Kind::number, false, true},
        {"frozen", Kind::number, false, true},
        {"frozen_share", Kind::number, false, true},
        {"tolerance", Kind::number, false, true}},
       judge_sound},
      {"V.length",
       false,
       true,
       {.soundness = true},
       {{"least", Kind::number, true, true}, {"most", Kind::number, true, true}},
       judge_length},
  };
  return checks;
}

}  // namespace shotlab
