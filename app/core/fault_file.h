// SPDX-License-Identifier: Apache-2.0
//
// A file of faults for the practice server: which go wrong, where and how often. By example:
// app/practice/faults/example.toml.
//
//   version = 1
//   seed = 7                  # of the chances; the same plan strikes in the same places
//   [[fault]]
//   kind = "rate-limited"     # "shotlab practice faults" lists the menu
//   at = "create"             # create, poll, result, file, upload, download, cancel
//   wire = "openai-videos"    # or "openai-videos/litellm"; any if not said
//   nth = 2                   # the second time; 1 if not said
//   times = 3                 # three times in a row; 1 if not said, 0 for ever
//   chance = 0.5              # each time; 1 if not said
//   status = 503              # instead of the usual one
//   wait_s = 17               # how long the service asks to wait ...
//   tell = "header"           # ... in "header", "date", "body" or "words"
//   to = "https://..."        # of a redirect; "{base}": this server, "{self}": round in a circle
//   message = "..."           # what the service says, instead of the usual
//   say = "..."   say_zh = "..."   # what learners are told, instead of the menu's sentence
//
// Errors: bad_input; the sentence names the file and the line.

#pragma once

#include <filesystem>
#include <string>

#include "app/practice/faults/menu.h"
#include "media/base/result.h"

namespace shotlab {

Result<practice::FaultPlan> read_faults(const std::filesystem::path& file);
Result<practice::FaultPlan> parse_faults(const std::string& text, const std::string& name);

}  // namespace shotlab
