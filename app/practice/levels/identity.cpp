// SPDX-License-Identifier: Apache-2.0

#include "app/practice/levels/identity.h"

#include <algorithm>
#include <array>

#include "app/practice/colours.h"
#include "app/practice/random.h"

namespace shotlab::practice {
namespace {

// Colours that go together: coat, hat, scarf, trousers.
struct Outfit {
  std::uint32_t coat, hat, scarf, trousers;
};
constexpr Outfit kOutfits[] = {
    {0x4E7C59, 0x33343E, 0xC6553B, 0x3A3D4A}, {0x2F5D73, 0x2A2B33, 0xE0A63E, 0x393A41},
    {0xB0492F, 0x3B3231, 0xE2C9A0, 0x2F3844}, {0xC9A24B, 0x2F4A6B, 0x7A3030, 0x3A3F4D},
    {0x5B4A6F, 0x2C2A33, 0xD68A6B, 0x2F3036}, {0x8A6F53, 0x3A2F2A, 0x3D7478, 0x30343F},
    {0x35586B, 0x6B3B33, 0xD9D0BC, 0x2E2F38}, {0x9B3F48, 0x2B2D38, 0x8FA6A0, 0x383640},
};
constexpr std::uint32_t kSkins[] = {0xE2B08C, 0xD9A27C, 0xC68A63, 0x9A6A4C, 0xE9BE9C};
constexpr std::uint32_t kHairs[] = {0x2A2324, 0x3A2B25, 0x1F1E24, 0x5A4334};
constexpr std::string_view kMarks[] = {"round", "star", "square", "stripe", "triangle"};

// Traits that make a character "designed": from then on its words, not the seed, are who it is.
constexpr int kDesigned = 3;
// Chance that a trait nobody restated is another one, and that a designed character's unnamed trait
// is. Teaching choices (checks §9).
constexpr double kEditDrift = 0.22, kRewordDrift = 0.35, kUnnamedDrift = 0.30;

constexpr std::array<std::string_view, 8> kTraits = {"coat",  "hat",      "scarf", "mark",
                                                     "dress", "trousers", "shirt", "age"};

int traits_named(const Concept* person) {
  int n = 0;
  for (std::string_view trait : kTraits) n += attribute_of(person, trait).empty() ? 0 : 1;
  return n;
}

std::optional<Rgb> named(const Concept* person, std::string_view key) {
  const std::string value = attribute_of(person, key);
  return value.empty() ? std::nullopt : colour_named(value);
}

// All that chance has to say about somebody, drawn in one order from one stream.
struct Drawn {
  Outfit outfit;
  Rgb skin, hair;
  bool hat, scarf, long_hair, beanie, moustache;
  std::string mark;
};

Drawn draw_person(Random draw) {
  Drawn d{};
  d.outfit = draw.pick(kOutfits);
  d.skin = rgb(draw.pick(kSkins));
  d.hair = rgb(draw.pick(kHairs));
  d.hat = draw.chance(0.75);
  d.scarf = draw.chance(0.7);
  const bool marked = draw.chance(0.35);
  const std::string_view mark = draw.pick(kMarks);
  if (marked) d.mark = mark;
  d.long_hair = draw.chance(0.3);
  d.beanie = draw.chance(0.15);
  d.moustache = draw.chance(0.25);
  return d;
}

std::uint64_t hash_of(std::string_view text) { return Random(0x9d5f, text).next(); }

// Some traits of `mine` become those of `other`.
void swap_some(Drawn& mine, const Drawn& other, Random draw, double chance) {
  if (draw.chance(chance)) mine.outfit.coat = other.outfit.coat;
  if (draw.chance(chance)) mine.outfit.hat = other.outfit.hat;
  if (draw.chance(chance)) mine.outfit.scarf = other.outfit.scarf;
  if (draw.chance(chance)) mine.outfit.trousers = other.outfit.trousers;
  if (draw.chance(chance)) mine.hair = other.hair, mine.long_hair = other.long_hair;
  if (draw.chance(chance)) mine.mark = other.mark;
  if (draw.chance(chance * 0.5)) mine.hat = other.hat;
  if (draw.chance(chance * 0.5)) mine.scarf = other.scarf;
  if (draw.chance(chance * 0.5)) mine.beanie = other.beanie;
}

}  // namespace

double hold_of(const Script& script, bool has_reference) {
  if (has_reference) return 1;
  return script.edit && script.restated ? 1 : 0;
}

Wardrobe dress_person(const Script& script, const Concept* c, std::size_t number,
                      const CharacterLook* reference) {
  const char* purpose = number == 0 ? "wardrobe" : "second wardrobe";
  const bool designed = traits_named(c) >= kDesigned;
  const std::uint64_t who = designed ? hash_of(script.block) : script.world_seed;
  Drawn d = draw_person(Random(who, purpose));
  const bool held = hold_of(script, reference != nullptr) >= 1;
  bool forgotten[3] = {false, false, false};  // Coat, hat, scarf: what the parent's words named.
  if (!held && (script.edit || designed)) {
    const Drawn other = draw_person(Random(script.own_seed, std::string("other ") + purpose));
    const bool reworded = script.edit && c != nullptr && c->end > 0;
    const double chance = !script.edit ? kUnnamedDrift : reworded ? kRewordDrift : kEditDrift;
    Random draw(script.own_seed, std::string("drift ") + purpose);
    swap_some(d, other, Random(draw.next()), chance);
    for (bool& f : forgotten) f = script.edit && !reworded && draw.chance(chance);
  }

  Wardrobe w;
  const std::string id = c == nullptr ? "person" : c->id;
  const std::array<std::string_view, 3> keys = {"coat", "hat", "scarf"};
  const std::array<Rgb*, 3> worn = {&w.coat, &w.hat, &w.scarf};
  const std::array<std::uint32_t, 3> drawn = {d.outfit.coat, d.outfit.hat, d.outfit.scarf};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::optional<Rgb> colour = forgotten[i] ? std::nullopt : named(c, keys[i]);
    *worn[i] = colour.value_or(rgb(drawn[i]));
  }
  for (std::string_view instead : {"shirt", "dress"}) {
    if (const auto colour = named(c, instead); colour && !named(c, "coat")) w.coat = *colour;
  }
  w.trousers = named(c, "trousers").value_or(rgb(d.outfit.trousers));
  w.shoes = named(c, "shoes").value_or(w.shoes);
  w.skin = d.skin, w.hair = d.hair;
  w.has_hat = !attribute_of(c, "hat").empty() || d.hat;
  w.has_scarf = !attribute_of(c, "scarf").empty() || d.scarf;
  const std::string mark = attribute_of(c, "mark");
  w.mark = mark.empty() ? d.mark : mark == "any" ? "round" : mark;
  if (colour_named(w.mark)) w.mark_colour = *colour_named(w.mark), w.mark = "round";

