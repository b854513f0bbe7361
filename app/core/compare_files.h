// SPDX-License-Identifier: Apache-2.0
//
// Comparing takes outside a film: the verb `compare`. Pictures, sound, a contact sheet.
//
// Threading: any thread. Blocking: decodes all takes.
// Errors:    as compare_takes(); a sheet that exists is refused unless `replace` is set.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/base/text.h"
#include "media/compare/compare.h"
#include "media/model/measurement.h"

namespace shotlab {

struct CompareOrder {
  std::vector<std::filesystem::path> takes;  // Two to nine; each is compared with the first.
  std::optional<std::int64_t> offset;        // For two takes only.
  bool ms_ssim = false;
  std::filesystem::path sheet;  // PNG or JPEG of the first pair; empty: none.
  int sheet_rows = 6;
  bool replace = false;
};

// A take's sound. Absent where it has none.
struct CompareSound {
  Loudness loudness;
  double gain_db = 0;  // At which all takes sound equally loud.
};

struct CompareFindings {
  std::vector<CompareReport> pairs;                // Take n + 1 against take 0.
  std::vector<std::optional<CompareSound>> sound;  // One per take.
  Text vmaf_why_not;
};

Result<CompareFindings> compare_files(const CompareOrder& order, const Cancel& cancel,
                                      const std::function<void(double)>& progress = {});

// The document of `compare --json`: the keys of the first pair at the top, all pairs in "pairs"
// where there are more. Infinite PSNR is written as 100, beside "identical".
nlohmann::ordered_json compare_json(const CompareOrder& order, const CompareFindings& findings,
                                    Language language, bool per_frame);

}  // namespace shotlab
