// SPDX-License-Identifier: Apache-2.0
//
// What the studio gives to its lanes. Tasks hold copies; only the closures they return touch the
// studio again.

#include <memory>
#include <system_error>
#include <utility>

#include "app/core/check_film.h"
#include "app/core/export_film.h"
#include "app/core/ledger_desk.h"
#include "app/core/papers/papers_files.h"
#include "app/core/poster.h"
#include "app/core/reference_clip.h"
#include "app/core/studio_room.h"
#include "media/libav/probe.h"

namespace shotlab {
namespace fs = std::filesystem;

void StudioRoom::change_film(FilmChange change) {
  const fs::path folder = desk_.folder;
  ++changes_;
  workers_.start(Lane::disk,
                 [this, folder, change = std::move(change), &clock = clock_,
                  paths = paths_](const Cancel&) -> Workers::Finish {
                   Result<Film> film = Film::open(folder, clock);
                   Status changed = film ? change(*film) : Status(film.error());
                   auto desk =
                       std::make_shared<Result<FilmDesk>>(read_film_desk(folder, paths, clock));
                   return [this, changed, desk] {
                     --changes_;
                     if (!changed) notice(changed.error());
                     if (!*desk) return notice(desk->error());
                     // With more changes on their way this is old news, and would take back what
                     // was just typed.
                     if (changes_ == 0 && (*desk)->folder == desk_.folder) adopt(std::move(**desk));
                   };
                 });
}

void StudioRoom::reread() {
  change_film([](Film&) { return done(); });
}

void StudioRoom::on(const action::OpenExercise& a) {
  const Exercise* exercise = pack_.find(a.id);
  if (exercise == nullptr || (view_.exercise == exercise && desk_.info.exercise == exercise->id))
    return;
  open_film_of(*exercise, false);
}

void StudioRoom::on(const action::BeginAnew&) {
  if (view_.exercise != nullptr) open_film_of(*view_.exercise, true);
}

void StudioRoom::open_film_of(const Exercise& exercise, bool anew) {
  const int opening = ++opening_;
  workers_.start(
      Lane::disk,
      [this, &exercise, anew, opening, language = view_.language, films = films_, paths = paths_,
       &clock = clock_, &pack = pack_](const Cancel&) -> Workers::Finish {
        const auto open = [&]() -> Result<FilmDesk> {
          if (anew) {
            Result<fs::path> before = reset_exercise(paths.progress_file(), exercise.id);
            if (!before) return before.error();
          }
          Result<fs::path> folder = film_for(pack, exercise, language, films, paths, clock);
          if (!folder) return folder.error();
          return read_film_desk(*folder, paths, clock);
        };
        auto desk = std::make_shared<Result<FilmDesk>>(open());
        return [this, opening, desk] {
          if (opening != opening_) return;
          if (!*desk) return notice(desk->error());
          adopt(std::move(**desk));
        };
      });
}

void StudioRoom::save_drafts() {
  drafts_changed_ = true;
  if (drafts_saving_) return;  // One write at a time; the newest words follow.
  drafts_saving_ = true;
  drafts_changed_ = false;
  workers_.start(Lane::disk,
                 [this, folder = desk_.folder, drafts = drafts_](const Cancel&) -> Workers::Finish {
                   Status written = write_drafts(folder, drafts);
                   return [this, written] {
                     drafts_saving_ = false;
                     if (!written) notice(written.error());
                     // Of whatever film is on the desk by now: leave_film() has written the
                     // other's.
                     if (drafts_changed_) save_drafts();
                   };
                 });
}

void StudioRoom::save_cut_draft() {
  cut_changed_ = true;
  if (cut_saving_) return;  // As above.
  cut_saving_ = true;
  cut_changed_ = false;
  const CutDraftFile draft{view_.cut_version, view_.cut, view_.beside};
  workers_.start(Lane::disk,
                 [this, folder = desk_.folder, draft](const Cancel&) -> Workers::Finish {
                   Status written = write_cut_draft(folder, draft);
                   return [this, written] {
                     cut_saving_ = false;
                     if (!written) notice(written.error());
                     if (cut_changed_) save_cut_draft();
                   };
                 });
}

void StudioRoom::leave_film() {
  if (!drafts_changed_ && !cut_changed_ && !papers_changed_) return;
  const bool prompts = std::exchange(drafts_changed_, false);
  const bool cut = std::exchange(cut_changed_, false);
  const bool papers = std::exchange(papers_changed_, false);
  workers_.start(
      Lane::disk,
      [this, folder = desk_.folder, drafts = drafts_, prompts, cut, papers,
       line = CutDraftFile{view_.cut_version, view_.cut, view_.beside}, words = view_.papers.words,
       facts = view_.papers.facts](const Cancel&) -> Workers::Finish {
        Status written = prompts ? write_drafts(folder, drafts) : done();
        if (cut && written) written = write_cut_draft(folder, line);
        if (papers && written) written = write_papers(folder, words, facts);
        return [this, written] {
          if (!written) notice(written.error());
        };
      });
}

void StudioRoom::start_shot(const ShootOrder& asked, const ShotSources& sources) {
  LiveJob& live = jobs_[asked.job_id];
  live.job.id = asked.job_id;
  live.job.film = desk_.folder.string();
  live.job.provider = desk_.info.provider;
  live.job.state = JobState::submitting;
  live.started = clock_.monotonic();
  job_order_.push_back(asked.job_id);
  show_jobs();
  workers_.start(
      Lane::job,
      [this, asked, sources, stop = live.stop, folder = desk_.folder, settings = settings_,
       practice = practice_, paths = paths_, provider = desk_.info.provider,
       &clock = clock_](const Cancel&) -> Workers::Finish {
        const auto go = [&]() -> Result<Take> {
          Result<Service> service = connect(provider, settings, *practice);
          if (!service) return service.error();
          Result<Ledger> ledger = Ledger::open(paths.ledger_file(), clock);
          if (!ledger) return ledger.error();
          Result<Film> film = Film::open(folder, clock);
          if (!film) return film.error();
          ShootOrder order = asked;
          if (Status added = add_sources(sources, *film, order); !added) return added.error();
          const ShootTools tools{
              *service,
              *ledger,
              clock,
              paths.state / "jobs",
              stop,
              [this](const Job& job) { workers_.post([this, job] { note_job(job); }); },
              settings.daily_cap_micros};
          return shoot(order, *film, tools);
        };
        Result<Take> take = go();
        const std::optional<Error> failure =
            take ? std::nullopt : std::optional<Error>(take.error());
        return [this, id = asked.job_id, failure] { end_job(id, failure); };
      });
}

// At the start: whatever a closed or killed program left unfinished, in any film.
void StudioRoom::resume_jobs() {
  workers_.start(Lane::disk,
                 [this, paths = paths_, &clock = clock_](const Cancel&) -> Workers::Finish {
                   auto jobs = std::make_shared<std::vector<Job>>();
                   if (Result<Ledger> ledger = Ledger::open(paths.ledger_file(), clock)) {
                     if (Result<std::vector<Job>> unfinished = ledger->unfinished())
                       *jobs = *unfinished;
                   }
                   std::erase_if(*jobs, [&](const Job& job) { return !can_resume(job, paths); });
                   return [this, jobs] {
                     for (const Job& job : *jobs) work_on(job);
                   };
                 });
}

void StudioRoom::work_on(const Job& job) {
  if (jobs_.contains(job.id)) return;
  LiveJob& live = jobs_[job.id];
  live.job = job;
  live.started = clock_.monotonic();
  job_order_.push_back(job.id);
  show_jobs();
  workers_.start(Lane::job,
                 [this, job, stop = live.stop, settings = settings_, paths = paths_,
                  &clock = clock_](const Cancel&) -> Workers::Finish {
                   const auto go = [&]() -> Result<Take> {
                     Result<Service> service = reconnect(job, settings);
                     if (!service) return service.error();
                     Result<Ledger> ledger = Ledger::open(paths.ledger_file(), clock);
                     if (!ledger) return ledger.error();
                     const ShootTools tools{
                         *service,
                         *ledger,
                         clock,
                         paths.state / "jobs",
                         stop,
                         [this](const Job& now) { workers_.post([this, now] { note_job(now); }); },
                         settings.daily_cap_micros};
                     return finish_job(job, tools);
                   };
                   Result<Take> take = go();
                   const std::optional<Error> failure =
                       take ? std::nullopt : std::optional<Error>(take.error());
                   return [this, id = job.id, failure] { end_job(id, failure); };
                 });
}

void StudioRoom::look_at_takes() {
  for (const TakeRow& row : view_.takes) {
    const Take& take = row.take;
    if (take.sha256.empty() || looks_.contains(take.sha256) || looking_[take.sha256]) continue;
    looking_[take.sha256] = true;
    workers_.start(
        Lane::media,
        [this, take, cache = desk_.folder / ".cache"](const Cancel& cancel) -> Workers::Finish {
          TakeLook look;
          Result<ClipFacts> facts = probe(take.clip, cancel);
          if (facts) {
            look.facts = *facts;
            if (Result<fs::path> poster = make_poster(take, cache, cancel)) look.poster = *poster;
          } else {
            look.damaged = facts.error();
          }
          return [this, sha = take.sha256, look] {
            looking_.erase(sha);
            looks_[sha] = look;
            show_takes();
          };
        });
  }
}

void StudioRoom::check() {
  if (view_.exercise == nullptr) return;
  const std::string fingerprint = fingerprint_of(desk_, *view_.exercise);
  if (fingerprint == checked_) return;
  if (view_.checking) return;  // It is asked again when this one is back.
  view_.checking = true;
  const int id = ++check_;
  checked_ = fingerprint;
  workers_.start(Lane::media,
                 [this, id, exercise = view_.exercise, folder = desk_.folder, paths = paths_,
                  &clock = clock_](const Cancel& cancel) -> Workers::Finish {
                   const auto go = [&]() -> Result<ExerciseVerdict> {
                     Result<Film> film = Film::open(folder, clock);
                     if (!film) return film.error();
                     return check_film(*exercise, *film, paths, clock, cancel);
                   };
                   auto verdict = std::make_shared<Result<ExerciseVerdict>>(go());
                   return [this, id, exercise, verdict] {
                     if (id == check_) take_in(*exercise, *verdict);
                   };
                 });
}

void StudioRoom::take_in(const Exercise& exercise, const Result<ExerciseVerdict>& verdict) {
  view_.checking = false;
  if (verdict) {
    view_.verdict = *verdict;
    if (verdict->passed) desk_.progress.passed.try_emplace(exercise.id, iso_time(clock_.utc()));
    show_course();
  } else if (verdict.error().code != ErrorCode::cancelled) {
    notice(verdict.error());
  }
  check();  // Something may have changed meanwhile.
}

void StudioRoom::render_quiz() {
  if (view_.exercise == nullptr) return;
  for (const QuizItem& item : view_.exercise->quiz) {
    if (item.prompt.empty() || view_.quiz_clips.contains(item.id)) continue;
    const fs::path file = reference_clip_file(pack_, *view_.exercise, item, paths_.cache);
    std::error_code ignored;
    if (fs::exists(file, ignored)) {
      view_.quiz_clips[item.id] = file;
      continue;
    }
    workers_.start(
        Lane::media,
        [this, item, file, exercise = view_.exercise](const Cancel& cancel) -> Workers::Finish {
          Status made = make_reference_clip(item, file, cancel);
          return [this, item, file, made, exercise] {
            if (!made && made.error().code != ErrorCode::cancelled) notice(made.error());
            if (made && view_.exercise == exercise) view_.quiz_clips[item.id] = file;
          };
        });
  }
}

void StudioRoom::on(const action::Export&) {
  if (view_.exporting) return;
  if (!desk_.cut) {
    return notice({ErrorCode::bad_input,
                   {"There is no saved cut to export.", "還沒有已儲存的剪接版本可匯出。"},
                   {"Put a take into the cut and save it first.", "請先加入一條並儲存剪接。"}});
  }
  view_.exporting = true;
  workers_.start(
      Lane::media,
      [this, folder = desk_.folder, cut = *desk_.cut,
       &clock = clock_](const Cancel& cancel) -> Workers::Finish {
        Result<Film> film = Film::open(folder, clock);
        auto report = std::make_shared<Result<ExportReport>>(
            film ? export_cut(*film, cut, {}, clock, cancel) : Result<ExportReport>(film.error()));
        return [this, folder, report] {
          view_.exporting = false;
          if (!*report) return notice(report->error());
          if (folder == desk_.folder) view_.exported = (*report)->film;
        };
      });
}

}  // namespace shotlab
