// SPDX-License-Identifier: Apache-2.0
//
// How a job is left, cancelled, found again after a kill, and kept to one program.

#include <algorithm>

#include "app/core/folder_lock.h"
#include "media/base/hash.h"
#include "tests/app/core/shoot_scene.h"

using namespace shotlab;
using namespace shotlab::test;
namespace fs = std::filesystem;

TEST_CASE("A person who cancels ends the job at the service too", "[core]") {
  ShootScene scene;
  scene.http->replies = {accepted(), json_reply("{}"),
                         json_reply(R"({"id":"v1_7","status":"cancelled"})")};
  scene.clock.on_sleep = [&] { scene.stop.cancel(); };

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::cancelled);
  CHECK(scene.job().state == JobState::cancelled);
  CHECK(scene.http->calls[1] == "POST /v1beta/interactions/v1_7/cancel");
}

TEST_CASE("A job that was finished before it could be cancelled is kept: it is paid for",
          "[core]") {
  ShootScene scene;
  scene.http->replies = {
      accepted(),
      json_reply(
          R"({"error":{"code":"invalid_request","message":"Interaction is already completed."}})",
          400),
      finished(), file_active()};
  scene.http->downloads = {small_clip_bytes(scene.dir.path())};
  scene.clock.on_sleep = [&] { scene.stop.cancel(); };

  Result<Take> take = scene.run();

  REQUIRE(take);
  CHECK(scene.job().state == JobState::done);
}

TEST_CASE("A job that the service does not stop is not called cancelled: its clip comes home",
          "[core]") {
  ShootScene scene;
  // The cancel is refused, or taken and not obeyed; the job goes on and will be charged.
  const HttpReply said = GENERATE(json_reply("{}", 500), json_reply("{}"));
  scene.http->replies = {accepted(), said, running(), running(), running()};
  bool once = true;
  scene.clock.on_sleep = [&] {
    if (once) scene.stop.cancel();
    once = false;
  };

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK_THAT(take.error().message.en, contains("may still be made and charged"));
  CHECK_FALSE(is_final(scene.job().state));
  CHECK(scene.ledger.money()->reserved_micros == scene.job().estimate_micros);

  scene.stop = JobStop();
  const std::string clip = small_clip_bytes(scene.dir.path());
  scene.http->replies = {finished(), file_active()};
  scene.http->downloads = {clip};
  Result<Take> later = finish_job(scene.job(), scene.tools());
  REQUIRE(later);
  CHECK(scene.job().state == JobState::done);
}

TEST_CASE("A wish to cancel that was not heard is said again", "[core]") {
  ShootScene scene;
  scene.http->replies = {accepted(), lost(), running(), json_reply("{}"),
                         json_reply(R"({"id":"v1_7","status":"cancelled"})")};
  scene.clock.on_sleep = [&] { scene.stop.cancel(); };

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(scene.job().state == JobState::cancelled);
  const auto wishes = std::count(scene.http->calls.begin(), scene.http->calls.end(),
                                 "POST /v1beta/interactions/v1_7/cancel");
  CHECK(wishes == 2);
  CHECK(scene.posts() == 1);
}

TEST_CASE("A job that was deleted is known no more, and that is its end", "[core]") {
  ShootScene scene;
  scene.http->replies = {
      accepted(), json_reply("{}"),
      json_reply(
          R"({"error":{"code":"invalid_request","message":"Invalid interaction name: v1_7"}})",
          400)};
  scene.clock.on_sleep = [&] { scene.stop.cancel(); };

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(scene.job().state == JobState::cancelled);
  CHECK(scene.job().charged == "unknown");
}

TEST_CASE("Closing the program leaves a job running, and the next start fetches its clip",
          "[core]") {
  ShootScene scene;
  scene.http->replies = {accepted()};
  scene.clock.on_sleep = [&] { scene.stop.leave(); };
  Result<Take> left = scene.run();
  REQUIRE_FALSE(left);
  CHECK(left.error().code == ErrorCode::cancelled);
  REQUIRE(scene.job().state == JobState::accepted);

  scene.stop = JobStop();
  scene.clock.on_sleep = {};
  const std::string clip = small_clip_bytes(scene.dir.path());
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
  ShootScene scene;
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
  ShootScene scene;
  const std::string clip = small_clip_bytes(scene.dir.path());
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

TEST_CASE("A take whose film folder is away waits at the service", "[core]") {
  ShootScene scene;
  scene.http->replies = {accepted(), finished()};
  scene.http->on_send = [&](const HttpRequest& request) {
    if (request.method == "GET") fs::rename(scene.dir / "film", scene.dir / "moved");
  };

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK_THAT(take.error().message.en, contains("is not there"));
  CHECK(scene.job().state == JobState::ready);
}

TEST_CASE("Two programs do not work on one job", "[core]") {
  ShootScene scene;
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
  CHECK_THAT(take.error().message.en, contains("Another Shotlab"));
  CHECK(scene.http->calls.empty());
}

TEST_CASE("A practice server that closed before it finished owes nothing", "[core]") {
  ShootScene scene;
  scene.service.free = true;
  const int how = GENERATE(0, 1, 2);
  if (how == 0) scene.http->replies = {accepted()};  // Then nobody answers.
  if (how == 1) {                                    // Another server on the same port.
    scene.http->replies = {
        accepted(),
        json_reply(
            R"({"error":{"code":"invalid_request","message":"Invalid interaction name: v1_7"}})",
            400)};
  }
  if (how == 2) scene.http->replies = {lost()};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  // Of a lost answer nobody knows whether the server is gone.
  CHECK_THAT(
      take.error().message.en,
      contains(how == 2 ? "no answer came" : "practice server was closed before it finished"));
  CHECK(scene.job().state == JobState::failed_free);
  CHECK(scene.job().settled_micros == 0);
}

TEST_CASE("A look at an earlier job fetches what is made, and waits for nothing", "[core]") {
  ShootScene scene;
  scene.http->replies = {accepted()};
  scene.clock.on_sleep = [&] { scene.stop.leave(); };
  REQUIRE_FALSE(scene.run());
  scene.stop = JobStop();
  scene.clock.on_sleep = {};
  scene.clock.sleeps.clear();
  ShootTools look = scene.tools();
  look.patient = false;

  scene.http->replies = {running()};
  Result<Take> running_on = finish_job(scene.job(), look);
  REQUIRE_FALSE(running_on);
  CHECK(running_on.error().code == ErrorCode::cancelled);
  CHECK(scene.job().state == JobState::running);
  CHECK(scene.clock.sleeps.empty());

  const std::string clip = small_clip_bytes(scene.dir.path());
  scene.http->replies = {finished(), file_active()};
  scene.http->downloads = {clip};
  Result<Take> take = finish_job(scene.job(), look);
  REQUIRE(take);
  CHECK(take->sha256 == sha256(clip));
  CHECK(scene.clock.sleeps.empty());
}

TEST_CASE("Whoever ends a new shot only leaves the jobs that were there before it", "[core]") {
  JobStop shot;
  const JobStop earlier = shot.leaving_only();
  shot.cancel();
  CHECK(shot.cancel_wanted());
  CHECK(earlier.token().requested());
  CHECK_FALSE(earlier.cancel_wanted());
}
