// SPDX-License-Identifier: Apache-2.0
//
// Runs programs for tests: the `shotlab` that was just built, and tools such as ffmpeg that make
// clips with known truth.
//
// Blocking: until the program ends, or is killed after its time limit.

#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace shotlab::test {

struct ProgramRun {
  int exit = -1;  // Its exit status; 128 + n if signal n ended it, 127 if it could not be started.
  std::string out;
  std::string err;
};

struct ProgramOptions {
  // On top of the test's own environment; an empty value takes the variable away.
  std::map<std::string, std::string> environment;
  std::string folder;  // Where it runs; empty: where the test does.
  std::string input;   // What it reads from its standard input.
  std::chrono::seconds limit{240};
};

// The program under test: run_program({"probe", "clip.mp4", "--json"}).
ProgramRun run_program(const std::vector<std::string>& arguments,
                       const ProgramOptions& options = {});

// Any other: run({"ffmpeg", "-v", "error", ...}). The first word is looked up in PATH.
ProgramRun run(const std::vector<std::string>& command, const ProgramOptions& options = {});

// For tests that skip by name: if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
bool have_program(std::string_view name);

}  // namespace shotlab::test
