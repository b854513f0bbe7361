// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/reading_words.h"

#include <array>

namespace shotlab::gui {
namespace {

constexpr std::array<std::string_view, 6> kSlots{"size",  "subject", "action",
                                                 "place", "light",   "more"};

const Text kAsWritten{"taken as you wrote it", "照你所寫"};
const Text kNoSize{"no shot size in these words yet", "未讀到景別"};
const Text kNoLight{"no light or time in these words yet", "未讀到光線或時間"};
const Text kVague{"“{0}”: no camera can see this", "「{0}」：鏡頭看不見"};
const Text kNot{"not: {0}", "不要：{0}"};

struct Span {
  std::size_t begin = 0, end = 0;
};

// Where a slot's words stand in slots.joined().
Span span_of(const PromptSlots& slots, std::string_view wanted) {
  const std::string joined = slots.joined();
  std::size_t from = 0;
  for (std::string_view slot : kSlots) {
    const std::string_view words = trim(slot_text(slots, slot));
    if (words.empty()) continue;
    const std::size_t at = joined.find(words, from);
    if (at == std::string::npos) return {};
    if (slot == wanted) return {at, at + words.size()};
    from = at + words.size();
  }
  return {};
}

std::string in_both(const Text& label, Language language) {
  if (label.en == label.zh || label.zh.empty()) return label.en;
  if (label.en.empty()) return label.zh;
  return language == Language::english ? label.en + " · " + label.zh : label.zh + " · " + label.en;
}

}  // namespace

std::string& slot_text(PromptSlots& slots, std::string_view slot) {
  if (slot == "size") return slots.size;
  if (slot == "subject") return slots.subject;
  if (slot == "action") return slots.action;
  if (slot == "place") return slots.place;
  if (slot == "light") return slots.light;
  return slots.more;
}

const std::string& slot_text(const PromptSlots& slots, std::string_view slot) {
  return slot_text(const_cast<PromptSlots&>(slots), slot);
}

SlotReading reading_of(const PromptReading& reading, const PromptSlots& slots,
                       std::string_view slot, Language language) {
  const Span span = span_of(slots, slot);
  if (span.end == span.begin) return {};
  const auto inside = [&](const Concept& c) { return c.begin >= span.begin && c.begin < span.end; };

  SlotReading result;
  bool size_found = false;
  for (const Concept& c : reading.concepts) {
    if (!inside(c)) continue;
    std::string words = in_both(c.label, language);
    if (c.negated) words = fill(kNot, {words}).in(language);
    // The same thing named twice is said once.
    if (result.words.find(words) == std::string::npos) {
      result.words += (result.words.empty() ? "" : "   ") + words;
    }
    size_found = size_found || c.slot == Slot::size;
  }
  for (const Concept& c : reading.vague) {
    if (!inside(c)) continue;
    const std::string joined = slots.joined();
    const std::string words =
        c.end <= joined.size() ? joined.substr(c.begin, c.end - c.begin) : c.id;
    return {SlotReading::Tone::vague, fill(kVague, {words}).in(language)};
  }
  if (!result.words.empty()) {
    result.tone = SlotReading::Tone::read;
    if (slot == "size" && !size_found) {
      result.tone = SlotReading::Tone::nothing_found;
      result.words += "   " + kNoSize.in(language);
    }
    return result;
  }
  if (slot == "size") return {SlotReading::Tone::nothing_found, kNoSize.in(language)};
  if (slot == "light") return {SlotReading::Tone::nothing_found, kNoLight.in(language)};
  return {SlotReading::Tone::as_written, kAsWritten.in(language)};
}

}  // namespace shotlab::gui
