// SPDX-License-Identifier: Apache-2.0
//
// The film vocabulary as data: one table per slot, both languages in one row.
//
// Threading: constant tables.
// Source:    reference "film-language" §3-4, "checks" §8.1 and §8.4, "craft" §7.
//
// `words` are alternatives parted by "|", written in small letters, Traditional or Simplified:
//   "walk(s,ing)"  walk, walks, walking      "check(s) ~ watch"  up to three words in between
//   "=ms"          only in capitals, or alone in its clause ("Ms Chan" is no shot)
//   "^日"          only alone in its clause            "行$"  only at the end of a clause
// A plain noun also matches its plural.

#pragma once

#include <span>

#include "exercises/language/prompt_reading.h"

namespace shotlab {

enum class WordKind {
  concept_name,   // A Concept of its slot.
  move_head,      // A word that may name a camera move; `id` is its family.
  direction,      // left, right, up, down, in, out, cw, ccw, around.
  bare_side,      // 左 or 右 alone: a direction only beside a move word.
  side,           // "from the left": where a light stands.
  manner,         // "slowly", "fast", "smooth"; `id` is slow, fast or "".
  camera,         // The camera as the one who acts.
  negation,       //
  removal,        // "remove": as a negation, and an edit obeys it.
  negative_mark,  // "negative prompt:" - everything after it in the sentence is not wanted.
  garment,        // coat, hat, scarf, mark.
  shape,          // Of a mark.
  age,            //
  number,         // one, two, 三.
  times,          // "times", 次, "steps", 步 after a number.
  count,          // "twice": a number and its times in one word.
  vague,          // Names nothing a camera could see.
  decoy,          // Looks like a film word and is none: "frying pan", 旋轉木馬.
};

// How much a move word needs beside it before it is believed.
enum class MoveTrust {
  strong,    // Always a move.
  beside,    // With a direction or a manner beside it, the camera before it, or alone.
  camera,    // Only if the camera does it.
  turn,      // As `beside`, but a manner is not enough: wheels, waves and sleeves roll too.
  vehicle,   // As `beside`, but never after an article: "a truck left the yard".
  unpeopled  // Unless somebody in the same clause does it: 推到門口, but not 老伯推到門口.
};

struct WordEntry {
  WordKind kind = WordKind::concept_name;
  Slot slot = Slot::size;
  const char* id = "";
  const char* en = "";  // Label; empty where the concept is never shown.
  const char* zh = "";
  const char* words = "";
  const char* attributes = "";  // "age=old;mark=round"
  MoveTrust trust = MoveTrust::strong;
};

std::span<const WordEntry> size_words();
std::span<const WordEntry> angle_words();
std::span<const WordEntry> move_words();
std::span<const WordEntry> lens_words();
std::span<const WordEntry> light_words();
std::span<const WordEntry> colour_words();
std::span<const WordEntry> subject_words();
std::span<const WordEntry> action_words();
std::span<const WordEntry> place_words();
std::span<const WordEntry> style_words();
std::span<const WordEntry> audio_words();
std::span<const WordEntry> grammar_words();

// The label of a move id, also of those that only arise from a word and a direction.
Text label_of_move(std::string_view id);

}  // namespace shotlab
