// SPDX-License-Identifier: Apache-2.0
//
// What the window remembers for itself: which desk is open, what is being typed, how large it all
// is. Panels take the View (what is) and their part of this (what is being edited) and return
// intents.
//
// Threading: plain values; the window's thread.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/core/action.h"
#include "app/core/view.h"
#include "app/gui/draw/kit.h"
#include "app/gui/draw/long_text.h"
#include "app/gui/draw/number_field.h"
#include "app/gui/key_map.h"

namespace shotlab::gui {

enum class Desk { brief, shoot, look, cut, papers };
inline constexpr int kDeskCount = 5;

// The player as the screen shows it.
struct ScreenView {
  enum class State { empty, loading, ready, failed } state = State::empty;
  std::string take;
  std::int64_t frames = 0;
  std::int64_t frame = 0;
  Rational fps{24, 1};
  bool playing = false;
  double speed = 1;
  bool loop = true;
  bool sound = false;  // The clip has some, and there is a device.
  std::optional<Shown> picture;
  std::optional<Shown> over;  // In a dissolve: what comes, over the picture,
  float share = 0;            // so much of it.
  struct Title {
    std::filesystem::path picture;
    float level = 1;
  };
  std::vector<Title> titles;  // Over all of it.
  float light = 1;            // 0: faded to black.
  std::optional<Error> error;
};

namespace transport {
struct Toggle {};
struct Play {
  double speed = 1;
};
struct Pause {};
struct Seek {
  std::int64_t frame = 0;
};
struct Step {
  std::int64_t frames = 0;
};
struct Loop {
  bool on = true;
};
}  // namespace transport

using Transport = std::variant<transport::Toggle, transport::Play, transport::Pause,
                               transport::Seek, transport::Step, transport::Loop>;

struct PromptDraft {
  PromptSlots slots;
  std::string negative;
  double seconds = 4;
  std::string seed;  // As typed; digits or nothing.
  bool operator==(const PromptDraft&) const = default;
};

struct NoteDraft {
  std::string take;  // For which it is being typed.
  std::string text;
  std::optional<NotePlace> place;  // None: about the whole take.
};

enum class PapersPage { questions, cue, consent, who, disclosure, handin };
inline constexpr int kPapersPageCount = 6;

struct PapersDraft {
  std::string exercise;                     // Whose answers these are.
  std::map<std::string, LongText> answers;  // By question.
  std::map<std::string, double> typed_at;   // Not yet handed on; seconds.

  PapersPage page = PapersPage::questions;
  std::string film;                             // Whose papers these are.
  std::map<std::string, LongText> texts;        // By name of the field (paper_fields.h).
  std::map<std::string, double> text_typed_at;  // As above.
  std::string consent;                          // Record that is shown; empty: the first.
  std::string shot;                             // Take whose makers are shown; empty: the film's.
  std::string evidence;                         // Path of a signed paper, as typed.
  std::optional<HandInOptions> asked;           // What the plan was last asked for.
};

struct CutDraft {
  std::string take;                     // Whose marks these are.
  std::optional<std::int64_t> in, out;  // Frames; out is not included.
  int chosen = -1;                      // Shot of the cut, -1: none.
  // What else of the cut is chosen; never two things at once.
  int title = -1, marker = -1, track = -1;
  LongText title_text;               // As typed.
  std::string marker_text;           // As typed.
  int typing = -1;                   // Title or marker that these words are of.
  bool focus_words = false;          // Put the caret there in the next frame.
  bool film = false;                 // The Cut desk's screen shows the film, not the take.
  std::optional<std::int64_t> seek;  // Film frame that the timeline asked for in this frame.
  float zoom = 0;                    // Pixels per film frame at scale 1; 0: the whole fits.

  // What the pointer is doing to the line, until it is let go.
  enum class Hold {
    none,
    in,
    out,
    roll,
    move,
    slip,
    sound,
    title_in,
    title_out,
    title
  } hold = Hold::none;
  std::size_t held = 0;  // Shot, or title.
  float held_from = 0;   // Where it was taken, pixels.
};

// Which part of the pictures is shown, the same in all of them: a linked loupe.
struct Framing {
  float zoom = 1;            // 1: the whole picture.
  float x = 0.5f, y = 0.5f;  // Centre of the part, shares of width and height.
  bool operator==(const Framing&) const = default;
};

// What the pointer does to the picture on the screen.
enum class PictureTool {
  none,  // Plays it, and moves the loupe.
  head,
  subject,
  region,
  gaze,
  note,  // What the note that is being typed is about.
  mask_box,
  mask_ellipse,
  mask_brush,
};

// What is being drawn on the picture: marks of a take, or the mask of the next shot. In picture
// widths and heights.
struct DrawDraft {
  PictureTool tool = PictureTool::none;
  bool held = false;
  FrameBox box;                      // From where the pointer went down to where it is.
  std::vector<BrushStroke> strokes;  // Of a mask that is not done yet.
  double brush = 0.06;               // Of its width.
  NumberDraft number;
};

// The camera path as it is being edited; its keys are the view's.
struct PathDraft {
  bool open = false;    // In place of the screen.
  std::size_t key = 0;  // Chosen.
  double at = 0;        // Seconds: where the camera is shown, unless the flight plays.
  bool wanted = false;  // The flight is to be played as soon as it is there.

