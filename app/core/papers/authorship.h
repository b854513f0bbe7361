// SPDX-License-Identifier: Apache-2.0
//
// Who made what, shot by shot: ten parts of the work, each with a name. The lab adds what it saw
// (takes, trims, transitions, sounds), which is evidence of selection, arrangement and
// modification. The picture of a generated shot has no human creator in this ledger: whoever wrote
// the prompt is its prompt writer and nothing more.
//
// Threading: pure.
// Source:    reference "domain" §6.3 (US Copyright Office, Part 2) and §7.3 (IPTC: the prompt
//            writer is not the media creator).

#pragma once

#include <string>
#include <vector>

#include "app/core/papers/film_facts.h"
#include "app/core/papers/papers.h"

namespace shotlab {

struct AuthorshipRole {
  std::string name;  // "prompt": in files. Never changes.
  Text words;
  // The lab saw it done in this program by whoever sits here, so that the author's name is offered.
  bool seen = false;
};
// script, board, reference_art, performance, prompt, selection, arrangement, modification, sound,
// grade.
const std::vector<AuthorshipRole>& authorship_roles();

struct AuthorshipRow {
  std::string role;
  std::string who;   // Of the film, or of the shot where it differs.
  bool own = false;  // The shot has a name of its own.
  Text facts;        // What the lab saw; empty: nothing.
};

// Of one take that is in the film, or of all of it (`take` empty).
std::vector<AuthorshipRow> fill_authorship(const FilmFacts& facts, const Authorship& authorship,
                                           const std::string& take = "");

// "made by the practice generator (practice)": the line about the picture itself.
Text picture_line(const FilmFacts& facts, const Take& take);

// What is not named yet: roles of shots. Empty: complete.
std::vector<Text> missing_of(const FilmFacts& facts, const Authorship& authorship);

}  // namespace shotlab
