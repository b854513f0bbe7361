// SPDX-License-Identifier: Apache-2.0
//
// Every way that a job can end, with a scripted service and a clock that does not wait.

#include "app/core/shoot.h"
#include "app/generate/wires.h"

#include <filesystem>

#include "app/core/folder_lock.h"
#include "app/generate/wires.h"
#include "media/base/hash.h"
#include "tests/app/core/fake_http.h"
#include "tests/app/core/small_clip.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr const char* kBase = "https://generativelanguage.googleapis.com";

HttpReply accepted() {
  return test::json_reply(R"({"id":"v1_7","object":"interaction","status":"in_progress"})");
}
HttpReply running() { return accepted(); }
HttpReply finished() {
  return test::json_reply(R"({"id":"v1_7","object":"interaction","status":"completed","steps":[
    {"type":"model_output","content":[{"type":"video","mime_type":"video/mp4",
     "uri":"https://generativelanguage.googleapis.com/v1beta/files/abc:download?alt=media"}]}],
    "usage":{"total_output_tokens":34752,"output_tokens_by_modality":[{"modality":"video","tokens":34752}]}})");
}
HttpReply file_active() { return test::json_reply(R"({"name":"files/abc","state":"ACTIVE"})"); }
HttpReply refused_for_safety() {
  return test::json_reply(
      R"({"error":{"code":"safety","message":"The prompt was blocked for safety reasons."}})", 400);
}
Error lost() { return {ErrorCode::unknown_outcome, {"The answer was lost.", "收不到回覆。"}, {}}; }

struct Scene {
  test::TempDir dir;
  test::FakeClock clock;
  test::FakeHttp* http = nullptr;  // Owned by the service.
  Service service = make_service();
  Ledger ledger = open_ledger();
  Film film = *Film::create(dir / "film", {.provider = "gemini"}, clock);
  JobStop stop;
  std::vector<std::string> states;

  Service make_service() {
    auto fake = std::make_unique<test::FakeHttp>();
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
    for (const auto& entry : fs::directory_iterator(film.folder() / "takes")) {
      if (entry.path().filename().string().starts_with(".")) return false;
    }
    return true;
  }
};

}  // namespace

TEST_CASE("A shot goes from a sentence to a take, and the ledger says each step", "[core]") {
  Scene scene;
  const std::string clip = test::small_clip_bytes(scene.dir.path());
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
  Scene scene;
  scene.service.capability = *find_capability("google/veo-3.1", "openrouter-videos");
  scene.service.adapter =
      *make_adapter({"openrouter-videos", "", kBase, std::nullopt, scene.service.capability});
  scene.http->replies = {test::json_reply(R"({"id": "job-1", "polling_url": "/api/v1/videos/job-1",
                           "status": "pending"})",
                                          202),
                         test::json_reply(R"({"id": "job-1", "status": "completed",
                           "unsigned_urls": ["https://generator.example/clip.mp4"],
                           "usage": {"cost": 0.4321}})")};
  scene.http->downloads = {test::small_clip_bytes(scene.dir.path())};

  Result<Take> take = scene.run();

  if (!take) FAIL(take.error().message.en);
  CHECK(take->cost_real_micros == 432'100);
  CHECK(take->cost_estimated_micros != take->cost_real_micros);
  CHECK(scene.job().settled_micros == 432'100);
}

TEST_CASE("The intent is durable before a byte leaves", "[core]") {
  Scene scene;
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
  Scene scene;
  scene.http->replies = {refused_for_safety()};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::refused);
  CHECK_THAT(take.error().message.en, test::contains("The prompt was blocked for safety reasons."));
  CHECK(scene.job().state == JobState::filtered);
}

TEST_CASE("A rejected request costs nothing", "[core]") {
  Scene scene;
  scene.http->replies = {test::json_reply(
      R"({"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}})",
      400)};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::refused);
  CHECK(scene.job().state == JobState::failed_free);
  CHECK(scene.job().charged == "no");
  CHECK(scene.job().settled_micros == 0);
}

TEST_CASE("A request that certainly did not leave may be shot again", "[core]") {
  Scene scene;

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::network);
  CHECK(scene.job().state == JobState::failed_free);
}

TEST_CASE("A lost answer is an unknown outcome: sent once, never again, its money in sight",
          "[core]") {
  Scene scene;
  const bool server_error = GENERATE(true, false);
  scene.http->replies = {server_error ? Result<HttpReply>(test::json_reply("{}", 503))
                                      : Result<HttpReply>(lost())};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::unknown_outcome);
  CHECK_THAT(take.error().message.en, test::contains("may have been made and charged"));
  CHECK(scene.posts() == 1);
  CHECK(scene.job().state == JobState::unknown);
  CHECK(scene.ledger.money()->reserved_micros == scene.job().estimate_micros);
  Result<Take> again = finish_job(scene.job(), scene.tools());
  REQUIRE_FALSE(again);
  CHECK(scene.posts() == 1);
}

