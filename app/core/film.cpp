// SPDX-License-Identifier: Apache-2.0

#include "app/core/film.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <system_error>

#include "app/core/film_toml.h"
#include "app/core/folder_lock.h"
#include "app/core/inside.h"
#include "app/core/marks.h"
#include "app/core/slug.h"
#include "app/core/take_json.h"
#include "app/core/take_store.h"
#include "media/base/files.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

fs::path film_file(const fs::path& folder) { return folder / "film.toml"; }
fs::path answers_file(const fs::path& folder) { return folder / "papers" / "answers.toml"; }

Error no_take(const std::string& name) {
  return {
      ErrorCode::not_found,
      {"There is no take \"" + name + "\" in this film.", "這部影片沒有「" + name + "」這一條。"},
      {"List the takes to see their names.", "請列出各條，看看它們的名稱。"}};
}

bool begins_with_number(const Take& take, const std::string& name) {
  return !name.empty() && name.size() <= 9 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         take.number == std::stoi(name);
}

}  // namespace

namespace {

constexpr std::array<const char*, 5> kParts{"takes", "assets", "cuts", "papers", "exports"};

// What a film that could not be made leaves is taken away: another try must find no half of one.
// Only empty folders go.
void take_away(const fs::path& folder, bool was_there) {
  std::error_code ignored;
  for (const char* part : kParts) fs::remove(folder / part, ignored);
  if (!was_there) fs::remove(folder, ignored);
}

}  // namespace

Result<Film> Film::create(const fs::path& folder, const FilmInfo& info, Clock& clock) {
  if (folder.empty()) {
    return Error{ErrorCode::bad_input,
                 {"A film needs a folder with a name.", "影片需要一個有名稱的資料夾。"},
                 {"Write, for example, \"shotlab new my-film\".", "例如「shotlab new my-film」。"}};
  }
  std::error_code ignored;
  const bool was_there = fs::exists(folder, ignored);
  if (was_there && !(fs::is_directory(folder, ignored) && fs::is_empty(folder, ignored))) {
    return Error{ErrorCode::bad_input,
                 {"\"" + folder.string() + "\" is there already and is not empty.",
                  "「" + folder.string() + "」已存在，而且不是空的。"},
                 {"Choose another name; an existing film is opened, not made again.",
                  "請用另一個名稱；已有的影片請直接開啟，不用再建立。"}};
  }
  Status made = done();
  for (const char* part : kParts) {
    if (made) made = make_folder(folder / part);
  }
  // Last: a folder is a film from the moment that this file is there.
  if (made) made = write_file(film_file(folder), print_film_info(info));
  if (!made) {
    take_away(folder, was_there);
    return made.error();
  }
  return Film(fs::absolute(folder).lexically_normal(), info, clock);
}

Result<Film> Film::open(const fs::path& folder, Clock& clock) {
  std::error_code ignored;
  if (!fs::exists(film_file(folder), ignored)) {
    return Error{ErrorCode::not_found,
                 {"\"" + folder.string() + "\" is not a film: it has no film.toml.",
                  "「" + folder.string() + "」不是影片資料夾：裏面沒有 film.toml。"},
                 {"Make one with \"shotlab new DIR\", or go into a film folder.",
                  "請用「shotlab new DIR」建立，或進入影片資料夾。"}};
  }
  Result<FilmInfo> info = read_film_info(film_file(folder));
  if (!info) return info.error();
  Film film(fs::absolute(folder).lexically_normal(), *info, clock);
  remove_abandoned_parts(film.folder_ / "takes", clock.utc());
  remove_abandoned_parts(film.exports_folder(), clock.utc());
  return film;
}

Status Film::set_info(const FilmInfo& info) {
  Status written = write_file(film_file(folder_), print_film_info(info));
  if (written) info_ = info;
  return written;
}

Result<std::vector<Take>> Film::takes(std::vector<Error>* damaged) const {
  return read_takes(folder_ / "takes", damaged);
}

