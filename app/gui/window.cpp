// SPDX-License-Identifier: Apache-2.0

#include "app/gui/window.h"

#include <imgui.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <set>

#include "app/core/cut_edits.h"
#include "app/core/paths.h"
#include "app/core/undo.h"
#include "app/gui/draw/item_registry.h"
#include "app/gui/gl_pictures.h"
#include "app/gui/input/host.h"
#include "app/gui/panels/consent_panel.h"
#include "app/gui/panels/ingredients.h"
#include "app/gui/panels/paper_fields.h"
#include "app/gui/panels/papers_panel.h"
#include "app/gui/panels/words.h"
#include "app/gui/picture_tools.h"
#include "app/gui/player_deck.h"
#include "app/gui/sequence_deck.h"
#include "app/gui/shell.h"
#include "app/gui/sound_device.h"
#include "app/gui/ui_state.h"
#include "app/gui/window_memory.h"

namespace shotlab::gui {
namespace {

constexpr int kFramesAfterInput = 3;    // Popups and layout settle late.
constexpr float kPresenterZoom = 1.5f;  // For the last row of a classroom.
constexpr int kScopeWidth = 512;
constexpr int kWidestPicture = 1280;  // Of a playing clip; larger ones are shrunk while decoding.

struct Context {
  Context() : context(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigNavCaptureKeyboard = false;
    io.ConfigDragClickToInputText = false;
    items.attach(context);
  }
  ~Context() { ImGui::DestroyContext(context); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  ItemRegistry items;
  ImGuiContext* context;
};

class Window {
 public:
  Window(Studio& studio, Host& host, Clock& clock, const Fonts& fonts, const ItemRegistry& items,
         const WindowMemory& memory)
      : studio_(studio),
        host_(host),
        clock_(clock),
        items_(items),
        main_(clock, Host::wake),
        film_(clock, Host::wake),
        state_file_(environment("SHOTLAB_UI_STATE")) {
    kit_.fonts = fonts;
    kit_.pictures = &pictures_;
    ui_.zoom = memory.zoom;
    ui_.dark = memory.dark;
    ui_.keys.settings = memory.keys;
    for (const TakeRow& row : studio.view().takes) known_.insert(row.take.id);
  }

  void run() {
    sound_ = SoundDevice::open([this](float* stereo, std::int64_t frames) {
      if (film_heard_) {
        film_.pull_sound(stereo, frames);
      } else {
        main_.pull_sound(stereo, frames);
      }
    });
    int due_frames = kFramesAfterInput;
    while (!host_.closing()) {
      const bool touched = host_.wait(due_frames > 0 ? 0 : sleep_for());
      if (host_.minimised()) {
        studio_.pump();
        continue;
      }
      const bool changed = studio_.pump();
      if (touched || changed) {
        due_frames = kFramesAfterInput;
      } else if (due_frames == 0 && wants_frame()) {
        due_frames = 1;
      }
      if (changed) take_in_news();
      if (due_frames == 0) continue;
      --due_frames;
      if (draw()) due_frames = std::max(due_frames, kFramesAfterInput - 1);
    }
    for (const Action& action : unsaved_answers(ui_.papers)) studio_.act(action);
    if (const auto typed = unsaved_papers(studio_.view(), ui_.papers)) studio_.act(*typed);
    sound_.reset();
    host_.set_full_screen(false);  // The window's own size is what is remembered.
  }

  WindowMemory memory() const {
    WindowMemory memory;
    host_.size(&memory.width, &memory.height);
    memory.zoom = ui_.zoom;
    memory.dark = ui_.dark;
    memory.keys = ui_.keys.settings;
    return memory;
  }

 private:
  double now() const { return std::chrono::duration<double>(clock_.monotonic()).count(); }

