// SPDX-License-Identifier: Apache-2.0
//
// A Voice is one wire as the practice server speaks it: what a create asks for, and the JSON of
// every answer. The server's doors, the line of jobs and the faults are the same behind all of
// them.
//
// Threading: pure; one object serves all threads.
// Source:    reference "apis" §1, §2; recorded exchanges in tests/fixtures/wire.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/practice/wire.h"

namespace shotlab::practice {

struct FormField {
  std::string name, value, file_name, mime;
};

// A create as it came in at the door.
struct Posted {
  std::string body;
  bool form = false;  // Then the fields count, and the body is empty.
  std::vector<FormField> fields;
  std::string model;  // Of wires that have it in the path.
};

// A request that is turned down, in no wire's words.
struct Trouble {
  int status = 400;
  std::string code;  // As Google's documents have it: "rate_limit_exceeded".
  std::string message;
  std::optional<double> retry_s;  // Said inside the body, where the wire has a place for it.
  std::string type;               // Of wires that have one: "budget_exceeded".
};

class Voice {
 public:
  virtual ~Voice() = default;
  virtual std::string_view wire() const = 0;     // "openai-videos"
  virtual std::string_view dialect() const = 0;  // "vllm-omni"; may be empty.

  virtual std::variant<CreateRequest, WireError> read_create(const Posted& posted) const = 0;
  // What is told about a job: right after the create, and when it is asked about.
  virtual WireError job(const JobView& view, bool at_create) const = 0;
  virtual WireError trouble(const Trouble& trouble) const = 0;
  virtual WireError no_such_job(const std::string& outer_id) const = 0;
  virtual WireError already_over() const {
    return trouble({400, "failed_precondition", "The job is already over.", {}, {}});
  }
  // The clip was asked for too early, or is there no more.
  virtual WireError no_content(const JobView* view) const {
    return trouble({404,
                    "not_found",
                    view != nullptr && view->status != JobStatus::completed
                        ? "Generation is still in-progress"
                        : "Requested entity was not found.",
                    {},
                    {}});
  }

  // Ids as they are known outside.
  virtual std::string outer_id(const JobView& view, bool at_create) const;
  virtual std::string inner_id(const std::string& outer) const { return outer; }
  // Whether the key may be left out.
  virtual bool open_door() const { return false; }
  // "x-goog-api-key", or "Authorization" with "Bearer ".
  virtual bool google_key() const { return false; }
};

std::unique_ptr<Voice> make_interactions_voice();
// Dialect: "generic", "vllm-omni", "sglang", "litellm".
std::unique_ptr<Voice> make_videos_voice(std::string dialect);
// Dialect: "gemini", "vertex".
std::unique_ptr<Voice> make_operations_voice(std::string dialect);
std::unique_ptr<Voice> make_openrouter_voice();

}  // namespace shotlab::practice
