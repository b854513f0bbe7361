// SPDX-License-Identifier: Apache-2.0
//
// What a learner asks of any generator, in no provider's words.
//
// Threading: plain values.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "media/model/controls.h"

namespace shotlab {

// The prompt as typed, slot by slot. The slots joined in this order are what is sent.
struct PromptSlots {
  std::string size;     // Shot size and angle: "medium shot".
  std::string subject;  // Who or what is seen.
  std::string action;   // One act that a camera can see.
  std::string place;
  std::string light;  // Light, time and style.
  std::string more;   // Move, lens, sound: whatever the learner adds.

  bool operator==(const PromptSlots&) const = default;
  // Non-empty slots, trimmed, joined by ", " (or "，" when the text is mostly Chinese).
  std::string joined() const;
};

// A picture or clip that goes with the request, known by its bytes.
struct Reference {
  // "image" (who or what it looks like), "style" (its colours), "first_frame", "last_frame",
  // "video" (to be repainted or altered), "mask" (white where that video may change), "element"
  // (with alpha, to be laid into it).
  std::string role;
  std::string name;  // Original file name.
  std::string sha256;
  bool operator==(const Reference&) const = default;
};

struct ShotRequest {
  std::string prompt;    // As sent.
  std::string negative;  // Nouns to keep out; empty if none.
  double seconds = 4;    // Always a parameter, never prose.
  int width = 1280;
  int height = 720;
  std::optional<std::int64_t> seed;  // Absent: the provider chooses.
  std::string model;
  std::string previous_id;  // Provider's id of the job that this one edits; empty if none.
  std::vector<Reference> references;
  std::vector<CameraKey> camera_path;  // Empty: the words move the camera.
  std::vector<SoundCue> sounds;        // Beside the sounds that the words name.
  ShotOutput output = ShotOutput::clip;
  bool extend = false;  // Goes on from previous_id (or the "video" given) instead of altering it.
  bool operator==(const ShotRequest&) const = default;
};

}  // namespace shotlab
