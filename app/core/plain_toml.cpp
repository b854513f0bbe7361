// SPDX-License-Identifier: Apache-2.0

#include "app/core/plain_toml.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>

#include "app/core/plain_json.h"
#include "media/base/files.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

constexpr std::size_t kMostBytes = 256u << 10;
constexpr int kMostSegments = 32;

// Where the string that begins at `at` ends (one past its closing quotes), or the end of the text.
std::size_t after_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string three(3, quote);
  const bool multi = text.substr(at, 3) == three;
  std::size_t i = at + (multi ? 3 : 1);
  while (i < text.size()) {
    if (quote == '"' && text[i] == '\\') {
      i += 2;
    } else if (multi && text.substr(i, 3) == three) {
      return i + 3;
    } else if (!multi && (text[i] == quote || text[i] == '\n')) {
      return i + 1;
    } else {
      ++i;
    }
  }
  return text.size();
}

// True if some key or table header has more segments than any of ours ever has.
bool has_endless_key(std::string_view text) {
  int dots = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      i = after_string(text, i);
      continue;
    }
    if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
      continue;
    }
    if (c == '.') {
      if (++dots >= kMostSegments) return true;
    } else if (std::string_view("\n,=[]{}").find(c) != std::string_view::npos) {
      dots = 0;
    }
    ++i;
  }
  return false;
}

}  // namespace

Result<toml::table> parse_toml(std::string_view text, const std::filesystem::path& name) {
  if (text.size() > kMostBytes)
    return damaged_file(name, "it is larger than 256 KiB", "大於 256 KiB");
  if (!is_utf8(text)) return damaged_file(name, "it is not UTF-8 text", "它不是 UTF-8 文字");
  if (has_endless_key(text))
    return damaged_file(name, "a key has too many parts", "有一個鍵的層數太多");
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& problem) {
    const std::string line = std::to_string(problem.source().begin.line);
    const std::string what(problem.description());
    return damaged_file(name, "line " + line + ": " + what, "第 " + line + " 行：" + what);
  } catch (const std::exception& problem) {
    return damaged_file(name, problem.what(), problem.what());
  }
}

Result<toml::table> read_toml(const std::filesystem::path& file, int newest) {
  Result<std::string> text = read_file(file, kMostBytes);
  if (!text) return text.error();
  Result<toml::table> table = parse_toml(*text, file);
  if (!table) return table;
  const std::optional<std::int64_t> version = (*table)["version"].value<std::int64_t>();
  if (!version || *version < 1) {
    return damaged_file(file, "it does not say its version", "沒有註明版本");
  }
  if (*version > newest) return newer_file(file, static_cast<int>(*version), newest);
  return table;
}

std::string toml_text(const toml::table& table, std::string_view key) {
  return table[key].value_or(std::string());
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
