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
#include <vector>

#include "media/model/controls.h"

namespace shotlab::practice {

// A refused request: its HTTP status and the JSON body that says why.
struct WireError {
  int status = 400;
  std::string body;
};

// How a finished job turns out when a fault was placed on its result (faults/menu.h).
enum class Fate {
  clip,             // Nothing was placed.
  refused,          // After the run, in the service's words; no error.
  region_empty,     // Done at once, with nothing in it.
  shape_drift,      // Paid for, in a form that nobody documented.
  blocked,          // Failed with a code of content.
  failed,           // Failed for the service's own reason.
  incomplete,       // Stopped before it was whole.
  requires_action,  // Waits for something that nobody sends.
  budget_exceeded,
  unknown_word,   // A state that no document names, for ever.
  stuck,          // Runs for ever.
  inline_bytes,   // The clip itself, although its address was asked for.
  other_id,       // Polls answer with another id than the create.
  goes_back,      // Runs again after it was done.
  content_fails,  // Says that it is done, and then has no clip to give.
};

// A picture or clip that came along: its bytes, or the address of one uploaded before.
struct Attached {
  std::string role;  // As media/model/shot_request.h: "image", "first_frame", "video", ...
  std::string mime;
  std::string bytes;
  std::string uri;
};

// What a create asked for, on whatever wire it came.
struct CreateRequest {
  std::string wire, dialect;  // That it came on.
  std::string model;
  std::string prompt;  // All text blocks of the input, joined.
  std::string negative;
  std::optional<std::int64_t> seed;
  double seconds = 10;  // As the real service when nothing is said.
  int width = 1280, height = 720;
  bool background = false;
  bool store = true;
  bool inline_data = false;  // delivery "inline"
  bool must_inline = false;  // A wire that has no other way.
  Fate fate = Fate::clip;    // Placed on it by a fault.
  std::string fate_words;
  std::string previous;  // previous_interaction_id
  bool extend = false;   // Goes on from `previous`, or from the clip that came along.
  int references = 0;    // Pictures and clips that came along.
  std::vector<Attached> attached;
  ShotOutput output = ShotOutput::clip;
  std::vector<CameraKey> camera_path;
  std::vector<SoundCue> sounds;
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
  Fate fate = Fate::clip;
  std::string fate_words;        // What the service says about it.
  int progress = 0;              // Percent.
  std::int64_t created_s = 0;    // Seconds since 1970.
  std::int64_t completed_s = 0;  // 0: not yet.
  std::int64_t expires_s = 0;    // 0: not told.
  int width = 1280, height = 720;
  std::int64_t ordinal = 0;  // 1: the first job of this server.
  std::int64_t asked = 0;    // How often it was asked about.
  ShotOutput output = ShotOutput::clip;
  std::string mime = "video/mp4";
};

std::string job_json(const JobView& job);

struct FileView {
  std::string id, created, updated, expires;
  std::string uri;
  std::int64_t bytes = 0;
  std::string sha256;  // Hexadecimal.
  bool ready = true;
  std::string name;  // Of an uploaded one.
  std::string mime = "video/mp4";
  bool uploaded = false;
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
std::optional<std::string> unbase64(std::string_view text);  // Nullopt: it is none.

// Lengths, sizes and shapes that the painter has, from the words of any wire. A sentence if not.
std::optional<std::string> set_shape(CreateRequest& request, const std::string& resolution,
                                     const std::string& aspect);
std::optional<std::string> set_size(CreateRequest& request, const std::string& size);
std::optional<std::string> set_seconds(CreateRequest& request, double seconds);
// Empty if the model is one that is served here; else why not.
std::string model_trouble(const std::string& model, bool& gone);

}  // namespace shotlab::practice
