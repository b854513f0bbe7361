// SPDX-License-Identifier: Apache-2.0
//
// The words of the program as a gettext catalogue, and a catalogue's words put back into the
// sources, which stay the one place where both languages stand side by side. Packs of exercises are
// not in it: their authors write both languages in the pack.
//
// Blocking: reads and writes the sources.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "tests/words/po_file.h"

namespace shotlab::test {

// All sources of the product below `root` (app, exercises, media). Where one English sentence has
// two Chinese ones, each has its file as its context, with a number where it is twice in the file.
std::vector<PoEntry> words_of_sources(const std::filesystem::path& root);

struct TakenWords {
  std::vector<std::string> changed;  // "app/gui/ui.cpp:12: 開拍 → 拍攝"
  std::vector<std::string> refused;  // With the reason; the source is left alone.
};
// Writes what differs into the sources. What is empty, fuzzy or no longer said changes nothing. A
// sentence must fill in the same figures, {0} and so on, as the one that it replaces.
Result<TakenWords> take_words(const std::filesystem::path& root,
                              const std::vector<PoEntry>& catalogue);

}  // namespace shotlab::test
