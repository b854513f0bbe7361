// SPDX-License-Identifier: Apache-2.0
//
// What goes with the next shot: files, frames of takes, masks, the camera path, and the take that
// it grows from, kept with the words that are being typed; and what is drawn on takes.

#include <algorithm>
#include <memory>

#include "app/core/frame_file.h"
#include "app/core/marks.h"
#include "app/core/studio_room.h"
#include "app/core/whitebox.h"

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

void StudioRoom::on(const action::DrawMask& a) {
  workers_.start(Lane::disk,
                 [this, a, folder = desk_.folder, width = desk_.info.width,
                  height = desk_.info.height, shot = view_.shot](const Cancel&) -> Workers::Finish {
                   const Result<fs::path> file = write_mask(a.drawing, folder, width, height);
                   const Status written = file ? done() : Status(file.error());
                   return [this, a, folder, shot, written] {
                     if (folder != desk_.folder) return;
                     if (!written) return notice(written.error());
                     add_reference(shot, {"mask", mask_file(a.drawing)});
                   };
                 });
}

void StudioRoom::on(const action::SetPath& a) {
  drafts_[view_.shot].camera_path = a.path;
  forget_flight();
  read_draft();
  save_drafts();
}

void StudioRoom::forget_flight() {
  ++flight_;
  view_.flight = {};
}

void StudioRoom::on(const action::FlyPath&) {
  const PromptDraft& typed = draft_now();
  if (view_.flight.running || typed.camera_path.size() < 2) return;
  const int id = ++flight_;
  view_.flight = {};
  view_.flight.running = true;
  const std::string place = typed.slots.place.empty() ? "street" : typed.slots.place;
  workers_.start(Lane::media,
                 [this, id, flight = WhiteboxFlight{place, typed.seconds, typed.camera_path},
                  cache = desk_.folder / ".cache"](const Cancel& cancel) -> Workers::Finish {
                   const auto tell = [&](double share) {
                     workers_.post([this, id, share] {
                       if (id == flight_) view_.flight.progress = share;
                     });
                   };
                   const Result<fs::path> clip = whitebox_clip(flight, cache, cancel, tell);
                   return [this, id, clip] {
                     if (id != flight_) return;
                     view_.flight = {};
                     if (clip) {
                       view_.flight.clip = *clip;
                     } else if (clip.error().code != ErrorCode::cancelled) {
                       view_.flight.error = clip.error();
                     }
                   };
                 });
}

void StudioRoom::on(const action::SetMark& a) {
  change_film([a](Film& film) { return set_mark(film.folder(), a.take, a.mark); });
}

void StudioRoom::on(const action::RemoveMark& a) {
  change_film([a](Film& film) {
    const Result<bool> gone = remove_mark(film.folder(), a.take, a.kind, a.frame);
    return gone ? done() : Status(gone.error());
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
