// SPDX-License-Identifier: Apache-2.0
//
// A film, a ledger and a scripted service with a clock that does not wait: what the tests of the
// chain from a sentence to a take share.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/core/shoot.h"
#include "app/generate/wires.h"
#include "tests/app/core/fake_http.h"
#include "tests/app/core/small_clip.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

namespace shotlab::test {

inline constexpr const char* kBase = "https://generativelanguage.googleapis.com";

inline HttpReply accepted() {
  return json_reply(R"({"id":"v1_7","object":"interaction","status":"in_progress"})");
}
inline HttpReply running() { return accepted(); }
inline HttpReply finished() {
  return json_reply(R"({"id":"v1_7","object":"interaction","status":"completed","steps":[
    {"type":"model_output","content":[{"type":"video","mime_type":"video/mp4",
     "uri":"https://generativelanguage.googleapis.com/v1beta/files/abc:download?alt=media"}]}],
    "usage":{"total_output_tokens":34752,"output_tokens_by_modality":[{"modality":"video","tokens":34752}]}})");
}
inline HttpReply file_active() { return json_reply(R"({"name":"files/abc","state":"ACTIVE"})"); }
inline HttpReply refused_for_safety() {
  return json_reply(
      R"({"error":{"code":"safety","message":"The prompt was blocked for safety reasons."}})", 400);
}
inline Error lost() {
  return {ErrorCode::unknown_outcome, {"The answer was lost.", "收不到回覆。"}, {}};
}

struct ShootScene {
  TempDir dir;
  FakeClock clock;
  FakeHttp* http = nullptr;  // Owned by the service.
  Service service = make_service();
  Ledger ledger = open_ledger();
  Film film = *Film::create(dir / "film", {.provider = "gemini"}, clock);
  JobStop stop;
  std::vector<std::string> states;

  Service make_service() {
    auto fake = std::make_unique<FakeHttp>();
    http = fake.get();
    Service made;
    made.provider = "gemini";
    made.base_url = kBase;
    made.capability = *find_capability("gemini-omni-1.2-flash");
    made.adapter = make_gemini_interactions(kBase, made.capability);
    made.http = std::move(fake);
    return made;
  }
  Ledger open_ledger() {
    Result<Ledger> opened = Ledger::open(dir / "ledger.db", clock);
    REQUIRE(opened);
    return std::move(*opened);
  }
  ShootTools tools() {
    return {service, ledger,
            clock,   dir / "locks",
            stop,    [this](const Job& job) { states.emplace_back(name_of(job.state)); },
            0};
  }
  Result<Take> run(
      const std::string& prompt = "a lantern in the rain, one long static shot of it all") {
    ShootOrder order;
    order.request.prompt = prompt;
    order.request.seconds = 4;
    order.exercise = "m1e1";
    return shoot(order, film, tools());
  }
  Job job() {
    Result<std::vector<Job>> jobs = ledger.list();
    REQUIRE(jobs);
    REQUIRE(jobs->size() == 1);
    return jobs->front();
  }
  int posts() const {
    int count = 0;
    for (const std::string& call : http->calls)
      count += call == "POST /v1beta/interactions" ? 1 : 0;
    return count;
  }
  bool nothing_left_over() {
    for (const auto& entry : std::filesystem::directory_iterator(film.folder() / "takes")) {
      if (entry.path().filename().string().starts_with(".")) return false;
    }
    return true;
  }
};

}  // namespace shotlab::test
