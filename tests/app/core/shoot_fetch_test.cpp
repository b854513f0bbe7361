// SPDX-License-Identifier: Apache-2.0
//
// Questions and downloads: what goes astray, breaks off, is gone or is no clip at all.

#include "media/base/hash.h"
#include "tests/app/core/shoot_scene.h"

using namespace shotlab;
using namespace shotlab::test;

TEST_CASE("A question that goes astray is asked again and ends nothing", "[core]") {
  ShootScene scene;
  scene.http->replies = {accepted(), lost(),       json_reply("{}", 503), FakeHttp::not_there(),
                         finished(), file_active()};
  scene.http->downloads = {small_clip_bytes(scene.dir.path())};

  CHECK(scene.run());
  CHECK(scene.posts() == 1);
}

TEST_CASE("A key refused while a job runs leaves the job where it is", "[core]") {
  ShootScene scene;
  scene.http->replies = {
      accepted(), json_reply(R"({"error":{"code":"authentication","message":"Bad key."}})", 401)};

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK(take.error().code == ErrorCode::refused);
  CHECK_FALSE(is_final(scene.job().state));
  CHECK(resume_of(scene.job().state) == Resume::poll);
}

TEST_CASE("A download that breaks off is begun again", "[core]") {
  ShootScene scene;
  const std::string clip = small_clip_bytes(scene.dir.path());
  scene.http->replies = {accepted(), finished(), file_active()};
  scene.http->downloads = {lost(), clip};

  Result<Take> take = scene.run();

  REQUIRE(take);
  CHECK(take->sha256 == sha256(clip));
}

TEST_CASE("A clip that was gone on with and does not decode is fetched anew, in one piece",
          "[core]") {
  ShootScene scene;
  const std::string clip = small_clip_bytes(scene.dir.path());
  // A lie that passes every number: the right length, with noughts for pictures.
  std::string holed = clip;
  const bool lies = GENERATE(true, false);
  const std::size_t box = holed.find("mdat") - 4;
  std::size_t size = 0;
  for (std::size_t n = 0; n < 4; ++n) size = size << 8 | static_cast<unsigned char>(holed[box + n]);
  REQUIRE(box + size <= holed.size());
  if (lies) holed.replace(box + size * 3 / 4, size / 5, size / 5, '\0');
  scene.http->replies = {accepted(), finished(), file_active(), file_active()};
  scene.http->downloads = {holed, clip};
  scene.http->resumed = {900, 0};

  Result<Take> take = scene.run();

  INFO((take ? "" : take.error().message.en));
  REQUIRE(take);
  CHECK(take->sha256 == sha256(clip));
  CHECK(scene.http->downloads.size() == (lies ? 0 : 1));
  CHECK(scene.posts() == 1);
}

TEST_CASE("An address that has gone is asked for anew, six times; then the clip counts as expired",
          "[core]") {
  ShootScene scene;
  const int gone_times = GENERATE(1, 6, 7);
  const Error gone{ErrorCode::not_found, {"The file has gone.", "檔案已不在。"}, {}};
  scene.http->replies = {accepted()};
  for (int i = 0; i < 7; ++i) {
    scene.http->replies.emplace_back(finished());
    scene.http->replies.emplace_back(file_active());
  }
  for (int i = 0; i < gone_times; ++i) scene.http->downloads.emplace_back(gone);
  if (gone_times < 7) scene.http->downloads.emplace_back(small_clip_bytes(scene.dir.path()));

  Result<Take> take = scene.run();

  CHECK(take.ok() == (gone_times < 7));
  CHECK(scene.job().state == (gone_times < 7 ? JobState::done : JobState::expired));
  CHECK(scene.posts() == 1);
}

TEST_CASE("A file that the service denies once is asked for again, and no paid clip is given up",
          "[core]") {
  ShootScene scene;
  const int status = GENERATE(403, 404);
  scene.http->replies = {
      accepted(), finished(),
      json_reply(
          R"({"error":{"code":403,"status":"PERMISSION_DENIED","message":"You do not have permission to access the File abc or it may not exist."}})",
          status),
      finished(), file_active()};
  scene.http->downloads = {small_clip_bytes(scene.dir.path())};

  Result<Take> take = scene.run();

  if (!take) FAIL(take.error().message.en);
  CHECK(scene.job().state == JobState::done);
}

