// SPDX-License-Identifier: Apache-2.0

#include "app/core/plain_toml.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "app/core/plain_json.h"
#include "media/base/files.h"

namespace shotlab {

Result<TomlValue> read_toml(const std::filesystem::path& file, int newest) {
  Result<std::string> text = read_file(file);
  if (!text) return text.error();
  return parse_toml(*text, file, newest);
}

Result<TomlValue> parse_toml(std::string_view text, const std::filesystem::path& file, int newest) {
  Result<TomlValue> table = parse_toml_values(text, file.string());
  if (!table) {
    Error error = table.error();
    error.hint = {"Correct it by hand, or move the file away; nothing was changed.",
                  "請手動改正，或把檔案移走；沒有改動任何東西。"};
    return error;
  }
  const std::int64_t version = toml_integer(*table, "version", 0);
  if (version < 1) return damaged_file(file, "it does not say its version", "沒有註明版本");
  if (version > newest) return newer_file(file, static_cast<int>(version), newest);
  return table;
}

std::string toml_text(const TomlValue& table, std::string_view key, const std::string& fallback) {
  const TomlValue* value = table.find(key);
  return value != nullptr && value->kind == TomlValue::Kind::text ? value->text : fallback;
}

double toml_number(const TomlValue& table, std::string_view key, double fallback) {
  const TomlValue* value = table.find(key);
  const bool is_number = value != nullptr && (value->kind == TomlValue::Kind::number ||
                                              value->kind == TomlValue::Kind::integer);
  return is_number ? value->number : fallback;
}

std::optional<std::int64_t> toml_integer(const TomlValue& table, std::string_view key) {
  const TomlValue* value = table.find(key);
  if (value == nullptr || value->kind != TomlValue::Kind::integer) return std::nullopt;
  return value->integer;
}

std::int64_t toml_integer(const TomlValue& table, std::string_view key, std::int64_t fallback) {
  return toml_integer(table, key).value_or(fallback);
}

const TomlValue& toml_part(const TomlValue& table, std::string_view key) {
  static const TomlValue empty;
  const TomlValue* value = table.find(key);
  const bool is_part = value != nullptr && (value->kind == TomlValue::Kind::table ||
                                            value->kind == TomlValue::Kind::array);
  return is_part ? *value : empty;
}

std::string toml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04X", byte);
      out += escape.data();
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string toml_key(std::string_view key) {
  const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
  return bare ? std::string(key) : toml_quoted(key);
}

}  // namespace shotlab
