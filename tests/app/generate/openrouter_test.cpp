// SPDX-License-Identifier: Apache-2.0

#include "app/generate/openrouter_videos.h"

#include "tests/app/generate/recorded_request.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

const std::string kBase = "https://openrouter.ai";
const ShotRequest kKite{.prompt = "the kite rises", .seconds = 8};

OpenrouterVideos service(const std::string& passthrough = "google-vertex") {
  Capability able = able_model("openrouter-videos", "google/veo-3.1");
  able.passthrough = passthrough;
  return {kBase + "/api/v1", able};
}

RemoteAnswer poll(const Json& body, int status = 200) {
  return service().parse_poll({status, {}, body.dump()});
}

}  // namespace

TEST_CASE("words alone make a request without frames or a maker's options", "[generate]") {
  Result<HttpRequest> built = service().build_create(kKite, {});
  REQUIRE(built);
  CHECK(built->url == kBase + "/api/v1/videos");
  CHECK(Json::parse(built->body) == Json{{"model", "google/veo-3.1"},
                                         {"prompt", "the kite rises"},
                                         {"duration", 8},
                                         {"resolution", "720p"},
                                         {"aspect_ratio", "16:9"},
                                         {"generate_audio", true}});
}

TEST_CASE("reference pictures and an earlier job have their own fields", "[generate]") {
  ShotRequest request = kKite;
  request.references = {{.role = "image"}};
  request.previous_id = "job-0";
  Result<HttpRequest> built = service().build_create(request, {{"image/jpeg", "J", ""}});
  REQUIRE(built);
  const Json body = Json::parse(built->body);
  CHECK(body.at("previous_job_id") == "job-0");
  CHECK(body.at("input_references").at(0).at("image_url").at("url") ==
        "data:image/jpeg;base64,Sg==");
  request.references.push_back({.role = "first_frame"});
  CHECK_THAT(service().refuse(request)->message.en, contains("cannot go with one shot"));
}

TEST_CASE("negative words are refused where no maker's name says whose option they are",
          "[generate]") {
  ShotRequest request = kKite;
  request.negative = "text";
  CHECK_FALSE(service().refuse(request));
  CHECK_THAT(service("").refuse(request)->message.en, contains("takes no negative prompt"));
}

TEST_CASE("the key goes with the clip's address only to our own host", "[generate]") {
  const auto at = [](const std::string& url) {
    return poll({{"id", "j"}, {"status", "completed"}, {"unsigned_urls", {url}}});
  };
  CHECK(at("/api/v1/videos/j/content").result->uri == kBase + "/api/v1/videos/j/content");
  CHECK(at("/api/v1/videos/j/content").result->send_key);
  CHECK_FALSE(at("https://storage.example/x.mp4").result->send_key);
  CHECK_FALSE(at(kBase + ".evil.example/x.mp4").result->send_key);
  CHECK(at("http://storage.example/x.mp4").failure == FailureClass::protocol);
  CHECK(poll({{"id", "j"}, {"status", "completed"}}).failure == FailureClass::protocol);
}

TEST_CASE("a failed job's error is a plain sentence, and a job may expire or be cancelled",
          "[generate]") {
  const RemoteAnswer failed =
      poll({{"id", "j"}, {"status", "failed"}, {"error", "Provider ran out of memory"}});
  CHECK(failed.failure == FailureClass::provider);
  CHECK(failed.show == "Provider ran out of memory");
  CHECK(poll({{"id", "j"}, {"status", "expired"}}).failure == FailureClass::expired);
  CHECK(poll({{"id", "j"}, {"status", "cancelled"}}).state == RemoteState::cancelled);
  CHECK(poll({{"id", "j"}, {"status", "pending"}}).state == RemoteState::queued);
  CHECK(poll({{"error", {{"code", 404}, {"message", "No such job"}}}}, 404).failure ==
        FailureClass::job_lost);
}

TEST_CASE("an unfinished earlier job makes no new one, and no money makes none either",
          "[generate]") {
  const auto create = [](int status, const std::string& message) {
    const Json body = {{"error", {{"code", status}, {"message", message}}}};
    return service().parse_create({status, {}, body.dump()});
  };
  CHECK(create(402, "Insufficient credits").failure == FailureClass::budget);
  CHECK(create(409, "Previous job is not finished").state == RemoteState::rejected);
  CHECK(create(413, "Too large").failure == FailureClass::too_large);
  CHECK(create(502, "Upstream").state == RemoteState::unknown_outcome);
}
