// SPDX-License-Identifier: Apache-2.0
//
// An Action is an intent: what a button, a key or a verb asks for. Only the studio carries it out.
//
// Threading: plain values.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/core/mask_file.h"
#include "app/core/view.h"
#include "media/base/text.h"
#include "media/model/controls.h"
#include "media/model/mark.h"
#include "media/model/shot_request.h"
#include "media/model/take.h"

namespace shotlab {

namespace action {
struct SetLanguage {
  Language language = Language::english;
};
struct OpenExercise {
  std::string id;
};
// The current exercise in a new film; the one before stays on disk as it is.
struct BeginAnew {};
struct ChooseShot {
  std::string id;
};  // Of an exercise with several.
// The builder as typed, on every change: kept (autosaved), read, priced.
struct EditPrompt {
  PromptSlots slots;
  std::string negative;
  double seconds = 4;
  std::optional<std::int64_t> seed;
};
// A picture or clip that goes with the next shot; of first and last frames there is one each.
struct AddReference {
  std::string role;  // As Reference::role.
  std::string file;  // Any path; or one inside the film.
};
struct RemoveReference {
  std::string role;
  std::string file;  // As the view has it.
};
// The same of a take's frame, which is kept in the film as a picture.
struct UseFrame {
  std::string take;
  std::int64_t frame = 0;
  std::string role;
};
// A mask for the clip that is to be changed, kept in the film as a picture.
struct DrawMask {
  MaskDrawing drawing;
};
// Where the camera of the next shot flies; empty: as the words say.
struct SetPath {
  std::vector<CameraKey> path;
};
struct FlyPath {};  // Through the whitebox, to be watched.
// A box, a gaze or a moment on a frame of a take; one of its kind on that frame is drawn anew.
struct SetMark {
  std::string take;
  FrameMark mark;
};
struct RemoveMark {
  std::string take;
  MarkKind kind = MarkKind::head;
  std::int64_t frame = 0;
};
// The next shot changes a take, or goes on from it; without one it is a new one.
struct GrowFrom {
  std::string take;
  bool goes_on = false;
};
struct Shoot {};  // What EditPrompt last said.
struct CancelJob {
  std::string id;
};
struct DismissJob {
  std::string id;
};  // Of a failed one.
struct SelectTake {
  std::string id;
};
struct CompareTakes {
  std::string a, b;
};  // Measured once per pair; the view says how far it is.
struct CastVote {
  std::vector<std::string> takes;
  std::string chosen;  // Empty: could not tell.
};
struct RemoveVote {};  // The newest.
struct AddNote {
  std::string take;
  std::string text;
  std::optional<NotePlace> place;  // None: the whole take.
};
struct RemoveNote {
  std::string take;
  std::string text;                // The newest note that says this,
  std::optional<NotePlace> place;  // of this place.
};
struct LabelTake {
  std::string take;
  std::string label;
  bool on = true;  // Else taken off.
};
struct JudgeTake {
  std::string take;
  Judgement judgement = Judgement::none;
};
struct KeepTake {
  std::string take;
  bool keep = true;
};
struct Answer {
  std::string question;
  std::string text;
};
struct ChooseQuiz {
  std::string item;
  std::string choice;
};
struct OpenHint {};  // The next one; logged, free.
// What lies beside the shots follows them (cut_follow.h).
struct SetCut {
  std::vector<CutRow> cut;
};  // The draft.
// Titles, tracks and markers of it.
struct SetCutRest {
  CutRest rest;
  std::string what;  // Which text was typed in, so that undo can join; empty: no typing.
};
struct ReadVersions {};  // All saved cuts, into the view.
// The cut as it was: shots and what goes with them, at once.
struct BringBack {
  std::vector<CutRow> cut;
  CutRest rest;
};
struct SaveCut {};
struct Export {};
// All words of the papers as they are now; kept at once.
struct SetPapers {
  Papers papers;
  std::string what;  // Which text was typed in, so that undo can join; empty: no typing.
};
// The hash of a signed paper, for a consent; the file stays where it is.
struct AddEvidence {
  std::string consent;  // Id of the record.
  std::string file;
};
// What would go in, and what is missing: asked again by itself when the film changes.
struct PlanHandIn {
  HandInOptions options;
};
struct HandIn {
  HandInOptions options;
};
struct DismissNotice {};
}  // namespace action

using Action = std::variant<
    action::SetLanguage, action::OpenExercise, action::BeginAnew, action::ChooseShot,
    action::EditPrompt, action::AddReference, action::RemoveReference, action::UseFrame,
    action::DrawMask, action::SetPath, action::FlyPath, action::SetMark, action::RemoveMark,
    action::GrowFrom, action::Shoot, action::CancelJob, action::DismissJob, action::SelectTake,
    action::CompareTakes, action::CastVote, action::RemoveVote, action::AddNote, action::RemoveNote,
    action::LabelTake, action::JudgeTake, action::KeepTake, action::Answer, action::ChooseQuiz,
    action::OpenHint, action::SetCut, action::SetCutRest, action::ReadVersions, action::BringBack,
    action::SaveCut, action::Export, action::SetPapers, action::AddEvidence, action::PlanHandIn,
    action::HandIn, action::DismissNotice>;

}  // namespace shotlab
