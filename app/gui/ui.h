// SPDX-License-Identifier: Apache-2.0
//
// What the window remembers for itself: which desk is open, what is being typed, how large it all
// is. Panels take the View (what is) and their part of this (what is being edited) and return
// intents.
//
// Threading: plain values; the window's thread.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/core/action.h"
#include "app/core/view.h"
#include "app/gui/draw/kit.h"
#include "app/gui/draw/long_text.h"

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
};

struct PapersDraft {
  std::string exercise;                     // Whose answers these are.
  std::map<std::string, LongText> answers;  // By question.
  std::map<std::string, double> typed_at;   // Not yet handed on; seconds.
};

struct CutDraft {
  std::string take;                     // Whose marks these are.
  std::optional<std::int64_t> in, out;  // Frames; out is not included.
  int chosen = -1;                      // Event of the cut, -1: none.
};

struct ChecksDraft {
  std::string open;  // Criterion whose card is open; empty: none.
  float anchor = 0;  // Where its chip stands, pixels.
};

struct Ui {
  Desk desk = Desk::shoot;
  bool dark = true;
  float zoom = 1;
  std::optional<bool> course_open;  // Unset: open where there is room.
  bool keys_open = false;
  bool comparing = false;
  PromptDraft prompt;
  NoteDraft note;
  PapersDraft papers;
  CutDraft cut;
  ChecksDraft checks;
  std::string quiz_playing;  // Quiz item whose clip is on the Papers desk's screen.
  bool focus_note = false;   // Put the caret there in the next frame.
};

// What one frame asked for.
struct Intents {
  std::vector<Action> actions;
  std::vector<Transport> transport;

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