  const bool child = id == "child";
  w.long_hair = id == "woman" || (id != "man" && !child && d.long_hair);
  w.beanie = child || (id == "woman" && draw_person(Random(who, "beanie")).long_hair) || d.beanie;
  if (child) w.scale = 0.70;
  if (attribute_of(c, "age") == "old") {
    w.hair = rgb(0xC9C4BC);
    w.stoop = 0.13;
    w.moustache = id == "man";
    w.scale *= 0.97;
  } else if (id == "man") {
    w.moustache = d.moustache;
  }

  if (reference != nullptr && number == 0) {
    if (reference->coat) w.coat = *reference->coat;
    if (reference->hat) w.hat = *reference->hat, w.has_hat = true;
    if (!reference->hat && reference->sees_head) w.has_hat = false;
    if (reference->scarf) w.scarf = *reference->scarf, w.has_scarf = true;
    if (!reference->scarf && reference->sees_head) w.has_scarf = false;
    if (!reference->mark.empty()) w.mark = reference->mark, w.mark_colour = reference->mark_colour;
  }
  if (script.bans("hat")) w.has_hat = false;
  if (script.bans("scarf")) w.has_scarf = false;
  if (script.bans("mark")) w.mark.clear();
  return w;
}

InnerDrift inner_drift(const Script& script, double seconds, bool has_reference) {
  // Four seconds hold, eight do not (checks §8.2 h).
  InnerDrift drift;
  drift.amount = 0.55 * ramp(seconds, 3.0, 9.0) * (has_reference ? 0.25 : 1);
  const Drawn other = draw_person(Random(script.own_seed, "inner drift"));
  drift.coat = rgb(other.outfit.coat), drift.hat = rgb(other.outfit.hat);
  drift.scarf = rgb(other.outfit.scarf);
  return drift;
}

Wardrobe drifted(const Wardrobe& wardrobe, const InnerDrift& drift, double share) {
  Wardrobe out = wardrobe;
  const double k = drift.amount * smooth(share);
  out.coat = mix(wardrobe.coat, drift.coat, 0.7 * k);
  out.hat = mix(wardrobe.hat, drift.hat, k);
  out.scarf = mix(wardrobe.scarf, drift.scarf, k);
  return out;
}

}  // namespace shotlab::practice
