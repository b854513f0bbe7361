// SPDX-License-Identifier: Apache-2.0
//
// V.path, V.region, V.follow, V.comp: a take beside the clip that it was made of, or beside the
// flight of its camera path.
//
// Source: reference "checks" §3.3; the distance of paths from craft §1.6; limits from ACCURACY.md.

#include <cmath>

#include "exercises/engine/check.h"

namespace shotlab {
namespace {

double rounded(double value, double unit = 100) { return std::round(value * unit) / unit; }

// Where there is nothing to look at, the verdict says so.
template <typename Measured>
const Measured* measured_beside(const std::optional<Measured>& measured,
                                const CheckContext& context, const Text& nothing,
                                const Text& try_this, CriterionVerdict& verdict) {
  verdict.take = context.take->take.id;
  if (!measured) {
    cannot_measure(verdict, nothing, try_this);
    return nullptr;
  }
  verdict.evidence = measured->evidence;
  if (!measured->why_not.empty()) {
    cannot_measure(verdict, measured->why_not, try_this);
    return nullptr;
  }
  return &*measured;
}

const Text kNoParent{"This take was made of no other clip, so there is nothing to compare it with.",
                     "這一條不是由另一條片改成，沒有可比較的。"};

void judge_path(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{std::nullopt, context.number("distance", .2)};
  verdict.wanted = words_of(wanted, "of the path");
  const PathMatch* match = measured_beside(
      context.take->path, context, {"The path has not been compared yet.", "軌跡還未比較。"},
      {"Send a camera path of three keys or more with the prompt, and let something stand near it.",
       "隨提示詞送出三個或以上關鍵點的軌跡，附近要有東西。"},
      verdict);
  if (!match) return;
  weigh(verdict, rounded(match->distance), "of the path", wanted);
  const Wanted amount_wanted{context.number("least_amount", .4),
                             context.number("most_amount", 2.5)};
  const VerdictState by_amount = grade(match->amount, amount_wanted);
  verdict.measured.en += ", " + plain(rounded(match->amount)) + " times as far";
  verdict.measured.zh += "，距離是 " + plain(rounded(match->amount)) + " 倍";
  verdict.why = {"The camera is off the path's shape by " + plain(rounded(match->distance)) +
                     " on average and goes " + plain(rounded(match->amount)) + " times as far.",
                 "鏡頭與軌跡形狀平均相差 " + plain(rounded(match->distance)) + "，距離是 " +
                     plain(rounded(match->amount)) + " 倍。"};
  const bool wrong_way = match->direction < 0;
  verdict.state = wrong_way ? VerdictState::not_yet : worse(verdict.state, by_amount);
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this =
      wrong_way ? Text{"The camera goes the other way: let the words not speak against the path.",
                       "鏡頭走了相反方向：文字不要與軌跡矛盾。"}
      : by_amount != VerdictState::pass
          ? Text{"Leave the speed and the reach to the path: take words such as \"slowly\" out.",
                 "速度和距離交給軌跡：刪去「慢慢」之類的字。"}
          : Text{"Look at the graph: where do the lines part? Take camera words out of the prompt.",
                 "看圖：兩條線在哪裏分開？刪去提示詞內的鏡頭字眼。"};
}

void judge_region(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted outside{context.number("outside", .97), std::nullopt};
  const Wanted inside{context.number("inside", 8), std::nullopt};
  verdict.wanted = words_of(inside, "dE");
  const RegionDifference* difference =
      measured_beside(context.take->region, context, kNoParent,
                      {"Mark the region on the parent take, or send a mask with the request.",
                       "在上一條標記範圍，或隨請求送出遮罩。"},
                      verdict);
  if (!difference) return;
  const VerdictState kept = grade(difference->outside_ssim, outside);
  weigh(verdict, rounded(difference->inside_delta, 10), "dE", inside);
  const VerdictState changed = verdict.state;
  const std::string similar = number(difference->outside_ssim, 3);
  verdict.state = worse(kept, changed);
  verdict.measured = {"inside " + amount(*verdict.value, "dE").en + ", outside alike to " + similar,
                      "範圍內 " + amount(*verdict.value, "dE").zh + "，範圍外相似度 " + similar};
  verdict.wanted = {
      "inside " + words_of(inside, "dE").en + ", outside alike to at least " +
          plain(*outside.least),
      "範圍內" + words_of(inside, "dE").zh + "，範圍外相似度最少 " + plain(*outside.least)};
  verdict.why = {"Inside the region the colours changed by " + amount(*verdict.value, "dE").en +
                     "; outside, the picture is alike to " + similar + " of 1.",
                 "範圍內顏色變了 " + amount(*verdict.value, "dE").zh + "；範圍外與原片相似度 " +
                     similar + "（最高 1）。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this =
      kept != VerdictState::pass
          ? Text{"The rest changed too: lower the strength, or draw the mask tighter.",
                 "外面也變了：降低強度，或把遮罩畫緊一點。"}
          : Text{"The region hardly changed: say what should be there, and draw the mask wider.",
                 "範圍內變化太少：寫明要變成甚麼，遮罩畫闊一點。"};
}

void judge_follow(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted overlap{context.number("overlap", .6), std::nullopt};
  const Wanted motion{context.number("motion", .85), std::nullopt};
  verdict.wanted = words_of(overlap, "of the masses");
  const FollowMeasurement* follow = measured_beside(
      context.take->follow, context, kNoParent,
      {"Send the rough with the request as its source, with big clear masses that move.",
       "把粗稿作為來源片送出，要有大塊、會動的形。"},
      verdict);
  if (!follow) return;
  const double part = rounded(follow->overlap), along = rounded(follow->motion);
  weigh(verdict, part, "of the masses", overlap);
  const VerdictState shaped = verdict.state, timed = grade(along, motion);
  verdict.state = worse(shaped, timed);
  verdict.measured = {plain(part) + " of the masses, motion agrees to " + plain(along),
                      "大塊重疊 " + plain(part) + "，動作相關 " + plain(along)};
  verdict.wanted = {
      "at least " + plain(*overlap.least) + " of the masses, motion at least " +
          plain(*motion.least),
      "大塊重疊最少 " + plain(*overlap.least) + "，動作相關最少 " + plain(*motion.least)};
  verdict.why = {
      "The masses lie over those of the source to " + plain(part) +
          "; where and when things move agrees to " + plain(along) + ".",
      "畫面大塊與來源重疊 " + plain(part) + "；何時何處在動，相關 " + plain(along) + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this =
      timed != VerdictState::pass
          ? Text{"The acting changed: lower the strength of the style.", "動作變了：降低風格強度。"}
          : Text{"The shapes changed: make the masses of the rough bigger and clearer.",
                 "形狀變了：粗稿的形要更大、更清楚。"};
}

// The side that the plate's light comes from: given by the exercise, or read off the plate by the
// learner, as the first word of an answer. Empty: nobody said.
std::string light_side_of(const CheckContext& context) {
  std::string given = context.text("light");
  if (given != "declared") return given;
  const auto answer = context.evidence.answers.find(context.text("question"));
  if (answer == context.evidence.answers.end()) return "";
  const std::string said = lower_ascii(trim(answer->second));
  const auto begins = [&](const char* one, const char* other) {
    return said.starts_with(one) || said.starts_with(other);
  };
  return begins("left", "左") ? "left" : begins("right", "右") ? "right" : "";
}

void judge_composite(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted edge{std::nullopt, context.number("edge", 10)};
  const Wanted slide{std::nullopt, context.number("slide", 3)};
  const std::string light = light_side_of(context);
  verdict.wanted = words_of(edge, "dE");
  if (light.empty() && !context.text("light").empty()) {
    verdict.take = context.take->take.id;
    cannot_measure(verdict,
                   {"Nobody has said from which side the plate's light comes.",
                    "還未寫明底片的光由哪一面來。"},
                   {"Look at the plate's shadows, and begin that answer with left or right.",
                    "看底片的影子，答案以「左」或「右」開始。"});
    return;
  }
  const CompositeMeasurement* seen = measured_beside(
      context.take->composite, context, kNoParent,
      {"Send the plate with the request as its source, and lay one thing into it that is clearly "
       "seen.",
       "把底片作為來源片送出，並放入一件看得清楚的東西。"},
      verdict);
  if (!seen) return;
  weigh(verdict, rounded(seen->edge_delta, 10), "dE", edge);
  const VerdictState seam = verdict.state;
  const double slid = rounded(100 * seen->slide, 10);
  const VerdictState moves = grade(slid, slide);
  VerdictState lit = VerdictState::pass;
  if (!light.empty()) {
    const double ratio = light == "left" ? seen->left_right : 1 / seen->left_right;
    lit = ratio < 1 ? VerdictState::not_yet
                    : grade(rounded(ratio), {context.number("ratio", 1.08), std::nullopt});
  }
  verdict.state = worse(worse(seam, moves), lit);
  const std::string sides = plain(rounded(seen->left_right));
  verdict.measured = {"edge off by " + amount(*verdict.value, "dE").en + ", slides by " +
                          plain(slid) + " % of the width, left/right " + sides,
                      "邊緣相差 " + amount(*verdict.value, "dE").zh + "，滑動 " + plain(slid) +
                          "% 畫面闊度，左／右亮度 " + sides};
  verdict.wanted = {"edge " + words_of(edge, "dE").en + ", slide at most " + plain(*slide.most) +
                        " %" + (light.empty() ? "" : ", light from the " + light),
                    "邊緣" + words_of(edge, "dE").zh + "，滑動最多 " + plain(*slide.most) + "%" +
                        (light.empty()     ? ""
                         : light == "left" ? "，光由左面來"
                                           : "，光由右面來")};
  verdict.why = {"The " + verdict.measured.en + ".", verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this =
      lit != VerdictState::pass
          ? Text{"Light the element from the side of the plate's light: look at its shadows.",
                 "元素的光要與底片同一邊：看底片的影子。"}
      : moves != VerdictState::pass
          ? Text{"The element slides: tie it to a point of the plate that is tracked.",
                 "元素在滑動：綁在底片的追蹤點。"}
          : Text{"The edge shows: soften the matte by a pixel or two, and match the darkest black.",
                 "邊緣露餡：遮罩柔化一兩個像素，先對最黑位。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> beside_checks() {
  static const std::vector<CheckInfo> checks = {
      {"V.path",
       false,
       true,
       {.soundness = true, .shots = true, .move = true, .path = true},
       {{"distance", Kind::number, false, true},
        {"least_amount", Kind::number, false, true},
        {"most_amount", Kind::number, false, true}},
       judge_path},
      {"V.region",
       false,
       true,
       {.region = true},
       {{"outside", Kind::number, false, true}, {"inside", Kind::number, false, true}},
       judge_region},
      {"V.follow",
       false,
       true,
       {.follow = true},
       {{"overlap", Kind::number, false, true}, {"motion", Kind::number, false, true}},
       judge_follow},
      {"V.comp",
       false,
       true,
       {.composite = true},
       {{"edge", Kind::number, false, true},
        {"slide", Kind::number, false, true},
        {"ratio", Kind::number, false, true},
        {"light", Kind::text, false, false, "left|right|declared"},
        {"question", Kind::text}},
       judge_composite},
  };
  return checks;
}

}  // namespace shotlab
