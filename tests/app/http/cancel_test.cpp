// SPDX-License-Identifier: Apache-2.0

#include <thread>

#include "tests/app/http/scene.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

struct Ending {
  Result<HttpReply> reply;
  double seconds = 0;  // From the wish to stop until send() returned.
};

// Cancels as soon as the server has the whole request.
Ending cancel_on_the_way(LiarServer& server, const HttpRequest& request) {
  Cancel cancel;
  std::optional<Stopwatch> watch;
  std::thread canceller([&] {
    server.wait_for_requests(1);
    watch.emplace();
    cancel.request();
  });
  HttpOptions patient;
  Result<HttpReply> reply = client_of(server.url(), patient)->send(request, cancel);
  const double seconds = watch ? watch->seconds() : -1;
  canceller.join();
  return {std::move(reply), seconds};
}

}  // namespace

TEST_CASE("a poll stops within a fifth of a second when the person cancels", "[http]") {
  LiarServer server({{read_request(), hang()}});

  const Ending ending = cancel_on_the_way(server, get(server.url("/")));

  REQUIRE_FALSE(ending.reply);
  CHECK(ending.reply.error().code == ErrorCode::cancelled);
  CHECK(ending.seconds < 0.2);
}

TEST_CASE("a POST cancelled on its way has an unknown outcome, not a cancelled one", "[http]") {
  LiarServer server({{read_request(), hang()}});

  const Ending ending = cancel_on_the_way(server, post(server.url("/")));

  REQUIRE_FALSE(ending.reply);
  CHECK(ending.reply.error().code == ErrorCode::unknown_outcome);
  CHECK_THAT(ending.reply.error().message.en, contains("may have been received"));
  CHECK(ending.seconds < 0.2);
}

TEST_CASE("what is cancelled before it starts is not sent", "[http]") {
  LiarServer server({{read_request(), say(answer(""))}});
  Cancel cancel;
  cancel.request();

  Result<HttpReply> reply = client_of(server.url())->send(post(server.url("/")), cancel);

  REQUIRE_FALSE(reply);
  CHECK(reply.error().code == ErrorCode::cancelled);
  CHECK(server.requests().empty());
}

TEST_CASE("a cancelled download leaves no file", "[http]") {
  LiarServer server(
      {{read_request(), say("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nbegin"), hang()}});
  TempDir folder;
  Cancel cancel;
  std::thread canceller([&] {
    server.wait_for_requests(1);
    cancel.request();
  });

  auto report =
      client_of(server.url(), {})->download(get(server.url("/")), folder / "clip", 1 << 20, cancel);

  canceller.join();
  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::cancelled);
  CHECK_FALSE(std::filesystem::exists(folder / "clip"));
}
