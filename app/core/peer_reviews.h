// SPDX-License-Identifier: Apache-2.0
//
// papers/peers.toml: what was written about other people's packages, an observation a section.
//
//   version = 1
//   [[review]]
//   manifest = "9f86..."                 # SHA-256 of the package's manifest: which one it was
//   film = "Night tram"
//   takes = ["0001-old-man"]             # That it holds, and the hashes of their clips.
//   clips = ["2c26..."]
//   [[note]]
//   manifest = "9f86..."
//   section = "story"
//   words = "In 0001 he waits before he looks up."
//   utc = "2026-11-30T10:00:00Z"
//
// Errors: a damaged file is named; a missing one holds no reviews.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/core/handin/hand_in.h"
#include "exercises/engine/verdict.h"
#include "media/base/result.h"

namespace shotlab {

struct PeerNote {
  std::string section, words, utc;
};

struct PeerPackage {
  std::string manifest;  // SHA-256
  std::string film;
  std::vector<PackedTake> takes;
  std::vector<PeerNote> notes;
};

Result<std::vector<PeerPackage>> read_peers(const std::filesystem::path& film);

// A later note on the same section takes the place of the earlier. Refused without a section or
// without words.
Status add_peer_note(const std::filesystem::path& film, const HandInCheck& package,
                     const PeerNote& note);
// True if there was one.
Result<bool> remove_peer_note(const std::filesystem::path& film, const std::string& manifest,
                              const std::string& section);

// As the checks read them; `own`: the takes of the film that the reviews are in.
std::vector<PeerReview> peer_reviews(const std::vector<PeerPackage>& packages,
                                     const std::vector<Take>& own);

}  // namespace shotlab