  // Seconds until something moves by itself.
  double sleep_for() const {
    double seconds = 60;
    if (const auto due = due_in())
      seconds = std::min(seconds, std::max(0.001, static_cast<double>(*due) / 1000));
    if (ImGui::GetIO().WantTextInput) seconds = std::min(seconds, 0.5);  // The caret blinks.
    if (!studio_.view().jobs.empty()) seconds = std::min(seconds, 0.5);  // Seconds pass.
    if (!ui_.papers.typed_at.empty() || !ui_.papers.text_typed_at.empty())
      seconds = std::min(seconds, 0.3);  // An answer waits to be kept.
    if (blinks()) seconds = std::min(seconds, 0.2);
    if (passes()) seconds = std::min(seconds, 0.25);
    if (hovering_) seconds = std::min(seconds, 0.4);  // A tooltip is about to appear.
    return seconds;
  }

  bool film_shown() const { return ui_.desk == Desk::cut && ui_.cut.film; }
  std::optional<std::int64_t> due_in() const {
    return film_shown() ? film_.due_in() : main_.due_in();
  }

  // Something on the window goes away by itself: a title, or the words of the last key.
  bool passes() const {
    return (ui_.screening && !ui_.screening_runs) || (ui_.presenting && ui_.last_command);
  }

  bool blinks() const {
    return !others_.empty() && ui_.compare.look == CompareLook::blink && ui_.desk == Desk::look;
  }

  bool wants_frame() {
    const auto due = due_in();
    if (due && *due <= 1) return true;
    if (main_.behind() || film_.behind() || pictures_waiting_) return true;
    for (const auto& deck : others_) {
      if (deck->behind()) return true;
    }
    const double time = now();
    const bool slow = ImGui::GetIO().WantTextInput || !studio_.view().jobs.empty() ||
                      !ui_.papers.typed_at.empty() || !ui_.papers.text_typed_at.empty() ||
                      hovering_;
    if (passes() && time - drawn_at_ >= 0.24) return true;
    if (blinks() && time - drawn_at_ >= 0.19) return true;
    return slow && time - drawn_at_ >= 0.29;
  }

  // After the view changed: show a new take as soon as it is there; follow the exercise.
  void take_in_news() {
    const View& view = studio_.view();
    const std::string exercise =
        (view.exercise != nullptr ? view.exercise->id : std::string()) + "/" + view.shot;
    if (exercise != exercise_) {
      exercise_ = exercise;
      ui_.prompt = draft_from(studio_.draft());
      ui_.checks.open.clear();
      ui_.quiz_playing.clear();
      known_.clear();
      for (const TakeRow& row : view.takes) known_.insert(row.take.id);
    }
    std::string newest;
    for (const TakeRow& row : view.takes) {
      if (known_.insert(row.take.id).second) newest = row.take.id;
    }
    if (!newest.empty() && newest != view.selected_take) studio_.act(action::SelectTake{newest});
  }

  void take_in_dropped() {
    for (const std::string& path : host_.take_dropped()) {
      if (const auto paper = use_dropped_paper(studio_.view(), ui_, path)) {
        studio_.act(*paper);
        continue;
      }
      if (const auto used = use_dropped(path)) {
        undo_.note(*used, studio_.view(), studio_.draft(), now());
        studio_.act(*used);
        ui_.desk = Desk::shoot;
        ui_.ingredients_open = true;
      }
    }
  }

  void load_decks() {
    const View& view = studio_.view();
    int width = 0;
    int height = 0;
    host_.size(&width, &height);
    const int wide = std::clamp(width, 320, kWidestPicture);
    const auto quiz = view.quiz_clips.find(ui_.quiz_playing);
    if (ui_.desk == Desk::papers && quiz != view.quiz_clips.end()) {
      main_.load(quiz->second, ui_.quiz_playing, 0);
      others_.clear();
      return;
    }
    const TakeRow* row = selected(view);
    main_.load(row != nullptr && !row->damaged ? row->take.clip : std::filesystem::path(),
               row != nullptr ? row->take.id : std::string(),
               row != nullptr ? width_of(*row, wide) : 0);
    load_others(view, wide);
    load_film(view, wide);
    // What nobody sees is not heard either, and costs nothing.
    const bool has_quiz = view.exercise != nullptr && !view.exercise->quiz.empty() &&
                          ui_.papers.page == PapersPage::questions;
    if (ui_.desk == Desk::brief || (ui_.desk == Desk::papers && !has_quiz))
      main_.obey(transport::Pause{});
  }

