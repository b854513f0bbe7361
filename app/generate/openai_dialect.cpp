// SPDX-License-Identifier: Apache-2.0

#include "app/generate/openai_dialect.h"

namespace shotlab {

const std::vector<VideosDialect>& videos_dialects() {
  using Body = VideosDialect::Body;
  static const std::vector<VideosDialect> all = {
      {.name = "generic", .remix = true, .extensions = true, .stills = true},
      {.name = "vllm-omni", .model = false, .extras = true, .clip_reference = true},
      // Older builds' form requires a picture, so words alone go as JSON.
      {.name = "sglang",
       .body = Body::json_unless_file,
       .seconds_as_text = false,
       .model = false,
       .extras = true,
       .stills = true},
      {.name = "litellm",
       .body = Body::json_unless_file,
       .extras = true,
       .remix = true,
       .stills = true,
       .account = true}};
  return all;
}

const VideosDialect* find_videos_dialect(std::string_view name) {
  for (const VideosDialect& dialect : videos_dialects()) {
    if (dialect.name == name || (name.empty() && dialect.name == "generic")) return &dialect;
  }
  return nullptr;
}

}  // namespace shotlab