TEST_CASE("A job that is said to be unknown is asked for again before that is believed", "[core]") {
  ShootScene scene;
  const HttpReply unknown = json_reply(
      R"({"error":{"code":"invalid_request","message":"Invalid interaction name: v1_7"}})", 400);
  const bool comes_back = GENERATE(true, false);
  scene.http->replies = {accepted(),   unknown, unknown,
                         unknown,      unknown, comes_back ? finished() : unknown,
                         file_active()};
  scene.http->downloads = {small_clip_bytes(scene.dir.path())};

  Result<Take> take = scene.run();

  CHECK(take.ok() == comes_back);
  CHECK(scene.job().state == (comes_back ? JobState::done : JobState::expired));
}

TEST_CASE("What is not a clip never becomes a take: it is kept to be shown, and the job waits",
          "[core]") {
  ShootScene scene;
  scene.http->replies = {accepted()};
  for (int i = 0; i < 7; ++i) {
    scene.http->replies.emplace_back(finished());
    scene.http->replies.emplace_back(file_active());
    scene.http->downloads.emplace_back(std::string("<html>Sorry</html>"));
  }

  Result<Take> take = scene.run();

  REQUIRE_FALSE(take);
  CHECK_THAT(take.error().message.en, contains("does not hand it over"));
  CHECK_THAT(take.error().message.en, contains("not a clip"));
  // Paid for, so it is neither lost nor given up: its money stays in sight.
  CHECK(scene.job().state == JobState::orphaned);
  CHECK(scene.ledger.money()->unknown_micros == scene.job().estimate_micros);
  CHECK(scene.film.takes()->empty());
  CHECK(scene.dir.read("film/.cache/received/" + scene.job().id + ".bin") == "<html>Sorry</html>");
  CHECK(scene.nothing_left_over());

  // The page of maintenance goes away, and the next start brings the clip home.
  const std::string clip = small_clip_bytes(scene.dir.path());
  scene.http->replies = {finished(), file_active()};
  scene.http->downloads = {clip};
  Result<Take> later = finish_job(scene.job(), scene.tools());
  REQUIRE(later);
  CHECK(later->sha256 == sha256(clip));
  CHECK(scene.job().state == JobState::done);
  CHECK(scene.posts() == 1);
}

TEST_CASE("A clip that came with the answer itself is stored without a download", "[core]") {
  ShootScene scene;
  const std::string clip = small_clip_bytes(scene.dir.path());
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
      json_reply(
          R"({"id":"v1_7","status":"completed","steps":[{"type":"model_output","content":[{"type":"video","mime_type":"video/mp4","data":")" +
          base64 + R"("}]}],"usage":{}})")};

  Result<Take> take = scene.run();

  REQUIRE(take);
  CHECK(take->sha256 == sha256(clip));
}

TEST_CASE("A finished job whose record has gone is fetched by the address in the ledger",
          "[core]") {
  ShootScene scene;
  const std::string clip = small_clip_bytes(scene.dir.path());
  scene.http->replies = {accepted(), finished(), file_active()};
  scene.http->downloads = {Error{ErrorCode::io, {"The disk is full.", "磁碟已滿。"}, {}}};
  Result<Take> full = scene.run();
  REQUIRE_FALSE(full);
  CHECK(full.error().code == ErrorCode::io);
  REQUIRE(scene.job().state == JobState::downloading);

  scene.http->replies = {
      json_reply(
          R"({"error":{"code":"invalid_request","message":"Invalid interaction name: v1_7"}})",
          400),
      file_active()};
  scene.http->downloads = {clip};
  Result<Take> take = finish_job(scene.job(), scene.tools());

  REQUIRE(take);
  CHECK(take->sha256 == sha256(clip));
}
