// SPDX-License-Identifier: Apache-2.0
//
// What the practice server reads and writes, held to the recorded exchanges.

#include "app/practice/wire.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "tests/app/practice/fixtures.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::practice;
using Json = nlohmann::json;

namespace {

Json create_body() { return test::exchange("interactions/create").at("request").at("body"); }

CreateRequest accepted(const Json& body) {
  auto read = read_create(body.dump());
  if (auto* error = std::get_if<WireError>(&read)) FAIL(error->body);
  return std::get<CreateRequest>(read);
}

std::string refused(const std::string& body, int status = 400) {
  auto read = read_create(body);
  auto* error = std::get_if<WireError>(&read);
  REQUIRE(error != nullptr);
  CHECK(error->status == status);
  const Json json = Json::parse(error->body);
  CHECK(json.at("error").at("code").is_string());
  return json.at("error").at("message");
}

}  // namespace

TEST_CASE("A recorded create is read whole: text, length, shape, picture", "[practice]") {
  const CreateRequest r = accepted(create_body());

  CHECK(r.model == "gemini-omni-1.2-flash");
  CHECK(r.prompt ==
        "Single continuous shot, no cuts. <FIRST_FRAME> the paper kite lifts off the roof and "
        "drifts left.");
  CHECK(r.seconds == 6);
  CHECK(r.width == 1280);
  CHECK(r.height == 720);
  CHECK(r.background);
  CHECK_FALSE(r.inline_data);
  CHECK(r.references == 1);
  CHECK_FALSE(r.seed.has_value());
}

TEST_CASE("The input may be a string, blocks or steps", "[practice]") {
  Json body = create_body();
  body["input"] = "a kite";
  CHECK(accepted(body).prompt == "a kite");
  body["input"] = {{{"type", "text"}, {"text", "a kite"}}, {{"type", "text"}, {"text", "rises"}}};
  CHECK(accepted(body).prompt == "a kite\nrises");
  body["input"] = {{"type", "text"}, {"text", "中景，老伯"}};
  CHECK(accepted(body).prompt == "中景，老伯");
}

TEST_CASE("Seed and negative prompt are practice's own fields", "[practice]") {
  Json body = create_body();
  body["generation_config"] = {{"seed", 42}, {"negative_prompt", "dog, chair"}};
  CHECK(accepted(body).seed == 42);
  CHECK(accepted(body).negative == "dog, chair");
  for (const Json& bad : std::vector<Json>{-1, 1.5, "7", 18446744073709551615u}) {
    body["generation_config"]["seed"] = bad;
    CHECK_THAT(refused(body.dump()), test::contains("generation_config.seed"));
  }
}

TEST_CASE("A length is a string with its unit, from 3 to 15 seconds", "[practice]") {
  Json body = create_body();
  auto with = [&](const Json& duration) {
    body["response_format"]["duration"] = duration;
    return body.dump();
  };
  CHECK_THAT(refused(with(6)), test::contains("duration"));
  CHECK_THAT(refused(with("2s")), test::contains("minimum allowed 3s"));
  CHECK_THAT(refused(with("15.1s")), test::contains("maximum allowed 15s"));
  for (const char* odd : {"6", "s", ".s", "6 s", "-6s", "1e1s", "6ss", "0x6s", "nans", "5.5.5s",
                          "99999999999999999999s"}) {
    CAPTURE(odd);
    CHECK_THAT(refused(with(odd)), test::contains("uration"));
  }
  with("4.5s");
  CHECK(accepted(body).seconds == Catch::Approx(4.5));
  with("15s");
  CHECK(accepted(body).seconds == 15);
  body["response_format"].erase("duration");
  CHECK(accepted(body).seconds == 10);
}

TEST_CASE("Shapes that the service has are taken, others named in the refusal", "[practice]") {
  Json body = create_body();
  body["response_format"]["aspect_ratio"] = "9:16";
  body["response_format"]["resolution"] = "360p";
  CHECK(accepted(body).width == 360);
  CHECK(accepted(body).height == 640);
  body["response_format"]["resolution"] = "1080p";
  body["response_format"]["aspect_ratio"] = "16:9";
  CHECK(accepted(body).width == 1920);
  body["response_format"]["resolution"] = "8k";
  CHECK_THAT(refused(body.dump()), test::contains("8k"));
  body["response_format"]["resolution"] = "720p";
  body["response_format"]["aspect_ratio"] = "2:1";
  CHECK_THAT(refused(body.dump()), test::contains("2:1"));
}

