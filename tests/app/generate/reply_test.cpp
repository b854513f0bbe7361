// SPDX-License-Identifier: Apache-2.0
//
// Answers beyond the recorded ones: what a stranger, a gateway or a bad day may send.

#include "app/generate/gemini_reply.h"

#include "tests/app/generate/wire_fixture.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

const std::string kBase = "http://127.0.0.1:8000";

RemoteAnswer create(int status, const std::string& body, Headers headers = {}) {
  return make_gemini_interactions(kBase, *find_capability("practice"))
      ->parse_create({status, std::move(headers), body});
}

RemoteAnswer poll(int status, const std::string& body, Headers headers = {}) {
  return make_gemini_interactions(kBase, *find_capability("practice"))
      ->parse_poll({status, std::move(headers), body});
}

// A completed interaction with these content blocks in its last step.
std::string completed(const Json& content, const Json& more = Json::object()) {
  Json body = {{"id", "v1_a"}, {"status", "completed"}};
  body["steps"] = Json::array({{{"type", "model_output"}, {"content", content}}});
  body.update(more);
  return body.dump();
}

Json video_at(const std::string& uri) {
  return {{"type", "video"}, {"mime_type", "video/mp4"}, {"uri", uri}};
}

}  // namespace

TEST_CASE("a create that ends in a 5xx, in silence or in garbage has an unknown outcome",
          "[generate]") {
  for (const auto& [status, body] : std::vector<std::pair<int, std::string>>{
           {500, ""},
           {502, "<html>bad gateway</html>"},
           {503, R"({"error":{"code":"service_unavailable"}})"},
           {504, ""},
           {408, ""},
           {499, ""},
           {303, ""},
           {200, ""},
           {200, "<html>login</html>"},
           {200, "{}"},
           {200, "[]"},
           {200, R"({"status":"in_progress"})"},
           {200, R"({"id":7,"status":"in_progress"})"},
           {200, R"({"id":"a","id":"b","status":"in_progress"})"},
           {204, ""}}) {
    INFO(status << " " << body);
    const RemoteAnswer answer = create(status, body);
    CHECK(name_of(answer.state) == "UnknownOutcome");
    CHECK(answer.failure == FailureClass::unknown_outcome);
    CHECK(answer.retry == Retry::user);
    CHECK_FALSE(answer.hint.en.empty());
  }
}

TEST_CASE("a create that is redirected was not carried out", "[generate]") {
  for (const int status : {301, 302, 307, 308})
    CHECK(create(status, "").state == RemoteState::rejected);
}

TEST_CASE("a blocking create may bring the clip at once", "[generate]") {
  const RemoteAnswer answer = create(
      200, completed(Json::array({video_at(kBase + "/v1beta/files/f1:download?alt=media")})));
  CHECK(answer.state == RemoteState::succeeded);
  CHECK(answer.id == "v1_a");
  REQUIRE(answer.result);
  CHECK(answer.result->file_id == "f1");
}

TEST_CASE("a new model's name is offered when the old one is gone", "[generate]") {
  const auto gone = make_gemini_interactions(kBase, *find_capability("gemini-omni-flash-preview"));
  const RemoteAnswer unnamed = gone->parse_create(
      {404,
       {},
       R"({"error":{"code":"model_not_found","message":"Model gemini-omni-flash-preview is no longer available."}})"});
  CHECK(unnamed.replacement_model == "gemini-omni-1.2-flash");
  CHECK_THAT(unnamed.hint.en, contains("gemini-omni-1.2-flash"));
  const RemoteAnswer named = gone->parse_create(
      {404,
       {},
       R"({"error":{"message":"gemini-omni-flash-preview is no longer available. Use gemini-omni-9-flash."}})"});
  CHECK(named.replacement_model == "gemini-omni-9-flash");
}

TEST_CASE("a question that goes astray leaves the job running", "[generate]") {
  for (
      const auto& [status, body] : std::vector<std::pair<int, std::string>>{
          {500, ""},
          {503, "busy"},
          {400, R"({"error":{"message":"try later"}})"},
          {408, ""},
          {429, ""},
          {400,
           R"({"error":{"message":"Multiple authentication credentials received. Please pass only one."}})"},
          {200, "<html>login to the campus network</html>"},
          {200, ""},
          {204, ""},
          {302, ""},
          {200, "[1,2]"}}) {
    INFO(status << " " << body);
    const RemoteAnswer answer = poll(status, body);
    CHECK(answer.state == RemoteState::running);
    CHECK(answer.failure != FailureClass::none);
    CHECK(answer.retry == Retry::poll);
  }
  CHECK(poll(429, "", {{"retry-after", "9"}}).wait_s == 9);
}

TEST_CASE("a refused key on a poll waits for the person, and the job is not lost", "[generate]") {
  for (const int status : {401, 403}) {
    const RemoteAnswer answer = poll(status, R"({"error":{"message":"no"}})");
    CHECK(answer.state == RemoteState::running);
    CHECK(answer.retry == Retry::user);
  }
}

TEST_CASE("a job that nobody knows is lost", "[generate]") {
  for (const int status : {404, 410}) {
    CHECK(poll(status, "").failure == FailureClass::job_lost);
  }
}

TEST_CASE("a job record is read before the status that wraps it", "[generate]") {
  const RemoteAnswer answer = poll(
      500,
      R"({"id":"v1_a","object":"interaction","status":"failed","error":{"code":"api_error","message":"boom"}})");
  CHECK(answer.state == RemoteState::failed);
  CHECK(answer.failure == FailureClass::provider);
  CHECK(answer.show == "boom");
}

