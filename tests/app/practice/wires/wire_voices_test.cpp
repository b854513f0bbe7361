// SPDX-License-Identifier: Apache-2.0
//
// The other wires over a real loopback socket, held to the recorded exchanges.

#include "tests/app/practice/wires/practice_client.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

const Json kKite = {{"prompt", "a paper kite"}, {"seconds", "4"}, {"size", "1280x720"}};

bool is_over(const PracticeClient::Reply& reply) {
  const std::string status = reply.body.value("status", "");
  return status == "completed" || status == "failed";
}

std::string encoded(std::string id) {
  for (std::size_t at = id.find('='); at != std::string::npos; at = id.find('=')) {
    id.replace(at, 1, "%3D");
  }
  return id;
}

httplib::MultipartFormDataItems form(const Json& fields) {
  httplib::MultipartFormDataItems items;
  for (const auto& [name, value] : fields.items()) {
    items.push_back({name, value.get<std::string>(), "", ""});
  }
  return items;
}

}  // namespace

TEST_CASE("OpenAI-shaped: create, poll and content, as recorded", "[practice]") {
  PracticeClient practice;

  const auto created = practice.post("/v1/videos", practice.bearer(), kKite);
  CHECK(created.status == 200);
  Json shape = created.body;
  shape["completed_at"] = nullptr;
  shape["expires_at"] = nullptr;
  CHECK(shape_difference(exchange("openai-videos/queued").at("reply").at("body"), shape) == "");
  const std::string id = created.body.at("id");
  CHECK(id.starts_with("video_"));

  const auto done = practice.wait("/v1/videos/" + id, practice.bearer(), is_over);
  CHECK(shape_difference(exchange("openai-videos/completed").at("reply").at("body"), done.body) ==
        "");
  CHECK(done.body.at("progress") == 100);
  const auto clip = practice.get("/v1/videos/" + id + "/content", practice.bearer());
  CHECK(clip.text == recorded_clip());
  CHECK(practice.get("/v1/videos/video_none/content", practice.bearer()).status == 404);
  CHECK(practice.get("/v1/videos/video_none", practice.bearer()).status == 404);
  CHECK(practice.get("/v1/videos/" + id, {}).status == 401);
}

TEST_CASE("vLLM-Omni takes forms only and no key; SGLang wants whole seconds", "[practice]") {
  PracticeClient practice;
  const auto json = practice.post("/vllm-omni/v1/videos", {}, kKite);
  CHECK(json.status == 400);
  CHECK(json.body == exchange("openai-videos/vllm-json-400").at("reply").at("body"));

  const auto made =
      practice.read(practice.http().Post("/vllm-omni/v1/videos", httplib::Headers{}, form(kKite)));
  CHECK(made.status == 200);
  CHECK(shape_difference(exchange("openai-videos/create").at("reply").at("body"), made.body) == "");

  CHECK(practice.post("/sglang/v1/videos", {}, kKite).status == 400);
  Json whole = kKite;
  whole["seconds"] = 4;
  const auto sglang = practice.post("/sglang/v1/videos", {}, whole);
  CHECK(sglang.status == 200);
  CHECK(sglang.body.at("seconds") == "4");
  CHECK(sglang.body.contains("file_path"));
  CHECK(practice.get("/sglang/v1/videos/video_none", {}).body.at("detail").is_string());
}

TEST_CASE("SGLang answers 404 for a clip that is still in the making", "[practice]") {
  PracticeClient practice({.speed = 1});
  Json whole = kKite;
  whole["seconds"] = 4;
  const std::string id = practice.post("/sglang/v1/videos", {}, whole).body.at("id");
  const auto early = practice.get("/sglang/v1/videos/" + id + "/content", {});
  CHECK(early.status == 404);
  CHECK(early.body == exchange("openai-videos/sglang-detail-404").at("reply").at("body"));
}

TEST_CASE("A gateway answers with another id than it gave, and takes either", "[practice]") {
  PracticeClient practice;
  const auto created = practice.post("/litellm/v1/videos", practice.bearer(), kKite);
  CHECK(created.status == 200);
  CHECK(shape_difference(exchange("openai-videos/litellm-processing", 0).at("reply").at("body"),
                         created.body) == "");
  const std::string id = created.body.at("id");
  CHECK(created.body.at("status") == "processing");
  const auto done = practice.wait("/litellm/v1/videos/" + encoded(id), practice.bearer(), is_over);
  CHECK(done.body.at("id") != id);
  const std::string other = done.body.at("id");
  CHECK(practice.get("/litellm/v1/videos/" + encoded(id) + "/content", practice.bearer()).text ==
        recorded_clip());
  CHECK(practice.get("/litellm/v1/videos/" + encoded(other) + "/content", practice.bearer()).text ==
        recorded_clip());
}

