// SPDX-License-Identifier: Apache-2.0
//
// A learner's machine of its own for one test: home, films and clips in a folder that goes away.

#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

namespace shotlab::test {

struct Machine {
  TempDir dir;

  std::map<std::string, std::string> environment() const {
    return {{"SHOTLAB_HOME", (dir / "home").string()},
            {"LC_ALL", "C.UTF-8"},
            {"LANG", ""},
            {"DISPLAY", ""},
            {"WAYLAND_DISPLAY", ""},
            {"SHOTLAB_PRACTICE_URL", ""},
            {"SHOTLAB_GEMINI_API_KEY", ""}};
  }
  ProgramRun run(const std::vector<std::string>& arguments) const {
    return run_program(arguments, {.environment = environment(), .folder = dir.path().string()});
  }
  // Runs with --json and reads the one document that must be there.
  nlohmann::json json(std::vector<std::string> arguments, int exit = 0) const {
    arguments.emplace_back("--json");
    const ProgramRun ran = run(arguments);
    INFO(ran.err << ran.out);
    CHECK(ran.exit == exit);
    nlohmann::json document = nlohmann::json::parse(ran.out, nullptr, false);
    REQUIRE_FALSE(document.is_discarded());
    return document;
  }
};

}  // namespace shotlab::test
