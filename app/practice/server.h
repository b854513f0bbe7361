// SPDX-License-Identifier: Apache-2.0
//
// The practice generator as a server on a loopback port: it speaks the four wires of app/generate,
// so that offline work goes through the same client code as a paid service. It writes its JSON by
// itself: client and server share recorded payloads, never code.
//
//   /v1beta/interactions, /upload/v1beta/files, /v1beta/files     gemini-interactions
//   /v1/videos                                                    openai-videos, generic
//   /vllm-omni/v1/videos, /sglang/v1/videos                       ... as servers of one's own
//   /litellm/v1/videos, /litellm/gemini/v1beta/..., /litellm/key  ... as a class gateway
//   /v1beta/models/M:predictLongRunning                           google-lro, gemini
//   /v1/projects/P/locations/L/publishers/google/models/M:...     google-lro, vertex
//   /api/v1/videos                                                openrouter-videos
//
// Faults can be placed at every step of a job (faults/menu.h).
//
// Threading: start() returns at once; the server has its own threads and joins them when destroyed.
// Errors:    no free port: code io.

#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "app/practice/faults/desk.h"
#include "media/base/result.h"

namespace shotlab {

struct PracticeOptions {
  int port = 0;                  // 0: any free one.
  double speed = 0;              // 0: no simulated latency; 1: like a real service (24-90 s).
  std::filesystem::path folder;  // Where clips wait for download; empty: an own temporary folder.
  int threads = 1;               // Encoder threads. 1 keeps bytes reproducible.
  practice::FaultPlan faults;    // REQUIRES: sound rules (practice::trouble_with).
  std::function<void(const practice::Strike&)> on_fault;  // From the server's threads.
  std::filesystem::path memory;  // Keeps what jobs were asked for beyond its life; empty: nothing.
  std::filesystem::path clip;    // Served instead of painting clips, for tests of the wires.
};

class PracticeServer {
 public:
  static Result<std::unique_ptr<PracticeServer>> start(const PracticeOptions& options);
  virtual ~PracticeServer() = default;
  virtual std::string base_url() const = 0;  // "http://127.0.0.1:40123"
  virtual int port() const = 0;
  // Another plan of faults from now on. REQUIRES: sound rules.
  virtual void set_faults(practice::FaultPlan faults) = 0;
};

// The key that the practice server expects: it has no value and is no secret.
inline constexpr const char* kPracticeKey = "PRACTICE-KEY";

}  // namespace shotlab
