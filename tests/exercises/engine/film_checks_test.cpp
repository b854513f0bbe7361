// SPDX-License-Identifier: Apache-2.0
//
// The film as a whole, its papers, and what a person decided.

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

// Two takes of two seconds each, one behind the other.
Evidence cut_evidence() {
  Evidence evidence;
  evidence.takes = {test::good_take(1), test::good_take(2)};
  Cut cut;
  cut.version = 1;
  for (const TakeEvidence& take : evidence.takes)
    cut.events.push_back({take.take.id, "takes/" + take.take.id + "/take.mp4", {0, 48}});
  evidence.cut = cut;
  return evidence;
}

CriterionVerdict judged(const char* check, const Evidence& evidence,
                        const Parameters& parameters = {}) {
  return test::verdict_of(test::asking(check, parameters), evidence);
}

CriterionVerdict speech(const std::string& action, double seconds) {
  Evidence evidence;
  evidence.takes = {test::good_take()};
  evidence.takes[0].take.slots.action = action;
  evidence.takes[0].take.request.seconds = seconds;
  return judged("P.speechfit", evidence);
}

CriterionVerdict predicted(const std::string& answer, const std::string& changed) {
  Evidence evidence;
  evidence.takes = {test::good_take(1), test::good_take(2)};
  evidence.takes[0].take.finished_utc = "2026-11-30T10:00:00Z";
  evidence.takes[1].take.finished_utc = "2026-11-30T10:05:00Z";
  if (!answer.empty()) evidence.answers["guess"] = answer;
  if (!changed.empty()) evidence.answer_times["guess"] = changed;
  return judged("T.predict", evidence, {{"question", std::string("guess")}, {"least", 2.0}});
}

}  // namespace

TEST_CASE("a film of one raster and rate passes, another one in it is named", "[engine]") {
  Evidence evidence = cut_evidence();
  const auto one = judged("E.format", evidence);
  CHECK(one.state == VerdictState::pass);
  CHECK(test::what_is_unsaid(one).empty());

  evidence.takes[1].facts->video->fps = {30, 1};
  const auto two = judged("E.format", evidence);
  CHECK(two.state == VerdictState::not_yet);
  CHECK(two.take == evidence.takes[1].take.id);
  CHECK_THAT(two.why.en, contains("at 24") && contains("at 30"));
  CHECK(test::what_is_unsaid(two).empty());
}

TEST_CASE("a card that tells how a film was made stands long enough and is large enough",
          "[engine]") {
  Evidence evidence = cut_evidence();
  const Parameters asked{{"words", std::vector<std::string>{"practice generator", "練習生成器"}}};
  CHECK(judged("E.title", evidence, asked).state == VerdictState::not_yet);

  evidence.cut->titles = {{"Pictures: practice generator. Cut by Kit.", {40, 96}}};
  const auto good = judged("E.title", evidence, asked);
  CHECK(good.state == VerdictState::pass);
  CHECK(test::what_is_unsaid(good).empty());

  evidence.cut->titles[0].range = {60, 84};
  CHECK(judged("E.title", evidence, asked).state == VerdictState::not_yet);
  evidence.cut->titles[0].range = {40, 96};
  evidence.cut->titles[0].size = 0.03;  // Capitals of 2.2 % of the frame.
  const auto small = judged("E.title", evidence, asked);
  CHECK(small.state == VerdictState::not_yet);
  CHECK_THAT(small.why.en, contains("2.2"));
  evidence.cut->titles[0] = {"The End", {40, 96}};
  CHECK(judged("E.title", evidence, asked).state == VerdictState::not_yet);
}

TEST_CASE("own footage is counted by the frames that it holds in the film", "[engine]") {
  Evidence evidence = cut_evidence();
  const Parameters asked{{"least", 25.0}};
  CHECK(judged("E.own", evidence, asked).value == 0);
  evidence.cut->events.push_back({"", "assets/street.mp4", {0, 32}});
  const auto own = judged("E.own", evidence, asked);
  CHECK(own.value == 25);
  CHECK(own.state == VerdictState::pass);
  CHECK(test::what_is_unsaid(own).empty());
}

