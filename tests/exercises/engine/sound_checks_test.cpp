// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

CriterionVerdict level(double lufs, double peak, bool silent = false) {
  TakeEvidence take = test::good_take();
  take.measurement->loudness = Loudness{lufs, peak, silent};
  return test::verdict_of(test::asking("A.level"), take);
}

TakeEvidence heard(std::vector<double> onsets, std::vector<SoundRun> zeros = {}) {
  TakeEvidence take = test::good_take();
  SoundMeasurement sound;
  sound.duration_s = 4;
  sound.onsets = std::move(onsets);
  sound.zeros = std::move(zeros);
  take.measurement->sound = sound;
  return take;
}

CriterionVerdict sync(std::vector<double> onsets) {
  TakeEvidence take = heard(std::move(onsets));
  take.marks = {{MarkKind::event, 24, {}}, {MarkKind::event, 48, {}}};
  return test::verdict_of(test::asking("A.sync", {{"least", 2.0}}), take);
}

CriterionVerdict bed(std::vector<SoundRun> zeros, double declared = 0) {
  return test::verdict_of(test::asking("A.bed", {{"declared", declared}}),
                          heard({}, std::move(zeros)));
}

SoundLayer layer(const char* role, float decibel) {
  SoundLayer out;
  out.role = role;
  out.source = "assets/sound.wav";
  out.sound.levels.assign(40, decibel);
  return out;
}

CriterionVerdict cut(const char* check, std::vector<SoundLayer> layers) {
  Evidence evidence;
  evidence.layers = std::move(layers);
  return test::verdict_of(test::asking(check), evidence);
}

}  // namespace

TEST_CASE("a level lies in its range and its peak under the line", "[engine]") {
  CHECK(level(-20, -3).state == VerdictState::pass);
  CHECK(level(-24, -1).state == VerdictState::pass);
  CHECK(level(-24.6, -3).state == VerdictState::close);
  CHECK(level(-31, -3).state == VerdictState::not_yet);
  CHECK(level(-20, .5).state == VerdictState::not_yet);
  CHECK(level(-20, -3, true).state == VerdictState::cannot_measure);
  CHECK_THAT(level(-31, -3).try_this.en, contains("7 dB"));
  CHECK(test::what_is_unsaid(level(-31, -3)).empty());
  CHECK(test::what_is_unsaid(level(-20, -3)).empty());
  CHECK(test::what_is_unsaid(level(-20, -3, true)).empty());
}

TEST_CASE("sounds are in sync when an onset lies near each marked moment", "[engine]") {
  CHECK(sync({1.02, 1.96}).state == VerdictState::pass);
  CHECK(sync({1.02, 2.20}).state == VerdictState::not_yet);
  CHECK_THAT(sync({1.02, 2.20}).try_this.en, contains("200 ms late"));
  CHECK(sync({}).state == VerdictState::not_yet);
  CHECK(test::what_is_unsaid(sync({1.02, 2.20})).empty());
  CHECK(test::what_is_unsaid(sync({})).empty());
  const auto unmarked = test::verdict_of(test::asking("A.sync", {{"least", 2.0}}), heard({1}));
  CHECK(unmarked.state == VerdictState::cannot_measure);
}

TEST_CASE("a bed has no holes but the silence that was declared", "[engine]") {
  CHECK(bed({}).state == VerdictState::pass);
  CHECK(bed({{1, 1.1}}).state == VerdictState::pass);
  CHECK(bed({{1, 2}}).state == VerdictState::not_yet);
  CHECK(bed({{1, 2}}, 1).state == VerdictState::pass);
  CHECK(bed({{0, 3}}, 1).state == VerdictState::not_yet);
  CHECK_THAT(bed({{1, 2}}).try_this.en, contains("at 1 s"));
  CHECK(test::what_is_unsaid(bed({{1, 2}})).empty());
  CHECK(test::verdict_of(test::asking("A.bed"), test::good_take()).state ==
        VerdictState::cannot_measure);
}

TEST_CASE("layers count by role, and only when they are heard", "[engine]") {
  CHECK(cut("A.layers", {layer("ambience", -40), layer("effect", -20), layer("dialogue", -18)})
            .state == VerdictState::pass);
  const auto quiet =
      cut("A.layers", {layer("ambience", -70), layer("effect", -20), layer("effect", -18)});
  CHECK(quiet.state == VerdictState::not_yet);
  CHECK_THAT(quiet.try_this.en, contains("ambience"));
  CHECK(test::what_is_unsaid(quiet).empty());
  CHECK(cut("A.layers", {}).state == VerdictState::cannot_measure);
  SoundLayer own = layer("", -20);
  own.source.clear();  // The shots' own sound alone is no layering, and counts beside tracks.
  CHECK(cut("A.layers", {own}).state == VerdictState::cannot_measure);
  CHECK(cut("A.layers", {own, layer("music", -20), layer("effect", -20)}).state ==
        VerdictState::pass);
}

TEST_CASE("a cut that cannot be heard is told so, and not that it has no tracks", "[engine]") {
  Evidence evidence;
  evidence.layers_unheard =
      Error{ErrorCode::io, {"\"rain.wav\" cannot be read.", "無法讀取「rain.wav」。"}, {}};
  for (const char* check : {"A.layers", "A.duck"}) {
    const CriterionVerdict verdict = test::verdict_of(test::asking(check), evidence);
    CHECK(verdict.state == VerdictState::cannot_measure);
    CHECK_THAT(verdict.why.en, contains("rain.wav"));
    CHECK_FALSE(verdict.try_this.zh.empty());
  }
}

TEST_CASE("a bed ducks under a voice by six decibels", "[engine]") {
  const auto ducked = [](double decibel) {
    SoundLayer ambience = layer("ambience", -30);
    ambience.ducked_db = decibel;
    return cut("A.duck", {ambience, layer("dialogue", -20)});
  };
  CHECK(ducked(9).state == VerdictState::pass);
  CHECK(ducked(5.5).state == VerdictState::close);
  CHECK(ducked(1).state == VerdictState::not_yet);
  CHECK(test::what_is_unsaid(ducked(1)).empty());
  CHECK(cut("A.duck", {}).state == VerdictState::cannot_measure);
  CHECK(cut("A.duck", {layer("ambience", -30), layer("dialogue", -20)}).state ==
        VerdictState::cannot_measure);
  CHECK(cut("A.duck", {layer("ambience", -30)}).state == VerdictState::cannot_measure);
}
