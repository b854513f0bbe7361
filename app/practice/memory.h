// SPDX-License-Identifier: Apache-2.0
//
// What the practice generator remembers of its jobs beyond its own life: what each was asked for,
// so that a take can be edited or gone on with after the program was closed, as at a real service.
// One small JSON file per job; the oldest go.
//
// Threading: any thread, one at a time. Blocking: small files.
// Errors:    what cannot be kept or read is forgotten: nothing is owed to anyone.

#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/practice/levels/continuation.h"

namespace shotlab::practice {

class Memory {
 public:
  // Empty: it remembers nothing.
  explicit Memory(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // `parent` and `after`: ids of the jobs that it grew from and that it goes on from; may be empty.
  void keep(const std::string& id, const PaintRequest& request, const std::string& parent,
            const std::string& after) const;
  // With the jobs that it grew from. Nullopt: not remembered.
  struct Recalled {
    Part part;
    std::string parent, after;
  };
  std::optional<Recalled> recall(const std::string& id) const;

 private:
  std::optional<Recalled> recall(const std::string& id, int depth) const;
  std::filesystem::path file_of(const std::string& id) const;
  void drop_oldest() const;
  std::filesystem::path folder_;
};

}  // namespace shotlab::practice
