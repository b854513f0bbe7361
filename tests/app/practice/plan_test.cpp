// SPDX-License-Identifier: Apache-2.0
//
// What the painter makes of words before it paints: every word of the vocabulary decides something,
// and what is left open is drawn from the seed (behaviours a, c, e, f of the contract).

#include "app/practice/plan.h"

#include <map>
#include <memory>
#include <set>

#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::practice;

namespace {

Plan plan(const std::string& prompt, std::int64_t seed = 1, const std::string& negative = "") {
  PaintRequest r;
  r.prompt = prompt, r.seed = seed, r.negative = negative;
  return plan_of(r);
}

Plan edit(const std::string& parent, const std::string& prompt, std::int64_t seed = 1) {
  PaintRequest r;
  r.prompt = prompt, r.seed = seed;
  auto before = std::make_shared<PaintRequest>();
  before->prompt = parent, before->seed = seed;
  r.parent = before;
  return plan_of(r);
}

bool same(Rgb a, Rgb b) { return a.r == b.r && a.g == b.g && a.b == b.b; }

}  // namespace

TEST_CASE("Eight places, in both languages, are eight sets", "[practice][plan]") {
  const std::map<Place, std::pair<const char*, const char*>> places = {
      {Place::tram_stop, {"tram stop", "電車站"}},
      {Place::street, {"street", "街道"}},
      {Place::room, {"empty room", "空房間"}},
      {Place::market_lane, {"market lane", "街市小巷"}},
      {Place::teahouse, {"tea house", "茶餐廳"}},
      {Place::rooftop, {"rooftop", "天台"}},
      {Place::courtyard, {"courtyard", "庭院"}},
      {Place::window_room, {"by the window", "窗邊"}}};
  for (const auto& [place, words] : places) {
    CAPTURE(words.first);
    for (std::int64_t seed : {1, 2, 3}) {
      CHECK(plan(std::string("MS, a man, ") + words.first, seed).place == place);
      CHECK(plan(std::string("中景，男人，") + words.second, seed).place == place);
    }
  }
}

TEST_CASE("Eleven lights and four times are what the words say", "[practice][plan]") {
  const std::map<LightKind, const char*> lights = {
      {LightKind::sun, "sunlight"},
      {LightKind::low_sun, "low evening sun from the left"},
      {LightKind::soft_window, "soft window light"},
      {LightKind::hard_side, "hard side light"},
      {LightKind::neon, "neon"},
      {LightKind::overcast, "overcast"},
      {LightKind::lantern, "candlelight"},
      {LightKind::moon, "moonlight"},
      {LightKind::backlit, "backlit"},
      {LightKind::high_key, "high-key light"},
      {LightKind::low_key, "low-key light"}};
  for (const auto& [light, words] : lights) {
    CAPTURE(words);
    CHECK(plan(std::string("MS, a man, street, ") + words).light == light);
  }
  CHECK(plan("street, dawn").time == DayTime::dawn);
  CHECK(plan("street, day").time == DayTime::day);
  CHECK(plan("street, dusk").time == DayTime::dusk);
  CHECK(plan("街道，夜").time == DayTime::night);
}

TEST_CASE("Ten acts, counted where they can be", "[practice][plan]") {
  const std::map<Act, const char*> acts = {{Act::waits, "waits"},
                                           {Act::checks_watch, "checks his watch twice"},
                                           {Act::walks, "walks"},
                                           {Act::opens_door, "opens a door"},
                                           {Act::sits_down, "sits down"},
                                           {Act::speaks, "speaks"},
                                           {Act::stands_still, "stands still"},
                                           {Act::turns, "turns around"},
                                           {Act::looks_up, "looks up"},
                                           {Act::runs, "runs"},
                                           {Act::gives, "hands over a letter"}};
  for (const auto& [act, words] : acts) {
    CAPTURE(words);
    const Plan p = plan(std::string("MS, a man ") + words + ", street");
    REQUIRE(p.people.size() == 1);
    CHECK(p.people[0].act == act);
  }
  CHECK(plan("MS, a man checks his watch twice, street").people[0].count == 2);
  CHECK(plan("中景，老伯行三步，街道").people[0].count == 3);
}

TEST_CASE("Things that are named stand about, and the negative list keeps them out",
          "[practice][plan]") {
  for (const char* thing : {"dog", "cat", "chair", "table", "cup", "umbrella", "lantern", "bag",
                            "bicycle", "tree", "balloon", "window", "curtain", "sign"}) {
    CAPTURE(thing);
    const auto has = [&](const Plan& p) {
      for (const std::string& prop : p.props) {
        if (prop == thing) return true;
      }
      return false;
    };
    const std::string prompt = "MS, a man, street, a " + std::string(thing);
    CHECK(has(plan(prompt)));
    CHECK_FALSE(has(plan(prompt, 1, thing)));
    CHECK(has(plan("MS, a man, street, no " + std::string(thing))));
  }
}

TEST_CASE("No hat brings a hat; the negative list alone takes hats and scarves off",
          "[practice][plan]") {
  int bare = 0;
  for (std::int64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    CHECK(plan("MS, a man, street, no hat", seed).people[0].wardrobe.has_hat);
    CHECK_FALSE(plan("MS, a man, street", seed, "hat").people[0].wardrobe.has_hat);
    CHECK_FALSE(
        plan("MS, a man in a red scarf, street", seed, "頸巾").people[0].wardrobe.has_scarf);
    bare += plan("MS, a man, street", seed).people[0].wardrobe.has_hat ? 0 : 1;
  }
  CHECK(bare > 0);  // Left open, it is the seed's.
}

