// SPDX-License-Identifier: Apache-2.0
//
// How a shot begins: what is refused before sending, what is sent once, and what an answer makes of
// it.

#include "app/core/shoot.h"

#include "media/base/hash.h"
#include "tests/app/core/shoot_scene.h"

using namespace shotlab;
using namespace shotlab::test;
using namespace std::chrono_literals;

TEST_CASE("A shot goes from a sentence to a take, and the ledger says each step", "[core]") {
  ShootScene scene;
  const std::string clip = small_clip_bytes(scene.dir.path());
  scene.http->replies = {accepted(), running(), finished(), file_active()};
  scene.http->downloads = {clip};

  Result<Take> take = scene.run();

  REQUIRE(take);
  CHECK(take->id == "0001-lantern-rain-one");
  CHECK(take->sha256 == sha256(clip));
  CHECK(take->provider == "gemini");
  CHECK(take->provider_job_id == "v1_7");
  CHECK(take->exercise == "m1e1");
  CHECK(scene.http->calls ==
        std::vector<std::string>{"POST /v1beta/interactions", "GET /v1beta/interactions/v1_7",
                                 "GET /v1beta/interactions/v1_7", "GET /v1beta/files/abc",
                                 "download /v1beta/files/abc:download?alt=media"});
  CHECK(scene.states == std::vector<std::string>{"submitting", "accepted", "running", "ready",
                                                 "downloading", "done"});
  const Job job = scene.job();
  CHECK(job.state == JobState::done);
  CHECK(job.take_sha256 == take->sha256);
  CHECK(job.charged == "yes");
  CHECK(job.settled_micros == job.estimate_micros);
  CHECK(take->cost_real_micros == job.estimate_micros);
  CHECK(job.estimate_micros > 0);
  CHECK(scene.film.takes()->size() == 1);
  CHECK(scene.nothing_left_over());
}

TEST_CASE("A service that tells what it charged is believed, not the estimate", "[core]") {
  ShootScene scene;
  scene.service.capability = *find_capability("google/veo-3.1", "openrouter-videos");
  scene.service.adapter =
      *make_adapter({"openrouter-videos", "", kBase, std::nullopt, scene.service.capability});
  scene.http->replies = {json_reply(R"({"id": "job-1", "polling_url": "/api/v1/videos/job-1",
                           "status": "pending"})",
                                    202),
                         json_reply(R"({"id": "job-1", "status": "completed",
                           "unsigned_urls": ["https://generator.example/clip.mp4"],
                           "usage": {"cost": 0.4321}})")};
  scene.http->downloads = {small_clip_bytes(scene.dir.path())};

  Result<Take> take = scene.run();

  if (!take) FAIL(take.error().message.en);
  CHECK(take->cost_real_micros == 432'100);
  CHECK(take->cost_estimated_micros != take->cost_real_micros);
  CHECK(scene.job().settled_micros == 432'100);
}

TEST_CASE("The intent is durable before a byte leaves", "[core]") {
  ShootScene scene;
  JobState at_send = JobState::done;
  std::string hash;
  scene.http->on_send = [&](const HttpRequest& request) {
    if (request.method != "POST") return;
    // As another program would see it.
    Result<Ledger> other = Ledger::open(scene.dir / "ledger.db", scene.clock);
    REQUIRE(other);
    at_send = other->list()->front().state;
    hash = other->list()->front().request_sha256;
    CHECK(hash == sha256(request.body));
  };
  scene.http->replies = {refused_for_safety()};

  REQUIRE_FALSE(scene.run());

  CHECK(at_send == JobState::submitting);
  CHECK_FALSE(hash.empty());
}

TEST_CASE("A blocked prompt ends as filtered, in the service's words", "[core]") {
  ShootScene scene;
  scene.http->replies = {refused_for_safety()};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::refused);
  CHECK_THAT(take.error().message.en, contains("The prompt was blocked for safety reasons."));
  CHECK(scene.job().state == JobState::filtered);
}

TEST_CASE("A rejected request costs nothing", "[core]") {
  ShootScene scene;
  scene.http->replies = {json_reply(
      R"({"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}})",
      400)};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::refused);
  CHECK(scene.job().state == JobState::failed_free);
  CHECK(scene.job().charged == "no");
  CHECK(scene.job().settled_micros == 0);
}

TEST_CASE("An answer that nobody can read is called so, and of a free service nothing is owed",
          "[core]") {
  ShootScene scene;
  scene.service.free = GENERATE(true, false);
  scene.http->replies = {json_reply("[1,2,3]")};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK_THAT(take.error().message.en, contains("cannot be understood"));
  if (scene.service.free) {
    CHECK(scene.job().state == JobState::failed_free);
    CHECK_THAT(take.error().hint.en, contains("Nothing was charged"));
  } else {
    CHECK(scene.job().state == JobState::unknown);
    CHECK_THAT(take.error().message.en, contains("may have been made and charged"));
  }
}

