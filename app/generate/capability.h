// SPDX-License-Identifier: Apache-2.0
//
// What a model can do and what it costs, known before anything is sent. Data, not code: the
// built-in catalogue is models.json, and a person's own models.json goes over it (catalogue.h).
//
// Threading: plain values and pure functions.
// Source:    reference "apis" §7, §8 (capability record).

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "media/base/text.h"
#include "media/model/shot_request.h"

namespace shotlab {

struct Capability {
  std::string model;
  std::string adapter;  // Its wire: "gemini-interactions", ... (wires.h).
  double seconds_min = 3, seconds_max = 15, seconds_step = 1;
  std::vector<std::string> resolutions;  // "720p", ...; "any": whatever is asked for.
  bool seed = false;
  bool negative = false;
  std::int64_t micros_per_second = 0;  // Estimated price at 720p, millionths of USD.
  std::string as_of;                   // Day on which prices and limits were read.
  std::vector<std::string> aspects = {"16:9", "9:16"};       // Or "any".
  std::vector<std::pair<std::string, std::int64_t>> prices;  // By resolution, micros per second.
  std::size_t max_references = 6;
  std::string gone_since;   // Day it was switched off; empty: alive.
  std::string replaced_by;  // Model to offer instead.
  bool edit = true;         // Takes ShotRequest::previous_id.
  int result_hours = 48;    // How long the provider keeps a clip; 0: it does not say.

  std::vector<double> durations;  // The only lengths there are; empty: the range above.
  // Lengths that something else forces: {"1080p", 8}, {"references", 8}, {"extend", 8}.
  std::vector<std::pair<std::string, double>> only_seconds;
  bool first_frame = true, last_frame = true;
  bool pictures = true;       // References of role "image" (and "style", where it is told apart).
  bool clips = true;          // A clip of the learner's own, to be altered.
  bool extend = true;         // Goes on from a clip.
  bool videos = true;         // Makes clips.
  bool stills = false;        // Makes pictures.
  bool elements = false;      // Makes one thing alone with alpha; takes masks and elements.
  bool controls = false;      // Takes a camera path and sounds with their times.
  bool sound_choice = false;  // Sound can be asked for or not; else it is as it is.
  int fps = 0;                // To be asked for; 0: the model has its own.
  std::size_t most_prompt = 32'000;   // Characters.
  std::int64_t micros_per_still = 0;  // One picture.
  std::string passthrough;            // OpenRouter: whose options carry the negative prompt.
  Text note;                          // One sentence worth knowing; may be empty.
  bool operator==(const Capability&) const = default;
};

// "720p", "16:9": how providers name a size.
std::string resolution_name(int width, int height);
std::string aspect_name(int width, int height);

// Price x seconds, or the price of a picture, in millionths of USD. An estimate: the service's own
// usage counts.
std::int64_t estimate_micros(const Capability& capability, const ShotRequest& request);

// The built-in catalogue: "practice" on every wire, and the public models.
const std::vector<Capability>& built_in_capabilities();
// The first row of that model, on that wire if one is named; null: not in the catalogue.
const Capability* find_capability(std::string_view model, std::string_view wire = {});
const Capability* find_capability(const std::vector<Capability>& catalogue, std::string_view model,
                                  std::string_view wire = {});

}  // namespace shotlab
