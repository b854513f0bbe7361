// SPDX-License-Identifier: Apache-2.0

#include "app/generate/addresses.h"
#include "app/generate/gemini_files.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

constexpr const char* kBase = "https://generativelanguage.googleapis.com";

Result<std::string> start(const std::string& url, int status = 200) {
  return read_upload_start({status, {{"x-goog-upload-url", url}}, "{}"}, kBase);
}

}  // namespace

TEST_CASE("the bytes of an upload go to the service's own host only", "[generate]") {
  CHECK(start(std::string(kBase) + "/upload/v1beta/files?upload_id=a"));
  for (const char* url :
       {"https://evil.example/upload", "http://generativelanguage.googleapis.com/upload",
        "https://generativelanguage.googleapis.com.evil.example/",
        "https://generativelanguage.googleapis.com@evil.example/",
        "https://generativelanguage.googleapis.com:444/", "/upload", ""}) {
    INFO(url);
    CHECK_FALSE(start(url));
  }
}

TEST_CASE("an upload that the service does not take is told in its words", "[generate]") {
  Result<std::string> refused = read_upload_start(
      {400, {}, R"({"error":{"code":400,"message":"Unsupported MIME type."}})"}, kBase);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::refused);
  CHECK_THAT(refused.error().message.en, test::contains("Unsupported MIME type."));
  CHECK_FALSE(read_upload({200, {}, "not json"}));
  CHECK_FALSE(read_upload({500, {}, R"({"file":{"uri":"x"}})"}));
}

TEST_CASE("the bytes travel without the key", "[generate]") {
  const HttpRequest request =
      build_upload_bytes("https://x.example/u", {.mime = "image/png", .bytes = "PNG"});
  CHECK(request.credential_header.empty());
  CHECK(request.body == "PNG");
}

TEST_CASE("behind a gateway an upload goes to the gateway, with its key", "[generate]") {
  const std::string base = "https://gw.example/gemini";
  const HttpReply started{
      200, {{"x-goog-upload-url", std::string(kBase) + "/upload/v1beta/files?upload_id=u"}}, ""};
  Result<std::string> url = read_upload_start(started, base);
  REQUIRE(url);
  CHECK(*url == base + "/upload/v1beta/files?upload_id=u");
  CHECK(build_upload_bytes(*url, {.mime = "image/png", .bytes = "P"}, "x-goog-api-key")
            .credential_header == "x-goog-api-key");
}

TEST_CASE("file ids are found between files/ and the next mark", "[generate]") {
  CHECK(file_id_in("https://x/v1beta/files/a1b2-c3:download?alt=media") == "a1b2-c3");
  CHECK(file_id_in("https://x/v1beta/files/a1b2-c3") == "a1b2-c3");
  CHECK(file_id_in("https://x/download/v1beta/files/abc:download") == "abc");
  CHECK(file_id_in("https://x/clip.mp4?file=/files/abc").empty());
  CHECK(file_id_in("https://x/v1beta/files/").empty());
  CHECK(file_id_in("https://x/v1beta/files/a%2Fb").empty());
  CHECK(file_id_in("").empty());
}