  enum class Hold { none, place, look } hold = Hold::none;
  // What the plans show, kept while something is held: else the ground moves under the pointer.
  struct Extent {
    double u0 = 0, u1 = 0, v0 = 0, v1 = 0;  // Metres.
  };
  std::optional<Extent> plan, side;
  NumberDraft number;
};

enum class CompareLook { side, wipe, difference, onion, blink };
inline constexpr int kCompareLookCount = 5;
inline constexpr std::size_t kMostOthers = 8;  // Beside the selected take: nine in all.

enum class Scope { none, waveform, parade, vectorscope, histogram };
inline constexpr int kScopeCount = 5;

// Comparing without knowing which is which.
struct BlindDraft {
  bool on = false;
  bool revealed = false;
  bool voted = false;              // Just now.
  std::vector<std::size_t> order;  // Which screen stands at each place.
  std::uint64_t seed = 0;
};

struct CompareDraft {
  bool on = false;
  BlindDraft blind;
  std::vector<std::string> with;  // Takes marked for it; empty: the parent, or the one before.
  CompareLook look = CompareLook::side;
  float line = 0.5f;   // Of the wipe, from left to right.
  float share = 0.5f;  // Of the selected take in the onion.
  double gain = 2;     // Of the difference.
  bool ssim = true;    // The graph's; false: PSNR.
};

// Saved versions of the cut beside one another.
struct VersionsDraft {
  bool open = false;
  int a = 0, b = 0;   // Which two; 0: the cut as it is now.
  std::string asked;  // For which film and newest version they were asked for last.
};

struct GlossaryDraft {
  std::string query;
  std::string open;  // Term whose meaning is shown.
  // The terms of this exercise, found once.
  const Exercise* exercise = nullptr;
  std::vector<const Term*> used;
};

struct ChecksDraft {
  std::string open;  // Criterion whose card is open; empty: none.
  float anchor = 0;  // Where its chip stands, pixels.
};

struct KeysDraft {
  bool open = false;                // The sheet.
  std::optional<Command> choosing;  // Waits for its new key.
  KeySettings settings;
};

struct PaletteDraft {
  bool open = false;
  std::string query;
  int at = 0;  // Which of the lines found.
  bool focus = false;
};

struct Ui {
  Desk desk = Desk::shoot;
  bool dark = true;
  float zoom = 1;
  std::optional<bool> course_open;  // Unset: open where there is room.
  KeysDraft keys;
  PaletteDraft palette;
  bool presenting = false;     // Large type, one exercise, keys shown.
  bool screening = false;      // The film alone.
  double screening_from = -1;  // When it began, as Kit::now; below 0: not yet.
  bool screening_runs = false;
  std::optional<Command> last_command;  // For the presenter's audience.
  double last_command_at = 0;
  bool full_screen = false;
  CompareDraft compare;
  Framing framing;
  Desk framed = Desk::shoot;  // Whose framing it is: each desk begins with the whole picture.
  Scope scope = Scope::none;
  PromptDraft prompt;
  bool model_open = false;  // The model answer, on the Brief desk.
  bool begin_anew = false;  // Asked whether to begin the exercise anew.
  bool ingredients_open = false;
  DrawDraft drawing;
  PathDraft path;
  NoteDraft note;
  PapersDraft papers;
  CutDraft cut;
  ChecksDraft checks;
  VersionsDraft versions;
  GlossaryDraft glossary;
  std::string label;         // A label that is being typed, ...
  std::string label_take;    // ... and for which take.
  std::string labels_shown;  // The wall shows takes with this label only; empty: all.
  std::string quiz_playing;  // Quiz item whose clip is on the Papers desk's screen.
  bool focus_note = false;   // Put the caret there in the next frame.
};

// The screen shows the film that is being cut, not a take.
inline bool film_shown(const Ui& ui) { return ui.desk == Desk::cut && ui.cut.film; }

// What undo and redo would be about; empty: there is nothing.
struct UndoWords {
  Text undo, redo;
};

// What one frame asked for.
struct Intents {
  std::vector<Action> actions;
  std::vector<Transport> transport;
  bool undo = false, redo = false;

  void add(const std::optional<Action>& action) {
    if (action) actions.push_back(*action);
  }
  void add(const std::optional<Transport>& command) {
    if (command) transport.push_back(*command);
  }
};

action::EditPrompt edit_from(const PromptDraft& draft);
PromptDraft draft_from(const action::EditPrompt& edit);

}  // namespace shotlab::gui
