// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "app/generate/gemini_interactions.h"
#include "tests/app/generate/wire_fixture.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

std::unique_ptr<Adapter> adapter_for(const std::string& model, const std::string& base = kVendor) {
  return make_gemini_interactions(base, *find_capability(model));
}

Json body_of(const ShotRequest& request, const std::vector<Attachment>& attachments = {},
             const std::string& model = "gemini-omni-1.2-flash") {
  Result<HttpRequest> built = adapter_for(model)->build_create(request, attachments);
  INFO((built ? "" : built.error().message.en));
  REQUIRE(built);
  return Json::parse(built->body);
}

const Attachment kPicture{.mime = "image/png", .bytes = "PNG"};
const ShotRequest kKite{.prompt = "the kite rises", .seconds = 6};

}  // namespace

TEST_CASE("words alone make a request without a task, which the service infers", "[generate]") {
  const Json body = body_of(kKite);

  CHECK(body.at("model") == "gemini-omni-1.2-flash");
  CHECK(body.at("background") == true);
  CHECK(body.at("store") == true);
  CHECK_FALSE(body.contains("generation_config"));
  CHECK_FALSE(body.contains("previous_interaction_id"));
  CHECK_FALSE(body.contains("safety_settings"));
  CHECK(body.at("response_format") == Json{{"type", "video"},
                                           {"aspect_ratio", "16:9"},
                                           {"resolution", "720p"},
                                           {"duration", "6s"},
                                           {"delivery", "uri"}});
}

TEST_CASE("seed and negative prompt go to a model that takes them, and never to one that does not",
          "[generate]") {
  ShotRequest request = kKite;
  request.seed = 42;
  request.negative = "text, logos";

  const Json practice = body_of(request, {}, "practice");
  CHECK(practice.at("generation_config") == Json{{"seed", 42}, {"negative_prompt", "text, logos"}});

  Result<HttpRequest> omni = adapter_for("gemini-omni-1.2-flash")->build_create(request, {});
  REQUIRE_FALSE(omni);
  CHECK_THAT(omni.error().message.en, contains("takes no seed"));
  CHECK_FALSE(body_of(kKite, {}, "practice").contains("generation_config"));
}

TEST_CASE("a first and a last frame travel in that order, whatever order they were given in",
          "[generate]") {
  ShotRequest request = kKite;
  request.references = {{.role = "last_frame"}, {.role = "first_frame"}};

  const Json body = body_of(
      request, {{.mime = "image/png", .bytes = "last"}, {.mime = "image/jpeg", .bytes = "first"}});

  CHECK(body.at("generation_config").at("video_config").at("task") == "image_to_video");
  const Json& content = body.at("input").at(0).at("content");
  REQUIRE(content.size() == 3);
  CHECK(content[0] == Json{{"type", "image"}, {"mime_type", "image/jpeg"}, {"data", "Zmlyc3Q="}});
  CHECK(content[1].at("data") == "bGFzdA==");
  CHECK(content[2] == Json{{"type", "text"}, {"text", "the kite rises"}});
}

TEST_CASE("pictures of things make the reference task", "[generate]") {
  ShotRequest request = kKite;
  request.references = {{.role = "image"}, {.role = "image"}};
  CHECK(body_of(request, {kPicture, kPicture})
            .at("generation_config")
            .at("video_config")
            .at("task") == "reference_to_video");
}

TEST_CASE("an edit keeps the length and the shape of what it edits", "[generate]") {
  ShotRequest request = kKite;
  request.previous_id = "v1_before";

  const Json body = body_of(request);

  CHECK(body.at("previous_interaction_id") == "v1_before");
  CHECK(body.at("generation_config").at("video_config").at("task") == "edit");
  CHECK_FALSE(body.at("response_format").contains("duration"));
  CHECK_FALSE(body.at("response_format").contains("aspect_ratio"));
}

TEST_CASE("the prompt is sent as it is, in any language", "[generate]") {
  ShotRequest request = kKite;
  request.prompt = "中景：一個老人 \"慢慢\" 走過\n雨中的街道 🏮";
  CHECK(body_of(request).at("input").at(0).at("content").at(0).at("text") == request.prompt);
}

TEST_CASE("an upright film is asked for by its shape", "[generate]") {
  ShotRequest request = kKite;
  request.width = 1080;
  request.height = 1920;
  const Json format = body_of(request).at("response_format");
  CHECK(format.at("aspect_ratio") == "9:16");
  CHECK(format.at("resolution") == "1080p");
}

