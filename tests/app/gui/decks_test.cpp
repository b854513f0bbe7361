// SPDX-License-Identifier: Apache-2.0

#include "app/gui/decks.h"

#include "tests/app/core/small_clip.h"
#include "tests/app/gui/sample_view.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace shotlab::gui;

TEST_CASE("A take that cannot be read or is gone is passed over, and the film plays on", "[gui]") {
  View view = test::busy_view();
  view.takes[1].damaged = Error{ErrorCode::bad_input, {"Cut off.", "檔案不完整。"}, {}};
  CHECK(film_reels(view, 1280).reels.size() == 1);
  view.cut.push_back({"0099-nobody", {0, 10}});
  CHECK(film_reels(view, 1280).reels.size() == 1);
}

TEST_CASE("A picture wider than the window is shrunk while it is decoded", "[gui]") {
  const View view = test::busy_view();
  const TakeRow& take = view.takes[1];
  REQUIRE(take.facts);
  const int own = take.facts->video->display_width();

  CHECK(film_reels(view, own).reels[0].width == 0);
  CHECK(film_reels(view, own - 1).reels[0].width == own - 1);
}

TEST_CASE("A shot whose neighbour before it is lost comes by a hard cut", "[gui]") {
  View view = test::busy_view();
  REQUIRE(view.cut.size() == 2);
  view.cut[1].dissolve = 9;
  view.cut[1].sound_lead = -4;
  CHECK(film_reels(view, 1280).line == view.cut);
  view.cut[0].take = "0099-nobody";

  const FilmReels film = film_reels(view, 1280);

  REQUIRE(film.line.size() == 1);
  CHECK(film.line[0].dissolve == 0);
  CHECK(film.line[0].sound_lead == 0);
}

TEST_CASE("Forward at its own pace the film sounds as its mix does, from where it stands",
          "[gui]") {
  test::FakeClock clock;
  Workers openers([] {});
  SequenceDeck deck(
      clock, [] {}, openers);
  deck.set({{"a", {0, 48}}, {"b", {0, 48}}}, {{"/nowhere/a.mp4", "a"}, {"/nowhere/b.mp4", "b"}},
           {24, 1});
  auto mix = std::make_shared<CutMix>();
  mix->sound = {.rate = 48000, .channels = 2, .values = std::vector<float>(2 * 48000 * 4)};
  for (std::size_t i = 0; i < mix->sound.values.size(); ++i)
    mix->sound.values[i] = static_cast<float>(i) / static_cast<float>(mix->sound.values.size());
  deck.set_mix(mix);
  const auto heard = [&] {
    std::vector<float> sound(960);
    deck.view();
    deck.pull_sound(sound.data(), 480);
    return sound;
  };
  const auto of_mix = [&](std::size_t frame) {
    return std::vector<float>(
        mix->sound.values.begin() + static_cast<std::ptrdiff_t>(2 * frame),
        mix->sound.values.begin() + static_cast<std::ptrdiff_t>(2 * frame + 960));
  };
  const std::vector<float> silence(960);

  deck.obey(transport::Seek{60});
  CHECK(heard() == silence);
  deck.obey(transport::Play{1});
  CHECK(heard() == of_mix(120000));
  CHECK(heard() == of_mix(120480));
  deck.obey(transport::Play{2});
  CHECK(heard() == silence);
  deck.obey(transport::Seek{0});
  deck.obey(transport::Play{1});
  CHECK(heard() == of_mix(0));
  deck.set_mix(nullptr);
  CHECK(heard() == silence);
}

TEST_CASE("What a deck is told while its clip is being opened is done when it is open", "[gui]") {
  const test::TempDir folder;
  const auto clip = test::make_small_clip(folder / "a.mp4", 48);
  test::FakeClock clock;
  Workers openers([] {});
  PlayerDeck deck(
      clock, [] {}, openers, 16u << 20);
  const auto opened = [&] {
    while (openers.busy()) openers.pump();
    deck.take_in();
  };

  deck.cue(clip, "a", 0, 12);
  CHECK(deck.frame() == 12);
  CHECK_FALSE(deck.playing());
  deck.obey(transport::Step{5});
  deck.obey(transport::Play{1});
  CHECK(deck.playing());
  opened();
  CHECK(deck.frame() == 17);
  CHECK(deck.playing());

  // Only the clip that is wanted last comes onto the deck.
  const auto other = test::make_small_clip(folder / "b.mp4", 24);
  deck.cue(other, "b", 0, 3);
  deck.cue(clip, "a", 0, 40);
  opened();
  CHECK(deck.clip() == clip);
  CHECK(deck.frame() == 40);
  deck.cue({}, {}, 0, 0);
  CHECK(deck.frame() == -1);
  opened();
  CHECK(deck.frame() == -1);
}
