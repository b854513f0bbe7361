// SPDX-License-Identifier: Apache-2.0
//
// How one slot of the prompt is read, in one line: "medium shot · 中景".
//
// Threading: pure functions.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "exercises/language/prompt_reading.h"
#include "media/base/text.h"
#include "media/model/shot_request.h"

namespace shotlab::gui {

struct SlotReading {
  enum class Tone { empty, read, as_written, nothing_found, vague } tone = Tone::empty;
  std::string words;  // In the language asked for; empty for an empty slot.
};

// `slot` is "size", "subject", "action", "place", "light" or "more". `reading` is of
// slots.joined(); if it is older than what was just typed, the line says what still holds.
SlotReading reading_of(const PromptReading& reading, const PromptSlots& slots,
                       std::string_view slot, Language language);

// The text of a slot by its name.
std::string& slot_text(PromptSlots& slots, std::string_view slot);
const std::string& slot_text(const PromptSlots& slots, std::string_view slot);

}  // namespace shotlab::gui
