// SPDX-License-Identifier: Apache-2.0
//
// Where and in what light: place, time, light, palette, weather.

#include "app/practice/plan_parts.h"

#include <array>

#include "app/practice/colours.h"
#include "app/practice/random.h"

namespace shotlab::practice {
namespace {

struct PlaceRow {
  std::string_view id;
  Place place;
  bool same;  // False: stands in for a place that the painter does not know.
};
constexpr PlaceRow kPlaces[] = {
    {"tram_stop", Place::tram_stop, true}, {"journey", Place::journey, true},
    {"street", Place::street, true},       {"market_lane", Place::market_lane, true},
    {"teahouse", Place::teahouse, true},   {"rooftop", Place::rooftop, true},
    {"courtyard", Place::courtyard, true}, {"window_room", Place::window_room, true},
    {"seats_room", Place::room, true},     {"room", Place::room, true},
    {"station", Place::tram_stop, false},  {"harbour", Place::rooftop, false},
    {"beach", Place::rooftop, false},      {"park", Place::courtyard, false},
    {"bridge", Place::rooftop, false},     {"stairs", Place::courtyard, false},
    {"shop", Place::teahouse, false},      {"forest", Place::courtyard, false},
    {"hill", Place::rooftop, false},       {"field", Place::courtyard, false},
    {"river", Place::rooftop, false},      {"temple", Place::courtyard, false},
    {"city", Place::street, true},         {"village", Place::courtyard, false},
    {"school", Place::courtyard, false},   {"balcony", Place::rooftop, false},
};

}  // namespace

void plan_place(Plan& plan, const Script& heard, Remarks& remarks) {
  Random draw(plan.seed, "place");
  const std::array<Place, 8> all = {Place::tram_stop,   Place::street,     Place::room,
                                    Place::market_lane, Place::teahouse,   Place::rooftop,
                                    Place::courtyard,   Place::window_room};
  plan.place = draw.pick(all);
  const Concept* c = heard.first(Slot::place);
  if (c != nullptr) {
    for (const PlaceRow& row : kPlaces) {
      if (row.id != c->id) continue;
      plan.place = row.place;
      if (!row.same) remarks.stand_in(c->label);
      if (row.id == "seats_room")
        plan.props.emplace_back("chair"), plan.props.emplace_back("table");
    }
  } else if (heard.has(Slot::subject, "tram")) {
    plan.place = Place::tram_stop;
  }
  // From a rooftop through a window to a table: one set, outside and inside (m3e3).
  const bool roof = heard.has(Slot::place, "rooftop");
  const bool window = heard.has(Slot::subject, "window") || heard.has(Slot::place, "window_room");
  const bool inside = heard.has(Slot::subject, "hand") || heard.has(Slot::subject, "table") ||
                      heard.has(Slot::place, "room");
  if (roof && window && inside) plan.place = Place::journey;
}

namespace {

struct LightRow {
  std::string_view id;
  LightKind light;
};
constexpr LightRow kLights[] = {
    {"low_sun", LightKind::low_sun},
    {"golden_hour", LightKind::low_sun},
    {"soft_window", LightKind::soft_window},
    {"window_light", LightKind::soft_window},
    {"soft_light", LightKind::soft_window},
    {"hard_side", LightKind::hard_side},
    {"hard_light", LightKind::hard_side},
    {"side_light", LightKind::hard_side},
    {"chiaroscuro", LightKind::hard_side},
    {"street_lamp", LightKind::hard_side},
    {"top_light", LightKind::hard_side},
    {"under_light", LightKind::hard_side},
    {"neon", LightKind::neon},
    {"overcast", LightKind::overcast},
    {"fluorescent", LightKind::overcast},
    {"candle", LightKind::lantern},
    {"firelight", LightKind::lantern},
    {"practical", LightKind::lantern},
    {"moonlight", LightKind::moon},
    {"blue_hour", LightKind::moon},
    {"sunlight", LightKind::sun},
    {"daylight", LightKind::sun},
    {"backlit", LightKind::backlit},
    {"rim_light", LightKind::backlit},
    {"high_key", LightKind::high_key},
    {"low_key", LightKind::low_key},
};

bool indoors(Place place) {
  return place == Place::room || place == Place::teahouse || place == Place::window_room;
}

}  // namespace

void plan_light(Plan& plan, const Script& heard) {
  Random draw(plan.seed, "light");
  std::optional<DayTime> time;
  for (const Concept* c : heard.all(Slot::time)) {
    if (c->id == "dawn") time = DayTime::dawn;
    if (c->id == "day") time = DayTime::day;
    if (c->id == "dusk") time = DayTime::dusk;
    if (c->id == "night") time = DayTime::night;
  }
  std::optional<LightKind> light;
  std::string side;
  for (const Concept* c : heard.all(Slot::light)) {
    for (const LightRow& row : kLights) {
      if (!light && row.id == c->id) light = row.light;
    }
    if (side.empty()) side = attribute_of(c, "side");
  }
  if (heard.has(Slot::subject, "lantern") && !light && time == DayTime::night)
    light = LightKind::lantern;
  const bool inside = indoors(plan.place);
  if (!light) {
    const double r = draw.real();
    if (!time) {
      const std::array<LightKind, 5> out = {LightKind::low_sun, LightKind::sun, LightKind::overcast,
                                            LightKind::neon, LightKind::hard_side};
      const std::array<LightKind, 4> in = {LightKind::soft_window, LightKind::low_sun,
                                           LightKind::lantern, LightKind::soft_window};
      light = inside ? draw.pick(in) : draw.pick(out);
    } else if (*time == DayTime::night) {
      light = inside ? (r < 0.5 ? LightKind::lantern : LightKind::hard_side)
                     : (r < 0.4   ? LightKind::neon
                        : r < 0.7 ? LightKind::hard_side
                                  : LightKind::moon);
    } else if (*time == DayTime::day) {
      light = inside ? LightKind::soft_window : r < 0.6 ? LightKind::sun : LightKind::overcast;
    } else {
      light = LightKind::low_sun;
    }
  }
  plan.light = *light;
  if (!time) {
    switch (plan.light) {
      case LightKind::neon:
      case LightKind::hard_side:
      case LightKind::lantern:
      case LightKind::moon:
      case LightKind::low_key:
        time = DayTime::night;
        break;
      case LightKind::low_sun:
      case LightKind::backlit:
        time = DayTime::dusk;
        break;
      default:
        time = DayTime::day;
        break;
    }
  }
  plan.time = *time;
  plan.light_side = draw.chance(0.5) ? 1 : -1;
  if (side == "left") plan.light_side = -1;
  if (side == "right") plan.light_side = 1;
  if (side == "back") plan.light = LightKind::backlit;
}

void plan_palette(Plan& plan, const Script& heard) {
  for (const Concept* c : heard.all(Slot::palette)) {
    if (const std::optional<Rgb> colour = colour_named(c->id)) {
      if (!plan.palette_colour) plan.palette_colour = colour;
      if (plan.swatches.size() < 5) plan.swatches.push_back(*colour);
    } else if (c->id != "palette" && c->id != "saturation" && c->id != "grading" &&
               plan.palette.empty()) {
      plan.palette = c->id;
    }
  }
  for (const Concept* c : heard.all(Slot::style)) {
    if (c->id == "ink" || c->id == "paper" || c->id == "watercolour") plan.style = Style::ink;
    if (c->id == "whitebox") plan.style = Style::whitebox;
    if (c->id == "noir") plan.style = Style::noir;
    if (c->id == "vintage" && plan.palette.empty()) plan.palette = "sepia";
    if (c->id == "silhouette") plan.silhouette = true;
    if (c->id == "rain") plan.rain = true;
    if (c->id == "fog") plan.fog = true;
    if (c->id == "snow") plan.snow = true;
    if (c->id == "windy") plan.wind = true;
  }
  // One colour tints all; several are laid side by side.
  if (plan.swatches.size() < 2) plan.swatches.clear();
  if (!plan.swatches.empty()) plan.palette_colour.reset();
}

}  // namespace shotlab::practice
