// SPDX-License-Identifier: Apache-2.0
//
// Negative controls: what the fault tests look for, brought about on purpose. A verdict that
// misses one of these would prove nothing by finding nothing.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "app/ledger/database.h"
#include "tests/acceptance/faults/lab.h"
#include "tests/support/canary.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::test;
namespace fs = std::filesystem;

namespace {

struct Control {
  ProviderServer server{wire_named("gemini-interactions"), lab_clip()};
  LabMachine machine{wire_named("gemini-interactions"), server.url()};

  // Killed when the provider has begun the job and its answer is on the way.
  void kill_after_the_post() {
    for (long call = 20; call < 400; ++call) {
      server.forget();
      machine.forget();
      (void)machine.shoot(shim({{"SHOTLAB_FAULT_FAST", "1"},
                                {"SHOTLAB_FAULT_AT", std::to_string(call)},
                                {"SHOTLAB_FAULT_DO", "kill-after"}}));
      // The server may still be reading what was sent.
      for (int i = 0; i < 20 && server.charges() == 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      if (server.charges() == 1) return;
    }
    FAIL("no kill point lies behind the POST");
  }
  std::string verdict() const { return machine.judge(server).text(); }
};

}  // namespace

TEST_CASE("Caught: a program that shoots again after a crash pays twice", "[faults]") {
  if (!shim_works()) SKIP("the fault shim cannot go in front of a sanitized program");
  Control control;
  control.kill_after_the_post();
  (void)control.machine.shoot(shim({{"SHOTLAB_FAULT_FAST", "1"}}));
  CHECK_THAT(control.verdict(), contains("doubled: 2 charges"));
}

TEST_CASE("Caught: an intent that a lying disk forgot loses the job", "[faults]") {
  if (!shim_works()) SKIP("the fault shim cannot go in front of a sanitized program");
  Control control;
  control.kill_after_the_post();
  for (const char* part : {"", "-wal", "-shm"})
    fs::remove(control.machine.ledger_file().string() + part);
  control.machine.restart();
  CHECK_THAT(control.verdict(), contains("lost: charged, but the ledger knows of no job"));
}

TEST_CASE("Caught: a POST that the network layer sends again by itself", "[faults]") {
  if (!shim_works()) SKIP("the fault shim cannot go in front of a sanitized program");
  Control control;
  (void)control.machine.shoot(
      shim({{"SHOTLAB_FAULT_FAST", "1"}, {"SHOTLAB_FAULT_SABOTAGE", "resend"}}));
  CHECK_THAT(control.verdict(), contains("doubled: 2 charges"));
}

TEST_CASE("Caught: a take that is not the bytes as received", "[faults]") {
  if (!shim_works()) SKIP("the fault shim cannot go in front of a sanitized program");
  Control control;
  (void)control.machine.shoot(
      shim({{"SHOTLAB_FAULT_FAST", "1"}, {"SHOTLAB_FAULT_SABOTAGE", "flip"}}));
  CHECK_THAT(control.verdict(), contains("lost: the take is not the clip that was sent"));
}

TEST_CASE("Caught: a job that nobody carries on is stuck", "[faults]") {
  if (!shim_works()) SKIP("the fault shim cannot go in front of a sanitized program");
  Control control;
  control.kill_after_the_post();
  CHECK_THAT(control.verdict(), contains("stuck: "));
}

TEST_CASE("Caught: a paid service taken for a free one forgets its charge", "[faults]") {
  if (!shim_works()) SKIP("the fault shim cannot go in front of a sanitized program");
  Control control;
  std::map<std::string, std::string> free = shim({{"SHOTLAB_FAULT_FAST", "1"}});
  free["SHOTLAB_PRACTICE_URL"] = control.server.url();
  control.server.set_faults({{.name = "lost", .step = "create", .action = "close"}});
  (void)control.machine.run({"--film", control.machine.film().string(), "shoot", "--provider",
                             "practice", "an old man waits at a tram stop"},
                            free);
  CHECK_THAT(control.verdict(), contains("lost: charged, but the ledger says that it was free"));
}

TEST_CASE("Caught: money that was moved without the ledger", "[faults]") {
  if (!shim_works()) SKIP("the fault shim cannot go in front of a sanitized program");
  Control control;
  REQUIRE(control.machine.shoot(shim({{"SHOTLAB_FAULT_FAST", "1"}})).exit == 0);
  CHECK(control.machine.judge(control.server).sound());
  {
    Result<ledger::Database> raw = ledger::Database::open(control.machine.ledger_file());
    REQUIRE(raw);
    REQUIRE(raw->run("DROP TRIGGER entry_stays; UPDATE entry SET micros = micros + 1"));
  }
  CHECK_THAT(control.verdict(), contains("books: they do not balance"));
}

TEST_CASE("Caught: a key that was written down", "[faults]") {
  Control control;
  control.machine.expect_canary();
  CHECK(control.machine.files_with(kLabKey).empty());
  CHECK(files_with_canary(control.machine.folder()).empty());
  std::ofstream(control.machine.home() / "log.txt") << "x-goog-api-key: " << kLabKey;
  CHECK(control.machine.files_with(kLabKey).size() == 1);
  CHECK(files_with_canary(control.machine.folder()).size() == 1);
}
