// SPDX-License-Identifier: Apache-2.0
//
// What a film keeps of the learner's desk: prompts in the making (papers/draft.toml), the cut being
// edited (papers/cut.toml) and hints that were opened (papers/hints.toml; a log, no penalty).
//
// Errors: a damaged file is named; a missing one is an empty desk.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/core/view.h"
#include "media/base/result.h"
#include "media/model/shot_request.h"

namespace shotlab {

// A picture or clip that is to go with the shot.
struct DraftReference {
  std::string role;  // As Reference::role.
  std::string file;  // Inside the film: "assets/frames/0002-lantern-f00037.png"; else absolute.
  bool operator==(const DraftReference&) const = default;
};

struct PromptDraft {
  PromptSlots slots;
  std::string negative;
  double seconds = 4;
  std::optional<std::int64_t> seed;
  std::vector<DraftReference> references;
  std::string grows_from;  // Take that the shot changes, or goes on from; empty: a new one.
  bool goes_on = false;    // It goes on from it.
  std::vector<CameraKey> camera_path;  // Empty: the words move the camera.
  bool operator==(const PromptDraft&) const = default;
};

using Drafts = std::map<std::string, PromptDraft>;  // By shot; "" for an exercise with one.

// A file that cannot be read is not written over.
Status write_drafts(const std::filesystem::path& film, const Drafts& drafts);
Result<Drafts> read_drafts(const std::filesystem::path& film);

// The cut as it is being edited, kept at every change (papers/cut.toml): what was not saved as a
// version is there again after a crash.
struct CutDraftFile {
  int based_on = 0;  // Version of the cut that was being changed; 0: there was none.
  std::vector<CutRow> shots;
  std::optional<CutRest> beside;  // Absent in files of before it could be edited.
};
Status write_cut_draft(const std::filesystem::path& film, const CutDraftFile& draft);
// Nullopt: there is none.
Result<std::optional<CutDraftFile>> read_cut_draft(const std::filesystem::path& film);

struct OpenedHint {
  int number = 0;  // From 1.
  std::string utc;
  bool operator==(const OpenedHint&) const = default;
};

Status log_hint(const std::filesystem::path& film, const OpenedHint& hint);
Result<std::vector<OpenedHint>> read_hints(const std::filesystem::path& film);

}  // namespace shotlab
