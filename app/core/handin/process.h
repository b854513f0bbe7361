// SPDX-License-Identifier: Apache-2.0
//
// How the work went, as a chain: one JSON line for each take, note, opened hint, paper and cut,
// each with the SHA-256 of the line before it. It shows that nothing in the middle was changed or
// left out since it was written; it cannot show that it was true, and says no more than that.
//
// Threading: pure.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/core/desk_files.h"
#include "media/base/result.h"
#include "media/model/take.h"

namespace shotlab {

// A file that belongs to the process but carries no time: a cut, a paper.
struct ProcessFile {
  std::string path;
  std::string sha256;
};

struct ProcessChain {
  std::string lines;  // JSON, one a line.
  std::string head;   // SHA-256 of the last line.
};

// Takes, notes and hints in the order of their times; then the files in the order given.
ProcessChain chain_of(const std::string& film, const std::string& exercise,
                      const std::vector<Take>& takes, const std::vector<OpenedHint>& hints,
                      const std::vector<ProcessFile>& files);

// How many lines follow from one another up to `head`. Error: the first line that does not, by
// number.
Result<std::size_t> check_chain(std::string_view lines, const std::string& head);

}  // namespace shotlab