TEST_CASE("What a service says it takes for a job that failed goes before the estimate", "[core]") {
  const std::int64_t told = GENERATE(0, 3'500'000);
  ShootScene scene;
  scene.service.base_url = "https://router.example";
  scene.service.capability.adapter = "openrouter-videos";
  scene.service.adapter = *make_adapter(
      {"openrouter-videos", "", scene.service.base_url, {}, scene.service.capability});
  scene.http->replies = {
      json_reply(R"({"id":"job_1","status":"pending"})"),
      json_reply(R"({"id":"job_1","status":"failed","error":{"message":"no"},"usage":{"cost":)" +
                 std::string(told == 0 ? "0.0" : "3.5") + "}}")};

  REQUIRE_FALSE(scene.run());

  CHECK(scene.job().settled_micros == told);
  CHECK(scene.job().state == (told == 0 ? JobState::failed_free : JobState::failed_charged));
  CHECK(scene.job().charged == (told == 0 ? "no" : "yes"));
}

TEST_CASE("A request that certainly did not leave may be shot again", "[core]") {
  ShootScene scene;

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::network);
  CHECK(scene.job().state == JobState::failed_free);
}

TEST_CASE("A lost answer is an unknown outcome: sent once, never again, its money in sight",
          "[core]") {
  ShootScene scene;
  const bool server_error = GENERATE(true, false);
  scene.http->replies = {server_error ? Result<HttpReply>(json_reply("{}", 503))
                                      : Result<HttpReply>(lost())};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::unknown_outcome);
  CHECK_THAT(take.error().message.en, contains("may have been made and charged"));
  CHECK(scene.posts() == 1);
  CHECK(scene.job().state == JobState::unknown);
  CHECK(scene.ledger.money()->reserved_micros == scene.job().estimate_micros);
  Result<Take> again = finish_job(scene.job(), scene.tools());
  REQUIRE_FALSE(again);
  CHECK(scene.posts() == 1);
}

TEST_CASE("An answer without a job number is an unknown outcome", "[core]") {
  ShootScene scene;
  scene.http->replies = {json_reply(R"({"object":"interaction","status":"in_progress"})")};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(scene.job().state == JobState::unknown);
}

TEST_CASE("A job that fails at the service is final and may have cost something", "[core]") {
  ShootScene scene;
  scene.http->replies = {
      accepted(),
      json_reply(
          R"({"id":"v1_7","status":"failed","errors":[{"code":"api_error","message":"An internal error occurred."}]})")};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK_THAT(take.error().message.en, contains("An internal error occurred."));
  CHECK(scene.job().state == JobState::failed_charged);
  CHECK(scene.job().charged == "unknown");
}

TEST_CASE("A clip refused after the run ends as filtered", "[core]") {
  ShootScene scene;
  scene.http->replies = {accepted(), json_reply(R"({"id":"v1_7","status":"completed","steps":[
    {"type":"model_output","content":[{"type":"text","text":"I can't make a video of that person."}]}],
    "usage":{"total_output_tokens":21}})")};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK_THAT(take.error().message.en, contains("I can't make a video of that person."));
  CHECK(scene.job().state == JobState::filtered);
}

TEST_CASE(
    "Questions wait longer each time, up to a minute, and what the service asks for comes first",
    "[core]") {
  ShootScene scene;
  scene.service.pacing.jitter = 0;
  const HttpReply busy{429,
                       {{"content-type", "application/json"}, {"retry-after", "33"}},
                       R"({"error":{"code":"rate_limit_exceeded","message":"Slow down."}})"};
  scene.http->replies = {accepted(), running(), running(), running(),  running(),
                         running(),  running(), busy,      finished(), file_active()};
  scene.http->downloads = {small_clip_bytes(scene.dir.path())};

  REQUIRE(scene.run());

  CHECK(scene.clock.sleeps ==
        std::vector<Clock::Duration>{10s, 15s, 22500ms, 33750ms, 50625ms, 60s, 60s, 33s});
}

TEST_CASE("A request that could never succeed is refused before the ledger hears of it", "[core]") {
  ShootScene scene;

  Result<Take> empty = scene.run("  \n");

  REQUIRE_FALSE(empty);
  CHECK(empty.error().code == ErrorCode::bad_input);
  CHECK(scene.ledger.list()->empty());
  CHECK(scene.http->calls.empty());
}

TEST_CASE("A day's cap stops a shot before anything is sent", "[core]") {
  ShootScene scene;
  ShootOrder order;
  order.request.prompt = "a lantern";
  ShootTools tools = {
      scene.service, scene.ledger, scene.clock, scene.dir / "locks", scene.stop, {}, 1};

  Result<Take> take = shoot(order, scene.film, tools);

  REQUIRE_FALSE(take);
  CHECK(scene.http->calls.empty());
  CHECK(scene.ledger.list()->empty());
}

TEST_CASE("A seed is drawn where seeds count, so that the recipe is complete", "[core]") {
  ShootScene scene;
  scene.service.capability.seed = GENERATE(true, false);
  scene.service.adapter = make_gemini_interactions(kBase, scene.service.capability);
  scene.http->replies = {accepted(), finished(), file_active()};
  scene.http->downloads = {small_clip_bytes(scene.dir.path())};

  Result<Take> take = scene.run();

  REQUIRE(take);
  CHECK(take->request.seed.has_value() == scene.service.capability.seed);
}

