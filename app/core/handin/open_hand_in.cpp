// SPDX-License-Identifier: Apache-2.0

#include "app/core/handin/open_hand_in.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <system_error>

#include "app/core/handin/archive.h"
#include "media/base/files.h"
#include "media/base/hash.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kOfTheHandIn = "papers/handed-in/";

// Where a file of the package goes; nullopt: nowhere.
std::optional<std::string> place_of(const std::string& path) {
  if (path == "film.toml") return path;
  for (const char* folder : {"cuts/", "takes/", "papers/", "assets/", "exports/"}) {
    if (path.starts_with(folder) && !path.starts_with(kOfTheHandIn)) return path;
  }
  for (const char* name :
       {"manifest.json", "process.jsonl", "verdict.json", "cue-sheet.csv", "read-me.md"}) {
    if (path == name) return std::string(kOfTheHandIn) + path;
  }
  return std::nullopt;
}

Error changed(const fs::path& package) {
  return {ErrorCode::io,
          {"\"" + package.string() + "\" changed while it was read; nothing was opened.",
           "「" + package.string() + "」在讀取期間改變了；沒有開啟。"},
          {"Try again.", "請再試一次。"}};
}

// What is not as the look before found it has changed since.
Status unpack(const fs::path& package, const std::map<std::string, PackedFile>& files,
              PackageWriter& writer, const Cancel& cancel) {
  bool wanted = false;
  std::uint64_t left = 0;
  std::string sha256;
  Sha256 hash;
  const auto whole = [&] { return !wanted || (left == 0 && hash.hex() == sha256); };
  PackageVisitor visitor;
  visitor.begin = [&](const std::string& path) -> Status {
    if (!whole()) return changed(package);
    const auto file = files.find(path);
    const std::optional<std::string> place = place_of(path);
    if (file == files.end()) return changed(package);
    wanted = place.has_value();
    left = file->second.bytes;
    sha256 = file->second.sha256;
    hash = Sha256();
    return wanted ? writer.begin(*place, left) : done();
  };
  visitor.bytes = [&](std::string_view bytes) -> Status {
    if (cancel.requested()) return Error{ErrorCode::cancelled, {"Stopped.", "已停止。"}, {}};
    if (!wanted) return done();
    if (bytes.size() > left) return changed(package);
    left -= bytes.size();
    hash.add(bytes);
    return writer.write(bytes);
  };
  if (Status read = read_package(package, visitor); !read) return read;
  return whole() ? writer.finish() : changed(package);
}

Error is_not_whole(const Text& first) {
  return {
      ErrorCode::bad_input,
      {"The package is not as it was written: " + first.en, "這份交件與寫入時不同：" + first.zh},
      {"Ask for it again; \"shotlab handin --verify\" tells all of it.",
       "請再索取一次；用「shotlab handin --verify」看詳情。"}};
}

fs::path free_folder(const fs::path& package) {
  fs::path stem = fs::path(package).lexically_normal();
  if (stem.filename().empty()) stem = stem.parent_path();
  stem = stem.parent_path() / (stem.extension() == ".zip" ? stem.stem() : stem.filename());
  std::error_code ignored;
  fs::path folder = stem;
  for (int n = 2; fs::exists(fs::symlink_status(folder, ignored)); ++n)
    folder = stem.string() + "-" + std::to_string(n);
  return folder;
}

// Takes' bytes are never altered: as where they were received.
void lock_clips(const fs::path& folder, const HandInCheck& check) {
  for (const PackedTake& take : check.takes) {
    const fs::path clip = folder / "takes" / take.id / "take.mp4";
    std::error_code ignored;
    fs::permissions(clip, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read,
                    fs::perm_options::replace | fs::perm_options::nofollow, ignored);
  }
}

}  // namespace

Result<OpenedHandIn> open_hand_in(const fs::path& package, const fs::path& target,
                                  const Cancel& cancel) {
  Result<HandInCheck> check = check_hand_in(package, cancel);
  if (!check) return check.error();
  for (const std::vector<Text>* list : {&check->problems, &check->unreadable}) {
    if (!list->empty()) return is_not_whole(list->front());
  }
  OpenedHandIn opened;
  opened.folder = target.empty() ? free_folder(package) : target;
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(opened.folder, ignored))) {
    return Error{
        ErrorCode::bad_input,
        {"\"" + opened.folder.string() + "\" is there already.",
         "「" + opened.folder.string() + "」已存在。"},
        {"Choose another name; nothing was overwritten.", "請用另一個名稱；沒有覆寫任何檔案。"}};
  }
  if (const fs::path parent = opened.folder.parent_path(); !parent.empty()) {
    if (Status made = make_folder(parent); !made) return made.error();
  }
  const fs::path making = temporary_beside(opened.folder);
  const RemoveOnExit cleanup(making);
  Result<std::unique_ptr<PackageWriter>> writer = write_folder(making);
  if (!writer) return writer.error();
  if (Status written = unpack(package, check->contents, **writer, cancel); !written)
    return written.error();
  writer->reset();
  for (const PackedTake& take : check->takes) {
    if (!check->contents.contains("takes/" + take.id + "/take.mp4")) ++opened.without_clip;
  }
  lock_clips(making, *check);
  if (Status moved = move_into_place(making, opened.folder); !moved) return moved.error();
  opened.check = std::move(*check);
  return opened;
}

}  // namespace shotlab
