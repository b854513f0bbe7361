// SPDX-License-Identifier: Apache-2.0
//
// T.flight, V.cuts, V.end: a shot that is one flight of the camera. Is its path flown without
// jumps, is the take one piece, and does it end on what it was flown for.
//
// Source: reference "checks" §6 (m3e3: no speed jump, clears geometry, end box inside its target,
//         no shot change); limits are reasoned: a camera on a crane or a drone stays under 1 m/s².

#include <algorithm>
#include <cmath>

#include "exercises/engine/boxes_of.h"
#include "exercises/engine/check.h"
#include "media/model/camera_path.h"

namespace shotlab {
namespace {

double rounded(double value) { return std::round(100 * value) / 100; }

// Where the path goes through the plane of a wall, and whether that is inside its opening.
struct Crossing {
  bool crosses = false;
  double x = 0, y = 0;
};
Crossing crossing_of(const std::vector<CameraKey>& keys, double z) {
  for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
    const double from = keys[i].z - z, to = keys[i + 1].z - z;
    if (from == to || (from < 0) == (to < 0)) continue;
    const double share = from / (from - to);
    return {true, keys[i].x + share * (keys[i + 1].x - keys[i].x),
            keys[i].y + share * (keys[i + 1].y - keys[i].y)};
  }
  return {};
}

// False, and the verdict says so, where the path does not go through the opening that was asked
// for.
bool clears(const CheckContext& context, const std::vector<CameraKey>& keys,
            CriterionVerdict& verdict) {
  const std::optional<double> z = context.number("gate_z");
  if (!z) return true;
  const Crossing at = crossing_of(keys, *z);
  const bool inside = at.crosses && at.x >= context.number("gate_left", -1e9) &&
                      at.x <= context.number("gate_right", 1e9) &&
                      at.y >= context.number("gate_low", -1e9) &&
                      at.y <= context.number("gate_high", 1e9);
  if (inside) return true;
  verdict.state = VerdictState::not_yet;
  const std::string where = "x " + plain(rounded(at.x)) + ", y " + plain(rounded(at.y));
  verdict.why = at.crosses ? Text{"The path hits the wall at " + where + ", beside its opening.",
                                  "軌跡在 " + where + " 撞牆，不在開口之內。"}
                           : Text{"The path never goes through the wall at z " + plain(*z) + ".",
                                  "軌跡沒有穿過 z " + plain(*z) + " 的牆。"};
  verdict.try_this = {"Set a key in the middle of the opening, and fly through it straight.",
                      "在開口中央設一個關鍵點，筆直穿過。"};
  return false;
}

void judge_flight(const CheckContext& context, CriterionVerdict& verdict) {
  const std::vector<CameraKey>& keys = context.take->take.request.camera_path;
  const Wanted jump{std::nullopt, context.number("jump", 1)};
  const Wanted turn{std::nullopt, context.number("turn", 45)};
  verdict.take = context.take->take.id;
  if (keys.size() < 3) {
    weigh(verdict, static_cast<double>(keys.size()), "keys", {3, std::nullopt});
    verdict.state = VerdictState::not_yet;
    verdict.why = {"The request carried a camera path of " + verdict.measured.en + ".",
                   "請求附有" + verdict.measured.zh + "的鏡頭軌跡。"};
    verdict.try_this = {"Plan the flight with three keys or more, and send it with the prompt.",
                        "用三個或以上關鍵點計劃路線，隨提示詞送出。"};
    return;
  }
  const Flight flight = flight_of(keys);
  weigh(verdict, rounded(flight.jump), "m/s2", jump);
  const VerdictState turning = grade(rounded(flight.turn), turn);
  const bool jumps = verdict.state != VerdictState::pass;
  verdict.state = worse(verdict.state, turning);
  const Text turned = amount(rounded(flight.turn), "deg/s");
  verdict.measured.en += ", turning by " + turned.en;
  verdict.measured.zh += "，轉向 " + turned.zh;
  verdict.wanted.en += ", turning by " + words_of(turn, "deg/s").en;
  verdict.wanted.zh += "，轉向" + words_of(turn, "deg/s").zh;
  if (!clears(context, keys, verdict)) return;
  verdict.why = {"The speed changes most at key " + std::to_string(flight.jump_at) + ", by " +
                     amount(rounded(flight.jump), "m/s2").en + "; the look turns by " + turned.en +
                     " at most.",
                 "第 " + std::to_string(flight.jump_at) + " 個關鍵點速度變化最大，" +
                     amount(rounded(flight.jump), "m/s2").zh + "；視線最多轉 " + turned.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this =
      jumps
          ? Text{"Take the bend out at key " + std::to_string(flight.jump_at) +
                     ", or give the camera more time there.",
                 "把第 " + std::to_string(flight.jump_at) + " 個關鍵點的彎拉直，或給它多一點時間。"}
          : Text{
                "Let the camera look at one thing for longer before key " +
                    std::to_string(flight.turn_at) + ".",
                "到第 " + std::to_string(flight.turn_at) + " 個關鍵點之前，視線留在同一處久一點。"};
}

void judge_cuts(const CheckContext& context, CriterionVerdict& verdict) {
  const std::optional<Measurement>& measured = context.take->measurement;
  verdict.take = context.take->take.id;
  const Wanted wanted{std::nullopt, context.number("most", 0)};
  if (!measured || !measured->shots) {
    verdict.wanted = words_of(wanted, "changes of shot");
    cannot_measure(verdict, {"The picture has not been measured yet.", "畫面還未量度。"},
                   {"Run the check again.", "請再檢查一次。"});
    return;
  }
  weigh(verdict, static_cast<double>(measured->shots->cuts.size()), "changes of shot", wanted);
  verdict.evidence = measured->shots->evidence;
  verdict.why = {"The take has " + verdict.measured.en + " inside.",
                 "這一條之內有" + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.why.en += " The first is at frame " + std::to_string(measured->shots->cuts.front()) + ".";
  verdict.why.zh += "第一處在第 " + std::to_string(measured->shots->cuts.front()) + " 格。";
  verdict.try_this = {"Shoot it as one piece: one journey, one act, no \"then we see\".",
                      "拍成一氣呵成的一條：一段旅程、一個動作，不要寫「然後見到」。"};
}

void judge_end(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted near{std::nullopt, context.number("distance", .08)};
  const Wanted size{context.number("least"), std::nullopt};
  verdict.wanted = words_of(near, "of the picture");
  const MarkKind kind = context.text("box") == "head" ? MarkKind::head : MarkKind::subject;
  const BoxMeasurement* box = box_of(*context.take, kind, verdict);
  if (!box) return;
  const auto& facts = context.take->facts;
  const std::int64_t frames = facts && facts->video ? facts->video->frames : 0;
  const auto last = static_cast<std::int64_t>(context.number("frames", 12));
  if (box->mark.frame < frames - last) {
    cannot_measure(verdict,
                   {"The box is on frame " + std::to_string(box->mark.frame) +
                        ", and the take ends at " + std::to_string(frames - 1) + ".",
                    "框畫在第 " + std::to_string(box->mark.frame) + " 格，而片尾是第 " +
                        std::to_string(frames - 1) + " 格。"},
                   {"Draw it on the last frame.", "請畫在最後一格。"});
    return;
  }
  const double dx = box->mark.box.middle_x() - context.number("x", .5);
  const double dy = box->mark.box.middle_y() - context.number("y", .5);
  const double distance = rounded(std::hypot(dx, dy));
  weigh(verdict, distance, "of the picture", near);
  const double high = rounded(box->mark.box.h);
  const VerdictState sized = grade(high, size);
  const bool off = verdict.state != VerdictState::pass;
  verdict.state = worse(verdict.state, sized);
  verdict.measured.en += " off, " + plain(100 * high) + " % high";
  verdict.measured.zh += "偏離，高 " + plain(100 * high) + "%";
  if (size.least) {
    verdict.wanted.en += " off, at least " + plain(100 * *size.least) + " % high";
    verdict.wanted.zh += "，高度最少 " + plain(100 * *size.least) + "%";
  }
  verdict.why = {
      "At the end the subject is " + plain(distance) + " of the picture off its place and " +
          plain(100 * high) + " % of it high.",
      "片尾主體偏離目標 " + plain(distance) + " 個畫面，高度佔 " + plain(100 * high) + "%。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this =
      off ? Text{"Let the last key look at the subject, or pin the last frame.",
                 "最後一個關鍵點要望住主體，或鎖定尾格。"}
          : Text{"Let the last key stand nearer, or give it a narrower field of view.",
                 "最後一個關鍵點再近一點，或收窄視角。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> flight_checks() {
  static const std::vector<CheckInfo> checks = {
      {"T.flight",
       false,
       false,
       {},
       {{"jump", Kind::number},
        {"turn", Kind::number},
        {"gate_z", Kind::number},
        {"gate_left", Kind::number},
        {"gate_right", Kind::number},
        {"gate_low", Kind::number},
        {"gate_high", Kind::number}},
       judge_flight},
      {"V.cuts", false, true, {.shots = true}, {{"most", Kind::number}}, judge_cuts},
      {"V.end",
       false,
       true,
       {.boxes = true},
       {{"x", Kind::number},
        {"y", Kind::number},
        {"distance", Kind::number, false, true},
        {"least", Kind::number, false, true},
        {"frames", Kind::number},
        {"box", Kind::text, false, false, "head|subject"}},
       judge_end},
  };
  return checks;
}

}  // namespace shotlab
