// SPDX-License-Identifier: Apache-2.0
//
// How the view is made from what the studio knows. No waiting, no files.

#include <algorithm>
#include <sstream>

#include "app/core/cut_difference.h"
#include "app/core/job_words.h"
#include "app/core/lineage.h"
#include "app/core/papers/papers_files.h"
#include "app/core/poster.h"
#include "app/core/studio_room.h"
#include "app/core/take_json.h"
#include "exercises/language/slots.h"

namespace shotlab {
namespace {

constexpr std::string_view kQuiz = "quiz.";

const Exercise* exercise_of(const Pack& pack, const FilmInfo& info) {
  return info.exercise.empty() ? nullptr : pack.find(info.exercise);
}

const std::vector<Term>* glossary_of(const Pack& pack) {
  return pack.glossary.empty() ? nullptr : &pack.glossary;
}

}  // namespace

std::string fingerprint_of(const FilmDesk& desk, const Exercise& exercise) {
  std::ostringstream out;
  out << desk.folder << '\n';
  for (const Take& take : desk.takes) out << print_take(take);
  for (const Error& error : desk.damaged) out << error.message.en << '\n';
  for (const auto& [key, text] : desk.answers) out << key << '=' << text << '\n';
  for (const auto& [take, marks] : desk.marks) {
    for (const FrameMark& mark : marks) {
      out << take << ' ' << name_of(mark.kind) << ' ' << mark.frame;
      for (const double value : {mark.box.x, mark.box.y, mark.box.w, mark.box.h})
        out << ' ' << value;
      out << '\n';
    }
  }
  for (const auto* reviews : {&desk.reviews.releases, &desk.reviews.waivers}) {
    for (const auto& [name, review] : *reviews)
      out << name << ' ' << review.by << ' ' << review.words << ' ' << review.utc << '\n';
  }
  const NeededMeasures needed = needed_measures(exercise);
  if (needed.peers) {
    for (const PeerPackage& package : desk.peers) {
      out << package.manifest;
      for (const PeerNote& note : package.notes) out << note.section << '=' << note.words << '\n';
    }
  }
  if (needed.package) {
    for (const std::filesystem::path& package : desk.packages) out << package << '\n';
    out << desk.hints_open << ' ' << desk.votes.size() << '\n';
  }
  // A package is judged by whether it still is what the papers say.
  if (needed.papers || needed.package) {
    for (const PaperFile& paper : print_papers(desk.papers, {})) out << paper.name << paper.text;
  }
  if (desk.cut) {
    out << desk.cut->version;
    for (const CutEvent& event : desk.cut->events)
      out << ' ' << event.source << event.range.in << event.range.out;
  }
  return out.str();
}

void StudioRoom::adopt(FilmDesk desk) {
  const bool other_film = desk.folder != desk_.folder;
  const bool new_cut =
      !other_film && desk.cut && (!desk_.cut || desk.cut->version != desk_.cut->version);
  if (other_film) leave_film();
  desk_ = std::move(desk);
  view_.film_name = desk_.info.name;
  view_.film_folder = desk_.folder;
  view_.hints_open = desk_.hints_open;
  view_.exported = desk_.exported;
  view_.votes = desk_.votes;
  view_.fps = desk_.info.fps;
  view_.cut_version = desk_.cut ? desk_.cut->version : 0;
  if (other_film || new_cut) {
    const Cut cut = desk_.cut.value_or(Cut());
    view_.cut = rows_of(cut);
    view_.beside = {cut.titles, cut.tracks, cut.markers};
  }
  // What was edited after that version and not saved, before the program ended.
  if (other_film && desk_.cut_draft && desk_.cut_draft->based_on == view_.cut_version) {
    view_.cut = desk_.cut_draft->shots;
    view_.beside = desk_.cut_draft->beside.value_or(view_.beside);
  }
  view_.sounds = desk_.sounds;
  if (other_film || (!papers_changed_ && !papers_saving_)) view_.papers.words = desk_.papers;
  view_.glossary = glossary_of(pack_);
  if (other_film) {
    view_.versions.clear();
    view_.handin = {};
    forget_flight();
    hand_in_wanted_ = false;
    view_.exercise = exercise_of(pack_, desk_.info);
    view_.verdict.reset();
    view_.checking = false;
    ++check_;  // Whatever is being checked belongs to another film.
    view_.quiz_clips.clear();
    view_.comparisons.clear();
    view_.selected_take.clear();
    view_.shot = view_.exercise != nullptr && !view_.exercise->shots.empty()
                     ? view_.exercise->shots.front().id
                     : "";
    drafts_ = desk_.drafts;
    checked_.clear();
    service_.reset();
    refuser_.reset();
    if (Result<ServiceFacts> facts = service_facts(desk_.info.provider, settings_)) {
      service_ = *facts;
      Result<std::unique_ptr<Adapter>> refuser = refuser_for(desk_.info.provider, settings_);
      if (refuser) refuser_ = *std::move(refuser);
    } else {
      notice(facts.error());
    }
  }
  if (view_.exercise != nullptr) {
    for (const ShotWanted& shot : view_.exercise->shots) {
      if (!drafts_.contains(shot.id)) drafts_[shot.id].seconds = view_.exercise->default_seconds;
    }
    if (!drafts_.contains(view_.shot))
      drafts_[view_.shot].seconds = view_.exercise->default_seconds;
  }
  view_.answers.clear();
  view_.quiz.clear();
  for (const auto& [key, text] : desk_.answers) {
    if (key.starts_with(kQuiz)) {
      view_.quiz[key.substr(kQuiz.size())] = text;
    } else {
      view_.answers[key] = text;
    }
  }
  if (!desk_.damaged.empty() && other_film) notice(desk_.damaged.front());
  read_draft();
  show_course();
  show_takes();
  show_jobs();
  show_money();
  look_at_takes();
  render_quiz();
  check();
  plan_again();
  touch();
}

void StudioRoom::read_draft() {
  const PromptDraft& typed = draft_now();
  const std::string prompt = typed.slots.joined();
  view_.reading = read_prompt(prompt);
  view_.slot_filled = filled_slots(typed.slots, prompt);
  view_.provider = desk_.info.provider;
  view_.provider_words =
      service_ ? service_->words : Text{desk_.info.provider, desk_.info.provider};
  ShotRequest request;
  request.prompt = prompt;
  request.negative = typed.negative;
  request.seconds = typed.seconds;
  request.width = desk_.info.width;
  request.height = desk_.info.height;
  request.seed = typed.seed;
  request.camera_path = typed.camera_path;
  view_.camera_path = typed.camera_path;
  view_.shot_seconds = typed.seconds;
  view_.references.clear();
  for (const DraftReference& reference : typed.references) {
    const std::filesystem::path file(reference.file);
    request.references.push_back({reference.role, file.filename().string(), ""});
    view_.references.push_back(
        {reference.role, reference.file, file.is_absolute() ? file : desk_.folder / file});
  }
  // A take that is gone cannot be changed any more.
  const auto before = std::find_if(desk_.takes.begin(), desk_.takes.end(),
                                   [&](const Take& take) { return take.id == typed.grows_from; });
  view_.grows_from = before != desk_.takes.end() ? typed.grows_from : std::string();
  view_.goes_on = typed.goes_on && !view_.grows_from.empty();
  if (before != desk_.takes.end()) {
    request.extend = view_.goes_on;
    if (view_.goes_on && goes_on_from_clip(desk_.info.provider, settings_)) {
      request.references.push_back({"video", before->clip.filename().string(), ""});
    } else {
      request.previous_id = before->provider_job_id;
    }
  }
  view_.estimate_micros = 0;
  view_.shoot_refused.reset();
  if (!service_) {
    view_.shoot_refused =
        Error{ErrorCode::bad_input,
              {"This film's provider is not known here.", "這部影片的供應商在這裏沒有設定。"},
              {"Choose another in film.toml.", "請在 film.toml 改用另一個。"}};
    return;
  }
  request.model = service_->capability.model;
  if (!service_->free) view_.estimate_micros = estimate_micros(service_->capability, request);
  if (trim(prompt).empty()) {
    view_.shoot_refused = Error{ErrorCode::bad_input,
                                {"Write what the camera sees first.", "請先寫下鏡頭看到甚麼。"},
                                {"Start with who or what is seen.", "由「誰」或「甚麼」開始。"}};
  } else if (!service_->has_key) {
    view_.shoot_refused = Error{ErrorCode::refused,
                                {"There is no key for " + service_->words.en + ".",
                                 "沒有 " + service_->words.zh + " 的金鑰。"},
                                {"Put it into " + service_->key_variable + " and start again.",
                                 "請放入 " + service_->key_variable + " 後重新開啟。"}};
  } else if (const Status fit = fit_together(sources_now()); !fit) {
    view_.shoot_refused = fit.error();
  } else if (refuser_) {
    view_.shoot_refused = refuser_->refuse(request);
  }
}

void StudioRoom::show_course() {
  view_.course.clear();
  for (const Module& module : pack_.modules) {
    ModuleRow row{module.id, module.title, {}};
    for (const Exercise& exercise : pack_.exercises) {
      if (exercise.module != module.id) continue;
      ExerciseRow one{exercise.id, exercise.title, exercise.minutes, ExerciseRow::State::untouched,
                      view_.exercise == &exercise};
      if (desk_.progress.passed.contains(exercise.id)) {
        one.state = ExerciseRow::State::passed;
      } else if (desk_.progress.films.contains(exercise.id)) {
        one.state = ExerciseRow::State::started;
      }
      row.exercises.push_back(std::move(one));
    }
    view_.course.push_back(std::move(row));
  }
}

void StudioRoom::show_takes() {
  view_.takes.clear();
  const std::string exercise = view_.exercise != nullptr ? view_.exercise->id : "";
  std::map<std::string, const Take*> before;  // By shot.
  for (const Take& take : desk_.takes) {
    if (view_.exercise != nullptr && take.exercise != exercise) continue;
    TakeRow row;
    row.take = take;
    if (const auto drawn = desk_.marks.find(take.id); drawn != desk_.marks.end())
      row.marks = drawn->second;
    const auto look = looks_.find(take.sha256);
    if (look != looks_.end()) {
      row.poster = look->second.poster;
      row.facts = look->second.facts;
      row.damaged = look->second.damaged;
    }
    const Take*& last = before[take.shot];
    const auto parent = std::find_if(desk_.takes.begin(), desk_.takes.end(), [&](const Take& one) {
      return !take.parent.empty() && one.id == take.parent;
    });
    if (const Take* from = parent != desk_.takes.end() ? &*parent : last) {
      row.changed = what_changed(*from, take);
      row.changed_from = from->id;
    }
    last = &take;
    view_.takes.push_back(std::move(row));
  }
  const bool there = std::any_of(view_.takes.begin(), view_.takes.end(), [&](const TakeRow& row) {
    return row.take.id == view_.selected_take;
  });
  if (!there) view_.selected_take = view_.takes.empty() ? "" : view_.takes.back().take.id;
  set_rates();
  draw_titles();
  look_at_edits();
  mix_film();
  show_papers();
}

// Takes of another rate than the film's last as long as they did.
void StudioRoom::set_rates() {
  std::map<std::string, Rational> rates;
  for (const Take& take : desk_.takes) {
    const auto look = looks_.find(take.sha256);
    if (look == looks_.end() || !look->second.facts || !look->second.facts->video) continue;
    const Rational own = look->second.facts->video->fps;
    const Rational film = desk_.info.fps;
    if (own.num > 0 && film.num > 0) rates[take.id] = {own.num * film.den, own.den * film.num};
  }
  const auto set = [&](std::vector<CutRow>& line) {
    for (CutRow& row : line) {
      const auto rate = rates.find(row.take);
      if (rate != rates.end()) row.rate = rate->second;
    }
  };
  set(view_.cut);
  for (CutVersion& version : view_.versions) set(version.cut);
}

void StudioRoom::show_jobs() {
  view_.jobs.clear();
  for (const std::string& id : job_order_) {
    const LiveJob& live = jobs_.at(id);
    if (live.job.film != desk_.folder.string()) continue;
    JobRow row;
    row.id = id;
    row.take = live.job.take;
    row.state = std::string(name_of(live.job.state));
    row.seconds = static_cast<double>((clock_.monotonic() - live.started).count()) / 1000.0;
    row.failed = live.ended;
    row.says = live.failure ? live.failure->message : job_words::says(live.job, row.seconds);
    row.can_cancel = !live.ended && !live.stop.cancel_wanted();
    if (!live.ended) row.if_closed_now = job_words::if_closed_now(live.job);
    view_.jobs.push_back(std::move(row));
  }
  // Jobs whose outcome nobody knows stay in sight until a person settles them.
  for (const Job& job : desk_.open_jobs) {
    if (jobs_.contains(job.id) || resume_of(job.state) != Resume::nothing) continue;
    JobRow row;
    row.id = job.id;
    row.take = job.take;
    row.state = std::string(name_of(job.state));
    row.says = job_words::says(job, 0);
    row.failed = true;
    view_.jobs.push_back(std::move(row));
  }
}

void StudioRoom::show_money() {
  view_.in_flight_micros = desk_.money.reserved_micros;
  view_.spent_micros = desk_.money.spent_micros;
}

void StudioRoom::notice(const Error& error) {
  view_.notice = error;
  touch();
}

void StudioRoom::note_job(const Job& job) {
  const auto live = jobs_.find(job.id);
  if (live == jobs_.end()) return;
  live->second.job = job;
  show_jobs();
}

void StudioRoom::end_job(const std::string& id, const std::optional<Error>& failure) {
  const auto live = jobs_.find(id);
  if (live == jobs_.end()) return;
  const bool asked_for =
      live->second.stop.cancel_wanted() && failure && failure->code == ErrorCode::cancelled;
  const bool elsewhere = failure && *failure == job_words::elsewhere();
  if (!failure || asked_for || elsewhere) {
    const std::string take = live->second.job.take;
    const bool here = live->second.job.film == desk_.folder.string();
    jobs_.erase(live);
    job_order_.erase(std::remove(job_order_.begin(), job_order_.end(), id), job_order_.end());
    if (!failure && here) view_.selected_take = take;
  } else {
    live->second.ended = true;
    live->second.failure = failure;
  }
  show_jobs();
  reread();
}

std::string StudioRoom::new_parent() const {
  std::string newest;
  for (const TakeRow& row : view_.takes) {
    if (row.take.shot != view_.shot) continue;
    if (row.take.id == view_.selected_take) return row.take.id;
    newest = row.take.id;
  }
  return newest;
}

}  // namespace shotlab
