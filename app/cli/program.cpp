// SPDX-License-Identifier: Apache-2.0

#include "app/cli/program.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/core/film_finder.h"
#include "app/core/take_json.h"
#include "exercises/engine/state_words.h"

namespace shotlab::cli {
namespace {

// A mark that reads without colour: filled, half, empty, and a square for "cannot tell".
const char* mark_of(VerdictState state) {
  switch (state) {
    case VerdictState::pass:
      return "●";
    case VerdictState::close:
      return "◐";
    case VerdictState::waived:
      return "◌";
    case VerdictState::cannot_measure:
      return "□";
    case VerdictState::not_yet:
      break;
  }
  return "○";
}

}  // namespace

Result<Film> Program::film() {
  return film_folder.empty() ? film_around(std::filesystem::current_path(), clock)
                             : film_around(film_folder, clock);
}

Result<Settings> Program::settings() const { return read_settings(paths); }

Result<Pack> Program::pack(const std::string& id) const {
  return load_pack(find_packs() / (id.empty() ? FilmInfo().pack : id));
}

Result<const Exercise*> find_exercise(const Pack& pack, const std::string& name) {
  if (const Exercise* found = pack.find(name)) return found;
  std::string ids;
  for (const Exercise& exercise : pack.exercises) ids += (ids.empty() ? "" : ", ") + exercise.id;
  return Error{ErrorCode::not_found,
               {"There is no exercise \"" + name + "\".", "沒有「" + name + "」這個練習。"},
               {"There are: " + ids + ".", "有以下練習：" + ids + "。"}};
}

Json take_json(const Take& take) {
  Json json =
      Json::parse(print_take(take));  // The recipe as it lies on disk, and where the clip is.
  json["clip"] = take.clip.string();
  return json;
}

std::string take_line(const Take& take, Language language) {
  std::string line = (take.keeper ? "★ " : "  ") + take.id;
  if (!take.shot.empty()) line += " [" + take.shot + "]";
  line += "  " + number(take.request.seconds, 1) + (language == Language::chinese ? " 秒" : " s");
  for (const std::string& label : take.labels) line += " #" + label;
  if (take.judgement != Judgement::none) line += "  " + std::string(name_of(take.judgement));
  line += "  " + take.request.prompt;
  return line;
}

Json verdict_json(const ExerciseVerdict& verdict, Language language) {
  Json json{{"exercise", verdict.exercise},
            {"passed", verdict.passed},
            {"summary", verdict.summary.in(language)},
            {"passed_count", verdict.passed_count},
            {"run_count", verdict.run_count},
            {"grading_count", verdict.grading_count}};
  json["criteria"] = Json::array();
  for (const CriterionVerdict& c : verdict.criteria) {
    Json one{{"id", c.id},
             {"check", c.check},
             {"title", c.title.in(language)},
             {"required", c.required},
             {"state", name_of(c.state)},
             {"value", c.value ? Json(*c.value) : Json(nullptr)},
             {"unit", c.unit},
             {"measured", c.measured.in(language)},
             {"wanted", c.wanted.in(language)},
             {"why", c.why.in(language)},
             {"try", c.try_this.in(language)},
             {"take", c.take},
             {"evidence", c.evidence.empty() ? Json(nullptr) : Json(c.evidence.string())}};
    json["criteria"].push_back(std::move(one));
  }
  return json;
}

void print_verdict(Printer& printer, const ExerciseVerdict& verdict) {
  const Language language = printer.language;
  for (const CriterionVerdict& c : verdict.criteria) {
    std::string head = std::string(mark_of(c.state)) + " " + c.title.in(language) + " · " +
                       words_of_state(c.state).in(language);
    if (!c.measured.empty()) head += " · " + c.measured.in(language);
    if (!c.required) head += language == Language::chinese ? "（附加）" : " (bonus)";
    printer.line(head);
    if (c.state != VerdictState::pass) {
      if (!c.wanted.empty())
        printer.line(printer.in_words({"    wanted: ", "    要求："}) + c.wanted.in(language));
      if (!c.why.empty()) printer.line("    " + c.why.in(language));
      if (!c.try_this.empty()) printer.line("    " + c.try_this.in(language));
    }
    if (!c.evidence.empty())
      printer.line(printer.in_words({"    look: ", "    請看："}) + c.evidence.string());
  }
  printer.line(verdict.summary);
}

}  // namespace shotlab::cli
