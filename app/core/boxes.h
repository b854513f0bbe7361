// SPDX-License-Identifier: Apache-2.0
//
// The boxes of an MP4 file: enough of ISO 14496-12 to walk them, with every length checked against
// the file. Nothing is decoded and nothing is altered.
//
// Threading: one thread per reader. Blocking: reads a few bytes per box.
// Errors:    a box that does not fit ends the walk; what came before it counts.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "media/base/result.h"

namespace shotlab {

// Bytes by their place: a file, or a string in a test.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual std::uint64_t size() const = 0;
  // Exactly `count` bytes from `at`; empty if they are not all there.
  virtual std::string read(std::uint64_t at, std::size_t count) const = 0;
};
Result<std::unique_ptr<ByteSource>> open_bytes(const std::filesystem::path& file);
std::unique_ptr<ByteSource> bytes_of(std::string bytes);

struct Box {
  std::string type;        // Four bytes: "moov", "uuid", ...
  std::string uuid;        // Of a uuid box: 32 lower-case hexadecimal digits.
  std::uint64_t at = 0;    // Of its header.
  std::uint64_t body = 0;  // Of its first byte behind the header.
  std::uint64_t end = 0;   // Behind its last byte.
};

// Visits the boxes that lie in [from, to), one behind the other, until `visit` says false. True if
// the last one ends exactly at `to`.
bool walk_boxes(const ByteSource& bytes, std::uint64_t from, std::uint64_t to,
                const std::function<bool(const Box&)>& visit);

}  // namespace shotlab
