// SPDX-License-Identifier: Apache-2.0
//
// Tries a pack: makes every worked answer through the whole chain and sees whether the model passes
// and each mistake fails on the criterion that it names.
//
// Threading: one thread. Blocking: minutes.

#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/core/shoot.h"
#include "exercises/engine/pack.h"
#include "exercises/engine/verdict.h"
#include "media/base/result.h"

namespace shotlab {

struct WorkedTrial {
  std::string exercise, answer;
  std::vector<std::string> expected;  // Criteria that were to fail.
  std::vector<std::string> failed;    // Required criteria that did.
  bool as_expected = false;
  Text words;                  // One sentence on what happened.
  std::optional<Error> error;  // It could not be made at all.
};

// `folder` is a pack. Films are made in a temporary folder that is removed, with a ledger of their
// own. `only`: id or slug of the one exercise to try, and behind a slash the one answer ("m2e1",
// "m2e1/model-en"); empty: all. not_found = the pack has no such one.
Result<std::vector<WorkedTrial>> try_pack(const std::filesystem::path& folder,
                                          const std::string& only, Clock& clock,
                                          const JobStop& stop,
                                          const std::function<void(const Text&)>& say = {});

// One answer, made in `workplace` (which must exist) at `width` x `height`.
WorkedTrial try_answer(const Pack& pack, const Exercise& exercise, const WorkedAnswer& answer,
                       const std::filesystem::path& workplace, int width, int height,
                       const ShootTools& tools, const std::function<void(const Text&)>& say = {});

// Ids of required criteria that are neither pass nor waived. "move.pan" counts as "move" too.
std::vector<std::string> failed_criteria(const ExerciseVerdict& verdict);
bool fails_as_expected(const WorkedAnswer& answer, const ExerciseVerdict& verdict);

}  // namespace shotlab
