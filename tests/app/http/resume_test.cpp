// SPDX-License-Identifier: Apache-2.0
//
// Going on with a download, and every way in which a server can lie about it.

#include "app/http/part_file.h"
#include "media/base/hash.h"
#include "tests/app/http/scene.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

const std::string kTag = "ETag: \"v1\"\r\n";

std::string bytes_of(int size, int salt = 7) {
  std::string bytes;
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<char>(i * salt + i / 251));
  return bytes;
}
const std::string kClip = bytes_of(50'000);

// The first part of a whole answer, then the connection breaks.
Script broken_after(std::size_t count, const std::string& headers = kTag) {
  return {read_request(),
          say("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: " +
              std::to_string(kClip.size()) + "\r\n" + headers + "\r\n" + kClip.substr(0, count))};
}
Script whole(const std::string& headers = kTag, const std::string& clip = kClip) {
  return {read_request(), say(answer(clip, "Content-Type: video/mp4\r\n" + headers))};
}
// A rest as it should be, but for what the caller changes.
Script rest(std::size_t from, const std::string& range = "", const std::string& headers = kTag,
            const std::string& clip = kClip, const std::string& status = "206 Partial Content") {
  const std::string fitting = "Content-Range: bytes " + std::to_string(from) + "-" +
                              std::to_string(kClip.size() - 1) + "/" +
                              std::to_string(kClip.size()) + "\r\n";
  return {read_request(),
          say(answer(clip.substr(from), (range.empty() ? fitting : range) + headers, status))};
}

struct Fetch {
  TempDir folder;
  LiarServer server{std::vector<Script>(1)};

  explicit Fetch(std::vector<Script> scripts) { server.set_scripts(std::move(scripts)); }
  std::filesystem::path part() const { return folder / "clip"; }
  Result<DownloadReport> go(std::int64_t limit = 1 << 20) {
    return client_of(server.url())->resume(get(server.url("/clip")), part(), limit, Cancel());
  }
  bool part_is_there() const { return std::filesystem::exists(part()); }
  bool mark_is_there() const { return std::filesystem::exists(http::mark_file(part())); }
};

constexpr std::size_t kHad = 20'000;
constexpr std::size_t kAsked = kHad - 4096;  // A few bytes are asked for again.

}  // namespace

TEST_CASE("a broken download goes on where it was, and is the bytes as sent", "[http]") {
  Fetch fetch({broken_after(kHad), rest(kAsked)});
  REQUIRE_FALSE(fetch.go());
  CHECK(fetch.part_is_there());
  CHECK(fetch.mark_is_there());

  Result<DownloadReport> report = fetch.go();

  REQUIRE(report);
  CHECK(fetch.folder.read("clip") == kClip);
  CHECK(report->sha256 == sha256(kClip));
  CHECK(report->bytes == static_cast<std::int64_t>(kClip.size()));
  CHECK(report->resumed_from == static_cast<std::int64_t>(kHad));
  CHECK_THAT(fetch.server.requests()[1],
             contains("Range: bytes=" + std::to_string(kAsked) + "-\r\n"));
  CHECK_THAT(fetch.server.requests()[1], contains("If-Range: \"v1\"\r\n"));
  CHECK_THAT(fetch.server.requests()[1], contains(kCanary));  // Its own origin.
}

