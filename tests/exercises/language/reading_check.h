// SPDX-License-Identifier: Apache-2.0
//
// What a test says of a reading.

#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "exercises/language/prompt_reading.h"

namespace shotlab::test {

// "pan_left" for one move; "pan_left tilt_up" for two, in alphabetic order; "" for none.
inline std::string ids_of(const PromptReading& reading, Slot slot) {
  std::set<std::string> ids;
  for (const Concept* read : reading.all(slot)) ids.insert(read->id);
  std::string joined;
  for (const std::string& id : ids) joined += (joined.empty() ? "" : " ") + id;
  return joined;
}

inline std::string moves_in(std::string_view prompt) {
  return ids_of(read_prompt(prompt), Slot::move);
}

inline const Concept* find(const PromptReading& reading, Slot slot, std::string_view id) {
  for (const Concept& read : reading.concepts) {
    if (read.slot == slot && read.id == id) return &read;
  }
  return nullptr;
}

inline std::string attribute_in(std::string_view prompt, Slot slot, std::string_view name) {
  const PromptReading reading = read_prompt(prompt);
  const Concept* read = reading.first(slot);
  return read ? std::string(PromptReading::attribute(*read, name)) : "(nothing)";
}

}  // namespace shotlab::test
