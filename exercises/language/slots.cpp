// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/slots.h"

#include "media/base/text.h"

namespace shotlab {
namespace {

// Words of one's own that are enough to say something: "paper boat", 紙船.
constexpr std::size_t kOwnWords = 1;
constexpr std::size_t kOwnHan = 2;
// In a prompt that came whole they must carry subject, act and place together (craft, §7).
constexpr std::size_t kWholeWords = 3;
constexpr std::size_t kWholeHan = 4;

bool says(const PromptReading& reading, std::string_view text, std::size_t words, std::size_t han) {
  std::size_t own_han = 0;
  for (const auto& [begin, end] : reading.unread) {
    own_han += count_han(text.substr(begin, end - begin));
  }
  return own_han >= han || reading.unread_words - own_han >= words;
}

bool has_light(const PromptReading& reading) {
  return reading.first(Slot::light) || reading.first(Slot::time) || reading.first(Slot::palette) ||
         reading.first(Slot::style);
}

}  // namespace

std::map<std::string, bool> filled_slots(const PromptSlots& slots, const std::string& prompt) {
  const bool whole = slots == PromptSlots{};
  const std::string text = whole ? prompt : slots.joined();
  const PromptReading reading = read_prompt(text);
  std::map<std::string, bool> filled;
  for (int i = 0; i < kSlotCount; ++i) {
    const Slot slot = static_cast<Slot>(i);
    filled[std::string(name_of(slot))] = reading.first(slot) != nullptr;
  }
  filled["light"] = has_light(reading);
  if (whole) {
    const bool own = says(reading, text, kWholeWords, kWholeHan);
    for (const char* slot : {"subject", "action", "place"}) filled[slot] = filled[slot] || own;
    return filled;
  }
  // In the builder each slot speaks for itself.
  const auto typed = [&](const std::string& words, Slot slot) {
    const PromptReading own = read_prompt(words);
    return own.first(slot) != nullptr || says(own, words, kOwnWords, kOwnHan);
  };
  filled["size"] = read_prompt(slots.size).first(Slot::size) != nullptr;
  filled["subject"] = typed(slots.subject, Slot::subject);
  filled["action"] = typed(slots.action, Slot::action);
  filled["place"] = typed(slots.place, Slot::place);
  const PromptReading light = read_prompt(slots.light);
  filled["light"] = has_light(light) || says(light, slots.light, kOwnWords, kOwnHan);
  return filled;
}

}  // namespace shotlab