Result<std::vector<Take>> Film::pictures(std::vector<Error>* damaged) const {
  return read_takes(folder_ / "assets" / "pictures", damaged);
}

Result<Take> Film::find_take(const std::string& name) const {
  if (name.empty() || name.find('/') != std::string::npos) return no_take(name);
  Result<std::vector<Take>> all = takes();
  if (!all) return all.error();
  for (const Take& take : *all) {
    if (take.id == name || begins_with_number(take, name)) return take;
  }
  const Take* found = nullptr;
  for (const Take& take : *all) {
    if (!take.id.starts_with(name)) continue;
    if (found != nullptr) {
      return Error{ErrorCode::bad_input,
                   {"\"" + name + "\" may be \"" + found->id + "\" or \"" + take.id + "\".",
                    "「" + name + "」可以是「" + found->id + "」或「" + take.id + "」。"},
                   {"Type more of the name, or the number.", "請輸入更完整的名稱，或輸入編號。"}};
    }
    found = &take;
  }
  if (found != nullptr) return *found;
  // Perhaps it is there but cannot be read: then say that, which helps more.
  if (Result<Take> damaged = read_take(folder_ / "takes", name); !damaged) {
    if (damaged.error().code != ErrorCode::not_found) return damaged.error();
  }
  return no_take(name);
}

Result<std::string> Film::new_take_id(const std::string& words,
                                      const std::vector<std::string>& reserved) const {
  int number = 0;
  for (const char* shelf : {"takes", "assets/pictures"}) {
    Result<int> newest = newest_number(folder_ / shelf);
    if (!newest) return newest.error();
    number = std::max(number, *newest);
  }
  for (const std::string& id : reserved) number = std::max(number, number_of_id(id));
  return take_id(number + 1, slug(words));
}

Result<Take> Film::store_take(const fs::path& clip, Take take) {
  const fs::path shelf = folder_ / shelf_of(take);
  if (Status made = make_folder(shelf); !made) return made.error();
  Result<FolderLock> lock = FolderLock::hold(shelf);
  if (!lock) return lock.error();
  return store_in(shelf, clip, std::move(take));
}

namespace {

// Reads, alters and writes one recipe.
template <typename Change>
Status change_take(const fs::path& takes, const std::string& id, Change change) {
  Result<Take> take = read_take(takes, id);
  if (!take) return take.error();
  change(*take);
  return write_file(takes / id / "take.json", print_take(*take));
}

// A region as its digits stay in the recipe, so that what is read equals what was written.
std::optional<NotePlace> as_kept(std::optional<NotePlace> place) {
  if (!place || !place->region) return place;
  FrameBox& box = *place->region;
  for (double* side : {&box.x, &box.y, &box.w, &box.h}) *side = std::round(*side * 1e4) / 1e4;
  return place;
}

}  // namespace

Status Film::add_note(const std::string& take, const std::string& text,
                      const std::optional<NotePlace>& place) {
  Result<Take> found = find_take(take);
  if (!found) return found.error();
  if (trim(text).empty()) {
    return Error{ErrorCode::bad_input,
                 {"A note needs words.", "筆記需要文字。"},
                 {"Say what you see in the take.", "請寫下你在這一條看到甚麼。"}};
  }
  if (place) {
    if (Status there = fits_take(*found, place->frame); !there) return there;
    if (place->region) {
      const FrameMark drawn{MarkKind::region, place->frame, *place->region};
      if (Status inside = fits_picture(drawn); !inside) return inside;
    }
  }
  Result<FolderLock> lock = FolderLock::hold(folder_ / "takes");
  if (!lock) return lock.error();
  return change_take(folder_ / "takes", found->id, [&](Take& recipe) {
    recipe.notes.push_back({std::string(trim(text)), iso_time(clock_->utc()), as_kept(place)});
  });
}

