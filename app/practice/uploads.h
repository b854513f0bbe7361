// SPDX-License-Identifier: Apache-2.0
//
// Files that were uploaded before a create, kept in memory for a while: the resumable protocol of
// the Files API, in its two requests.
//
// Threading: any thread.

#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "app/practice/wire.h"

namespace shotlab::practice {

struct Upload {
  std::string name, mime, bytes;
  FileView view;
};

class Uploads {
 public:
  // The id of an upload that is announced.
  std::string announce(const std::string& name, const std::string& mime);
  // Its bytes; nullopt: nobody announced it. `base_url` and the times go into the view.
  std::optional<FileView> finish(const std::string& upload_id, std::string bytes,
                                 const std::string& base_url, const std::string& now,
                                 const std::string& expires);
  std::optional<Upload> find(const std::string& file_id);
  bool remove(const std::string& file_id);

 private:
  std::mutex mutex_;
  std::map<std::string, Upload> announced_, files_;  // Guarded by mutex_.
  std::deque<std::string> order_;                    // Of both, oldest first.
};

}  // namespace shotlab::practice
