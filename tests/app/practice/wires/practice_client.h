// SPDX-License-Identifier: Apache-2.0
//
// A practice server and a bare client for its wires. It serves a small recorded clip unless it is
// told to paint, so that wires are tested without waiting for pictures.

#pragma once

#include <httplib.h>

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "app/practice/server.h"
#include "app/practice/wire.h"
#include "media/base/cancel.h"
#include "tests/app/practice/fixtures.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace shotlab::test {

using Json = nlohmann::json;

// The bytes of a recorded clip: 64x36, 6 frames.
inline std::string recorded_clip() {
  const Json body = exchange("interactions/completed-inline").at("reply").at("body");
  for (const Json& step : body.at("steps")) {
    if (step.at("type") != "model_output") continue;
    for (const Json& block : step.at("content")) {
      if (block.contains("data"))
        return practice::unbase64(block.at("data").get<std::string>()).value();
    }
  }
  throw std::runtime_error("no clip in the recording");
}

class PracticeClient {
 public:
  explicit PracticeClient(PracticeOptions options = {}) {
    if (options.clip.empty()) options.clip = dir_.write("clip.mp4", recorded_clip());
    auto started = PracticeServer::start(options);
    REQUIRE(started);
    server_ = std::move(*started);
    client_ = std::make_unique<httplib::Client>("127.0.0.1", server_->port());
    client_->set_read_timeout(60);
  }

  PracticeServer& server() { return *server_; }
  httplib::Client& http() { return *client_; }

  static httplib::Headers google() { return {{"x-goog-api-key", kPracticeKey}}; }
  static httplib::Headers bearer(const std::string& key = kPracticeKey) {
    return {{"Authorization", "Bearer " + key}};
  }

  struct Reply {
    int status = 0;
    Json body;
    std::string text;
    httplib::Headers headers;
  };
  static Reply read(const httplib::Result& result) {
    REQUIRE(result);
    Reply reply{result->status, Json::parse(result->body, nullptr, false), result->body,
                result->headers};
    return reply;
  }
  Reply get(const std::string& path, const httplib::Headers& headers) {
    return read(client_->Get(path, headers));
  }
  Reply post(const std::string& path, const httplib::Headers& headers, const Json& body) {
    return read(client_->Post(path, headers, body.dump(), "application/json"));
  }
  // Asks until `over` says so; the test's own time limit is the limit.
  template <typename Over>
  Reply wait(const std::string& path, const httplib::Headers& headers, Over over) {
    for (;;) {
      Reply reply = get(path, headers);
      if (over(reply)) return reply;
      Cancel().wait_for(std::chrono::milliseconds(5));
    }
  }

 private:
  TempDir dir_;
  std::unique_ptr<PracticeServer> server_;
  std::unique_ptr<httplib::Client> client_;
};

}  // namespace shotlab::test
