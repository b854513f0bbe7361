// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/reading_words.h"

#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

namespace {

Concept at(const std::string& prompt, const std::string& words, Slot slot, Text label) {
  Concept c;
  c.slot = slot;
  c.label = std::move(label);
  c.begin = prompt.find(words);
  c.end = c.begin + words.size();
  return c;
}

}  // namespace

TEST_CASE("A slot's line says in both languages how it is read", "[gui]") {
  const PromptSlots slots{.size = "medium shot", .subject = "an old man"};
  PromptReading reading;
  reading.concepts = {at(slots.joined(), "medium shot", Slot::size, {"medium shot", "中景"})};

  CHECK(reading_of(reading, slots, "size", Language::english).words == "medium shot · 中景");
  CHECK(reading_of(reading, slots, "size", Language::chinese).words == "中景 · medium shot");
}

TEST_CASE("Words belong to the slot they stand in, not to the slot of their meaning", "[gui]") {
  const PromptSlots slots{.size = "close-up", .place = "tram stop", .more = "pan left"};
  PromptReading reading;
  const std::string prompt = slots.joined();
  reading.concepts = {at(prompt, "close-up", Slot::size, {"close-up", "特寫"}),
                      at(prompt, "pan left", Slot::move, {"pan left", "左搖"})};

  CHECK(reading_of(reading, slots, "more", Language::english).words == "pan left · 左搖");
  CHECK(reading_of(reading, slots, "place", Language::english).tone ==
        SlotReading::Tone::as_written);
}

TEST_CASE("A size slot without a size says so", "[gui]") {
  const PromptSlots slots{.size = "beautiful"};

  CHECK(reading_of({}, slots, "size", Language::english).tone == SlotReading::Tone::nothing_found);
}

TEST_CASE("A word that no camera can see is named", "[gui]") {
  const PromptSlots slots{.subject = "a cinematic dog"};
  PromptReading reading;
  reading.vague = {at(slots.joined(), "cinematic", Slot::style, {})};

  const SlotReading read = reading_of(reading, slots, "subject", Language::english);

  CHECK(read.tone == SlotReading::Tone::vague);
  CHECK_THAT(read.words, test::contains("cinematic"));
}

TEST_CASE("What is negated is shown as not wanted, and an empty slot says nothing", "[gui]") {
  const PromptSlots slots{.subject = "no dog"};
  PromptReading reading;
  reading.concepts = {at(slots.joined(), "dog", Slot::subject, {"dog", "狗"})};
  reading.concepts[0].negated = true;

  CHECK(reading_of(reading, slots, "subject", Language::english).words == "not: dog · 狗");
  CHECK(reading_of(reading, slots, "place", Language::english).words.empty());
}