TEST_CASE("An answer without a job number is an unknown outcome", "[core]") {
  Scene scene;
  scene.http->replies = {test::json_reply(R"({"object":"interaction","status":"in_progress"})")};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(scene.job().state == JobState::unknown);
}

TEST_CASE("A job that fails at the service is final and may have cost something", "[core]") {
  Scene scene;
  scene.http->replies = {
      accepted(),
      test::json_reply(
          R"({"id":"v1_7","status":"failed","errors":[{"code":"api_error","message":"An internal error occurred."}]})")};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK_THAT(take.error().message.en, test::contains("An internal error occurred."));
  CHECK(scene.job().state == JobState::failed_charged);
  CHECK(scene.job().charged == "unknown");
}

TEST_CASE("A clip refused after the run ends as filtered", "[core]") {
  Scene scene;
  scene.http->replies = {accepted(), test::json_reply(R"({"id":"v1_7","status":"completed","steps":[
    {"type":"model_output","content":[{"type":"text","text":"I can't make a video of that person."}]}],
    "usage":{"total_output_tokens":21}})")};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK_THAT(take.error().message.en, test::contains("I can't make a video of that person."));
  CHECK(scene.job().state == JobState::filtered);
}

TEST_CASE(
    "Questions wait longer each time, up to a minute, and what the service asks for comes first",
    "[core]") {
  Scene scene;
  scene.service.pacing.jitter = 0;
  const HttpReply busy{429,
                       {{"content-type", "application/json"}, {"retry-after", "33"}},
                       R"({"error":{"code":"rate_limit_exceeded","message":"Slow down."}})"};
  scene.http->replies = {accepted(), running(), running(), running(),  running(),
                         running(),  running(), busy,      finished(), file_active()};
  scene.http->downloads = {test::small_clip_bytes(scene.dir.path())};

  REQUIRE(scene.run());

  CHECK(scene.clock.sleeps ==
        std::vector<Clock::Duration>{10s, 15s, 22500ms, 33750ms, 50625ms, 60s, 60s, 33s});
}

TEST_CASE("A question that goes astray is asked again and ends nothing", "[core]") {
  Scene scene;
  scene.http->replies = {
      accepted(), lost(),       test::json_reply("{}", 503), test::FakeHttp::not_there(),
      finished(), file_active()};
  scene.http->downloads = {test::small_clip_bytes(scene.dir.path())};

  CHECK(scene.run());
  CHECK(scene.posts() == 1);
}

TEST_CASE("A key refused while a job runs leaves the job where it is", "[core]") {
  Scene scene;
  scene.http->replies = {
      accepted(),
      test::json_reply(R"({"error":{"code":"authentication","message":"Bad key."}})", 401)};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::refused);
  CHECK_FALSE(is_final(scene.job().state));
  CHECK(resume_of(scene.job().state) == Resume::poll);
}

TEST_CASE("A download that breaks off is begun again", "[core]") {
  Scene scene;
  const std::string clip = test::small_clip_bytes(scene.dir.path());
  scene.http->replies = {accepted(), finished(), file_active()};
  scene.http->downloads = {lost(), clip};

  Result<Take> take = scene.run();

  REQUIRE(take);
  CHECK(take->sha256 == sha256(clip));
}

TEST_CASE("An address that has gone is asked for anew, once; then the clip counts as expired",
          "[core]") {
  Scene scene;
  const bool comes_back = GENERATE(true, false);
  const Error gone{ErrorCode::not_found, {"The file has gone.", "檔案已不在。"}, {}};
  scene.http->replies = {accepted(), finished(), file_active(), finished()};
  scene.http->downloads = {gone, comes_back
                                     ? Result<std::string>(test::small_clip_bytes(scene.dir.path()))
                                     : Result<std::string>(gone)};

  Result<Take> take = scene.run();

  CHECK(take.ok() == comes_back);
  CHECK(scene.job().state == (comes_back ? JobState::done : JobState::expired));
}

TEST_CASE("What is not a clip never becomes a take, and is kept to be shown", "[core]") {
  Scene scene;
  scene.http->replies = {accepted(), finished(), file_active(), finished()};
  scene.http->downloads = {std::string("<html>Sorry</html>"), std::string("<html>Sorry</html>")};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK_THAT(take.error().message.en, test::contains("not a clip"));
  CHECK(scene.job().state == JobState::failed_charged);
  CHECK(scene.film.takes()->empty());
  CHECK(scene.dir.read("film/.cache/received/" + scene.job().id + ".bin") == "<html>Sorry</html>");
  CHECK(scene.nothing_left_over());
}

