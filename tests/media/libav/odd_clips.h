// SPDX-License-Identifier: Apache-2.0
//
// Clips with every oddity that files in the wild have, made with ffmpeg from a numbered clip.
//
// Errors: a clip whose encoder this ffmpeg lacks is not made: make() then answers nothing.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/temp_dir.h"

namespace shotlab::test {

class OddClips {
 public:
  // REQUIRES: ffmpeg is installed.
  OddClips();

  static const std::vector<std::string>& names();
  std::optional<std::filesystem::path> make(const std::string& name);

  const std::filesystem::path& source() const { return source_; }

 private:
  bool ffmpeg(const std::vector<std::string>& arguments) const;
  std::filesystem::path file(const std::string& name) const { return folder_ / name; }

  TempDir folder_;
  std::filesystem::path source_;  // 72 numbered frames at 24 fps with sound.
};

}  // namespace shotlab::test
