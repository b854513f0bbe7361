// SPDX-License-Identifier: Apache-2.0
//
// A job on the studio's floor, from the line to the clip. Private to StudioFloor.
//
// Threading: guarded by the floor's mutex, but for what the painter's thread alone has in hand
// (`paint`, `goes_on_from`, `attached` while it paints) and what is atomic.

#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/practice/painter.h"
#include "app/practice/studio_floor.h"
#include "media/base/cancel.h"

namespace shotlab::practice {

struct StudioFloor::Job {
  std::string id, file_id;
  CreateRequest request;
  PaintRequest paint;
  std::int64_t ordinal = 0;
  std::int64_t created_s = 0, completed_s = 0, expires_s = 0;
  std::atomic<int> progress = 0;  // Percent; told by the painter while others look.
  std::int64_t asked = 0;
  std::shared_ptr<const Part> after;            // The take that it goes on from; null: none.
  std::string parent_id, after_id;              // Of the jobs behind paint.parent and after.
  std::filesystem::path goes_on_from;           // A clip whose last picture is this one's first.
  std::vector<std::filesystem::path> attached;  // Written for the painter; gone when it is done.
  std::string mime = "video/mp4";
  JobStatus status = JobStatus::queued;
  std::string created, updated;
  std::string rewritten, advisory, failure;
  std::filesystem::path path;
  std::int64_t bytes = 0;
  std::string sha256, expires;
  int status_asked = 0;
  Cancel cancel;

  // What the world hears of it, whatever the painter does.
  bool needs_picture() const {
    switch (request.fate) {
      case Fate::clip:
      case Fate::shape_drift:
      case Fate::inline_bytes:
      case Fate::other_id:
      case Fate::goes_back:
        return true;
      default:
        return false;
    }
  }
  bool final() const { return status != JobStatus::queued && status != JobStatus::in_progress; }
};

}  // namespace shotlab::practice
