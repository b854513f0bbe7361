// SPDX-License-Identifier: Apache-2.0

#include "app/generate/openai_videos.h"

#include "app/generate/multipart.h"
#include "tests/app/generate/recorded_request.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

const std::string kBase = "https://gpu.example:8000";
const ShotRequest kKite{.prompt = "the kite rises", .seconds = 6};

OpenaiVideos server(const std::string& dialect, const std::string& base = kBase) {
  Capability able = able_model("openai-videos", "wan");
  able.stills = true;
  return {base, able, *find_videos_dialect(dialect)};
}

HttpRequest built(const std::string& dialect, const ShotRequest& request,
                  const std::vector<Attachment>& attachments = {}) {
  Result<HttpRequest> made = server(dialect).build_create(request, attachments);
  INFO((made ? "" : made.error().message.en));
  REQUIRE(made);
  return *made;
}

std::string refused(const std::string& dialect, const ShotRequest& request) {
  const std::optional<Error> error = server(dialect).refuse(request);
  return error ? error->message.en : "";
}

HttpReply reply(int status, const Json& body) { return {status, {}, body.dump()}; }

Json record(const std::string& status, const Json& more = Json::object()) {
  Json json = {{"id", "video_1"}, {"object", "video"}, {"status", status}};
  json.update(more);
  return json;
}

}  // namespace

TEST_CASE("each dialect writes seconds, size and extras in its own way", "[generate]") {
  ShotRequest request = kKite;
  CHECK(parts_of(built("generic", request)) ==
        Json::array({{{"name", "model"}, {"value", "wan"}},
                     {{"name", "prompt"}, {"value", "the kite rises"}},
                     {{"name", "seconds"}, {"value", "6"}},
                     {{"name", "size"}, {"value", "1280x720"}}}));
  request.seed = 7;
  request.negative = "text";
  CHECK(Json::parse(built("sglang", request).body) == Json{{"prompt", "the kite rises"},
                                                           {"seconds", 6},
                                                           {"size", "1280x720"},
                                                           {"seed", 7},
                                                           {"negative_prompt", "text"}});
  CHECK(Json::parse(built("litellm", request).body).at("seconds") == "6");
  const Json vllm = parts_of(built("vllm-omni", request));
  CHECK(vllm.at(0).at("name") == "prompt");  // A wrong model is refused there, so none is named.
  CHECK(vllm.at(3) == Json{{"name", "seed"}, {"value", "7"}});
}

TEST_CASE("a server without the fields refuses seed and negative words before sending",
          "[generate]") {
  ShotRequest request = kKite;
  request.seed = 7;
  CHECK_THAT(refused("generic", request), contains("takes no seed"));
  CHECK(refused("vllm-omni", request).empty());
  request.seed.reset();
  request.references = {{.role = "first_frame"}, {.role = "last_frame"}};
  CHECK_THAT(refused("vllm-omni", request), contains("does not take a last frame"));
  request.references = {{.role = "video"}};
  CHECK(refused("vllm-omni", request).empty());
  CHECK_THAT(refused("sglang", request), contains("does not take a clip of your own"));
  request.references = {{.role = "first_frame"}, {.role = "video"}};
  CHECK_THAT(refused("vllm-omni", request), contains("One picture or clip"));
}

TEST_CASE("a picture makes a form of the request in every dialect", "[generate]") {
  ShotRequest request = kKite;
  request.references = {{"first_frame", "my \"kite\"\r\n.png", ""}};
  for (const VideosDialect& dialect : videos_dialects()) {
    INFO(dialect.name);
    const Json parts =
        parts_of(built(dialect.name, request, {{"image/png", std::string("\r\n--x\0y", 7), ""}}));
    const Json& file = parts.at(parts.size() - 1);
    CHECK(file.at("name") == "input_reference");
    CHECK(file.at("filename") == "my %22kite%22%0D%0A.png");
    CHECK(file.at("type") == "image/png");
  }
}

TEST_CASE("the same form is the same bytes, and its boundary stands in no part", "[generate]") {
  Multipart first, second;
  for (Multipart* form : {&first, &second}) {
    form->add("prompt", "--shotlab-");
    form->add_file("f", "a.png", "image/png", "\r\n--shotlab-\r\n");
  }
  CHECK(first.body().bytes == second.body().bytes);
  const std::string type = first.body().content_type;
  const std::string boundary = type.substr(type.find('=') + 1);
  Multipart hostile;
  hostile.add("prompt", boundary);
  CHECK_THAT(hostile.body().bytes, contains("\r\n\r\n" + boundary + "\r\n"));
  CHECK(hostile.body().content_type.find(boundary) == std::string::npos);
}

