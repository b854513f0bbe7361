// SPDX-License-Identifier: Apache-2.0

#include <map>
#include <nlohmann/json.hpp>

#include "app/cli/credentials_json.h"
#include "app/cli/program.h"
#include "app/core/credentials.h"
#include "app/core/ledger_desk.h"
#include "app/core/lineage.h"

namespace shotlab::cli {
namespace {

// As `mark` writes it: "@48 [0.41,0.12,0.08,0.19]  ".
std::string place_words(const Note& note) {
  if (!note.place) return {};
  std::string words = "@" + std::to_string(note.place->frame);
  if (const std::optional<FrameBox>& b = note.place->region) {
    words += " [" + number(b->x, 3) + "," + number(b->y, 3) + "," + number(b->w, 3) + "," +
             number(b->h, 3) + "]";
  }
  return words + "  ";
}

int one_take(Program& program, const Film& film, const std::string& name) {
  Result<Take> take = film.find_take(name);
  if (!take) return program.printer.fail(take.error());
  const ContentCredentials credentials = find_credentials(take->clip);
  Json json = take_json(*take);
  json["credentials"] = credentials_json(credentials);
  program.printer.document({{"take", json}});
  program.printer.line(take_line(*take, program.printer.language));
  program.printer.line("  " + take->clip.string());
  if (!credentials.empty())
    program.printer.line("  " + program.printer.in_words(credentials_line(credentials)));
  for (const Note& note : take->notes)
    program.printer.line("  " + note.utc.substr(0, 16) + "  " + place_words(note) + note.text);
  return kDone;
}

// Jobs of this film that are neither takes nor ended; nothing here may fail because of the ledger.
std::vector<Job> on_their_way(Program& program, const Film& film) {
  std::vector<Job> own;
  Result<Ledger> ledger = open_ledger(program.paths, program.clock);
  if (!ledger) return own;
  Result<std::vector<Job>> jobs = ledger->unfinished();
  if (!jobs) return own;
  for (const Job& job : *jobs) {
    if (job.film == film.folder().string()) own.push_back(job);
  }
  return own;
}

// Those that a service made, to go with shots.
void add_pictures(Printer& printer, const Film& film, Json& json) {
  json["pictures"] = Json::array();
  const Result<std::vector<Take>> pictures = film.pictures();
  if (!pictures) return;
  for (const Take& picture : *pictures) {
    json["pictures"].push_back(take_json(picture));
    printer.line("  " + picture.id + "  " + picture.clip.string());
  }
}

int all_takes(Program& program, const Film& film) {
  Printer& printer = program.printer;
  std::vector<Error> damaged;
  Result<std::vector<Take>> takes = film.takes(&damaged);
  if (!takes) return printer.fail(takes.error());
  Json json{{"film", film.folder().string()}, {"takes", Json::array()}, {"damaged", Json::array()}};
  std::map<std::string, const Take*> before;
  for (const Take& take : *takes) {
    Json one = take_json(take);
    one["credentials"] = credentials_json(find_credentials(take.clip));
    printer.line(take_line(take, printer.language));
    const Take*& last = before[take.exercise + "/" + take.shot];
    if (last != nullptr) {
      const std::string changed = what_changed(*last, take).in(printer.language);
      one["changed"] = changed;
      printer.line("      " + changed);
    }
    last = &take;
    json["takes"].push_back(std::move(one));
  }
  for (const Error& error : damaged) {
    json["damaged"].push_back(error_json(error, printer.language));
    printer.say(error.message);
  }
  add_pictures(printer, film, json);
  const std::vector<Job> jobs = on_their_way(program, film);
  json["unfinished_jobs"] = jobs.size();
  if (takes->empty())
    printer.say({"No takes yet: shoot one with \"shotlab shoot\".",
                 "還沒有片段：請用「shotlab shoot」拍一條。"});
  if (!jobs.empty()) {
    printer.say(fill(Text{"{0} more on their way: \"shotlab jobs resume\" fetches them.",
                          "還有 {0} 條未取回：請用「shotlab jobs resume」。"},
                     {std::to_string(jobs.size())}));
  }
  printer.document(json);
  return kDone;
}

}  // namespace

void add_takes(Program& program) {
  auto name = std::make_shared<std::string>();
  program.parser
      .verb("takes",
            {"Lists the takes, and what changed between them", "列出各條，以及每條改了甚麼"},
            [&program, name] {
              Result<Film> film = program.film();
              if (!film) return program.printer.fail(film.error());
              return name->empty() ? all_takes(program, *film) : one_take(program, *film, *name);
            })
      .word("TAKE", *name,
            {"Only this one: number, name or its beginning", "只看這一條：編號、名稱或開頭"});
}

}  // namespace shotlab::cli