TEST_CASE("People in the negative list stay away", "[practice][plan]") {
  CHECK(plan("LS, street, day", 1, "person").people.empty());
  CHECK(plan("LS, a man and a woman, street", 1, "man").people.size() == 1);
}

TEST_CASE("What nobody says is drawn from the seed, one slot not moving another",
          "[practice][plan]") {
  std::set<int> places, lights;
  for (std::int64_t seed = 1; seed <= 30; ++seed) {
    const Plan p = plan("a person", seed);
    places.insert(static_cast<int>(p.place)), lights.insert(static_cast<int>(p.light));
    // Naming the move leaves place and light where the seed put them.
    const Plan q = plan("a person, pan left", seed);
    CHECK(q.place == p.place);
    CHECK(q.light == p.light);
  }
  CHECK(places.size() >= 6);
  CHECK(lights.size() >= 4);
}

TEST_CASE(
    "A designed character is the same over seeds as far as its words go, and reworded is "
    "another",
    "[practice][plan]") {
  const std::string block = "Ah Man in a yellow coat, a blue hat and a round mark";
  int trousers = 0;
  for (std::int64_t seed = 1; seed <= 10; ++seed) {
    const Wardrobe a = plan("MS, " + block + ", street", seed).people[0].wardrobe;
    CHECK(a.mark == "round");
    CHECK(a.has_hat);
    const Wardrobe b = plan("MS, " + block + ", rooftop, night", seed).people[0].wardrobe;
    CHECK(same(a.coat, b.coat));
    CHECK(same(a.hat, b.hat));
    const Wardrobe c = plan("MS, " + block + ", street", seed + 100).people[0].wardrobe;
    trousers += same(a.trousers, c.trousers) ? 1 : 0;
  }
  CHECK(trousers >= 4);  // Mostly, and not always.
}

TEST_CASE("An edit inherits every slot that it does not name", "[practice][plan]") {
  const std::string parent =
      "MS, low angle, a man in a red coat waits, market lane, neon from the left, pan right, a dog";
  const Plan before = plan(parent), after = edit(parent, "close-up");
  CHECK(after.size_id == "CU");
  CHECK(after.place == before.place);
  CHECK(after.light == before.light);
  CHECK(after.light_side == before.light_side);
  CHECK(after.move.kind == before.move.kind);
  CHECK(after.angle == before.angle);
  CHECK(after.props == before.props);

  CHECK(edit(parent, "light from the right").light == LightKind::neon);
  CHECK(edit(parent, "light from the right").light_side == 1);
  CHECK(edit(parent, "remove the dog").props.empty());
  CHECK(edit(parent, "add a chair").props.size() == 2);
  CHECK(edit(parent, "soft morning window light").light == LightKind::soft_window);
  CHECK(edit(parent, "static camera").move.kind == MoveKind::still);
  // Said anew as a whole, without the dog: no dog.
  CHECK(edit(parent,
             "MS, low angle, a man in a red coat waits, market lane, neon from the left, "
             "pan right")
            .props.empty());
}

TEST_CASE("Several colours become a palette, one becomes a tint", "[practice][plan]") {
  CHECK(plan("LS, street, red").palette_colour);
  CHECK(plan("LS, street, red").swatches.empty());
  const Plan five = plan("LS, street, red, gold, green, grey, brown");
  CHECK(five.swatches.size() == 5);
  CHECK_FALSE(five.palette_colour);
}

TEST_CASE("The set to fly through is chosen by rooftop, window and what lies inside",
          "[practice][plan]") {
  CHECK(plan("rooftop, window, a hand on a table").place == Place::journey);
  CHECK(plan("天台，窗，枱上的手").place == Place::journey);
  CHECK(plan("rooftop, a man").place == Place::rooftop);
  CHECK(plan("rooftop, whitebox").style == Style::whitebox);
}

TEST_CASE("Names and brands are not followed, and the service says so", "[practice][plan]") {
  CHECK(plan("MS, a man, street, in the style of Jane Fictional").advisory.find("Jane Fictional") !=
        std::string::npos);
  CHECK(plan("中景，王家衛風格，街道").advisory.find("王家衛") != std::string::npos);
}

TEST_CASE("A negative list of sentences is corrected", "[practice][plan]") {
  CHECK(plan("MS, a man, street", 1, "no chairs").advisory.find("plain nouns") !=
        std::string::npos);
  CHECK(plan("MS, a man, street, overcast, static camera, eye level, day", 1, "chair")
            .advisory.empty());
}

TEST_CASE("Cues become sounds, at their moment or all along", "[practice][plan]") {
  PaintRequest r;
  r.prompt = "MS, a man, street";
  r.sounds = {{"雨聲", -1}, {"two knocks", 1.5}, {"bell", 2}, {"a tone voice", -1}};
  const Plan p = plan_of(r);
  CHECK(p.sounds == std::vector<std::string>{"rain", "voice"});
  REQUIRE(p.cues.size() == 2);
  CHECK(p.cues[0].id == "knock");
  CHECK(p.cues[0].seconds == 1.5);
  CHECK(p.cues[1].id == "bell");
}
