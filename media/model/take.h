// SPDX-License-Identifier: Apache-2.0
//
// A take is the bytes of a clip as received and the recipe that made it (design, §4).
//
// Threading: plain values.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "media/model/mark.h"
#include "media/model/shot_request.h"

namespace shotlab {

enum class Judgement { none, keep, maybe, no };

// What a note is about: a frame of the take, or a part of its picture.
struct NotePlace {
  std::int64_t frame = 0;          // As presented.
  std::optional<FrameBox> region;  // None: the whole picture.
  bool operator==(const NotePlace&) const = default;
};

struct Note {
  std::string text;
  std::string utc;                 // RFC 3339
  std::optional<NotePlace> place;  // None: the whole take.
  bool operator==(const Note&) const = default;
};

struct Take {
  std::string id;  // Folder name and name for people: "0007-lantern".
  int number = 0;  // 7
  ShotRequest request;
  PromptSlots slots;             // As typed; empty when the prompt came whole.
  std::string rewritten_prompt;  // What the service says it used; empty if it does not say.
  std::string exercise;          // Exercise that it was shot for; empty if none.
  std::string shot;      // Which shot of the exercise, e.g. "pan"; empty if it has one shot.
  std::string provider;  // Profile: "practice", ...
  std::string model;
  std::string provider_job_id;
  std::string job_id;          // In the ledger.
  std::string parent;          // Take that this one grew from; empty if none.
  std::string parent_sha256;   // Of the parent's clip as it was then; empty if unknown.
  std::string replay_of;       // Take whose request this one repeats byte for byte; empty if none.
  std::string adapter;         // Wire that it was asked for over: "gemini-interactions".
  std::string request_sha256;  // Of the body of the request as sent; empty in older takes.
  std::string started_utc, finished_utc;
  std::int64_t cost_estimated_micros = 0;  // Millionths of `currency`.
  std::int64_t cost_real_micros = 0;
  std::string currency = "USD";
  std::string sha256;  // Of take.mp4.
  std::int64_t bytes = 0;
  std::vector<Note> notes;
  std::vector<std::string> labels;  // Words by which takes are found again, each once.
  Judgement judgement = Judgement::none;
  bool keeper = false;
  std::filesystem::path clip;  // Where take.mp4 lies now; not part of the recipe.
  bool operator==(const Take&) const = default;
};

}  // namespace shotlab
