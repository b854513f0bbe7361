// SPDX-License-Identifier: Apache-2.0

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

#include "tests/app/http/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

// A loopback port on which nobody listens: bound, so that nobody else gets it, but not listening.
class ClosedPort {
 public:
  ClosedPort() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    REQUIRE(::bind(socket_, generic, size) == 0);
    REQUIRE(::getsockname(socket_, generic, &size) == 0);
    url_ = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  }
  ~ClosedPort() { ::close(socket_); }
  const std::string& url() const { return url_; }

 private:
  int socket_;
  std::string url_;
};

}  // namespace

TEST_CASE("a request arrives as it was built, with the key in its header and nowhere else",
          "[http]") {
  LiarServer server(
      {{read_request(), say(answer("{\"id\":\"v1_a\"}", "X-Trace: T1\r\n", "201 Created"))}});
  auto client = client_of(server.url());

  HttpRequest request = post(server.url("/v1beta/interactions"), "{\"a\":1}");
  request.headers.emplace_back("Api-Revision", "2026-05-20");
  Result<HttpReply> reply = client->send(request, Cancel());

  REQUIRE(reply);
  CHECK(reply->status == 201);
  CHECK(reply->body == "{\"id\":\"v1_a\"}");
  REQUIRE(reply->header("x-trace") != nullptr);
  CHECK(*reply->header("x-trace") == "T1");
  REQUIRE(server.requests().size() == 1);
  const std::string sent = server.requests().front();
  CHECK(sent.starts_with("POST /v1beta/interactions HTTP/1.1\r\n"));
  CHECK_THAT(sent, contains("\r\nContent-Type: application/json\r\n"));
  CHECK_THAT(sent, contains("\r\nApi-Revision: 2026-05-20\r\n"));
  CHECK_THAT(sent, contains("\r\nx-goog-api-key: " + std::string(kCanary) + "\r\n"));
  CHECK(sent.ends_with("\r\n\r\n{\"a\":1}"));
  CHECK(sent.find("Expect:") == std::string::npos);
  CHECK(sent.find("Accept-Encoding:") == std::string::npos);
}

TEST_CASE("a body of 2 MB and of nothing are both posted whole", "[http]") {
  const std::string large(2u << 20, 'x');
  LiarServer server({{read_request(), say(answer("1"))}, {read_request(), say(answer("2"))}});
  auto client = client_of(server.url());

  REQUIRE(client->send(post(server.url("/"), large), Cancel()));
  HttpRequest nothing = post(server.url("/cancel"), "");
  nothing.headers.clear();
  REQUIRE(client->send(nothing, Cancel()));

  REQUIRE(server.requests().size() == 2);
  CHECK(server.requests()[0].ends_with(large));
  CHECK_THAT(server.requests()[1], contains("Content-Length: 0\r\n"));
  CHECK(server.requests()[1].find("form-urlencoded") == std::string::npos);
}

TEST_CASE("any status is a reply, with its body", "[http]") {
  LiarServer server(
      {{read_request(), say(answer("{\"error\":1}", "Retry-After: 43\r\n", "429 Slow down"))}});

  Result<HttpReply> reply = client_of(server.url())->send(post(server.url("/")), Cancel());

  REQUIRE(reply);
  CHECK(reply->status == 429);
  CHECK(reply->body == "{\"error\":1}");
  CHECK(*reply->header("retry-after") == "43");
}

TEST_CASE("polls share one connection, but a paid request never takes a used one", "[http]") {
  LiarServer server({{read_request(), say(answer("1")), read_request(), say(answer("2")), hang()},
                     {read_request(), say(answer("3"))},
                     {read_request(), say(answer("4"))}});
  auto client = client_of(server.url());

  REQUIRE(client->send(get(server.url("/a")), Cancel()));
  REQUIRE(client->send(get(server.url("/b")), Cancel()));
  CHECK(server.connections() == 1);
  REQUIRE(client->send(post(server.url("/c")), Cancel()));
  REQUIRE(client->send(post(server.url("/d")), Cancel()));

  CHECK(server.connections() == 3);
}

TEST_CASE("a connection that dies after a POST means exactly one POST and an unknown outcome",
          "[http]") {
  // The first connection is good, then dies as soon as the next request is on it: the case in which
  // libcurl by itself sends a POST up to five times more.
  LiarServer server({{read_request(), say(answer("ready")), read_request()}, {read_request()}});
  auto client = client_of(server.url());
  REQUIRE(client->send(get(server.url("/")), Cancel()));

  Result<HttpReply> reply = client->send(post(server.url("/pay")), Cancel());

  REQUIRE_FALSE(reply);
  CHECK(reply.error().code == ErrorCode::unknown_outcome);
  CHECK_THAT(reply.error().message.en, contains("may have been received, and charged"));
  CHECK_THAT(reply.error().message.zh, contains("也可能已收費"));
  CHECK(requests_with(server, "POST /pay") == 1);
}

TEST_CASE("a poll on a connection that died is asked again without harm", "[http]") {
  LiarServer server({{read_request(), say(answer("1"))}, {read_request(), say(answer("2"))}});
  auto client = client_of(server.url());
  REQUIRE(client->send(get(server.url("/")), Cancel()));

  Result<HttpReply> reply = client->send(get(server.url("/")), Cancel());

  REQUIRE(reply);
  CHECK(reply->body == "2");
}