  // The cut on its own deck; only one of the two is heard.
  void load_film(const View& view, int wide) {
    if (ui_.desk != Desk::cut) {
      film_.rest();
      film_heard_ = false;
      return;
    }
    std::vector<SequenceDeck::Shot> shots;
    Rational fps{24, 1};
    for (std::size_t n = 0; n < view.cut.size(); ++n) {
      const CutRow& row = view.cut[n];
      const float gain = row.mute ? 0 : std::pow(10.0f, static_cast<float>(row.gain_db) / 20);
      for (const TakeRow& take : view.takes) {
        if (take.take.id != row.take || take.damaged) continue;
        if (take.facts && take.facts->video && take.facts->video->fps.num > 0)
          fps = take.facts->video->fps;
        shots.push_back(
            {take.take.clip, row.take, cut_edit::seen(view.cut, n), width_of(take, wide), gain});
      }
    }
    film_.set(std::move(shots), fps);
    if (film_shown()) {
      main_.obey(transport::Pause{});
    } else {
      film_.rest();
    }
    film_heard_ = film_shown();
  }

  // A deck per take that stands beside the selected one; pictures no wider than they can be shown.
  void load_others(const View& view, int wide) {
    const std::vector<const TakeRow*> takes =
        ui_.compare.on ? compared_takes(view, ui_.compare) : std::vector<const TakeRow*>();
    if (others_.size() > takes.size()) others_.resize(takes.size());
    while (others_.size() < takes.size())
      others_.push_back(std::make_unique<PlayerDeck>(clock_, Host::wake));
    const int room = takes.size() > 1 ? std::max(wide / 2, 320) : wide;
    for (std::size_t n = 0; n < takes.size(); ++n) {
      const TakeRow& row = *takes[n];
      others_[n]->load(row.damaged ? std::filesystem::path() : row.take.clip, row.take.id,
                       width_of(row, room));
    }
  }

  // 0 (the clip's own size) unless it is wider than the window could show.
  static int width_of(const TakeRow& row, int wide) {
    if (!row.facts || !row.facts->video) return wide;
    return row.facts->video->display_width() > wide ? wide : 0;
  }

  // True if something was asked for, so that its effect is drawn without waiting.
  bool draw() {
    const View& view = studio_.view();
    if (view.revision != revision_ || exercise_.empty()) {
      revision_ = view.revision;
      take_in_news();
    }
    load_decks();
    pictures_waiting_ = pictures_.begin_frame();

    const float scale = ui_.zoom * host_.content_scale() * (ui_.presenting ? kPresenterZoom : 1.0f);
    kit_.language = view.language;
    kit_.now = now();
    if (scale != kit_.scale || ui_.dark != kit_.theme.dark || !styled_) {
      kit_.scale = scale;
      kit_.theme = ui_.dark ? dark_theme() : light_theme();
      apply_style(kit_);
      styled_ = true;
    }
    Screens screens;
    screens.main = main_.view();
    if (ui_.desk == Desk::cut) screens.film = film_.view();
    for (const auto& deck : others_) {
      deck->show_frame(screens.main.frame);
      screens.others.push_back(deck->view());
    }
    if (!others_.empty() && ui_.compare.look == CompareLook::difference)
      screens.difference = difference_.of(*others_.front(), main_, ui_.compare.gain);
    if (ui_.desk == Desk::look) screens.scope = scope_.of(main_, ui_.scope, kScopeWidth);
    host_.set_title((view.film_name.empty() ? "" : view.film_name + " — ") + "Shotlab");
    take_in_dropped();
    host_.begin_frame();
    const Intents intents =
        draw_window(kit_, view, ui_, screens, {undo_.undo_words(), undo_.redo_words()});
    const Rgb room = kit_.theme.room;
    host_.end_frame(static_cast<float>(room.r) / 255, static_cast<float>(room.g) / 255,
                    static_cast<float>(room.b) / 255);
    drawn_at_ = kit_.now;
    hovering_ = ImGui::IsAnyItemHovered();
    state_file_.update(ui_state(view, ui_, screens, items_));

    for (const Transport& command : intents.transport) {
      if (film_shown()) {
        film_.obey(command);
      } else {
        main_.obey(command);
      }
    }
    for (const Action& action : intents.actions) {
      undo_.note(action, view, studio_.draft(), kit_.now);
      studio_.act(action);
    }
    if (intents.undo) take_step(undo_.undo());
    if (intents.redo) take_step(undo_.redo());
    host_.set_full_screen(ui_.full_screen);
    return !intents.actions.empty() || !intents.transport.empty() || intents.undo || intents.redo;
  }

