// SPDX-License-Identifier: Apache-2.0

#include "app/core/boxes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "media/base/files.h"

namespace shotlab {
namespace {

constexpr int kMostBoxes = 100'000;  // Of one level; clips have a dozen.

class FileBytes : public ByteSource {
 public:
  FileBytes(int fd, std::uint64_t size) : fd_(fd), size_(size) {}
  ~FileBytes() override { ::close(fd_); }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  std::uint64_t size() const override { return size_; }
  std::string read(std::uint64_t at, std::size_t count) const override {
    if (at > size_ || count > size_ - at) return "";
    std::string bytes(count, '\0');
    std::size_t got = 0;
    while (got < count) {
      const ssize_t now =
          ::pread(fd_, bytes.data() + got, count - got, static_cast<off_t>(at + got));
      if (now < 0 && errno == EINTR) continue;
      if (now <= 0) return "";
      got += static_cast<std::size_t>(now);
    }
    return bytes;
  }

 private:
  int fd_;
  std::uint64_t size_;
};

class StringBytes : public ByteSource {
 public:
  explicit StringBytes(std::string bytes) : bytes_(std::move(bytes)) {}
  std::uint64_t size() const override { return bytes_.size(); }
  std::string read(std::uint64_t at, std::size_t count) const override {
    if (at > bytes_.size() || count > bytes_.size() - at) return "";
    return bytes_.substr(static_cast<std::size_t>(at), count);
  }

 private:
  std::string bytes_;
};

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text.push_back(kDigits[byte >> 4]);
    text.push_back(kDigits[byte & 15]);
  }
  return text;
}

}  // namespace

Result<std::unique_ptr<ByteSource>> open_bytes(const std::filesystem::path& file) {
  errno = 0;
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return cannot_read(file);
  struct stat facts {};
  if (::fstat(fd, &facts) != 0 || !S_ISREG(facts.st_mode)) {
    Error error = cannot_read(file);
    ::close(fd);
    return error;
  }
  return std::unique_ptr<ByteSource>(
      std::make_unique<FileBytes>(fd, static_cast<std::uint64_t>(facts.st_size)));
}

std::unique_ptr<ByteSource> bytes_of(std::string bytes) {
  return std::make_unique<StringBytes>(std::move(bytes));
}

bool walk_boxes(const ByteSource& bytes, std::uint64_t from, std::uint64_t to,
                const std::function<bool(const Box&)>& visit) {
  if (to > bytes.size() || from > to) return false;
  std::uint64_t at = from;
  for (int count = 0; at < to; ++count) {
    const std::uint64_t left = to - at;
    if (left < 8 || count == kMostBoxes) return false;
    const std::string head = bytes.read(at, 8);
    if (head.size() != 8) return false;
    Box box;
    box.type = head.substr(4);
    box.at = at;
    box.body = at + 8;
    std::uint64_t size = big_endian(std::string_view(head).substr(0, 4));
    if (size == 1) {  // A 64-bit length follows.
      if (left < 16) return false;
      size = big_endian(bytes.read(at + 8, 8));
      box.body = at + 16;
    } else if (size == 0) {  // To the end.
      size = left;
    }
    if (size > left || size < box.body - at) return false;
    box.end = at + size;
    if (box.type == "uuid") {
      if (box.end - box.body < 16) return false;
      box.uuid = hex(bytes.read(box.body, 16));
      box.body += 16;
    }
    if (!visit(box)) return false;
    at = box.end;
  }
  return true;
}

}  // namespace shotlab
