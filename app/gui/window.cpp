// SPDX-License-Identifier: Apache-2.0

#include "app/gui/window.h"

#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <set>

#include "app/core/paths.h"
#include "app/core/undo.h"
#include "app/gui/decks.h"
#include "app/gui/draw/item_registry.h"
#include "app/gui/frame_times.h"
#include "app/gui/gl_pictures.h"
#include "app/gui/input/host.h"
#include "app/gui/panels/consent_panel.h"
#include "app/gui/panels/ingredients.h"
#include "app/gui/panels/paper_fields.h"
#include "app/gui/panels/papers_panel.h"
#include "app/gui/panels/words.h"
#include "app/gui/shell.h"
#include "app/gui/sound_device.h"
#include "app/gui/ui_state.h"
#include "app/gui/window_memory.h"

namespace shotlab::gui {
namespace {

constexpr int kFramesAfterInput = 3;     // Popups and layout settle late.
constexpr float kTooltipSeconds = 1.2f;  // By then it is there, and nothing moves any more.
constexpr float kPresenterZoom = 1.5f;   // For the last row of a classroom.

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
        readers_(Host::wake),
        pictures_(readers_),
        decks_(clock, Host::wake, readers_),
        state_file_(environment("SHOTLAB_UI_STATE")),
        frame_times_(environment("SHOTLAB_FRAME_TIMES")) {
    kit_.fonts = fonts;
    kit_.pictures = &pictures_;
    ui_.zoom = memory.zoom;
    ui_.dark = memory.dark;
    ui_.keys.settings = memory.keys;
    for (const TakeRow& row : studio.view().takes) known_.insert(row.take.id);
  }

  void run() {
    sound_ = SoundDevice::open(
        [this](float* stereo, std::int64_t frames) { decks_.pull_sound(stereo, frames); });
    int due_frames = kFramesAfterInput;
    while (!host_.closing()) {
      const bool touched = host_.wait(due_frames > 0 ? 0 : sleep_for());
      if (host_.minimised()) {
        studio_.pump();
        readers_.pump();
        continue;
      }
      const bool read = readers_.pump();
      const bool changed = studio_.pump() || read;
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
    if (const auto due = decks_.due_in(ui_))
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

  // Something on the window goes away by itself: a title, or the words of the last key.
  bool passes() const {
    return (ui_.screening && !ui_.screening_runs) || (ui_.presenting && ui_.last_command);
  }

  bool blinks() const {
    return decks_.comparing() && ui_.compare.look == CompareLook::blink && ui_.desk == Desk::look;
  }

  bool wants_frame() {
    const auto due = decks_.due_in(ui_);
    if (due && *due <= 1) return true;
    if (decks_.behind()) return true;
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
    // An exercise that is begun anew is another film with another prompt.
    const std::string exercise = view.film_folder.string() + "/" +
                                 (view.exercise != nullptr ? view.exercise->id : std::string()) +
                                 "/" + view.shot;
    if (exercise != exercise_) {
      exercise_ = exercise;
      ui_.prompt = draft_from(studio_.draft());
      ui_.checks.open.clear();
      ui_.quiz_playing.clear();
      ui_.path = {};
      ui_.model_open = ui_.begin_anew = false;
      ui_.drawing = {};
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

  // True if something was asked for, so that its effect is drawn without waiting.
  bool draw() {
    const double began = now();
    const View& view = studio_.view();
    if (view.revision != revision_ || exercise_.empty()) {
      revision_ = view.revision;
      pictures_.look_again();
      take_in_news();
    }
    int width = 0;
    int height = 0;
    host_.size(&width, &height);
    decks_.load(view, ui_, width);
    pictures_.begin_frame();

    const float scale = ui_.zoom * host_.content_scale() * (ui_.presenting ? kPresenterZoom : 1.0f);
    kit_.language = view.language;
    kit_.now = now();
    if (scale != kit_.scale || ui_.dark != kit_.theme.dark || !styled_) {
      kit_.scale = scale;
      kit_.theme = ui_.dark ? dark_theme() : light_theme();
      apply_style(kit_);
      styled_ = true;
    }
    const Screens screens = decks_.screens(ui_);
    host_.set_title((view.film_name.empty() ? "" : view.film_name + " — ") + "Shotlab");
    take_in_dropped();
    host_.begin_frame();
    const Intents intents =
        draw_window(kit_, view, ui_, screens, {undo_.undo_words(), undo_.redo_words()});
    const Rgb room = kit_.theme.room;
    host_.end_frame(static_cast<float>(room.r) / 255, static_cast<float>(room.g) / 255,
                    static_cast<float>(room.b) / 255);
    drawn_at_ = kit_.now;
    frame_times_.add(1000 * (now() - began));
    hovering_ = ImGui::IsAnyItemHovered() && items_.hovered_seconds() < kTooltipSeconds;
    state_file_.update(ui_state(view, ui_, screens, items_));

    for (const Transport& command : intents.transport) decks_.obey(command, ui_);
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
  Workers readers_;  // Of clips and pictures: this thread waits for no disk.
  GlPictures pictures_;
  Decks decks_;
  UndoLog undo_;
  std::unique_ptr<SoundDevice> sound_;
  UiStateFile state_file_;
  FrameTimes frame_times_;
  std::set<std::string> known_;
  std::string exercise_;
  std::uint64_t revision_ = 0;
  double drawn_at_ = 0;
  bool styled_ = false;
  bool hovering_ = false;  // A tooltip is on its way.
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
