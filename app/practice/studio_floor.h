// SPDX-License-Identifier: Apache-2.0
//
// The jobs of the practice server: a line in front of one painter, and the files it has made.
// Cancelling works between two frames.
//
// Threading: any thread; one thread of its own paints. Joined when destroyed.

#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>

#include "app/practice/memory.h"
#include "app/practice/server.h"
#include "app/practice/wire.h"
#include "media/base/cancel.h"
#include "media/base/clock.h"

namespace shotlab::practice {

class StudioFloor {
 public:
  // `folder` exists and is kept; the files in it that this floor made are removed with it. `clip`:
  // a file that is served instead of painting, for tests of the wires; empty: it paints. `memory`:
  // where it remembers jobs beyond its life; empty: nowhere.
  StudioFloor(std::filesystem::path folder, double speed, int encoder_threads,
              std::filesystem::path clip = {}, std::filesystem::path memory = {});
  ~StudioFloor();
  StudioFloor(const StudioFloor&) = delete;
  StudioFloor& operator=(const StudioFloor&) = delete;

  void set_base_url(std::string url) { base_url_ = std::move(url); }

  // Takes no more, cancels all, wakes whoever waits. Called before the doors are shut.
  void close();

  // The job as it stands right after the create; waits for its end unless it runs in the
  // background.
  std::variant<JobView, WireError> create(const CreateRequest& request);
  // `asks`: counts as a question about it.
  std::optional<JobView> view(const std::string& id, bool asks = true);
  std::variant<JobView, WireError> cancel(const std::string& id);
  bool forget(const std::string& id);  // DELETE

  struct File {
    FileView view;
    std::filesystem::path path;
    std::string wire, dialect;  // Of the job that made it.
    std::int64_t ordinal = 0;
  };
  std::optional<File> file(const std::string& id, bool asks_status);
  std::optional<File> content(const std::string& job_id);  // Of a finished job.

 private:
  struct Job;
  void work();
  void paint(Job& job);
  void make(Job& job);  // Without the lock: paints, or copies, and measures what came of it.
  void take_attached(Job& job);
  // What it goes on from or alters. REQUIRES: mutex_ held.
  bool take_parent(Job& job);
  Status take_last_picture(Job& job);
  File file_of(const Job& job) const;
  JobView view_of(const Job& job) const;
  void drop_oldest();
  std::string new_id(const char* prefix);
  std::string now() const;

  const std::filesystem::path folder_;
  const double speed_;
  const int encoder_threads_;
  const std::filesystem::path clip_;
  const Memory memory_;
  std::string base_url_;
  mutable SystemClock clock_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, std::shared_ptr<Job>> jobs_;
  std::deque<std::string> order_;  // Oldest first.
  std::deque<std::shared_ptr<Job>> line_;
  std::int64_t made_ = 0;  // Jobs so far.
  bool closing_ = false;
  std::thread painter_;
};

}  // namespace shotlab::practice
