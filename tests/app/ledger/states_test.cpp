// SPDX-License-Identifier: Apache-2.0

#include <map>
#include <set>

#include "tests/app/ledger/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

// Every legal step, written out a second time by hand.
const std::map<std::string, std::set<std::string>> kSteps = {
    {"planned", {"planned", "submitting", "cancelled"}},
    {"submitting",
     {"accepted", "running", "ready", "unknown", "failed_free", "failed_charged", "filtered",
      "cancelled"}},
    {"unknown",
     {"unknown", "accepted", "running", "ready", "failed_free", "failed_charged", "orphaned",
      "written_off"}},
    {"accepted",
     {"accepted", "running", "ready", "failed_free", "failed_charged", "filtered", "cancelled",
      "expired", "orphaned", "written_off"}},
    {"running",
     {"running", "ready", "failed_free", "failed_charged", "filtered", "cancelled", "expired",
      "orphaned", "written_off"}},
    {"ready",
     {"ready", "downloading", "done", "failed_free", "failed_charged", "filtered", "cancelled",
      "expired", "orphaned", "written_off"}},
    {"downloading",
     {"downloading", "ready", "done", "failed_free", "failed_charged", "filtered", "cancelled",
      "expired", "orphaned", "written_off"}},
    {"orphaned",
     {"orphaned", "accepted", "running", "ready", "downloading", "expired", "failed_free",
      "failed_charged", "written_off"}},
    {"done", {}},
    {"failed_free", {}},
    {"failed_charged", {}},
    {"filtered", {}},
    {"cancelled", {}},
    {"expired", {}},
    {"written_off", {}},
};

std::vector<JobState> all_states() {
  std::vector<JobState> states;
  for (int i = 0; i < kStates; ++i) states.push_back(static_cast<JobState>(i));
  return states;
}

}  // namespace

TEST_CASE("every step of the state machine is as written, and no other is legal", "[ledger]") {
  REQUIRE(kSteps.size() == kStates);
  for (const JobState from : all_states()) {
    for (const JobState to : all_states()) {
      INFO(name_of(from) << " -> " << name_of(to));
      CHECK(is_step(from, to) ==
            kSteps.at(std::string(name_of(from))).contains(std::string(name_of(to))));
    }
  }
}

TEST_CASE("the ledger takes exactly the legal steps, from every state a job can be in",
          "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  for (const JobState from : all_states()) {
    if (from == JobState::planned) continue;  // An intent begins as submitting.
    for (const JobState to : all_states()) {
      INFO(name_of(from) << " -> " << name_of(to));
      const Job job = job_in(ledger, from);

      Result<Job> result = ledger.move(job.id, to, proof_of(to));

      CHECK(result.ok() == is_step(from, to));
      CHECK(ledger.find(job.id)->state == (result ? to : from));
      if (!result) {
        CHECK(result.error().code == ErrorCode::bad_input);
        CHECK_THAT(result.error().message.en,
                   contains(std::string("cannot become \"") + std::string(name_of(to))));
        CHECK_FALSE(result.error().message.zh.empty());
      }
    }
  }
  require_whole(ledger);
}

TEST_CASE("no final state can be left", "[ledger]") {
  for (const JobState from : all_states()) {
    for (const JobState to : all_states()) {
      if (is_final(from)) CHECK_FALSE(is_step(from, to));
    }
  }
}

TEST_CASE("from every state that is not final there is a way to an end", "[ledger]") {
  for (const JobState from : all_states()) {
    std::set<JobState> reached{from};
    for (std::size_t before = 0; before != reached.size();) {
      before = reached.size();
      for (const JobState a : std::set<JobState>(reached)) {
        for (const JobState b : all_states()) {
          if (is_step(a, b)) reached.insert(b);
        }
      }
    }
    INFO(name_of(from));
    CHECK(std::any_of(reached.begin(), reached.end(), is_final));
    // A request that may have been sent is never sent again.
    if (from != JobState::planned && from != JobState::submitting)
      CHECK_FALSE(reached.contains(JobState::submitting));
  }
}

TEST_CASE("a restart never sends again, polls what runs and fetches what is ready", "[ledger]") {
  CHECK(resume_of(JobState::submitting) == Resume::becomes_unknown);
  CHECK(resume_of(JobState::accepted) == Resume::poll);
  CHECK(resume_of(JobState::running) == Resume::poll);
  CHECK(resume_of(JobState::ready) == Resume::download);
  CHECK(resume_of(JobState::downloading) == Resume::download);
  for (const JobState state : {JobState::planned, JobState::unknown, JobState::orphaned})
    CHECK(resume_of(state) == Resume::nothing);
  for (const JobState state : all_states()) {
    if (is_final(state)) CHECK(resume_of(state) == Resume::nothing);
  }
}

TEST_CASE("states have names of their own", "[ledger]") {
  std::set<std::string_view> names;
  for (const JobState state : all_states()) names.insert(name_of(state));
  CHECK(names.size() == kStates);
  CHECK_FALSE(names.contains(""));
}
