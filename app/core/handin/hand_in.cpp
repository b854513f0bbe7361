// SPDX-License-Identifier: Apache-2.0
//
// Writes a hand-in: keys are looked for first, then everything is packed beside its place, read
// back, and moved there whole.

#include "app/core/handin/hand_in.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "app/core/folder_lock.h"
#include "app/core/handin/archive.h"
#include "app/core/handin/secrets.h"
#include "app/core/plain_json.h"
#include "app/core/slug.h"
#include "media/base/files.h"
#include "media/base/hash.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr int kHandInVersion = 1;
constexpr std::size_t kPiece = 1u << 20;

Error stopped() {
  return {ErrorCode::cancelled,
          {"The hand-in was stopped; nothing was written.", "交件已停止；沒有寫入任何東西。"},
          {}};
}

// The bytes of an item, in pieces.
template <typename Take>
Status read_item(const HandInItem& item, const Cancel& cancel, Take take) {
  if (item.source.empty()) return take(std::string_view(item.text));
  errno = 0;
  const int fd = ::open(item.source.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) return cannot_read(item.source);
  std::string piece(kPiece, '\0');
  Status result = done();
  for (;;) {
    if (cancel.requested()) result = stopped();
    if (!result) break;
    errno = 0;
    const ssize_t got = ::read(fd, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) result = cannot_read(item.source);
    if (got <= 0) break;
    result = take(std::string_view(piece.data(), static_cast<std::size_t>(got)));
  }
  ::close(fd);
  return result;
}

Error has_secret(const std::string& path, const Text& kind) {
  return {
      ErrorCode::bad_input,
      fill(Text{"\"{0}\" holds {1}, so nothing was handed in.", "「{0}」內有{2}，所以沒有交件。"},
           {path, kind.en, kind.zh}),
      {"Take it out of that file, and have the key replaced: it may have been seen.",
       "請從該檔案移除，並更換金鑰：它可能已經外洩。"}};
}

class Steps {
 public:
  Steps(std::uint64_t bytes, const std::function<void(double)>& progress)
      : all_(static_cast<double>(std::max<std::uint64_t>(bytes * 3, 1))), progress_(progress) {}
  void add(std::size_t bytes) {
    done_ += static_cast<double>(bytes);
    if (progress_) progress_(std::min(done_ / all_, 1.0));
  }

 private:
  double all_, done_ = 0;
  const std::function<void(double)>& progress_;
};

Status scan(const HandInPlan& plan, const std::vector<std::string>& keys, const Cancel& cancel,
            Steps& steps) {
  SecretScan scan(keys);
  for (const HandInItem& item : plan.items) {
    scan.next_file();
    // Names are handed in too.
    if (const std::optional<Text> kind = scan.look(item.path)) return has_secret(item.path, *kind);
    scan.next_file();
    Status read = read_item(item, cancel, [&](std::string_view bytes) -> Status {
      steps.add(bytes.size());
      if (const std::optional<Text> kind = scan.look(bytes)) return has_secret(item.path, *kind);
      return done();
    });
    if (!read) return read;
  }
  return done();
}

Error changed_meanwhile(const fs::path& file) {
  return {ErrorCode::io,
          {"\"" + file.string() + "\" changed while it was read, so nothing was handed in.",
           "「" + file.string() + "」在讀取期間改變了，所以沒有交件。"},
          {"Try again.", "請再試一次。"}};
}

// Everything but the last move. The manifest comes last: only then are the hashes known.
Result<std::string> pack(const HandInSources& sources, const HandInPlan& plan,
                         PackageWriter& writer, const Cancel& cancel, Steps& steps) {
  Json manifest{{"version", kHandInVersion},        {"kind", "shotlab-hand-in"},
                {"film", sources.info.name},        {"exercise", sources.info.exercise},
                {"pack", sources.info.pack},        {"made_with", "Shotlab " SHOTLAB_VERSION},
                {"process_head", plan.process_head}};
  manifest["files"] = Json::array();
  for (const HandInItem& item : plan.items) {
    if (Status begun = writer.begin(item.path, item.bytes); !begun) return begun.error();
    Sha256 hash;
    std::uint64_t size = 0;
    Status read = read_item(item, cancel, [&](std::string_view bytes) -> Status {
      size += bytes.size();
      if (size > item.bytes) return changed_meanwhile(item.source);
      hash.add(bytes);
      steps.add(bytes.size());
      return writer.write(bytes);
    });
    if (!read) return read.error();
    if (size != item.bytes) return changed_meanwhile(item.source);
    manifest["files"].push_back({{"path", item.path}, {"bytes", size}, {"sha256", hash.hex()}});
  }
  const std::string text = print_json(manifest);
  if (Status begun = writer.begin("manifest.json", text.size()); !begun) return begun.error();
  if (Status written = writer.write(text); !written) return written.error();
  if (Status finished = writer.finish(); !finished) return finished.error();
  return text;
}

