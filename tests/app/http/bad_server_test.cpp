// SPDX-License-Identifier: Apache-2.0
//
// Answers that are lies. For a GET each is a read error, for a POST an unknown outcome, and none of
// them is ever taken for an answer.

#include <sys/resource.h>

#include "tests/app/http/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

constexpr const char* kHead = "HTTP/1.1 200 OK\r\n";

struct Case {
  const char* name;
  std::vector<Lie> lies;  // After the request.
};

std::vector<Case> broken_answers() {
  const std::string head = kHead;
  return {
      {"accepts and closes", {}},
      {"half a status line", {say("HTTP/1.")}},
      {"closes inside the headers", {say(head + "Content-Le")}},
      {"body shorter than its length", {say(head + "Content-Length: 100\r\n\r\nshort")}},
      {"chunks cut off", {say(head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")}},
      {"a chunk with a senseless length",
       {say(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n")}},
      {"reset inside the body", {say(head + "Content-Length: 100\r\n\r\nshort"), reset()}},
      {"two different lengths",
       {say(head + "Content-Length: 5\r\nContent-Length: 7\r\n\r\nhello!!")}},
      {"a negative length", {say(head + "Content-Length: -5\r\n\r\nhello")}},
      {"HTTP/0.9", {say("just text\r\n\r\n")}},
      {"a garbage status line", {say("HTTP/9.9 banana\r\n\r\nhello")}},
      {"a status out of range", {say("HTTP/1.1 7 x\r\nContent-Length: 2\r\n\r\nhi")}},
      {"gzip that nobody asked for",
       {say(head + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b")}},
      {"a header line of 200 KB",
       {say(head + "X: " + std::string(200000, 'x') + "\r\nContent-Length: 2\r\n\r\nhi")}},
      {"headers without end",
       {say(head), say("X-Padding: " + std::string(1000, 'x') + "\r\n", 100000)}},
      {"a storm of interim answers",
       {say("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 100000)}},
  };
}

}  // namespace

TEST_CASE("a broken answer to a POST is an unknown outcome, sent once", "[http]") {
  for (const Case& broken : broken_answers()) {
    INFO(broken.name);
    Script script{read_request()};
    script.insert(script.end(), broken.lies.begin(), broken.lies.end());
    LiarServer server({script});

    Result<HttpReply> reply = client_of(server.url())->send(post(server.url("/")), Cancel());

    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::unknown_outcome);
    CHECK_THAT(reply.error().message.en, contains("may have been received, and charged"));
    CHECK(server.requests().size() == 1);
  }
}

TEST_CASE("a broken answer to a GET is a read error that may be repeated", "[http]") {
  for (const Case& broken : broken_answers()) {
    INFO(broken.name);
    Script script{read_request()};
    script.insert(script.end(), broken.lies.begin(), broken.lies.end());
    LiarServer server({script});

    Result<HttpReply> reply = client_of(server.url())->send(get(server.url("/")), Cancel());

    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::unknown_outcome);
    CHECK_THAT(reply.error().hint.en, contains("Trying again is safe"));
    CHECK_FALSE(reply.error().message.zh.empty());
  }
}

TEST_CASE("more bytes than the length says are not taken", "[http]") {
  LiarServer server(
      {{read_request(), say(std::string(kHead) + "Content-Length: 5\r\n\r\nhello and more")}});

  Result<HttpReply> reply = client_of(server.url())->send(get(server.url("/")), Cancel());

  REQUIRE(reply);
  CHECK(reply->body == "hello");
}

TEST_CASE("a body over the limit is cut, declared or not", "[http]") {
  const std::string head = kHead;
  const Script declared{read_request(), say(head + "Content-Length: 2000000000\r\n\r\n"),
                        say(std::string(1 << 16, 'x'), 1000)};
  const Script endless{read_request(), say(head + "\r\n"), say(std::string(1 << 16, 'x'), 100000)};
  const Script chunked{read_request(), say(head + "Transfer-Encoding: chunked\r\n\r\n"),
                       say("10000\r\n" + std::string(1 << 16, 'x') + "\r\n", 100000)};
  for (const Script& script : {declared, endless, chunked}) {
    LiarServer server({script});
    HttpRequest request = get(server.url("/"));
    request.reply_limit = 1u << 20;
    rusage before{};
    getrusage(RUSAGE_SELF, &before);

    Result<HttpReply> reply = client_of(server.url())->send(request, Cancel());

    rusage after{};
    getrusage(RUSAGE_SELF, &after);
    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::refused);
    CHECK_THAT(reply.error().message.en, contains("more than the 1.0 MB that are accepted"));
    CHECK(after.ru_maxrss - before.ru_maxrss < 32 * 1024);  // KB; the bodies are up to 6 GB.
  }
}

TEST_CASE("an oversized answer to a POST is an unknown outcome, not a refusal", "[http]") {
  LiarServer server(
      {{read_request(), say(std::string(kHead) + "\r\n"), say(std::string(1 << 16, 'x'), 1000)}});
  HttpRequest request = post(server.url("/"));
  request.reply_limit = 1000;

  Result<HttpReply> reply = client_of(server.url())->send(request, Cancel());

  REQUIRE_FALSE(reply);
  CHECK(reply.error().code == ErrorCode::unknown_outcome);
}

TEST_CASE("silence, dripping headers and a dripping body end after the patience of a second",
          "[http]") {
  const Script silent{read_request(), hang()};
  const Script headers{read_request(), drip("HTTP/1.1 200 OK\r\nX: " + std::string(5000, 'x'), 20)};
  const Script body{read_request(), say(std::string(kHead) + "Content-Length: 5000\r\n\r\n"),
                    drip(std::string(5000, 'x'), 20)};
  for (const Script& script : {silent, headers, body}) {
    LiarServer server({script});
    const Stopwatch watch;

    Result<HttpReply> reply = client_of(server.url())->send(post(server.url("/")), Cancel());

    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::unknown_outcome);
    CHECK_THAT(reply.error().message.en, contains("went silent before its answer was whole"));
    CHECK(watch.seconds() < 8);  // The drips alone would take 100 s.
  }
}

TEST_CASE("the whole exchange ends at its time-out, however lively it is", "[http]") {
  LiarServer server(
      {{read_request(), say(std::string(kHead) + "\r\n"), drip(std::string(100000, 'x'), 1)}});
  HttpOptions patient = impatient();
  patient.low_speed_bytes_per_s = 1;
  HttpRequest request = get(server.url("/"));
  request.timeout_s = 1;
  const Stopwatch watch;

  Result<HttpReply> reply = client_of(server.url(), patient)->send(request, Cancel());

  REQUIRE_FALSE(reply);
  CHECK(watch.seconds() < 8);
}
