// SPDX-License-Identifier: Apache-2.0

#include "app/core/film_desk.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

#include "app/core/handin/package_state.h"
#include "app/core/papers/papers_files.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

fs::path newest_export(const fs::path& exports) {
  fs::path newest;
  fs::file_time_type when{};
  std::error_code problem;
  for (fs::directory_iterator entry(exports, problem);
       !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
    const fs::path& file = entry->path();
    if (file.extension() != ".mp4" || file.filename().string().starts_with(".")) continue;
    std::error_code ignored;
    const fs::file_time_type written = entry->last_write_time(ignored);
    if (newest.empty() || written > when) {
      newest = file;
      when = written;
    }
  }
  return newest;
}

// Own sounds, in order of their names.
std::vector<std::string> sounds_in(const fs::path& film) {
  static constexpr std::array<std::string_view, 7> kEndings{".wav", ".mp3",  ".flac", ".ogg",
                                                            ".m4a", ".opus", ".aac"};
  std::vector<std::string> sounds;
  std::error_code problem;
  for (fs::recursive_directory_iterator entry(film / "assets", problem);
       !problem && entry != fs::recursive_directory_iterator(); entry.increment(problem)) {
    std::string ending = entry->path().extension().string();
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (std::find(kEndings.begin(), kEndings.end(), ending) == kEndings.end()) continue;
    sounds.push_back(entry->path().lexically_relative(film).generic_string());
  }
  std::sort(sounds.begin(), sounds.end());
  return sounds;
}

int hints_open(const std::vector<OpenedHint>& hints) {
  int most = 0;
  for (const OpenedHint& hint : hints) most = std::max(most, hint.number);
  return most;
}

Status add_ledger(FilmDesk& desk, const Paths& paths, Clock& clock) {
  Result<Ledger> ledger = Ledger::open(paths.ledger_file(), clock);
  if (!ledger) return ledger.error();
  Result<std::vector<Job>> jobs = ledger->unfinished();
  if (!jobs) return jobs.error();
  for (Job& job : *jobs) {
    if (job.film == desk.folder.string()) desk.open_jobs.push_back(std::move(job));
  }
  Result<MoneyInFlight> money = ledger->money();
  if (!money) return money.error();
  desk.money = *money;
  return done();
}

bool is_film_of(const fs::path& folder, const Exercise& exercise, Clock& clock) {
  Result<Film> film = Film::open(folder, clock);
  return film && film->info().exercise == exercise.id;
}

}  // namespace

Result<FilmDesk> read_film_desk(const fs::path& folder, const Paths& paths, Clock& clock) {
  Result<Film> film = Film::open(folder, clock);
  if (!film) return film.error();
  FilmDesk desk;
  desk.folder = film->folder();
  desk.info = film->info();
  Result<std::vector<Take>> takes = film->takes(&desk.damaged);
  if (!takes) return takes.error();
  desk.takes = *takes;
  // A damaged paper is told like a damaged take; the rest of the desk stays usable.
  const auto take_in = [&desk](auto result, auto& place) {
    if (result) {
      place = *result;
    } else {
      desk.damaged.push_back(result.error());
    }
  };
  take_in(film->answers(), desk.answers);
  take_in(film->newest_cut(), desk.cut);
  std::vector<OpenedHint> hints;
  take_in(read_hints(desk.folder), hints);
  desk.hints_open = hints_open(hints);
  take_in(read_drafts(desk.folder), desk.drafts);
  take_in(read_papers(desk.folder), desk.papers);
  take_in(read_reviews(desk.folder), desk.reviews);
  take_in(read_votes(desk.folder), desk.votes);
  take_in(read_peers(desk.folder), desk.peers);
  desk.packages = packages_in(film->exports_folder());
  take_in(read_marks(desk.folder), desk.marks);
  take_in(read_cut_draft(desk.folder), desk.cut_draft);
  desk.sounds = sounds_in(desk.folder);
  desk.exported = newest_export(film->exports_folder());
  if (Status added = add_ledger(desk, paths, clock); !added) return added.error();
  Result<Progress> progress = read_progress(paths.progress_file());
  if (!progress) return progress.error();
  desk.progress = *progress;
  return desk;
}

Result<fs::path> film_for(const Pack& pack, const Exercise& exercise, Language language,
                          const fs::path& films, const Paths& paths, Clock& clock) {
  Result<Progress> progress = read_progress(paths.progress_file());
  if (!progress) return progress.error();
  const auto known = progress->films.find(exercise.id);
  fs::path folder = known != progress->films.end() ? known->second : fs::path();
  if (folder.empty() || !is_film_of(folder, exercise, clock)) {
    const std::string name = exercise.id + "-" + exercise.slug;
    folder = films / name;
    std::error_code ignored;
    // One that is there already is its film, unless the exercise was begun anew since.
    const auto taken = [&] {
      return progress->left.contains(folder) || !is_film_of(folder, exercise, clock);
    };
    for (int i = 2; fs::exists(folder, ignored) && taken(); ++i) {
      folder = films / (name + "-" + std::to_string(i));
    }
    if (!fs::exists(folder, ignored)) {
      FilmInfo info;
      info.name = exercise.title.in(language);
      info.language = language;
      info.pack = pack.id;
      info.exercise = exercise.id;
      if (Result<Film> made = Film::create(folder, info, clock); !made) return made.error();
    }
  }
  Status remembered = change_progress(paths.progress_file(), [&](Progress& now) {
    now.films[exercise.id] = folder;
    now.last_film = folder;
    now.last_exercise = exercise.id;
  });
  if (!remembered) return remembered.error();
  return folder;
}

}  // namespace shotlab
