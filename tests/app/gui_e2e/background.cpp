// SPDX-License-Identifier: Apache-2.0

#include "tests/app/gui_e2e/background.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>

namespace shotlab::test {

Background::Background(const std::vector<std::string>& command,
                       const std::map<std::string, std::string>& environment,
                       const std::filesystem::path& log) {
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  child_ = fork();
  if (child_ != 0) return;
  setpgid(0, 0);
  const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
  execvp(words[0], words.data());
  _exit(127);
}

Background::~Background() {
  if (child_ <= 0 || ended_) return;
  kill(-child_, SIGTERM);
  for (int n = 0; n < 200 && running(); ++n)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  if (!ended_) {
    kill(-child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
}

void Background::kill_now() {
  if (child_ <= 0 || ended_) return;
  kill(-child_, SIGKILL);
  waitpid(child_, nullptr, 0);
  ended_ = true;
}

bool Background::running() {
  if (ended_ || child_ <= 0) return false;
  if (waitpid(child_, nullptr, WNOHANG) == child_) ended_ = true;
  return !ended_;
}

}  // namespace shotlab::test
