// SPDX-License-Identifier: Apache-2.0

#include "app/core/studio.h"

#include <algorithm>

#include "app/core/papers/papers_files.h"
#include "app/core/studio_room.h"
#include "app/core/votes.h"
#include "media/base/clock.h"

namespace shotlab {
namespace fs = std::filesystem;

Result<std::unique_ptr<Studio>> Studio::open(const StudioOptions& options, Clock& clock) {
  const Paths paths = find_paths();
  Result<Settings> settings = read_settings(paths);
  if (!settings) return settings.error();
  const fs::path packs = options.packs.empty() ? find_packs() : options.packs;
  Result<Pack> pack = load_pack(packs / FilmInfo().pack);
  if (!pack) return pack.error();
  auto room = std::make_unique<StudioRoom>(options, clock, paths, *settings, std::move(*pack));
  if (Status begun = room->begin(options); !begun) return begun.error();
  return std::unique_ptr<Studio>(std::move(room));
}

StudioRoom::StudioRoom(const StudioOptions& options, Clock& clock, Paths paths, Settings settings,
                       Pack pack)
    : clock_(clock),
      paths_(std::move(paths)),
      settings_(std::move(settings)),
      pack_(std::move(pack)),
      films_(options.films.empty() ? settings_.films : options.films),
      practice_(std::make_shared<PracticeHome>(options.practice_speed, practice_memory(paths_))),
      workers_(options.wake) {}

StudioRoom::~StudioRoom() {
  // Jobs are left, not cancelled: they go on at the service and are fetched at the next start.
  for (auto& [id, live] : jobs_) live.stop.leave();
  workers_.close();
  // What was typed since the last write. There is no one left to tell if it fails.
  if (drafts_changed_) (void)write_drafts(desk_.folder, drafts_);
  if (cut_changed_)
    (void)write_cut_draft(desk_.folder, {view_.cut_version, view_.cut, view_.beside});
  if (papers_changed_) (void)write_papers(desk_.folder, view_.papers.words, view_.papers.facts);
}

Status StudioRoom::begin(const StudioOptions& options) {
  Result<Progress> progress = read_progress(paths_.progress_file());
  if (!progress) return progress.error();
  view_.language = settings_.language.value_or(
      language_from(progress->language.empty() ? environment("LANG") : progress->language));

  if (options.language) view_.language = *options.language;

  fs::path folder = options.film;
  if (folder.empty()) {
    const std::string wanted =
        options.exercise.empty() ? progress->last_exercise : options.exercise;
    const Exercise* exercise = pack_.find(wanted);
    if (exercise == nullptr && !options.exercise.empty()) {
      return Error{ErrorCode::not_found,
                   {"There is no exercise \"" + wanted + "\".", "沒有「" + wanted + "」這個練習。"},
                   {"\"shotlab --help\" tells how to list them.",
                    "請用「shotlab --help」查看如何列出練習。"}};
    }
    if (exercise == nullptr && !pack_.exercises.empty()) exercise = &pack_.exercises.front();
    if (exercise == nullptr) {
      return Error{ErrorCode::bad_input,
                   {"The course has no exercises.", "課程內沒有練習。"},
                   {"Check the folder of packs.", "請檢查課程套件資料夾。"}};
    }
    Result<fs::path> found = film_for(pack_, *exercise, view_.language, films_, paths_, clock_);
    if (!found) return found.error();
    folder = *found;
  }
  Result<FilmDesk> desk = read_film_desk(folder, paths_, clock_);
  if (!desk) return desk.error();
  adopt(std::move(*desk));
  resume_jobs();
  return done();
}

bool StudioRoom::pump() {
  bool changed = workers_.pump();
  // Seconds on the slates of running jobs.
  for (JobRow& row : view_.jobs) {
    const auto live = jobs_.find(row.id);
    if (live == jobs_.end() || live->second.ended) continue;
    const double seconds =
        static_cast<double>((clock_.monotonic() - live->second.started).count()) / 1000.0;
    if (static_cast<long>(seconds) == static_cast<long>(row.seconds)) continue;
    changed = true;
  }
  if (changed) {
    show_jobs();
    touch();
  }
  return changed;
}

void StudioRoom::act(const Action& action) {
  std::visit([this](const auto& a) { on(a); }, action);
  touch();
}

action::EditPrompt StudioRoom::draft() const {
  const PromptDraft& now = draft_now();
  return {now.slots, now.negative, now.seconds, now.seed};
}

const PromptDraft& StudioRoom::draft_now() const {
  static const PromptDraft empty;
  const auto found = drafts_.find(view_.shot);
  return found != drafts_.end() ? found->second : empty;
}

void StudioRoom::on(const action::SetLanguage& a) {
  view_.language = a.language;
  const fs::path file = paths_.progress_file();
  const std::string name(language_name(a.language));
  workers_.start(Lane::disk, [file, name](const Cancel&) -> Workers::Finish {
    // Not worth a notice: it is only asked again at the next start.
    (void)change_progress(file, [&](Progress& progress) { progress.language = name; });
    return {};
  });
}

void StudioRoom::on(const action::ChooseShot& a) {
  view_.shot = a.id;
  forget_flight();
  read_draft();
}

void StudioRoom::on(const action::EditPrompt& a) {
  PromptDraft& draft = drafts_[view_.shot];
  if (draft.slots.place != a.slots.place || draft.seconds != a.seconds) forget_flight();
  draft.slots = a.slots;
  draft.negative = a.negative;
  draft.seconds = a.seconds;
  draft.seed = a.seed;
  read_draft();
  save_drafts();
}

void StudioRoom::on(const action::Shoot&) {
  if (view_.shoot_refused) return notice(*view_.shoot_refused);
  const PromptDraft& typed = draft_now();
  ShootOrder order;
  order.job_id = new_job_id();
  order.slots = typed.slots;
  order.request.prompt = typed.slots.joined();
  order.request.negative = typed.negative;
  order.request.seconds = typed.seconds;
  order.request.seed = typed.seed;
  order.request.camera_path = typed.camera_path;
  order.request.width = desk_.info.width;
  order.request.height = desk_.info.height;
  order.exercise = view_.exercise != nullptr ? view_.exercise->id : "";
  order.shot = view_.shot;
  order.parent = typed.grows_from.empty() ? new_parent() : typed.grows_from;
  start_shot(order, sources_now());
}

ShotSources StudioRoom::sources_now() const {
  ShotSources sources;
  (view_.goes_on ? sources.extend : sources.edit) = view_.grows_from;
  sources.by_clip = goes_on_from_clip(desk_.info.provider, settings_);
  for (const ReferenceRow& row : view_.references) sources.files.push_back({row.role, row.path});
  return sources;
}

void StudioRoom::on(const action::CancelJob& a) {
  const auto live = jobs_.find(a.id);
  if (live != jobs_.end() && !live->second.ended) live->second.stop.cancel();
}

void StudioRoom::on(const action::DismissJob& a) {
  const auto live = jobs_.find(a.id);
  if (live == jobs_.end() || !live->second.ended) return;
  jobs_.erase(live);
  job_order_.erase(std::remove(job_order_.begin(), job_order_.end(), a.id), job_order_.end());
  show_jobs();
}

void StudioRoom::on(const action::SelectTake& a) { view_.selected_take = a.id; }

void StudioRoom::on(const action::CastVote& a) {
  change_film([vote = Vote{a.takes, a.chosen, iso_time(clock_.utc())}](Film& film) {
    return add_vote(film.folder(), vote);
  });
}

void StudioRoom::on(const action::RemoveVote&) {
  change_film([](Film& film) { return remove_newest_vote(film.folder()); });
}

void StudioRoom::on(const action::AddNote& a) {
  change_film([a](Film& film) { return film.add_note(a.take, a.text, a.place); });
}

void StudioRoom::on(const action::RemoveNote& a) {
  change_film([a](Film& film) { return film.remove_note(a.take, a.text, a.place); });
}

void StudioRoom::on(const action::LabelTake& a) {
  change_film([a](Film& film) { return film.set_label(a.take, a.label, a.on); });
}

void StudioRoom::on(const action::JudgeTake& a) {
  change_film([a](Film& film) { return film.judge_take(a.take, a.judgement); });
}

void StudioRoom::on(const action::KeepTake& a) {
  change_film([a](Film& film) { return film.set_keeper(a.take, a.keep); });
}

void StudioRoom::on(const action::Answer& a) {
  view_.answers[a.question] = a.text;
  change_film([a](Film& film) { return film.set_answer(a.question, a.text); });
}

void StudioRoom::on(const action::ChooseQuiz& a) {
  view_.quiz[a.item] = a.choice;
  change_film([a](Film& film) { return film.set_answer("quiz." + a.item, a.choice); });
}

void StudioRoom::on(const action::OpenHint&) {
  if (view_.exercise == nullptr ||
      view_.hints_open >= static_cast<int>(view_.exercise->hints.size()))
    return;
  ++view_.hints_open;
  const OpenedHint hint{view_.hints_open, iso_time(clock_.utc())};
  change_film([hint](Film& film) { return log_hint(film.folder(), hint); });
}

void StudioRoom::on(const action::DismissNotice&) { view_.notice.reset(); }

}  // namespace shotlab