TEST_CASE("What is too large for the request goes to the service beforehand, and is named in it",
          "[core]") {
  ShootScene scene;
  const std::string large(4'000'000, 'v');
  const std::string base = kBase;
  HttpReply begun = json_reply("{}");
  begun.headers.emplace_back("x-goog-upload-url", base + "/upload/v1beta/files?upload_id=1");
  scene.http->replies = {
      begun,
      json_reply(
          R"({"file":{"name":"files/big-1","uri":"https://generativelanguage.googleapis.com/v1beta/files/big-1","state":"PROCESSING"}})"),
      json_reply(R"({"name":"files/big-1","state":"ACTIVE"})"),
      accepted(),
      finished(),
      file_active()};
  scene.http->downloads = {small_clip_bytes(scene.dir.path())};
  std::string create;
  scene.http->on_send = [&](const HttpRequest& request) {
    if (request.url == base + "/v1beta/interactions") create = request.body;
    // Until it is there nothing is ordered, and the ledger knows of nothing.
    if (request.url.find("/upload/") != std::string::npos) CHECK(scene.ledger.list()->empty());
  };
  ShootOrder order;
  order.request.prompt = "the same street in the rain, one long static shot";
  order.request.seconds = 4;
  order.request.references = {{"image", "small.png", sha256("p")},
                              {"video", "big.mp4", sha256("v")}};
  order.attachments = {{"image/png", "PNG", ""}, {"video/mp4", large, ""}};

  Result<Take> take = shoot(order, scene.film, scene.tools());

  if (!take) FAIL(take.error().message.en);
  CHECK(scene.http->calls[0] == "POST /upload/v1beta/files");
  CHECK(scene.http->calls[1] == "POST /upload/v1beta/files?upload_id=1");
  CHECK(scene.http->calls[2] == "GET /v1beta/files/big-1");
  CHECK(create.find("v1beta/files/big-1") != std::string::npos);
  CHECK(create.size() < 10'000);
  CHECK(scene.posts() == 1);
}

TEST_CASE("An upload that a busy service turns away is tried again: it costs nothing", "[core]") {
  ShootScene scene;
  const std::string base = kBase;
  HttpReply begun = json_reply("{}");
  begun.headers.emplace_back("x-goog-upload-url", base + "/upload/v1beta/files?upload_id=1");
  scene.http->replies = {
      json_reply(R"({"error":{"code":503,"message":"Busy.","status":"UNAVAILABLE"}})", 503),
      begun,
      json_reply(R"({"error":{"code":429,"message":"Slow down."}})", 429),
      begun,
      json_reply(
          R"({"file":{"name":"files/big-1","uri":"https://generativelanguage.googleapis.com/v1beta/files/big-1","state":"ACTIVE"}})"),
      accepted(),
      finished(),
      file_active()};
  scene.http->downloads = {small_clip_bytes(scene.dir.path())};
  ShootOrder order;
  order.request.prompt = "the same street in the rain, one long static shot";
  order.request.seconds = 4;
  order.request.references = {{"video", "big.mp4", sha256("v")}};
  order.attachments = {{"video/mp4", std::string(4'000'000, 'v'), ""}};

  Result<Take> take = shoot(order, scene.film, scene.tools());

  if (!take) FAIL(take.error().message.en);
  CHECK(scene.posts() == 1);
}

TEST_CASE("A file that the service does not take ends the shot before anything is ordered",
          "[core]") {
  ShootScene scene;
  scene.http->replies = {
      json_reply(R"({"error":{"code":400,"message":"Unsupported MIME type."}})", 400)};
  ShootOrder order;
  order.request.prompt = "rain";
  order.request.seconds = 4;
  order.request.references = {{"video", "big.mp4", sha256("v")}};
  order.attachments = {{"video/mp4", std::string(4'000'000, 'v'), ""}};

  Result<Take> take = shoot(order, scene.film, scene.tools());

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::refused);
  CHECK_THAT(take.error().message.en, contains("Unsupported MIME type."));
  CHECK(scene.ledger.list()->empty());
  CHECK(scene.posts() == 0);
}

TEST_CASE("No seed is drawn where the dialect has no place for it, so that anyone can shoot there",
          "[core]") {
  ShootScene scene;
  scene.service.capability = *find_capability("practice", "openai-videos");
  REQUIRE(scene.service.capability.seed);
  const std::string dialect = GENERATE("generic", "vllm-omni");
  scene.service.adapter =
      *make_adapter({"openai-videos", dialect, kBase, std::nullopt, scene.service.capability});
  scene.http->replies = {json_reply(R"({"id": "video_7", "status": "queued"})"),
                         json_reply(R"({"id": "video_7", "status": "completed"})")};
  scene.http->downloads = {small_clip_bytes(scene.dir.path())};

  Result<Take> take = scene.run();

  if (!take) FAIL(take.error().message.en);
  CHECK(take->request.seed.has_value() == (dialect == "vllm-omni"));
}
