// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

TakeEvidence lit(double mean, double spread, double mean_b = 0) {
  TakeEvidence take = test::good_take();
  take.measurement->tone = Tone{mean, spread, mean_b};
  return take;
}

TakeEvidence painted(std::vector<Swatch> palette) {
  TakeEvidence take = test::good_take();
  take.measurement->palette = std::move(palette);
  return take;
}

CriterionVerdict tone_of(const char* wanted, const TakeEvidence& take, double slack = 0) {
  return test::verdict_of(
      test::asking("V.tone", {{"class", std::string(wanted)}, {"slack", slack}}), take);
}

CriterionVerdict temperature_of(const char* wanted, double mean_b) {
  return test::verdict_of(test::asking("V.temp", {{"class", std::string(wanted)}}),
                          lit(50, 50, mean_b));
}

}  // namespace

TEST_CASE("low-key and high-key are told by mean lightness and spread", "[engine]") {
  CHECK(tone_of("low_key", lit(28, 70)).state == VerdictState::pass);
  CHECK(tone_of("low_key", lit(28, 40)).state == VerdictState::not_yet);
  CHECK(tone_of("low_key", lit(60, 70)).state == VerdictState::not_yet);
  CHECK(tone_of("low_key", lit(38, 70)).state == VerdictState::close);
  CHECK(tone_of("high_key", lit(75, 40)).state == VerdictState::pass);
  CHECK(tone_of("high_key", lit(75, 90)).state == VerdictState::not_yet);
  CHECK(tone_of("neutral", lit(50, 50)).state == VerdictState::pass);
  CHECK(tone_of("neutral", lit(28, 70)).state == VerdictState::not_yet);
  CHECK(tone_of("neutral", lit(75, 40)).state == VerdictState::not_yet);
}

TEST_CASE("a live take has more room in its tone", "[engine]") {
  CHECK(tone_of("low_key", lit(38, 52)).state != VerdictState::pass);
  CHECK(tone_of("low_key", lit(38, 52), 6).state == VerdictState::pass);
  CHECK(tone_of("high_key", lit(58, 64), 6).state == VerdictState::pass);
}

TEST_CASE("a tone that is not there yet says its numbers and what to ask for", "[engine]") {
  const auto verdict = tone_of("low_key", lit(61.4, 44.6));
  CHECK_THAT(verdict.why.en, contains("61") && contains("45"));
  CHECK_THAT(verdict.try_this.zh, contains("硬側光"));
  CHECK(verdict.take == "0001-old-man");
  CHECK(test::what_is_unsaid(verdict).empty());
  CHECK(test::what_is_unsaid(tone_of("low_key", lit(38, 70))).empty());
  CHECK(test::what_is_unsaid(tone_of("neutral", lit(28, 70))).empty());
}

TEST_CASE("warm and cool are told by the midtones", "[engine]") {
  CHECK(temperature_of("warm", 9).state == VerdictState::pass);
  CHECK(temperature_of("warm", 5.5).state == VerdictState::close);
  CHECK(temperature_of("warm", -9).state == VerdictState::not_yet);
  CHECK(temperature_of("cool", -9).state == VerdictState::pass);
  CHECK(temperature_of("cool", 9).state == VerdictState::not_yet);
  CHECK(temperature_of("cool", 0).state == VerdictState::not_yet);
  CHECK(temperature_of("cool", -9).value == -9);
  CHECK(test::what_is_unsaid(temperature_of("cool", 9)).empty());
}

TEST_CASE("a palette is near its targets and covers the picture", "[engine]") {
  const std::vector<std::string> targets{"#204060", "#c08030"};
  const auto verdict = [&](std::vector<Swatch> palette) {
    return test::verdict_of(test::asking("V.palette", {{"colors", targets}}),
                            painted(std::move(palette)));
  };
  CHECK(verdict({{0x20, 0x40, 0x60, .5}, {0xc0, 0x80, 0x30, .3}, {255, 0, 255, .2}}).state ==
        VerdictState::pass);
  CHECK(verdict({{0x24, 0x44, 0x66, .5}, {0xb8, 0x80, 0x38, .5}}).state == VerdictState::pass);
  // Near, but on a corner of the picture only.
  CHECK(verdict({{0x20, 0x40, 0x60, .1}, {0xc0, 0x80, 0x30, .1}, {255, 0, 255, .8}}).state ==
        VerdictState::not_yet);
  const auto far = verdict({{255, 255, 255, 1}});
  CHECK(far.state == VerdictState::not_yet);
  CHECK(test::what_is_unsaid(far).empty());
}

TEST_CASE("colours that were not measured cannot be judged, and never pass", "[engine]") {
  const TakeEvidence take = test::good_take();
  for (const auto& exercise :
       {test::asking("V.tone", {{"class", std::string("neutral")}}),
        test::asking("V.temp", {{"class", std::string("warm")}}),
        test::asking("V.palette", {{"colors", std::vector<std::string>{"#000000"}}})}) {
    const auto verdict = test::verdict_of(exercise, take);
    CHECK(verdict.state == VerdictState::cannot_measure);
    CHECK(test::what_is_unsaid(verdict).empty());
  }
}
