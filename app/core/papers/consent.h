// SPDX-License-Identifier: Apache-2.0
//
// What a consent record must say before it counts. It looks for presence and sense of dates; it is
// no lawyer.
//
// Threading: pure.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/papers/papers.h"
#include "media/base/result.h"

namespace shotlab {

// What is missing or cannot be, a few words each; empty: complete. A field that does not concern
// (a guardian of an adult) is not asked for.
std::vector<Text> missing_of(const ConsentRecord& record);

// "2026-11-30", a day that exists.
bool is_day(std::string_view text);

// The name and hash of the signed paper, which itself stays where it is.
Status take_evidence(ConsentRecord& record, const std::filesystem::path& file);

}  // namespace shotlab
