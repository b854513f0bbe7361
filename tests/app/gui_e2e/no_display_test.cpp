// SPDX-License-Identifier: Apache-2.0

#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

TEST_CASE("Without a display the program says so and how to go on, and does not crash", "[gui]") {
  const test::TempDir home;
  test::ProgramOptions options;
  options.environment = {{"DISPLAY", ""},
                         {"WAYLAND_DISPLAY", ""},
                         {"LC_ALL", "C.UTF-8"},
                         {"SHOTLAB_HOME", home.path().string()}};

  const test::ProgramRun run = test::run_program({}, options);

  CHECK(run.exit == 2);
  CHECK_THAT(run.err, test::contains("display"));
  CHECK_THAT(run.err, test::contains("shotlab demo"));
}