TEST_CASE("A clip that came with the answer itself is stored without a download", "[core]") {
  Scene scene;
  const std::string clip = test::small_clip_bytes(scene.dir.path());
  static constexpr const char* kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string base64;
  for (std::size_t i = 0; i < clip.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(3, clip.size() - i);
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (k < left ? static_cast<unsigned char>(clip[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      base64 += k <= left ? kDigits[group >> (18 - 6 * k) & 63] : '=';
  }
  scene.http->replies = {
      accepted(),
      test::json_reply(
          R"({"id":"v1_7","status":"completed","steps":[{"type":"model_output","content":[{"type":"video","mime_type":"video/mp4","data":")" +
          base64 + R"("}]}],"usage":{}})")};

  Result<Take> take = scene.run();

  REQUIRE(take);
  CHECK(take->sha256 == sha256(clip));
}

TEST_CASE("A person who cancels ends the job at the service too", "[core]") {
  Scene scene;
  scene.http->replies = {accepted(), test::json_reply("{}"),
                         test::json_reply(R"({"id":"v1_7","status":"cancelled"})")};
  scene.clock.on_sleep = [&] { scene.stop.cancel(); };

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::cancelled);
  CHECK(scene.job().state == JobState::cancelled);
  CHECK(scene.http->calls[1] == "POST /v1beta/interactions/v1_7/cancel");
}

TEST_CASE("A job that was finished before it could be cancelled is kept: it is paid for",
          "[core]") {
  Scene scene;
  scene.http->replies = {
      accepted(),
      test::json_reply(
          R"({"error":{"code":"invalid_request","message":"Interaction is already completed."}})",
          400),
      finished(), file_active()};
  scene.http->downloads = {test::small_clip_bytes(scene.dir.path())};
  scene.clock.on_sleep = [&] { scene.stop.cancel(); };

  Result<Take> take = scene.run();

  REQUIRE(take);
  CHECK(scene.job().state == JobState::done);
}

TEST_CASE("Closing the program leaves a job running, and the next start fetches its clip",
          "[core]") {
  Scene scene;
  scene.http->replies = {accepted()};
  scene.clock.on_sleep = [&] { scene.stop.leave(); };
  Result<Take> left = scene.run();
  REQUIRE_FALSE(left);
  CHECK(left.error().code == ErrorCode::cancelled);
  REQUIRE(scene.job().state == JobState::accepted);

  scene.stop = JobStop();
  scene.clock.on_sleep = {};
  const std::string clip = test::small_clip_bytes(scene.dir.path());
  scene.http->replies = {finished(), file_active()};
  scene.http->downloads = {clip};
  Result<Take> take = finish_job(scene.job(), scene.tools());

  REQUIRE(take);
  CHECK(take->id == "0001-lantern-rain-one");
  CHECK(take->exercise == "m1e1");
  CHECK(take->sha256 == sha256(clip));
  CHECK(scene.posts() == 1);
  CHECK(scene.job().state == JobState::done);
}

TEST_CASE("A job found in the act of sending becomes unknown and is not sent again", "[core]") {
  Scene scene;
  Job job;
  job.provider = "gemini";
  job.film = scene.film.folder().string();
  job.take = "0001-lantern";
  job.recipe = R"({"version": 1, "id": "0001-lantern"})";
  job.estimate_micros = 280'000;
  Result<Job> intended = scene.ledger.intend(job);
  REQUIRE(intended);

  Result<Take> take = finish_job(*intended, scene.tools());

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::unknown_outcome);
  CHECK(scene.job().state == JobState::unknown);
  CHECK(scene.http->calls.empty());
}

TEST_CASE("A take stored just before the program was killed is not stored twice", "[core]") {
  Scene scene;
  const std::string clip = test::small_clip_bytes(scene.dir.path());
  scene.http->replies = {accepted(), finished(), file_active()};
  scene.http->downloads = {clip};
  REQUIRE(scene.run());
  // The same job in a ledger that did not get the last word.
  const Job done = scene.job();
  Result<Ledger> other = Ledger::open(scene.dir / "other.db", scene.clock);
  REQUIRE(other);
  Job before = done;
  before.state = JobState::planned;
  REQUIRE(other->intend(before));
  JobChange change;
  change.provider_job_id = "v1_7";
  REQUIRE(other->move(done.id, JobState::accepted, change));
  change = {};
  change.result_uri = done.result_uri;
  REQUIRE(other->move(done.id, JobState::ready, change));
  Result<Job> found = other->move(done.id, JobState::downloading);
  REQUIRE(found);
  scene.http->replies = {finished(), file_active()};
  scene.http->downloads = {clip};

  const ShootTools tools{
      scene.service, *other, scene.clock, scene.dir / "locks", scene.stop, {}, 0};
  Result<Take> take = finish_job(*found, tools);

  REQUIRE(take);
  CHECK(take->id == done.take);
  CHECK(scene.film.takes()->size() == 1);
  CHECK(other->find(done.id)->state == JobState::done);
}