TEST_CASE("A virtual key spends its budget and is then refused as recorded", "[practice]") {
  PracticeClient practice;
  const auto made = practice.post("/litellm/key/generate", practice.bearer(),
                                  {{"max_budget", 0.5}, {"key_alias", "class 7B"}});
  REQUIRE(made.status == 200);
  const std::string key = made.body.at("key");
  CHECK(key.starts_with("sk-"));
  CHECK(practice.post("/litellm/key/generate", practice.bearer(key), Json::object()).status == 403);

  CHECK(practice.post("/litellm/v1/videos", practice.bearer(key), kKite).status == 200);
  const Json info = practice.get("/litellm/key/info", practice.bearer(key)).body.at("info");
  CHECK(info.at("spend").get<double>() == Catch::Approx(0.4));
  CHECK(info.at("max_budget") == 0.5);
  CHECK(info.at("key_alias") == "class 7B");

  CHECK(practice.post("/litellm/v1/videos", practice.bearer(key), kKite).status == 200);
  const auto spent = practice.post("/litellm/v1/videos", practice.bearer(key), kKite);
  CHECK(spent.status == 429);
  CHECK(shape_difference(exchange("openai-videos/litellm-budget-429").at("reply").at("body"),
                         spent.body) == "");
  CHECK(spent.body.at("error").at("type") == "budget_exceeded");
  // The same key and the same budget on the other road.
  const Json omni = {{"model", "practice"}, {"input", "a kite"}, {"background", true}};
  CHECK(practice.post("/litellm/gemini/v1beta/interactions", {{"x-goog-api-key", key}}, omni)
            .status == 429);
  CHECK(practice.get("/litellm/key/info", {{"x-goog-api-key", key}}).status == 200);
  CHECK(practice.get("/litellm/key/info", practice.bearer("sk-wrong")).status == 401);
}

TEST_CASE("Operations: no done while they run, then a sample, as recorded", "[practice]") {
  PracticeClient practice;
  Json body = exchange("google-lro/create").at("request").at("body");
  const std::string gone = "/v1beta/models/veo-3.1-generate-preview:predictLongRunning";
  const auto refused = practice.post(gone, practice.google(), body);
  CHECK(refused.status == 404);
  CHECK_THAT(refused.body.at("error").at("message").get<std::string>(),
             contains("no longer available"));

  const auto created =
      practice.post("/v1beta/models/practice:predictLongRunning", practice.google(), body);
  REQUIRE(created.status == 200);
  CHECK_FALSE(created.body.contains("done"));
  const std::string name = created.body.at("name");
  CHECK(name.starts_with("models/practice/operations/"));
  const auto done = practice.wait("/v1beta/" + name, practice.google(),
                                  [](const auto& reply) { return reply.body.contains("done"); });
  CHECK(shape_difference(exchange("google-lro/done").at("reply").at("body"), done.body) == "");
  const std::string uri = done.body.at("response")
                              .at("generateVideoResponse")
                              .at("generatedSamples")
                              .at(0)
                              .at("video")
                              .at("uri");
  CHECK(practice.get(uri.substr(uri.find("/v1beta")), practice.google()).text == recorded_clip());
}

TEST_CASE("Vertex is asked by POST and gives the bytes in its answer", "[practice]") {
  PracticeClient practice;
  const std::string model =
      "/v1/projects/p/locations/us-central1/publishers/google/models/practice";
  const Json body = {{"instances", {{{"prompt", "a kite"}}}}, {"parameters", {{"seed", 7}}}};
  CHECK(practice.post(model + ":predictLongRunning", practice.google(), body).status == 401);
  const auto created = practice.post(model + ":predictLongRunning", practice.bearer(), body);
  REQUIRE(created.status == 200);
  for (;;) {
    const auto asked = practice.post(model + ":fetchPredictOperation", practice.bearer(),
                                     {{"operationName", created.body.at("name")}});
    REQUIRE(asked.status == 200);
    if (!asked.body.contains("done")) continue;
    CHECK(shape_difference(exchange("google-lro/vertex-done").at("reply").at("body"), asked.body) ==
          "");
    CHECK(practice::unbase64(asked.body.at("response")
                                 .at("videos")
                                 .at(0)
                                 .at("bytesBase64Encoded")
                                 .get<std::string>()) == recorded_clip());
    break;
  }
}

