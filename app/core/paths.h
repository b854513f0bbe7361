// SPDX-License-Identifier: Apache-2.0
//
// Where Shotlab keeps what is not in a film: the XDG folders, or all of them under SHOTLAB_HOME
// (tests, a USB stick).
//
// Threading: plain values; find_paths() reads the environment.

#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace shotlab {

struct Paths {
  std::filesystem::path config;  // settings.toml
  std::filesystem::path data;    // films/, packs/
  std::filesystem::path state;   // ledger.db, progress.toml, locks
  std::filesystem::path cache;   // Reference clips; deletable at any time.

  std::filesystem::path settings_file() const { return config / "settings.toml"; }
  std::filesystem::path progress_file() const { return state / "progress.toml"; }
  std::filesystem::path ledger_file() const { return state / "ledger.db"; }
  bool operator==(const Paths&) const = default;
};

// Reads one environment variable; empty if it is not set.
using Environment = std::function<std::string(const char* name)>;
std::string environment(const char* name);

// Relative values are ignored, as the XDG specification asks.
Paths find_paths(const Environment& read = environment);

// The folder of packs: SHOTLAB_PACKS, or packs beside the program, or those of the sources it was
// built from.
std::filesystem::path find_packs(const Environment& read = environment);

}  // namespace shotlab
