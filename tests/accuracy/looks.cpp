// SPDX-License-Identifier: Apache-2.0
//
// V.tone, V.temp, V.palette on fields of known colours and on practice takes; V.static, V.parallax,
// V.ok and A.bed on practice takes, as they are and as FFmpeg's filters spoilt them.

#include <array>
#include <cmath>
#include <cstdio>
#include <random>

#include "tests/accuracy/studio.h"
#include "tests/accuracy/tally.h"
#include "tests/support/temp_dir.h"

namespace shotlab::accuracy {
namespace {

// CIE L*a*b* (D65) of an sRGB colour, written down once more: the measurers' own is what is tried.
struct Lab {
  double l = 0, a = 0, b = 0;
};
using Rgb = std::array<int, 3>;

Lab lab_of(const Rgb& rgb) {
  std::array<double, 3> v{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double c = rgb[i] / 255.0;
    v[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  }
  const auto f = [](double t) {
    return t > 0.008856452 ? std::cbrt(t) : t * 7.787037 + 16.0 / 116;
  };
  const double x = f((0.4124 * v[0] + 0.3576 * v[1] + 0.1805 * v[2]) / 0.9505);
  const double y = f(0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]);
  const double z = f((0.0193 * v[0] + 0.1192 * v[1] + 0.9505 * v[2]) / 1.0890);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double apart(const Rgb& a, const Rgb& b) {
  const Lab p = lab_of(a), q = lab_of(b);
  return std::hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}

std::string hex(const Rgb& c, const char* sign) {
  char text[16];
  std::snprintf(text, sizeof text, "%s%02x%02x%02x", sign, static_cast<unsigned>(c[0]),
                static_cast<unsigned>(c[1]), static_cast<unsigned>(c[2]));
  return text;
}

// Stripes beside one another: colours and their widths, in 320ths of the picture.
struct Stripe {
  Rgb colour;
  int width = 0;
};

TakeEvidence field_of(const std::filesystem::path& folder, const std::vector<Stripe>& stripes) {
  std::string filter = "color=c=" + hex(stripes.front().colour, "0x") + ":s=320x180:r=24:d=1";
  int at = 0;
  for (const Stripe& stripe : stripes) {
    filter += ",drawbox=x=" + std::to_string(at) + ":y=0:w=" + std::to_string(stripe.width) +
              ":h=180:t=fill:color=" + hex(stripe.colour, "0x");
    at += stripe.width;
  }
  ffmpeg(folder, "-f lavfi -i \"" + filter +
                     ",format=rgb24,scale=out_color_matrix=bt709:out_range=tv,format=yuv444p\" "
                     "-color_primaries bt709 -color_trc bt709 -colorspace bt709 -c:v libx264 -qp 4 "
                     "field.mp4");
  MeasureRequest request = only_texture();
  request.texture = false;
  request.tone = request.palette = true;
  request.source = folder / "field.mp4";
  TakeEvidence take = a_take();
  take.measurement = must(measure(request));
  return take;
}

Rgb any_colour(std::mt19937_64& draw, int low = 0, int high = 255) {
  const auto one = [&] {
    return low + static_cast<int>(draw() % static_cast<unsigned>(high - low + 1));
  };
  return {one(), one(), one()};
}

constexpr double kDoubtful = 3;  // L* or b* from a limit, where both answers are right.

void tones(Report& report, const std::filesystem::path& folder) {
  std::mt19937_64 draw(31);
  const int wanted = report.many(30);
  for (int i = 0, tries = 0; i < wanted && tries < 900; ++tries) {
    const int dark = static_cast<int>(draw() % 140), light = static_cast<int>(140 + draw() % 116);
    const int width = static_cast<int>(32 + draw() % 257);  // Of the light part.
    const double low = lab_of({dark, dark, dark}).l, high = lab_of({light, light, light}).l;
    const double share = width / 320.0;
    const double mean = low * (1 - share) + high * share, spread = high - low;
    const auto near = [](double value, double limit) {
      return std::abs(value - limit) < kDoubtful;
    };
    if (near(mean, 35) || near(mean, 62) || near(spread, 55) || near(spread, 60)) continue;
    const bool low_key = mean < 35 && spread > 55, high_key = mean > 62 && spread < 60;
    // As many of each kind: most draws are neutral.
    const int kind = i % 3;
    if (low_key != (kind == 0) || high_key != (kind == 1)) continue;
    ++i;
    const TakeEvidence take =
        field_of(folder, {{{light, light, light}, width}, {{dark, dark, dark}, 320 - width}});
    for (const char* asked : {"low_key", "high_key", "neutral"}) {
      const std::string name = asked;
      const bool there = name == "low_key"    ? low_key
                         : name == "high_key" ? high_key
                                              : !low_key && !high_key;
      const CriterionVerdict verdict = put("V.tone", {{"class", name}}, {take});
      report.row("V.tone", "greys of known lightness, three classes").count(verdict.state, there);
    }
  }
}

void warmth(Report& report, const std::filesystem::path& folder) {
  std::mt19937_64 draw(57);
  const int wanted = report.many(30);
  for (int i = 0; i < wanted;) {
    const Rgb colour = any_colour(draw, 40, 215);
    const Lab lab = lab_of(colour);
    if (lab.l < 30 || lab.l > 70 || std::abs(lab.b) > 60) continue;
    if (std::abs(std::abs(lab.b) - 6) < kDoubtful) continue;
    const int kind = i % 3;
    if ((lab.b >= 6) != (kind == 0) || (lab.b <= -6) != (kind == 1)) continue;
    ++i;
    const TakeEvidence take = field_of(folder, {{colour, 320}});
    for (const bool warm : {true, false}) {
      const CriterionVerdict verdict =
          put("V.temp", {{"class", std::string(warm ? "warm" : "cool")}}, {take});
      report.row("V.temp", "fields of one known colour, warm and cool")
          .count(verdict.state, warm ? lab.b >= 6 : lab.b <= -6);
    }
  }
}

void palettes(Report& report, const std::filesystem::path& folder) {
  std::mt19937_64 draw(83);
  for (int i = 0; i < report.many(20); ++i) {
    std::vector<Rgb> colours, others;
    while (colours.size() < 5 || others.size() < 5) {
      const Rgb one = any_colour(draw);
      double nearest = 999;
      for (const std::vector<Rgb>* list : {&colours, &others}) {
        for (const Rgb& known : *list) nearest = std::min(nearest, apart(one, known));
      }
      // Colours that are told apart, and others that are none of them.
      if (nearest < 36) continue;
      (colours.size() < 5 ? colours : others).push_back(one);
    }
    std::vector<Stripe> stripes;
    for (const Rgb& colour : colours) stripes.push_back({colour, 64});
    const TakeEvidence take = field_of(folder, stripes);
    const auto asked = [](const std::vector<Rgb>& list) {
      std::vector<std::string> names;
      for (const Rgb& colour : list) names.push_back(hex(colour, "#"));
      return names;
    };
    report.row("V.palette", "five stripes of known colours")
        .count(put("V.palette", {{"colors", asked(colours)}}, {take}).state, true);
    report.row("V.palette", "five colours that are none of them")
        .count(put("V.palette", {{"colors", asked(others)}}, {take}).state, false);
  }
}

// What exercise m2e3 asks of its three lights.
void lights(Report& report) {
  const std::array<const char*, 4> places{"room", "street", "teahouse", "courtyard"};
  std::vector<double> means, warm, cool;
  for (int i = 0; i < report.many(16); ++i) {
    const std::string place = places[static_cast<std::size_t>(i) % 4];
    const auto look = [&](const std::string& light) {
      Wish wish;
      wish.prompt = "medium shot, an old man in a green coat, waits, " + place + ", " + light +
                    ", static camera";
      wish.seed = i + 2100;
      wish.measure.tone = true;
      return shoot(wish).evidence;
    };
    const auto told = [&](const char* check, const char* asked, const TakeEvidence& take,
                          bool there, const std::string& truth) {
      const CriterionVerdict verdict = put(check, {{"class", std::string(asked)}}, {take});
      report.row(check, truth).count(verdict.state, there);
      if (there && verdict.state != VerdictState::pass)
        report.misses.push_back(std::string(check) + " " + take.take.request.prompt + ": " +
                                verdict.why.en);
    };
    const TakeEvidence night = look("low-key, hard side light at night from the right");
    told("V.tone", "low_key", night, true, "practice takes: low-key at night");
    told("V.tone", "high_key", night, false, "practice takes: low-key is not high-key");
    means.push_back(night.measurement->tone->mean_l);
    const TakeEvidence evening = look("low evening sun from the left");
    told("V.temp", "warm", evening, true, "practice takes: a low sun is warm");
    told("V.temp", "cool", evening, false, "practice takes: a low sun is not cool");
    warm.push_back(evening.measurement->tone->mean_b);
    const TakeEvidence dusk = look("blue hour, cool light");
    told("V.temp", "cool", dusk, true, "practice takes: blue hour is cool");
    told("V.temp", "warm", dusk, false, "practice takes: blue hour is not warm");
    cool.push_back(dusk.measurement->tone->mean_b);
  }
  report.row("V.tone", "practice takes: low-key at night").numbers = "L* " + spread_of(means, 0);
  report.row("V.temp", "practice takes: a low sun is warm").numbers = "b* " + spread_of(warm, 1);
  report.row("V.temp", "practice takes: blue hour is cool").numbers = "b* " + spread_of(cool, 1);
}

void stillness(Report& report) {
  const std::array<const char*, 4> places{"tram stop", "street", "courtyard", "market lane"};
  const std::array<const char*, 4> moves{"slow pan right", "slow push in", "slow truck left",
                                         "handheld camera"};
  std::vector<double> still, moving;
  for (int i = 0; i < report.many(16); ++i) {
    const auto at = static_cast<std::size_t>(i);
    const auto look = [&](const std::string& camera) {
      Wish wish;
      wish.prompt = std::string("medium shot, a woman in a green coat, waits, ") + places[at % 4] +
                    ", soft daylight, " + camera;
      wish.seed = i + 2300;
      wish.seconds = 3;
      wish.measure.soundness = wish.measure.shots = wish.measure.move = true;
      return shoot(wish).evidence;
    };
    const TakeEvidence fixed = look("static camera, locked off");
    report.row("V.static", "a locked-off camera")
        .count(put("V.static", {{"speed", 0.4}}, {fixed}).state, true);
    still.push_back(100 * fixed.measurement->move->background_speed);
    const TakeEvidence moved = look(moves[at / 4 % 4]);
    report.row("V.static", "slow moves and a hand")
        .count(put("V.static", {{"speed", 0.4}}, {moved}).state, false);
    moving.push_back(100 * moved.measurement->move->background_speed);
  }
  report.row("V.static", "a locked-off camera").numbers = "%/s " + spread_of(still);
  report.row("V.static", "slow moves and a hand").numbers = "%/s " + spread_of(moving);
}

// Near things against far ones: only a camera that goes somewhere parts them.
void parallax(Report& report) {
  const std::array<const char*, 5> places{"tram stop", "street", "courtyard", "market lane",
                                          "teahouse"};
  const std::array<const char*, 2> sides{" left", " right"};
  for (const bool travels : {true, false}) {
    std::vector<double> ratios;
    Row& row = report.row("V.parallax",
                          travels ? "a truck past near and far things" : "a pan from one place");
    for (int i = 0; i < report.many(50); ++i) {
      const auto at = static_cast<std::size_t>(i);
      Wish wish;
      wish.prompt = std::string(at % 3 == 0 ? "long shot" : "medium shot") +
                    ", a woman in a green coat, waits, " + places[at % 5] + ", soft daylight, " +
                    (travels ? "truck" : "pan") + sides[at / 5 % 2];
      wish.seed = i + 2700;
      wish.seconds = 3;
      wish.measure.soundness = wish.measure.shots = wish.measure.move = true;
      const TakeEvidence take = shoot(wish).evidence;
      const CriterionVerdict verdict = put("V.parallax", {{"least", 1.3}}, {take});
      row.count(verdict.state, travels);
      if (verdict.value) ratios.push_back(*verdict.value);
      if ((verdict.state == VerdictState::pass) != travels)
        report.misses.push_back("V.parallax " + wish.prompt + " #" + std::to_string(wish.seed) +
                                ": " + verdict.why.en);
    }
    row.numbers = spread_of(ratios);
  }
}

void faults(Report& report, const std::filesystem::path& folder) {
  std::string prompt;
  const auto looked = [&](const char* clip) {
    MeasureRequest request = only_texture();
    request.texture = false;
    request.soundness = true;
    request.sound = true;
    request.source = folder / clip;
    TakeEvidence take = a_take();
    take.take.request.seconds = 3;
    take.take.request.prompt = prompt;
    take.measurement = must(measure(request));
    return take;
  };
  const std::array<const char*, 3> prompts{
      "medium shot, a woman in a yellow coat walks, street, day, truck right",
      "long shot, a man in a red coat runs, courtyard, low sun, pan left",
      "close-up, an old man in a green coat looks up, room, soft window light, push in"};
  for (int i = 0; i < report.many(12); ++i) {
    PaintRequest request;
    request.prompt = prompts[static_cast<std::size_t>(i) % 3];
    request.seed = i + 2500;
    request.seconds = 3;
    request.width = 320;
    request.height = 180;
    must(paint_take(request, folder / "take.mp4", {}));
    prompt = request.prompt;
    const TakeEvidence good = looked("take.mp4");
    const CriterionVerdict verdict = put("V.ok", {}, {good});
    report.row("V.ok", "as painted").count(verdict.state, true);
    if (verdict.state != VerdictState::pass)
      report.misses.push_back("V.ok " + request.prompt + ": " + verdict.why.en);
    report.row("A.bed", "the place is heard all the time")
        .count(put("A.bed", {}, {good}).state, true);
    // It stands still for a second, is black for six frames, or silent for half a second.
    const int at = 10 + 3 * i;
    const std::string frame = std::to_string(at);
    ffmpeg(folder, "-i take.mp4 -vf \"loop=loop=24:size=1:start=" + frame +
                       ",trim=end_frame=72\" frozen.mp4");
    report.row("V.ok", "stands still for a second")
        .count(put("V.ok", {}, {looked("frozen.mp4")}).state, false);
    ffmpeg(folder, "-i take.mp4 -vf \"drawbox=t=fill:c=black:enable='between(n," + frame + "," +
                       std::to_string(at + 5) + ")'\" black.mp4");
    report.row("V.ok", "black for six frames")
        .count(put("V.ok", {}, {looked("black.mp4")}).state, false);
    ffmpeg(folder, "-i take.mp4 -c:v copy -af \"volume=0:enable='between(t," +
                       number(at / 48.0, 2) + "," + number(at / 48.0 + 0.5, 2) +
                       ")'\" -c:a pcm_s16le hole.mov");
    report.row("A.bed", "half a second of digital silence")
        .count(put("A.bed", {}, {looked("hole.mov")}).state, false);
  }
}

}  // namespace

void looks(Report& report) {
  lights(report);
  stillness(report);
  parallax(report);
  if (!have_ffmpeg()) return;
  const test::TempDir folder;
  tones(report, folder.path());
  warmth(report, folder.path());
  palettes(report, folder.path());
  faults(report, folder.path());
}

}  // namespace shotlab::accuracy
