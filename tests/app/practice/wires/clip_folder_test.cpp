// SPDX-License-Identifier: Apache-2.0
//
// The server's folder of clips, and what becomes of it when its program is killed.

#include "app/practice/clip_folder.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using practice::ClipFolder;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<ClipFolder> opened(const fs::path& temporary) {
  Result<std::unique_ptr<ClipFolder>> folder = ClipFolder::open({}, temporary);
  REQUIRE(folder);
  return std::move(*folder);
}

std::size_t count_in(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

// A program that has opened a folder with a clip in it, and lives until it is killed.
pid_t program_with_a_clip(const fs::path& temporary) {
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    Result<std::unique_ptr<ClipFolder>> folder = ClipFolder::open({}, temporary);
    if (!folder) ::_exit(1);
    std::ofstream((*folder)->path() / "clip.mp4") << "frames";
    if (::write(ready[1], "x", 1) != 1) ::_exit(2);
    for (;;) ::pause();
  }
  REQUIRE(child > 0);
  char said = 0;
  REQUIRE(::read(ready[0], &said, 1) == 1);
  ::close(ready[0]);
  ::close(ready[1]);
  return child;
}

void make_old(const fs::path& folder) {
  const timespec times[2] = {{1'000'000'000, 0}, {1'000'000'000, 0}};
  REQUIRE(::utimensat(AT_FDCWD, folder.c_str(), times, 0) == 0);
}

}  // namespace

TEST_CASE("A server's folder of clips goes with it", "[practice]") {
  test::TempDir temporary;
  fs::path place;
  {
    const auto folder = opened(temporary.path());
    place = folder->path();
    CHECK(place.parent_path() == temporary.path());
    std::ofstream(place / "clip.mp4") << "frames";
  }
  CHECK_FALSE(fs::exists(place));
}

TEST_CASE("What a killed server left is removed by the next one, and nobody else's", "[practice]") {
  test::TempDir temporary;
  const pid_t killed = program_with_a_clip(temporary.path());
  const pid_t alive = program_with_a_clip(temporary.path());
  REQUIRE(count_in(temporary.path()) == 2);
  ::kill(killed, SIGKILL);
  ::waitpid(killed, nullptr, 0);

  const auto folder = opened(temporary.path());

  // Its own, and that of the one that is alive.
  CHECK(count_in(temporary.path()) == 2);
  std::size_t clips = 0;
  for (const auto& entry : fs::directory_iterator(temporary.path()))
    clips += fs::exists(entry.path() / "clip.mp4") ? 1 : 0;
  CHECK(clips == 1);
  ::kill(alive, SIGKILL);
  ::waitpid(alive, nullptr, 0);
}

TEST_CASE("A sweep follows no link and touches nothing that is not a server's", "[practice]") {
  test::TempDir temporary;
  temporary.write("precious/owner", "");
  temporary.write("precious/film.mp4", "mine");
  fs::create_directory_symlink(temporary / "precious", temporary / "shotlab-practice-link");
  temporary.write("shotlab-practice-file", "a file with that name");
  fs::create_directory(temporary / "shotlab-practice-young");  // Being made just now.
  fs::create_directory(temporary / "shotlab-practice-old");
  make_old(temporary / "shotlab-practice-old");

  practice::remove_abandoned_clips(temporary.path());

  CHECK(temporary.read("precious/film.mp4") == "mine");
  CHECK(fs::exists(temporary / "shotlab-practice-file"));
  CHECK(fs::exists(temporary / "shotlab-practice-young"));
  CHECK_FALSE(fs::exists(temporary / "shotlab-practice-old"));
}

TEST_CASE("A folder that was asked for stays, and one that cannot be made is said", "[practice]") {
  test::TempDir dir;
  {
    Result<std::unique_ptr<ClipFolder>> folder = ClipFolder::open(dir / "mine", dir.path());
    REQUIRE(folder);
    CHECK((*folder)->path() == dir / "mine");
  }
  CHECK(fs::exists(dir / "mine"));
  CHECK_FALSE(ClipFolder::open({}, dir / "nowhere"));
}

TEST_CASE("Programs that start at the same time each have a folder of their own", "[practice]") {
  test::TempDir temporary;
  std::vector<pid_t> children;
  for (int i = 0; i < 6; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      for (int round = 0; round < 20; ++round) {
        Result<std::unique_ptr<ClipFolder>> folder = ClipFolder::open({}, temporary.path());
        if (!folder) ::_exit(1);
        std::ofstream((*folder)->path() / "clip.mp4") << "frames";
        if (!fs::exists((*folder)->path() / "clip.mp4")) ::_exit(2);
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
  }
  CHECK(count_in(temporary.path()) == 0);
}
