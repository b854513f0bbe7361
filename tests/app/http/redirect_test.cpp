// SPDX-License-Identifier: Apache-2.0

#include "tests/app/http/scene.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

Script redirect_to(const std::string& place, const std::string& status = "302 Found") {
  return {read_request(),
          say(answer("<a>moved</a>", "Location: " + place + "\r\nConnection: close\r\n", status))};
}

}  // namespace

TEST_CASE("a redirected download is followed by hand, and the key goes along on its own origin",
          "[http]") {
  LiarServer server({redirect_to("/download/v1beta/files/a:download?alt=media"),
                     {read_request(), say(answer("the clip", "Content-Type: video/mp4\r\n"))}});
  TempDir folder;

  auto report = client_of(server.url())
                    ->download(get(server.url("/v1beta/files/a:download?alt=media")),
                               folder / "clip", 1000, Cancel());

  REQUIRE(report);
  CHECK(folder.read("clip") == "the clip");
  CHECK(requests_with(server, kCanary) == 2);
  CHECK_THAT(server.requests()[1], contains("GET /download/v1beta/files/a:download?alt=media "));
}

TEST_CASE("a redirect to another host or port never gets the key", "[http]") {
  LiarServer foreign({{read_request(), say(answer("elsewhere"))}});
  for (const std::string& host : {std::string("127.0.0.1"), std::string("localhost")}) {
    INFO(host);
    const std::string place = "http://" + host + ":" + std::to_string(foreign.port()) + "/clip";
    LiarServer server({redirect_to(place, "307 Temporary Redirect")});

    Result<HttpReply> reply = client_of(server.url())->send(get(server.url("/")), Cancel());

    REQUIRE(reply);
    CHECK(reply->body == "elsewhere");
    CHECK(requests_with(server, kCanary) == 1);
  }
  CHECK(requests_with(foreign, kCanary) == 0);
  CHECK(foreign.requests().size() == 2);
}

TEST_CASE("after a detour the key is sent to its own origin again, and only there", "[http]") {
  LiarServer own(std::vector<Script>(1));
  LiarServer detour({redirect_to(own.url("/back"))});
  own.set_scripts({redirect_to(detour.url("/away")), {read_request(), say(answer("home"))}});

  Result<HttpReply> reply = client_of(own.url())->send(get(own.url("/")), Cancel());

  REQUIRE(reply);
  CHECK(reply->body == "home");
  CHECK(requests_with(own, kCanary) == 2);
  CHECK(detour.requests().size() == 1);
  CHECK(requests_with(detour, kCanary) == 0);
}

TEST_CASE("a redirect to a place where Shotlab does not go is refused in words", "[http]") {
  for (const char* place :
       {"file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x",
        "http://example.com/clip", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data",
        "https://169.254.169.254/", "https://[::ffff:127.0.0.1]/", "https://10.0.0.1/",
        "https://0x7f.1/", "https://user:pw@example.com/", "http://[::ffff:127.0.0.1]/",
        "dict://127.0.0.1:1/"}) {
    INFO(place);
    LiarServer server({redirect_to(place)});
    TempDir folder;

    auto report =
        client_of(server.url())->download(get(server.url("/")), folder / "clip", 1000, Cancel());

    REQUIRE_FALSE(report);
    CHECK((report.error().code == ErrorCode::refused || report.error().code == ErrorCode::network));
    CHECK_FALSE(std::filesystem::exists(folder / "clip"));
    CHECK(server.requests().size() == 1);
  }
}

TEST_CASE("a remote profile is never led to this computer", "[http]") {
  // Only the addresses are looked at here: no packet leaves.
  LiarServer inner({{read_request(), say(answer("secret"))}});
  auto client = client_of("https://example.com");

  for (const std::string& url :
       {inner.url("/"), "https://127.0.0.1:" + std::to_string(inner.port()) + "/",
        "https://localhost:" + std::to_string(inner.port()) + "/"}) {
    INFO(url);
    Result<HttpReply> reply = client->send(get(url), Cancel());
    REQUIRE_FALSE(reply);
    CHECK((reply.error().code == ErrorCode::refused || reply.error().code == ErrorCode::bad_input));
  }
  CHECK(inner.connections() == 0);
}

TEST_CASE("six redirects are too many, five are not", "[http]") {
  std::vector<Script> five(5, redirect_to("/next"));
  five.push_back({read_request(), say(answer("there"))});
  LiarServer patient(five);
  Result<HttpReply> reply = client_of(patient.url())->send(get(patient.url("/")), Cancel());
  REQUIRE(reply);
  CHECK(reply->body == "there");

  LiarServer circle({redirect_to("/")});
  Result<HttpReply> lost = client_of(circle.url())->send(get(circle.url("/")), Cancel());
  REQUIRE_FALSE(lost);
  CHECK(lost.error().code == ErrorCode::refused);
  CHECK_THAT(lost.error().message.en, contains("round in circles"));
  CHECK(circle.requests().size() == 6);
}

TEST_CASE("a redirected POST is not followed: its status is the reply", "[http]") {
  LiarServer elsewhere({{read_request(), say(answer("paid twice"))}});
  for (const char* status :
       {"301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"}) {
    INFO(status);
    LiarServer server({redirect_to(elsewhere.url("/"), status)});

    Result<HttpReply> reply = client_of(server.url())->send(post(server.url("/")), Cancel());

    REQUIRE(reply);
    CHECK(reply->status / 100 == 3);
  }
  CHECK(elsewhere.connections() == 0);
}
