// SPDX-License-Identifier: Apache-2.0
//
// The practice server of this program: started when it is first needed, stopped when the program
// ends.
//
// Threading: any thread; the server is started once.

#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "app/practice/server.h"
#include "media/base/result.h"

namespace shotlab {

class PracticeHome {
 public:
  explicit PracticeHome(double speed = 0) { options_.speed = speed; }

  Result<std::string> base_url();

 private:
  PracticeOptions options_;
  std::mutex mutex_;
  std::unique_ptr<PracticeServer> server_;  // Guarded by mutex_.
};

}  // namespace shotlab
