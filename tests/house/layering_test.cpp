// SPDX-License-Identifier: Apache-2.0
//
// Who may include whom. A new dependency is a change of a table here, with its reason, in the same
// commit; a foreign library also wants its line in thirdparty/README.md.

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house/repository.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

using Prefixes = std::vector<std::string_view>;

// Which of our own folders or headers a room's files may include, besides its own and media/base.
const std::map<std::string, Prefixes, std::less<>> kRooms = {
    {"media/base", {}},
    {"media/model", {}},
    {"media/libav", {"media/model/"}},
    {"media/compare", {"media/model/", "media/libav/"}},
    {"media/edit", {"media/model/", "media/libav/"}},
    {"media/measure", {"media/model/", "media/libav/"}},
    {"media/play", {"media/model/", "media/libav/"}},
    {"exercises/language", {"media/model/"}},
    // It reads evidence and gathers none: no network, no codec.
    {"exercises/engine", {"media/model/", "exercises/language/"}},
    {"app/http", {"media/model/"}},
    // The values of a message, not the way it travels.
    {"app/generate", {"media/model/", "app/http/message.h"}},
    {"app/ledger", {"media/model/"}},
    // Neither app/generate nor app/http: the server must not share a bug with its client.
    {"app/practice", {"media/model/", "media/libav/", "exercises/language/"}},
    {"app/core",
     {"media/", "exercises/", "app/ledger/", "app/generate/", "app/http/", "app/practice/"}},
    // The two faces do what app/core offers, and never see each other.
    {"app/cli", {"media/model/", "exercises/engine/", "exercises/language/", "app/core/"}},
    {"app/gui",
     // Clips and stills are shown where they lie: the player, a reader of PNG and JPEG, and the
     // functions from frames to a picture.
     {"media/model/", "media/play/player.h", "media/libav/picture_file.h", "media/compare/views.h",
      "media/compare/scopes.h", "exercises/engine/", "exercises/language/", "app/core/"}},
    {"app", {"app/cli/", "app/gui/"}},  // main.cpp
    {"tests", {"media/", "exercises/", "app/", "tests/"}},
};

// Which rooms may include a foreign header. One library, one room, wherever that can be.
const std::map<std::string_view, std::vector<std::string_view>> kForeign = {
    {"libavcodec/", {"media/libav"}},
    {"libavfilter/", {"media/libav"}},
    {"libavformat/", {"media/libav"}},
    {"libavutil/", {"media/libav"}},
    {"libswresample/", {"media/libav"}},
    {"libswscale/", {"media/libav"}},
    {"curl/", {"app/http"}},
    {"sqlite3.h", {"app/ledger"}},
    {"cairo", {"app/practice"}},
    {"emmintrin.h",
     {"app/practice", "media/compare"}},  // Vectors of the processor, for what is done per pixel.
    {"libsecret/", {"app/core"}},
    {"archive", {"app/core"}},  // Hand-ins: archive.h, archive_entry.h.
    {"httplib.h", {"app/practice", "tests"}},
    {"CLI/", {"app/cli"}},
    {"catch_amalgamated.hpp", {"tests"}},
    {"zlib.h", {"tests"}},
    {"imgui", {"app/gui", "tests"}},
    {"misc/cpp/imgui", {"app/gui"}},
    {"GLFW/", {"app/gui"}},
    {"GL/", {"app/gui"}},
    {"X11/", {"app/gui"}},
    {"miniaudio.h", {"app/gui"}},
    {"linebreak.h", {"app/gui"}},
    {"unibreak", {"app/gui"}},
    {"fontconfig/", {"app/gui", "media/libav"}},  // Which fonts there are, for windows and titles.
    // Two formats that several rooms read; their types stay out of headers that other rooms see.
    {"nlohmann/",
     {"app/generate", "app/practice", "app/core", "app/ledger", "app/cli", "app/gui", "tests"}},
    {"toml++/", {"exercises/engine"}},
};

// A private header of GLFW: the one file that is compiled inside that library reads it.
constexpr std::string_view kInsideGlfw = "app/gui/input/input_method.c";

// What the system itself offers, beside the standard library (whose headers have no dot).
const Prefixes kSystem = {"arpa/", "dirent.h", "fcntl.h", "ifaddrs.h", "langinfo.h", "linux/",
                          "locale.h", "net/", "netdb.h", "netinet/", "poll.h", "pthread.h", "pwd.h",
                          "signal.h", "spawn.h", "stdint.h", "stdlib.h", "string.h", "sys/",
                          "termios.h", "unistd.h",
                          // Of C alone: tests/support/faultshim.
                          "dlfcn.h", "errno.h", "stdarg.h", "stdatomic.h", "stdio.h", "time.h"};

