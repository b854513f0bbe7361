// SPDX-License-Identifier: Apache-2.0
//
// Everything on one film's desk, read in one go: what the window shows of a film, and what a change
// leads to.
//
// Threading: any thread; the studio uses it on its disk lane only.
// Blocking:  small files and the ledger.

#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/core/desk_files.h"
#include "app/core/film.h"
#include "app/core/marks.h"
#include "app/core/papers/papers.h"
#include "app/core/paths.h"
#include "app/core/peer_reviews.h"
#include "app/core/progress.h"
#include "app/core/reviews.h"
#include "app/core/votes.h"
#include "app/ledger/ledger.h"
#include "exercises/engine/pack.h"
#include "media/base/clock.h"
#include "media/base/result.h"

namespace shotlab {

struct FilmDesk {
  std::filesystem::path folder;
  FilmInfo info;
  std::vector<Take> takes;
  std::vector<Error> damaged;
  std::map<std::string, std::string> answers;  // With "quiz.<item>" keys.
  std::optional<Cut> cut;
  std::optional<CutDraftFile> cut_draft;  // Changed since, and not saved as a version.
  std::vector<std::string> sounds;        // Sound files in assets/, paths inside the film.
  int hints_open = 0;
  Drafts drafts;
  Papers papers;
  Marks marks;  // Drawn on takes.
  Reviews reviews;
  std::vector<Vote> votes;
  std::vector<PeerPackage> peers;               // Reviews of other people's packages.
  std::vector<std::filesystem::path> packages;  // Of hand-ins, in exports/, the newest last.
  std::filesystem::path exported;               // Newest film in exports/; empty: none.
  std::vector<Job> open_jobs;                   // Of this film, not final.
  MoneyInFlight money;
  Progress progress;
};

Result<FilmDesk> read_film_desk(const std::filesystem::path& folder, const Paths& paths,
                                Clock& clock);

// The film of an exercise: the one that progress knows, else a new one in `films`. Remembered as
// the last.
Result<std::filesystem::path> film_for(const Pack& pack, const Exercise& exercise,
                                       Language language, const std::filesystem::path& films,
                                       const Paths& paths, Clock& clock);

}  // namespace shotlab
