// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>
#include <set>

#include "exercises/engine/lint_rules.h"
#include "exercises/engine/pack_reader.h"

namespace shotlab {
namespace {

std::string place_of(const std::string& what, std::size_t number) {
  return what + " " + std::to_string(number + 1);
}

void read_shots(TomlReader& reader, Exercise& exercise) {
  std::set<std::string> seen;
  const auto tables = reader.tables("shots");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    TomlReader shot(*tables[i], reader.file(), place_of("shots", i), reader.issues());
    ShotWanted read{shot.string("id"), shot.text("title")};
    shot.finish();
    if (!is_plain_name(read.id) || !seen.insert(read.id).second) {
      reader.issues().refuse(
          reader.file(), shot.line("id"),
          shot.said({"the id must be plain and stand only once.", "的 id 要簡單，而且不可重複。"}));
    }
    exercise.shots.push_back(std::move(read));
  }
}

void read_questions(TomlReader& reader, Exercise& exercise) {
  const auto tables = reader.tables("questions");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    TomlReader question(*tables[i], reader.file(), place_of("questions", i), reader.issues());
    Question read;
    read.id = question.string("id");
    read.text = question.text("text");
    read.least_words = static_cast<int>(question.integer("least_words", 0, true, 0, 10'000));
    read.least_han = static_cast<int>(question.integer("least_han", 0, true, 0, 10'000));
    read.least_links = static_cast<int>(question.integer("least_links", 0, false, 0, 100));
    question.finish();
    exercise.questions.push_back(std::move(read));
  }
}

void read_quiz(TomlReader& reader, Exercise& exercise) {
  const auto tables = reader.tables("quiz");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::string place = place_of("quiz", i);
    TomlReader quiz(*tables[i], reader.file(), place, reader.issues());
    QuizItem read;
    read.id = quiz.string("id");
    read.text = quiz.text("text");
    read.prompt = quiz.string("prompt", false);
    read.seed = quiz.integer("seed", 0);
    read.seconds = quiz.number("seconds", 4);
    read.right = quiz.string("right");
    for (const TomlValue* table : quiz.tables("choices", true)) {
      TomlReader choice(*table, reader.file(), place + " choices", reader.issues());
      const std::string id = choice.string("id");
      const Text text = choice.text("text");
      choice.finish();
      read.choices.emplace_back(id, text);
    }
    quiz.finish();
    const bool known = std::any_of(read.choices.begin(), read.choices.end(),
                                   [&](const auto& choice) { return choice.first == read.right; });
    if (!known) {
      reader.issues().refuse(
          reader.file(), quiz.line("right"),
          quiz.said({"the right choice \"" + read.right + "\" is not among the choices.",
                     "正確答案「" + read.right + "」不在選項之中。"}));
    }
    exercise.quiz.push_back(std::move(read));
  }
}

void read_rubric(TomlReader& reader, Exercise& exercise) {
  const auto tables = reader.tables("rubric");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    TomlReader line(*tables[i], reader.file(), place_of("rubric", i), reader.issues());
    Exercise::RubricLine read;
    read.text = line.text("text");
    read.weight = static_cast<int>(line.integer("weight", 1, false, 1, 10));
    line.finish();
    exercise.rubric.push_back(std::move(read));
  }
}

void read_slot_hints(TomlReader& reader, Exercise& exercise) {
  const TomlValue* table = reader.table("slot_hints");
  if (!table) return;
  TomlReader hints(*table, reader.file(), "slot_hints", reader.issues());
  for (const char* slot : {"size", "subject", "action", "place", "light", "more"}) {
    if (hints.has(slot)) exercise.slot_hints[slot] = hints.text(slot);
  }
  // Asked for, so that a typing error finds its way back.
  for (const char* slot : {"size", "subject", "action", "place", "light", "more"}) {
    if (!hints.has(slot)) (void)hints.text(slot, false);
  }
  hints.finish();
}

// The plan of the set: boxes from their low corner to their high one.
void read_set(TomlReader& reader, Exercise& exercise) {
  const auto tables = reader.tables("set");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    TomlReader piece(*tables[i], reader.file(), place_of("set", i), reader.issues());
    SetPiece read;
    read.name = piece.text("name");
    const std::vector<double> low = piece.numbers("from", true), high = piece.numbers("to", true);
    piece.finish();
    bool sound = low.size() == 3 && high.size() == 3;
    for (std::size_t axis = 0; sound && axis < 3; ++axis) {
      sound = low[axis] <= high[axis] && std::abs(low[axis]) <= 1000 && high[axis] <= 1000;
      read.low[axis] = low[axis], read.high[axis] = high[axis];
    }
    if (!sound) {
      reader.issues().refuse(
          reader.file(), piece.line("from"),
          piece.said({"\"from\" and \"to\" are three metres each, x, y and z, the lesser first.",
                      "的 from 和 to 各有三個數（米），x、y、z，先小後大。"}));
      continue;
    }
    exercise.set.push_back(std::move(read));
  }
}

void read_criteria(TomlReader& reader, Exercise& exercise) {
  std::set<std::pair<std::string, std::string>> seen;  // With their shot; "": all of them.
  for (const TomlValue* table : reader.tables("criteria", true)) {
    Criterion criterion = read_criterion(*table, reader.file(), exercise, reader.issues());
    std::vector<std::string> shots = criterion.shots;
    if (shots.empty()) shots.emplace_back();
    const bool twice = std::any_of(shots.begin(), shots.end(), [&](const std::string& shot) {
      return !seen.emplace(criterion.id, shot).second;
    });
    if (twice) {
      reader.issues().refuse(reader.file(), table->line,
                             {"the criterion \"" + criterion.id + "\" stands here twice.",
                              "準則「" + criterion.id + "」寫了兩次。"});
    }
    exercise.criteria.push_back(std::move(criterion));
  }
}

}  // namespace

