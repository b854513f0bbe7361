// SPDX-License-Identifier: Apache-2.0

#include "app/practice/look.h"

#include <algorithm>

namespace shotlab::practice {
namespace {

Materials materials_of(Place place) {
  //                wall             wall2            trim             floor            floor2
  //                accent
  switch (place) {
    case Place::tram_stop:
      return {rgb(0xC9B79A), rgb(0xA58F7C), rgb(0x3F5B52), rgb(0xC2B59F), rgb(0x94897B),
              rgb(0xB8412E), rgb(0x8A6244), rgb(0x5E656A), rgb(0x5F7F4E)};
    case Place::street:
      return {rgb(0xB98E73), rgb(0x8E8C94), rgb(0x4B4E58), rgb(0xB1AAA2), rgb(0x86827F),
              rgb(0x2F7C86), rgb(0x7E5B44), rgb(0x5B6067), rgb(0x5F7F4E)};
    case Place::room:
      return {rgb(0xC8BCA6), rgb(0xB5A88F), rgb(0x8A7A66), rgb(0xB98F63), rgb(0x93693F),
              rgb(0x5B7A86), rgb(0x80573A), rgb(0x6B6B6E), rgb(0x6E8B55)};
    case Place::market_lane:
      return {rgb(0x8F7D70), rgb(0x71737C), rgb(0x3C4A4C), rgb(0x9B958E), rgb(0x6F6C6C),
              rgb(0xC24A2F), rgb(0x7A5238), rgb(0x565B60), rgb(0x587A4A)};
    case Place::teahouse:
      return {rgb(0xD8CBAA), rgb(0x7FA08F), rgb(0x6B4A35), rgb(0xD6C9AE), rgb(0x7D9488),
              rgb(0xB4472F), rgb(0x7B4E33), rgb(0x70757A), rgb(0x5E8455)};
    case Place::rooftop:
      return {rgb(0xB8ADA0), rgb(0x93A0AA), rgb(0x5A5F66), rgb(0xBDB2A4), rgb(0x968D84),
              rgb(0xC8653B), rgb(0x84644A), rgb(0x6A7176), rgb(0x6B8A58)};
    case Place::courtyard:
      return {rgb(0xD9CDB8), rgb(0xB9A78E), rgb(0x6E4F3C), rgb(0xB5A78F), rgb(0x8B8071),
              rgb(0x9C3F34), rgb(0x74503A), rgb(0x66686B), rgb(0x5B8A52)};
    case Place::journey:
      return {rgb(0xB9AC9C), rgb(0xC7BBA5), rgb(0x5D5A55), rgb(0xB9AC9B), rgb(0x90877C),
              rgb(0xBE5F39), rgb(0x7D573B), rgb(0x6A6F74), rgb(0x648A58)};
    case Place::window_room:
      return {rgb(0xB9C2BA), rgb(0xA0ACA6), rgb(0xE4DDCD), rgb(0xA97E58), rgb(0x855D3C),
              rgb(0xC77B4A), rgb(0x75503A), rgb(0x6B6E72), rgb(0x648A58)};
  }
  return {};
}

void each(Materials& m, auto&& change) {
  for (Rgb* c :
       {&m.wall, &m.wall2, &m.trim, &m.floor, &m.floor2, &m.accent, &m.wood, &m.metal, &m.leaf})
    *c = clamped(change(*c));
}

// Five colours each: light face, dark face, floor, dark floor, accent.
struct Palette {
  std::string_view name;
  std::uint32_t wall, wall2, floor, floor2, accent, trim;
};
constexpr Palette kPalettes[] = {
    {"warm", 0xD9A873, 0xB6714A, 0xD8B48A, 0xA9754F, 0xB23A2A, 0x6B4331},
    {"cool", 0x8FAFC0, 0x5E7E97, 0x9DB4BF, 0x6C8596, 0x2F6FA0, 0x34495C},
    {"neon_night", 0x4A3A74, 0x2B2F5C, 0x4B4F7C, 0x2C2E54, 0xD43F92, 0x1E6F8C},
    {"pastel", 0xF0CFC6, 0xC9DDE0, 0xF2E4CF, 0xD9C7DC, 0xE79AA0, 0xB7C7B0},
    {"monochrome", 0xB4B4B4, 0x7C7C7C, 0xB8B8B8, 0x7E7E7E, 0x5A5A5A, 0x444444},
    {"sepia", 0xC9AE86, 0x98795A, 0xC4A985, 0x8F7352, 0x6F4A2E, 0x553C2A},
    {"earth", 0xB08A63, 0x7C6148, 0xA98E6B, 0x776049, 0x8C4A2C, 0x4F5636},
    {"teal_orange", 0x4F8C8F, 0x2E5E68, 0xC99663, 0x8C6443, 0xE0793A, 0x1F4650},
    {"desaturated", 0xA9A59D, 0x7F7E7C, 0xA6A29B, 0x7A7875, 0x7B5F58, 0x54545A},
};

// Moves a colour to the hue of another, keeping its own light.
Rgb towards(Rgb c, Rgb hue, double amount) {
  const double l = luma(c), h = std::max(0.05, luma(hue));
  return mix(c, clamped(hue * (l / h)), amount);
}

// Colours that were named or shown one by one: the light ones on large faces and in the air, the
// dark ones on floors and trim, the strongest for what calls.
void apply_swatches(const std::vector<Rgb>& swatches, Look& look) {
  std::vector<Rgb> by_light = swatches;
  std::stable_sort(by_light.begin(), by_light.end(),
                   [](Rgb a, Rgb b) { return luma(a) > luma(b); });
  const auto strength = [](Rgb c) { return std::max({c.r, c.g, c.b}) - std::min({c.r, c.g, c.b}); };
  const Rgb accent = *std::max_element(swatches.begin(), swatches.end(),
                                       [&](Rgb a, Rgb b) { return strength(a) < strength(b); });
  const std::size_t n = by_light.size();
  const auto at = [&](std::size_t i) { return by_light[std::min(i, n - 1)]; };
  Materials& m = look.materials;
  m.wall = at(0), m.wall2 = at(1), m.floor = at(n / 2), m.floor2 = at(n - 2 < n ? n - 2 : 0);
  m.trim = at(n - 1), m.accent = accent, m.wood = at(n / 2), m.metal = at(n - 1), m.leaf = at(1);
  look.sky.horizon = towards(look.sky.horizon, at(0), 0.8);
  look.sky.middle = towards(look.sky.middle, at(1), 0.8);
  look.sky.top = towards(look.sky.top, at(n / 2), 0.7);
  look.sky.ground = towards(look.sky.ground, at(n / 2), 0.8);
  look.air.colour = towards(look.air.colour, at(0), 0.8);
  look.cloud = towards(look.cloud, at(0), 0.6);
  // The light carries them too, a little.
  look.fill = towards(look.fill, at(1), 0.25);
  look.key = towards(look.key, at(0), 0.15);
}

// Untextured: grey faces, a blue accent, light from everywhere, nothing that distracts.
void apply_whitebox(Look& look) {
  each(look.materials, [](Rgb c) {
    const double l = 0.45 + 0.42 * luma(c);
    return Rgb{l, l, l * 1.02};
  });
  look.materials.floor = rgb(0xC9CBCF), look.materials.floor2 = rgb(0x8D9198);
  look.materials.accent = rgb(0x5B7FB0);
  look.sky = {rgb(0xB9BDC2), rgb(0xE8EAEC), rgb(0xD6DCE3), rgb(0xB4C0CF)};
  look.air = {rgb(0xDDE1E5), 0.012, 6, 0.6};
  look.clouds = 0, look.grade = {}, look.grade.grain = 0.6, look.grade.saturation = 0.6;
  look.wet = false;
}

void apply_palette(const Plan& plan, Look& look) {
  Materials& m = look.materials;
  if (!plan.swatches.empty()) apply_swatches(plan.swatches, look);
  for (const Palette& p : kPalettes) {
    if (p.name != plan.palette) continue;
    m.wall = rgb(p.wall), m.wall2 = rgb(p.wall2), m.floor = rgb(p.floor), m.floor2 = rgb(p.floor2);
    m.accent = rgb(p.accent), m.trim = rgb(p.trim);
    m.wood = towards(m.wood, rgb(p.floor2), 0.6), m.metal = towards(m.metal, rgb(p.trim), 0.6);
    m.leaf = towards(m.leaf, rgb(p.wall2), 0.4);
    for (Rgb* c : {&look.sky.horizon, &look.sky.middle, &look.sky.top, &look.sky.ground,
                   &look.air.colour, &look.cloud}) {
      *c = towards(*c, c == &look.sky.top ? rgb(p.wall2) : rgb(p.wall), 0.55);
    }
  }
  if (plan.palette_colour) {
    const Rgb hue = *plan.palette_colour;
    each(m, [&](Rgb c) { return towards(c, hue, 0.5); });
    for (Rgb* c :
         {&look.sky.horizon, &look.sky.middle, &look.sky.top, &look.air.colour, &look.cloud})
      *c = towards(*c, hue, 0.5);
  }
  Grade& g = look.grade;
  if (plan.palette == "warm")
    g.lights = g.lights + Rgb{0.035, 0.005, -0.05}, g.shadows = g.shadows + Rgb{0.02, 0.0, -0.02};
  if (plan.palette == "cool")
    g.lights = g.lights + Rgb{-0.045, -0.005, 0.035}, g.shadows = g.shadows + Rgb{-0.02, 0, 0.03};
  if (plan.palette == "teal_orange")
    g.lights = g.lights + Rgb{0.03, 0, -0.04}, g.shadows = g.shadows + Rgb{-0.03, 0.01, 0.02};
  if (plan.palette == "neon_night") g.shadows = g.shadows + Rgb{0.015, -0.01, 0.04};
  if (plan.palette == "pastel")
    g.saturation *= 0.85, g.gain *= 1.05, g.shadows = g.shadows + Rgb{0.06, 0.05, 0.06};
  if (plan.palette == "desaturated") g.saturation *= 0.45;
  if (plan.palette == "monochrome") g.mono = 1;
  if (plan.palette == "sepia")
    g.mono = 0.85, g.lights = Rgb{0.05, 0.015, -0.06}, g.shadows = Rgb{0.035, 0.01, -0.02};
}

Vec3 light_from(double side, double elevation_degrees, double towards_camera) {
  const double e = radians(elevation_degrees);
  Vec3 flat = unit({side, 0, -towards_camera});
  return {flat.x * std::cos(e), std::sin(e), flat.z * std::cos(e)};
}

Sky day_sky() { return {rgb(0xC9C6BC), rgb(0xE6E9E2), rgb(0xA9CBD8), rgb(0x5588B0)}; }
Sky dusk_sky() { return {rgb(0xC58F6E), rgb(0xFFD394), rgb(0xEDB489), rgb(0x6F86A6)}; }
Sky dawn_sky() { return {rgb(0xC2A79E), rgb(0xFBD9BF), rgb(0xD5C3CB), rgb(0x7C9CBD)}; }
Sky night_sky() { return {rgb(0x11151F), rgb(0x2B3547), rgb(0x1B2436), rgb(0x0B101C)}; }
Sky grey_sky() { return {rgb(0xB9BEBE), rgb(0xDDE0DF), rgb(0xC6CCD0), rgb(0xA3AEB7)}; }

Sky sky_at(DayTime time) {
  switch (time) {
    case DayTime::dawn:
      return dawn_sky();
    case DayTime::day:
      return day_sky();
    case DayTime::dusk:
      return dusk_sky();
    case DayTime::night:
      return night_sky();
  }
  return day_sky();
}

void light_the_scene(const Plan& plan, Look& look, bool inside) {
  const double s = plan.light_side;
  look.sky = sky_at(plan.time);
  look.night = plan.time == DayTime::night;
  look.cloud = mix(look.sky.horizon, {1, 1, 1}, look.night ? 0.05 : 0.45);
  look.cloud_shade = mix(look.sky.middle, look.sky.top, 0.3);
  look.air = {mix(look.sky.horizon, look.sky.middle, 0.3), inside ? 0.006 : 0.020,
              inside ? 3.0 : 5.0, 0.80};
  look.lamps = look.night ? 1.0 : plan.time == DayTime::dusk ? 0.55 : 0.0;
  switch (plan.light) {
    case LightKind::sun:
      look.to_light = light_from(s, 44, 0.7);
      look.key = rgb(0xFFF1D2) * 0.62, look.fill = rgb(0xAFC3DA) * 0.62,
      look.floor_light = {1.06, 1.03, 0.96};
      look.shadow = {0.50, 0.55, 0.68}, look.softness = 0.16;
      break;
    case LightKind::low_sun:
      look.to_light = light_from(s, 15, 0.42);
      look.key = rgb(0xFFC27A) * 0.86, look.fill = rgb(0x8B86AC) * 0.56,
      look.floor_light = {1.10, 0.95, 0.76};
      look.shadow = {0.46, 0.45, 0.62}, look.softness = 0.18, look.rim = {0.16, 0.12, 0.10};
      look.sun_in_sky = true;
      look.grade.lights = {0.02, 0.0, -0.025};
      break;
    case LightKind::soft_window:
      look.to_light = light_from(s, 26, 0.35);
      look.key = rgb(0xFFF3E0) * 0.55, look.fill = rgb(0xC2C0C4) * 0.50,
      look.floor_light = {0.86, 0.84, 0.80};
      look.shadow = {0.66, 0.65, 0.68}, look.softness = 0.75;
      break;
    case LightKind::hard_side:
      look.to_light = light_from(s, 24, 0.22);
      look.key = rgb(0xFFE2B4) * 1.20, look.fill = rgb(0x4A5A80) * 0.50,
      look.floor_light = {0.34, 0.33, 0.36};
      look.shadow = {0.30, 0.32, 0.42}, look.softness = 0.07, look.rim = {0.03, 0.05, 0.09};
      look.grade.contrast = 1.06;
      look.on_walls = 0.62;
      break;
    case LightKind::neon:
      look.to_light = light_from(s, 22, 0.45);
      look.key = rgb(0xFF5AA6) * 0.86, look.fill = rgb(0x5A6CC8) * 0.50,
      look.rim = rgb(0x28C8E8) * 0.55;
      look.floor_light = {0.58, 0.50, 0.80}, look.shadow = {0.42, 0.38, 0.60}, look.softness = 0.24;
      look.lamp = rgb(0xFF5AA8), look.second_lamp = rgb(0x37D6F0), look.wet = true, look.lamps = 1;
      look.sky = {rgb(0x14101F), rgb(0x4A2E66), rgb(0x2A2048), rgb(0x0F0D22)};
      look.air.colour = rgb(0x40305F), look.night = true;
      break;
    case LightKind::overcast:
      look.to_light = light_from(s, 66, 0.3);
      look.key = rgb(0xFFFFFF) * 0.22, look.fill = rgb(0xDCE2E6) * 0.72,
      look.floor_light = {0.93, 0.95, 0.97};
      look.shadow = {0.72, 0.73, 0.76}, look.softness = 0.9;
      if (!look.night) look.sky = grey_sky();
      look.clouds = 0.9, look.cloud = rgb(0xE6E8E7), look.cloud_shade = rgb(0xB4BCC2),
      look.grade.saturation = 0.88;
      look.air.colour = rgb(0xD0D5D6), look.air.density *= 1.3;
      break;
    case LightKind::lantern:
      look.to_light = light_from(s, 10, 0.55);
      look.key = rgb(0xFFAE57) * 1.02, look.fill = rgb(0x4A3F57) * 0.46,
      look.floor_light = {0.62, 0.44, 0.30};
      look.shadow = {0.34, 0.30, 0.36}, look.softness = 0.35, look.lamps = 1,
      look.lamp = rgb(0xFFB35C);
      look.night = true;
      break;
    case LightKind::moon:
      look.to_light = light_from(s, 38, 0.25);
      look.key = rgb(0xA8C4EC) * 0.50, look.fill = rgb(0x3D5480) * 0.50,
      look.floor_light = {0.42, 0.50, 0.66};
      look.shadow = {0.44, 0.48, 0.60}, look.softness = 0.2;
      look.sky = {rgb(0x1A2436), rgb(0x4A6590), rgb(0x2C4470), rgb(0x13203F)},
      look.air.colour = rgb(0x3C5480);
      look.night = true, look.lamps = 0.9;
      break;
    case LightKind::backlit:
      look.to_light = light_from(s * 0.45, 17, -1.0);
      look.key = rgb(0xFFD59A) * 0.90, look.fill = rgb(0x7D7F98) * 0.50,
      look.floor_light = {1.02, 0.92, 0.78};
      look.shadow = {0.44, 0.44, 0.56}, look.softness = 0.16, look.rim = {0.10, 0.08, 0.06};
      look.sun_in_sky = true;
      break;
    case LightKind::high_key:
      look.to_light = light_from(s, 40, 0.8);
      look.key = rgb(0xFFFAF0) * 0.45, look.fill = rgb(0xF2F2F2) * 0.86,
      look.floor_light = {1.22, 1.21, 1.19};
      look.shadow = {0.84, 0.84, 0.86}, look.softness = 0.8;
      look.sky = {rgb(0xE6E4DE), rgb(0xF7F4EC), rgb(0xE4EEF0), rgb(0xC6DCE6)},
      look.air.colour = rgb(0xF0EFEA);
      look.grade.shadows = {0.10, 0.10, 0.10}, look.grade.gain = 1.06;
      each(look.materials, [](Rgb c) { return mix(c, Rgb{1, 1, 1}, 0.35); });
      look.night = false, look.lamps = 0;
      break;
    case LightKind::low_key:
      look.to_light = light_from(s, 30, 0.12);
      look.key = rgb(0xFFE9C8) * 1.25, look.fill = rgb(0x465070) * 0.40,
      look.floor_light = {0.26, 0.26, 0.30};
      look.shadow = {0.26, 0.27, 0.34}, look.softness = 0.10;
      look.sky = night_sky(), look.air.colour = rgb(0x141A26), look.night = true, look.lamps = 0.35;
      look.on_walls = 0.28;
      break;
  }
  if (look.night && plan.light != LightKind::moon && plan.light != LightKind::neon)
    look.air.colour = mix(look.air.colour, rgb(0x1C2433), 0.5);
}

}  // namespace

Rgb Look::on(Vec3 normal) const {
  const double n = dot(unit(normal), to_light);
  // Soft light wraps round a corner, hard light does not.
  const double lit = clamp01((n + softness * 0.5) / (1 + softness * 0.5));
  return fill * 1.18 + key * (0.95 * lit * on_walls);
}

FigureLight Look::figure_light(double depth) const {
  FigureLight f;
  f.to_key = to_light;
  f.key = key, f.fill = fill, f.rim = rim;
  f.softness = std::clamp(softness, 0.06, 0.6);
  f.air = air.colour;
  f.haze = air.at(depth);
  return f;
}

Look look_of(const Plan& plan) {
  const bool inside = plan.place == Place::room || plan.place == Place::teahouse ||
                      plan.place == Place::window_room;
  Look look;
  look.materials = materials_of(plan.place);
  light_the_scene(plan, look, inside);
  apply_palette(plan, look);
  if (plan.fog) look.air.density *= 3.2, look.air.from = 1.5, look.air.most = 0.94;
  if (plan.rain) look.wet = true, look.clouds = 0.95, look.grade.saturation *= 0.86;
  if (plan.style == Style::whitebox) apply_whitebox(look);
  if (plan.style == Style::noir) look.grade.mono = 1, look.grade.contrast *= 1.15;
  if (plan.silhouette) look.fill = look.fill * 0.3, look.key = look.key * 0.25;
  return look;
}

}  // namespace shotlab::practice