TEST_CASE("a refused connection is certainly not sent", "[http]") {
  ClosedPort port;

  Result<HttpReply> reply = client_of(port.url())->send(post(port.url() + "/"), Cancel());

  REQUIRE_FALSE(reply);
  CHECK(reply.error().code == ErrorCode::network);
  CHECK_THAT(reply.error().message.en, contains("accepts no connection. Nothing was sent."));
  CHECK_THAT(reply.error().message.zh, contains("不接受連線"));
  CHECK_FALSE(reply.error().hint.en.empty());
}

TEST_CASE("a name that does not exist is certainly not sent", "[http]") {
  const std::string base = "https://no-such-host.invalid";

  Result<HttpReply> reply = client_of(base)->send(post(base + "/"), Cancel());

  REQUIRE_FALSE(reply);
  CHECK(reply.error().code == ErrorCode::network);
  CHECK_THAT(reply.error().message.en, contains("no-such-host.invalid"));
  CHECK_THAT(reply.error().message.en, contains("Nothing was sent."));
}

TEST_CASE("the key is not sent to another port of the same host", "[http]") {
  LiarServer own({{read_request(), say(answer("own"))}});
  LiarServer other({{read_request(), say(answer("other"))}});

  Result<HttpReply> reply = client_of(own.url())->send(get(other.url("/files/a")), Cancel());

  REQUIRE(reply);
  CHECK(reply->body == "other");
  CHECK(requests_with(other, kCanary) == 0);
}

TEST_CASE("a line break in a header value or in the key stops the request", "[http]") {
  LiarServer server({{read_request(), say(answer(""))}});
  HttpRequest request = post(server.url("/"));
  request.headers.emplace_back("X-Note", "a\r\nX-Evil: 1");

  Result<HttpReply> reply = client_of(server.url())->send(request, Cancel());
  REQUIRE_FALSE(reply);
  CHECK(reply.error().code == ErrorCode::bad_input);
  CHECK_THAT(reply.error().message.en, contains("X-Note"));

  auto careless = make_curl_client({.base_url = server.url(), .key = "key\n"}, impatient());
  Result<HttpReply> second = careless->send(post(server.url("/")), Cancel());
  REQUIRE_FALSE(second);
  CHECK_THAT(second.error().hint.en, contains("copy it again without the line end"));

  request.headers = {{"X Note", "a"}};
  CHECK_FALSE(client_of(server.url())->send(request, Cancel()));
  CHECK(server.connections() == 0);
}

TEST_CASE("plain http to a remote host is never sent, not even to its own profile", "[http]") {
  for (const char* base :
       {"http://example.com", "ftp://127.0.0.1", "file:///etc/passwd", "gopher://127.0.0.1"}) {
    INFO(base);
    Result<HttpReply> reply = client_of(base)->send(get(std::string(base) + "/x"), Cancel());
    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::bad_input);
  }
}

TEST_CASE("a method that nobody needs is not sent", "[http]") {
  LiarServer server({{read_request(), say(answer(""))}});
  HttpRequest request = get(server.url("/"));
  request.method = "TRACE";

  CHECK_FALSE(client_of(server.url())->send(request, Cancel()));
  CHECK(server.connections() == 0);
}

TEST_CASE("a proxy in the environment is not used for this computer", "[http]") {
  LiarServer server({{read_request(), say(answer("direct"))}});
  ClosedPort nowhere;
  setenv("http_proxy", nowhere.url().c_str(), 1);
  setenv("all_proxy", nowhere.url().c_str(), 1);

  Result<HttpReply> reply = client_of(server.url())->send(get(server.url("/")), Cancel());

  unsetenv("http_proxy");
  unsetenv("all_proxy");
  REQUIRE(reply);
  CHECK(reply->body == "direct");
}

TEST_CASE("the network's proxy never sees the key, and its refusal is told in words", "[http]") {
  LiarServer proxy({{read_request(), say(answer("", "", "407 Proxy Authentication Required"))}});
  setenv("https_proxy", proxy.url().c_str(), 1);

  Result<HttpReply> reply =
      client_of("https://example.com")->send(post("https://example.com/pay"), Cancel());

  unsetenv("https_proxy");
  REQUIRE_FALSE(reply);
  CHECK(reply.error().code == ErrorCode::network);
  CHECK_THAT(reply.error().message.en, contains("proxy of this network did not let us through"));
  CHECK_THAT(reply.error().message.en, contains("407"));
  CHECK(requests_with(proxy, "CONNECT example.com:443") == 1);
  CHECK(requests_with(proxy, kCanary) == 0);
  CHECK(requests_with(proxy, "application/json") == 0);
}

TEST_CASE("a key log for TLS is turned off", "[http]") {
  client_of("https://example.com");  // Whoever comes first; the variable is taken away once.
  CHECK(std::getenv("SSLKEYLOGFILE") == nullptr);
}

TEST_CASE("a key that the server repeats is not in what is read of it", "[http]") {
  const std::string key = kCanary;
  LiarServer server(
      {{read_request(), say(answer("{\"error\":\"Bearer " + key + " is no good, " + key + "\"}",
                                   "X-Key: " + key + "\r\n", "401 Unauthorized"))}});
  const auto client = client_of(server.url());

  const Result<HttpReply> reply = client->send(post(server.url("/v1/videos")), Cancel());

  REQUIRE(reply);
  CHECK(reply->body == "{\"error\":\"Bearer [key] is no good, [key]\"}");
  REQUIRE(reply->header("x-key") != nullptr);
  CHECK(*reply->header("x-key") == "[key]");
}