TEST_CASE("A finished job whose record has gone is fetched by the address in the ledger",
          "[core]") {
  Scene scene;
  const std::string clip = test::small_clip_bytes(scene.dir.path());
  scene.http->replies = {accepted(), finished(), file_active()};
  scene.http->downloads = {Error{ErrorCode::io, {"The disk is full.", "磁碟已滿。"}, {}}};
  Result<Take> full = scene.run();
  REQUIRE_FALSE(full);
  CHECK(full.error().code == ErrorCode::io);
  REQUIRE(scene.job().state == JobState::downloading);

  scene.http->replies = {
      test::json_reply(
          R"({"error":{"code":"invalid_request","message":"Invalid interaction name: v1_7"}})",
          400),
      file_active()};
  scene.http->downloads = {clip};
  Result<Take> take = finish_job(scene.job(), scene.tools());

  REQUIRE(take);
  CHECK(take->sha256 == sha256(clip));
}

TEST_CASE("A take whose film folder is away waits at the service", "[core]") {
  Scene scene;
  scene.http->replies = {accepted(), finished()};
  scene.http->on_send = [&](const HttpRequest& request) {
    if (request.method == "GET") fs::rename(scene.dir / "film", scene.dir / "moved");
  };

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK_THAT(take.error().message.en, test::contains("is not there"));
  CHECK(scene.job().state == JobState::ready);
}

TEST_CASE("Two programs do not work on one job", "[core]") {
  Scene scene;
  scene.http->replies = {accepted()};
  scene.clock.on_sleep = [&] { scene.stop.leave(); };
  REQUIRE_FALSE(scene.run());
  const Job job = scene.job();
  Result<std::optional<FolderLock>> other =
      FolderLock::try_hold(scene.dir / "locks" / (job.id + ".lock"));
  REQUIRE(other);
  REQUIRE(*other);
  scene.http->calls.clear();

  Result<Take> take = finish_job(job, scene.tools());

  REQUIRE_FALSE(take);
  CHECK_THAT(take.error().message.en, test::contains("Another Shotlab"));
  CHECK(scene.http->calls.empty());
}

TEST_CASE("A request that could never succeed is refused before the ledger hears of it", "[core]") {
  Scene scene;

  Result<Take> empty = scene.run("  \n");

  REQUIRE_FALSE(empty);
  CHECK(empty.error().code == ErrorCode::bad_input);
  CHECK(scene.ledger.list()->empty());
  CHECK(scene.http->calls.empty());
}

TEST_CASE("A day's cap stops a shot before anything is sent", "[core]") {
  Scene scene;
  ShootOrder order;
  order.request.prompt = "a lantern";
  ShootTools tools = {
      scene.service, scene.ledger, scene.clock, scene.dir / "locks", scene.stop, {}, 1};

  Result<Take> take = shoot(order, scene.film, tools);

  REQUIRE_FALSE(take);
  CHECK(scene.http->calls.empty());
  CHECK(scene.ledger.list()->empty());
}

TEST_CASE("A practice server that closed before it finished owes nothing", "[core]") {
  Scene scene;
  scene.service.free = true;
  const int how = GENERATE(0, 1, 2);
  if (how == 0) scene.http->replies = {accepted()};  // Then nobody answers.
  if (how == 1) {                                    // Another server on the same port.
    scene.http->replies = {
        accepted(),
        test::json_reply(
            R"({"error":{"code":"invalid_request","message":"Invalid interaction name: v1_7"}})",
            400)};
  }
  if (how == 2) scene.http->replies = {lost()};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK_THAT(take.error().message.en,
             test::contains("practice server was closed before it finished"));
  CHECK(scene.job().state == JobState::failed_free);
  CHECK(scene.job().settled_micros == 0);
}

TEST_CASE("A seed is drawn where seeds count, so that the recipe is complete", "[core]") {
  Scene scene;
  scene.service.capability.seed = GENERATE(true, false);
  scene.service.adapter = make_gemini_interactions(kBase, scene.service.capability);
  scene.http->replies = {accepted(), finished(), file_active()};
  scene.http->downloads = {test::small_clip_bytes(scene.dir.path())};

  Result<Take> take = scene.run();

  REQUIRE(take);
  CHECK(take->request.seed.has_value() == scene.service.capability.seed);
}
