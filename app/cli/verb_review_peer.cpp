// SPDX-License-Identifier: Apache-2.0
//
// review peer: an observation about a section of somebody else's package.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <variant>

#include "app/cli/program.h"
#include "app/core/peer_reviews.h"

namespace shotlab::cli {
namespace {

struct Options {
  std::string package, section, words;
  bool take_back = false;
};

// The sections that the film's exercise asks about; empty: any may be written about.
std::vector<std::string> asked_sections(const Program& program, const Film& film) {
  const Result<Pack> pack = program.pack(film.info().pack);
  const Exercise* exercise = pack ? pack->find(film.info().exercise) : nullptr;
  if (exercise == nullptr) return {};
  for (const Criterion& criterion : exercise->criteria) {
    const auto sections = criterion.parameters.find("sections");
    if (criterion.check != "W.peer" || sections == criterion.parameters.end()) continue;
    if (const auto* names = std::get_if<std::vector<std::string>>(&sections->second)) return *names;
  }
  return {};
}

Error no_such_section(const std::string& section, const std::vector<std::string>& asked) {
  std::string all;
  for (const std::string& one : asked) all += (all.empty() ? "" : ", ") + one;
  return {ErrorCode::not_found,
          fill(Text{"This exercise does not ask about \"{0}\".", "練習沒有問「{0}」這部分。"},
               {section}),
          fill(Text{"It asks about: {0}.", "它問的是：{0}。"}, {all})};
}

Error is_own(const std::string& film) {
  return {ErrorCode::bad_input,
          fill(Text{"\"{0}\" is a package of this film itself.", "「{0}」就是這套影片的交件。"},
               {film}),
          {"Choose one that somebody else made.", "請選別人的交件。"}};
}

int show(Program& program, const Film& film, const HandInCheck& package) {
  Printer& printer = program.printer;
  Result<std::vector<PeerPackage>> all = read_peers(film.folder());
  if (!all) return printer.fail(all.error());
  Json json{{"film", package.film}, {"notes", Json::array()}, {"asked", Json::array()}};
  std::vector<PeerNote> notes;
  for (const PeerPackage& one : *all) {
    if (one.manifest == package.manifest_sha256) notes = one.notes;
  }
  for (const PeerNote& note : notes) {
    json["notes"].push_back({{"section", note.section}, {"words", note.words}, {"utc", note.utc}});
    printer.line(Text{note.section + ": " + note.words, note.section + "：" + note.words});
  }
  for (const std::string& section : asked_sections(program, film)) {
    json["asked"].push_back(section);
    const bool there = std::any_of(notes.begin(), notes.end(),
                                   [&](const PeerNote& note) { return note.section == section; });
    if (there) continue;
    printer.line(fill(Text{"{0}: not yet", "{0}：未寫"}, {section}));
  }
  std::string takes;
  for (const PackedTake& take : package.takes) takes += (takes.empty() ? "" : ", ") + take.id;
  printer.say(fill(Text{"Its takes, to be named: {0}", "可提到的條目：{0}"}, {takes}));
  printer.document(json);
  return kDone;
}

int work(Program& program, const Options& options) {
  Printer& printer = program.printer;
  Result<Film> film = program.film();
  if (!film) return printer.fail(film.error());
  Result<HandInCheck> package = check_hand_in(options.package, program.cancel());
  if (!package) return printer.fail(package.error());
  if (options.take_back) {
    Result<bool> gone = remove_peer_note(film->folder(), package->manifest_sha256, options.section);
    return gone ? show(program, *film, *package) : printer.fail(gone.error());
  }
  if (options.section.empty() && options.words.empty()) return show(program, *film, *package);
  Result<std::vector<Take>> own = film->takes();
  if (!own) return printer.fail(own.error());
  const std::vector<PeerPackage> one{{package->manifest_sha256, package->film, package->takes, {}}};
  if (peer_reviews(one, *own).front().own) return printer.fail(is_own(package->film));
  const std::vector<std::string> asked = asked_sections(program, *film);
  if (!asked.empty() && std::find(asked.begin(), asked.end(), options.section) == asked.end())
    return printer.fail(no_such_section(options.section, asked));
  const PeerNote note{options.section, options.words, iso_time(program.clock.utc())};
  if (Status added = add_peer_note(film->folder(), *package, note); !added)
    return printer.fail(added.error());
  return show(program, *film, *package);
}

}  // namespace

void add_peer_review(Program& program, Verb& review) {
  auto options = std::make_shared<Options>();
  program.parser
      .verb(review, "peer", {"An observation about somebody else's package", "評別人的一份交件"},
            [&program, options] { return work(program, *options); })
      .word("PACKAGE", options->package,
            {"The .zip or folder that they handed in", "對方交的 .zip 或資料夾"}, true)
      .option("--section", options->section, {"What it is about", "關於哪一部分"}, "NAME")
      .option("--words", options->words,
              {"What you see there; name takes by their numbers", "你看到甚麼；用編號提到各條"})
      .flag("--take-back", options->take_back, {"Takes that section back", "收回該部分"});
}

}  // namespace shotlab::cli
