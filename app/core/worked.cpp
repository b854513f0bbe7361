// SPDX-License-Identifier: Apache-2.0

#include "app/core/worked.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/core/marks.h"
#include "app/core/references.h"
#include "app/core/take_json.h"
#include "app/core/worked_files.h"
#include "exercises/engine/model_answer.h"

namespace shotlab {
namespace {

void say(const WorkedOptions& options, const Text& step) {
  if (options.say) options.say(step);
}

ShootOrder order_of(const Exercise& exercise, const WorkedTake& worked,
                    const WorkedOptions& options, const std::string& parent) {
  ShootOrder order;
  order.slots = worked.slots;
  order.request.prompt = worked.slots.joined();
  order.request.negative = worked.negative;
  order.request.seconds = worked.seconds;
  order.request.width = options.width;
  order.request.height = options.height;
  order.request.seed = worked.seed;
  order.request.camera_path = worked.camera_path;
  order.exercise = exercise.id;
  order.shot = worked.shot;
  order.parent = parent;
  return order;
}

Status add_files(const WorkedTake& worked, const std::vector<Take>& takes, const Film& film,
                 const Cancel& cancel, ShootOrder& order) {
  Result<std::vector<ReferenceFile>> files =
      make_worked_files(worked.files, takes, film, worked.seconds, cancel);
  if (!files) return files.error();
  Result<References> kept = keep_references(film, *files);
  if (!kept) return kept.error();
  order.request.references = std::move(kept->recipe);
  order.attachments = std::move(kept->attachments);
  return done();
}

Status mark_take(Film& film, const WorkedTake& worked, const std::string& id) {
  if (!worked.note.empty()) {
    if (Status noted = film.add_note(id, worked.note); !noted) return noted;
  }
  const Judgement judgement = judgement_from(worked.judgement);
  if (judgement != Judgement::none) {
    if (Status judged = film.judge_take(id, judgement); !judged) return judged;
  }
  for (const FrameMark& mark : worked.marks) {
    if (Status drawn = set_mark(film.folder(), id, mark); !drawn) return drawn;
  }
  return worked.keeper ? film.set_keeper(id, true) : done();
}

std::string with_ids(const std::string& text, const WorkedAnswer& answer,
                     const std::vector<Take>& takes) {
  return with_names(text, answer, [&](std::size_t take) { return takes[take].id; });
}

// What the answer says before its first take.
std::set<std::string> predictions_of(const Exercise& exercise, const WorkedAnswer& answer) {
  std::set<std::string> questions;
  for (const Criterion& criterion : exercise.criteria) {
    const auto found = criterion.parameters.find("question");
    if (criterion.check != "T.predict" || found == criterion.parameters.end()) continue;
    const auto* question = std::get_if<std::string>(&found->second);
    const bool late = question == nullptr || std::find(answer.late.begin(), answer.late.end(),
                                                       *question) != answer.late.end();
    if (!late && answer.answers.contains(*question)) questions.insert(*question);
  }
  return questions;
}

CutEvent event_of(const Take& take, FrameRange range) {
  return {take.id, "takes/" + take.id + "/take.mp4", range};
}

Result<std::vector<CutEvent>> events_of(const WorkedAnswer& answer, const std::vector<Take>& takes,
                                        const Film& film, bool keepers) {
  std::vector<CutEvent> events;
  for (const auto& [number, range] : answer.cut) {
    if (number < 1 || static_cast<std::size_t>(number) > takes.size()) {
      return Error{ErrorCode::bad_input,
                   fill(Text{"The worked answer \"{0}\" cuts take {1}, which it does not have.",
                             "範例「{0}」剪接了第 {1} 條，但沒有這一條。"},
                        {answer.id, std::to_string(number)}),
                   {"Correct the cut in the pack.", "請在課程套件修正剪接。"}};
    }
    events.push_back(event_of(takes[static_cast<std::size_t>(number) - 1], range));
  }
  if (!events.empty() || !keepers) return events;
  for (std::size_t i = 0; i < takes.size(); ++i) {
    if (!answer.takes[i].keeper) continue;
    const auto frames = std::llround(answer.takes[i].seconds * film.info().fps.value());
    events.push_back(event_of(takes[i], {0, frames}));
  }
  return events;
}

}  // namespace

Result<WorkedFilm> make_worked_answer(const Pack& pack, const Exercise& exercise,
                                      const WorkedAnswer& answer,
                                      const std::filesystem::path& folder, const ShootTools& tools,
                                      const WorkedOptions& options) {
  FilmInfo info;
  info.language = language_from(answer.language);
  info.name = exercise.title.in(info.language);
  info.pack = pack.id;
  info.exercise = exercise.id;
  info.provider = tools.service.provider;
  info.width = options.width;
  info.height = options.height;
  Result<Film> film = Film::create(folder, info, tools.clock);
  if (!film) return film.error();

  const std::set<std::string> predictions = predictions_of(exercise, answer);
  for (const std::string& question : predictions) {
    if (Status set = film->set_answer(question, answer.answers.at(question)); !set)
      return set.error();
  }
  std::vector<Take> takes;
  for (std::size_t i = 0; i < answer.takes.size(); ++i) {
    const WorkedTake& worked = answer.takes[i];
    say(options,
        fill(Text{"Shooting take {0} of {1}: {2}", "拍攝第 {0} 條，共 {1} 條：{2}"},
             {std::to_string(i + 1), std::to_string(answer.takes.size()), worked.slots.joined()}));
    const auto from = static_cast<std::size_t>(worked.from);
    const bool grew = !takes.empty() && takes.back().shot == worked.shot;
    const std::string parent = from > 0 && from <= takes.size() ? takes[from - 1].id
                               : grew                           ? takes.back().id
                                                                : "";
    ShootOrder order = order_of(exercise, worked, options, parent);
    if (Status added = add_files(worked, takes, *film, tools.stop.token(), order); !added) {
      return added.error();
    }
    Result<Take> take = shoot(order, *film, tools);
    if (!take) return take.error();
    if (Status marked = mark_take(*film, worked, take->id); !marked) return marked.error();
    takes.push_back(std::move(*take));
  }
  for (const auto& [question, text] : answer.answers) {
    if (predictions.contains(question)) continue;
    if (Status set = film->set_answer(question, with_ids(text, answer, takes)); !set)
      return set.error();
  }
  for (const auto& [item, choice] : answer.quiz) {
    if (Status set = film->set_answer("quiz." + item, choice); !set) return set.error();
  }

  std::optional<ExportReport> exported;
  Result<std::vector<CutEvent>> events = events_of(answer, takes, *film, options.always_export);
  if (!events) return events.error();
  if (!events->empty()) {
    say(options, {"Cutting and exporting the film", "剪接並匯出影片"});
    Cut cut;
    cut.fps = info.fps;
    cut.width = info.width;
    cut.height = info.height;
    cut.events = *events;
    Result<Cut> saved = film->save_cut(cut);
    if (!saved) return saved.error();
    Result<ExportReport> report = export_cut(*film, *saved, {}, tools.clock, tools.stop.token());
    if (!report) return report.error();
    exported = *report;
  }
  return WorkedFilm{std::move(*film), std::move(takes), std::move(exported)};
}

}  // namespace shotlab
