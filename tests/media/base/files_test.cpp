// SPDX-License-Identifier: Apache-2.0

#include "media/base/files.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
namespace fs = std::filesystem;

namespace {

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

// Writing past the limit fails with EFBIG: a disk that is full after so many bytes.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    previous_ = std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, previous_);
  }

 private:
  rlimit before_{};
  void (*previous_)(int) = nullptr;
};

}  // namespace

TEST_CASE("a file is written and read back whole", "[base]") {
  const test::TempDir folder;
  const std::string bytes("a\0b\xFF", 4);

  REQUIRE(write_file(folder / "x", bytes));
  const Result<std::string> again = read_file(folder / "x");

  REQUIRE(again);
  CHECK(*again == bytes);
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("writing replaces the old file and leaves nothing beside it", "[base]") {
  const test::TempDir folder;
  folder.write("x", "old");

  REQUIRE(write_file(folder / "x", "new"));

  CHECK(folder.read("x") == "new");
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("when the disk fills up, the old file stays and nothing half-written does", "[base]") {
  const test::TempDir folder;
  folder.write("x", "old");
  Status status = done();
  {
    const FileSizeLimit limit(1000);
    status = write_file(folder / "x", std::string(5000, 'n'));
  }

  REQUIRE_FALSE(status);
  CHECK(status.error().code == ErrorCode::io);
  CHECK(folder.read("x") == "old");
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("a full disk is told from other reasons not to write", "[base]") {
  errno = ENOSPC;
  CHECK_THAT(cannot_write("film.toml").message.en, test::contains("disk is full"));
  errno = EACCES;
  CHECK_THAT(cannot_write("film.toml").message.en, test::contains("cannot be written"));
}

TEST_CASE("a file that is missing, too large, a folder or a pipe is refused in one sentence",
          "[base]") {
  const test::TempDir folder;
  folder.write("big", std::string(11, 'x'));
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);

  CHECK(read_file(folder / "none").error().code == ErrorCode::not_found);
  CHECK(read_file(folder / "big", 10).error().code == ErrorCode::bad_input);
  CHECK(read_file(folder / "big", 11).ok());
  CHECK(read_file(folder.path()).error().code == ErrorCode::io);
  CHECK(read_file(folder / "pipe").error().code == ErrorCode::io);  // And does not wait.
}

TEST_CASE("a finished folder moves into place, but never over another", "[base]") {
  const test::TempDir folder;
  folder.write("new/take.json", "{}");
  folder.write("taken/take.json", "old");

  CHECK_FALSE(move_into_place(folder / "new", folder / "taken"));
  CHECK(folder.read("taken/take.json") == "old");
  REQUIRE(move_into_place(folder / "new", folder / "free"));
  CHECK(folder.read("free/take.json") == "{}");
}

TEST_CASE("things in the making are removed unless they are released", "[base]") {
  const test::TempDir folder;
  const fs::path kept = folder.write("kept", "x");
  {
    RemoveOnExit gone(folder.write("gone/deep", "x").parent_path());
    RemoveOnExit stays(kept);
    stays.release();
  }

  CHECK_FALSE(fs::exists(folder / "gone"));
  CHECK(fs::exists(kept));
}

TEST_CASE("temporary names lie beside their target, hidden, and differ", "[base]") {
  const fs::path one = temporary_beside("/films/take.mp4");
  const fs::path two = temporary_beside("/films/take.mp4");

  CHECK(one.parent_path() == "/films");
  CHECK(one.filename().string().starts_with(".take.mp4."));
  CHECK(one.extension() == ".part");
  CHECK(one != two);
}