fs::path free_target(const HandInSources& sources, bool folder) {
  const std::string words = slug(sources.info.name);
  const std::string stem = (words == "take" ? "film" : words) + "-handin";
  const std::string ending = folder ? "" : ".zip";
  std::error_code ignored;
  fs::path target = sources.folder / "exports" / (stem + ending);
  for (int n = 2; fs::exists(fs::symlink_status(target, ignored)); ++n) {
    std::string name = stem;
    name.append("-").append(std::to_string(n)).append(ending);
    target = sources.folder / "exports" / name;
  }
  return target;
}

Error is_there(const fs::path& target) {
  return {ErrorCode::bad_input,
          {"\"" + target.string() + "\" is there already.", "「" + target.string() + "」已存在。"},
          {"Choose another name; nothing was overwritten.", "請用另一個名稱；沒有覆寫任何檔案。"}};
}

// Whatever is in a packed item is what was read for it: a disk that lies is found here.
// An altered take is no fault of the disk: it is handed in, and told.
Result<HandInCheck> read_back(const fs::path& package, const Cancel& cancel) {
  Result<HandInCheck> check = check_hand_in(package, cancel);
  if (!check || check->problems.empty()) return check;
  return Error{
      ErrorCode::io,
      {"What was written does not read back as it was: " + check->problems.front().en,
       "寫入後讀回的內容不同：" + check->problems.front().zh},
      {"Check the disk and try again; nothing was kept.", "請檢查磁碟後再試；沒有保留任何東西。"}};
}

}  // namespace

Result<HandInReport> hand_in(const HandInSources& sources, const HandInOptions& options,
                             const std::vector<std::string>& keys, const Cancel& cancel,
                             const std::function<void(double)>& progress) {
  std::error_code ignored;
  if (!options.target.empty() && fs::exists(fs::symlink_status(options.target, ignored)))
    return is_there(options.target);
  Result<HandInPlan> plan = plan_hand_in(sources, options);
  if (!plan) return plan.error();
  Steps steps(plan->bytes, progress);
  if (Status clean = scan(*plan, keys, cancel, steps); !clean) return clean.error();

  fs::path target = options.target.empty() ? free_target(sources, options.folder) : options.target;
  if (!target.parent_path().empty()) {
    if (Status made = make_folder(target.parent_path()); !made) return made.error();
  }
  const fs::path making = temporary_beside(target);
  const RemoveOnExit cleanup(making);  // After the move there is nothing of that name.
  Result<std::unique_ptr<PackageWriter>> writer =
      options.folder ? write_folder(making) : write_archive(making);
  if (!writer) return writer.error();
  Result<std::string> manifest = pack(sources, *plan, **writer, cancel, steps);
  writer->reset();
  if (!manifest) return manifest.error();
  Result<HandInCheck> same = read_back(making, cancel);
  if (!same) return same.error();
  HandInReport report;
  report.files = plan->items.size() + 1;
  report.bytes = plan->bytes + manifest->size();
  report.missing = std::move(plan->missing);
  report.missing.insert(report.missing.begin(), same->altered.begin(), same->altered.end());
  Result<std::string> hash =
      options.folder ? Result<std::string>(sha256(*manifest)) : sha256_of_file(making);
  if (!hash) return hash.error();
  report.sha256 = *hash;

  // Two hand-ins at once: the second one takes the next name.
  const fs::path parent = target.parent_path().empty() ? fs::path(".") : target.parent_path();
  Result<FolderLock> lock = FolderLock::hold(parent);
  if (!lock) return lock.error();
  if (options.target.empty()) {
    target = free_target(sources, options.folder);
  } else if (fs::exists(fs::symlink_status(target, ignored))) {
    return is_there(target);
  }
  if (Status moved = move_into_place(making, target); !moved) return moved.error();
  report.package = target;
  if (progress) progress(1);
  return report;
}

}  // namespace shotlab
