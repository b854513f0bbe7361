// SPDX-License-Identifier: Apache-2.0
//
// Pictures to go with shots: made by a service, paid for, and kept like takes, in a place of their
// own.

#include <sys/stat.h>

#include "app/generate/base64.h"
#include "media/base/hash.h"
#include "media/libav/picture_file.h"
#include "tests/app/core/shoot_scene.h"

using namespace shotlab;
using namespace shotlab::test;
namespace fs = std::filesystem;

namespace {

std::string png() {
  Result<std::string> bytes = encode_png(make_picture(64, 36, 3));
  REQUIRE(bytes);
  return *bytes;
}

// As the OpenAI shape hands pictures over: with the answer, without any number to ask by.
HttpReply with_the_answer(const std::string& bytes) {
  return json_reply(R"({"created":1,"data":[{"b64_json":")" + to_base64(bytes) + R"("}]})");
}

struct StillScene : ShootScene {
  StillScene() {
    service.capability = *find_capability("practice", "openai-videos");
    service.capability.micros_per_still = 67'000;
    service.base_url = "https://pictures.example";
    service.adapter =
        *make_adapter({"openai-videos", "generic", service.base_url, {}, service.capability});
  }
  Result<Take> picture() {
    ShootOrder order;
    order.request.prompt = "a woman in a yellow coat, plain white background";
    order.request.output = ShotOutput::still;
    return shoot(order, film, tools());
  }
};

}  // namespace

TEST_CASE("A picture comes into the film's pictures, with its recipe and its price", "[core]") {
  StillScene scene;
  scene.http->replies = {with_the_answer(png())};

  Result<Take> picture = scene.picture();

  INFO((picture ? "" : picture.error().message.en));
  REQUIRE(picture);
  CHECK(picture->clip == scene.film.folder() / "assets/pictures" / picture->id / "picture.png");
  CHECK(picture->sha256 == sha256(png()));
  struct stat facts {};
  REQUIRE(::stat(picture->clip.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0444);
  CHECK(scene.job().state == JobState::done);
  CHECK(scene.job().cost_micros == 67'000);
  CHECK(scene.film.takes()->empty());
  Result<std::vector<Take>> pictures = scene.film.pictures();
  REQUIRE(pictures);
  REQUIRE(pictures->size() == 1);
  CHECK(pictures->front().request.output == ShotOutput::still);
  CHECK(pictures->front().clip == picture->clip);
  // Takes and pictures are numbered in one row, so that no name means two things.
  CHECK(*scene.film.new_take_id("a kite") == "0002-kite");
  CHECK(scene.http->calls.size() == 1);
}

TEST_CASE("A picture that came with the answer outlives a program that ends before it is stored",
          "[core]") {
  StillScene scene;
  const fs::path away = scene.dir / "away";
  scene.http->replies = {with_the_answer(png())};
  // The film goes away between the answer and the storing; the program ends there.
  ShootTools tools = scene.tools();
  tools.on_job = [&](const Job& job) {
    if (job.state == JobState::ready) fs::rename(scene.film.folder(), away);
  };
  ShootOrder order;
  order.request.prompt = "a woman in a yellow coat";
  order.request.output = ShotOutput::still;
  REQUIRE_FALSE(shoot(order, scene.film, tools));
  REQUIRE(scene.job().state == JobState::ready);
  fs::rename(away, scene.film.folder());

  Result<Take> later = finish_job(scene.job(), scene.tools());

  INFO((later ? "" : later.error().message.en));
  REQUIRE(later);
  CHECK(later->sha256 == sha256(png()));
  CHECK(scene.job().state == JobState::done);
  CHECK(scene.http->calls.size() == 1);  // Nothing was asked: there was no number to ask by.
  CHECK(fs::is_empty(scene.dir / "locks"));
}

TEST_CASE("What came with the answer and was lost is said, and counts as charged", "[core]") {
  StillScene scene;
  scene.http->replies = {with_the_answer(png())};
  ShootTools tools = scene.tools();
  tools.on_job = [&](const Job& job) {
    if (job.state == JobState::ready) fs::rename(scene.film.folder(), scene.dir / "away");
  };
  ShootOrder order;
  order.request.prompt = "a woman in a yellow coat";
  order.request.output = ShotOutput::still;
  REQUIRE_FALSE(shoot(order, scene.film, tools));
  fs::rename(scene.dir / "away", scene.film.folder());
  fs::remove(scene.dir / "locks" / (scene.job().id + ".received"));  // As a full disk would.

  Result<Take> later = finish_job(scene.job(), scene.tools());

  REQUIRE_FALSE(later);
  CHECK_THAT(later.error().message.en, contains("before it was on the disk"));
  CHECK(scene.job().state == JobState::expired);
  CHECK(scene.job().cost_micros == 67'000);
}

TEST_CASE("What is no picture never becomes one: it is kept aside, with its money in sight",
          "[core]") {
  StillScene scene;
  scene.http->replies = {with_the_answer("no picture at all")};

  Result<Take> picture = scene.picture();

  REQUIRE_FALSE(picture);
  CHECK(scene.job().state == JobState::orphaned);
  CHECK(scene.film.pictures()->empty());
  CHECK(fs::exists(scene.film.folder() / ".cache/received" / (scene.job().id + ".bin")));
  CHECK(scene.ledger.money()->unknown_micros == 67'000);
}

TEST_CASE("A paid picture that became an orphan is taken in from where its bytes lie", "[core]") {
  StillScene scene;
  scene.http->replies = {with_the_answer(png())};
  ShootTools tools = scene.tools();
  tools.on_job = [&](const Job& job) {
    if (job.state == JobState::ready) fs::rename(scene.film.folder(), scene.dir / "away");
  };
  ShootOrder order;
  order.request.prompt = "a woman in a yellow coat";
  order.request.output = ShotOutput::still;
  REQUIRE_FALSE(shoot(order, scene.film, tools));
  // Its key was away at the next start.
  REQUIRE(scene.ledger.move(scene.job().id, JobState::orphaned));
  fs::rename(scene.dir / "away", scene.film.folder());

  Result<Take> later = finish_job(scene.job(), scene.tools());

  INFO((later ? "" : later.error().message.en));
  REQUIRE(later);
  CHECK(later->sha256 == sha256(png()));
  CHECK(scene.job().state == JobState::done);
  CHECK(scene.job().cost_micros == 67'000);
  CHECK(scene.http->calls.size() == 1);
}
