// SPDX-License-Identifier: Apache-2.0
//
// What a person chooses about a hand-in.
//
// Threading: plain values.

#pragma once

#include <filesystem>
#include <string_view>

namespace shotlab {

enum class TakesWanted {
  none,  // Recipes only.
  used,  // Clips of the cut and of kept takes, and what they were made of.
  all,
};
std::string_view name_of(TakesWanted takes);  // "none", "used", "all"
TakesWanted takes_wanted_from(std::string_view name);

struct HandInOptions {
  TakesWanted takes = TakesWanted::used;
  bool film = true;              // The newest exported film goes in.
  bool folder = false;           // A folder instead of an archive.
  std::filesystem::path target;  // Empty: a free name in exports/.
  bool operator==(const HandInOptions&) const = default;
};

}  // namespace shotlab
