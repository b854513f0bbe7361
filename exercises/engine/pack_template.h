// SPDX-License-Identifier: Apache-2.0
//
// The files of a small pack that is whole: one exercise in both languages with its model answers
// and mistakes. An author changes it until it is a course.
//
// Threading: pure.

#pragma once

#include <string>
#include <vector>

namespace shotlab {

struct PackFile {
  std::string name;  // "pack.toml", "m1e1-two-takes/exercise.toml"
  std::string text;
};

// `id`: as is_plain_name() wants it.
std::vector<PackFile> pack_template(const std::string& id);

}  // namespace shotlab
