// SPDX-License-Identifier: Apache-2.0

#include <signal.h>
#include <sys/resource.h>

#include "media/base/hash.h"
#include "tests/app/http/scene.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

constexpr const char* kHead = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n";

// Runs a download against `script`; whatever happens, a failed one leaves no file.
Result<DownloadReport> download(const Script& script, std::int64_t limit = 1 << 20) {
  LiarServer server({script});
  TempDir folder;
  auto report =
      client_of(server.url())->download(get(server.url("/clip")), folder / "clip", limit, Cancel());
  CHECK(std::filesystem::exists(folder / "clip") == report.ok());
  return report;
}

}  // namespace

TEST_CASE("a download is the bytes as sent, with their hash", "[http]") {
  std::string bytes;
  for (int i = 0; i < 300000; ++i) bytes.push_back(static_cast<char>(i * 7 + i / 251));
  LiarServer server({{read_request(), say(answer(bytes, "Content-Type: video/mp4\r\n"))}});
  TempDir folder;

  auto report = client_of(server.url())
                    ->download(get(server.url("/clip")), folder / "clip", 1 << 20, Cancel());

  REQUIRE(report);
  CHECK(report->bytes == 300000);
  CHECK(report->content_type == "video/mp4");
  CHECK(report->sha256 == sha256(bytes));
  CHECK(folder.read("clip") == bytes);
}

TEST_CASE("a chunked download is whole when its last chunk came", "[http]") {
  auto report =
      download({read_request(), say(std::string(kHead) + "Transfer-Encoding: chunked\r\n\r\n"
                                                         "5\r\nhello\r\n3\r\n me\r\n0\r\n\r\n")});
  REQUIRE(report);
  CHECK(report->bytes == 8);
  CHECK(report->sha256 == sha256("hello me"));
}

TEST_CASE("a file that is there already is not touched, and nothing is asked for", "[http]") {
  LiarServer server({{read_request(), say(answer("new"))}});
  TempDir folder;
  folder.write("clip", "old");

  auto report =
      client_of(server.url())->download(get(server.url("/")), folder / "clip", 1000, Cancel());

  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::io);
  CHECK(folder.read("clip") == "old");
  CHECK(server.connections() == 0);
}

TEST_CASE("a cut download is not a download, with a length, with chunks or with neither",
          "[http]") {
  const std::string head = kHead;
  for (const Script& script :
       {Script{read_request(), say(head + "Content-Length: 100\r\n\r\nshort")},
        Script{read_request(), say(head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")},
        Script{read_request(), say(head + "Content-Length: 100\r\n\r\nshort"), reset()},
        Script{read_request(), say(head + "\r\nno length, and the connection just closes")}}) {
    auto report = download(script);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::unknown_outcome);
    CHECK_THAT(report.error().hint.en, contains("Trying again is safe"));
  }
}

TEST_CASE("an empty file is not a clip", "[http]") {
  auto report = download({read_request(), say(answer("", "Content-Type: video/mp4\r\n"))});
  REQUIRE_FALSE(report);
  CHECK_THAT(report.error().message.en, contains("sent an empty file"));
}

TEST_CASE("a clip over the limit is cut off and removed", "[http]") {
  const std::string head = kHead;
  for (const Script& script :
       {Script{read_request(), say(head + "Content-Length: 5000\r\n\r\n"),
               say(std::string(5000, 'x'))},
        Script{read_request(), say(head + "Transfer-Encoding: chunked\r\n\r\n"),
               say("1000\r\n" + std::string(4096, 'x') + "\r\n", 100000)}}) {
    auto report = download(script, 4999);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::refused);
  }
  CHECK(download(
      {read_request(), say(head + "Content-Length: 5000\r\n\r\n"), say(std::string(5000, 'x'))},
      5000));
}

TEST_CASE("only a 200 is a clip: part of one, or a page about one, is not", "[http]") {
  struct Row {
    const char* status;
    ErrorCode code;
  };
  for (const Row& row : {Row{"206 Partial Content", ErrorCode::refused},
                         {"204 No Content", ErrorCode::refused},
                         {"202 Accepted", ErrorCode::refused},
                         {"401 Unauthorized", ErrorCode::refused},
                         {"403 Forbidden", ErrorCode::not_found},
                         {"404 Not Found", ErrorCode::not_found},
                         {"410 Gone", ErrorCode::not_found},
                         {"429 Too Many", ErrorCode::unknown_outcome},
                         {"500 Oops", ErrorCode::unknown_outcome},
                         {"503 Busy", ErrorCode::unknown_outcome}}) {
    INFO(row.status);
    const bool empty = std::string(row.status).starts_with("204");
    auto report =
        download({read_request(),
                  say(answer(empty ? "" : "x", "Content-Range: bytes 0-0/9\r\n", row.status))});
    REQUIRE_FALSE(report);
    CHECK(report.error().code == row.code);
    CHECK_THAT(report.error().message.en, contains(std::string(row.status).substr(0, 3)));
  }
}

TEST_CASE("an endless error page is not read to its end", "[http]") {
  auto report = download(
      {read_request(), say("HTTP/1.1 404 Gone\r\n\r\n"), say(std::string(1 << 16, 'x'), 100000)});
  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::not_found);
}

TEST_CASE("a disk without room is told, and no half clip stays", "[http]") {
  // The limit for files of this process stands for a full disk: the write fails in the same place.
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  rlimit small = before;
  small.rlim_cur = 100000;
  const auto handler = signal(SIGXFSZ, SIG_IGN);
  REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);

  auto report = download({read_request(), say(answer(std::string(300000, 'x')))});

  REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
  signal(SIGXFSZ, handler);
  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::io);
  CHECK_THAT(report.error().message.en, contains("cannot be written"));
}

TEST_CASE("a folder that does not exist is told before anything is asked for", "[http]") {
  LiarServer server({{read_request(), say(answer("new"))}});
  TempDir folder;

  auto report =
      client_of(server.url())->download(get(server.url("/")), folder / "no/clip", 1000, Cancel());

  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::io);
  CHECK(server.connections() == 0);
}
