// SPDX-License-Identifier: Apache-2.0

#include "app/generate/google_lro.h"

#include "tests/app/generate/recorded_request.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

const std::string kVertexBase =
    "https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1";
const std::string kName = "models/veo/operations/op-1";
const ShotRequest kKite{.prompt = "the kite rises", .seconds = 8};

GoogleLro vertex() {
  return {kVertexBase, able_model("google-lro", "veo-3.1-generate-001"), LroDialect::vertex,
          "Authorization"};
}

RemoteAnswer poll(const Json& body, int status = 200) {
  return read_operation_poll({status, {}, body.dump()}, kVendor);
}

Json done(const Json& more) {
  Json json = {{"name", kName}, {"done", true}};
  json.update(more);
  return json;
}

Json parameters(const ShotRequest& request) {
  Result<HttpRequest> built = vertex().build_create(request, {});
  REQUIRE(built);
  return Json::parse(built->body).at("parameters");
}

}  // namespace

TEST_CASE("Vertex is asked under the project of the settings, with seed and sound", "[generate]") {
  ShotRequest request = kKite;
  request.seed = 7;
  Result<HttpRequest> built = vertex().build_create(request, {});
  REQUIRE(built);
  CHECK(built->url ==
        kVertexBase + "/publishers/google/models/veo-3.1-generate-001:predictLongRunning");
  CHECK(parameters(request).at("seed") == 7);
  CHECK(parameters(request).at("generateAudio") == true);
  CHECK(parameters(request).at("durationSeconds") == 8);
}

TEST_CASE("Vertex is asked by the model of the operation, not by the film's newer one",
          "[generate]") {
  const HttpRequest request = vertex().build_poll(
      "projects/p/locations/us-central1/publishers/google/models/veo-old/operations/o");
  CHECK(request.method == "POST");
  CHECK(request.url == kVertexBase + "/publishers/google/models/veo-old:fetchPredictOperation");
  CHECK(request.credential_header == "Authorization");
}

TEST_CASE("frames, reference pictures and a clip each have their place, one kind at a time",
          "[generate]") {
  ShotRequest request = kKite;
  request.references = {{.role = "first_frame"}, {.role = "last_frame"}};
  const std::vector<Attachment> two = {{"image/png", "a", ""}, {"image/png", "b", ""}};
  Result<HttpRequest> built = vertex().build_create(request, two);
  REQUIRE(built);
  const Json instance = Json::parse(built->body).at("instances").at(0);
  CHECK(instance.at("image").at("bytesBase64Encoded") == "YQ==");
  CHECK(instance.at("lastFrame").at("mimeType") == "image/png");

  request.references = {{.role = "image"}, {.role = "image"}};
  built = vertex().build_create(request, two);
  REQUIRE(built);
  CHECK(Json::parse(built->body).at("instances").at(0).at("referenceImages").at(1) ==
        Json{{"image", {{"bytesBase64Encoded", "Yg=="}, {"mimeType", "image/png"}}},
             {"referenceType", "asset"}});

  request.references = {{.role = "first_frame"}, {.role = "image"}};
  CHECK_THAT(vertex().refuse(request)->message.en, contains("cannot go with one shot"));
  request.references = {{.role = "video"}};
  request.extend = true;
  built = vertex().build_create(request, {{"video/mp4", "v", ""}});
  REQUIRE(built);
  CHECK(Json::parse(built->body).at("instances").at(0).contains("video"));
  request.references.clear();
  request.previous_id = kName;
  CHECK_THAT(vertex().refuse(request)->message.en, contains("the clip itself must be given"));
}

TEST_CASE("an operation that is done without clips is filtered, broken, or in a bucket",
          "[generate]") {
  CHECK(poll(done({{"response", Json::object()}})).failure == FailureClass::protocol);
  CHECK(poll(done(Json::object())).failure == FailureClass::protocol);
  const RemoteAnswer bucket =
      poll(done({{"response", {{"videos", {{{"gcsUri", "gs://b/x.mp4"}}}}}}}));
  CHECK(bucket.failure == FailureClass::protocol);
  CHECK_THAT(bucket.show, contains("storage bucket"));
  CHECK(poll(done({{"response", {{"raiMediaFilteredCount", 1}}}})).state == RemoteState::blocked);
}

TEST_CASE("a clip that came beside filtered ones is taken, and the reason is shown", "[generate]") {
  const RemoteAnswer answer =
      poll(done({{"response",
                  {{"raiMediaFilteredCount", 1},
                   {"raiMediaFilteredReasons", {"One of two."}},
                   {"videos", {{{"bytesBase64Encoded", "QUJD"}, {"mimeType", "video/mp4"}}}}}}}));
  CHECK(answer.state == RemoteState::succeeded);
  CHECK(answer.result->bytes == "ABC");
  CHECK(answer.advisory == "One of two.");
}

TEST_CASE("errors of an operation are classed by their number", "[generate]") {
  const auto failure = [](int code, const std::string& message = "x") {
    return poll(done({{"error", {{"code", code}, {"message", message}}}})).failure;
  };
  CHECK(failure(3) == FailureClass::bad_request);
  CHECK(failure(7) == FailureClass::forbidden);
  CHECK(failure(13) == FailureClass::provider);
  CHECK(failure(16) == FailureClass::auth);
  CHECK(failure(3, "The prompt was blocked for safety reasons.") == FailureClass::blocked);
}

TEST_CASE("a name that leads elsewhere is no operation", "[generate]") {
  for (const char* name : {"models/../../x/operations/y", "/operations/y", "operations/",
                           "http://evil.example/operations/y", ""}) {
    INFO(name);
    const HttpReply reply{200, {}, Json{{"name", name}}.dump()};
    CHECK(read_operation_create(reply, kVendor).state == RemoteState::unknown_outcome);
  }
  const GoogleLro gemini(std::string(kVendor) + "/v1beta", able_model("google-lro", "veo"),
                         LroDialect::gemini, "x-goog-api-key");
  CHECK(gemini.build_poll("models/a/operations/b?c#d").url ==
        std::string(kVendor) + "/v1beta/models/a/operations/b%3Fc%23d");
}

TEST_CASE("a key of the free tier, for which the model is not there, is a model that is gone",
          "[generate]") {
  const Json body = {{"error",
                      {{"code", 404},
                       {"message",
                        "models/veo is not found for API version v1beta, or is not supported for "
                        "predictLongRunning."},
                       {"status", "NOT_FOUND"}}}};
  CHECK(vertex().parse_create({404, {}, body.dump()}).failure == FailureClass::model_gone);
  CHECK(poll({{"error", {{"code", 404}, {"message", "Operation not found"}}}}, 404).failure ==
        FailureClass::job_lost);
}
