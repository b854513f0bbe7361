// SPDX-License-Identifier: Apache-2.0
//
// The practice server of this program: started when it is first needed, stopped when the program
// ends.
//
// Threading: any thread; the server is started once.

#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "app/core/paths.h"
#include "app/practice/server.h"
#include "media/base/result.h"

namespace shotlab {

// Where it remembers its jobs for the next program.
inline std::filesystem::path practice_memory(const Paths& paths) {
  return paths.cache / "practice";
}

class PracticeHome {
 public:
  // `memory`: where it remembers its jobs for the next program, so that takes can be edited and
  // gone on with; empty: nowhere.
  explicit PracticeHome(double speed = 0, std::filesystem::path memory = {}) {
    options_.speed = speed;
    options_.memory = std::move(memory);
  }

  Result<std::string> base_url();

 private:
  PracticeOptions options_;
  std::mutex mutex_;
  std::unique_ptr<PracticeServer> server_;  // Guarded by mutex_.
};

}  // namespace shotlab
