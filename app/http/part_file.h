// SPDX-License-Identifier: Apache-2.0
//
// A file in the making: written with our own descriptor, hashed on the way, gone unless it is kept
// or left to be continued.
//
// Threading: one thread.
// Errors:    a disk that takes no more ends it, and frees its space.

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/http/reply_headers.h"
#include "media/base/result.h"

namespace shotlab::http {

// Where the bytes of a part came from, so that the next ones can be proved to belong to them. Kept
// beside the part in "<part>.mark".
struct PartMark {
  std::string validator;  // A strong ETag, or a strong Last-Modified; empty: nothing to prove with.
  std::int64_t total = -1;  // Bytes of the whole file; -1: not told.
  bool operator==(const PartMark&) const = default;
};

// The mark of a whole answer (status 200). RFC 9110 §13.1.5: If-Range takes no weak validator, and
// a date is strong only if the file was a minute old when it was sent (§8.8.2.2).
PartMark mark_of(const ReplyHeaders& headers);

// "bytes 100-199/200". Nothing if it is no such thing, or makes no sense.
struct ContentRange {
  std::int64_t first = 0, last = 0;
  std::int64_t total = -1;  // -1: "*"
};
std::optional<ContentRange> parse_content_range(std::string_view text);

class PartFile {
 public:
  // Must not exist yet.
  static Result<std::unique_ptr<PartFile>> make(const std::filesystem::path& path);
  // What is there, if its mark fits it; else empty.
  static Result<std::unique_ptr<PartFile>> open_or_make(const std::filesystem::path& path);
  // Without keep() or leave() file and mark are gone.
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  std::int64_t size() const { return size_; }
  const PartMark& mark() const { return mark_; }
  // The last bytes there are, at most `count`.
  std::string tail(std::size_t count) const;

  bool add(std::string_view bytes);
  // Empty again, for bytes that come from where `mark` says.
  bool restart(const PartMark& mark);

  // The hash, once the bytes are safe on the disk. The mark stays if there is one.
  Result<std::string> keep();
  // Stays, to be continued, if there is a mark to continue by.
  void leave();

  const std::optional<Error>& problem() const { return problem_; }

 private:
  PartFile(std::filesystem::path path, int fd) : path_(std::move(path)), fd_(fd) {}
  bool fail();
  bool write_mark();
  bool take_over();

  std::filesystem::path path_;
  int fd_;
  std::int64_t size_ = 0;
  PartMark mark_;
  bool stays_ = false;
  std::optional<Error> problem_;
};

std::filesystem::path mark_file(const std::filesystem::path& part);

}  // namespace shotlab::http
