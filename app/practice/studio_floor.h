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

#include "app/practice/server.h"
#include "app/practice/wire.h"
#include "media/base/cancel.h"
#include "media/base/clock.h"

namespace shotlab::practice {

class StudioFloor {
 public:
  // `folder` exists and is kept; the files in it that this floor made are removed with it.
  StudioFloor(std::filesystem::path folder, double speed, int encoder_threads);
  ~StudioFloor();
  StudioFloor(const StudioFloor&) = delete;
  StudioFloor& operator=(const StudioFloor&) = delete;

  void set_base_url(std::string url) { base_url_ = std::move(url); }

  // Takes no more, cancels all, wakes whoever waits. Called before the doors are shut.
  void close();

  // The job as it stands right after the create; waits for its end unless it runs in the
  // background.
  std::variant<JobView, WireError> create(const CreateRequest& request);
  std::optional<JobView> view(const std::string& id);
  std::variant<JobView, WireError> cancel(const std::string& id);
  bool forget(const std::string& id);  // DELETE

  struct File {
    FileView view;
    std::filesystem::path path;
  };
  std::optional<File> file(const std::string& id, bool asks_status);

 private:
  struct Job;
  void work();
  void paint(Job& job);
  JobView view_of(const Job& job) const;
  void drop_oldest();
  std::string new_id(const char* prefix);
  std::string now() const;

  const std::filesystem::path folder_;
  const double speed_;
  const int encoder_threads_;
  std::string base_url_;
  mutable SystemClock clock_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, std::shared_ptr<Job>> jobs_;
  std::deque<std::string> order_;  // Oldest first.
  std::deque<std::shared_ptr<Job>> line_;
  std::uint64_t made_ = 0;
  bool closing_ = false;
  std::thread painter_;
};

}  // namespace shotlab::practice
