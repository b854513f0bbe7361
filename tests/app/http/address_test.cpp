// SPDX-License-Identifier: Apache-2.0

#include "app/http/address.h"

#include "tests/support/catch.h"

using namespace shotlab;
using http::Address;

namespace {

Address address(const std::string& url) {
  Result<Address> parsed = http::parse_address(url);
  INFO(url);
  REQUIRE(parsed);
  return *parsed;
}

}  // namespace

TEST_CASE("an origin is scheme, host and port, however they are written", "[http]") {
  const Address base = address("https://generativelanguage.googleapis.com");

  CHECK(base.same_origin(
      address("https://GenerativeLanguage.googleapis.com:443/v1beta/files/a:download")));
  CHECK_FALSE(base.same_origin(address("http://generativelanguage.googleapis.com:443/")));
  CHECK_FALSE(base.same_origin(address("https://generativelanguage.googleapis.com:8443/")));
  CHECK_FALSE(base.same_origin(address("https://generativelanguage.googleapis.com.evil.example/")));
  CHECK_FALSE(base.same_origin(address("https://evil.example/generativelanguage.googleapis.com")));
  CHECK_FALSE(base.same_origin(address("https://evil.example#@generativelanguage.googleapis.com")));
  CHECK_FALSE(base.same_origin(address("https://evil.example?@generativelanguage.googleapis.com")));
}

TEST_CASE("a user name or password in a URL is refused", "[http]") {
  for (const char* url : {"https://user@example.com/", "https://user:secret@example.com/",
                          "https://generativelanguage.googleapis.com@evil.example/",
                          "https://generativelanguage.googleapis.com:443@evil.example/"}) {
    INFO(url);
    CHECK_FALSE(http::parse_address(url));
  }
}

TEST_CASE("what is no URL at all is refused in words", "[http]") {
  for (const std::string& url :
       {std::string(), std::string("not a url"), std::string("https://"),
        std::string("https://a b/"), std::string("https://example.com:99999/"),
        std::string("https://exa\nmple.com/"), std::string("https://example.com/\0evil", 25)}) {
    INFO(url);
    Result<Address> parsed = http::parse_address(url);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().code == ErrorCode::bad_input);
    CHECK(parsed.error().message.en == "The address of the service is not a web address.");
    CHECK_FALSE(parsed.error().message.zh.empty());
  }
}

TEST_CASE("plain http is for this computer only, and only if the profile is this computer",
          "[http]") {
  const Address remote = address("https://example.com");
  const Address local = address("http://127.0.0.1:8000");

  CHECK(http::may_contact(remote, address("https://elsewhere.example/x")));
  CHECK(http::may_contact(local, address("http://localhost:9000/x")));
  CHECK(http::may_contact(local, address("http://[::1]:9000/x")));
  CHECK_FALSE(http::may_contact(remote, address("http://127.0.0.1:8000/")));
  CHECK_FALSE(http::may_contact(remote, address("http://example.com/")));
  CHECK_FALSE(http::may_contact(local, address("http://127.0.0.1.example.com/")));
  CHECK_FALSE(http::may_contact(local, address("http://10.0.0.1/")));
  CHECK_FALSE(http::may_contact(local, address("ftp://127.0.0.1/x")));
}

TEST_CASE("messages show the host and an unusual port, never a path that may be signed", "[http]") {
  CHECK(address("https://Example.com/clip?signature=secret").shown() == "example.com");
  CHECK(address("http://127.0.0.1:8080/x").shown() == "127.0.0.1:8080");
}
