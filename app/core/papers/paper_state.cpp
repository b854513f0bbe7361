// SPDX-License-Identifier: Apache-2.0

#include "app/core/papers/paper_state.h"

#include <set>

#include "app/core/papers/authorship.h"
#include "app/core/papers/cue_sheet.h"
#include "app/core/papers/disclosure.h"

namespace shotlab {
namespace {

void add(PaperState& state, const Text& where, const std::vector<Text>& missing) {
  ++state.of;
  if (missing.empty()) {
    ++state.there;
  } else if (state.missing.empty()) {
    state.where = where;
    state.missing = missing;
  }
}

PaperState cue_state(const FilmFacts& facts, const Papers& papers) {
  PaperState state;
  for (const CueRow& row : fill_cue_sheet(facts, papers)) {
    if (!row.in_film && !row.entry.own()) continue;  // Its words wait for the shot.
    add(state, {row.entry.id, row.entry.id}, row.missing);
  }
  return state;
}

PaperState ledger_state(const FilmFacts& facts, const Papers& papers) {
  std::set<std::string> takes;
  for (const FilmPart& part : facts.parts) {
    if (!part.take.empty()) takes.insert(part.take);
  }
  PaperState state;
  for (const std::string& take : takes) {
    std::vector<Text> missing;
    for (const AuthorshipRole& role : authorship_roles()) {
      if (papers.authorship.who(role.name, take).empty()) missing.push_back(role.words);
    }
    add(state, {take, take}, missing);
  }
  if (takes.empty() && !facts.parts.empty())
    add(state, {facts.name, facts.name}, missing_of(facts, papers.authorship));
  return state;
}

PaperState disclosure_state(const FilmFacts& facts, const Papers& papers, DisclosureLength length) {
  PaperState best{0, 4, {}, missing_of(DisclosureNames())};
  for (const Language language : {Language::english, Language::chinese}) {
    const DisclosureNames names =
        names_in_disclosure(facts, text_of(papers.disclosure, length, language).text);
    if (static_cast<std::size_t>(names.count()) <= best.there) continue;
    best.there = static_cast<std::size_t>(names.count());
    best.missing = missing_of(names);
  }
  return best;
}

}  // namespace

PapersEvidence papers_evidence(const FilmFacts& facts, const Papers& papers) {
  return {cue_state(facts, papers), ledger_state(facts, papers),
          disclosure_state(facts, papers, DisclosureLength::line),
          disclosure_state(facts, papers, DisclosureLength::paragraph)};
}

}  // namespace shotlab
