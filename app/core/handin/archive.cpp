// SPDX-License-Identifier: Apache-2.0
//
// The one file that knows libarchive.

#include "app/core/handin/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <locale.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <set>
#include <system_error>
#include <vector>

#include "app/core/inside.h"
#include "media/base/files.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 1u << 20;
constexpr std::size_t kMostFiles = 20'000;
// Clips do not shrink: whatever unfolds to much more than it is was made to.
constexpr std::uint64_t kMostRatio = 100;
constexpr std::uint64_t kAlwaysAllowed = 64u << 20;

struct FreeWriter {
  void operator()(archive* a) const { archive_write_free(a); }
};
struct FreeReader {
  void operator()(archive* a) const { archive_read_free(a); }
};
struct FreeEntry {
  void operator()(archive_entry* e) const { archive_entry_free(e); }
};

// libarchive takes names through the locale, whatever it is told of UTF-8: in the plain "C" locale
// of a program that asks for none, a Chinese name is lost. Of this thread only, while it lives.
class Utf8Locale {
 public:
  Utf8Locale() : own_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (own_ != nullptr) before_ = ::uselocale(own_);
  }
  ~Utf8Locale() {
    if (own_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(own_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t own_;
  locale_t before_ = nullptr;
};

Error cannot_pack(archive* a, const fs::path& target) {
  if (archive_errno(a) != 0) {
    errno = archive_errno(a);
    return cannot_write(target);
  }
  const char* said = archive_error_string(a);
  const std::string why = said != nullptr ? said : "";
  return {ErrorCode::io,
          {"\"" + target.string() + "\" could not be packed: " + why,
           "無法打包「" + target.string() + "」：" + why},
          {"Try again, or hand in as a folder.", "請再試，或以資料夾形式交件。"}};
}

// A new file that is being written: closed in any case, on the disk once keep() has said so.
class NewFile {
 public:
  NewFile() = default;
  ~NewFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  bool is_open() const { return fd_ >= 0; }
  int fd() const { return fd_; }

  Status open(const fs::path& path) {
    path_ = path;
    errno = 0;
    fd_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    return is_open() ? done() : Status(cannot_write(path_));
  }

  Status write(std::string_view bytes) {
    while (!bytes.empty()) {
      errno = 0;
      const ssize_t wrote = ::write(fd_, bytes.data(), bytes.size());
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote < 0) return cannot_write(path_);
      bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return done();
  }

  Status keep() {
    errno = 0;
    const bool kept = ::fsync(fd_) == 0;
    const int reason = errno;
    const bool closed = ::close(fd_) == 0;
    fd_ = -1;
    if (kept && closed) return done();
    if (!kept) errno = reason;
    return cannot_write(path_);
  }

 private:
  int fd_ = -1;
  fs::path path_;
};

class ArchiveWriter final : public PackageWriter {
 public:
  explicit ArchiveWriter(fs::path target) : target_(std::move(target)) {}

  Status open() {
    if (Status opened = file_.open(target_); !opened) return opened;
    const Utf8Locale locale;
    archive_.reset(archive_write_new());
    archive* a = archive_.get();
    const bool ready =
        a != nullptr && archive_write_set_format_zip(a) == ARCHIVE_OK &&
        archive_write_set_options(a, "zip:compression=store,zip:hdrcharset=UTF-8") == ARCHIVE_OK &&
        archive_write_open_fd(a, file_.fd()) == ARCHIVE_OK;
    return ready ? done() : Status(cannot_pack(a, target_));
  }

  Status begin(const std::string& path, std::uint64_t bytes) override {
    const Utf8Locale locale;
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    // No time: it would stand there in this machine's own time zone.
    archive_entry_set_pathname_utf8(entry.get(), path.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    if (archive_write_header(archive_.get(), entry.get()) != ARCHIVE_OK)
      return cannot_pack(archive_.get(), target_);
    return done();
  }

  Status write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const la_ssize_t wrote = archive_write_data(archive_.get(), bytes.data(), bytes.size());
      if (wrote <= 0) return cannot_pack(archive_.get(), target_);
      bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return done();
  }

  Status finish() override {
    const Utf8Locale locale;
    if (archive_write_close(archive_.get()) != ARCHIVE_OK)
      return cannot_pack(archive_.get(), target_);
    return file_.keep();
  }

 private:
  fs::path target_;
  NewFile file_;  // Outlives what writes to it.
  std::unique_ptr<archive, FreeWriter> archive_;
};

class FolderWriter final : public PackageWriter {
 public:
  explicit FolderWriter(fs::path target) : target_(std::move(target)) {}

  Status begin(const std::string& path, std::uint64_t) override {
    if (Status ended = end_file(); !ended) return ended;
    const fs::path file = target_ / path;
    if (Status made = make_folder(file.parent_path()); !made) return made;
    folders_.insert(file.parent_path());
    return file_.open(file);
  }

  Status write(std::string_view bytes) override { return file_.write(bytes); }

  Status finish() override {
    if (Status ended = end_file(); !ended) return ended;
    for (const fs::path& folder : folders_) {
      if (Status kept = sync_to_disk(folder); !kept) return kept;
    }
    return sync_to_disk(target_);
  }

 private:
  Status end_file() { return file_.is_open() ? file_.keep() : done(); }

  fs::path target_;
  std::set<fs::path> folders_;
  NewFile file_;
};

Error no_package(const fs::path& package) {
  return {ErrorCode::bad_input,
          {"\"" + package.string() + "\" is not a hand-in that can be read.",
           "「" + package.string() + "」不是可以讀取的交件。"},
          {"Choose the .zip or the folder that \"shotlab handin\" made.",
           "請選「shotlab handin」產生的 .zip 或資料夾。"}};
}

Error unsafe(const fs::path& package, const std::string& en, const std::string& zh) {
  return {ErrorCode::bad_input,
          {"\"" + package.string() + "\" is not safe to read: " + en + ".",
           "「" + package.string() + "」不宜讀取：" + zh + "。"},
          {"Ask for a new one; nothing of it was opened.", "請要求重新交件；沒有開啟任何內容。"}};
}

// What every kind of package must keep to, whatever it is packed in.
class Gate {
 public:
  explicit Gate(const fs::path& package) : package_(package) {}

  Status file(const std::string& path) {
    const std::optional<std::string> plain = relative_inside(path);
    if (!plain || *plain != path || !is_utf8(path))
      return unsafe(package_, "a path leads out of it", "有路徑指向外面");
    if (!paths_.insert(path).second)
      return unsafe(package_, "two of its files have one path", "有兩個檔案路徑相同");
    if (paths_.size() > kMostFiles)
      return unsafe(package_, "it holds more than 20,000 files", "檔案超過 20,000 個");
    return done();
  }

 private:
  const fs::path& package_;
  std::set<std::string> paths_;
};

// The end of a zip's directory must be the end of the file: what follows would be handed on unseen.
bool ends_as_archive(const fs::path& package, std::uint64_t size) {
  constexpr std::size_t kEnd = 22;              // Of the record without its comment.
  constexpr std::size_t kMost = kEnd + 0xFFFF;  // A comment is no longer.
  std::string last(static_cast<std::size_t>(std::min<std::uint64_t>(size, kMost)), '\0');
  std::ifstream file(package, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(size - last.size()));
  if (!file.read(last.data(), static_cast<std::streamsize>(last.size()))) return false;
  for (std::size_t at = last.rfind("PK\x05\x06");
       at != std::string::npos && at + kEnd <= last.size();
       at = at == 0 ? std::string::npos : last.rfind("PK\x05\x06", at - 1)) {
    const std::size_t comment = static_cast<unsigned char>(last[at + 20]) |
                                static_cast<std::size_t>(static_cast<unsigned char>(last[at + 21]))
                                    << 8;
    if (at + kEnd + comment == last.size()) return true;
  }
  return false;
}

Status read_archive(const fs::path& package, std::uint64_t size, const PackageVisitor& visitor) {
  if (!ends_as_archive(package, size)) return no_package(package);
  const Utf8Locale locale;
  const std::unique_ptr<archive, FreeReader> owner(archive_read_new());
  archive* a = owner.get();
  if (a == nullptr || archive_read_support_format_zip_seekable(a) != ARCHIVE_OK ||
      archive_read_set_options(a, "zip:hdrcharset=UTF-8") != ARCHIVE_OK ||
      archive_read_open_filename(a, package.c_str(), 1u << 16) != ARCHIVE_OK)
    return no_package(package);
  Gate gate(package);
  const std::uint64_t most = size * kMostRatio + kAlwaysAllowed;
  std::uint64_t total = 0;
  std::string piece(kPiece, '\0');
  for (;;) {
    archive_entry* entry = nullptr;
    const int told = archive_read_next_header(a, &entry);
    if (told == ARCHIVE_EOF) return done();
    if (told != ARCHIVE_OK) return no_package(package);
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) return unsafe(package, "a path is not UTF-8", "有路徑不是 UTF-8");
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_symlink(entry) != nullptr)
      return unsafe(package, "it holds a link or a device", "內有連結或裝置");
    const std::string path = name;
    if (Status allowed = gate.file(path); !allowed) return allowed;
    if (Status begun = visitor.begin(path); !begun) return begun;
    for (;;) {
      const la_ssize_t got = archive_read_data(a, piece.data(), piece.size());
      if (got < 0) return no_package(package);
      if (got == 0) break;
      total += static_cast<std::uint64_t>(got);
      if (total > most)
        return unsafe(package, "it unfolds to far more than it is", "解開後遠大於檔案本身");
      Status taken = visitor.bytes({piece.data(), static_cast<std::size_t>(got)});
      if (!taken) return taken;
    }
  }
}

