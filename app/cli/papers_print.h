// SPDX-License-Identifier: Apache-2.0
//
// The papers of a film as text and as JSON: rows and what each still lacks.
//
// Threading: the main thread.

#pragma once

#include "app/cli/program.h"
#include "app/core/papers/film_facts.h"
#include "app/core/papers/papers.h"

namespace shotlab::cli {

struct PapersDesk {
  Film film;
  FilmFacts facts;
  Papers papers;
};

int show_papers(Program& program, const PapersDesk& desk);

}  // namespace shotlab::cli
