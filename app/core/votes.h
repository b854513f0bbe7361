// SPDX-License-Identifier: Apache-2.0
//
// papers/votes.toml: what people preferred who compared takes without knowing which was which.
//
//   version = 1
//   [[vote]]
//   takes = ["0001-old-man", "0002-old-man"]   # That were compared.
//   chosen = "0002-old-man"                    # "": could not tell.
//   utc = "2026-11-30T10:00:00Z"
//
// Errors: a damaged file is named; a missing one holds no votes.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "media/base/result.h"

namespace shotlab {

struct Vote {
  std::vector<std::string> takes;  // In any order.
  std::string chosen;              // One of them; empty: the voter could not tell.
  std::string utc;                 // RFC 3339
  bool operator==(const Vote&) const = default;
};

Result<std::vector<Vote>> read_votes(const std::filesystem::path& film);  // Oldest first.
// Refused for fewer than two takes, and for a choice that is none of them.
Status add_vote(const std::filesystem::path& film, const Vote& vote);
Status remove_newest_vote(const std::filesystem::path& film);

// Of the votes about exactly these takes.
struct Tally {
  int votes = 0;            // All, with those that could not tell.
  std::vector<int> chosen;  // Of each take.
};
Tally tally_of(const std::vector<Vote>& votes, const std::vector<std::string>& takes);

}  // namespace shotlab
