// SPDX-License-Identifier: Apache-2.0
//
// Who is in the picture, what they wear and do, and which things stand about: also those that a "no
// ..." in the prompt has put into the model's mind.

#include <array>
#include <cstdlib>

#include "app/practice/colours.h"
#include "app/practice/plan.h"
#include "app/practice/random.h"
#include "app/practice/remarks.h"
#include "exercises/language/prompt_reading.h"

namespace shotlab::practice {
namespace {

struct ActRow {
  std::string_view id;
  Act act;
};
constexpr ActRow kActs[] = {
    {"waits", Act::waits},
    {"stands_still", Act::stands_still},
    {"checks_watch", Act::checks_watch},
    {"arrives", Act::arrives},
    {"enters", Act::arrives},
    {"walks", Act::walks},
    {"steps", Act::walks},
    {"crosses_room", Act::walks},
    {"crosses", Act::walks},
    {"leaves", Act::walks},
    {"climbs", Act::walks},
    {"sweeps", Act::walks},
    {"runs", Act::runs},
    {"opens_door", Act::opens_door},
    {"knocks", Act::opens_door},
    {"closes_door", Act::opens_door},
    {"opens", Act::reaches},
    {"closes", Act::reaches},
    {"sits_down", Act::sits_down},
    {"stands_up", Act::stands_up},
    {"speaks", Act::speaks},
    {"looks_up", Act::looks_up},
    {"looks_down", Act::looks_down},
    {"looks", Act::looks},
    {"turns", Act::turns},
    {"picks_up", Act::reaches},
    {"puts_down", Act::reaches},
    {"holds", Act::reads},
    {"reads", Act::reads},
    {"writes", Act::reads},
    {"drinks", Act::drinks},
    {"eats", Act::drinks},
    {"pours", Act::reaches},
    {"smiles", Act::smiles},
    {"laughs", Act::smiles},
    {"cries", Act::looks_down},
    {"nods", Act::nods},
    {"shakes_head", Act::shakes_head},
    {"waves", Act::waves},
    {"points", Act::reaches},
    {"gives", Act::gives},
    {"throws", Act::reaches},
    {"catches", Act::reaches},
    {"kneels", Act::kneels},
    {"sleeps", Act::sits},
    {"lights", Act::reaches},
    {"hugs", Act::gives},
    {"takes_off", Act::reaches},
    {"puts_on", Act::reaches},
};

const Act* act_of(std::string_view id) {
  for (const ActRow& row : kActs) {
    if (row.id == id) return &row.act;
  }
  return nullptr;
}

bool is_person(std::string_view id) {
  return id == "man" || id == "woman" || id == "child" || id == "person" || id == "face" ||
         id == "eye" || id == "hand";
}

bool is_prop(std::string_view id) {
  constexpr std::array<std::string_view, 14> known = {
      "dog", "chair",   "table", "sign",    "umbrella", "lantern", "bag",
      "cup", "bicycle", "tree",  "balloon", "window",   "curtain", "cat"};
  for (std::string_view k : known) {
    if (k == id) return true;
  }
  return false;
}

Rgb named_or(const Concept* c, std::string_view key, Rgb other) {
  if (c == nullptr) return other;
  for (const auto& [k, v] : c->attributes) {
    if (k != key) continue;
    if (const std::optional<Rgb> colour = colour_named(v)) return *colour;
  }
  return other;
}

std::string attribute(const Concept* c, std::string_view key) {
  if (c == nullptr) return {};
  for (const auto& [k, v] : c->attributes) {
    if (k == key) return v;
  }
  return {};
}

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

Wardrobe dressed(const Plan& plan, const Concept* c, std::size_t number) {
  Random draw(plan.seed, number == 0 ? "wardrobe" : "second wardrobe");
  Outfit outfit = draw.pick(kOutfits);
  Wardrobe w;
  const std::string id = c == nullptr ? "person" : c->id;
  w.coat = named_or(c, "dress", named_or(c, "shirt", named_or(c, "coat", rgb(outfit.coat))));
  w.hat = named_or(c, "hat", rgb(outfit.hat));
  w.scarf = named_or(c, "scarf", rgb(outfit.scarf));
  w.trousers = named_or(c, "trousers", rgb(outfit.trousers));
  w.shoes = named_or(c, "shoes", w.shoes);
  w.skin = rgb(draw.pick(kSkins));
  w.hair = rgb(draw.pick(kHairs));
  w.has_hat = !attribute(c, "hat").empty() || draw.chance(0.75);
  w.has_scarf = !attribute(c, "scarf").empty() || draw.chance(0.7);
  constexpr std::array<std::string_view, 5> marks = {"round", "star", "square", "stripe",
                                                     "triangle"};
  const std::string mark = attribute(c, "mark");
  w.mark = !mark.empty() ? mark : draw.chance(0.35) ? std::string(draw.pick(marks)) : std::string();
  if (colour_named(w.mark)) w.mark_colour = *colour_named(w.mark), w.mark = "round";
  const std::string age = attribute(c, "age");
  const bool child = id == "child";
  w.long_hair = id == "woman" || (id != "man" && !child && draw.chance(0.3));
  w.beanie = child || (id == "woman" && draw.chance(0.4)) || draw.chance(0.15);
  if (child) w.scale = 0.70;
  if (age == "old") {
    w.hair = rgb(0xC9C4BC);
    w.stoop = 0.13;
    w.moustache = id == "man";
    w.scale *= 0.97;
  } else if (id == "man" && draw.chance(0.25)) {
    w.moustache = true;
  }
  auto banned = [&plan](std::string_view what) {
    for (const std::string& b : plan.banned) {
      if (b == what) return true;
    }
    return false;
  };
  if (banned("hat") || plan.skip_hat) w.has_hat = false;
  if (banned("scarf") || plan.skip_scarf) w.has_scarf = false;
  return w;
}

// Feelings that no camera can see unless somebody does something.
constexpr std::array<std::string_view, 34> kFeelings = {
    "sad",       "sadness",   "happy",   "happiness", "lonely", "loneliness", "anxious",
    "anxiety",   "nervous",   "hopeful", "hope",      "angry",  "anger",      "melancholy",
    "nostalgic", "nostalgia", "afraid",  "worried",   "joyful", "love",       "grief",
    "傷心",      "悲傷",      "開心",    "快樂",      "孤獨",   "寂寞",       "緊張",
    "焦慮",      "憤怒",      "嬲",      "憂鬱",      "思念",   "擔心",
};

std::string feeling_in(const PromptReading& reading, const std::string& prompt) {
  for (const auto& [begin, end] : reading.unread) {
    const std::string span = lower_ascii(std::string_view(prompt).substr(begin, end - begin));
    for (std::string_view word : kFeelings) {
      const std::size_t at = span.find(word);
      if (at == std::string::npos) continue;
      const bool latin = static_cast<unsigned char>(word[0]) < 0x80;
      const auto letter = [&](std::size_t i) {
        return i < span.size() && std::isalpha(static_cast<unsigned char>(span[i])) != 0;
      };
      if (latin && ((at > 0 && letter(at - 1)) || letter(at + word.size()))) continue;
      return std::string(word);
    }
  }
  return {};
}

}  // namespace

void plan_cast(Plan& plan, const PromptReading& reading, const std::string& prompt,
               std::size_t limit, Remarks& remarks) {
  Random draw(plan.seed, "cast");
  std::vector<const Concept*> persons, acts;
  auto banned = [&plan](std::string_view what) {
    for (const std::string& b : plan.banned) {
      if (b == what) return true;
    }
    return false;
  };
  auto add_prop = [&](const std::string& id) {
    for (const std::string& p : plan.props) {
      if (p == id) return;
    }
    if (!banned(id)) plan.props.push_back(id);
  };
  bool tram = false;
  for (const Concept& c : reading.concepts) {
    if (c.begin >= limit) continue;
    if (c.negated) {
      // Who says "no dog" has said "dog".
      if (c.slot == Slot::subject && is_prop(c.id)) {
        add_prop(c.id);
        if (!banned(c.id)) remarks.negation(c.label);
      }
      continue;
    }
    if (c.slot == Slot::subject && is_person(c.id)) persons.push_back(&c);
    if (c.slot == Slot::subject && is_prop(c.id)) add_prop(c.id);
    if (c.slot == Slot::subject && (c.id == "tram" || c.id == "bus" || c.id == "train"))
      tram = true;
    if (c.slot == Slot::action && act_of(c.id) != nullptr) acts.push_back(&c);
  }

  // The most particular act: waiting is what people do beside it.
  const Concept* act = nullptr;
  for (const Concept* c : acts) {
    if (act == nullptr || ((act->id == "waits" || act->id == "stands_still") && c->id != "arrives"))
      act = c;
  }
  for (const Concept* c : acts) {
    if (c->id == "arrives" && tram) plan.tram_arrives = true;
  }
  if (act != nullptr && act->id == "arrives" && tram && acts.size() == 1) act = nullptr;
  if (acts.size() > 2) remarks.many_acts(acts);

  const std::string feeling = feeling_in(reading, prompt);
  const bool acted = act != nullptr && act->id != "waits" && act->id != "stands_still";
  if (!feeling.empty() && !acted) {
    plan.blank_face = true;
    remarks.emotion(feeling);
  }

  const std::size_t people = std::min<std::size_t>(2, [&] {
    std::size_t n = 0;
    for (const Concept* c : persons)
      n += c->id == "face" || c->id == "eye" || c->id == "hand" ? 0 : 1;
    return std::max<std::size_t>(n, 1);
  }());
  const bool only_things = persons.empty() && !plan.props.empty() && acts.empty();
  for (std::size_t i = 0; i < people && !only_things; ++i) {
    Person p;
    const Concept* c = i < persons.size() ? persons[i] : nullptr;
    p.wardrobe = dressed(plan, c, i);
    if (plan.blank_face) p.wardrobe.has_face = true;
    if (act != nullptr) {
      p.act = i == 0 ? *act_of(act->id) : Act::waits;
      const std::string count = attribute(act, "count");
      if (!count.empty() && i == 0) p.count = std::clamp(std::atoi(count.c_str()), 1, 9);
    } else if (i == 0) {
      constexpr std::array<Act, 5> idle = {Act::waits, Act::waits, Act::looks, Act::looks_up,
                                           Act::stands_still};
      p.act = draw.pick(idle);
    }
    plan.people.push_back(std::move(p));
  }
  if (plan.people.size() == 2 && plan.people[0].act == Act::waits && acts.empty())
    plan.people[0].act = Act::speaks;
}

}  // namespace shotlab::practice
