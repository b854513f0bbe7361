// SPDX-License-Identifier: Apache-2.0

#include "app/core/slots_read.h"

#include "exercises/language/prompt_reading.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

// Something that is not only a vague word.
bool says_anything(const std::string& typed) {
  if (trim(typed).empty()) return false;
  const PromptReading reading = read_prompt(typed);
  return !reading.concepts.empty() || reading.unread_words > 0;
}

bool names(const std::string& typed, std::initializer_list<Slot> any_of) {
  const PromptReading reading = read_prompt(typed);
  for (const Slot slot : any_of) {
    if (reading.first(slot) != nullptr) return true;
  }
  return false;
}

}  // namespace

std::map<std::string, bool> slots_filled(const PromptSlots& slots) {
  return {{"size", names(slots.size, {Slot::size})},
          {"subject", says_anything(slots.subject)},
          {"action", says_anything(slots.action)},
          {"place", says_anything(slots.place)},
          {"light", names(slots.light, {Slot::light, Slot::time, Slot::palette, Slot::style})}};
}

}  // namespace shotlab
