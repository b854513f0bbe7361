// SPDX-License-Identifier: Apache-2.0

#include "app/gui/ui.h"

#include <charconv>

namespace shotlab::gui {

action::EditPrompt edit_from(const PromptDraft& draft) {
  action::EditPrompt edit;
  edit.slots = draft.slots;
  edit.negative = draft.negative;
  edit.seconds = draft.seconds;
  std::int64_t seed = 0;
  const char* end = draft.seed.data() + draft.seed.size();
  if (std::from_chars(draft.seed.data(), end, seed).ptr == end && !draft.seed.empty())
    edit.seed = seed;
  return edit;
}

PromptDraft draft_from(const action::EditPrompt& edit) {
  PromptDraft draft;
  draft.slots = edit.slots;
  draft.negative = edit.negative;
  draft.seconds = edit.seconds;
  if (edit.seed) draft.seed = std::to_string(*edit.seed);
  return draft;
}

}  // namespace shotlab::gui
