// SPDX-License-Identifier: Apache-2.0
//
// What the fault tests share: the wires and faults from their data files, a provider that counts
// charges, a learner's machine that shoots on it, and the verdict that nothing was lost, doubled
// or stuck.

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/support/program.h"
#include "tests/support/provider_server.h"
#include "tests/support/temp_dir.h"

namespace shotlab::test {

// Looked for in every file and every request that has no business with it.
inline constexpr const char* kLabKey = "CANARY-9c41-LAB-KEY";

std::vector<WireBook> all_wires();
std::vector<ServerFault> all_faults();
const WireBook& wire_named(const std::string& name);

// A small real clip, made once.
const std::string& lab_clip();

// How the books and the film of a machine stand against what the provider charged.
struct LabVerdict {
  std::string state;  // Of the one job; "no job"; "many".
  int jobs = 0;
  std::vector<std::string> problems;  // "lost: ...", "doubled: ...", "stuck: ...", "books: ...".
  bool sound() const { return problems.empty(); }
  std::string text() const;
};

// A home and a film in a folder of their own, with the provider "paid" at `base_url`.
class LabMachine {
 public:
  explicit LabMachine(const WireBook& wire, const std::string& base_url);

  std::filesystem::path folder() const { return dir_.path(); }
  std::filesystem::path home() const { return dir_ / "home"; }
  std::filesystem::path film() const { return dir_ / "film"; }
  std::filesystem::path ledger_file() const { return dir_ / "home/state/ledger.db"; }

  // Back to the moment after the film was made.
  void forget();
  // Runs `shotlab`; `fault` goes on top of the environment.
  ProgramRun run(const std::vector<std::string>& words,
                 const std::map<std::string, std::string>& fault = {}) const;
  ProgramRun shoot(const std::map<std::string, std::string>& fault = {}) const;
  // Plain restarts until nothing moves, at most four.
  void restart() const;

  LabVerdict judge(const ProviderServer& server) const;
  // Files below folder() that have `bytes` in them.
  std::vector<std::string> files_with(const std::string& bytes) const;
  // For the control that writes the key down itself.
  void expect_canary() { dir_.expect_canary(); }

 private:
  std::map<std::string, std::string> environment() const;
  TempDir dir_;
  std::string settings_;
};

// For LD_PRELOAD in front of the program; empty where the build cannot carry it (sanitizers).
std::map<std::string, std::string> shim(const std::map<std::string, std::string>& orders);
bool shim_works();

}  // namespace shotlab::test
