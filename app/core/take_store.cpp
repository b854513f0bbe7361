// SPDX-License-Identifier: Apache-2.0

#include "app/core/take_store.h"

#include <sys/stat.h>

#include <algorithm>
#include <system_error>

#include "app/core/inside.h"
#include "app/core/plain_json.h"
#include "app/core/references.h"
#include "app/core/slug.h"
#include "app/core/take_json.h"
#include "media/base/files.h"
#include "media/base/hash.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostRecipe = 1u << 20;
constexpr std::size_t kMostPicture = 64u << 20;
constexpr auto kAbandoned = std::chrono::hours(24);

bool is_in_the_making(const fs::path& path) { return path.filename().string().starts_with("."); }

// "take.mp4", or "picture.png" and the like, by what it is; what is not known keeps a name that no
// program opens by mistake.
Result<std::string> file_name_of(const Take& take, const fs::path& file) {
  if (take.request.output == ShotOutput::clip) return std::string("take.mp4");
  Result<std::string> bytes = read_file(file, kMostPicture);
  if (!bytes) return bytes.error();
  return "picture" + reference_ending(reference_type(*bytes));
}

// The clip or picture of a take that is there.
Result<fs::path> find_file(const fs::path& shelf, const Take& take) {
  const std::string folder = shelf.filename().string() + "/" + take.id + "/";
  if (take.request.output == ShotOutput::clip)
    return file_inside(shelf.parent_path(), folder + "take.mp4");
  for (const char* mime : {"image/png", "image/jpeg", "image/webp"}) {
    Result<fs::path> file =
        file_inside(shelf.parent_path(), folder + "picture" + reference_ending(mime));
    if (file) return file;
  }
  return file_inside(shelf.parent_path(), folder + "picture.png");
}

// The clip under a second name, without a copy where the file system can do that.
Status bring(const fs::path& clip, const fs::path& to) {
  std::error_code problem;
  fs::create_hard_link(clip, to, problem);
  if (!problem) return done();
  problem.clear();
  fs::copy_file(clip, to, problem);
  if (!problem) return done();
  errno = problem.value();
  return cannot_write(to);
}

Status make_read_only(const fs::path& file) {
  errno = 0;
  return ::chmod(file.c_str(), 0444) == 0 ? done() : Status(cannot_write(file));
}

