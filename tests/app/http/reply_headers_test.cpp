// SPDX-License-Identifier: Apache-2.0

#include "app/http/reply_headers.h"

#include "tests/support/catch.h"

using namespace shotlab;
using http::ReplyHeaders;

TEST_CASE("names become lower case and values lose their blanks", "[http]") {
  ReplyHeaders headers;
  REQUIRE(headers.take("HTTP/1.1 201 Created\r\n"));
  REQUIRE(headers.take("Content-TYPE:  video/mp4 \r\n"));
  REQUIRE(headers.take("Transfer-Encoding: Chunked\r\n"));
  CHECK_FALSE(headers.whole());
  REQUIRE(headers.take("\r\n"));

  CHECK(headers.whole());
  CHECK(headers.status() == 201);
  CHECK(headers.all() == Headers{{"content-type", "video/mp4"}, {"transfer-encoding", "Chunked"}});
  CHECK(headers.chunked());
}

TEST_CASE("the final answer forgets the interim one, and trailers come too late", "[http]") {
  ReplyHeaders headers;
  for (const char* line : {"HTTP/1.1 103 Early Hints\r\n", "Link: </a>\r\n", "\r\n",
                           "HTTP/1.1 200 OK\r\n", "A: 1\r\n", "\r\n", "Retry-After: 9\r\n"}) {
    REQUIRE(headers.take(line));
  }

  CHECK(headers.status() == 200);
  CHECK(headers.all() == Headers{{"a", "1"}});
}

TEST_CASE("two lengths are a fault unless they agree", "[http]") {
  ReplyHeaders headers;
  REQUIRE(headers.take("HTTP/1.1 200 OK\r\n"));
  REQUIRE(headers.take("Content-Length: 5\r\n"));
  REQUIRE(headers.take("Content-Length: 5\r\n"));

  CHECK_FALSE(headers.take("Content-Length: 7\r\n"));
  CHECK(headers.fault() == "two different lengths");
}

TEST_CASE("a status line without a status is a fault", "[http]") {
  for (const char* line : {"HTTP/1.1\r\n", "HTTP/1.1 abc\r\n", "HTTP/1.1 7\r\n", "HTTP/1.1 \r\n"}) {
    INFO(line);
    ReplyHeaders headers;
    CHECK_FALSE(headers.take(line));
  }
}

TEST_CASE("headers end after 256 lines or 64 KB", "[http]") {
  ReplyHeaders many;
  REQUIRE(many.take("HTTP/1.1 200 OK\r\n"));
  int lines = 0;
  while (many.take("a: b\r\n")) ++lines;
  CHECK(lines == 255);

  ReplyHeaders long_ones;
  REQUIRE(long_ones.take("HTTP/1.1 200 OK\r\n"));
  CHECK(long_ones.take("a: " + std::string(60000, 'x') + "\r\n"));
  CHECK_FALSE(long_ones.take("a: " + std::string(6000, 'x') + "\r\n"));
  CHECK(long_ones.fault() == "endless headers");
}

TEST_CASE("a carriage return inside a header does not make two lines of it", "[http]") {
  ReplyHeaders headers;
  REQUIRE(headers.take("HTTP/1.1 200 OK\r\n"));
  REQUIRE(headers.take("ETag: \"a\rX-Other: 1\"\r\n"));
  REQUIRE(headers.take("A\rB: 1\r\n"));
  REQUIRE(headers.take(": nameless\r\n"));

  CHECK(headers.all() == Headers{{"etag", "\"a X-Other: 1\""}});
}
