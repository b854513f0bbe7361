// SPDX-License-Identifier: Apache-2.0

#include "app/core/fault_file.h"

#include "tests/support/catch.h"
#include "tests/support/media.h"

using namespace shotlab;
using practice::Step;

namespace {

std::string trouble(const std::string& text) {
  Result<practice::FaultPlan> plan = parse_faults(text, "faults.toml");
  if (plan) return "";
  CHECK(plan.error().code == ErrorCode::bad_input);
  CHECK_FALSE(plan.error().message.zh.empty());
  return plan.error().message.en;
}

std::string fault(const std::string& lines) { return "version = 1\n[[fault]]\n" + lines; }

}  // namespace

TEST_CASE("The example of faults is sound and uses every kind of step", "[core]") {
  const auto file = test::fixture("..") / ".." / "app/practice/faults/example.toml";
  Result<practice::FaultPlan> plan = read_faults(file);
  INFO((plan ? "" : plan.error().message.en));
  REQUIRE(plan);
  CHECK(plan->seed == 7);
  CHECK(plan->rules.size() >= 6);
}

TEST_CASE("A fault is read field by field, and stands at its usual step if none is named",
          "[core]") {
  Result<practice::FaultPlan> plan = parse_faults(
      fault("kind = \"rate-limited\"\nat = \"poll\"\nwire = \"openai-videos/litellm\"\nnth = 2\n"
            "times = 0\nchance = 0.5\nstatus = 503\nwait_s = 17\ntell = \"words\"\n"
            "message = \"m\"\nsay = \"s\"\n[[fault]]\nkind = \"refused-after-run\"\n"),
      "f");
  REQUIRE(plan);
  REQUIRE(plan->rules.size() == 2);
  const practice::FaultRule& rule = plan->rules[0];
  CHECK(rule.at == Step::poll);
  CHECK(rule.wire == "openai-videos/litellm");
  CHECK(rule.nth == 2);
  CHECK(rule.times == 0);
  CHECK(rule.chance == 0.5);
  CHECK(rule.status == 503);
  CHECK(rule.wait_s == 17);
  CHECK(rule.tell == "words");
  CHECK(rule.says == Text{"s", "s"});
  CHECK(plan->rules[1].at == Step::result);
}

TEST_CASE("A mistake in a file of faults is named with its line", "[core]") {
  using test::contains;
  CHECK_THAT(trouble("[[fault]]\n"), contains("version = 1"));
  CHECK_THAT(trouble("version = 2\n"), contains("faults.toml, line 1"));
  CHECK_THAT(trouble("version = 1\nfaults = 3\n"), contains("line 2: a file of faults has no"));
  CHECK_THAT(trouble("version = 1\n[[fault]\n"), contains("line 2"));
  CHECK_THAT(trouble(fault("kind = \"no-such\"\n")), contains("no fault \"no-such\" on the menu"));
  CHECK_THAT(trouble(fault("kind = \"blocked\"\nat = \"lunch\"\n")),
             contains("line 4: there is no step \"lunch\""));
  CHECK_THAT(trouble(fault("kind = \"blocked\"\nat = \"poll\"\n")), contains("not at poll"));
  CHECK_THAT(trouble(fault("kind = \"blocked\"\nnth = \"one\"\n")),
             contains("line 4: nth must be a whole number"));
  CHECK_THAT(trouble(fault("kind = \"blocked\"\nknd = 1\n")),
             contains("line 4: a fault has no \"knd\""));
  CHECK_THAT(trouble(fault("kind = \"blocked\"\nnth = 99999999\n")), contains("out of all bounds"));
  CHECK_THAT(trouble(fault("kind = 5\n")), contains("line 3: kind must be text"));
  CHECK(trouble("version = 1\n").empty());
}
