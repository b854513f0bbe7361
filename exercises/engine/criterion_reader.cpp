// SPDX-License-Identifier: Apache-2.0
//
// A criterion and its parameters, held to what its check knows.

#include <algorithm>
#include <cmath>

#include "exercises/engine/check.h"
#include "exercises/engine/nearest.h"
#include "exercises/engine/pack_reader.h"

namespace shotlab {
namespace {

Text did_you_mean(const std::string& typed, const std::vector<std::string>& known) {
  const std::string meant = nearest(typed, known);
  if (meant.empty()) return {".", "。"};
  return {"; did you mean \"" + meant + "\"?", "；你是指「" + meant + "」嗎？"};
}

// What a check's parameters are called, and which values a text of it may have.
class ParameterReader {
 public:
  ParameterReader(const CheckInfo& check, const Criterion& criterion, const std::string& file,
                  PackIssues& issues)
      : check_(check), criterion_(criterion), file_(file), issues_(issues) {
    for (const ParameterInfo& info : check.parameters) names_.emplace_back(info.name);
  }

  Parameters read(const TomlValue& table) {
    Parameters all;
    for (const auto& [name, value] : table.entries) {
      const ParameterInfo* info = find(name);
      if (!info) {
        const Text end = did_you_mean(name, names_);
        refuse(value,
               {"the check " + criterion_.check + " has no parameter \"" + name + "\"" + end.en,
                "檢查 " + criterion_.check + " 沒有參數「" + name + "」" + end.zh});
        continue;
      }
      if (auto parameter = value_of(*info, value)) all.emplace(name, std::move(*parameter));
    }
    return all;
  }

  // A needed parameter must be there; a threshold for one profile must be there for the other.
  void check_whole(int line) {
    for (const ParameterInfo& info : check_.parameters) {
      const bool both = criterion_.parameters.contains(info.name);
      const bool practice = criterion_.practice.contains(info.name);
      const bool live = criterion_.live.contains(info.name);
      const std::string name(info.name);
      if (!both && practice != live) {
        const Text missing =
            practice ? Text{"live", "live（真實服務）"} : Text{"practice", "practice（練習）"};
        issues_.refuse(
            file_, line,
            said({"\"" + name + "\" has no threshold for the profile " + missing.en + ".",
                  "「" + name + "」欠了 " + missing.zh + " 的門檻。"}));
      } else if (!both && !practice && info.required) {
        issues_.refuse(file_, line,
                       said({"the check " + criterion_.check + " needs \"" + name + "\".",
                             "檢查 " + criterion_.check + " 要有「" + name + "」。"}));
      }
    }
  }

 private:
  const ParameterInfo* find(const std::string& name) const {
    for (const ParameterInfo& info : check_.parameters) {
      if (name == info.name) return &info;
    }
    return nullptr;
  }

  Text said(const Text& what) const {
    return {"in the criterion \"" + criterion_.id + "\", " + what.en,
            "準則「" + criterion_.id + "」：" + what.zh};
  }
  void refuse(const TomlValue& value, const Text& what) {
    issues_.refuse(file_, value.line, said(what));
  }

  bool known_value(const ParameterInfo& info, const TomlValue& value) {
    if (std::string_view(info.values).empty()) return true;
    const std::vector<std::string> known = split(info.values, '|');
    if (std::find(known.begin(), known.end(), value.text) != known.end()) return true;
    const Text end = did_you_mean(value.text, known);
    refuse(value, {"\"" + std::string(info.name) + "\" cannot be \"" + value.text + "\"" + end.en,
                   "「" + std::string(info.name) + "」不可以是「" + value.text + "」" + end.zh});
    return false;
  }

  std::optional<ParameterValue> value_of(const ParameterInfo& info, const TomlValue& value) {
    using Kind = ParameterInfo::Kind;
    const std::string name(info.name);
    const bool number =
        value.kind == TomlValue::Kind::integer || value.kind == TomlValue::Kind::number;
    if (info.kind == Kind::number && number && std::isfinite(value.number)) {
      return ParameterValue(value.number);
    }
    if (info.kind == Kind::text && value.kind == TomlValue::Kind::text) {
      if (!known_value(info, value)) return std::nullopt;
      return ParameterValue(value.text);
    }
    if (info.kind == Kind::list && value.kind == TomlValue::Kind::array) {
      std::vector<std::string> items;
      for (const TomlValue& item : value.items) {
        if (item.kind != TomlValue::Kind::text || !known_value(info, item)) {
          if (item.kind != TomlValue::Kind::text) wrong_kind(info, item);
          return std::nullopt;
        }
        items.push_back(item.text);
      }
      return ParameterValue(std::move(items));
    }
    wrong_kind(info, value);
    return std::nullopt;
  }