Status Film::remove_note(const std::string& take, const std::string& text,
                         const std::optional<NotePlace>& place) {
  Result<Take> found = find_take(take);
  if (!found) return found.error();
  Result<FolderLock> lock = FolderLock::hold(folder_ / "takes");
  if (!lock) return lock.error();
  return change_take(folder_ / "takes", found->id, [&](Take& recipe) {
    const std::string wanted(trim(text));
    const std::optional<NotePlace> where = as_kept(place);
    const auto last =
        std::find_if(recipe.notes.rbegin(), recipe.notes.rend(),
                     [&](const Note& note) { return note.text == wanted && note.place == where; });
    if (last != recipe.notes.rend()) recipe.notes.erase(std::next(last).base());
  });
}

Status Film::set_label(const std::string& take, const std::string& label, bool on) {
  constexpr std::size_t kLongest = 40;
  Result<Take> found = find_take(take);
  if (!found) return found.error();
  const std::string word(trim(label));
  if (word.empty() || count_code_points(word) > kLongest || word.find('\n') != std::string::npos) {
    return Error{
        ErrorCode::bad_input,
        {"A label is a word or two, at most 40 characters.", "標籤是一兩個詞，最多 40 字。"},
        {"Write longer words as a note.", "較長的文字請寫成筆記。"}};
  }
  Result<FolderLock> lock = FolderLock::hold(folder_ / "takes");
  if (!lock) return lock.error();
  return change_take(folder_ / "takes", found->id, [&](Take& recipe) {
    std::erase(recipe.labels, word);
    if (on) recipe.labels.push_back(word);
  });
}

Status Film::judge_take(const std::string& take, Judgement judgement) {
  Result<Take> found = find_take(take);
  if (!found) return found.error();
  Result<FolderLock> lock = FolderLock::hold(folder_ / "takes");
  if (!lock) return lock.error();
  return change_take(folder_ / "takes", found->id,
                     [&](Take& recipe) { recipe.judgement = judgement; });
}

Status Film::set_keeper(const std::string& take, bool keeper) {
  Result<Take> found = find_take(take);
  if (!found) return found.error();
  Result<FolderLock> lock = FolderLock::hold(folder_ / "takes");
  if (!lock) return lock.error();
  Result<std::vector<Take>> all = takes();
  if (!all) return all.error();
  for (const Take& other : *all) {
    const bool rival =
        other.exercise == found->exercise && other.shot == found->shot && other.id != found->id;
    if (!keeper || !rival || !other.keeper) continue;
    Status let_go =
        change_take(folder_ / "takes", other.id, [](Take& recipe) { recipe.keeper = false; });
    if (!let_go) return let_go;
  }
  return change_take(folder_ / "takes", found->id, [&](Take& recipe) {
    recipe.keeper = keeper;
    // To choose a take is to judge it; what was said before in words stays as it was said.
    if (keeper && recipe.judgement == Judgement::none) recipe.judgement = Judgement::keep;
  });
}

Result<std::map<std::string, std::string>> Film::answers() const {
  Result<Answers> all = read_answers(answers_file(folder_));
  if (!all) return all.error();
  return std::move(all->text);
}

Result<std::map<std::string, std::string>> Film::answer_times() const {
  Result<Answers> all = read_answers(answers_file(folder_));
  if (!all) return all.error();
  return std::move(all->changed);
}

Status Film::set_answer(const std::string& question, const std::string& text) {
  if (Status made = make_folder(folder_ / "papers"); !made) return made;
  Result<FolderLock> lock = FolderLock::hold(folder_ / "papers");
  if (!lock) return lock.error();
  Result<Answers> all = read_answers(answers_file(folder_));
  if (!all) return all.error();
  const auto before = all->text.find(question);
  if (before == all->text.end() || before->second != text) {
    all->text[question] = text;
    all->changed[question] = iso_time(clock_->utc());
  }
  return write_file(answers_file(folder_), print_answers(*all));
}

}  // namespace shotlab
