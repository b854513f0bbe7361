// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/toml_reader.h"

#include <cmath>

#include "exercises/engine/nearest.h"

namespace shotlab {
namespace {

Text name_of(TomlValue::Kind kind) {
  switch (kind) {
    case TomlValue::Kind::table:
      return {"a table", "表格"};
    case TomlValue::Kind::array:
      return {"a list", "清單"};
    case TomlValue::Kind::text:
      return {"a text in quotes", "引號內的文字"};
    case TomlValue::Kind::integer:
      return {"a whole number", "整數"};
    case TomlValue::Kind::number:
      return {"a number", "數字"};
    case TomlValue::Kind::flag:
      return {"true or false", "true 或 false"};
    case TomlValue::Kind::date:
      return {"a date", "日期"};
  }
  return {};
}

constexpr std::string_view kChinese = "zh-Hant-HK";

}  // namespace

TomlReader::TomlReader(const TomlValue& table, std::string file, std::string place,
                       PackIssues& issues)
    : table_(table), file_(std::move(file)), place_(std::move(place)), issues_(issues) {}

int TomlReader::line(std::string_view key) const {
  const TomlValue* value = table_.find(key);
  return value && value->line > 0 ? value->line : table_.line;
}

Text TomlReader::said(const Text& what) const {
  if (place_.empty()) return what;
  return {"in \"" + place_ + "\", " + what.en, "「" + place_ + "」" + what.zh};
}

void TomlReader::wrong_kind(std::string_view key, const TomlValue& value, TomlValue::Kind wanted) {
  const Text expected = name_of(wanted);
  const Text found = name_of(value.kind);
  const std::string name(key);
  issues_.refuse(file_, value.line,
                 said({"\"" + name + "\" should be " + expected.en + ", not " + found.en + ".",
                       "「" + name + "」應是" + expected.zh + "，不是" + found.zh + "。"}));
}

const TomlValue* TomlReader::take(std::string_view key, TomlValue::Kind kind, bool required) {
  asked_.emplace(key);
  const TomlValue* value = table_.find(key);
  if (!value) {
    if (required) {
      const std::string name(key);
      issues_.refuse(file_, table_.line,
                     said({"\"" + name + "\" is missing.", "欠了「" + name + "」。"}));
    }
    return nullptr;
  }
  const bool fits = value->kind == kind ||
                    (kind == TomlValue::Kind::number && value->kind == TomlValue::Kind::integer);
  if (!fits) {
    wrong_kind(key, *value, kind);
    return nullptr;
  }
  return value;
}

std::string TomlReader::string(std::string_view key, bool required) {
  const TomlValue* value = take(key, TomlValue::Kind::text, required);
  return value ? value->text : "";
}

Text TomlReader::text_of(const TomlValue& value, const std::string& name) {
  Text both;
  if (value.kind != TomlValue::Kind::table) {
    issues_.refuse(
        file_, value.line,
        said({"\"" + name +
                  "\" should have both languages: { en = \"...\", zh-Hant-HK = "
                  "\"...\" }.",
              "「" + name + "」要有兩種語言：{ en = \"...\", zh-Hant-HK = \"...\" }。"}));
    return both;
  }
  TomlReader reader(value, file_, place_.empty() ? name : place_ + " " + name, issues_);
  for (const auto& [language, into] :
       {std::pair{std::string_view("en"), &both.en}, {kChinese, &both.zh}}) {
    const TomlValue* words = value.find(language);
    if (words && words->kind == TomlValue::Kind::text && !trim(words->text).empty()) {
      *into = words->text;
    } else {
      const bool chinese = language == kChinese;
      issues_.refuse(
          file_, value.line,
          said({"\"" + name + "\" has no " +
                    (chinese ? "Traditional Chinese (zh-Hant-HK)." : "English (en)."),
                "「" + name + "」欠了" + (chinese ? "繁體中文（zh-Hant-HK）。" : "英文（en）。")}));
    }
    reader.asked_.emplace(language);
  }
  reader.finish();
  return both;
}

Text TomlReader::text(std::string_view key, bool required) {
  asked_.emplace(key);
  const TomlValue* value = table_.find(key);
  if (value) return text_of(*value, std::string(key));
  if (required) {
    const std::string name(key);
    issues_.refuse(file_, table_.line,
                   said({"\"" + name + "\" is missing.", "欠了「" + name + "」。"}));
  }
  return {};
}

std::int64_t TomlReader::integer(std::string_view key, std::int64_t fallback, bool required,
                                 std::int64_t least, std::int64_t most) {
  const TomlValue* value = take(key, TomlValue::Kind::integer, required);
  if (!value) return fallback;
  if (value->integer < least || value->integer > most) {
    const std::string name(key);
    const std::string range = std::to_string(least) + " to " + std::to_string(most);
    const std::string range_zh = std::to_string(least) + " 至 " + std::to_string(most);
    issues_.refuse(file_, value->line,
                   said({"\"" + name + "\" should be " + range + ".",
                         "「" + name + "」應在 " + range_zh + " 之間。"}));
    return fallback;
  }
  return value->integer;
}

double TomlReader::number(std::string_view key, double fallback, bool required) {
  const TomlValue* value = take(key, TomlValue::Kind::number, required);
  if (!value) return fallback;
  if (!std::isfinite(value->number)) {
    wrong_kind(key, *value, TomlValue::Kind::number);
    return fallback;
  }
  return value->number;
}

bool TomlReader::flag(std::string_view key, bool fallback) {
  const TomlValue* value = take(key, TomlValue::Kind::flag, false);
  return value ? value->flag : fallback;
}

std::vector<std::string> TomlReader::strings(std::string_view key, bool required) {
  std::vector<std::string> all;
  const TomlValue* value = take(key, TomlValue::Kind::array, required);
  if (!value) return all;
  for (const TomlValue& item : value->items) {
    if (item.kind == TomlValue::Kind::text) {
      all.push_back(item.text);
    } else {
      wrong_kind(key, item, TomlValue::Kind::text);
    }
  }
  return all;
}

std::vector<double> TomlReader::numbers(std::string_view key, bool required) {
  std::vector<double> all;
  const TomlValue* value = take(key, TomlValue::Kind::array, required);
  if (!value) return all;
  for (const TomlValue& item : value->items) {
    if (item.kind == TomlValue::Kind::number || item.kind == TomlValue::Kind::integer) {
      all.push_back(item.number);
    } else {
      wrong_kind(key, item, TomlValue::Kind::number);
    }
  }
  return all;
}

std::vector<Text> TomlReader::texts(std::string_view key, bool required) {
  std::vector<Text> all;
  const TomlValue* value = take(key, TomlValue::Kind::array, required);
  if (!value) return all;
  for (std::size_t i = 0; i < value->items.size(); ++i) {
    all.push_back(text_of(value->items[i], std::string(key) + " " + std::to_string(i + 1)));
  }
  return all;
}

std::vector<const TomlValue*> TomlReader::tables(std::string_view key, bool required) {
  std::vector<const TomlValue*> all;
  const TomlValue* value = take(key, TomlValue::Kind::array, required);
  if (!value) return all;
  for (const TomlValue& item : value->items) {
    if (item.kind == TomlValue::Kind::table) {
      all.push_back(&item);
    } else {
      wrong_kind(key, item, TomlValue::Kind::table);
    }
  }
  return all;
}

const TomlValue* TomlReader::table(std::string_view key, bool required) {
  return take(key, TomlValue::Kind::table, required);
}

void TomlReader::version() {
  const TomlValue* value = take("version", TomlValue::Kind::integer, true);
  if (!value || value->integer == 1) return;
  const std::string number = std::to_string(value->integer);
  issues_.refuse(
      file_, value->line,
      {"this file has version " + number + "; this program knows version 1.",
       "這個檔案是第 " + number + " 版；本程式只懂第 1 版。"},
      {"Use a newer program, or an older copy of the pack.", "請更新程式，或用較舊的課程套件。"});
}

void TomlReader::finish() {
  for (const auto& [key, value] : table_.entries) {
    if (asked_.contains(key)) continue;
    const std::string meant = nearest(key, std::vector<std::string>(asked_.begin(), asked_.end()));
    const int where = value.line > 0 ? value.line : table_.line;
    issues_.refuse(
        file_, where,
        said({"\"" + key + "\" is not known here" +
                  (meant.empty() ? "." : "; did you mean \"" + meant + "\"?"),
              "不認識「" + key + "」" + (meant.empty() ? "。" : "；你是指「" + meant + "」嗎？")}));
  }
}

}  // namespace shotlab
