// SPDX-License-Identifier: Apache-2.0

#include "app/practice/plan.h"

#include <array>

#include "app/practice/colours.h"
#include "app/practice/random.h"
#include "app/practice/remarks.h"
#include "exercises/language/prompt_reading.h"

namespace shotlab::practice {
namespace {

std::string attribute(const Concept& c, std::string_view key) {
  for (const auto& [k, v] : c.attributes) {
    if (k == key) return v;
  }
  return {};
}

// The words of a prompt that the painter heeds: of a very long one the last slots are lost.
class Heard {
 public:
  explicit Heard(const PromptReading& reading) : reading_(reading) {}

  // The concepts of `slot` that are wanted, in order.
  std::vector<const Concept*> all(Slot slot) const {
    std::vector<const Concept*> out;
    for (const Concept& c : reading_.concepts) {
      if (c.slot == slot && !c.negated && c.begin < limit_) out.push_back(&c);
    }
    return out;
  }
  const Concept* first(Slot slot) const {
    const auto list = all(slot);
    return list.empty() ? nullptr : list.front();
  }
  bool has(Slot slot, std::string_view id) const {
    for (const Concept* c : all(slot)) {
      if (c->id == id) return true;
    }
    return false;
  }
  const PromptReading& reading() const { return reading_; }
  void stop_at(std::size_t byte) { limit_ = byte; }
  std::size_t limit() const { return limit_; }