TEST_CASE("every status that a job can have is ended or goes on as it should", "[generate]") {
  struct Row {
    const char* status;
    RemoteState state;
    Retry retry;
  };
  for (const Row& row : {Row{"queued", RemoteState::queued, Retry::poll},
                         {"in_progress", RemoteState::running, Retry::poll},
                         {"requires_action", RemoteState::failed, Retry::user},
                         {"failed", RemoteState::failed, Retry::user},
                         {"cancelled", RemoteState::cancelled, Retry::none},
                         {"incomplete", RemoteState::failed, Retry::user},
                         {"budget_exceeded", RemoteState::failed, Retry::none},
                         {"warming_up", RemoteState::running, Retry::poll},
                         {"soft_failure", RemoteState::failed, Retry::user},
                         {"expired", RemoteState::failed, Retry::user},
                         {"rejected_by_policy", RemoteState::failed, Retry::user}}) {
    INFO(row.status);
    const RemoteAnswer answer =
        poll(200, std::string(R"({"id":"v1_a","status":")") + row.status + "\"}");
    CHECK(name_of(answer.state) == name_of(row.state));
    CHECK(answer.retry == row.retry);
    CHECK(answer.id == "v1_a");
  }
}

TEST_CASE("a failure with a blocked code is blocked, wherever the error stands", "[generate]") {
  CHECK(
      poll(200, R"({"id":"a","status":"failed","error":{"code":"safety","message":"no"}})").state ==
      RemoteState::blocked);
  CHECK(poll(200, R"({"id":"a","status":"failed","errors":[{"code":"spii","message":"no"}]})")
            .state == RemoteState::blocked);
  CHECK(
      poll(
          200,
          R"({"id":"a","status":"completed","steps":[{"type":"model_output","error":{"code":"image_safety","message":"no"}}]})")
          .state == RemoteState::blocked);
  CHECK(poll(400, R"({"error":{"code":"prohibited_content","message":"no"}})").state ==
        RemoteState::blocked);
}

TEST_CASE("the last video of the model counts, never the learner's own", "[generate]") {
  Json body = {{"id", "v1_a"}, {"status", "completed"}};
  body["steps"] = Json::array();
  body["steps"].push_back({{"type", "model_output"},
                           {"content", Json::array({video_at(kBase + "/v1beta/files/old")})}});
  body["steps"].push_back({{"type", "model_output"},
                           {"content", Json::array({video_at(kBase + "/v1beta/files/new")})}});
  body["steps"].push_back(
      {{"type", "user_input"}, {"content", Json::array({video_at(kBase + "/v1beta/files/own")})}});
  body["steps"].push_back(
      {{"type", "thought"}, {"content", Json::array({video_at(kBase + "/v1beta/files/draft")})}});
  CHECK(poll(200, body.dump()).result.value().file_id == "new");

  body["steps"] = Json::array({body["steps"][2]});
  CHECK(poll(200, body.dump()).state == RemoteState::blocked);
}

TEST_CASE("the practice server's notes are read apart from the model's words", "[generate]") {
  const Json content = Json::array(
      {{{"type", "text"}, {"text", "rewritten prompt: Medium shot of an old man, rain."}},
       {{"type", "text"}, {"text", "advisory: \"cinematic\" changes nothing."}},
       video_at(kBase + "/v1beta/files/f1:download?alt=media")});
  const RemoteAnswer answer = poll(200, completed(content));
  CHECK(answer.state == RemoteState::succeeded);
  CHECK(answer.rewritten_prompt == "Medium shot of an old man, rain.");
  CHECK(answer.advisory == "\"cinematic\" changes nothing.");
  CHECK(answer.result->send_key);
}

TEST_CASE("an address of a clip is used only if it may be fetched", "[generate]") {
  const auto result = [](const std::string& uri) {
    return poll(200, completed(Json::array({video_at(uri)}))).result;
  };
  CHECK(result("/v1beta/files/f1:download").value().uri == kBase + "/v1beta/files/f1:download");
  CHECK(result("https://storage.example/x.mp4").value().send_key == false);
  CHECK(result("https://storage.example/v1beta/files/f1:download").value().file_id.empty());
  CHECK(result(std::string(kVendor) + "/v1beta/files/f1:download").value().file_id == "f1");
  for (const char* uri :
       {"http://storage.example/x.mp4", "file:///etc/passwd", "//evil.example/x", "ftp://x/y",
        "gs://bucket/x", "http://127.0.0.1:80001/x", "javascript:x", ""}) {
    INFO(uri);
    const RemoteAnswer answer = poll(200, completed(Json::array({video_at(uri)})));
    CHECK(answer.failure == FailureClass::protocol);
    CHECK_FALSE(answer.result);
  }
}

TEST_CASE("base64 that is broken is a protocol trouble, and an address beside it still serves",
          "[generate]") {
  Json block = {{"type", "video"}, {"data", "!!!"}};
  CHECK(poll(200, completed(Json::array({block}))).failure == FailureClass::protocol);
  block["uri"] = kBase + "/v1beta/files/f1";
  CHECK(poll(200, completed(Json::array({block}))).state == RemoteState::succeeded);
  CHECK(poll(200, completed(Json::array({block}))).result->mime == "video/mp4");
}

TEST_CASE("tokens that make no sense do not overflow", "[generate]") {
  Json more;
  more["usage"]["output_tokens_by_modality"] =
      Json::array({{{"modality", "video"}, {"tokens", INT64_MAX}},
                   {{"modality", "video"}, {"tokens", INT64_MAX}},
                   {{"modality", "video"}, {"tokens", -5}}});
  CHECK(poll(200, completed(Json::array({video_at(kBase + "/x")}), more)).billed_video_tokens > 0);
}
