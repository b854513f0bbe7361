// SPDX-License-Identifier: Apache-2.0
//
// V.brush, V.flicker, V.resol: the finish of a picture.
//
// Source: reference "checks" §3.3, craft §4; limits from ACCURACY.md.

#include <cmath>

#include "exercises/engine/check.h"

namespace shotlab {
namespace {

double rounded(double value, double unit = 100) { return std::round(value * unit) / unit; }

const TextureMeasurement* texture_of(const CheckContext& context, CriterionVerdict& verdict) {
  verdict.take = context.take->take.id;
  if (context.take->measurement && context.take->measurement->texture) {
    return &*context.take->measurement->texture;
  }
  cannot_measure(verdict, {"The picture has not been measured yet.", "畫面還未量度。"},
                 {"Run the check again.", "請再檢查一次。"});
  return nullptr;
}

void judge_brush(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted more{context.number("energy", 1.2), std::nullopt};
  const Wanted boil{std::nullopt, context.number("boil", 4)};
  verdict.wanted = words_of(more, "x");
  const TextureMeasurement* own = texture_of(context, verdict);
  if (!own) return;
  const std::optional<Measurement>& source = context.take->source;
  if (!source || !source->texture) {
    cannot_measure(verdict,
                   {"This take was painted over no other clip, so there is no flat version.",
                    "這一條不是由另一條片重畫，沒有平面版可比較。"},
                   {"Send the rough with the request as its source.", "把粗稿作為來源片送出。"});
    return;
  }
  constexpr double kFloor = .05;
  const double ratio = (own->energy + kFloor) / (source->texture->energy + kFloor);
  weigh(verdict, rounded(ratio), "x", more);
  const VerdictState painted = verdict.state, calm = grade(rounded(own->boil), boil);
  verdict.state = worse(painted, calm);
  const std::string boiling = plain(rounded(own->boil));
  verdict.measured = {amount(*verdict.value, "x").en + " the texture, boils by " + boiling + " L*",
                      "質感 " + amount(*verdict.value, "x").zh + "，沸動 " + boiling + " L*"};
  verdict.wanted = {
      "at least " + plain(*more.least) + " times the texture, boil at most " + plain(*boil.most) +
          " L*",
      "質感最少 " + plain(*more.least) + " 倍，沸動最多 " + plain(*boil.most) + " L*"};
  verdict.why = {
      "The brush gives " + amount(*verdict.value, "x").en +
          " the texture of the rough; from frame to frame it boils by " + boiling + " L*.",
      "筆觸的質感是粗稿的 " + amount(*verdict.value, "x").zh + "；逐格沸動 " + boiling + " L*。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this =
      calm != VerdictState::pass
          ? Text{"The paint boils: lower the strength, or paint fewer frames anew.",
                 "筆觸在沸動：降低強度，或減少重畫的格數。"}
          : Text{"Too plain: raise the strength, or add a closer crop of the painting.",
                 "太平：提高強度，或多給一格畫作近圖。"};
}

void judge_flicker(const CheckContext& context, CriterionVerdict& verdict) {
  const TextureMeasurement* own = texture_of(context, verdict);
  if (!own) return;
  weigh(verdict, rounded(own->flicker), "levels", {std::nullopt, context.number("most", 1)});
  verdict.why = {"The brightness jumps by " + verdict.measured.en + " of 255 from frame to frame.",
                 "亮度逐格跳動 " + verdict.measured.zh + "（共 255 級）。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Shoot it again with a steady light named; a lamp that flickers flickers.",
                      "寫明穩定的光源，再拍。"};
}

void judge_detail(const CheckContext& context, CriterionVerdict& verdict) {
  const TextureMeasurement* own = texture_of(context, verdict);
  if (!own) return;
  if (own->detail <= 0) {
    cannot_measure(verdict,
                   {"The clip is too short or too small to look for detail.",
                    "片太短或畫面太細，量度不到細節。"},
                   {"Use a larger clip.", "用大一點的片。"});
    return;
  }
  weigh(verdict, rounded(own->detail), "x", {context.number("least", 1.5), std::nullopt});
  verdict.why = {"The picture has " + verdict.measured.en +
                     " the fine detail of one of half its size, enlarged.",
                 "畫面的細節是半尺寸放大圖的 " + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Enlarging adds no detail: shoot at the size that you want.",
                      "放大不會增加細節：用想要的尺寸來拍。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> texture_checks() {
  static const std::vector<CheckInfo> checks = {
      {"V.brush",
       false,
       true,
       {.texture = true, .source_texture = true},
       {{"energy", Kind::number, false, true}, {"boil", Kind::number, false, true}},
       judge_brush},
      {"V.flicker",
       false,
       true,
       {.texture = true},
       {{"most", Kind::number, false, true}},
       judge_flicker},
      {"V.resol",
       false,
       true,
       {.texture = true},
       {{"least", Kind::number, false, true}},
       judge_detail},
  };
  return checks;
}

}  // namespace shotlab