TEST_CASE("Nonsense is refused in the wire's own envelope", "[practice]") {
  for (const char* body :
       {"", "{", "[]", "null", "\"text\"", "{}", "{\"model\":1}", "{\"model\":\"practice\"}",
        "\xff\xfe{}", "{\"model\":\"practice\",\"input\":[]}",
        "{\"model\":\"practice\",\"input\":{\"type\":\"audio\"}}",
        "{\"model\":\"practice\",\"input\":\"  \"}",
        "{\"model\":\"practice\",\"input\":\"a\",\"background\":1}",
        "{\"model\":\"practice\",\"input\":\"a\",\"background\":true,\"store\":false}"}) {
    CAPTURE(body);
    CHECK_FALSE(refused(body).empty());
  }
  CHECK_THAT(refused(R"({"model":"practice","input":"a","safety_settings":[]})"),
             test::contains("safety_settings"));
  std::string deep(20000, '[');
  CHECK_FALSE(refused(R"({"model":"practice","input":)" + deep + "}").empty());
}

TEST_CASE("A model that is gone answers as recorded", "[practice]") {
  Json body = create_body();
  body["model"] = "gemini-omni-flash-preview";
  auto read = read_create(body.dump());
  const auto* error = std::get_if<WireError>(&read);
  REQUIRE(error != nullptr);
  const Json reply = test::exchange("interactions/model-gone-404").at("reply");
  CHECK(error->status == reply.at("status"));
  CHECK(Json::parse(error->body) == reply.at("body"));
}

TEST_CASE("Errors have the recorded words and codes", "[practice]") {
  const Json key = test::exchange("interactions/key-400").at("reply");
  CHECK(key_invalid().status == key.at("status"));
  CHECK(Json::parse(key_invalid().body) == key.at("body"));

  const Json unknown = test::exchange("interactions/unknown-id-400").at("reply");
  CHECK(unknown_interaction("v1_gone0000").status == unknown.at("status"));
  CHECK(Json::parse(unknown_interaction("v1_gone0000").body) == unknown.at("body"));

  const Json gone = test::exchange("files/expired", 0).at("reply");
  CHECK(file_gone("a1b2-c3").status == gone.at("status"));
  CHECK(Json::parse(file_gone("a1b2-c3").body) == gone.at("body"));
  const Json content = test::exchange("files/expired", 2).at("reply");
  CHECK(content_gone().status == content.at("status"));
  CHECK(Json::parse(content_gone().body) == content.at("body"));
}

TEST_CASE("Replies have the recorded keys and kinds of value", "[practice]") {
  JobView job{.id = "v1_x",
              .model = "practice",
              .created = "2026-11-22T10:00:00.000Z",
              .updated = "2026-11-22T10:00:01.000Z"};
  job.prompt = "a kite", job.seconds = 6,
  job.video_uri = "http://127.0.0.1:1/v1beta/files/p-1:download?alt=media";

  job.status = JobStatus::queued;
  CHECK(test::shape_difference(test::exchange("interactions/queued").at("reply").at("body"),
                               Json::parse(job_json(job))) == "");
  job.status = JobStatus::in_progress;
  CHECK(test::shape_difference(test::exchange("interactions/create").at("reply").at("body"),
                               Json::parse(job_json(job))) == "");
  job.status = JobStatus::failed;
  job.failure = "The disk is full.";
  CHECK(test::shape_difference(test::exchange("interactions/failed").at("reply").at("body"),
                               Json::parse(job_json(job))) == "");

  job.status = JobStatus::completed;
  Json wanted = test::exchange("interactions/completed-uri").at("reply").at("body");
  wanted["usage"].erase("raw_prompt_token");  // In no schema.
  CHECK(test::shape_difference(wanted, Json::parse(job_json(job))) == "");
  CHECK(Json::parse(job_json(job)).at("usage").at("total_output_tokens") == 34752);

  job.video_base64 = "AAAA";
  Json inline_wanted = test::exchange("interactions/completed-inline").at("reply").at("body");
  inline_wanted["usage"].erase("raw_prompt_token");
  job.advisory = "Too much.";
  const Json inline_got = Json::parse(job_json(job));
  CHECK(test::shape_difference(inline_wanted.at("steps").back(), inline_got.at("steps").back()) ==
        "");

  FileView file{.id = "hero-1",
                .created = "t",
                .updated = "t",
                .expires = "t",
                .uri = "u",
                .bytes = 164,
                .sha256 = "c25cc3a619adf18d3fb53e4d92344c185e6bc386ebe6207025e452996e3956fc",
                .ready = false};
  Json metadata = Json::parse(file_json(file));
  CHECK(metadata.at("state") == "PROCESSING");
  metadata.erase("downloadUri");  // Of generated files only.
  const Json recorded = test::exchange("files/active", 0).at("reply").at("body");
  CHECK(test::shape_difference(recorded, metadata) == "");
  CHECK(metadata.at("sha256Hash") == recorded.at("sha256Hash"));
}

TEST_CASE("Base64 pads as RFC 4648 says", "[practice]") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64("foob") == "Zm9vYg==");
}