TEST_CASE("an edit is a remix and a continuation an extension, where the server has them",
          "[generate]") {
  ShotRequest request = kKite;
  request.previous_id = "video_a=";
  const HttpRequest remix = built("litellm", request);
  CHECK(remix.url == kBase + "/v1/videos/video_a%3D/remix");
  CHECK(Json::parse(remix.body) == Json{{"prompt", "the kite rises"}});
  CHECK_THAT(refused("vllm-omni", request), contains("does not change an earlier take"));
  request.extend = true;
  const HttpRequest longer = built("generic", request);
  CHECK(longer.url == kBase + "/v1/videos/extensions");
  CHECK(Json::parse(longer.body) ==
        Json{{"prompt", "the kite rises"}, {"seconds", "6"}, {"video", {{"id", "video_a="}}}});
  CHECK_THAT(refused("sglang", request), contains("does not go on from a clip"));
}

TEST_CASE("a picture is made on the images path and read out of the answer", "[generate]") {
  ShotRequest request = kKite;
  request.output = ShotOutput::still;
  const HttpRequest asked = built("sglang", request);
  CHECK(asked.url == kBase + "/v1/images/generations");
  CHECK(Json::parse(asked.body).at("response_format") == "b64_json");

  const RemoteAnswer made =
      server("sglang").parse_create(reply(200, {{"data", {{{"b64_json", "iVBORw0KGgo="}}}}}));
  CHECK(made.state == RemoteState::succeeded);
  REQUIRE(made.result);
  CHECK(made.result->mime == "image/png");
  const RemoteAnswer broken =
      server("sglang").parse_create(reply(200, {{"data", {{{"b64_json", "!"}}}}}));
  CHECK(broken.failure == FailureClass::protocol);
}

TEST_CASE("the id of the create leads to the clip, whatever a later answer calls it",
          "[generate]") {
  const RemoteAnswer answer =
      server("litellm").parse_poll("video_a=", reply(200, record("completed", {{"id", "other"}})));
  CHECK(answer.id == "video_a=");
  REQUIRE(answer.result);
  CHECK(answer.result->uri == kBase + "/v1/videos/video_a%3D/content");
  CHECK(server("litellm").build_download(*answer.result).credential_header == "Authorization");
  // Without it there is only the answer's own.
  CHECK(server("litellm").parse_poll(reply(200, record("completed"))).result->uri ==
        kBase + "/v1/videos/video_1/content");
}

TEST_CASE("a create that answers little is still a job, and one that answers nothing may be one",
          "[generate]") {
  const OpenaiVideos vllm = server("vllm-omni");
  CHECK(vllm.parse_create(reply(200, {{"id", "v1"}})).state == RemoteState::accepted);
  CHECK(vllm.parse_create(reply(200, Json::object())).state == RemoteState::unknown_outcome);
  CHECK(vllm.parse_create({502, {}, "<html>Bad gateway</html>"}).state ==
        RemoteState::unknown_outcome);
  CHECK(vllm.parse_create(reply(422, {{"detail", {{{"msg", "size: bad"}}}}})).show == "size: bad");
  CHECK(vllm.parse_create(reply(404, {{"error",
                                       {{"message", "The model `x` does not exist"},
                                        {"code", "model_not_found"}}}}))
            .failure == FailureClass::model_gone);
}

TEST_CASE("what a gateway calls completed beside an error has failed", "[generate]") {
  const Json error = {{"error", {{"code", "moderation_blocked"}, {"message", "No."}}}};
  CHECK(server("litellm").parse_poll("v", reply(200, record("completed", error))).state ==
        RemoteState::blocked);
  const RemoteAnswer content = server("litellm").parse_download(
      reply(400, {{"error", {{"message", "Video was filtered"}}}}));
  CHECK(content.state == RemoteState::failed);
  CHECK(content.show == "Video was filtered");
}

TEST_CASE("a lost job, a refused key and a passing fault are told apart when asking",
          "[generate]") {
  const OpenaiVideos generic = server("generic");
  const Json error = {{"error", {{"message", "x"}}}};
  CHECK(generic.parse_poll("v", reply(404, error)).failure == FailureClass::job_lost);
  CHECK(generic.parse_poll("v", reply(401, error)).retry == Retry::user);
  CHECK(generic.parse_poll("v", reply(503, error)).retry == Retry::poll);
  CHECK(generic.parse_poll("v", reply(429, error)).failure == FailureClass::rate_limited);
  CHECK(generic.parse_poll("v", {200, {}, "<html>Log in</html>"}).failure ==
        FailureClass::protocol);
  CHECK(generic.parse_poll("v", reply(200, record("dreaming"))).state == RemoteState::running);
  CHECK(generic.parse_poll("v", reply(200, record("deleted"))).failure == FailureClass::expired);
}

TEST_CASE("a base may be typed with its version, and deleting ends a job", "[generate]") {
  const HttpRequest request = server("generic", kBase + "/v1/").build_cancel("v");
  CHECK(request.method == "DELETE");
  CHECK(request.url == kBase + "/v1/videos/v");
}
