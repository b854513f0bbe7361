// SPDX-License-Identifier: Apache-2.0

#include "app/core/fault_file.h"

#include <algorithm>
#include <array>
#include <optional>

#include "app/core/plain_toml.h"
#include "media/base/files.h"

namespace shotlab {
namespace {

using practice::FaultPlan;
using practice::FaultRule;
using Kind = TomlValue::Kind;

constexpr std::int64_t kFaultsVersion = 1;

const Text kHint = {"\"shotlab practice faults\" lists what there is and where it can be placed.",
                    "「shotlab practice faults」列出所有故障及可放的位置。"};

// The first thing that is wrong stays.
class RuleReader {
 public:
  RuleReader(const TomlValue& table, const std::string& name) : table_(table), name_(name) {}

  Result<FaultRule> read() {
    if (table_.kind != Kind::table) {
      fail(table_.line, {"a [[fault]] is a table.", "[[fault]] 必須是一個表。"});
      return *error_;
    }
    rule_.line = table_.line;
    rule_.kind = text("kind");
    rule_.wire = text("wire");
    if (rule_.wire == "any") rule_.wire.clear();
    rule_.to = text("to");
    rule_.message = text("message");
    rule_.says = {text("say"), text("say_zh")};
    if (rule_.says.zh.empty()) rule_.says.zh = rule_.says.en;
    if (const std::string tell = text("tell"); !tell.empty()) rule_.tell = tell;
    rule_.nth = whole("nth", 1);
    rule_.times = whole("times", 1);
    rule_.status = whole("status", 0);
    rule_.chance = amount("chance").value_or(1);
    rule_.wait_s = amount("wait_s");
    place();
    known_keys();
    if (!error_) {
      if (const std::optional<Text> why = practice::trouble_with(rule_)) fail(rule_.line, *why);
    }
    if (error_) return *error_;
    return rule_;
  }

 private:
  void fail(int line, const Text& what) {
    if (!error_) error_ = toml_error(name_, line, what, kHint);
  }

  const TomlValue* find(const char* key, std::initializer_list<Kind> kinds, const Text& what) {
    const TomlValue* value = table_.find(key);
    if (value == nullptr) return nullptr;
    if (std::find(kinds.begin(), kinds.end(), value->kind) != kinds.end()) return value;
    fail(value->line, {std::string(key) + what.en, std::string(key) + what.zh});
    return nullptr;
  }

  std::string text(const char* key) {
    const TomlValue* value = find(key, {Kind::text}, {" must be text.", " 必須是文字。"});
    return value != nullptr ? value->text : "";
  }

  int whole(const char* key, int usual) {
    const TomlValue* value =
        find(key, {Kind::integer}, {" must be a whole number.", " 必須是整數。"});
    if (value == nullptr) return usual;
    constexpr std::int64_t kMost = 1'000'000;
    if (value->integer < -kMost || value->integer > kMost) {
      fail(value->line,
           {std::string(key) + " is out of all bounds.", std::string(key) + " 超出範圍。"});
      return usual;
    }
    return static_cast<int>(value->integer);
  }

  std::optional<double> amount(const char* key) {
    const TomlValue* value =
        find(key, {Kind::integer, Kind::number}, {" must be a number.", " 必須是數字。"});
    if (value == nullptr) return std::nullopt;
    return value->number;
  }

  void place() {
    if (table_.find("at") == nullptr) {
      // Where it usually is.
      if (const practice::FaultKind* kind = practice::find_fault(rule_.kind)) {
        rule_.at = kind->steps.front();
      }
      return;
    }
    const std::string word = text("at");
    const std::optional<practice::Step> step = practice::step_named(word);
    if (!step) {
      fail(table_.find("at")->line,
           fill(Text{"there is no step \"{0}\".", "沒有「{0}」這個步驟。"}, {word}));
      return;
    }
    rule_.at = *step;
  }

  void known_keys() {
    constexpr std::array<std::string_view, 13> kKeys = {
        "kind",   "at",   "wire", "nth",     "times", "chance", "status",
        "wait_s", "tell", "to",   "message", "say",   "say_zh"};
    for (const auto& [key, value] : table_.entries) {
      if (std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end()) continue;
      fail(value.line, fill(Text{"a fault has no \"{0}\".", "故障沒有「{0}」這一項。"}, {key}));
    }
  }

  const TomlValue& table_;
  const std::string& name_;
  FaultRule rule_;
  std::optional<Error> error_;
};

}  // namespace

Result<FaultPlan> parse_faults(const std::string& text, const std::string& name) {
  Result<TomlValue> table = parse_toml_values(text, name);
  if (!table) return table.error();
  for (const auto& [key, value] : table->entries) {
    if (key == "version" || key == "seed" || key == "fault") continue;
    return toml_error(
        name, value.line,
        fill(Text{"a file of faults has no \"{0}\".", "故障檔沒有「{0}」這一項。"}, {key}), kHint);
  }
  const std::int64_t version = toml_integer(*table, "version", 0);
  if (version != kFaultsVersion) {
    return toml_error(name, version == 0 ? 0 : table->find("version")->line,
                      {"it must say version = 1.", "必須註明 version = 1。"}, kHint);
  }
  FaultPlan plan;
  plan.seed = static_cast<std::uint64_t>(toml_integer(*table, "seed", 1));
  const TomlValue* faults = table->find("fault");
  if (faults == nullptr) return plan;
  if (faults->kind != Kind::array) {
    return toml_error(name, faults->line,
                      {"faults are written as [[fault]].", "故障要寫成 [[fault]]。"}, kHint);
  }
  for (const TomlValue& item : faults->items) {
    Result<FaultRule> rule = RuleReader(item, name).read();
    if (!rule) return rule.error();
    plan.rules.push_back(std::move(*rule));
  }
  return plan;
}

Result<FaultPlan> read_faults(const std::filesystem::path& file) {
  Result<std::string> text = read_file(file, kTomlBytes);
  if (!text) return text.error();
  return parse_faults(*text, file.string());
}

}  // namespace shotlab
