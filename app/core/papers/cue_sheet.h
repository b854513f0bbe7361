// SPDX-License-Identifier: Apache-2.0
//
// The cue sheet of AI use (AI 使用清單): a row for each generated shot of the cut, in film order.
// The lab fills in what it knows (where, prompt, tool, model, references); a person is asked for
// the rest. Words stay with their shot when the cut changes: a row is found again by its take and
// by the frames that it uses, and words of a shot that left the film wait for its return.
//
// Threading: pure.

#pragma once

#include <string>
#include <vector>

#include "app/core/papers/film_facts.h"
#include "app/core/papers/papers.h"

namespace shotlab {

struct CueRow {
  CueEntry entry;        // Its words.
  bool in_film = false;  // Else its shot is not in the cut: its words wait.
  FrameRange film;       // Where, in film frames.
  std::string tc_in, tc_out;
  // What the lab knows, or the learner said of their own.
  std::string describe;  // The words, or what the prompt asked for.
  Text tool;
  std::string model, prompt, negative, rewritten;
  Text sources;                    // The words, or the references of the recipe.
  Rights rights = Rights::unsaid;  // The words', or none where nothing went in.
  Text shot_facts;                 // "1 of 3 takes kept; 60 of 96 frames used".
  std::vector<Text> missing;       // What is asked for still, one word or two each.

  bool complete() const { return missing.empty(); }
};

// Rows of the film first, in film order; then the learner's own; then those that wait.
// Without a cut the kept takes stand in for it.
std::vector<CueRow> fill_cue_sheet(const FilmFacts& facts, const Papers& papers);

// The entries of those rows: what SetPapers keeps.
std::vector<CueEntry> entries_of(const std::vector<CueRow>& rows);

// RFC 4180, a head line in both languages; cells that a spreadsheet would run get a ' before them.
// Rows that wait are left out.
std::string cue_sheet_csv(const std::vector<CueRow>& rows);

}  // namespace shotlab
