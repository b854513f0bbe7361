// SPDX-License-Identifier: Apache-2.0

#include "app/core/undo.h"

#include <algorithm>

#include "app/core/cut_follow.h"
#include "app/core/frame_file.h"
#include "media/base/overloaded.h"

namespace shotlab {
namespace {

constexpr std::size_t kMostSteps = 500;
constexpr double kTypingPause = 1.5;  // Seconds.

const Text kPrompt{"the prompt", "提示詞"};
const Text kJudgement{"the judgement of {0}", "{0} 的評價"};
const Text kKeeper{"the keeper {0}", "保留條 {0}"};
const Text kNote{"a note on {0}", "{0} 的筆記"};
const Text kLabel{"a label of {0}", "{0} 的標籤"};
const Text kVote{"a vote", "一票"};
const Text kAnswer{"an answer", "答案"};
const Text kReference{"what goes with the shot", "隨鏡頭附上的材料"};
const Text kPath{"the camera path", "鏡頭軌跡"};
const Text kMark{"a mark on {0}", "{0} 的標記"};
const Text kQuiz{"a choice", "選擇"};
const Text kCut{"the cut", "剪接"};
const Text kBeside{"titles, sounds and markers", "字幕、聲音和標記"};
const Text kPapers{"the papers", "文件"};

struct Way {
  std::vector<Action> back;
  Text words;
  std::string text;
};

const TakeRow* find(const View& view, const std::string& take) {
  for (const TakeRow& row : view.takes) {
    if (row.take.id == take) return &row;
  }
  return nullptr;
}

std::string value_of(const std::map<std::string, std::string>& map, const std::string& key) {
  const auto found = map.find(key);
  return found != map.end() ? found->second : std::string();
}

// A file that comes to the shot; of first and last frames it takes the place of another.
Way way_back(const action::AddReference& a, const View& view) {
  if (one_per_shot(a.role)) {
    for (const ReferenceRow& row : view.references) {
      if (row.role == a.role && row.file != a.file)
        return {{action::AddReference{row.role, row.file}}, kReference, {}};
    }
  }
  return {{action::RemoveReference{a.role, a.file}}, kReference, {}};
}

std::optional<Way> way_back(const action::KeepTake& a, const View& view) {
  const TakeRow* row = find(view, a.take);
  if (row == nullptr || row->take.keeper == a.keep) return std::nullopt;
  Way way;
  way.words = fill(kKeeper, {a.take});
  if (!a.keep) {
    way.back = {action::KeepTake{a.take, true}};
    return way;
  }
  // A keeper takes the place of another one, and is judged if it was not.
  const TakeRow* rival = nullptr;
  for (const TakeRow& other : view.takes) {
    if (other.take.keeper && other.take.exercise == row->take.exercise &&
        other.take.shot == row->take.shot)
      rival = &other;
  }
  if (rival != nullptr) {
    way.back.push_back(action::KeepTake{rival->take.id, true});
  } else {
    way.back.push_back(action::KeepTake{a.take, false});
  }
  way.back.push_back(action::JudgeTake{a.take, row->take.judgement});
  return way;
}

// What was drawn there before, or nothing.
std::optional<Way> way_back(const std::string& take, MarkKind kind, std::int64_t frame,
                            const View& view) {
  const TakeRow* row = find(view, take);
  if (row == nullptr) return std::nullopt;
  Way way{{action::RemoveMark{take, kind, frame}}, fill(kMark, {take}), {}};
  for (const FrameMark& mark : row->marks) {
    if (mark.kind == kind && mark.frame == frame) way.back = {action::SetMark{take, mark}};
  }
  return way;
}

std::optional<Way> way_back(const Action& action, const View& view,
                            const action::EditPrompt& prompt) {
  return std::visit(
      Overloaded{
          [&](const action::EditPrompt&) -> std::optional<Way> {
            return Way{{prompt}, kPrompt, "prompt"};
          },
          [&](const action::JudgeTake& a) -> std::optional<Way> {
            const TakeRow* row = find(view, a.take);
            if (row == nullptr || row->take.judgement == a.judgement) return std::nullopt;
            return Way{
                {action::JudgeTake{a.take, row->take.judgement}}, fill(kJudgement, {a.take}), {}};
          },
          [&](const action::KeepTake& a) { return way_back(a, view); },
          [&](const action::AddReference& a) -> std::optional<Way> { return way_back(a, view); },
          [&](const action::UseFrame& a) -> std::optional<Way> {
            return way_back(action::AddReference{a.role, frame_file(a.take, a.frame)}, view);
          },
          [&](const action::DrawMask& a) -> std::optional<Way> {
            return way_back(action::AddReference{"mask", mask_file(a.drawing)}, view);
          },
          [&](const action::SetPath&) -> std::optional<Way> {
            return Way{{action::SetPath{view.camera_path}}, kPath, "path"};
          },
          [&](const action::SetMark& a) {
            return way_back(a.take, a.mark.kind, a.mark.frame, view);
          },
          [&](const action::RemoveMark& a) { return way_back(a.take, a.kind, a.frame, view); },
          [&](const action::RemoveReference& a) -> std::optional<Way> {
            return Way{{action::AddReference{a.role, a.file}}, kReference, {}};
          },
          [&](const action::GrowFrom&) -> std::optional<Way> {
            return Way{{action::GrowFrom{view.grows_from, view.goes_on}}, kReference, {}};
          },
          [&](const action::CastVote&) -> std::optional<Way> {
            return Way{{action::RemoveVote{}}, kVote, {}};
          },
          [&](const action::AddNote& a) -> std::optional<Way> {
            return Way{{action::RemoveNote{a.take, a.text, a.place}}, fill(kNote, {a.take}), {}};
          },
          [&](const action::RemoveNote& a) -> std::optional<Way> {
            return Way{{action::AddNote{a.take, a.text, a.place}}, fill(kNote, {a.take}), {}};
          },
          [&](const action::LabelTake& a) -> std::optional<Way> {
            return Way{{action::LabelTake{a.take, a.label, !a.on}}, fill(kLabel, {a.take}), {}};
          },
          [&](const action::BringBack&) -> std::optional<Way> {
            return Way{{action::BringBack{view.cut, view.beside}}, kCut, {}};
          },
          [&](const action::Answer& a) -> std::optional<Way> {
            return Way{{action::Answer{a.question, value_of(view.answers, a.question)}},
                       kAnswer,
                       "answer/" + a.question};
          },
          [&](const action::ChooseQuiz& a) -> std::optional<Way> {
            const std::string before = value_of(view.quiz, a.item);
            if (before == a.choice) return std::nullopt;
            return Way{{action::ChooseQuiz{a.item, before}}, kQuiz, {}};
          },
          [&](const action::SetCut& a) -> std::optional<Way> {
            Way way{{action::SetCut{view.cut}}, kCut, {}};
            // What follows the shots finds its way back by itself only where nothing was cut off.
            if (!(cut_edit::followed(view.cut, a.cut, view.beside) == view.beside))
              way.back.push_back(action::SetCutRest{view.beside, {}});
            return way;
          },
          [&](const action::SetCutRest& a) -> std::optional<Way> {
            return Way{{action::SetCutRest{view.beside, a.what}},
                       kBeside,
                       a.what.empty() ? std::string() : "cut/" + a.what};
          },
          [&](const action::SetPapers& a) -> std::optional<Way> {
            return Way{{action::SetPapers{view.papers.words, a.what}},
                       kPapers,
                       a.what.empty() ? std::string() : "papers/" + a.what};
          },
          [](const auto&) -> std::optional<Way> { return std::nullopt; },
      },
      action);
}

}  // namespace

void UndoLog::note(const Action& action, const View& view, const action::EditPrompt& prompt,
                   double now) {
  const std::string film = view.film_folder.string();
  if (film != film_) {
    done_.clear();
    undone_.clear();
    film_ = film;
  }
  // A prompt belongs to one shot of the exercise: what was typed for another one stays. So does a
  // path.
  if (view.shot != shot_) {
    const auto is_prompt = [](const Entry& entry) {
      return entry.text == "prompt" || entry.text == "path";
    };
    std::erase_if(done_, is_prompt);
    std::erase_if(undone_, is_prompt);
    shot_ = view.shot;
  }
  std::optional<Way> way = way_back(action, view, prompt);
  if (!way) return;
  undone_.clear();
  if (!way->text.empty() && !done_.empty() && done_.back().text == way->text &&
      now - done_.back().at < kTypingPause) {
    done_.back().forth = {action};
    done_.back().at = now;
    return;
  }
  done_.push_back(
      {std::move(way->back), {action}, std::move(way->words), std::move(way->text), now});
  if (done_.size() > kMostSteps) done_.erase(done_.begin());
}

std::optional<UndoLog::Step> UndoLog::undo() {
  if (done_.empty()) return std::nullopt;
  Entry entry = std::move(done_.back());
  done_.pop_back();
  Step step{entry.back, entry.words};
  entry.at = -kTypingPause;  // What is typed next is a step of its own.
  undone_.push_back(std::move(entry));
  return step;
}

std::optional<UndoLog::Step> UndoLog::redo() {
  if (undone_.empty()) return std::nullopt;
  Entry entry = std::move(undone_.back());
  undone_.pop_back();
  Step step{entry.forth, entry.words};
  done_.push_back(std::move(entry));
  return step;
}

Text UndoLog::undo_words() const { return done_.empty() ? Text() : done_.back().words; }
Text UndoLog::redo_words() const { return undone_.empty() ? Text() : undone_.back().words; }

}  // namespace shotlab
