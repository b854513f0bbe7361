// SPDX-License-Identifier: Apache-2.0
//
// Every recorded exchange of the other three wires, replayed: the request that is built is the one
// recorded, and the answer is read as expected.

#include <map>

#include "app/generate/wires.h"
#include "media/base/hash.h"
#include "media/base/text.h"
#include "tests/app/generate/recorded_request.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

constexpr const char* kKey = "PRACTICE-KEY";

struct Case {
  std::string wire, dialect, origin, base;
  Json json;
};

Case case_of(const Json& json) {
  Case one{json.at("adapter"), json.value("dialect", ""), "https://service.example", "", json};
  if (one.wire == "openrouter-videos") one.origin = "https://openrouter.ai";
  if (one.dialect == "gemini") one.origin = kVendor;
  one.base = one.origin;
  if (one.dialect == "vertex") {
    one.origin = "https://us-central1-aiplatform.googleapis.com";
    one.base = one.origin + "/v1/projects/practice/locations/us-central1";
  }
  return one;
}

std::string model_in(const Json& request) {
  const std::string path = request.at("path");
  const std::size_t at = path.find("/models/");
  if (at != std::string::npos) {
    const std::string rest = path.substr(at + 8);
    return rest.substr(0, rest.find_first_of("/:"));
  }
  return request.value("body", Json::object()).value("model", "practice-1");
}

std::unique_ptr<Adapter> adapter_for(const Case& one, const Json& request) {
  AdapterOrder order;
  order.wire = one.wire;
  order.dialect = one.dialect;
  order.base_url = one.base;
  order.capability = able_model(one.wire, model_in(request));
  order.capability.fps = one.dialect == "vllm-omni" ? 24 : one.dialect == "sglang" ? 16 : 0;
  const Json headers = request.value("headers", Json::object());
  // Servers of one's own were recorded without a key.
  if (!headers.contains("Authorization") && !headers.contains("x-goog-api-key")) {
    order.credential = Credential{};
  }
  Result<std::unique_ptr<Adapter>> made = make_adapter(order);
  REQUIRE(made);
  CHECK((*made)->id() == one.wire);
  return std::move(*made);
}

void check_headers(const Case& one, const Json& recorded, const HttpRequest& built) {
  std::map<std::string, std::string> expected, actual;
  const Json sent = recorded.value("headers", Json::object());
  for (const auto& [name, value] : sent.items()) {
    expected[lower_ascii(name)] = value;
  }
  for (const auto& [name, value] : built.headers) {
    actual[lower_ascii(name)] = value.substr(0, value.find(';'));
  }
  if (!built.credential_header.empty()) {
    const Credential usual = usual_credential(one.wire, one.dialect);
    CHECK(built.credential_header == usual.header);
    actual[lower_ascii(built.credential_header)] = usual.prefix + kKey;
  }
  CHECK(actual == expected);
}

void check_request(const Case& one, const Json& recorded, const HttpRequest& built) {
  CHECK(built.method == recorded.at("method"));
  CHECK(built.url == one.origin + recorded.at("path").get<std::string>());
  // JSON was sent to a server that takes forms only, to see its answer; we send the form.
  if (one.json.at("case") == "openai-videos/vllm-json-400") return;
  check_headers(one, recorded, built);
  if (recorded.contains("form")) CHECK(parts_of(built) == recorded.at("form"));
  if (!recorded.contains("body")) return;
  Json expected = recorded.at("body");
  // Recorded in short form; we always say the size.
  if (one.wire == "openai-videos" && !expected.contains("size")) expected["size"] = "1280x720";
  CHECK(Json::parse(built.body) == expected);
}

struct Step {
  HttpRequest built;
  RemoteAnswer answer;
};

