// SPDX-License-Identifier: Apache-2.0
//
// What a finished interaction made: the clip, the model's words, the notes beside them, the bill.
//
// Threading: pure functions.
// Errors:    none: whatever the JSON is, something is read from it, and nothing throws.

#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "app/generate/adapter.h"
#include "app/generate/service_error.h"

namespace shotlab {

// What the steps of an interaction hold for us.
struct GeminiOutput {
  std::optional<RemoteResult> video;
  std::optional<RemoteResult> image;  // The last picture; one asked for a still gets this.
  bool broken_video = false;          // A block that holds no video or picture we can use.
  bool unknown_block = false;
  bool any_step = false;
  std::string text;  // The model's own words, without the notes below.
  std::string rewritten_prompt;
  std::string advisory;
  ServiceError error;
};

// Backwards: the last video counts, and echoed user_input steps hold the learner's own.
GeminiOutput read_steps(const nlohmann::json& interaction, const std::string& base_url);

std::int64_t video_tokens(const nlohmann::json& interaction);

}  // namespace shotlab
