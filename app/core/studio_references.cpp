// SPDX-License-Identifier: Apache-2.0
//
// What goes with the next shot: files, frames of takes, and the take that it grows from. Kept with
// the words that are being typed.

#include <algorithm>
#include <memory>

#include "app/core/frame_file.h"
#include "app/core/studio_room.h"

namespace shotlab {
namespace fs = std::filesystem;

void StudioRoom::add_reference(const std::string& shot, const DraftReference& reference) {
  std::vector<DraftReference>& all = drafts_[shot].references;
  if (std::find(all.begin(), all.end(), reference) != all.end()) return;
  if (one_per_shot(reference.role))
    std::erase_if(all, [&](const DraftReference& other) { return other.role == reference.role; });
  all.push_back(reference);
  read_draft();
  save_drafts();
}

void StudioRoom::on(const action::AddReference& a) { add_reference(view_.shot, {a.role, a.file}); }

void StudioRoom::on(const action::RemoveReference& a) {
  std::erase(drafts_[view_.shot].references, DraftReference{a.role, a.file});
  read_draft();
  save_drafts();
}

void StudioRoom::on(const action::UseFrame& a) {
  fs::path clip;
  for (const TakeRow& row : view_.takes) {
    if (row.take.id == a.take) clip = row.take.clip;
  }
  if (clip.empty()) return;
  const fs::path inside = frame_file(a.take, a.frame);
  workers_.start(Lane::media,
                 [this, a, clip, inside, folder = desk_.folder,
                  shot = view_.shot](const Cancel& cancel) -> Workers::Finish {
                   Status written = write_frame(clip, a.frame, folder / inside, cancel);
                   return [this, a, inside, folder, shot, written] {
                     if (folder != desk_.folder) return;
                     if (!written) return notice(written.error());
                     add_reference(shot, {a.role, inside.string()});
                   };
                 });
}

void StudioRoom::on(const action::GrowFrom& a) {
  PromptDraft& draft = drafts_[view_.shot];
  draft.grows_from = a.take;
  draft.goes_on = !a.take.empty() && a.goes_on;
  read_draft();
  save_drafts();
}

}  // namespace shotlab