Status read_one(const fs::path& file, const PackageVisitor& visitor) {
  errno = 0;
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0) return cannot_read(file);
  std::string piece(kPiece, '\0');
  Status result = done();
  for (;;) {
    const ssize_t got = ::read(fd, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) result = cannot_read(file);
    if (got <= 0) break;
    result = visitor.bytes({piece.data(), static_cast<std::size_t>(got)});
    if (!result) break;
  }
  ::close(fd);
  return result;
}

Status read_tree(const fs::path& package, const PackageVisitor& visitor) {
  std::vector<std::string> paths;
  std::error_code problem;
  for (fs::recursive_directory_iterator it(package, problem), end; !problem && it != end;
       it.increment(problem)) {
    std::error_code ignored;
    const fs::file_status status = it->symlink_status(ignored);
    if (fs::is_directory(status)) continue;
    if (!fs::is_regular_file(status))
      return unsafe(package, "it holds a link or a device", "內有連結或裝置");
    paths.push_back(it->path().lexically_relative(package).generic_string());
  }
  if (problem) return no_package(package);
  std::sort(paths.begin(), paths.end());
  Gate gate(package);
  for (const std::string& path : paths) {
    if (Status allowed = gate.file(path); !allowed) return allowed;
    if (Status begun = visitor.begin(path); !begun) return begun;
    if (Status read = read_one(package / path, visitor); !read) return read;
  }
  return done();
}

}  // namespace

Result<std::unique_ptr<PackageWriter>> write_archive(const fs::path& target) {
  auto writer = std::make_unique<ArchiveWriter>(target);
  if (Status opened = writer->open(); !opened) return opened.error();
  return std::unique_ptr<PackageWriter>(std::move(writer));
}

Result<std::unique_ptr<PackageWriter>> write_folder(const fs::path& target) {
  errno = 0;
  std::error_code problem;
  if (!fs::create_directory(target, problem)) {
    errno = problem ? problem.value() : EEXIST;
    return cannot_write(target);
  }
  return std::unique_ptr<PackageWriter>(std::make_unique<FolderWriter>(target));
}

Status read_package(const fs::path& package, const PackageVisitor& visitor) {
  std::error_code problem;
  if (!fs::exists(package, problem)) {
    errno = ENOENT;
    return cannot_read(package);
  }
  if (fs::is_directory(package, problem)) return read_tree(package, visitor);
  if (!fs::is_regular_file(package, problem)) return no_package(package);
  const std::uintmax_t size = fs::file_size(package, problem);
  if (problem) return no_package(package);
  return read_archive(package, size, visitor);
}

}  // namespace shotlab
