// SPDX-License-Identifier: Apache-2.0

#include <fcntl.h>
#include <linux/sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>

#include "app/ledger/ballast.h"
#include "tests/app/ledger/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

// While it lives, this process can write no file beyond `bytes`: writes fail as on a full disk.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t bytes) : handler_(signal(SIGXFSZ, SIG_IGN)) {
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before_) == 0);
    rlimit small = before_;
    small.rlim_cur = bytes;
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  }
  ~SmallFiles() {
    setrlimit(RLIMIT_FSIZE, &before_);
    signal(SIGXFSZ, handler_);
  }

 private:
  sighandler_t handler_;
  rlimit before_{};
};

constexpr int kPassed = 0;
constexpr int kNoMount = 77;

bool leave(unsigned long flags) { return syscall(SYS_unshare, flags) == 0; }

// A view of the file systems of its own, where this user may mount; as root in it.
bool enter_own_view() {
  if (leave(CLONE_NEWNS)) return true;
  const std::string user = std::to_string(getuid());
  const std::string group = std::to_string(getgid());
  if (!leave(CLONE_NEWUSER | CLONE_NEWNS)) return false;
  std::ofstream("/proc/self/setgroups") << "deny";
  std::ofstream("/proc/self/uid_map") << "0 " + user + " 1";
  std::ofstream("/proc/self/gid_map") << "0 " + group + " 1";
  return getuid() == 0;
}

// Runs `work` in a program that has a disk of `size` of its own at `folder`; kNoMount where that is
// not allowed.
int on_small_disk(const std::filesystem::path& folder, const char* size,
                  const std::function<int()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    const bool mounted = enter_own_view() &&
                         mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                         mount("tmpfs", folder.c_str(), "tmpfs", 0, size) == 0;
    _exit(mounted ? work() : kNoMount);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

void fill_up(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
  for (const std::size_t step : {std::size_t{65536}, std::size_t{4096}, std::size_t{1}}) {
    const std::string bytes(step, 'x');
    while (::write(fd, bytes.data(), bytes.size()) > 0) {
    }
  }
  ::close(fd);
}

}  // namespace

TEST_CASE("when no more can be written, an intent fails in words and the older ones stay",
          "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  std::vector<std::string> ids;
  std::optional<Error> error;
  {
    SmallFiles limit(400'000);
    for (int i = 0; i < 2000 && !error; ++i) {
      Result<Job> job = ledger.intend(intent(1000));
      if (job) ids.push_back(job->id);
      if (!job) error = job.error();
    }
    REQUIRE(error);
    CHECK_FALSE(ledger.intend(intent(1000)));  // Still full, still in words.
  }
  CHECK(error->code == ErrorCode::io);
  CHECK_THAT(error->message.en, contains("The disk takes no more"));
  CHECK_THAT(error->message.zh, contains("磁碟不再接受"));
  REQUIRE_FALSE(ids.empty());

  // There is room again: it goes on where it was.
  CHECK(ledger.list()->size() == ids.size());
  require_whole(ledger);
  ids.push_back(intended(ledger).id);
  CHECK(books.open().list()->size() == ids.size());
}

TEST_CASE("on a full disk the outcome of a paid job still finds room, by the ballast", "[ledger]") {
  Books books;
  std::filesystem::create_directories(books.file().parent_path());
  const std::filesystem::path ballast = books.file().string() + ".ballast";

  const int status = on_small_disk(books.file().parent_path(), "size=6m", [&] {
    std::ofstream(ballast, std::ios::binary) << std::string(4 << 20, 'b');
    Result<Ledger> ledger = Ledger::open(books.file(), books.clock);
    if (!ledger) return 1;
    Result<Job> job = ledger->intend(intent());
    if (!job) return 2;
    fill_up(books.file().parent_path() / "filler");
    // Enough tries to use up what SQLite had already reserved.
    bool refused = false;
    for (int i = 0; i < 500 && !refused; ++i) refused = !ledger->intend(intent(1000));
    if (!refused) return 3;
    if (ledger->intend(intent()).error().message.en.find("The disk is full") != 0) return 9;
    if (!std::filesystem::exists(ballast)) return 4;  // A new job is not worth it,
    Result<Job> accepted = ledger->move(job->id, JobState::accepted, {.provider_job_id = "v1_a"});
    if (!accepted) return 5;
    if (std::filesystem::exists(ballast)) return 6;  // an outcome is.
    Result<Ledger> again = Ledger::open(books.file(), books.clock);
    if (!again || again->find(job->id)->provider_job_id != "v1_a") return 7;
    Result<bool> whole = again->chain_is_whole();
    return whole && *whole ? kPassed : 8;
  });

  if (status == kNoMount) SKIP("this user may not mount a small disk");
  CHECK(status == kPassed);
}

TEST_CASE("ballast is kept where there is room, and given up once", "[ledger]") {
  TempDir folder;
  const std::filesystem::path file = folder / "ledger.db";
  if (std::filesystem::space(folder.path()).available < (80u << 20))
    SKIP("this disk is nearly full");

  ledger::keep_ballast(file);
  ledger::keep_ballast(file);

  CHECK(std::filesystem::file_size(file.string() + ".ballast") == 4u << 20);
  CHECK(ledger::drop_ballast(file));
  CHECK_FALSE(ledger::drop_ballast(file));
}
