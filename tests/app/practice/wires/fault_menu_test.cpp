// SPDX-License-Identifier: Apache-2.0

#include "app/practice/faults/menu.h"

#include <set>

#include "app/practice/faults/desk.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::practice;

namespace {

std::string trouble(const FaultRule& rule) {
  const std::optional<Text> why = trouble_with(rule);
  return why ? why->en : "";
}

FaultRule rule(const std::string& kind, Step at, int nth = 1, int times = 1) {
  FaultRule made;
  made.kind = kind;
  made.at = at;
  made.nth = nth;
  made.times = times;
  return made;
}

// Where a plan strikes among `count` requests of one job.
std::vector<int> strikes(FaultDesk& desk, Step step, int count, std::int64_t job = 1) {
  std::vector<int> struck;
  for (int i = 1; i <= count; ++i) {
    if (desk.strike(step, "openai-videos", "litellm", job)) struck.push_back(i);
  }
  return struck;
}

}  // namespace

TEST_CASE("Every fault of the menu has a name, a place and a sentence in both languages",
          "[practice]") {
  std::set<std::string> names;
  for (const FaultKind& kind : fault_menu()) {
    INFO(kind.id);
    CHECK(names.insert(kind.id).second);
    CHECK_FALSE(kind.steps.empty());
    CHECK_FALSE(kind.says.en.empty());
    CHECK_FALSE(kind.says.zh.empty());
    CHECK((kind.act != Mischief::refuse || kind.status >= 400));
    for (const Step step : kind.steps)
      CHECK(trouble(rule(kind.id, step)).find("placed") == std::string::npos);
  }
  CHECK(names.size() >= 60);
  for (const Step step : {Step::create, Step::poll, Step::result, Step::file, Step::upload,
                          Step::download, Step::cancel}) {
    CHECK(step_named(name_of(step)) == step);
  }
}

TEST_CASE("A rule that the server could not obey says why", "[practice]") {
  CHECK_THAT(trouble(rule("no-such", Step::create)), test::contains("no fault \"no-such\""));
  CHECK_THAT(trouble(rule("cut-short", Step::create)),
             test::contains("can be placed at download, not at create"));
  CHECK_THAT(trouble(rule("rate-limited", Step::create, 0)), test::contains("counts from 1"));
  CHECK_THAT(trouble(rule("redirect", Step::download)), test::contains("needs to"));
  FaultRule odd = rule("server-error", Step::poll);
  odd.chance = 1.5;
  CHECK_THAT(trouble(odd), test::contains("chance"));
  odd.chance = 1;
  odd.wire = "smoke";
  CHECK_THAT(trouble(odd), test::contains("no wire \"smoke\""));
  odd.wire = "openai-videos/litellm";
  CHECK(trouble(odd).empty());
  odd.tell = "song";
  CHECK_THAT(trouble(odd), test::contains("tell"));
}

TEST_CASE("A fault strikes at the n-th time of its step, as often as it should, per job",
          "[practice]") {
  FaultDesk desk({1, {rule("server-error", Step::poll, 2, 3)}}, {});
  CHECK(strikes(desk, Step::poll, 8) == std::vector<int>{2, 3, 4});
  CHECK(strikes(desk, Step::poll, 8, 2) == std::vector<int>{2, 3, 4});
  CHECK(strikes(desk, Step::file, 3).empty());
  FaultDesk always({1, {rule("server-error", Step::poll, 6, 0)}}, {});
  CHECK(strikes(always, Step::poll, 8) == std::vector<int>{6, 7, 8});
}

TEST_CASE("Creates are counted over all jobs, and one rule does not stop another's count",
          "[practice]") {
  FaultDesk desk({1,
                  {rule("busy", Step::poll), rule("rate-limited", Step::create),
                   rule("model-gone", Step::create, 3)}},
                 {});
  CHECK(strikes(desk, Step::create, 4, 0) == std::vector<int>{1, 3});
}

TEST_CASE("A lie about a resume takes two downloads: the break, and the lie", "[practice]") {
  FaultDesk desk({1, {rule("resume-refused", Step::download)}}, {});
  CHECK(strikes(desk, Step::download, 4) == std::vector<int>{1, 2});
}

TEST_CASE("Chances come from the seed, and wires and dialects are told apart", "[practice]") {
  FaultRule now_and_then = rule("server-error", Step::poll, 1, 0);
  now_and_then.chance = 0.5;
  FaultDesk one({7, {now_and_then}}, {}), again({7, {now_and_then}}, {}),
      other({8, {now_and_then}}, {});
  const std::vector<int> first = strikes(one, Step::poll, 40);
  CHECK(first.size() > 8);
  CHECK(first.size() < 32);
  CHECK(first == strikes(again, Step::poll, 40));
  CHECK(first != strikes(other, Step::poll, 40));

  FaultRule elsewhere = rule("server-error", Step::poll, 1, 0);
  elsewhere.wire = "openai-videos/sglang";
  FaultDesk sglang({1, {elsewhere}}, {});
  CHECK(strikes(sglang, Step::poll, 3).empty());
  CHECK(sglang.strike(Step::poll, "openai-videos", "sglang", 9));
}

TEST_CASE("Whoever listens is told of each strike with its sentence", "[practice]") {
  std::vector<std::string> told;
  FaultRule own = rule("server-error", Step::poll);
  own.says = {"The cable is out.", "電線拔了。"};
  own.message = "No current.";
  own.status = 502;
  FaultDesk desk({1, {own}}, [&](const Strike& strike) { told.push_back(strike.says().en); });
  const auto strike = desk.strike(Step::poll, "google-lro", "vertex", 1);
  REQUIRE(strike);
  CHECK(strike->message() == "No current.");
  CHECK(strike->status() == 502);
  CHECK(told == std::vector<std::string>{"The cable is out."});
}