TEST_CASE("OpenRouter: 202, then an address that needs the key", "[practice]") {
  PracticeClient practice;
  Json body = exchange("openrouter/create").at("request").at("body");
  const auto created = practice.post("/api/v1/videos", practice.bearer(), body);
  CHECK(created.status == 202);
  CHECK(shape_difference(exchange("openrouter/create").at("reply").at("body"), created.body) == "");
  const std::string poll = created.body.at("polling_url");
  const auto done = practice.wait(poll, practice.bearer(), is_over);
  CHECK(shape_difference(exchange("openrouter/completed").at("reply").at("body"), done.body) == "");
  const std::string uri = done.body.at("unsigned_urls").at(0);
  const std::string path = uri.substr(uri.find("/api/"));
  CHECK(practice.get(path, practice.bearer()).text == recorded_clip());
  CHECK(practice.get(path, {}).status == 401);
  body["duration"] = 99;
  CHECK(practice.post("/api/v1/videos", practice.bearer(), body).status == 400);
}

TEST_CASE("A file goes up in two requests, and is found until it is deleted", "[practice]") {
  PracticeClient practice;
  httplib::Headers start = practice.google();
  start.emplace("X-Goog-Upload-Protocol", "resumable");
  start.emplace("X-Goog-Upload-Command", "start");
  start.emplace("X-Goog-Upload-Header-Content-Type", "image/png");
  const auto announced =
      practice.post("/upload/v1beta/files", start, {{"file", {{"display_name", "hero.png"}}}});
  REQUIRE(announced.headers.find("X-Goog-Upload-URL") != announced.headers.end());
  const std::string url = announced.headers.find("X-Goog-Upload-URL")->second;
  const auto sent = practice.read(practice.http().Post(
      url.substr(url.find("/upload")), {{"X-Goog-Upload-Command", "upload, finalize"}}, "PNG bytes",
      "application/octet-stream"));
  CHECK(shape_difference(exchange("files/upload").at("reply").at("body"), sent.body) == "");
  const std::string name = sent.body.at("file").at("name");
  CHECK(practice.get("/v1beta/" + name, practice.google()).body.at("state") == "ACTIVE");
  // What was uploaded cannot be downloaded again.
  CHECK(practice.get("/v1beta/" + name + ":download?alt=media", practice.google()).status == 404);

  Json create = {
      {"model", "practice"},
      {"background", true},
      {"input",
       {{{"type", "image"}, {"mime_type", "image/png"}, {"uri", sent.body.at("file").at("uri")}},
        {{"type", "text"}, {"text", "a kite"}}}}};
  CHECK(practice.post("/v1beta/interactions", practice.google(), create).status == 200);
  CHECK(practice.read(practice.http().Delete("/v1beta/" + name, practice.google())).status == 200);
  CHECK(practice.post("/v1beta/interactions", practice.google(), create).status == 400);
}

TEST_CASE("A gateway hands on the maker's own addresses", "[practice]") {
  PracticeClient practice;
  const std::string jobs = "/litellm/gemini/v1beta/interactions";
  const auto created = practice.post(
      jobs, practice.google(), {{"model", "practice"}, {"input", "a kite"}, {"background", true}});
  REQUIRE(created.status == 200);
  const auto done = practice.wait(jobs + "/" + created.body.at("id").get<std::string>(),
                                  practice.google(), is_over);
  const std::string uri = done.body.at("steps").back().at("content").back().at("uri");
  CHECK(uri.starts_with("https://generativelanguage.googleapis.com/v1beta/files/"));
  CHECK(practice.get("/litellm/gemini" + uri.substr(uri.find("/v1beta")), practice.google()).text ==
        recorded_clip());
}

TEST_CASE("Deleting a job ends it, and then it is known no more", "[practice]") {
  PracticeClient practice({.speed = 1});
  const std::string id = practice.post("/v1/videos", practice.bearer(), kKite).body.at("id");
  const auto deleted = practice.read(practice.http().Delete("/v1/videos/" + id, practice.bearer()));
  CHECK(deleted.body.at("deleted") == true);
  CHECK(practice.get("/v1/videos/" + id, practice.bearer()).status == 404);
}