  // What is being typed follows what was taken back.
  void take_step(const std::optional<UndoLog::Step>& step) {
    if (!step) return;
    for (const Action& action : step->actions) {
      studio_.act(action);
      if (std::holds_alternative<action::EditPrompt>(action))
        ui_.prompt = draft_from(std::get<action::EditPrompt>(action));
      if (const auto* answer = std::get_if<action::Answer>(&action)) {
        ui_.papers.typed_at.erase(answer->question);
        ui_.papers.answers.erase(answer->question);
      }
      if (std::holds_alternative<action::SetPapers>(action)) forget_typing(ui_.papers);
    }
  }

  Studio& studio_;
  Host& host_;
  Clock& clock_;
  const ItemRegistry& items_;
  Kit kit_;
  Ui ui_;
  GlPictures pictures_;
  PlayerDeck main_;
  SequenceDeck film_;
  std::atomic<bool> film_heard_{false};  // By the sound thread: which deck is on the screen.
  UndoLog undo_;
  std::vector<std::unique_ptr<PlayerDeck>> others_;  // While comparing.
  DifferencePicture difference_;
  ScopePicture scope_;
  std::unique_ptr<SoundDevice> sound_;
  UiStateFile state_file_;
  std::set<std::string> known_;
  std::string exercise_;
  std::uint64_t revision_ = 0;
  double drawn_at_ = 0;
  bool styled_ = false;
  bool hovering_ = false;
  bool pictures_waiting_ = false;
};

int refuse(const Error& error, std::string* why_not) {
  const char* locale = std::getenv("LC_ALL");
  if (locale == nullptr || *locale == 0) locale = std::getenv("LANG");
  const Language language = language_from(locale != nullptr ? locale : "");
  *why_not = error.message.in(language);
  if (!error.hint.empty()) *why_not += " " + error.hint.in(language);
  return 2;
}

}  // namespace

int run_window(const StudioOptions& options, Clock& clock, std::string* why_not) {
  Result<FontFiles> files = find_fonts();
  if (!files) return refuse(files.error(), why_not);
  const std::filesystem::path memory_file = find_paths().state / "window.json";
  const WindowMemory memory = recall_window(memory_file);

  Context context;
  // The order matters: threads that wake the window end before the window does.
  Result<std::unique_ptr<Host>> host = Host::open({"Shotlab", memory.width, memory.height});
  if (!host) return refuse(host.error(), why_not);
  Result<Fonts> fonts = load_fonts(*ImGui::GetIO().Fonts, *files);
  if (!fonts) return refuse(fonts.error(), why_not);
  StudioOptions own = options;
  own.wake = Host::wake;
  Result<std::unique_ptr<Studio>> studio = Studio::open(own, clock);
  if (!studio) return refuse(studio.error(), why_not);

  Window window(**studio, **host, clock, *fonts, context.items, memory);
  window.run();
  remember_window(memory_file, window.memory());
  return 0;
}

}  // namespace shotlab::gui
