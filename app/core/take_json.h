// SPDX-License-Identifier: Apache-2.0
//
// take.json: the recipe of a take, as it lies in takes/NNNN-slug/ and, without a hash, in the
// ledger.
//
//   {"version": 1, "id": "0007-lantern", "number": 7, "prompt": "...", "negative": "...", "slots":
//   {...},
//    "seconds": 4.0, "width": 1280, "height": 720, "seed": 7, "exercise": "m1e1", "shot": "",
//    "provider": ..., "adapter": ..., "request_sha256": "...", "references": [{"role", "name",
//    "sha256"}], "cost": {...}, "sha256": "...", "bytes": 1234, "notes": [{"text", "utc", "frame",
//    "box"}], "judgement": "keep", "keeper": true}
//
// Errors: a damaged file says what is wrong; a newer version is refused by name.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "media/base/result.h"
#include "media/model/take.h"

namespace shotlab {

inline constexpr int kTakeVersion = 1;

std::string print_take(const Take& take);
Result<Take> parse_take(std::string_view text, const std::filesystem::path& name);

std::string_view name_of(Judgement judgement);  // "none", "keep", "maybe", "no"
// Anything else than those four words is Judgement::none.
Judgement judgement_from(std::string_view name);

}  // namespace shotlab