TEST_CASE("references that do not travel are told, not dropped", "[generate]") {
  ShotRequest request = kKite;
  request.references = {{.role = "image"}};
  const auto adapter = adapter_for("gemini-omni-1.2-flash");

  CHECK_FALSE(adapter->build_create(request, {}));
  const Attachment large{.mime = "image/png", .bytes = std::string(3'000'001, 'x')};
  Result<HttpRequest> too_large = adapter->build_create(request, {large});
  REQUIRE_FALSE(too_large);
  CHECK_THAT(too_large.error().message.en, contains("too large to travel"));
  CHECK_FALSE(adapter->build_create(request, {{.mime = "text/html", .bytes = "x"}}));
  Attachment uploaded;
  uploaded.mime = "image/png";
  uploaded.uri = std::string(kVendor) + "/v1beta/files/abc";
  CHECK(adapter->build_create(request, {uploaded}));
}

TEST_CASE("ids are percent-encoded in addresses", "[generate]") {
  const auto adapter = adapter_for("practice", "http://127.0.0.1:8000/");
  CHECK(adapter->build_poll("v1_a/../b?c=d#e").url ==
        "http://127.0.0.1:8000/v1beta/interactions/v1_a%2F..%2Fb%3Fc%3Dd%23e");
  const HttpRequest cancel = adapter->build_cancel("v1_a");
  CHECK(cancel.method == "POST");
  CHECK(cancel.url == "http://127.0.0.1:8000/v1beta/interactions/v1_a/cancel");
  CHECK(cancel.credential_header == "x-goog-api-key");
}

TEST_CASE("a clip is fetched with the key from our own base, and without it from anywhere else",
          "[generate]") {
  const auto gateway =
      adapter_for("gemini-omni-1.2-flash", "https://gateway.school.example/gemini");
  RemoteResult vendors;
  vendors.uri = std::string(kVendor) + "/v1beta/files/a1b2-c3:download?alt=media";
  vendors.file_id = "a1b2-c3";
  vendors.send_key = true;
  CHECK(gateway->build_download(vendors).url ==
        "https://gateway.school.example/gemini/v1beta/files/a1b2-c3:download?alt=media");

  RemoteResult elsewhere;
  elsewhere.uri = "https://storage.example/clip.mp4?signature=x";
  const HttpRequest request = gateway->build_download(elsewhere);
  CHECK(request.url == elsewhere.uri);
  CHECK(request.credential_header.empty());
  CHECK_FALSE(gateway->build_file_status(elsewhere));
}

TEST_CASE("going on from a clip says how long more, and nothing of its shape", "[generate]") {
  ShotRequest request = kKite;
  request.previous_id = "v1_before";
  request.extend = true;

  const Json body = body_of(request);

  CHECK(body.at("generation_config").at("video_config").at("task") == "extend");
  CHECK(body.at("response_format").at("duration") == "6s");
  CHECK_FALSE(body.at("response_format").contains("aspect_ratio"));
}

TEST_CASE("a picture is asked for in its own format and comes with the answer", "[generate]") {
  ShotRequest request = kKite;
  request.output = ShotOutput::still;
  request.references = {{.role = "image"}};

  const Json body = body_of(request, {kPicture}, "gemini-3.1-flash-image");

  CHECK_FALSE(body.contains("background"));
  CHECK_FALSE(body.contains("generation_config"));
  CHECK(body.at("response_format") == Json{{"type", "image"},
                                           {"aspect_ratio", "16:9"},
                                           {"image_size", "1K"},
                                           {"mime_type", "image/jpeg"},
                                           {"delivery", "inline"}});
}

TEST_CASE("camera path, sounds and roles go to the practice generator only", "[generate]") {
  ShotRequest request = kKite;
  request.camera_path = {{}, {.seconds = 6, .x = 2}};
  request.sounds = {{"rain", -1}, {"two knocks", 1.5}};
  request.references = {{.role = "video"}, {.role = "mask"}};

  const Json config = body_of(request, {{.mime = "video/mp4", .bytes = "v"}, kPicture}, "practice")
                          .at("generation_config");

  CHECK(config.at("camera_path").size() == 2);
  CHECK(config.at("camera_path")[1].at("position") == Json::array({2.0, 1.4, -4.0}));
  CHECK(config.at("sounds")[0] == Json{{"words", "rain"}});
  CHECK(config.at("sounds")[1] == Json{{"words", "two knocks"}, {"at", 1.5}});
  CHECK(config.at("roles") == Json::array({"mask", "video"}));
  CHECK_FALSE(adapter_for("gemini-omni-1.2-flash")->build_create(request, {}));
}
