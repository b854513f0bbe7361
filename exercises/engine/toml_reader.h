// SPDX-License-Identifier: Apache-2.0
//
// Reads one table of a pack, key by key, and writes down everything that is wrong with it: what is
// missing, of the wrong kind, or not known ("did you mean \"seconds\"?").
//
// Threading: one thread.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "exercises/engine/toml.h"
#include "media/base/text.h"

namespace shotlab {

// What is wrong with the files of a pack, in the order it was found.
struct PackIssues {
  std::vector<Error> errors;  // The pack cannot be used.
  std::vector<Error> lint;    // It can, but it does not teach as it should.

  void refuse(const std::string& file, int line, const Text& what, const Text& hint = {}) {
    errors.push_back(toml_error(file, line, what, hint));
  }
  void advise(const std::string& file, int line, const Text& what, const Text& hint = {}) {
    lint.push_back(toml_error(file, line, what, hint));
  }
};

class TomlReader {
 public:
  // `place` is where in the file, for people: "criteria 2", or empty for the file itself.
  TomlReader(const TomlValue& table, std::string file, std::string place, PackIssues& issues);

  bool has(std::string_view key) const { return table_.find(key) != nullptr; }
  bool has_text(std::string_view key) const {
    const TomlValue* value = table_.find(key);
    return value && value->kind == TomlValue::Kind::text;
  }
  int line(std::string_view key) const;  // Of a key, else of the table.
  int line() const { return table_.line; }
  const std::string& file() const { return file_; }
  PackIssues& issues() const { return issues_; }

  // Each reads one key. A missing `required` one, or one of the wrong kind, is an issue and gives
  // the default.
  std::string string(std::string_view key, bool required = true);
  Text text(std::string_view key, bool required = true);  // { en = "...", zh-Hant-HK = "..." }
  std::int64_t integer(std::string_view key, std::int64_t fallback, bool required = false,
                       std::int64_t least = 0, std::int64_t most = 1'000'000'000);
  double number(std::string_view key, double fallback, bool required = false);
  bool flag(std::string_view key, bool fallback);
  std::vector<std::string> strings(std::string_view key, bool required = false);
  std::vector<Text> texts(std::string_view key, bool required = false);
  std::vector<double> numbers(std::string_view key, bool required = false);
  // The tables of [[key]] or of a list of inline tables; also [key] where one stands for many.
  std::vector<const TomlValue*> tables(std::string_view key, bool required = false);
  const TomlValue* table(std::string_view key, bool required = false);
  // The file's `version`, which must be 1.
  void version();

  // Says which keys nobody asked for. Call it last.
  void finish();

  Text said(const Text& what) const;  // With the place in front.

 private:
  const TomlValue* take(std::string_view key, TomlValue::Kind kind, bool required);
  Text text_of(const TomlValue& value, const std::string& name);
  void wrong_kind(std::string_view key, const TomlValue& value, TomlValue::Kind wanted);

  const TomlValue& table_;
  std::string file_;
  std::string place_;
  PackIssues& issues_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace shotlab
