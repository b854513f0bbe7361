// SPDX-License-Identifier: Apache-2.0
//
// The practice generator as a server on a loopback port: it speaks the Gemini Interactions wire
// (create, poll, cancel, file status, download), so that offline work goes through the same client
// code as a paid service. It writes its JSON by itself: client and server share recorded payloads,
// never code.
//
// Threading: start() returns at once; the server has its own threads and joins them when destroyed.
// Errors:    no free port: code io.

#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "media/base/result.h"

namespace shotlab {

struct PracticeOptions {
  int port = 0;                  // 0: any free one.
  double speed = 0;              // 0: no simulated latency; 1: like a real service (2-6 s).
  std::filesystem::path folder;  // Where clips wait for download; empty: an own temporary folder.
  int threads = 1;               // Encoder threads. 1 keeps bytes reproducible.
};

class PracticeServer {
 public:
  static Result<std::unique_ptr<PracticeServer>> start(const PracticeOptions& options);
  virtual ~PracticeServer() = default;
  virtual std::string base_url() const = 0;  // "http://127.0.0.1:40123"
  virtual int port() const = 0;
};

// The key that the practice server expects: it has no value and is no secret.
inline constexpr const char* kPracticeKey = "PRACTICE-KEY";

}  // namespace shotlab