TEST_CASE("a rest that breaks off too is gone on with again", "[http]") {
  const std::string head =
      "HTTP/1.1 206 Partial Content\r\nContent-Length: " + std::to_string(kClip.size() - kAsked) +
      "\r\n" + kTag + "Content-Range: bytes " + std::to_string(kAsked) + "-" +
      std::to_string(kClip.size() - 1) + "/" + std::to_string(kClip.size()) + "\r\n\r\n";
  Fetch fetch({broken_after(kHad),
               {read_request(), say(head + kClip.substr(kAsked, 10'000)), reset()},
               rest(kAsked + 10'000 - 4096)});
  REQUIRE_FALSE(fetch.go());
  REQUIRE_FALSE(fetch.go());

  Result<DownloadReport> report = fetch.go();

  REQUIRE(report);
  CHECK(fetch.folder.read("clip") == kClip);
  CHECK(fetch.server.requests().size() == 3);
}

TEST_CASE("a lie about the rest begins the download anew, whole and right", "[http]") {
  const std::string total = std::to_string(kClip.size());
  const std::string last = std::to_string(kClip.size() - 1);
  const std::string from = std::to_string(kAsked);
  const std::string other = bytes_of(50'000, 11);
  struct Row {
    const char* lie;
    Script answer;
  };
  const Row rows[] = {
      {"wrong start", rest(kAsked, "Content-Range: bytes 0-" + last + "/" + total + "\r\n")},
      {"another total", rest(kAsked, "Content-Range: bytes " + from + "-" + last + "/60000\r\n")},
      {"a total that is not told",
       rest(kAsked, "Content-Range: bytes " + from + "-" + last + "/*\r\n")},
      {"an end before the end",
       rest(kAsked, "Content-Range: bytes " + from + "-30000/" + total + "\r\n")},
      {"no Content-Range", rest(kAsked, "X-None: 1\r\n")},
      {"nonsense for a range", rest(kAsked, "Content-Range: bytes all of it\r\n")},
      {"a range in other units",
       rest(kAsked, "Content-Range: lines " + from + "-" + last + "/" + total + "\r\n")},
      {"another tag", rest(kAsked, "", "ETag: \"v2\"\r\n")},
      {"a weak tag", rest(kAsked, "", "ETag: W/\"v1\"\r\n")},
      {"other bytes under the same tag", rest(kAsked, "", kTag, other)},
      {"416", rest(kAsked, "Content-Range: bytes */" + total + "\r\n", "", kClip, "416 No")},
      {"416 for a longer file", rest(kAsked, "Content-Range: bytes */90\r\n", "", kClip, "416 No")},
      {"nothing at all",
       {read_request(),
        say(answer("", "Content-Range: bytes " + from + "-" + last + "/" + total + "\r\n",
                   "206 Partial Content"))}},
      {"too few bytes",
       {read_request(),
        say(answer(kClip.substr(kAsked, 100),
                   "Content-Range: bytes " + from + "-" + last + "/" + total + "\r\n",
                   "206 Partial Content"))}},
      {"too many bytes",
       {read_request(),
        say(answer(kClip.substr(kAsked) + "more",
                   "Content-Range: bytes " + from + "-" + last + "/" + total + "\r\n",
                   "206 Partial Content"))}},
  };
  for (const Row& row : rows) {
    INFO(row.lie);
    Fetch fetch({broken_after(kHad), row.answer, whole()});
    REQUIRE_FALSE(fetch.go());

    Result<DownloadReport> report = fetch.go();

    INFO((report ? "" : report.error().message.en));
    REQUIRE(report);
    CHECK(fetch.folder.read("clip") == kClip);
    CHECK(report->sha256 == sha256(kClip));
    CHECK(report->resumed_from == 0);
    REQUIRE(fetch.server.requests().size() == 3);
    CHECK(fetch.server.requests()[2].find("Range:") == std::string::npos);
  }
}

TEST_CASE("a server that sends the whole again is taken at its word", "[http]") {
  const std::string changed = bytes_of(40'000, 13);
  Fetch fetch({broken_after(kHad), whole("ETag: \"v2\"\r\n", changed)});
  REQUIRE_FALSE(fetch.go());

  Result<DownloadReport> report = fetch.go();

  REQUIRE(report);
  CHECK(fetch.folder.read("clip") == changed);
  CHECK(fetch.server.requests().size() == 2);
}

TEST_CASE("without a strong validator nothing is gone on with", "[http]") {
  for (const char* headers :
       {"", "ETag: W/\"v1\"\r\n", "ETag: v1\r\n", "ETag: \"\"\r\n",
        "Last-Modified: Wed, 25 Nov 2026 10:00:00 GMT\r\n",
        "Last-Modified: Wed, 25 Nov 2026 10:00:00 GMT\r\nDate: Wed, 25 Nov 2026 10:00:30 GMT\r\n",
        "ETag: W/\"v1\"\r\nLast-Modified: Wed, 25 Nov 2026 10:00:00 GMT\r\nDate: Wed, 25 Nov 2026 "
        "11:00:00 GMT\r\n"}) {
    INFO(headers);
    Fetch fetch({broken_after(kHad, headers), whole(headers)});
    REQUIRE_FALSE(fetch.go());
    CHECK_FALSE(fetch.part_is_there());

    REQUIRE(fetch.go());

    CHECK(fetch.server.requests()[1].find("Range:") == std::string::npos);
    CHECK(fetch.folder.read("clip") == kClip);
  }
}

TEST_CASE("a date is a strong validator if the file was a minute old", "[http]") {
  const std::string dated =
      "Last-Modified: Wed, 25 Nov 2026 10:00:00 GMT\r\nDate: Wed, 25 Nov 2026 10:01:00 GMT\r\n";
  Fetch fetch({broken_after(kHad, dated), rest(kAsked, "", dated)});
  REQUIRE_FALSE(fetch.go());

  REQUIRE(fetch.go());

  CHECK_THAT(fetch.server.requests()[1], contains("If-Range: Wed, 25 Nov 2026 10:00:00 GMT\r\n"));
  CHECK(fetch.folder.read("clip") == kClip);
}

TEST_CASE("a part without its mark, or with a mark of something else, is begun anew", "[http]") {
  for (const std::string& mark :
       {std::string(), std::string("shotlab-part 1\nanother-boot\n50000\n\"v1\"\n"),
        std::string("shotlab-part 2\n"), std::string("shotlab-part 1\n"), std::string(2000, 'x')}) {
    Fetch fetch({whole()});
    fetch.folder.write("clip", kClip.substr(0, kHad));
    if (!mark.empty()) fetch.folder.write("clip.mark", mark);

    REQUIRE(fetch.go());

    CHECK(fetch.server.requests()[0].find("Range:") == std::string::npos);
    CHECK(fetch.folder.read("clip") == kClip);
  }
}

TEST_CASE("a whole part is only checked, not fetched again", "[http]") {
  Fetch fetch({whole(), rest(kClip.size() - 4096)});
  REQUIRE(fetch.go());
  CHECK(fetch.mark_is_there());

  Result<DownloadReport> report = fetch.go();  // As after a kill before the take was stored.

  REQUIRE(report);
  CHECK(report->resumed_from == static_cast<std::int64_t>(kClip.size()));
  CHECK(fetch.folder.read("clip") == kClip);
  forget_part(fetch.part());
  CHECK_FALSE(fetch.part_is_there());
  CHECK_FALSE(fetch.mark_is_there());
}

TEST_CASE("a file that has gone leaves the part for a fresh address", "[http]") {
  Fetch fetch(
      {broken_after(kHad), {read_request(), say(answer("", "", "403 Forbidden"))}, rest(kAsked)});
  REQUIRE_FALSE(fetch.go());
  Result<DownloadReport> gone = fetch.go();
  REQUIRE_FALSE(gone);
  CHECK(gone.error().code == ErrorCode::not_found);
  CHECK(fetch.part_is_there());

  REQUIRE(fetch.go());

  CHECK(fetch.folder.read("clip") == kClip);
}

TEST_CASE("a whole over the limit is not gone on with", "[http]") {
  Fetch fetch({broken_after(kHad), rest(kAsked), whole()});
  REQUIRE_FALSE(fetch.go());

  Result<DownloadReport> report = fetch.go(40'000);

  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::refused);
  CHECK_FALSE(fetch.part_is_there());
}

TEST_CASE("a rest that was asked for on a redirect keeps the key to its own origin", "[http]") {
  LiarServer foreign({rest(kAsked)});
  const std::string place = "http://127.0.0.1:" + std::to_string(foreign.port()) + "/clip";
  Fetch fetch({broken_after(kHad),
               {read_request(), say(answer("", "Location: " + place + "\r\n", "302 Found"))}});
  REQUIRE_FALSE(fetch.go());

  REQUIRE(fetch.go());

  CHECK(fetch.folder.read("clip") == kClip);
  CHECK(requests_with(foreign, kCanary) == 0);
  CHECK_THAT(foreign.requests()[0], contains("If-Range: \"v1\""));
}

TEST_CASE("a range is read as the standard writes it, and nothing else", "[http]") {
  const auto range = http::parse_content_range("bytes 100-199/200");
  REQUIRE(range);
  CHECK(range->first == 100);
  CHECK(range->last == 199);
  CHECK(range->total == 200);
  CHECK(http::parse_content_range("bytes 0-0/*")->total == -1);
  for (const char* text : {"", "bytes", "bytes 1-2", "bytes 2-1/9", "bytes 0-9/9", "bytes -1-2/9",
                           "bytes 1--2/9", "bytes +1-2/9", "bytes 1-2/+9", "bytes 1-2/9x", "1-2/9",
                           "bytes */9", "bytes 99999999999999999999-1/2", "bytes 1 -2/9"}) {
    INFO(text);
    CHECK_FALSE(http::parse_content_range(text));
  }
}
