// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

const char* const kRecord =
    "who: Ah Man, my sister; use: a drawn likeness in five shots; where: in class; "
    "until: 2027-06-30; withdraw: she tells me and I delete the takes; signed: 2026-11-20";

CriterionVerdict consent(const std::string& person, const std::string& record,
                         const std::string& shot_on = "2026-11-25T10:00:00Z") {
  Evidence evidence;
  evidence.takes = {test::good_take()};
  evidence.takes[0].take.started_utc = shot_on;
  evidence.answers = {{"person", person}, {"record", record}};
  return test::verdict_of(test::asking("W.consent", {{"person", std::string("person")},
                                                     {"record", std::string("record")}}),
                          evidence);
}

// A take that was made of `plate`, beside the plate's own take.
CriterionVerdict label(const std::string& answer, const std::string& plate,
                       const std::string& provider = "practice") {
  Evidence evidence;
  evidence.takes = {test::good_take(1, "plate"), test::good_take(2, "joined")};
  evidence.takes[0].take.sha256 = "plate-hash";
  evidence.takes[1].take.provider = provider;
  if (!plate.empty()) evidence.takes[1].take.request.references = {{"video", "p.mp4", plate}};
  evidence.answers = {{"label", answer}};
  return test::verdict_of(test::asking("W.source", {{"question", std::string("label")},
                                                    {"shot", std::string("joined")}}),
                          evidence);
}

}  // namespace

TEST_CASE("a design that is nobody's likeness needs no record", "[engine]") {
  for (const char* words : {"No, it is built from the kit.", "不是，由部件庫砌成。"}) {
    const auto verdict = consent(words, "");
    CHECK(verdict.state == VerdictState::pass);
    CHECK(test::what_is_unsaid(verdict).empty());
  }
}

TEST_CASE("a design from a person needs a whole record", "[engine]") {
  const auto whole = consent("Yes, my sister.", kRecord);
  CHECK(whole.state == VerdictState::pass);
  CHECK(test::what_is_unsaid(whole).empty());
  CHECK(consent("是，我妹妹",
                "誰：阿敏；用途：畫成角色；地方：課堂；期限：2027-06-"
                "30；撤回：告訴我就刪；簽署：2026-11-20")
            .state == VerdictState::pass);

  const auto gap = consent("Yes, my sister.", "who: Ah Man\nuse: five shots\nwhere: in class");
  CHECK(gap.state == VerdictState::not_yet);
  CHECK_THAT(gap.why.en, contains("3 fields") && contains("until, withdraw, signed"));
  CHECK(test::what_is_unsaid(gap).empty());
  CHECK_THAT(consent("yes", "").why.en, contains("0 fields"));
}

TEST_CASE("a consent that ended before the shoot is none", "[engine]") {
  const auto late = consent("Yes.", kRecord, "2027-07-01T09:00:00Z");
  CHECK(late.state == VerdictState::not_yet);
  CHECK_THAT(late.why.en, contains("2027-06-30") && contains("2027-07-01"));
}

TEST_CASE("who says neither yes nor no is asked", "[engine]") {
  const auto verdict = consent("It is a nice coat", "");
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK_THAT(verdict.why.en, contains("begin with yes or no"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("the label follows from how a take was made", "[engine]") {
  CHECK(label("algorithmicMedia, all of it is drawn", "plate-hash").state == VerdictState::pass);
  CHECK(label("標示：composite。", "from-elsewhere").state == VerdictState::pass);
  CHECK(label("compositeWithTrainedAlgorithmicMedia", "from-elsewhere", "gemini").state ==
        VerdictState::pass);
  CHECK(label("trainedAlgorithmicMedia", "", "gemini").state == VerdictState::pass);
  CHECK(test::what_is_unsaid(label("composite", "from-elsewhere")).empty());
}

TEST_CASE("a plate that says itself that it is drawn makes no composite", "[engine]") {
  Evidence evidence;
  evidence.takes = {test::good_take()};
  evidence.takes[0].take.request.references = {{"video", "p.mp4", "from-elsewhere"}};
  evidence.takes[0].plate_says = "algorithmicMedia";
  evidence.answers = {{"label", "algorithmicMedia"}};
  const Exercise exercise = test::asking("W.source", {{"question", std::string("label")}});
  CHECK(test::verdict_of(exercise, evidence).state == VerdictState::pass);
  evidence.takes[0].plate_says = "digitalCapture";
  CHECK(test::verdict_of(exercise, evidence).state == VerdictState::not_yet);
}

TEST_CASE("a label that says something else is told what the recipe says", "[engine]") {
  const auto captured = label("digitalCapture", "from-elsewhere");
  CHECK(captured.state == VerdictState::not_yet);
  CHECK_THAT(captured.why.en, contains("digitalCapture") && contains("footage from elsewhere"));
  CHECK(test::what_is_unsaid(captured).empty());
  CHECK_THAT(label("composite or algorithmicMedia", "plate-hash").why.en, contains("2 labels"));
  const auto silent = label("it is mine", "plate-hash");
  CHECK(silent.state == VerdictState::not_yet);
  CHECK_THAT(silent.why.en, contains("0 labels"));
  CHECK(test::what_is_unsaid(silent).empty());
}
