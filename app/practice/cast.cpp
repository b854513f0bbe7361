// SPDX-License-Identifier: Apache-2.0
//
// Who is in the picture, what they wear and do, and which things stand about: also those that a "no
// ..." in the prompt has put into the model's mind.

#include <array>
#include <cstdlib>

#include "app/practice/plan_parts.h"
#include "app/practice/random.h"
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
    {"reaches", Act::reaches},
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

bool does_sitting(Act act) {
  switch (act) {
    case Act::checks_watch:
    case Act::looks_up:
    case Act::looks_down:
    case Act::looks:
    case Act::reaches:
    case Act::gives:
    case Act::waves:
    case Act::speaks:
    case Act::reads:
    case Act::drinks:
    case Act::nods:
    case Act::shakes_head:
    case Act::smiles:
      return true;
    default:
      return false;
  }
}

bool is_prop(std::string_view id) {
  const std::array<std::string_view, 14> known = {
      "dog", "chair",   "table", "sign",    "umbrella", "lantern", "bag",
      "cup", "bicycle", "tree",  "balloon", "window",   "curtain", "cat"};
  for (std::string_view k : known) {
    if (k == id) return true;
  }
  return false;
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

// Somebody walks and nobody said how the camera moves: mostly it goes along, as an operator would,
// rather than look at an empty place when they have passed.
void follow_walker(Plan& plan, const Script& script) {
  if (plan.people.empty() || !plan.path.empty() || !script.all(Slot::move).empty()) return;
  const Act act = plan.people[0].act;
  if (act != Act::walks && act != Act::runs) return;
  if (plan.people[0].count > 0) return;  // Counted steps stay within the picture.
  Random draw(plan.seed, "follow");
  if (!draw.chance(act == Act::runs ? 0.9 : 0.75)) return;
  plan.move.kind = MoveKind::truck;
  plan.move.sign = draw.chance(0.5) ? 1 : -1;
}

// How many a word stands for; no more than the painter can show matter.
std::size_t number_of(const Concept& c) {
  const std::string n = attribute_of(&c, "number");
  return n.empty() ? 1 : static_cast<std::size_t>(std::clamp(std::atoi(n.c_str()), 1, 9));
}

}  // namespace

void plan_cast(Plan& plan, const Script& script, const PaintRequest& request,
               const References& references, Remarks& remarks) {
  Random draw(plan.seed, "cast");
  std::vector<const Concept*> persons, acts;
  auto add_prop = [&](const std::string& id) {
    for (const std::string& p : plan.props) {
      if (p == id) return;
    }
    if (!script.bans(id)) plan.props.push_back(id);
  };
  bool tram = false;
  for (const Concept& c : script.concepts) {
    if (c.negated) {
      // Who says "no dog" has said "dog"; "no hat" a hat.
      if (c.slot == Slot::subject && (c.id == "hat" || c.id == "scarf") && !script.bans(c.id)) {
        (c.id == "hat" ? plan.force_hat : plan.force_scarf) = true;
        remarks.negation(c.label);
      }
      if (c.slot == Slot::subject && is_prop(c.id)) {
        add_prop(c.id);
        if (!script.bans(c.id)) remarks.negation(c.label);
      }
      continue;
    }
    if (c.slot == Slot::subject && is_person(c.id)) persons.push_back(&c);
    if (c.slot == Slot::subject && is_prop(c.id)) add_prop(c.id);
    if (c.slot == Slot::subject && (c.id == "tram" || c.id == "bus" || c.id == "train"))
      tram = true;
    if (c.slot == Slot::action && act_of(c.id) != nullptr) acts.push_back(&c);
  }

  // The most particular act: waiting and sitting are what people do beside it.
  const Concept* act = nullptr;
  bool sits = false;
  for (const Concept* c : acts) {
    const Act* kind = act_of(c->id);
    sits = sits || *kind == Act::sits_down;
    const bool beside = act != nullptr && (act->id == "waits" || act->id == "stands_still");
    const bool on_chair = act != nullptr && does_sitting(*kind) && act->id == "sits_down";
    if (act == nullptr || (beside && c->id != "arrives") || on_chair) act = c;
  }
  for (const Concept* c : acts) {
    if (c->id == "arrives" && tram) plan.tram_arrives = true;
  }
  if (act != nullptr && act->id == "arrives" && tram && acts.size() == 1) act = nullptr;
  if (acts.size() > 2) remarks.many_acts(acts);

  const std::string feeling = feeling_in(script.reading, request.prompt);
  const bool acted = act != nullptr && act->id != "waits" && act->id != "stands_still";
  if (!feeling.empty() && !acted) {
    plan.blank_face = true;
    remarks.emotion(feeling);
  }

  // "two people, a man and a woman": these are the two.
  const auto of_several = [](const Concept* c) { return c->id == "person" && number_of(*c) > 1; };
  if (persons.size() > 2) std::erase_if(persons, of_several);
  const std::size_t people = std::min<std::size_t>(2, [&] {
    std::size_t n = 0;
    for (const Concept* c : persons)
      n += c->id == "face" || c->id == "eye" || c->id == "hand" ? 0 : number_of(*c);
    return std::max<std::size_t>(n, 1);
  }());
  const bool only_things = persons.empty() && !plan.props.empty() && acts.empty();
  for (std::size_t i = 0; i < people && !only_things; ++i) {
    Person p;
    // "two women" are both of the one word.
    const bool again = persons.size() == 1 && number_of(*persons[0]) > 1;
    const Concept* c = i < persons.size() ? persons[i] : again ? persons[0] : nullptr;
    if (script.bans("person") || (c != nullptr && script.bans(c->id))) continue;
    const CharacterLook* seen = references.character ? &*references.character : nullptr;
    p.wardrobe = dress_person(script, c, i, seen);
    if (plan.force_hat && i == 0) p.wardrobe.has_hat = true;
    if (plan.force_scarf && i == 0) p.wardrobe.has_scarf = true;
    p.drift = inner_drift(script, request.seconds, seen != nullptr);
    if (plan.blank_face) p.wardrobe.has_face = true;
    if (act != nullptr) {
      p.act = i == 0 ? *act_of(act->id) : Act::waits;
      if (p.act == Act::sits_down && !attribute_of(act, "state").empty()) p.act = Act::sits;
      const std::string count = attribute_of(act, "count");
      if (!count.empty() && i == 0) p.count = std::clamp(std::atoi(count.c_str()), 1, 9);
    } else if (i == 0) {
      const std::array<Act, 5> idle = {Act::waits, Act::waits, Act::looks, Act::looks_up,
                                       Act::stands_still};
      p.act = draw.pick(idle);
    }
    // "sits and reads": the other act is done sitting.
    p.seated = i == 0 && sits && does_sitting(p.act);
    plan.people.push_back(std::move(p));
  }
  // The set that is flown through has its window, its table and the hand on it; nobody is in the
  // way.
  if (plan.place == Place::journey) plan.people.clear(), plan.props.clear();
  if (plan.people.size() == 2 && plan.people[0].act == Act::waits && acts.empty())
    plan.people[0].act = Act::speaks;
  follow_walker(plan, script);
}

}  // namespace shotlab::practice
