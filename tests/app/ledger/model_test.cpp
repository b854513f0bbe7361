// SPDX-License-Identifier: Apache-2.0
//
// Thousands of random steps, legal and not, against a model of a few lines: the ledger takes
// exactly the legal ones, no limit is ever passed, and the money is where the model has it.

#include <map>

#include "tests/app/ledger/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

constexpr std::int64_t kPersonCap = 3'000'000;
constexpr std::int64_t kExerciseCap = 1'200'000;
const std::vector<std::string> kExercises = {"", "m1e1", "m1e2"};

struct ModelJob {
  JobState state = JobState::submitting;
  std::int64_t held = 0;  // In flight or spent, whichever it is.
  std::string exercise;
};

struct Walk {
  Books books;
  Ledger ledger = books.open();
  std::map<std::string, ModelJob> model;
  std::vector<std::string> ids;
  std::uint64_t dice;

  explicit Walk(std::uint64_t seed) : dice(seed * 2 + 1) {
    REQUIRE(ledger.set_budget("person", kPersonCap));
    REQUIRE(ledger.set_budget("exercise:*", kExerciseCap));
  }

  std::uint64_t roll(std::uint64_t sides) {
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (dice >> 33) % sides;
  }
  std::int64_t held_by(const std::string& exercise, bool everyone) const {
    std::int64_t sum = 0;
    for (const auto& [id, job] : model) sum += everyone || job.exercise == exercise ? job.held : 0;
    return sum;
  }

  void intend() {
    Job job = intent(static_cast<std::int64_t>(roll(8)) * 100'000);
    job.exercise = kExercises[roll(kExercises.size())];
    const std::int64_t price = job.estimate_micros;
    const bool in_person = held_by("", true) + price <= kPersonCap;
    const bool in_exercise =
        job.exercise.empty() || held_by(job.exercise, false) + price <= kExerciseCap;
    const bool fits = price == 0 || (in_person && in_exercise);
    Result<Job> made = ledger.intend(job);
    REQUIRE(made.ok() == fits);
    if (!made) return;
    ids.push_back(made->id);
    model[made->id] = {JobState::submitting, job.estimate_micros, job.exercise};
  }

  void move() {
    if (ids.empty()) return;
    const std::string& id = ids[roll(ids.size())];
    ModelJob& job = model[id];
    const auto to = static_cast<JobState>(roll(kStates));
    JobChange change = proof_of(to);
    if (is_final(to) && roll(4) == 0)
      change.settled_micros = static_cast<std::int64_t>(roll(5)) * 50'000;
    Result<Job> moved = ledger.move(id, to, change);
    REQUIRE(moved.ok() == is_step(job.state, to));
    if (!moved) return;
    job.state = to;
    if (is_final(to)) job.held = moved->settled_micros;
    if (is_final(to) && change.settled_micros)
      CHECK(moved->settled_micros == *change.settled_micros);
  }

  void correct() {
    if (ids.empty()) return;
    const std::string& id = ids[roll(ids.size())];
    const auto cost = static_cast<std::int64_t>(roll(6)) * 100'000;
    Result<Job> corrected = ledger.correct(id, cost);
    REQUIRE(corrected.ok() == is_final(model[id].state));
    if (corrected) model[id].held = cost;
  }

  void compare() const {
    std::int64_t flying = 0;
    std::int64_t spent = 0;
    for (const auto& [id, job] : model) (is_final(job.state) ? spent : flying) += job.held;
    const MoneyInFlight money = *ledger.money();
    CHECK(money.reserved_micros == flying);
    CHECK(money.spent_micros == spent);
    CHECK(*ledger.chain_is_whole());
    for (const auto& [id, job] : model) CHECK(ledger.find(id)->state == job.state);
  }

  void run(int steps) {
    for (int i = 0; i < steps; ++i) {
      const std::uint64_t what = roll(10);
      if (what < 3) intend();
      if (what >= 3 && what < 9) move();
      if (what == 9) correct();
      if (roll(40) == 0) ledger = books.open();  // As after a kill.
      if (roll(60) == 0) books.clock.now += std::chrono::hours(25);
    }
    compare();
  }
};

}  // namespace

TEST_CASE("random steps leave the ledger where a small model is", "[ledger]") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    Walk(seed).run(80);
  }
}

TEST_CASE("a hundred thousand random steps leave the ledger where a small model is",
          "[.long][ledger]") {
  for (std::uint64_t seed = 100; seed < 600; ++seed) {
    INFO("seed " << seed);
    Walk(seed).run(200);
  }
}
