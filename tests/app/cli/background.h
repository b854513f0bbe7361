// SPDX-License-Identifier: Apache-2.0
//
// The program under test as a process that goes on beside the test: a server, or a shot that is to
// be killed.

#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace shotlab::test {

class Background {
 public:
  // Starts the program; what it prints goes to files in `folder`.
  Background(const std::vector<std::string>& arguments,
             const std::map<std::string, std::string>& environment,
             const std::filesystem::path& folder, const std::string& name);
  ~Background();  // Kills what is still running.
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  // True once its output has `text` in it; false if it ended or `limit` passed before.
  bool has_said(const std::string& text, std::chrono::seconds limit = std::chrono::seconds(60));
  void signal(int number);
  // Its exit status; 128 + n after signal n.
  int wait();

  std::string out() const;
  std::string err() const;

 private:
  std::filesystem::path out_, err_;
  pid_t child_ = -1;
  int status_ = -1;
};

}  // namespace shotlab::test
