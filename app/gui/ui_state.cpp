// SPDX-License-Identifier: Apache-2.0

#include "app/gui/ui_state.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/core/cut_mix.h"
#include "app/gui/panels/papers_pages.h"
#include "exercises/engine/verdict.h"

namespace shotlab::gui {
namespace {

const char* desk_name(Desk desk) {
  switch (desk) {
    case Desk::brief:
      return "brief";
    case Desk::shoot:
      return "shoot";
    case Desk::look:
      return "look";
    case Desk::cut:
      return "cut";
    case Desk::papers:
      return "papers";
  }
  return "";
}

const char* screen_name(ScreenView::State state) {
  switch (state) {
    case ScreenView::State::empty:
      return "empty";
    case ScreenView::State::loading:
      return "loading";
    case ScreenView::State::ready:
      return "ready";
    case ScreenView::State::failed:
      return "failed";
  }
  return "";
}

}  // namespace

std::string ui_state(const View& view, const Ui& ui, const Screens& screens,
                     const ItemRegistry& items) {
  nlohmann::json state;
  state["version"] = 1;
  state["revision"] = view.revision;
  state["desk"] = desk_name(ui.desk);
  state["language"] = language_name(view.language);
  state["film"] = view.film_folder.string();
  state["exercise"] = view.exercise != nullptr ? view.exercise->id : "";
  state["can_shoot"] = !view.shoot_refused.has_value();
  state["prompt"] = ui.prompt.slots.joined();
  state["notice"] = view.notice ? view.notice->message.in(view.language) : "";
  state["checking"] = view.checking;
  state["selected"] = view.selected_take;
  state["cut"] = {{"shots", view.cut.size()},
                  {"version", view.cut_version},
                  {"heard", view.mix && !view.mix->sound.values.empty()}};
  state["votes"] = view.votes.size();
  state["exported"] = view.exported.string();
  state["answers"] = view.answers;
  const PapersView& papers = view.papers;
  state["papers"] = {{"page", name_of_page(ui.papers.page)},
                     {"cue", nlohmann::json::object()},
                     {"consents", papers.words.consents.size()},
                     {"author", papers.words.authorship.author},
                     {"why", papers.words.disclosure.why},
                     {"line",
                      {{"en", papers.words.disclosure.line_en.text},
                       {"zh", papers.words.disclosure.line_zh.text}}},
                     {"saving", papers.saving}};
  for (const CueRow& row : papers.cue)
    state["papers"]["cue"][row.entry.id] = {{"complete", row.complete()},
                                            {"human", row.entry.human}};
  state["handin"] = {{"planned", view.handin.planned},
                     {"missing", view.handin.missing.size()},
                     {"running", view.handin.running},
                     {"package", view.handin.package.string()}};
  state["takes"] = nlohmann::json::array();
  for (const TakeRow& row : view.takes) {
    state["takes"].push_back({{"id", row.take.id},
                              {"keeper", row.take.keeper},
                              {"notes", row.take.notes.size()},
                              {"marks", row.marks.size()},
                              {"judged", row.take.judgement != Judgement::none},
                              {"prompt", row.take.request.prompt}});
  }
  state["jobs"] = nlohmann::json::array();
  for (const JobRow& job : view.jobs) {
    state["jobs"].push_back({{"id", job.id}, {"state", job.state}, {"failed", job.failed}});
  }
  state["checks"] = nlohmann::json::object();
  if (view.verdict) {
    for (const CriterionVerdict& c : view.verdict->criteria)
      state["checks"][c.id] = std::string(name_of(c.state));
    state["passed"] = view.verdict->passed;
  }
  const ScreenView& screen = screens.main;
  state["screen"] = {{"state", screen_name(screen.state)},
                     {"take", screen.take},
                     {"frames", screen.frames},
                     {"frame", screen.playing ? -1 : screen.frame},
                     {"playing", screen.playing}};
  state["cut"]["titles"] = view.beside.titles.size();
  state["cut"]["markers"] = view.beside.markers.size();
  state["cut"]["tracks"] = view.beside.tracks.size();
  state["cut"]["frames"] = screens.film.frames;
  state["cut"]["frame"] = screens.film.playing ? -1 : screens.film.frame;
  state["others"] = nlohmann::json::array();
  for (const ScreenView& other : screens.others) state["others"].push_back(other.take);
  state["compared"] = nlohmann::json::array();
  for (const ComparisonRow& row : view.comparisons) {
    if (!row.running) state["compared"].push_back({row.a, row.b, row.ssim.size()});
  }
  state["path"] = {{"open", ui.path.open},
                   {"keys", view.camera_path.size()},
                   {"flight", view.flight.clip.string()}};
  state["references"] = nlohmann::json::array();
  for (const ReferenceRow& row : view.references) state["references"].push_back(row.role);
  state["drawing"] = ui.drawing.tool != PictureTool::none;
  state["note"] = ui.note.text;
  state["focus"] = std::string(items.focused());
  state["hovered"] = std::string(items.hovered());
  state["open_check"] = ui.checks.open;
  state["items"] = nlohmann::json::object();
  for (const std::string& name : items.names()) {
    const Item* item = items.find(name);
    if (item == nullptr || !item->visible()) continue;
    state["items"][name] = {std::lround(item->x0), std::lround(item->y0), std::lround(item->x1),
                            std::lround(item->y1), item->disabled ? 0 : 1};
  }
  return state.dump(1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void UiStateFile::update(const std::string& state) {
  if (path_.empty() || state == written_) return;
  written_ = state;
  // A reader must never see half of it. No fsync: this is a signal, not a record.
  const std::filesystem::path beside = path_.string() + ".part";
  {
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file << state;
    if (!file.good()) return;
  }
  std::error_code ignored;
  std::filesystem::rename(beside, path_, ignored);
}

}  // namespace shotlab::gui
