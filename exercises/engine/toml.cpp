// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/toml.h"

#include <toml++/toml.h>

#include <cmath>

#include "exercises/engine/toml_scan.h"

namespace shotlab {
namespace {

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

// Depth was bounded by the scan, so this recursion is too.
TomlValue value_of(const toml::node& node) {
  TomlValue value;
  value.line = line_of(node);
  if (const toml::table* table = node.as_table()) {
    value.kind = TomlValue::Kind::table;
    for (const auto& [key, child] : *table) {
      value.entries.push_back({std::string(key.str()), value_of(child)});
    }
  } else if (const toml::array* array = node.as_array()) {
    value.kind = TomlValue::Kind::array;
    for (const toml::node& child : *array) value.items.push_back(value_of(child));
  } else if (const auto* text = node.as_string()) {
    value.kind = TomlValue::Kind::text;
    value.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    value.kind = TomlValue::Kind::integer;
    value.integer = integer->get();
    value.number = static_cast<double>(value.integer);
  } else if (const auto* number = node.as_floating_point()) {
    value.kind = TomlValue::Kind::number;
    value.number = number->get();
  } else if (const auto* flag = node.as_boolean()) {
    value.kind = TomlValue::Kind::flag;
    value.flag = flag->get();
  } else {
    value.kind = TomlValue::Kind::date;
  }
  return value;
}

}  // namespace

const TomlValue* TomlValue::find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name == key) return &value;
  }
  return nullptr;
}

Error toml_error(const std::string& file, int line, const Text& what, const Text& hint) {
  Text message = what;
  if (line > 0) {
    message = {file + ", line " + std::to_string(line) + ": " + what.en,
               file + " 第 " + std::to_string(line) + " 行：" + what.zh};
  } else {
    message = {file + ": " + what.en, file + "：" + what.zh};
  }
  return {ErrorCode::bad_input, message, hint};
}

Result<TomlValue> parse_toml_values(std::string_view bytes, const std::string& file) {
  if (Status sound = scan_toml(bytes, file); !sound) return sound.error();
  const toml::parse_result parsed = toml::parse(bytes, file);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    const std::string what(error.description());
    return toml_error(
        file, static_cast<int>(error.source().begin.line),
        {"this is no valid TOML: " + what + ".", "TOML 寫法有錯：" + what + "。"},
        {"Correct the line and load the pack again.", "改好這一行，再載入課程套件。"});
  }
  return value_of(parsed.table());
}

}  // namespace shotlab
