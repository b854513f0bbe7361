// SPDX-License-Identifier: Apache-2.0

#include "app/http/part_file.h"

#include <curl/curl.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

#include "app/http/client.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "media/base/text.h"

namespace shotlab {

void forget_part(const std::filesystem::path& path) {
  std::error_code ignored;
  std::filesystem::remove(http::mark_file(path), ignored);
  std::filesystem::remove(path, ignored);
}

namespace http {
namespace {

constexpr std::string_view kFirstLine = "shotlab-part 1";
constexpr std::int64_t kStrongAfterS = 60;

// After a power loss a file may have its length and not its bytes; a part of another boot is not
// trusted.
const std::string& boot_id() {
  static const std::string id = [] {
    Result<std::string> text = read_file("/proc/sys/kernel/random/boot_id", 100);
    return text ? std::string(trim(*text)) : std::string();
  }();
  return id;
}

const std::string* header(const ReplyHeaders& headers, std::string_view name) {
  const std::string* found = nullptr;
  for (const auto& [one, value] : headers.all()) {
    if (one == name) found = &value;
  }
  return found;
}

bool is_strong_tag(const std::string& tag) {
  return tag.size() > 2 && tag.size() < 200 && tag.front() == '"' && tag.back() == '"' &&
         tag.find('"', 1) == tag.size() - 1;
}

bool is_strong_date(const std::string& modified, const std::string* sent) {
  if (sent == nullptr || modified.size() > 60) return false;
  const time_t changed = curl_getdate(modified.c_str(), nullptr);
  const time_t now = curl_getdate(sent->c_str(), nullptr);
  return changed > 0 && now >= changed + kStrongAfterS;
}

std::optional<std::int64_t> count(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (problem != std::errc() || end != digits.data() + digits.size() || value < 0 ||
      digits.starts_with('+')) {
    return std::nullopt;
  }
  return value;
}

std::string print(const PartMark& mark) {
  return std::string(kFirstLine) + "\n" + boot_id() + "\n" + std::to_string(mark.total) + "\n" +
         mark.validator + "\n";
}

std::optional<PartMark> read_mark(const std::filesystem::path& part) {
  Result<std::string> text = read_file(mark_file(part), 1000);
  if (!text) return std::nullopt;
  std::array<std::string_view, 4> lines;
  std::string_view rest = *text;
  for (std::string_view& line : lines) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return std::nullopt;  // Cut short.
    line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
  }
  const std::optional<std::int64_t> total = count(lines[2]);
  if (lines[0] != kFirstLine || lines[1] != boot_id() || !total || lines[3].empty())
    return std::nullopt;
  return PartMark{std::string(lines[3]), *total};
}

}  // namespace

std::filesystem::path mark_file(const std::filesystem::path& part) {
  return part.string() + ".mark";
}

PartMark mark_of(const ReplyHeaders& headers) {
  PartMark mark;
  if (const std::string* length = header(headers, "content-length")) {
    mark.total = headers.chunked() ? -1 : count(*length).value_or(-1);
  }
  if (mark.total < 0) return mark;  // Without a length nobody can tell when it is whole.
  const std::string* tag = header(headers, "etag");
  const std::string* modified = header(headers, "last-modified");
  if (tag != nullptr && is_strong_tag(*tag)) {
    mark.validator = *tag;
  } else if (tag == nullptr && modified != nullptr &&
             is_strong_date(*modified, header(headers, "date"))) {
    mark.validator = *modified;
  }
  return mark;
}

std::optional<ContentRange> parse_content_range(std::string_view text) {
  constexpr std::string_view kUnit = "bytes ";
  if (!text.starts_with(kUnit)) return std::nullopt;
  text.remove_prefix(kUnit.size());
  const std::size_t dash = text.find('-');
  const std::size_t slash = text.find('/');
  if (dash == std::string_view::npos || slash == std::string_view::npos || dash > slash)
    return std::nullopt;
  const auto first = count(text.substr(0, dash));
  const auto last = count(text.substr(dash + 1, slash - dash - 1));
  const std::string_view whole = text.substr(slash + 1);
  const auto total = whole == "*" ? std::optional<std::int64_t>(-1) : count(whole);
  if (!first || !last || !total || *last < *first) return std::nullopt;
  if (*total >= 0 && *last >= *total) return std::nullopt;
  return ContentRange{*first, *last, *total};
}

Result<std::unique_ptr<PartFile>> PartFile::make(const std::filesystem::path& path) {
  errno = 0;
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0) return cannot_write(path);
  return std::unique_ptr<PartFile>(new PartFile(path, fd));
}

Result<std::unique_ptr<PartFile>> PartFile::open_or_make(const std::filesystem::path& path) {
  errno = 0;
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0) return cannot_write(path);
  std::unique_ptr<PartFile> file(new PartFile(path, fd));
  if (!file->take_over()) return *file->problem();
  return file;
}

bool PartFile::take_over() {
  struct stat facts {};
  if (::fstat(fd_, &facts) != 0 || !S_ISREG(facts.st_mode)) return fail();
  size_ = facts.st_size;
  const std::optional<PartMark> mark = read_mark(path_);
  if (!mark || size_ > mark->total) return restart({});
  mark_ = *mark;
  if (::lseek(fd_, 0, SEEK_END) != size_) return fail();
  return true;
}

PartFile::~PartFile() {
  if (fd_ >= 0) ::close(fd_);
  if (!stays_) forget_part(path_);
}

bool PartFile::fail() {
  if (!problem_) problem_ = cannot_write(path_);
  return false;
}

std::string PartFile::tail(std::size_t count) const {
  std::string bytes(std::min(count, static_cast<std::size_t>(size_)), '\0');
  const auto from = static_cast<off_t>(size_) - static_cast<off_t>(bytes.size());
  const ssize_t got = ::pread(fd_, bytes.data(), bytes.size(), from);
  return got == static_cast<ssize_t>(bytes.size()) ? bytes : std::string();
}

bool PartFile::add(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return fail();
    bytes.remove_prefix(static_cast<std::size_t>(written));
    size_ += written;
  }
  return true;
}

bool PartFile::restart(const PartMark& mark) {
  // The old mark goes first: it must never stand beside bytes that it does not speak of.
  std::error_code ignored;
  std::filesystem::remove(mark_file(path_), ignored);
  if (::ftruncate(fd_, 0) != 0 || ::lseek(fd_, 0, SEEK_SET) != 0) return fail();
  size_ = 0;
  mark_ = mark;
  return mark_.validator.empty() || write_mark();
}

bool PartFile::write_mark() {
  if (Status written = write_file(mark_file(path_), print(mark_)); !written) {
    problem_ = written.error();
    return false;
  }
  return true;
}

Result<std::string> PartFile::keep() {
  const int fd = fd_;
  if (!problem_ && ::fsync(fd) != 0) fail();
  fd_ = -1;
  if (::close(fd) != 0) fail();
  if (problem_) return *problem_;
  Result<std::string> hash = sha256_of_file(path_);
  if (hash) stays_ = true;
  return hash;
}

void PartFile::leave() { stays_ = !problem_ && size_ > 0 && !mark_.validator.empty(); }

}  // namespace http
}  // namespace shotlab