// Names in takes/ that are takes, or want to be.
Result<std::vector<fs::path>> take_folders(const fs::path& takes) {
  std::vector<fs::path> folders;
  std::error_code problem;
  fs::directory_iterator entry(takes, problem);
  if (problem == std::errc::no_such_file_or_directory) return folders;
  for (; !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
    if (!is_in_the_making(entry->path())) folders.push_back(entry->path());
  }
  if (problem) {
    errno = problem.value();
    return cannot_read(takes);
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

// Writes the whole take into `part` and makes it durable there.
Status fill_part(const fs::path& part, const fs::path& clip, Take& take) {
  if (Status made = make_folder(part); !made) return made;
  Result<std::string> name = file_name_of(take, clip);
  if (!name) return name.error();
  const fs::path file = part / *name;
  take.clip = *name;
  if (Status brought = bring(clip, file); !brought) return brought;
  if (Status synced = sync_to_disk(file); !synced) return synced;
  if (Status locked = make_read_only(file); !locked) return locked;
  Result<std::string> hash = sha256_of_file(file);
  if (!hash) return hash.error();
  take.sha256 = *hash;
  std::error_code problem;
  take.bytes = static_cast<std::int64_t>(fs::file_size(file, problem));
  if (Status written = write_file(part / "take.json", print_take(take)); !written) return written;
  return sync_to_disk(part);
}

}  // namespace

fs::path shelf_of(const Take& take) {
  return take.request.output == ShotOutput::clip ? fs::path("takes") : fs::path("assets/pictures");
}

Result<Take> read_take(const fs::path& takes, const std::string& id) {
  const std::string shelf = takes.filename().string();
  Result<fs::path> recipe = file_inside(takes.parent_path(), shelf + "/" + id + "/take.json");
  if (!recipe) {
    std::error_code ignored;
    if (recipe.error().code == ErrorCode::not_found && fs::is_directory(takes / id, ignored)) {
      return damaged_file(takes / id, "it has no take.json", "沒有 take.json");
    }
    return recipe.error();
  }
  Result<std::string> text = read_file(*recipe, kMostRecipe);
  if (!text) return text.error();
  Result<Take> take = parse_take(*text, *recipe);
  if (!take) return take;
  if (take->id != id) {
    return damaged_file(*recipe, "it belongs to the take \"" + take->id + "\"",
                        "它屬於「" + take->id + "」這一條");
  }
  Result<fs::path> clip = find_file(takes, *take);
  if (!clip && take->request.output != ShotOutput::clip)
    return damaged_file(takes / id, "its picture is missing", "缺少圖片檔");
  if (!clip) return damaged_file(takes / id, "its clip take.mp4 is missing", "缺少影片檔 take.mp4");
  take->clip = *clip;
  return take;
}

Result<std::vector<Take>> read_takes(const fs::path& takes, std::vector<Error>* damaged) {
  Result<std::vector<fs::path>> folders = take_folders(takes);
  if (!folders) return folders.error();
  std::vector<Take> all;
  for (const fs::path& folder : *folders) {
    Result<Take> take = read_take(takes, folder.filename().string());
    if (take) {
      all.push_back(std::move(*take));
    } else if (damaged != nullptr) {
      damaged->push_back(take.error());
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Take& a, const Take& b) { return a.number < b.number; });
  return all;
}

Result<int> newest_number(const fs::path& takes) {
  Result<std::vector<fs::path>> folders = take_folders(takes);
  if (!folders) return folders.error();
  int newest = 0;
  for (const fs::path& folder : *folders)
    newest = std::max(newest, number_of_id(folder.filename().string()));
  return newest;
}

Result<Take> store_in(const fs::path& takes, const fs::path& clip, Take take) {
  std::error_code ignored;
  if (fs::exists(takes / take.id, ignored)) {
    Result<Take> there = read_take(takes, take.id);
    if (there && !take.job_id.empty() && there->job_id == take.job_id) return there;
    Result<int> newest = newest_number(takes);
    if (!newest) return newest.error();
    take.id = take_id(*newest + 1, take.id.substr(std::min(take.id.size(), take.id.find('-') + 1)));
  }
  take.number = number_of_id(take.id);
  if (take.number == 0 || relative_inside(take.id) != take.id ||
      take.id.find('/') != std::string::npos) {
    return Error{
        ErrorCode::internal,
        {"\"" + take.id + "\" is no name for a take.", "「" + take.id + "」不是一條的名稱。"},
        {"", ""}};
  }
  const fs::path part = temporary_beside(takes / take.id);
  RemoveOnExit cleanup(part);
  if (Status filled = fill_part(part, clip, take); !filled) return filled.error();
  if (Status moved = move_into_place(part, takes / take.id); !moved) return moved.error();
  cleanup.release();
  fs::remove(clip, ignored);
  take.clip = takes / take.id / take.clip;
  return take;
}

void remove_abandoned_parts(const fs::path& takes, Clock::Duration now_utc) {
  std::error_code problem;
  for (fs::directory_iterator entry(takes, problem); !problem && entry != fs::directory_iterator();
       entry.increment(problem)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(".")) continue;
    if (!name.ends_with(".part") && !name.ends_with(".part.mark")) continue;
    struct stat facts {};
    if (::lstat(entry->path().c_str(), &facts) != 0) continue;
    const Clock::Duration age = now_utc - std::chrono::seconds(facts.st_mtim.tv_sec);
    std::error_code ignored;
    if (age > kAbandoned) fs::remove_all(entry->path(), ignored);
  }
}

}  // namespace shotlab
