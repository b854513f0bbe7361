// SPDX-License-Identifier: Apache-2.0
//
// Reads the files of a pack into values and writes down what is wrong with them. load_pack() and
// lint_pack() are two uses of the one reader.
//
// Threading: any thread.

#pragma once

#include <filesystem>

#include "exercises/engine/pack.h"
#include "exercises/engine/toml_reader.h"

namespace shotlab {

struct PackRead {
  Pack pack;
  PackIssues issues;
};

PackRead read_pack(const std::filesystem::path& folder);

// One exercise: <folder>/exercise.toml and the worked answers it names. `name` is the folder as
// the pack writes it.
Exercise read_exercise(const std::filesystem::path& folder, const std::string& name,
                       PackIssues& issues);
WorkedAnswer read_worked(const std::filesystem::path& file, const std::string& name,
                         const Exercise& exercise, PackIssues& issues);
Criterion read_criterion(const TomlValue& table, const std::string& file, const Exercise& exercise,
                         PackIssues& issues);

// A text file of a pack as TOML; nothing, and an issue, if it cannot be read.
std::optional<TomlValue> read_toml_file(const std::filesystem::path& file, const std::string& name,
                                        PackIssues& issues);

// A name that a pack may give to a file or folder of its own: small letters, digits, "-", "_".
bool is_plain_name(const std::string& name);

}  // namespace shotlab