 private:
  const PromptReading& reading_;
  std::size_t limit_ = static_cast<std::size_t>(-1);
};

struct SizeRow {
  std::string_view id;
  double head;  // Middle of its band (checks, V.head), a little off for comfort.
};
constexpr SizeRow kSizes[] = {
    {"ELS", 0.036},      {"establishing", 0.036}, {"LS", 0.092},     {"master", 0.080},
    {"FS", 0.115},       {"MLS", 0.168},          {"cowboy", 0.185}, {"MS", 0.255},
    {"two_shot", 0.220}, {"OTS", 0.30},           {"single", 0.30},  {"MCU", 0.405},
    {"reaction", 0.45},  {"CU", 0.645},           {"insert", 0.60},  {"POV", 0.26},
    {"cutaway", 0.30},   {"ECU", 1.02},
};

double head_of(std::string_view id) {
  for (const SizeRow& row : kSizes) {
    if (row.id == id) return row.head;
  }
  return 0;
}

void plan_size(Plan& plan, const Heard& heard) {
  Random draw(plan.seed, "size");
  for (const Concept* c : heard.all(Slot::size)) {
    if (const double head = head_of(c->id); head > 0) {
      plan.size_id = c->id;
      plan.head_share = head;
      break;
    }
  }
  if (plan.size_id.empty()) {
    // A face or a hand asks for nearness, a place alone for distance.
    constexpr std::array<std::string_view, 5> any = {"LS", "MLS", "MS", "MS", "MCU"};
    plan.size_id =
        heard.has(Slot::subject, "face") || heard.has(Slot::subject, "eye") ? "CU" : draw.pick(any);
    plan.head_share = head_of(plan.size_id);
  }

  constexpr std::array<Angle, 6> angles = {Angle::eye_level, Angle::eye_level, Angle::eye_level,
                                           Angle::eye_level, Angle::low,       Angle::high};
  Random draw_angle(plan.seed, "angle");
  plan.angle = draw_angle.pick(angles);
  for (const Concept* c : heard.all(Slot::angle)) {
    if (c->id == "eye_level") plan.angle = Angle::eye_level;
    if (c->id == "high") plan.angle = Angle::high;
    if (c->id == "low") plan.angle = Angle::low;
    if (c->id == "birds_eye" || c->id == "aerial") plan.angle = Angle::birds_eye;
    if (c->id == "worms_eye") plan.angle = Angle::worms_eye;
    if (c->id == "dutch") plan.angle = Angle::dutch;
    if (c->id == "profile") plan.profile = true, plan.angle = Angle::eye_level;
  }
  plan.side_of_frame = draw_angle.chance(0.5) ? 1 : -1;
  if (heard.has(Slot::style, "symmetry")) plan.side_of_frame = 0;

  if (heard.has(Slot::lens, "wide") || heard.has(Slot::lens, "fisheye")) plan.focal = 0.70;
  if (heard.has(Slot::lens, "telephoto") || heard.has(Slot::lens, "macro")) plan.focal = 2.1;
  const bool near = plan.head_share > 0.3;
  plan.blur = near ? clamp01((plan.head_share - 0.25) * 1.6) : 0;
  if (heard.has(Slot::lens, "shallow_focus") || heard.has(Slot::lens, "bokeh")) plan.blur = 1;
  if (heard.has(Slot::lens, "deep_focus") || plan.focal < 1) plan.blur = 0;
}

struct MoveRow {
  std::string_view id;
  MoveKind kind;
  double sign;  // 0: the seed chooses.
};
constexpr MoveRow kMoves[] = {
    {"static", MoveKind::still, 1},
    {"pan_left", MoveKind::pan, -1},
    {"pan_right", MoveKind::pan, 1},
    {"pan", MoveKind::pan, 0},
    {"tilt_up", MoveKind::tilt, 1},
    {"tilt_down", MoveKind::tilt, -1},
    {"tilt", MoveKind::tilt, 0},
    {"push_in", MoveKind::dolly, 1},
    {"pull_out", MoveKind::dolly, -1},
    {"dolly", MoveKind::dolly, 0},
    {"truck_left", MoveKind::truck, -1},
    {"truck_right", MoveKind::truck, 1},
    {"truck", MoveKind::truck, 0},
    {"tracking", MoveKind::truck, 0},
    {"pedestal_up", MoveKind::pedestal, 1},
    {"pedestal_down", MoveKind::pedestal, -1},
    {"pedestal", MoveKind::pedestal, 0},
    {"crane_up", MoveKind::pedestal, 1},
    {"crane_down", MoveKind::pedestal, -1},
    {"crane", MoveKind::pedestal, 1},
    {"orbit_left", MoveKind::orbit, -1},
    {"orbit_right", MoveKind::orbit, 1},
    {"orbit", MoveKind::orbit, 0},
    {"roll_cw", MoveKind::roll, 1},
    {"roll_ccw", MoveKind::roll, -1},
    {"roll", MoveKind::roll, 0},
    {"zoom_in", MoveKind::zoom, 1},
    {"zoom_out", MoveKind::zoom, -1},
    {"zoom", MoveKind::zoom, 0},
    {"dolly_zoom", MoveKind::zoom, 1},
    {"handheld", MoveKind::handheld, 1},
    {"whip_pan", MoveKind::pan, 0},
};

void plan_move(Plan& plan, const Heard& heard) {
  Random draw(plan.seed, "move");
  std::vector<const Concept*> named;
  for (const Concept* c : heard.all(Slot::move)) {
    bool known = false, again = false;
    for (const MoveRow& row : kMoves) known = known || row.id == c->id;
    for (const Concept* other : named) again = again || other->id == c->id;
    if (known && !again) named.push_back(c);
  }
  if (named.empty()) {
    // Nobody said how: mostly a tripod, now and then an idea of its own.
    constexpr std::array<MoveKind, 7> any = {MoveKind::still,    MoveKind::still, MoveKind::still,
                                             MoveKind::handheld, MoveKind::dolly, MoveKind::pan,
                                             MoveKind::truck};
    plan.move.kind = draw.pick(any);
    plan.move.sign = draw.chance(0.5) ? 1 : -1;
    if (plan.move.kind == MoveKind::dolly) plan.move.sign = 1;
    plan.move.pace = Pace::slow;
    return;
  }
  const Concept& c = *named[named.size() == 1 ? 0 : draw.below(named.size())];
  for (const MoveRow& row : kMoves) {
    if (row.id != c.id) continue;
    plan.move.kind = row.kind;
    plan.move.sign = row.sign != 0 ? row.sign : draw.chance(0.5) ? 1 : -1;
  }
  const std::string pace = attribute(c, "speed");
  plan.move.pace = pace == "slow"                         ? Pace::slow
                   : pace == "fast" || c.id == "whip_pan" ? Pace::fast
                                                          : Pace::normal;
  // Two orders at once: one is followed, and not steadily.
  if (named.size() > 1) plan.move.wobble = 0.012;
}

struct PlaceRow {
  std::string_view id;
  Place place;
  bool same;  // False: stands in for a place that the painter does not know.
};
constexpr PlaceRow kPlaces[] = {
    {"tram_stop", Place::tram_stop, true},
    {"street", Place::street, true},
    {"market_lane", Place::market_lane, true},
    {"teahouse", Place::teahouse, true},
    {"rooftop", Place::rooftop, true},
    {"courtyard", Place::courtyard, true},
    {"window_room", Place::window_room, true},
    {"seats_room", Place::room, true},
    {"room", Place::room, true},
    {"station", Place::tram_stop, false},
    {"harbour", Place::rooftop, false},
    {"beach", Place::rooftop, false},
    {"park", Place::courtyard, false},
    {"bridge", Place::rooftop, false},
    {"stairs", Place::courtyard, false},
    {"shop", Place::teahouse, false},
    {"forest", Place::courtyard, false},
    {"hill", Place::rooftop, false},
    {"field", Place::courtyard, false},
    {"river", Place::rooftop, false},
    {"temple", Place::courtyard, false},
    {"city", Place::street, true},
    {"village", Place::courtyard, false},
    {"school", Place::courtyard, false},
    {"balcony", Place::rooftop, false},
};

void plan_place(Plan& plan, const Heard& heard, Remarks& remarks) {
  Random draw(plan.seed, "place");
  constexpr std::array<Place, 8> all = {Place::tram_stop,   Place::street,     Place::room,
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
}

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

void plan_light(Plan& plan, const Heard& heard) {
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
    if (side.empty()) side = attribute(*c, "side");
  }
  if (heard.has(Slot::subject, "lantern") && !light && time == DayTime::night)
    light = LightKind::lantern;
  const bool inside = indoors(plan.place);
  if (!light) {
    const double r = draw.real();
    if (!time) {
      constexpr std::array<LightKind, 5> out = {LightKind::low_sun, LightKind::sun,
                                                LightKind::overcast, LightKind::neon,
                                                LightKind::hard_side};
      constexpr std::array<LightKind, 4> in = {LightKind::soft_window, LightKind::low_sun,
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

void plan_palette(Plan& plan, const Heard& heard) {
  for (const Concept* c : heard.all(Slot::palette)) {
    if (const std::optional<Rgb> colour = colour_named(c->id)) {
      if (!plan.palette_colour) plan.palette_colour = colour;
    } else if (c->id != "palette" && c->id != "saturation" && c->id != "grading" &&
               plan.palette.empty()) {
      plan.palette = c->id;
    }
  }
  for (const Concept* c : heard.all(Slot::style)) {
    if (c->id == "ink" || c->id == "paper") plan.style = Style::ink;
    if (c->id == "noir") plan.style = Style::noir;
    if (c->id == "vintage" && plan.palette.empty()) plan.palette = "sepia";
    if (c->id == "silhouette") plan.silhouette = true;
    if (c->id == "rain") plan.rain = true;
    if (c->id == "fog") plan.fog = true;
    if (c->id == "snow") plan.snow = true;
    if (c->id == "windy") plan.wind = true;
  }
}

void plan_sound(Plan& plan, const Heard& heard) {
  for (const Concept* c : heard.all(Slot::audio)) {
    if (c->id == "silence") {
      plan.silent = true;
    } else {
      plan.sounds.push_back(c->id);
    }
  }
  if (plan.rain) plan.sounds.emplace_back("rain");
  if (plan.wind) plan.sounds.emplace_back("wind");
}

}  // namespace

// In cast.cpp: who is there, what they wear and do.
void plan_cast(Plan& plan, const PromptReading& reading, const std::string& prompt,
               std::size_t limit, Remarks& remarks);

Plan plan_of(const PaintRequest& request) {
  const PromptReading reading = read_prompt(request.prompt);
  Heard heard(reading);
  Remarks remarks;
  Plan plan;
  plan.seed = static_cast<std::uint64_t>(request.seed);

  // More than 120 words are not followed to the end.
  constexpr std::size_t kMostWords = 120;
  if (reading.words > kMostWords) {
    heard.stop_at(request.prompt.size() * kMostWords / reading.words);
    remarks.too_long(reading.words, kMostWords);
  }
  // What the negative list names is kept out, and that is the only way to keep it out.
  for (const Concept& c : read_prompt(request.negative).concepts) plan.banned.push_back(c.id);

  plan_size(plan, heard);
  plan_move(plan, heard);
  plan_place(plan, heard, remarks);
  plan_light(plan, heard);
  plan_palette(plan, heard);
  plan_cast(plan, reading, request.prompt, heard.limit(), remarks);
  plan_sound(plan, heard);

  remarks.vague(reading);
  remarks.moves(heard.all(Slot::move));
  plan.advisory = remarks.advisory(request.prompt);
  if (reading.words < 12) plan.rewritten = rewrite(request.prompt, plan);
  return plan;
}

}  // namespace shotlab::practice
