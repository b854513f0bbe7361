// SPDX-License-Identifier: Apache-2.0
//
// The way back from actions: undo and redo of everything that is not money. What spends (a shot),
// leaves the film (an export) or only looks (selecting, comparing) is not noted.
//
// Typing is one step per pause: changes of one text that follow each other within a second and a
// half are taken back together.
//
// Threading: a plain value; the owner's thread.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/core/action.h"
#include "app/core/view.h"
#include "media/base/text.h"

namespace shotlab {

class UndoLog {
 public:
  struct Step {
    std::vector<Action> actions;  // To be carried out in this order.
    Text words;                   // What is taken back or done again: "the judgement of 0002".
  };

  // Call before the action is carried out. `view` and `prompt` are what is there before it; `now`
  // is in seconds of any steady clock. In another film than the last action's, the log begins anew.
  void note(const Action& action, const View& view, const action::EditPrompt& prompt, double now);

  std::optional<Step> undo();
  std::optional<Step> redo();
  // What undo() and redo() would be about; empty: nothing.
  Text undo_words() const;
  Text redo_words() const;

 private:
  struct Entry {
    std::vector<Action> back, forth;
    Text words;
    std::string text;  // Which text was typed in, to join what follows; empty: none.
    double at = 0;
  };
  std::vector<Entry> done_, undone_;
  std::string film_, shot_;
};

}  // namespace shotlab
