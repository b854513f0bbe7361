// SPDX-License-Identifier: Apache-2.0
//
// The practice server over a real loopback socket.

#include "app/practice/server.h"

#include <httplib.h>

#include <nlohmann/json.hpp>

#include "media/base/cancel.h"
#include "media/base/hash.h"
#include "media/libav/probe.h"
#include "tests/app/practice/fixtures.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using Json = nlohmann::json;

namespace {

const httplib::Headers kKey = {{"x-goog-api-key", kPracticeKey}};

struct Service {
  std::unique_ptr<PracticeServer> server;
  std::unique_ptr<httplib::Client> client;

  explicit Service(const PracticeOptions& options = {}) {
    auto started = PracticeServer::start(options);
    REQUIRE(started);
    server = std::move(*started);
    client = std::make_unique<httplib::Client>("127.0.0.1", server->port());
    client->set_read_timeout(240);
  }

  httplib::Result create(const Json& body) {
    return client->Post("/v1beta/interactions", kKey, body.dump(), "application/json");
  }
  Json poll(const std::string& id) {
    auto reply = client->Get("/v1beta/interactions/" + id, kKey);
    REQUIRE(reply);
    REQUIRE(reply->status == 200);
    return Json::parse(reply->body);
  }
  // Polls until the job is over; the test's own time limit is the limit.
  Json wait(const std::string& id) {
    for (;;) {
      Json job = poll(id);
      if (job.at("status") != "queued" && job.at("status") != "in_progress") return job;
      Cancel().wait_for(std::chrono::milliseconds(20));  // As a client would, a little apart.
    }
  }
};

Json small(const std::string& prompt, std::int64_t seed = 1) {
  return {{"model", "practice"},
          {"input", prompt},
          {"background", true},
          {"generation_config", {{"seed", seed}}},
          {"response_format",
           {{"type", "video"}, {"duration", "3s"}, {"resolution", "360p"}, {"delivery", "uri"}}}};
}

std::string path_of(const std::string& url) { return url.substr(url.find("/v1beta")); }

}  // namespace

TEST_CASE("A take goes the whole way: create, poll, file, download", "[practice]") {
  Service service;

  auto created = service.create(small("MS, an old man, tram stop, low sun from the left"));
  REQUIRE(created);
  CHECK(created->status == 200);
  const Json reply = Json::parse(created->body);
  CHECK(test::shape_difference(test::exchange("interactions/create").at("reply").at("body"),
                               reply) == "");
  CHECK(reply.at("status") == "in_progress");

  const Json job = service.wait(reply.at("id"));
  REQUIRE(job.at("status") == "completed");
  const Json content = job.at("steps").back().at("content");
  std::string uri, rewritten;
  for (const Json& block : content) {
    if (block.at("type") == "video") uri = block.at("uri");
    if (block.at("type") == "text") rewritten = block.at("text");
  }
  CHECK(uri.starts_with(service.server->base_url() + "/v1beta/files/"));
  CHECK_THAT(rewritten, test::contains("rewritten prompt: MS, an old man"));

  const std::string file = path_of(uri).substr(0, path_of(uri).find(':'));
  auto metadata = service.client->Get(file, kKey);
  REQUIRE(metadata);
  CHECK(Json::parse(metadata->body).at("state") == "ACTIVE");

  auto clip = service.client->Get(path_of(uri), kKey);
  REQUIRE(clip);
  CHECK(clip->status == 200);
  CHECK(clip->get_header_value("Content-Type") == "video/mp4");
  CHECK(Json::parse(metadata->body).at("sizeBytes") == std::to_string(clip->body.size()));
  CHECK(clip->get_header_value("ETag") == '"' + sha256(clip->body) + '"');

  test::TempDir dir;
  const Result<ClipFacts> facts = probe(dir.write("take.mp4", clip->body));
  REQUIRE(facts);
  CHECK(facts->video->width == 640);
  CHECK(facts->video->height == 360);
  CHECK(facts->duration_s == Catch::Approx(3).margin(0.1));
  CHECK(facts->audio.has_value());
}

TEST_CASE("A download can be resumed, and a resume of something else starts anew", "[practice]") {
  Service service;
  const Json created = Json::parse(service.create(small("CU, a woman, teahouse"))->body);
  const Json job = service.wait(created.at("id"));
  const std::string path = path_of(job.at("steps").back().at("content").back().at("uri"));
  const std::string whole = service.client->Get(path, kKey)->body;

  httplib::Headers from = kKey;
  from.emplace("Range", "bytes=1000-");
  auto rest = service.client->Get(path, from);
  REQUIRE(rest);
  CHECK(rest->status == 206);
  CHECK(rest->get_header_value("Content-Range") ==
        "bytes 1000-" + std::to_string(whole.size() - 1) + "/" + std::to_string(whole.size()));
  CHECK(rest->body == whole.substr(1000));

  from.emplace("If-Range", "\"something else\"");
  auto anew = service.client->Get(path, from);
  REQUIRE(anew);
  CHECK(anew->status == 200);
  CHECK(anew->body == whole);
}

TEST_CASE("Without background the create answers with the finished take", "[practice]") {
  Service service;
  Json body = small("LS, street, night, neon");
  body["background"] = false;
  body["response_format"]["delivery"] = "inline";

  auto reply = service.create(body);

  REQUIRE(reply);
  const Json job = Json::parse(reply->body);
  CHECK(job.at("status") == "completed");
  CHECK(job.at("steps").back().at("content").back().at("data").get<std::string>().size() > 10000);
}

