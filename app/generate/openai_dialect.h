// SPDX-License-Identifier: Apache-2.0
//
// What differs between the servers that speak the OpenAI Videos shape. The first-party service is
// gone (24 September 2026); the shape lives on in self-hosted servers and gateways.
//
// Threading: plain values.
// Source:    reference "apis" §2.2.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shotlab {

struct VideosDialect {
  enum class Body {
    multipart,         // Always; JSON is refused.
    json_unless_file,  // A form only when a picture goes along.
  };
  std::string name;
  Body body = Body::multipart;
  bool seconds_as_text = true;  // In JSON; a form has text only.
  bool model = true;            // A wrong one is refused by servers that have one model loaded.
  bool extras = false;          // fps, seed, negative_prompt.
  bool clip_reference = false;  // input_reference may be a clip.
  bool remix = false;           // POST .../{id}/remix
  bool extensions = false;      // POST .../extensions
  bool stills = false;          // POST /v1/images/generations
  bool account = false;         // GET /key/info
};

const std::vector<VideosDialect>& videos_dialects();
// Null: there is none of that name. Empty: "generic".
const VideosDialect* find_videos_dialect(std::string_view name);

}  // namespace shotlab
