// SPDX-License-Identifier: Apache-2.0
//
// review: what an instructor, or a peer in self-study, decides about a film: a gate is opened, a
// picture or sound check is waived. Always with a name.

#include <nlohmann/json.hpp>
#include <set>
#include <variant>

#include "app/cli/program.h"
#include "app/core/peer_reviews.h"
#include "app/core/reviews.h"

namespace shotlab::cli {
namespace {

struct Options {
  std::string name, by, words;
  bool take_back = false;
};

int show(Program& program, const Film& film) {
  Result<Reviews> reviews = read_reviews(film.folder());
  if (!reviews) return program.printer.fail(reviews.error());
  Json json{{"releases", Json::array()}, {"waivers", Json::array()}};
  const auto list = [&](const char* key, const std::map<std::string, Review>& all,
                        const Text& line) {
    for (const auto& [name, review] : all) {
      json[key].push_back(
          {{"name", name}, {"by", review.by}, {"words", review.words}, {"utc", review.utc}});
      program.printer.line(fill(line, {name, review.by, review.utc, review.words}));
    }
  };
  list("releases", reviews->releases,
       {"released: {0}, by {1} on {2}. {3}", "已放行：{0}，{1}，{2}。{3}"});
  list("waivers", reviews->waivers,
       {"waived: {0}, by {1} on {2}: {3}", "已豁免：{0}，{1}，{2}：{3}"});
  Result<std::vector<PeerPackage>> peers = read_peers(film.folder());
  if (!peers) return program.printer.fail(peers.error());
  json["peers"] = Json::array();
  for (const PeerPackage& package : *peers) {
    for (const PeerNote& note : package.notes) {
      json["peers"].push_back({{"film", package.film},
                               {"section", note.section},
                               {"words", note.words},
                               {"utc", note.utc}});
      program.printer.line(fill(Text{"on \"{0}\", {1}: {2}", "關於「{0}」，{1}：{2}"},
                                {package.film, note.section, note.words}));
    }
  }
  program.printer.document(json);
  return kDone;
}

// What the film's exercise has for a person to decide about.
struct Decisions {
  std::vector<CriterionVerdict> checks;
  std::set<std::string> gates;
};

Result<Decisions> decisions_of(const Program& program, const Film& film) {
  Result<Pack> pack = program.pack(film.info().pack);
  if (!pack) return pack.error();
  Result<const Exercise*> exercise = find_exercise(*pack, film.info().exercise);
  if (!exercise) return exercise.error();
  // Of no work at all: only which verdicts there are.
  Decisions all{judge(**exercise, {}).criteria, {}};
  for (const Criterion& criterion : (*exercise)->criteria) {
    const auto gate = criterion.parameters.find("gate");
    if (criterion.check != "H.review" || gate == criterion.parameters.end()) continue;
    if (const auto* name = std::get_if<std::string>(&gate->second)) all.gates.insert(*name);
  }
  return all;
}

Error nothing_called(const Text& what, const Text& hint) {
  return {ErrorCode::not_found,
          {"This exercise has no " + what.en + ".", "練習沒有" + what.zh + "。"},
          hint};
}

Status may_waive(const Decisions& all, const std::string& name) {
  std::string near;
  for (const CriterionVerdict& verdict : all.checks) {
    if (verdict.id.starts_with(name + ".")) near += (near.empty() ? "" : ", ") + verdict.id;
    if (verdict.id != name) continue;
    if (verdict.check.starts_with("V.") || verdict.check.starts_with("A.")) return done();
    return Error{ErrorCode::bad_input,
                 fill(Text{"\"{0}\" is no check of picture or sound, and cannot be waived.",
                           "「{0}」不是畫面或聲音的檢查，不能豁免。"},
                      {name}),
                 {"Only what a machine may see wrongly is waived by a person.",
                  "只有機器可能看錯的才由人豁免。"}};
  }
  return nothing_called(
      fill(Text{"criterion \"{0}\"", "「{0}」這項準則"}, {name}),
      near.empty() ? Text{"\"shotlab check\" lists them.", "請用「shotlab check」列出。"}
                   : fill(Text{"Say for which shot: {0}.", "請指明哪個鏡頭：{0}。"}, {near}));
}

// A gate that no criterion waits for would open nothing.
Status may_release(const Decisions& all, const std::string& name) {
  if (all.gates.contains(name)) return done();
  return nothing_called(fill(Text{"gate \"{0}\"", "「{0}」這一關"}, {name}),
                        {"\"shotlab check\" names the gates that it waits for.",
                         "「shotlab check」會列出要放行的關。"});
}

int work(Program& program, const Options& options, ReviewKind kind) {
  Printer& printer = program.printer;
  Result<Film> film = program.film();
  if (!film) return printer.fail(film.error());
  if (options.take_back) {
    Result<bool> gone = remove_review(film->folder(), kind, options.name);
    if (!gone) return printer.fail(gone.error());
    return show(program, *film);
  }
  Result<Decisions> all = decisions_of(program, *film);
  if (!all) return printer.fail(all.error());
  const Status may =
      kind == ReviewKind::waiver ? may_waive(*all, options.name) : may_release(*all, options.name);
  if (!may) return printer.fail(may.error());
  const Review review{options.by, options.words, iso_time(program.clock.utc())};
  if (Status added = add_review(film->folder(), kind, options.name, review); !added)
    return printer.fail(added.error());
  return show(program, *film);
}

int list(Program& program) {
  Result<Film> film = program.film();
  return film ? show(program, *film) : program.printer.fail(film.error());
}

}  // namespace

void add_review(Program& program) {
  auto options = std::make_shared<Options>();
  Verb review =
      program.parser.verb("review",
                          {"What a person decided or observed: gates, waivers, a peer's work",
                           "由人作的決定和評語：放行、豁免、評同學的作品"},
                          {});
  program.parser.verb(review, "list", {"All of them", "列出全部"},
                      [&program] { return list(program); });
  program.parser
      .verb(review, "release", {"Opens a gate of the exercise", "放行練習的一關"},
            [&program, options] { return work(program, *options, ReviewKind::release); })
      .word("GATE", options->name, {"As the exercise names it", "練習所用的名稱"}, true)
      .option("--by", options->by, {"Who decides", "由誰決定"}, "NAME")
      .option("--reason", options->words, {"In the reviewer's words", "評審的說話"})
      .flag("--take-back", options->take_back, {"Takes it back", "收回"});
  program.parser
      .verb(review, "waive", {"Waives a check of picture or sound", "豁免一項畫面或聲音的檢查"},
            [&program, options] { return work(program, *options, ReviewKind::waiver); })
      .word("CRITERION", options->name, {"As \"check\" names it", "「check」所列的名稱"}, true)
      .option("--by", options->by, {"Who decides", "由誰決定"}, "NAME")
      .option("--reason", options->words,
              {"Why; it is shown with the verdict", "理由；會與結果一同顯示"})
      .flag("--take-back", options->take_back, {"Takes it back", "收回"});
  add_peer_review(program, review);
}

}  // namespace shotlab::cli
