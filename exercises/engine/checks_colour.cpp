// SPDX-License-Identifier: Apache-2.0
//
// V.tone, V.temp, V.palette: light and colour of a take, from what was measured of its pictures.
//
// Source: thresholds of reference "checks" §3.3; ΔE is CIE76, the distance in CIE L*a*b* (D65).

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "exercises/engine/check.h"

namespace shotlab {
namespace {

const Text kAgain{"Run the check again.", "請再檢查一次。"};

const Measurement* measured_of(const CheckContext& context, CriterionVerdict& verdict) {
  verdict.take = context.take->take.id;
  if (context.take->measurement) return &*context.take->measurement;
  cannot_measure(verdict, {"The picture has not been measured yet.", "畫面還未量度。"}, kAgain);
  return nullptr;
}

struct ToneClass {
  const char* id = "";
  Text words;
  Text try_this;
};
const std::array<ToneClass, 3> kTones{{
    {"low_key",
     {"low-key (mean lightness under 35, spread over 55)", "低調（平均明度低於 35，跨度大於 55）"},
     {"Ask for one hard light and deep shadow: \"low-key, hard side light at night\".",
      "寫一盞硬光和深陰影：「低調，夜晚硬側光」。"}},
    {"high_key",
     {"high-key (mean lightness over 62, spread under 60)", "高調（平均明度高於 62，跨度小於 60）"},
     {"Ask for soft light from all sides: \"high-key, soft morning window\".",
      "寫四周柔和的光：「高調，清晨柔和窗光」。"}},
    {"neutral",
     {"neutral (neither low-key nor high-key)", "中性（既非低調亦非高調）"},
     {"Ask for light that is neither hard nor all around.", "寫不太硬、亦不太滿的光。"}},
}};

void judge_tone(const CheckContext& context, CriterionVerdict& verdict) {
  const Measurement* measured = measured_of(context, verdict);
  if (!measured) return;
  if (!measured->tone) {
    cannot_measure(verdict, {"The tone has not been measured yet.", "影調還未量度。"}, kAgain);
    return;
  }
  const std::string wanted = context.text("class");
  const double slack = context.number("slack", 0);
  const Tone& tone = *measured->tone;
  const bool low = tone.mean_l < 35 + slack && tone.spread_l > 55 - slack;
  const bool high = tone.mean_l > 62 - slack && tone.spread_l < 60 + slack;
  const bool strictly_low = tone.mean_l < 35 && tone.spread_l > 55;
  const bool strictly_high = tone.mean_l > 62 && tone.spread_l < 60;
  const bool passed = wanted == "low_key"    ? low
                      : wanted == "high_key" ? high
                                             : !strictly_low && !strictly_high;
  const auto found = std::find_if(kTones.begin(), kTones.end(), [&](const ToneClass& tone_class) {
    return wanted == tone_class.id;
  });
  // How far the mean and the spread are from the class, the worse of the two deciding.
  const auto graded = [&](Wanted mean, Wanted spread) {
    return worse(grade(tone.mean_l, mean), grade(tone.spread_l, spread));
  };
  verdict.value = tone.mean_l;
  verdict.unit = "L*";
  verdict.measured = {
      "mean lightness " + plain(std::round(tone.mean_l)) + ", spread " +
          plain(std::round(tone.spread_l)),
      "平均明度 " + plain(std::round(tone.mean_l)) + "，跨度 " + plain(std::round(tone.spread_l))};
  verdict.state =
      passed                 ? VerdictState::pass
      : wanted == "low_key"  ? graded({std::nullopt, 35 + slack}, {55 - slack, std::nullopt})
      : wanted == "high_key" ? graded({62 - slack, std::nullopt}, {std::nullopt, 60 + slack})
                             : VerdictState::not_yet;
  if (!passed && verdict.state == VerdictState::pass) verdict.state = VerdictState::close;
  if (found != kTones.end()) verdict.wanted = found->words;
  verdict.why = {"The picture has " + verdict.measured.en + ", of 100.",
                 "畫面的" + verdict.measured.zh + "（滿分 100）。"};
  if (!passed && found != kTones.end()) verdict.try_this = found->try_this;
}

void judge_temperature(const CheckContext& context, CriterionVerdict& verdict) {
  const Measurement* measured = measured_of(context, verdict);
  if (!measured) return;
  if (!measured->tone) {
    cannot_measure(verdict, {"The colours have not been measured yet.", "顏色還未量度。"}, kAgain);
    return;
  }
  const bool warm = context.text("class") == "warm";
  const double by = context.number("by", 6);
  // Cool is warm the other way round, so that one range serves both.
  const double b = measured->tone->mean_b;
  weigh(verdict, warm ? b : -b, "b*", {by, std::nullopt});
  verdict.value = b;
  verdict.measured = {"b* " + plain(std::round(b * 10) / 10),
                      "b* " + plain(std::round(b * 10) / 10)};
  verdict.wanted = warm ? Text{"warm: b* of at least " + plain(by), "暖：b* 最少 " + plain(by)}
                        : Text{"cool: b* of at most -" + plain(by), "冷：b* 最多 -" + plain(by)};
  verdict.why = {"The midtones lie at " + verdict.measured.en +
                     " (above 0 towards yellow, below 0 towards blue).",
                 "中間調是 " + verdict.measured.zh + "（大於 0 偏黃，小於 0 偏藍）。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = warm ? Text{"Name a warm light: \"low evening sun\", \"lantern light\".",
                                 "寫一種暖光：「黃昏斜陽」、「燈籠光」。"}
                          : Text{"Name a cool light: \"blue hour\", \"moonlight\".",
                                 "寫一種冷光：「藍調時分」、「月光」。"};
}

struct Lab {
  double l = 0, a = 0, b = 0;
};

Lab lab_of(double red, double green, double blue) {
  const auto linear = [](double value) {
    const double v = value / 255;
    return v <= .04045 ? v / 12.92 : std::pow((v + .055) / 1.055, 2.4);
  };
  const double r = linear(red), g = linear(green), b = linear(blue);
  const auto root = [](double t) {
    return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  };
  const double x = root((.4124564 * r + .3575761 * g + .1804375 * b) / .95047);
  const double y = root(.2126729 * r + .7151522 * g + .0721750 * b);
  const double z = root((.0193339 * r + .1191920 * g + .9503041 * b) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const Lab& p, const Lab& q) {
  return std::sqrt((p.l - q.l) * (p.l - q.l) + (p.a - q.a) * (p.a - q.a) +
                   (p.b - q.b) * (p.b - q.b));
}

// "#2a6f4e"; false for anything else.
bool read_color(const std::string& text, Lab& lab) {
  if (text.size() != 7 || text[0] != '#') return false;
  std::array<double, 3> rgb{};
  for (std::size_t i = 0; i < 6; ++i) {
    const char c = text[i + 1];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return false;
    rgb[i / 2] = rgb[i / 2] * 16 + digit;
  }
  lab = lab_of(rgb[0], rgb[1], rgb[2]);
  return true;
}

void judge_palette(const CheckContext& context, CriterionVerdict& verdict) {
  const Measurement* measured = measured_of(context, verdict);
  if (!measured) return;
  std::vector<Lab> targets;
  for (const std::string& text : context.list("colors")) {
    Lab lab;
    if (read_color(text, lab)) targets.push_back(lab);
  }
  if (measured->palette.empty() || targets.empty()) {
    cannot_measure(verdict, {"The palette has not been measured yet.", "色盤還未量度。"}, kAgain);
    return;
  }
  const double most = context.number("delta", 18);
  const double least = context.number("coverage", 60);
  double sum = 0;
  double covered = 0;
  for (const Lab& target : targets) {
    double nearest = std::numeric_limits<double>::infinity();
    for (const Swatch& swatch : measured->palette) {
      nearest = std::min(nearest, distance(target, lab_of(swatch.r, swatch.g, swatch.b)));
    }
    sum += nearest;
  }
  for (const Swatch& swatch : measured->palette) {
    const Lab lab = lab_of(swatch.r, swatch.g, swatch.b);
    const bool near = std::any_of(targets.begin(), targets.end(),
                                  [&](const Lab& target) { return distance(target, lab) <= most; });
    if (near) covered += 100 * swatch.share;
  }
  const double delta = sum / static_cast<double>(targets.size());
  weigh(verdict, std::round(delta * 10) / 10, "dE", {std::nullopt, most});
  verdict.state = worse(verdict.state, grade(covered, {least, std::nullopt}));
  const std::string share = plain(std::round(covered));
  verdict.measured = {amount(*verdict.value, "dE").en + ", " + share + " % of the picture",
                      amount(*verdict.value, "dE").zh + "，佔畫面 " + share + "%"};
  verdict.wanted = {
      "at most " + amount(most, "dE").en + " from the five colours, over at least " + plain(least) +
          " % of the picture",
      "與五隻色相差最多 " + amount(most, "dE").zh + "，佔畫面最少 " + plain(least) + "%"};
  verdict.why = {"Your colours are " + amount(*verdict.value, "dE").en +
                     " from the picture's on average; " + share +
                     " % of the picture is near one of them.",
                 "你的色與畫面平均相差 " + amount(*verdict.value, "dE").zh + "；畫面有 " + share +
                     "% 接近其中一隻。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Name the colours of clothes, walls and light that you want to see.",
                      "寫明衣服、牆和光的顏色。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> colour_checks() {
  static const std::vector<CheckInfo> checks = {
      {"V.tone",
       false,
       true,
       {.tone = true},
       {{"class", Kind::text, true, false, "low_key|high_key|neutral"},
        {"slack", Kind::number, false, true}},
       judge_tone},
      {"V.temp",
       false,
       true,
       {.tone = true},
       {{"class", Kind::text, true, false, "warm|cool"}, {"by", Kind::number, false, true}},
       judge_temperature},
      {"V.palette",
       false,
       true,
       {.tone = true},
       {{"colors", Kind::list, true},
        {"delta", Kind::number, false, true},
        {"coverage", Kind::number, false, true}},
       judge_palette},
  };
  return checks;
}

}  // namespace shotlab
