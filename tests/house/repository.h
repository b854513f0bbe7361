// SPDX-License-Identifier: Apache-2.0
//
// The repository as the tests of the house see it: its files, their lines, their includes.
//
// Blocking: reads the sources from disk.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace shotlab::test {

// A file by its path from the repository root, with its lines.
struct SourceFile {
  std::string path;
  std::vector<std::string> lines;

  bool ends_with(std::string_view ending) const;  // Its path, e.g. ".h".
  bool is_code() const;                           // C or C++.
  std::string where(std::size_t line) const;      // "media/edit/trim.cpp:12", counted from 0.
};

struct Include {
  std::size_t line = 0;  // From 0.
  std::string what;      // As written, with what stands around it: `"media/base/text.h"`, `<map>`.
};

// All files below these top-level folders; git's own, builds and editors' leftovers are not.
const std::vector<SourceFile>& repository();

std::vector<Include> includes(const SourceFile& file);

// The folders that hold rooms: "media/edit", ... Packs of exercises have no code and are none.
std::vector<std::string> rooms();

// The room that a file belongs to: "app/gui" for "app/gui/draw/kit.h", "app" for "app/main.cpp",
// "tests" for everything there.
std::string room_of(std::string_view path);
// The room whose test a file is: "media/edit" for "tests/media/edit/trim_test.cpp"; else empty.
std::string tested_room(std::string_view path);

}  // namespace shotlab::test
