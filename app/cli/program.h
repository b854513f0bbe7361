// SPDX-License-Identifier: Apache-2.0
//
// What every verb is given: the parser to hang its options on, the printer, the clock, the places,
// and a way to stop. One file per verb; each adds itself in run.cpp.
//
// Threading: the main thread.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/cli/parser.h"
#include "app/cli/printer.h"
#include "app/cli/run.h"
#include "app/core/film.h"
#include "app/core/paths.h"
#include "app/core/settings.h"
#include "app/core/shoot.h"
#include "exercises/engine/pack.h"
#include "media/base/cancel.h"
#include "media/base/clock.h"

namespace shotlab::cli {

struct Program {
  Program(Parser& arguments, const Paths& places) : parser(arguments), paths(places) {}

  Parser& parser;
  const Paths paths;
  Printer printer;
  SystemClock clock;
  JobStop stop;  // Asked for by Ctrl-C. Its token cancels any other work too.
  std::optional<Language> asked_language;  // By --lang.
  std::string film_folder;                 // --film; empty: where we stand.

  const Cancel& cancel() const { return stop.token(); }
  std::function<void(double)> bar() {
    return [this](double done) { printer.progress(done); };
  }

  Result<Film> film();
  Result<Settings> settings() const;
  // The pack of a film, or the course that comes with the program.
  Result<Pack> pack(const std::string& id = "") const;
};

// An exercise by id or slug; the Error lists what there is.
Result<const Exercise*> find_exercise(const Pack& pack, const std::string& name);

Json take_json(const Take& take);
// "12.3 s" etc. are words; this is one line about a take for a list.
std::string take_line(const Take& take, Language language);

Json verdict_json(const ExerciseVerdict& verdict, Language language);
void print_verdict(Printer& printer, const ExerciseVerdict& verdict);

void add_probe(Program& program);
void add_trim(Program& program);
void add_join(Program& program);
void add_compare(Program& program);
void add_measure(Program& program);
void add_proxy(Program& program);
void add_new(Program& program);
void add_shoot(Program& program);
void add_takes(Program& program);
void add_keep(Program& program);
void add_note(Program& program);
void add_answer(Program& program);
void add_label(Program& program);
void add_mark(Program& program);
void add_cut(Program& program);
void add_export(Program& program);
void add_check(Program& program);
void add_papers(Program& program);
void add_hand_in(Program& program);
void add_demo(Program& program);
void add_jobs(Program& program);
void add_practice(Program& program);
void add_practice_painting(Program& program, Verb& practice);  // Its verbs render and sheet.
void add_pack(Program& program);
void add_progress(Program& program);
void add_glossary(Program& program);
void add_review(Program& program);
void add_peer_review(Program& program, Verb& review);  // Its verb peer.
void add_doctor(Program& program, const Window& window);

}  // namespace shotlab::cli
