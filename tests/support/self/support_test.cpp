// SPDX-License-Identifier: Apache-2.0

#include "tests/support/fake_clock.h"
#include "tests/support/media.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

#include "tests/support/catch.h"

using namespace shotlab;
using namespace std::chrono_literals;

TEST_CASE("a temporary folder goes away with everything in it", "[support]") {
  std::filesystem::path path;
  {
    test::TempDir folder;
    path = folder.path();
    folder.write("deep/file.txt", "bytes");
    CHECK(folder.read("deep/file.txt") == "bytes");
  }

  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a program's exit, words and errors come back apart", "[support]") {
  const test::ProgramRun run = test::run({"sh", "-c", "cat; echo no >&2; exit 3"},
                                         {.environment = {}, .folder = "/", .input = "said\n"});

  CHECK(run.exit == 3);
  CHECK(run.out == "said\n");
  CHECK(run.err == "no\n");
}

TEST_CASE("a program gets the environment and the folder that it is given", "[support]") {
  const test::ProgramRun run =
      test::run({"sh", "-c", "echo $GREETING ${HOME-none}; pwd"},
                {.environment = {{"GREETING", "hello"}, {"HOME", ""}}, .folder = "/"});

  CHECK(run.out == "hello none\n/\n");
}

TEST_CASE("a program that hangs is killed with its children", "[support]") {
  const test::ProgramRun run = test::run({"sh", "-c", "sleep 600 & wait"}, {.limit = 1s});

  CHECK(run.exit == -1);
  CHECK_THAT(run.err, test::contains("killed after 1 s"));
}

TEST_CASE("a program that is not there is 127, and have_program says so first", "[support]") {
  CHECK(test::run({"no-such-program-here"}).exit == 127);
  CHECK_FALSE(test::have_program("no-such-program-here"));
  CHECK(test::have_program("sh"));
}

TEST_CASE("a clip that is not there is no clip", "[support]") {
  CHECK_FALSE(test::media("Z99-never-was"));
}

TEST_CASE("the fake clock moves only by sleeping, and not when cancelled", "[support]") {
  test::FakeClock clock;
  Cancel cancel;

  CHECK_FALSE(clock.sleep_for(250ms, cancel));
  clock.on_sleep = [&] { cancel.request(); };
  CHECK(clock.sleep_for(1s, cancel));

  CHECK(clock.monotonic() == 250ms);
  CHECK(clock.sleeps == std::vector<Clock::Duration>{250ms, 1s});
}
