// SPDX-License-Identifier: Apache-2.0
//
// papers/reviews.toml: what a person decided about the work: gates that it was let through, and
// picture or sound checks that are waived, each with a name, a reason and an hour.
//
//   version = 1
//   [[release]]
//   gate = "board"
//   by = "Ms Wong"
//   words = "Clear enough to shoot."
//   utc = "2026-11-30T10:00:00Z"
//   [[waiver]]
//   criterion = "move.pan"      # as the verdict names it
//   ...
//
// Errors: a damaged file is named; a missing one holds no reviews.

#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "exercises/engine/verdict.h"
#include "media/base/clock.h"
#include "media/base/result.h"

namespace shotlab {

struct Reviews {
  std::map<std::string, Review> releases;  // By gate.
  std::map<std::string, Review> waivers;   // By verdict id.
};

Result<Reviews> read_reviews(const std::filesystem::path& film);

enum class ReviewKind { release, waiver };
// A later one of the same name takes the place of the earlier. Refused without a name, and a waiver
// without a reason.
Status add_review(const std::filesystem::path& film, ReviewKind kind, const std::string& name,
                  const Review& review);
// True if there was one.
Result<bool> remove_review(const std::filesystem::path& film, ReviewKind kind,
                           const std::string& name);

}  // namespace shotlab
