// SPDX-License-Identifier: Apache-2.0
//
// How far the papers of a film are filled in, as the checks read it.
//
// Threading: pure.

#pragma once

#include "app/core/papers/film_facts.h"
#include "app/core/papers/papers.h"
#include "exercises/engine/verdict.h"

namespace shotlab {

PapersEvidence papers_evidence(const FilmFacts& facts, const Papers& papers);

}  // namespace shotlab