Exercise read_exercise(const std::filesystem::path& folder, const std::string& name,
                       PackIssues& issues) {
  Exercise exercise;
  const std::string file = name + "/exercise.toml";
  const std::optional<TomlValue> value = read_toml_file(folder / "exercise.toml", file, issues);
  if (!value) return exercise;

  TomlReader reader(*value, file, "", issues);
  reader.version();
  exercise.id = reader.string("id");
  exercise.slug = reader.string("slug");
  exercise.module = reader.string("module");
  exercise.minutes = static_cast<int>(reader.integer("minutes", 0, true, 1, 10'000));
  exercise.default_seconds = reader.number("seconds", 4);
  exercise.title = reader.text("title");
  exercise.goal = reader.text("goal");
  exercise.brief = reader.text("brief");
  exercise.steps = reader.texts("steps", true);
  read_slot_hints(reader, exercise);
  read_set(reader, exercise);
  read_shots(reader, exercise);
  read_questions(reader, exercise);
  read_quiz(reader, exercise);
  read_criteria(reader, exercise);
  exercise.hints = reader.texts("hints", true);
  read_rubric(reader, exercise);
  exercise.mistakes = reader.texts("mistakes", true);
  const std::vector<std::string> worked = reader.strings("worked", true);
  reader.finish();

  if (name != exercise.id + "-" + exercise.slug) {
    issues.refuse(file, reader.line("id"),
                  {"the folder should be called \"" + exercise.id + "-" + exercise.slug + "\".",
                   "資料夾應叫「" + exercise.id + "-" + exercise.slug + "」。"});
  }
  for (const std::string& answer : worked) {
    if (!is_plain_name(answer)) {
      issues.refuse(file, reader.line("worked"),
                    {"\"" + answer + "\" cannot be the name of a worked answer.",
                     "「" + answer + "」不可作範例的名稱。"});
      continue;
    }
    std::string shown = name;
    shown += "/worked/" + answer + ".toml";
    exercise.worked.push_back(
        read_worked(folder / "worked" / (answer + ".toml"), shown, exercise, issues));
  }
  lint_exercise(exercise, reader, issues);
  return exercise;
}

}  // namespace shotlab
