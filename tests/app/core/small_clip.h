// SPDX-License-Identifier: Apache-2.0
//
// A real clip that a test makes for itself: grey frames that grow lighter, 64x36 at 24 a second.

#pragma once

#include <filesystem>
#include <string>

#include "media/base/files.h"
#include "media/libav/clip_writer.h"
#include "tests/support/catch.h"

namespace shotlab::test {

inline std::filesystem::path make_small_clip(const std::filesystem::path& path, int frames = 24,
                                             const std::string& source_type = "") {
  ClipWriterOptions options;
  options.width = 64;
  options.height = 36;
  options.threads = 1;
  options.reproducible = true;
  options.digital_source_type = source_type;
  Result<ClipWriter> writer = ClipWriter::create(path, options);
  REQUIRE(writer);
  for (int i = 0; i < frames; ++i) {
    Picture picture = make_picture(64, 36, 3);
    for (auto& value : picture.pixels) value = static_cast<std::uint8_t>(40 + 160 * i / frames);
    REQUIRE(writer->add_picture(picture));
  }
  REQUIRE(writer->finish());
  return path;
}

inline std::string small_clip_bytes(const std::filesystem::path& folder, int frames = 24) {
  const std::filesystem::path path = make_small_clip(folder / "bytes.mp4", frames);
  Result<std::string> bytes = read_file(path);
  REQUIRE(bytes);
  std::filesystem::remove(path);
  return *bytes;
}

}  // namespace shotlab::test