Step replay(const Case& one, const Json& exchange, std::string& job_id) {
  const Json& request = exchange.at("request");
  const HttpReply reply = reply_of(exchange);
  const auto adapter = adapter_for(one, request);
  const std::string path = request.at("path");
  const bool question = request.at("method") == "GET" || path.ends_with(":fetchPredictOperation");
  if (!question) {
    const Asked asked = asked_on(one.wire, request);
    Result<HttpRequest> built = adapter->build_create(asked.request, asked.attachments);
    INFO((built ? "" : built.error().message.en));
    REQUIRE(built);
    Step step{*built, adapter->parse_create(reply)};
    job_id = step.answer.id;
    return step;
  }
  if (path.ends_with("/content")) {
    RemoteResult result;
    result.uri = one.base + path;
    result.send_key = true;
    return {adapter->build_download(result), adapter->parse_download(reply)};
  }
  if (job_id.empty()) {  // The job was made before the recording began.
    const std::string marks[] = {"/v1/videos/", "/api/v1/videos/", "/v1beta/"};
    for (const std::string& mark : marks) {
      if (path.starts_with(mark)) job_id = path.substr(mark.size());
    }
    if (request.contains("body")) job_id = request.at("body").at("operationName");
  }
  return {adapter->build_poll(job_id), adapter->parse_poll(job_id, reply)};
}

void check_result(const Case& one, const Json& expected, const RemoteAnswer& answer) {
  REQUIRE(answer.result);
  const RemoteResult& result = *answer.result;
  CHECK(result.mime == expected.value("mime", "video/mp4"));
  if (expected.at("kind") == "inline") {
    CHECK(result.bytes.size() == expected.at("bytes"));
    CHECK(sha256(result.bytes) == expected.at("sha256"));
    return;
  }
  if (expected.at("kind") == "content") {
    CHECK(result.uri == one.base + expected.at("path").get<std::string>());
    CHECK(result.send_key);
    CHECK(answer.expires_utc == std::to_string(expected.at("expires_at").get<std::int64_t>()));
    return;
  }
  CHECK(result.uri == expected.at("uri"));
  CHECK(result.file_id == expected.value("file_id", ""));
  CHECK(result.send_key == expected.at("send_key"));
}

void check_expectation(const Case& one, const RemoteAnswer& answer) {
  const Json& expected = one.json.at("expect");
  const bool fine = expected.at("class").is_null();
  CHECK(name_of(answer.state) == expected.at("state"));
  CHECK(name_of(answer.failure) == (fine ? "None" : expected.at("class").get<std::string>()));
  CHECK(name_of(answer.retry) == expected.at("retry").get<std::string>());
  CHECK(answer.hint.en.empty() == fine);
  for (const auto& [key, value] : expected.items()) {
    if (key == "show") CHECK(answer.show == value);
    if (key == "id") CHECK(answer.id == value);
    if (key == "progress") CHECK(answer.progress == value.get<int>());
    if (key == "cost_usd") {
      CHECK(answer.cost_micros == static_cast<std::int64_t>(value.get<double>() * 1e6));
    }
    if (key == "result") check_result(one, value, answer);
  }
}

void replay_group(const std::string& group, std::size_t cases) {
  const std::vector<Json> all = wire_cases(group);
  CHECK(all.size() >= cases);
  for (const Json& json : all) {
    const Case one = case_of(json);
    INFO(json.at("case").get<std::string>() << ": " << json.at("about").get<std::string>());
    std::string job_id;
    RemoteAnswer last;
    for (const Json& exchange : json.at("exchanges")) {
      const Step step = replay(one, exchange, job_id);
      check_request(one, exchange.at("request"), step.built);
      last = step.answer;
    }
    check_expectation(one, last);
  }
}

}  // namespace

TEST_CASE("every recorded exchange with OpenAI-shaped servers is built and read as recorded",
          "[generate]") {
  replay_group("openai-videos", 10);
}

TEST_CASE("every recorded exchange with long-running operations is built and read as recorded",
          "[generate]") {
  replay_group("google-lro", 6);
}

TEST_CASE("every recorded exchange with OpenRouter is built and read as recorded", "[generate]") {
  replay_group("openrouter", 2);
}
