// SPDX-License-Identifier: Apache-2.0

#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdlib>

#include "tests/support/canary.h"
#include "tests/support/fake_clock.h"
#include "tests/support/media.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

#include "tests/support/catch.h"

using namespace shotlab;
using namespace std::chrono_literals;

namespace {

const std::string kKey = "CANARY-0000-SELF-TEST";

// `window`: zlib's (-15: raw, 31: gzip).
std::string packed(const std::string& bytes, int window) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(bytes.size() + 1000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

// A zip of one deflated entry, without a directory at its end.
std::string zip_of(const std::string& bytes) {
  std::string head("PK\x03\x04\x14\0\0\0\x08\0", 10);
  head += std::string(16, '\0') + std::string("\x05\0\0\0", 4) + "a.txt";
  return head + packed(bytes, -15);
}

}  // namespace

TEST_CASE("a temporary folder goes away with everything in it", "[support]") {
  std::filesystem::path path;
  {
    test::TempDir folder;
    path = folder.path();
    folder.write("deep/file.txt", "bytes");
    CHECK(folder.read("deep/file.txt") == "bytes");
  }

  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a program's exit, words and errors come back apart", "[support]") {
  const test::ProgramRun run = test::run({"sh", "-c", "cat; echo no >&2; exit 3"},
                                         {.environment = {}, .folder = "/", .input = "said\n"});

  CHECK(run.exit == 3);
  CHECK(run.out == "said\n");
  CHECK(run.err == "no\n");
}

TEST_CASE("a program gets the environment and the folder that it is given", "[support]") {
  const test::ProgramRun run =
      test::run({"sh", "-c", "echo $GREETING ${HOME-none}; pwd"},
                {.environment = {{"GREETING", "hello"}, {"HOME", ""}}, .folder = "/"});

  CHECK(run.out == "hello none\n/\n");
}

TEST_CASE("a program that hangs is killed with its children", "[support]") {
  const test::ProgramRun run = test::run({"sh", "-c", "sleep 600 & wait"}, {.limit = 1s});

  CHECK(run.exit == -1);
  CHECK_THAT(run.err, test::contains("killed after 1 s"));
}

TEST_CASE("a program that is not there is 127, and have_program says so first", "[support]") {
  CHECK(test::run({"no-such-program-here"}).exit == 127);
  CHECK_FALSE(test::have_program("no-such-program-here"));
  CHECK(test::have_program("sh"));
}

TEST_CASE("a clip that is not there is no clip", "[support]") {
  CHECK_FALSE(test::media("Z99-never-was"));
}

TEST_CASE("the fake clock moves only by sleeping, and not when cancelled", "[support]") {
  test::FakeClock clock;
  Cancel cancel;

  CHECK_FALSE(clock.sleep_for(250ms, cancel));
  clock.on_sleep = [&] { cancel.request(); };
  CHECK(clock.sleep_for(1s, cancel));

  CHECK(clock.monotonic() == 250ms);
  CHECK(clock.sleeps == std::vector<Clock::Duration>{250ms, 1s});
}

TEST_CASE("a key is found in whatever writing and archive it lies", "[support]") {
  const std::string around(3000, 'x');
  for (const std::string& hidden :
       {kKey, around + kKey + around, std::string("Q0FOQVJZLTAwMDA="), std::string("eENBTkFSWS0w"),
        std::string("eHlDQU5BUlktMA"), std::string("key=CANARY%2D0000"),
        std::string("43414e4152592d30303030"), packed(around + kKey, 31), zip_of(around + kKey),
        zip_of(packed(kKey, 31)), zip_of("nothing") + zip_of(kKey)}) {
    INFO(hidden.size());
    CHECK(test::has_canary(hidden));
  }
  for (const std::string& clean :
       {std::string(), around, std::string("canary"), zip_of(around), packed(around, 31),
        std::string("PK\x03\x04"), std::string("\x1f\x8b\x08")}) {
    CHECK_FALSE(test::has_canary(clean));
  }
}

TEST_CASE("a test that leaves a key behind ends with a failure of its own", "[support]") {
  const auto leave = [](const std::string& bytes, bool expected) {
    test::TempDir around;
    around.expect_canary();
    const pid_t child = ::fork();
    if (child == 0) {
      {
        ::setenv("TMPDIR", around.path().c_str(), 1);
        test::TempDir folder;
        folder.write("deep/log.txt", bytes);
        if (expected) folder.expect_canary();
        if (std::freopen("/dev/null", "w", stderr) == nullptr) std::_Exit(1);
      }
      std::_Exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  };

  CHECK(leave("x-goog-api-key: " + kKey, false) == test::kLeaked);
  CHECK(leave("x-goog-api-key: " + kKey, true) == 0);
  CHECK(leave("nothing", false) == 0);
}

// Hidden: for the end of a whole run (tests/run.sh), which gives its tests a TMPDIR of their own.
// Test logs, and whatever lies in that folder since: a killed test or program leaves things behind.
TEST_CASE("no key is in what the suite left behind", "[.canary]") {
  namespace fs = std::filesystem;
  std::size_t files = 0;
  const auto look = [&](const fs::path& place) {
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator(place, ignored))
      files += entry.is_regular_file(ignored) ? 1 : 0;
    for (const std::string& file : test::files_with_canary(place)) FAIL_CHECK(file);
  };
  look(fs::path(SHOTLAB_BINARY_DIR) / "Testing");
  look(fs::temp_directory_path());
  WARN(files << " files looked through");
}
