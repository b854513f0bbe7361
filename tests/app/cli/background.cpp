// SPDX-License-Identifier: Apache-2.0

#include "tests/app/cli/background.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <fstream>
#include <iterator>
#include <thread>

extern char** environ;

namespace shotlab::test {
namespace {

std::string read_all(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

Background::Background(const std::vector<std::string>& arguments,
                       const std::map<std::string, std::string>& environment,
                       const std::filesystem::path& folder, const std::string& name)
    : out_(folder / (name + ".out")), err_(folder / (name + ".err")) {
  std::vector<std::string> words{SHOTLAB_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables;
  for (char** variable = environ; *variable; ++variable) {
    const std::string text = *variable;
    if (!environment.contains(text.substr(0, text.find('=')))) variables.push_back(text);
  }
  for (const auto& [key, value] : environment) variables.push_back(key + "=" + value);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  constexpr int kWrite = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, out_.c_str(), kWrite, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, err_.c_str(), kWrite, 0600);
  posix_spawn(&child_, words.front().c_str(), &actions, nullptr, pointers(words).data(),
              pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
}

Background::~Background() {
  if (status_ >= 0) return;
  signal(SIGKILL);
  wait();
}

bool Background::has_said(const std::string& text, std::chrono::seconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  for (;;) {
    if (out().find(text) != std::string::npos || err().find(text) != std::string::npos) return true;
    if (std::chrono::steady_clock::now() >= end || status_ >= 0) return false;
    int status = 0;
    if (waitpid(child_, &status, WNOHANG) == child_) {
      status_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }
}

void Background::signal(int number) {
  if (status_ < 0) kill(child_, number);
}

int Background::wait() {
  if (status_ >= 0) return status_;
  int status = 0;
  waitpid(child_, &status, 0);
  status_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return status_;
}

std::string Background::out() const { return read_all(out_); }
std::string Background::err() const { return read_all(err_); }

}  // namespace shotlab::test