TEST_CASE("The same request and seed are the same bytes, another seed is not", "[practice]") {
  Service service;
  auto bytes = [&](std::int64_t seed) {
    const Json created = Json::parse(service.create(small("a person waits", seed))->body);
    const Json job = service.wait(created.at("id"));
    return service.client->Get(path_of(job.at("steps").back().at("content").back().at("uri")), kKey)
        ->body;
  };
  const std::string first = bytes(7);
  CHECK(first == bytes(7));
  CHECK(first != bytes(8));
}

TEST_CASE("A wrong key, no key, two keys and a web page are turned away", "[practice]") {
  Service service;
  auto get = [&](const char* path, const httplib::Headers& headers) {
    return service.client->Get(path, headers);
  };

  auto wrong = get("/v1beta/interactions/v1_x", {{"x-goog-api-key", "AIzaNo"}});
  REQUIRE(wrong);
  CHECK(wrong->status == 400);
  CHECK(Json::parse(wrong->body) == test::exchange("interactions/key-400").at("reply").at("body"));
  CHECK(get("/v1beta/interactions/v1_x", {})->status == 403);
  CHECK_THAT(get("/v1beta/interactions/v1_x?key=PRACTICE-KEY", kKey)->body,
             test::contains("pass only one"));
  httplib::Headers page = kKey;
  page.emplace("Origin", "https://example.com");
  CHECK(get("/v1beta/interactions/v1_x", page)->status == 403);
}

TEST_CASE("What does not exist answers as recorded", "[practice]") {
  Service service;

  auto job = service.client->Get("/v1beta/interactions/v1_gone0000", kKey);
  REQUIRE(job);
  CHECK(job->status == 400);
  CHECK(Json::parse(job->body) ==
        test::exchange("interactions/unknown-id-400").at("reply").at("body"));
  CHECK(service.client->Get("/v1beta/files/a1b2-c3", kKey)->status == 403);
  CHECK(service.client->Get("/v1beta/files/a1b2-c3:download?alt=media", kKey)->status == 404);
  auto nowhere = service.client->Get("/v2/nothing", kKey);
  CHECK(nowhere->status == 404);
  CHECK(Json::parse(nowhere->body).at("error").at("status") == "NOT_FOUND");
  Json body = small("more of it");
  body["previous_interaction_id"] = "v1_gone0000";
  CHECK(service.create(body)->status == 400);
}

TEST_CASE("Malformed and oversized bodies get the wire's envelope", "[practice]") {
  Service service;

  auto broken =
      service.client->Post("/v1beta/interactions", kKey, "{\"model\":", "application/json");
  REQUIRE(broken);
  CHECK(broken->status == 400);
  CHECK(Json::parse(broken->body).at("error").at("code") == "invalid_request");

  auto large = service.client->Post("/v1beta/interactions", kKey, std::string((16u << 20) + 1, ' '),
                                    "application/json");
  REQUIRE(large);
  CHECK(large->status == 413);
  CHECK(Json::parse(large->body).at("error").at("code") == 413);
}

TEST_CASE("A job can be cancelled while it waits and while it is painted, and not after",
          "[practice]") {
  Service service;
  Json long_one = small("LS, street");
  long_one["response_format"]["duration"] = "15s";
  const std::string first = Json::parse(service.create(long_one)->body).at("id");
  const std::string second = Json::parse(service.create(long_one)->body).at("id");
  auto cancel = [&](const std::string& id) {
    return service.client->Post("/v1beta/interactions/" + id + "/cancel", kKey, "",
                                "application/json");
  };

  CHECK(service.poll(second).at("status") == "queued");
  CHECK(Json::parse(cancel(second)->body).at("status") == "cancelled");
  CHECK(Json::parse(cancel(first)->body).at("status") == "cancelled");
  CHECK(service.poll(first).at("status") == "cancelled");
  CHECK_FALSE(service.poll(first).contains("steps"));
  CHECK_THAT(cancel(first)->body, test::contains("already completed"));
  // The line goes on behind them.
  const Json next = Json::parse(service.create(small("CU, a man"))->body);
  CHECK(service.wait(next.at("id")).at("status") == "completed");
}

TEST_CASE("A file is in the making at the first look when the service takes its time",
          "[practice]") {
  Service service({.speed = 1e-6});
  const Json created = Json::parse(service.create(small("MS, a woman, room"))->body);
  const std::string path =
      path_of(service.wait(created.at("id")).at("steps").back().at("content").back().at("uri"));
  const std::string file = path.substr(0, path.find(':'));

  CHECK(Json::parse(service.client->Get(file, kKey)->body).at("state") == "PROCESSING");
  CHECK(Json::parse(service.client->Get(file, kKey)->body).at("state") == "ACTIVE");
}

TEST_CASE("A busy port is refused in one sentence, and closing frees it", "[practice]") {
  auto first = PracticeServer::start({});
  REQUIRE(first);
  const int port = (*first)->port();

  auto second = PracticeServer::start({.port = port});
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::io);
  CHECK_THAT(second.error().message.en, test::contains("no free port"));

  first->reset();
  CHECK(PracticeServer::start({.port = port}));
}

TEST_CASE("Closing the server ends a take that is being painted and leaves no clip behind",
          "[practice]") {
  test::TempDir dir;
  {
    Service service({.folder = dir.path()});
    Json body = small("LS, market lane");
    body["response_format"]["duration"] = "15s";
    REQUIRE(service.create(body)->status == 200);
  }
  CHECK(std::filesystem::is_empty(dir.path()));
}
