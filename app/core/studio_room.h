// SPDX-License-Identifier: Apache-2.0
//
// The Studio as it is: state of the open film, the lanes it works on, and how actions change both.
// Private to app/core; the window knows studio.h only.
//
// Threading: all members from the window's thread. What runs on a lane gets copies, never `this`'s
// state; the
//            closures that come back run in pump().

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/cut_continuity.h"
#include "app/core/film_desk.h"
#include "app/core/handin/hand_in.h"
#include "app/core/practice_home.h"
#include "app/core/service.h"
#include "app/core/settings.h"
#include "app/core/shoot.h"
#include "app/core/shot_sources.h"
#include "app/core/studio.h"
#include "app/core/workers.h"
#include "app/generate/adapter.h"

namespace shotlab {

class StudioRoom final : public Studio {
 public:
  StudioRoom(const StudioOptions& options, Clock& clock, Paths paths, Settings settings, Pack pack);
  ~StudioRoom() override;

  // Opens the film that the options name. Blocks; before the window shows.
  Status begin(const StudioOptions& options);

  const View& view() const override { return view_; }
  action::EditPrompt draft() const override;
  void act(const Action& action) override;
  bool pump() override;
  bool busy() const override { return workers_.busy(); }

 private:
  // A shot on its way, or one that failed and waits to be dismissed.
  struct LiveJob {
    Job job;
    JobStop stop;
    Clock::Duration started{0};
    bool ended = false;
    std::optional<Error> failure;
  };
  // What a look at a take's file gave.
  struct TakeLook {
    std::filesystem::path poster;
    std::optional<ClipFacts> facts;
    std::optional<Error> damaged;
  };

  void on(const action::SetLanguage& a);
  void on(const action::OpenExercise& a);
  void on(const action::BeginAnew& a);
  void on(const action::ChooseShot& a);
  void on(const action::EditPrompt& a);
  void on(const action::AddReference& a);
  void on(const action::RemoveReference& a);
  void on(const action::UseFrame& a);
  void on(const action::DrawMask& a);
  void on(const action::SetPath& a);
  void on(const action::FlyPath& a);
  void on(const action::SetMark& a);
  void on(const action::RemoveMark& a);
  void on(const action::GrowFrom& a);
  void on(const action::Shoot& a);
  void on(const action::CancelJob& a);
  void on(const action::DismissJob& a);
  void on(const action::SelectTake& a);
  void on(const action::CompareTakes& a);
  void on(const action::CastVote& a);
  void on(const action::RemoveVote& a);
  void on(const action::AddNote& a);
  void on(const action::RemoveNote& a);
  void on(const action::LabelTake& a);
  void on(const action::JudgeTake& a);
  void on(const action::KeepTake& a);
  void on(const action::Answer& a);
  void on(const action::ChooseQuiz& a);
  void on(const action::OpenHint& a);
  void on(const action::SetCut& a);
  void on(const action::SetCutRest& a);
  void on(const action::ReadVersions& a);
  void on(const action::BringBack& a);
  void on(const action::SaveCut& a);
  void on(const action::Export& a);
  void on(const action::SetPapers& a);
  void on(const action::AddEvidence& a);
  void on(const action::PlanHandIn& a);
  void on(const action::HandIn& a);
  void on(const action::DismissNotice& a);

  // studio_work.cpp: what is given to the lanes.
  using FilmChange = std::function<Status(Film&)>;
  void open_film_of(const Exercise& exercise, bool anew);
  void change_film(FilmChange change);  // Then the desk is read again.
  void reread();
  void save_drafts();
  void save_cut_draft();
  void leave_film();  // What was typed last is written before another film comes.
  void start_shot(const ShootOrder& order, const ShotSources& sources);
  void forget_flight();  // It was of another path, place or length.
  void add_reference(const std::string& shot, const DraftReference& reference);
  void resume_jobs();
  void work_on(const Job& job);
  void look_at_takes();
  void draw_titles();    // studio_cut.cpp: pictures of the cut's titles,
  void look_at_edits();  // what both sides of its edits have in common,
  void mix_film();       // and its sound.
  Cut draft_cut() const;
  std::pair<std::filesystem::path, Cut> what_is_heard() const;  // Film, and what of it sounds.
  void check();
  void take_in(const Exercise& exercise, const Result<ExerciseVerdict>& verdict);
  void render_quiz();

  // studio_papers.cpp
  void show_papers();
  void save_papers();
  void plan_again();
  HandInSources hand_in_sources() const;
  void pack_hand_in(const HandInOptions& options);

  // studio_view.cpp: what the view shows, from what is known.
  void adopt(FilmDesk desk);
  void read_draft();
  void show_course();
  void show_takes();
  void set_rates();  // Of the shots in the cut.
  void show_jobs();
  void show_money();
  void touch() { ++view_.revision; }
  void notice(const Error& error);
  void note_job(const Job& job);
  void end_job(const std::string& id, const std::optional<Error>& failure);

  const PromptDraft& draft_now() const;
  ShotSources sources_now() const;  // As the view shows them.
  std::string new_parent() const;

  Clock& clock_;
  const Paths paths_;
  const Settings settings_;
  const Pack pack_;
  const std::filesystem::path films_;
  // Shared with job tasks, which may outlive an action but not the workers.
  std::shared_ptr<PracticeHome> practice_;

  View view_;
  FilmDesk desk_;
  Drafts drafts_;
  int changes_ = 0;  // Given to the disk lane and not back yet.
  bool cut_saving_ = false;
  bool cut_changed_ = false;
  bool drafts_saving_ = false;
  bool drafts_changed_ = false;
  bool papers_saving_ = false;
  bool papers_changed_ = false;
  bool hand_in_wanted_ = false;  // A plan was asked for in this film.
  int plan_ = 0;                 // Counts plans: an older answer is dropped.
  std::optional<ServiceFacts> service_;
  std::unique_ptr<Adapter> refuser_;  // Only asked why a request could not be shot.
  std::map<std::string, LiveJob> jobs_;
  std::vector<std::string> job_order_;
  std::map<std::string, TakeLook> looks_;  // By hash of the take.
  std::map<std::string, bool> looking_;
  // By what is written and how: a picture, or why there is none.
  std::map<std::string, TitleRow> title_rows_;
  bool drawing_title_ = false;
  std::map<std::string, FrameLook> frame_looks_;  // By take and frame.
  bool looking_at_frame_ = false;
  std::optional<std::pair<std::filesystem::path, Cut>> mixed_;  // What the view's mix is of.
  bool mixing_ = false;
  int check_ = 0;        // Counts checks: an older answer is dropped.
  std::string checked_;  // What the verdict was made from.
  int opening_ = 0;      // Counts OpenExercise: an older answer is dropped.
  int flight_ = 0;       // Counts flights through the whitebox, likewise.

  Workers workers_;  // Last: its destructor waits for tasks, and what they touch is still there.
};

// What a verdict depends on, so that nothing is judged twice.
std::string fingerprint_of(const FilmDesk& desk, const Exercise& exercise);

}  // namespace shotlab
