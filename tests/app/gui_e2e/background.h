// SPDX-License-Identifier: Apache-2.0
//
// A program that runs beside the test and is ended with it.

#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace shotlab::test {

class Background {
 public:
  // Its output goes to `log`.
  Background(const std::vector<std::string>& command,
             const std::map<std::string, std::string>& environment,
             const std::filesystem::path& log);
  ~Background();  // Asks it to end, then makes it; its children too.
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  bool running();
  void kill_now();  // As a power cut would: it is asked nothing.

 private:
  pid_t child_ = -1;
  bool ended_ = false;
};

}  // namespace shotlab::test
