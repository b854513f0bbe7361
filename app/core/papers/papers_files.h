// SPDX-License-Identifier: Apache-2.0
//
// The papers on disk, in a film's papers/ folder, each a plain TOML file with a version:
//
//   cue_sheet.toml    [[event]] id, take, in, out (frames of the take), then the learner's words:
//                     describe, sources, rights, person, consent, human; of the learner's own also
//                     when, prompt, tool, version. Under [event.lab]: what the lab filled in, for
//                     readers; it is made anew and never read back.
//   consent.toml      [[record]] with the fields of ConsentRecord
//   authorship.toml   author, [film] role = "name", [shot."0007-lantern"] role = "name"
//   disclosure.toml   why, [line.en] text, drafted_from, [line.zh], [paragraph.en], [paragraph.zh]
//
// Errors: a damaged or newer file is named and is never written over; a missing one is an empty
//         paper. Characters that a file of ours may not hold (controls, those that turn the
//         direction of text) are left out when it is written.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/core/papers/cue_sheet.h"
#include "app/core/papers/papers.h"
#include "media/base/result.h"

namespace shotlab {

Result<Papers> read_papers(const std::filesystem::path& film);

// Writes those that differ from what lies there, each whole or not at all. A paper in which nothing
// was ever written makes no file.
Status write_papers(const std::filesystem::path& film, const Papers& papers,
                    const FilmFacts& facts);

// As they are written: file name in papers/ and text.
struct PaperFile {
  std::string name;
  std::string text;
};
std::vector<PaperFile> print_papers(const Papers& papers, const FilmFacts& facts);

}  // namespace shotlab
