// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <system_error>
#include <thread>

#include "tests/support/temp_dir.h"

extern char** environ;

namespace shotlab::test {

namespace {

using SteadyClock = std::chrono::steady_clock;

std::vector<std::string> environment_with(const std::map<std::string, std::string>& changes) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable; ++variable) {
    const std::string text = *variable;
    if (!changes.contains(text.substr(0, text.find('=')))) variables.push_back(text);
  }
  for (const auto& [name, value] : changes) {
    if (!value.empty()) variables.push_back(name + "=" + value);
  }
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

// -1 if it did not end in time and was killed.
int wait_until(pid_t child, SteadyClock::time_point end) {
  for (;;) {
    int status = 0;
    const pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == child) {
      return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
    if (SteadyClock::now() >= end) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  kill(-child, SIGKILL);
  waitpid(child, nullptr, 0);
  return -1;
}

}  // namespace

ProgramRun run(const std::vector<std::string>& command, const ProgramOptions& options) {
  // Files, not pipes: nothing can block, however much the program writes.
  TempDir folder;
  const std::string in = folder.write("in", options.input).string();
  const std::string out = (folder / "out").string();
  const std::string err = (folder / "err").string();

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
  constexpr int kWrite = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), kWrite, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), kWrite, 0600);
  if (!options.folder.empty()) {
    posix_spawn_file_actions_addchdir_np(&actions, options.folder.c_str());
  }
  // A process group of its own, so that a run that hangs ends with its children.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);

  std::vector<std::string> words = command;
  std::vector<std::string> variables = environment_with(options.environment);
  pid_t child = 0;
  const int failure = posix_spawnp(&child, words.front().c_str(), &actions, &attributes,
                                   pointers(words).data(), pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (failure != 0) {
    return {.exit = 127, .out = "", .err = std::generic_category().message(failure)};
  }

  ProgramRun result;
  result.exit = wait_until(child, SteadyClock::now() + options.limit);
  result.out = folder.read("out");
  result.err = folder.read("err");
  std::filesystem::remove(in);  // It may have been a key; what the program printed may not.
  if (result.exit < 0) {
    std::ostringstream note;
    note << "\n[killed after " << options.limit.count() << " s]";
    result.err += note.str();
  }
  return result;
}

ProgramRun run_program(const std::vector<std::string>& arguments, const ProgramOptions& options) {
  std::vector<std::string> command{SHOTLAB_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run(command, options);
}

bool have_program(std::string_view name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (access((std::filesystem::path(folder) / name).c_str(), X_OK) == 0) return true;
  }
  return false;
}

}  // namespace shotlab::test
