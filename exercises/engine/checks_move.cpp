// SPDX-License-Identifier: Apache-2.0
//
// V.move, V.static, V.parallax: what the camera did. Only the coarse move decides (left or right,
// up or down, in or out, roll, still, shaking); whether it was a pan or a truck is a comment.

#include "exercises/engine/check.h"
#include "exercises/engine/move_classes.h"
#include "exercises/language/prompt_reading.h"

namespace shotlab {
namespace {

const MoveMeasurement* measured_move(const CheckContext& context, CriterionVerdict& verdict) {
  const TakeEvidence& evidence = *context.take;
  if (!evidence.measurement || !evidence.measurement->move) {
    cannot_measure(verdict, {"The camera move has not been measured yet.", "鏡頭運動還未量度。"},
                   {"Run the check again.", "請再檢查一次。"});
    return nullptr;
  }
  const MoveMeasurement& move = *evidence.measurement->move;
  verdict.evidence = move.evidence;
  if (move.coarse != Move::unknown) return &move;
  Text why = move.why_not;
  if (why.empty()) {
    why = {"Only " + std::to_string(move.tracks) + " points of the picture could be followed.",
           "畫面只有 " + std::to_string(move.tracks) + " 點跟得到。"};
  }
  cannot_measure(verdict, why,
                 {"Give the place things that can be followed: pillars, signs, a tiled floor.",
                  "讓地方有東西可以跟：柱、招牌、地磚。"});
  return nullptr;
}

PromptReading reading_of(const Take& take) {
  const std::string typed = take.slots.joined();
  return read_prompt(typed.empty() ? take.request.prompt : typed);
}

// The class of the first move that the prompt of the take names; null if it names none.
const MoveClass* class_of_prompt(const Take& take) {
  const PromptReading reading = reading_of(take);
  const Concept* move = reading.first(Slot::move);
  return move ? class_asked_for(move->id) : nullptr;
}

// The direction that the prompt of the take names for this class of move; unknown if none.
Move declared(const CheckContext& context, const MoveClass& wanted) {
  const PromptReading reading = reading_of(context.take->take);
  for (const Concept* move : reading.all(Slot::move)) {
    const Move coarse = coarse_of(move->id);
    if (coarse != Move::unknown && wanted.holds(coarse)) return coarse;
  }
  return Move::unknown;
}

std::string percent(double share) { return number(share * 100, 0); }
std::string widths(double energy) { return number(energy * 100, 1); }

// What the numbers of one direction say.
struct Shown {
  Move move = Move::unknown;
  double energy = 0;
};

// Of the wanted directions, the one the camera went most.
Shown strongest(const MoveMeasurement& measured, const MoveClass& wanted, Move asked) {
  Shown best{asked != Move::unknown ? asked : wanted.coarse.front(), 0};
  best.energy = toward(measured, best.move);
  if (asked != Move::unknown) return best;
  for (Move move : wanted.coarse) {
    if (toward(measured, move) > best.energy) best = {move, toward(measured, move)};
  }
  return best;
}

void not_that_way(const MoveMeasurement& measured, const MoveClass& wanted, Move asked,
                  const Wanted& enough, CriterionVerdict& verdict) {
  const Shown shown = strongest(measured, wanted, asked);
  const Text goal = words_of(shown.move);
  const Text seen = words_of(measured.coarse);
  // The right way, but too little to be called a move: near a threshold there is "close".
  const VerdictState state = grade(shown.energy * 100, enough);
  verdict.state = state == VerdictState::close ? state : VerdictState::not_yet;
  verdict.value = shown.energy * 100;
  verdict.unit = "%";
  verdict.measured = {seen.en, seen.zh};
  verdict.why = {"The camera went " + widths(shown.energy) + " % of the picture width " + goal.en +
                     "; what was seen is: " + seen.en + ".",
                 "鏡頭" + goal.zh + "走了畫面闊度的 " + widths(shown.energy) + "%；看到的是：" +
                     seen.zh + "。"};
  const bool opposite =
      asked != Move::unknown && measured.coarse != asked && wanted.holds(measured.coarse);
  verdict.try_this =
      opposite
          ? Text{"The prompt asks for the other direction: shoot again, or correct the prompt.",
                 "提示詞要的是另一個方向：再拍一次，或改提示詞。"}
          : Text{"Name one move with start and end, and nothing else that moves the camera.",
                 "只寫一種運動，寫明起點和終點，不要再叫鏡頭做別的。"};
}

void judge_handheld(const MoveMeasurement& measured, CriterionVerdict& verdict) {
  const bool seen = measured.coarse == Move::handheld;
  verdict.value = measured.jitter * 100;
  verdict.unit = "%";
  verdict.state = seen ? VerdictState::pass : VerdictState::not_yet;
  verdict.measured = words_of(measured.coarse);
  const std::string jitter = number(measured.jitter * 100, 2);
  verdict.why = {"The picture shakes by " + jitter + " % of its width.",
                 "畫面晃動了闊度的 " + jitter + "%。"};
  if (!seen) {
    verdict.try_this = {"Ask for a handheld camera and no other move.", "只寫手持，不要其他運動。"};
  }
}

void judge_move(const CheckContext& context, CriterionVerdict& verdict) {
  const bool named = context.text("class") == "named";
  const MoveClass* wanted =
      named ? class_of_prompt(context.take->take) : move_class(context.text("class"), context.shot);
  if (!wanted && named) {
    cannot_measure(verdict,
                   {"The prompt names 0 moves that a picture can show.",
                    "提示詞寫了 0 種畫面看得出的鏡頭運動。"},
                   {"Give the camera one job: \"pan left to the door\".",
                    "給鏡頭一個任務：「向左搖到門口」。"});
    return;
  }
  if (!wanted) {
    cannot_measure(verdict,
                   {"This exercise names a move that is not known.", "練習寫了不認識的運動。"},
                   {"Tell the author of the pack.", "請告訴課程作者。"});
    return;
  }
  verdict.wanted = wanted->words;
  const MoveMeasurement* measured = measured_move(context, verdict);
  if (!measured) return;
  if (wanted->name == "handheld") return judge_handheld(*measured, verdict);

  const std::string fixed = context.text("direction");
  Move asked = Move::unknown;
  for (Move move : wanted->coarse) {
    if (fixed == name_of(move)) asked = move;
  }
  if (fixed.empty()) asked = declared(context, *wanted);
  if (asked != Move::unknown) verdict.wanted = words_of(asked);

  const Wanted enough{context.number("energy", 0.04) * 100, std::nullopt};
  const bool right_way =
      asked != Move::unknown ? measured->coarse == asked : wanted->holds(measured->coarse);
  if (!right_way) return not_that_way(*measured, *wanted, asked, enough, verdict);

  const Shown shown = strongest(*measured, *wanted, measured->coarse);
  const Text way = words_of(measured->coarse);
  const Wanted dominance{context.number("dominance", 0.7) * 100, std::nullopt};
  const Wanted sign{context.number("sign", 0.9) * 100, std::nullopt};
  const VerdictState by_energy = grade(shown.energy * 100, enough);
  const VerdictState by_dominance = grade(measured->dominance * 100, dominance);
  const VerdictState by_sign = grade(measured->sign_share * 100, sign);
  verdict.state = worse(worse(by_energy, by_dominance), by_sign);
  verdict.unit = "%";
  verdict.measured = {way.en + ", " + widths(shown.energy) + " % of the width",
                      way.zh + "，畫面闊度的 " + widths(shown.energy) + "%"};
  if (verdict.state == VerdictState::pass) {
    verdict.value = shown.energy * 100;
    verdict.why = {"The camera went " + widths(shown.energy) + " % of the picture width " + way.en +
                       "; " + percent(measured->sign_share) + " % of the frames go that way.",
                   "鏡頭" + way.zh + "走了畫面闊度的 " + widths(shown.energy) + "%；" +
                       percent(measured->sign_share) + "% 的畫格都是這個方向。"};
    if (!measured->also.empty()) {
      const Text also = words_of(measured->also.front());
      verdict.why.en += " A little goes " + also.en + ".";
      verdict.why.zh += "另有少許" + also.zh + "。";
    }
  } else if (by_energy == verdict.state) {
    verdict.value = shown.energy * 100;
    verdict.why = {"The camera went only " + widths(shown.energy) +
                       " % of the picture width; clear is " + plain(*enough.least) + " %.",
                   "鏡頭只走了畫面闊度的 " + widths(shown.energy) + "%；清楚要有 " +
                       plain(*enough.least) + "%。"};
    verdict.try_this = {"Let the move begin and end on things that stand further apart.",
                        "讓起點和終點離遠一點。"};
  } else if (by_dominance == verdict.state) {
    verdict.value = measured->dominance * 100;
    verdict.why = {percent(measured->dominance) + " % of the movement goes " + way.en +
                       "; wanted is " + plain(*dominance.least) + " %.",
                   "運動之中有 " + percent(measured->dominance) + "% 是" + way.zh + "；要有 " +
                       plain(*dominance.least) + "%。"};
    verdict.try_this = {"Name this one move and no other.", "只寫這一種運動，不寫別的。"};
  } else {
    verdict.value = measured->sign_share * 100;
    verdict.why = {percent(measured->sign_share) + " % of the frames go that way; wanted is " +
                       plain(*sign.least) + " %.",
                   "只有 " + percent(measured->sign_share) + "% 的畫格是這個方向；要有 " +
                       plain(*sign.least) + "%。"};
    verdict.try_this = {"Ask for one steady move from start to end.",
                        "由頭到尾只做一個平穩的運動。"};
  }
}

void judge_static(const CheckContext& context, CriterionVerdict& verdict) {
  const MoveMeasurement* measured = measured_move(context, verdict);
  const Wanted wanted{std::nullopt, context.number("speed", 0.4)};
  if (!measured) {
    verdict.wanted = words_of(wanted, "%/s");
    return;
  }
  weigh(verdict, measured->background_speed * 100, "%/s", wanted);
  verdict.why = {"The background moves by " + verdict.measured.en + ".",
                 "背景移動了 " + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Say \"static camera\", and let the subject move instead.",
                      "寫「定鏡」，讓人物動，鏡頭不動。"};
}

// The picture shows that the camera went somewhere, and not only turned.
bool travelled(const MoveMeasurement& move) {
  return move.parallax == "yes" || move.fine == FineMove::truck ||
         move.fine == FineMove::pedestal || move.fine == FineMove::dolly ||
         move.fine == FineMove::orbit;
}

void judge_parallax(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{context.number("least", 1.3), std::nullopt};
  verdict.wanted = words_of(wanted, "x");
  const MoveMeasurement* measured = measured_move(context, verdict);
  if (!measured) return;
  const Text try_this{
      "Put something near the camera in front of something far: a pillar before the "
      "lane's end; then move the camera sideways.",
      "近鏡頭放一樣東西，後面要有遠的：柱在前、巷尾在後；然後橫移。"};
  if (measured->near_far_ratio > 0) {
    weigh(verdict, measured->near_far_ratio, "x", wanted);
    verdict.why = {"What is near moved " + verdict.measured.en + " as far as what is far.",
                   "近的東西移動了遠的 " + verdict.measured.zh + "。"};
    if (verdict.state != VerdictState::pass) {
      verdict.try_this = try_this;
    } else if (!travelled(*measured)) {
      // Something may have moved by itself: a pan past it is no truck (ACCURACY.md).
      cannot_measure(verdict,
                     {"Something moved " + verdict.measured.en +
                          " as far as the rest, but whether the camera travelled cannot be told.",
                      "有東西移動了其他的 " + verdict.measured.zh + "，但分不到鏡頭有沒有移動。"},
                     try_this);
    }
    return;
  }
  if (measured->parallax == "no") {
    verdict.state = VerdictState::not_yet;
    verdict.value = 1;
    verdict.unit = "x";
    verdict.measured = {"everything moved together", "全部一齊動"};
    verdict.why = {"Near and far moved together (1 time as far): it reads as a pan.",
                   "近和遠一齊動（1 倍）：看起來是搖，不是移。"};
    verdict.try_this = try_this;
    return;
  }
  cannot_measure(
      verdict, {"Near and far could not be told apart in this picture.", "這個畫面分不到近和遠。"},
      try_this);
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> move_checks() {
  static const std::vector<CheckInfo> checks = {
      {"V.move",
       false,
       true,
       {.soundness = true, .shots = true, .move = true},
       {{"class", Kind::text, true, false, kMoveClassNames},
        {"direction", Kind::text, false, false, "left|right|up|down|in|out|roll_cw|roll_ccw"},
        {"dominance", Kind::number, true, true},
        {"sign", Kind::number, true, true},
        {"energy", Kind::number, true, true}},
       judge_move},
      {"V.static",
       false,
       true,
       {.soundness = true, .shots = true, .move = true},
       {{"speed", Kind::number, true, true}},
       judge_static},
      {"V.parallax",
       false,
       true,
       {.soundness = true, .shots = true, .move = true},
       {{"least", Kind::number, true, true}},
       judge_parallax},
  };
  return checks;
}

}  // namespace shotlab