TEST_CASE("a cut counts at a marked moment, three frames either side", "[engine]") {
  Evidence evidence = cut_evidence();
  CHECK_THAT(judged("E.cutat", evidence).why.en, contains("0 moments"));
  evidence.takes[0].marks = {{MarkKind::event, 45, {}}, {MarkKind::subject, 47, {.1, .1, .2, .2}}};
  CHECK(judged("E.cutat", evidence).state == VerdictState::pass);
  evidence.takes[0].marks[0].frame = 40;
  const auto far = judged("E.cutat", evidence);
  CHECK(far.state == VerdictState::not_yet);
  CHECK_THAT(far.why.en, contains("8 frames"));
  CHECK(test::what_is_unsaid(far).empty());
}

TEST_CASE("what is spoken must fit the clip, in words or in syllables", "[engine]") {
  CHECK(speech("he says \"I am late\"", 4).state == VerdictState::pass);
  const auto long_line = speech(
      "he says \"I am late again because the tram stopped twice and nobody knew why at all\"", 4);
  CHECK(long_line.state == VerdictState::not_yet);
  CHECK(long_line.value == 6);
  CHECK(test::what_is_unsaid(long_line).empty());
  CHECK(speech("他說：「我又遲到了」", 4).state == VerdictState::pass);
  CHECK(speech("他說：「我又遲到了，因為電車停了兩次，沒有人知道是甚麼原因」", 4).state !=
        VerdictState::pass);
  // Where a line is asked for, silence is none.
  const auto silent = speech("waits", 4);
  CHECK(silent.state == VerdictState::not_yet);
  CHECK(test::what_is_unsaid(silent).empty());
}

TEST_CASE("a prediction counts for the results that came after it", "[engine]") {
  CHECK(predicted("", "").state == VerdictState::not_yet);
  const auto before = predicted("the coat stays", "2026-11-30T09:59:00Z");
  CHECK(before.state == VerdictState::pass);
  CHECK(test::what_is_unsaid(before).empty());
  const auto late = predicted("the coat stays", "2026-11-30T10:01:00Z");
  CHECK(late.state == VerdictState::not_yet);
  CHECK(late.value == 1);
  CHECK(test::what_is_unsaid(late).empty());
  CHECK(predicted("the coat stays", "").state == VerdictState::cannot_measure);
}

TEST_CASE("papers that are whole pass, a gap is named with its row", "[engine]") {
  Evidence evidence = cut_evidence();
  CHECK(judged("W.cue", evidence).state == VerdictState::cannot_measure);
  PapersEvidence papers;
  papers.cue = {2, 2, {}, {}};
  papers.ledger = {1, 2, {"0002-old-man", "0002-old-man"}, {{"grade", "調色"}}};
  papers.line = {4, 4, {}, {}};
  papers.paragraph = {3, 4, {}, {{"why", "原因"}}};
  evidence.papers = papers;

  CHECK(judged("W.cue", evidence).state == VerdictState::pass);
  const auto ledger = judged("W.ledger", evidence);
  CHECK(ledger.state == VerdictState::not_yet);
  CHECK_THAT(ledger.why.en, contains("0002-old-man lacks: grade"));
  CHECK(test::what_is_unsaid(ledger).empty());
  const auto disclosure = judged("W.disc", evidence);
  CHECK(disclosure.state == VerdictState::not_yet);
  CHECK_THAT(disclosure.try_this.en, contains("paragraph: why"));
  CHECK(test::what_is_unsaid(disclosure).empty());

  evidence.papers->cue = {};
  CHECK_THAT(judged("W.cue", evidence).why.en, contains("0 rows"));
}

TEST_CASE("a gate is open when a person has said so, by name", "[engine]") {
  Evidence evidence = cut_evidence();
  const Parameters asked{{"gate", std::string("board")}};
  CHECK(judged("H.review", evidence, asked).state == VerdictState::not_yet);
  evidence.releases["board"] = {"", "fine", "2026-11-30T10:00:00Z"};
  CHECK(judged("H.review", evidence, asked).state == VerdictState::not_yet);
  evidence.releases["board"].by = "Ms Wong";
  const auto open = judged("H.review", evidence, asked);
  CHECK(open.state == VerdictState::pass);
  CHECK_THAT(open.why.en, contains("Ms Wong") && contains("fine"));
  CHECK(test::what_is_unsaid(open).empty());
}
