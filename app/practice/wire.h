// SPDX-License-Identifier: Apache-2.0
//
// The Gemini Interactions wire as the practice server speaks it: what a create asks for, and the
// JSON of every answer. Pure functions; no sockets, no clock.
//
// Threading: pure functions, plain values.
// Source:    reference "apis" §1A; recorded exchanges in tests/fixtures/wire/interactions and
// /files.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace shotlab::practice {

// A refused request: its HTTP status and the JSON body that says why.
struct WireError {
  int status = 400;
  std::string body;
};

// What a create asked for.
struct CreateRequest {
  std::string model;
  std::string prompt;  // All text blocks of the input, joined.
  std::string negative;
  std::optional<std::int64_t> seed;
  double seconds = 10;  // As the real service when nothing is said.
  int width = 1280, height = 720;
  bool background = false;
  bool store = true;
  bool inline_data = false;  // delivery "inline"
  std::string previous;      // previous_interaction_id
  int references = 0;        // Pictures and clips that came along.
};

std::variant<CreateRequest, WireError> read_create(std::string_view body);

enum class JobStatus { queued, in_progress, completed, failed, cancelled };

// What is told about a job.
struct JobView {
  std::string id, model, created, updated;  // Times as RFC 3339.
  JobStatus status = JobStatus::queued;
  std::string prompt;
  std::string rewritten, advisory;
  std::string video_uri;     // Where the clip is ...
  std::string video_base64;  // ... or itself.
  double seconds = 0;
  int lines = 720;      // Of the shorter side.
  std::string failure;  // Of a failed one.
};

std::string job_json(const JobView& job);

struct FileView {
  std::string id, created, updated, expires;
  std::string uri;
  std::int64_t bytes = 0;
  std::string sha256;  // Hexadecimal.
  bool ready = true;
};

std::string file_json(const FileView& file);

WireError bad_request(const std::string& message);  // 400 invalid_request
WireError key_invalid();
WireError key_missing();
WireError two_keys();
WireError unknown_interaction(const std::string& id);  // 400, as the service does.
WireError already_done();
WireError file_gone(const std::string& id);                   // 403 on its metadata,
WireError content_gone();                                     // 404 on its bytes.
WireError front_end(int status, const std::string& message);  // Unknown path, too large, ...

std::string base64(std::string_view bytes);

}  // namespace shotlab::practice