  void wrong_kind(const ParameterInfo& info, const TomlValue& value) {
    const Text expected = info.kind == ParameterInfo::Kind::number ? Text{"a number", "數字"}
                          : info.kind == ParameterInfo::Kind::text
                              ? Text{"a text in quotes", "引號內的文字"}
                              : Text{"a list of texts", "文字清單"};
    refuse(value, {"\"" + std::string(info.name) + "\" should be " + expected.en + ".",
                   "「" + std::string(info.name) + "」應是" + expected.zh + "。"});
  }

  const CheckInfo& check_;
  const Criterion& criterion_;
  const std::string& file_;
  PackIssues& issues_;
  std::vector<std::string> names_;
};

void check_shot(const Criterion& criterion, const CheckInfo* check, const Exercise& exercise,
                const TomlReader& reader) {
  if (criterion.shots.empty()) return;
  const int line = reader.line(reader.has("shots") ? "shots" : "shot");
  std::vector<std::string> known;
  for (const ShotWanted& shot : exercise.shots) known.push_back(shot.id);
  for (const std::string& shot : criterion.shots) {
    if (std::find(known.begin(), known.end(), shot) != known.end()) continue;
    const Text end = did_you_mean(shot, known);
    reader.issues().refuse(reader.file(), line,
                           reader.said({"this exercise has no shot \"" + shot + "\"" + end.en,
                                        "練習沒有鏡頭「" + shot + "」" + end.zh}));
  }
  if (check && check->whole) {
    reader.issues().refuse(reader.file(), line,
                           reader.said({criterion.check + " looks at the whole work; it cannot be "
                                                          "for one shot.",
                                        criterion.check + " 看整份功課，不可只給一個鏡頭。"}));
  }
}

// Names in other parts of the exercise that parameters point to.
void check_links(const Criterion& criterion, const Exercise& exercise, const TomlReader& reader) {
  std::vector<std::string> known;
  for (const Question& question : exercise.questions) known.push_back(question.id);
  for (const std::string_view key : kQuestionKeys) {
    const auto found = criterion.parameters.find(std::string(key));
    if (found == criterion.parameters.end()) continue;
    const std::string id = std::get<std::string>(found->second);
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    const Text end = did_you_mean(id, known);
    reader.issues().refuse(reader.file(), reader.line("parameters"),
                           reader.said({"this exercise has no question \"" + id + "\"" + end.en,
                                        "練習沒有問題「" + id + "」" + end.zh}));
  }
  if (criterion.check == "Q.quiz" && exercise.quiz.empty()) {
    reader.issues().refuse(reader.file(), reader.line("check"),
                           reader.said({"Q.quiz needs [[quiz]] items.", "Q.quiz 要有 [[quiz]]。"}));
  }
}

// true, false, or "practice".
void read_required(TomlReader& reader, Criterion& criterion) {
  if (!reader.has_text("required")) {
    criterion.required = reader.flag("required", true);
    return;
  }
  const std::string who = reader.string("required");
  criterion.practice_only = who == "practice";
  if (!criterion.practice_only) {
    reader.issues().refuse(reader.file(), reader.line("required"),
                           reader.said({"\"required\" should be true, false or \"practice\".",
                                        "「required」應是 true、false 或 \"practice\"。"}));
  }
}

}  // namespace

Criterion read_criterion(const TomlValue& table, const std::string& file, const Exercise& exercise,
                         PackIssues& issues) {
  const TomlValue* id = table.find("id");
  const std::string place =
      "criteria " + (id && id->kind == TomlValue::Kind::text ? id->text : std::string("?"));
  TomlReader reader(table, file, place, issues);
  Criterion criterion;
  criterion.id = reader.string("id");
  criterion.check = reader.string("check");
  criterion.title = reader.text("title");
  read_required(reader, criterion);
  criterion.shots = reader.strings("shots");
  if (const std::string shot = reader.string("shot", false); !shot.empty()) {
    criterion.shots.push_back(shot);
  }
  const TomlValue* parameters = reader.table("parameters");
  const TomlValue* practice = reader.table("practice");
  const TomlValue* live = reader.table("live");
  reader.finish();

  const CheckInfo* check = find_check(criterion.check);
  if (!check) {
    if (!criterion.check.empty()) {
      const Text end = did_you_mean(criterion.check, known_checks());
      issues.refuse(file, reader.line("check"),
                    reader.said({"there is no check \"" + criterion.check + "\"" + end.en,
                                 "沒有「" + criterion.check + "」這項檢查" + end.zh}));
    }
    return criterion;
  }
  ParameterReader parameter_reader(*check, criterion, file, issues);
  if (parameters) criterion.parameters = parameter_reader.read(*parameters);
  if (practice) criterion.practice = parameter_reader.read(*practice);
  if (live) criterion.live = parameter_reader.read(*live);
  parameter_reader.check_whole(table.line);
  check_shot(criterion, check, exercise, reader);
  check_links(criterion, exercise, reader);
  return criterion;
}

}  // namespace shotlab
