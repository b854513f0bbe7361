// SPDX-License-Identifier: Apache-2.0
//
// Catalogues of gettext: what translators' editors read and write. Of the format, the parts that we
// use: contexts, places, fuzzy marks; no plurals, which Chinese does not have.
// Source: GNU gettext manual, "The Format of PO Files".
//
// Threading: pure functions. Errors: a file that is not well-formed is named with its line.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/result.h"

namespace shotlab::test {

struct PoEntry {
  std::string context;  // Empty: none.
  std::string id, text;
  std::vector<std::string> places;  // "app/gui/ui.cpp:12"
  bool fuzzy = false;               // Not finished: not to be used.
};

// With the header that gettext wants, for Chinese as it is written in Hong Kong.
std::string print_po(const std::vector<PoEntry>& entries);
// Without the header.
Result<std::vector<PoEntry>> parse_po(std::string_view text, const std::filesystem::path& name);

}  // namespace shotlab::test
