// SPDX-License-Identifier: Apache-2.0
//
// A TOML file as plain values that know their lines. The text is capped and scanned before the
// parser sees it, because packs come from other people.
//
// Threading: pure functions and plain values.
// Errors:    code bad_input; the sentence names the file and the line.
// Source:    reference "reliability" finding 7 and §5.2: toml++ 3.3 crashes on a key of 100,000
//            segments.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/result.h"

namespace shotlab {

inline constexpr std::size_t kTomlBytes = 256u << 10;
inline constexpr int kTomlSegments = 32;  // Of one key or table header.
inline constexpr int kTomlDepth = 32;     // Of arrays and inline tables.

struct TomlEntry;

struct TomlValue {
  enum class Kind { table, array, text, integer, number, flag, date };
  Kind kind = Kind::table;
  int line = 0;  // 1-based.
  std::string text;
  double number = 0;  // Of an integer too.
  std::int64_t integer = 0;
  bool flag = false;
  std::vector<TomlValue> items;    // Of an array.
  std::vector<TomlEntry> entries;  // Of a table, by key.

  const TomlValue* find(std::string_view key) const;
};

struct TomlEntry {
  std::string key;
  TomlValue value;
};

// An error at a line of a file. `line` 0: the file as a whole.
Error toml_error(const std::string& file, int line, const Text& what, const Text& hint = {});

// `file` is the name that errors use. The result is a table.
Result<TomlValue> parse_toml_values(std::string_view bytes, const std::string& file);

}  // namespace shotlab