bool begins_with_any(std::string_view text, const Prefixes& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return text.starts_with(prefix); });
}

// Why a file of `room` may not include `header` of ours; empty if it may.
std::string refuse_own(const std::string& room, std::string_view header) {
  if (!std::filesystem::exists(std::filesystem::path(SHOTLAB_SOURCE_DIR) / header)) {
    return "is not a path from the repository root";
  }
  const auto row = kRooms.find(room);
  if (row == kRooms.end()) return "is in a folder that the layering table does not know";
  if (header.starts_with("media/base/") || test::room_of(header) == room) return "";
  return begins_with_any(header, row->second) ? "" : "may not be included by " + room;
}

// The same for a header of the system or of a foreign library. A test may use what its room uses.
std::string refuse_foreign(const std::string& room, std::string_view header,
                           const std::string& tested = "") {
  if (header.find('.') == header.npos && header.find('/') == header.npos) return "";
  if (begins_with_any(header, kSystem)) return "";
  for (const auto& [prefix, allowed] : kForeign) {
    if (!header.starts_with(prefix)) continue;
    const bool may = std::any_of(allowed.begin(), allowed.end(), [&](std::string_view one) {
      return one == room || one == tested;
    });
    return may ? "" : "may not be included by " + room;
  }
  return "belongs to no library of the layering table";
}

}  // namespace

TEST_CASE("Every include is one that the layering table allows", "[house]") {
  int seen = 0;
  for (const test::SourceFile& file : test::repository()) {
    if (!file.is_code()) continue;
    const std::string room = test::room_of(file.path);
    for (const test::Include& include : test::includes(file)) {
      ++seen;
      if (file.path == kInsideGlfw && include.what == "\"internal.h\"") continue;
      const bool own = include.what.starts_with('"');
      const std::string header = include.what.substr(1, include.what.size() - 2);
      const std::string reason = own ? refuse_own(room, header)
                                     : refuse_foreign(room, header, test::tested_room(file.path));
      if (reason.empty()) continue;
      FAIL_CHECK(file.where(include.line) << ": " << include.what << " " << reason);
    }
  }
  CHECK(seen > 100);  // Else it looked in the wrong place.
}

TEST_CASE("Every room has a row in the layering table, and every row a room", "[house]") {
  const std::vector<std::string> rooms = test::rooms();

  for (const std::string& room : rooms) {
    INFO(room << " is missing from the layering table");
    CHECK(kRooms.count(room) == 1);
  }
  for (const auto& [room, allowed] : kRooms) {
    if (room == "app" || room == "tests") continue;
    INFO(room << " is in the layering table, but there is no such room");
    CHECK(std::find(rooms.begin(), rooms.end(), room) != rooms.end());
  }
}

TEST_CASE("The layering table refuses what the design refuses", "[house]") {
  CHECK_FALSE(refuse_own("media/edit", "app/core/view.h").empty());
  CHECK_FALSE(refuse_own("exercises/engine", "media/libav/probe.h").empty());
  CHECK_FALSE(refuse_own("app/practice", "app/http/message.h").empty());
  CHECK_FALSE(refuse_own("app/generate", "app/http/client.h").empty());
  CHECK_FALSE(refuse_own("app/cli", "app/gui/window.h").empty());
  CHECK_FALSE(refuse_own("app/core", "tests/support/fake_clock.h").empty());
  CHECK_FALSE(refuse_own("app/new_room", "media/model/time.h").empty());
  CHECK_FALSE(refuse_own("app/http", "client.h").empty());
  CHECK_FALSE(refuse_foreign("app/gui", "curl/curl.h").empty());
  CHECK_FALSE(refuse_foreign("media/measure", "libavutil/frame.h").empty());
  CHECK_FALSE(refuse_foreign("app/core", "opencv2/core.hpp").empty());

  CHECK(refuse_own("app/generate", "app/http/message.h").empty());
  CHECK(refuse_own("media/edit", "media/libav/probe.h").empty());
  CHECK(refuse_foreign("media/libav", "libavutil/frame.h").empty());
  CHECK(refuse_foreign("media/base", "sys/stat.h").empty());
  CHECK(refuse_foreign("media/base", "vector").empty());
}
