// SPDX-License-Identifier: Apache-2.0
//
// The catalogue of models as a JSON file: ids, limits, prices and retirements, each row with the
// day it was read. The format, by example, is models.json beside this file.
//
// Threading: pure functions.
// Errors:    bad_input; the sentence names the file, and the line or the model.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/generate/capability.h"
#include "media/base/result.h"

namespace shotlab {

inline constexpr int kCatalogueVersion = 1;

// `file` is the name that errors use.
Result<std::vector<Capability>> parse_catalogue(std::string_view json, const std::string& file);

// `own` over `built_in`: a row of the same model and wire is replaced, others are added before.
std::vector<Capability> merge_catalogues(std::vector<Capability> built_in,
                                         const std::vector<Capability>& own);

// The text of models.json, as it was when the program was built.
std::string_view built_in_catalogue_text();

}  // namespace shotlab
