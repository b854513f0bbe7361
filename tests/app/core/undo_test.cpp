// SPDX-License-Identifier: Apache-2.0

#include "app/core/undo.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

View film() {
  View view;
  view.film_folder = "/films/one";
  for (const char* id : {"0001-lantern", "0002-lantern"}) {
    TakeRow row;
    row.take.id = id;
    view.takes.push_back(row);
  }
  return view;
}

action::EditPrompt typed(const std::string& subject) {
  action::EditPrompt edit;
  edit.slots.subject = subject;
  return edit;
}

template <typename T>
T only(const std::optional<UndoLog::Step>& step) {
  REQUIRE(step.has_value());
  REQUIRE(step->actions.size() == 1);
  REQUIRE(std::holds_alternative<T>(step->actions.front()));
  return std::get<T>(step->actions.front());
}

}  // namespace

TEST_CASE("A judgement is taken back to what it was, and given again", "[undo]") {
  UndoLog log;
  View view = film();
  view.takes[0].take.judgement = Judgement::maybe;

  log.note(action::JudgeTake{"0001-lantern", Judgement::no}, view, {}, 0);

  CHECK(log.undo_words().en == "the judgement of 0001-lantern");
  CHECK(only<action::JudgeTake>(log.undo()).judgement == Judgement::maybe);
  CHECK(only<action::JudgeTake>(log.redo()).judgement == Judgement::no);
  CHECK_FALSE(log.redo().has_value());
}

TEST_CASE("Taking back a keeper gives its place to the one before, and the judgement too",
          "[undo]") {
  UndoLog log;
  View view = film();
  view.takes[1].take.keeper = true;

  log.note(action::KeepTake{"0001-lantern", true}, view, {}, 0);
  const auto step = log.undo();

  REQUIRE(step.has_value());
  REQUIRE(step->actions.size() == 2);
  CHECK(std::get<action::KeepTake>(step->actions[0]).take == "0002-lantern");
  CHECK(std::get<action::JudgeTake>(step->actions[1]).judgement == Judgement::none);
}

TEST_CASE("Typing is taken back by the pause, not by the letter", "[undo]") {
  UndoLog log;
  const View view = film();
  log.note(typed("a"), view, typed(""), 10.0);
  log.note(typed("an"), view, typed("a"), 10.2);
  log.note(typed("an old"), view, typed("an"), 11.0);
  log.note(typed("an old man"), view, typed("an old"), 20.0);

  CHECK(only<action::EditPrompt>(log.undo()).slots.subject == "an old");
  CHECK(only<action::EditPrompt>(log.undo()).slots.subject.empty());
  CHECK(only<action::EditPrompt>(log.redo()).slots.subject == "an old");
  CHECK(only<action::EditPrompt>(log.redo()).slots.subject == "an old man");
}

TEST_CASE("A shot, an export and a look at a take cannot be undone", "[undo]") {
  UndoLog log;
  const View view = film();
  log.note(action::Shoot{}, view, {}, 0);
  log.note(action::Export{}, view, {}, 0);
  log.note(action::SelectTake{"0001-lantern"}, view, {}, 0);
  log.note(action::OpenHint{}, view, {}, 0);

  CHECK(log.undo_words().empty());
  CHECK_FALSE(log.undo().has_value());
}

TEST_CASE("A note that is taken back is removed, and written again by redo", "[undo]") {
  UndoLog log;
  const NotePlace place{24, FrameBox{0.4, 0.1, 0.1, 0.2}};
  log.note(action::AddNote{"0001-lantern", "the lamp flickers", place}, film(), {}, 0);

  const auto back = only<action::RemoveNote>(log.undo());
  CHECK(back.text == "the lamp flickers");
  CHECK(back.place == place);
  const auto again = only<action::AddNote>(log.redo());
  CHECK(again.text == "the lamp flickers");
  CHECK(again.place == place);
}

TEST_CASE("A label goes off and on again", "[undo]") {
  UndoLog log;
  log.note(action::LabelTake{"0001-lantern", "night", true}, film(), {}, 0);
  CHECK_FALSE(only<action::LabelTake>(log.undo()).on);
  CHECK(only<action::LabelTake>(log.redo()).on);
}

TEST_CASE("A version that was brought back gives way to what was there before it", "[undo]") {
  UndoLog log;
  View view = film();
  view.cut = {{"0001-lantern", {0, 48}}};
  view.beside.markers = {{12, "here"}};
  log.note(action::BringBack{{{"0001-lantern", {0, 24}}}, {}}, view, {}, 0);

  const auto back = only<action::BringBack>(log.undo());
  CHECK(back.cut == view.cut);
  CHECK(back.rest == view.beside);
}

TEST_CASE("A new act ends the way forward", "[undo]") {
  UndoLog log;
  View view = film();
  log.note(action::SetCut{{{"0001-lantern", {0, 48}, 2}}}, view, {}, 0);
  log.undo();
  log.note(action::SetCut{{{"0002-lantern", {0, 24}, 1}}}, view, {}, 1);

  CHECK(log.redo_words().empty());
  CHECK(only<action::SetCut>(log.undo()).cut.empty());
}

TEST_CASE("Taking a trim back puts what followed it where it was", "[undo]") {
  UndoLog log;
  View view = film();
  view.cut = {{"0001-lantern", {0, 48}}, {"0002-lantern", {0, 48}}};
  view.beside.titles = {{.text = "lantern", .range = {40, 60}}};
  log.note(action::SetCut{{{"0001-lantern", {0, 24}}, {"0002-lantern", {0, 48}}}}, view, {}, 0);

  const auto step = log.undo();

  REQUIRE(step);
  REQUIRE(step->actions.size() == 2);
  CHECK(std::get<action::SetCut>(step->actions[0]).cut == view.cut);
  CHECK(std::get<action::SetCutRest>(step->actions[1]).rest == view.beside);
  CHECK(only<action::SetCut>(log.redo()).cut[0].range == FrameRange{0, 24});
}

TEST_CASE("Another film has its own way back", "[undo]") {
  UndoLog log;
  View view = film();
  log.note(action::JudgeTake{"0001-lantern", Judgement::no}, view, {}, 0);
  view.film_folder = "/films/two";
  log.note(action::JudgeTake{"0002-lantern", Judgement::no}, view, {}, 1);

  CHECK(only<action::JudgeTake>(log.undo()).take == "0002-lantern");
  CHECK_FALSE(log.undo().has_value());
}

TEST_CASE("What would change nothing leaves no step", "[undo]") {
  UndoLog log;
  log.note(action::JudgeTake{"0001-lantern", Judgement::none}, film(), {}, 0);
  log.note(action::KeepTake{"0001-lantern", false}, film(), {}, 0);

  CHECK(log.undo_words().empty());
}

TEST_CASE("A first frame that took another's place gives it back", "[undo]") {
  UndoLog log;
  View view = film();
  view.references = {{"first_frame", "assets/frames/0001-lantern-f00001.png", {}}};

  log.note(action::UseFrame{"0002-lantern", 36, "first_frame"}, view, {}, 0);
  log.note(action::AddReference{"image", "/home/kit/coat.png"}, view, {}, 1);

  CHECK(only<action::RemoveReference>(log.undo()).file == "/home/kit/coat.png");
  CHECK(only<action::AddReference>(log.undo()).file == "assets/frames/0001-lantern-f00001.png");
}

TEST_CASE("Words in the papers are taken back by the pause, each text for itself", "[undo]") {
  UndoLog log;
  View view = film();
  const auto type = [&](const std::string& why, const std::string& author, const std::string& what,
                        double at) {
    Papers papers;
    papers.disclosure.why = why;
    papers.authorship.author = author;
    log.note(action::SetPapers{papers, what}, view, {}, at);
    view.papers.words = papers;
  };
  type("w", "", "why", 10);
  type("we", "", "why", 10.8);
  type("we", "C", "author", 11.2);

  CHECK(log.undo_words().en == "the papers");
  const Papers without_author = only<action::SetPapers>(log.undo()).papers;
  CHECK(without_author.authorship.author.empty());
  CHECK(without_author.disclosure.why == "we");
  CHECK(only<action::SetPapers>(log.undo()).papers.disclosure.why.empty());
  CHECK(only<action::SetPapers>(log.redo()).papers.disclosure.why == "we");
}

TEST_CASE("A camera path, a mask and a mark are taken back", "[undo]") {
  UndoLog log;
  View view = film();
  view.camera_path = {{0, 0, 1, -5, 0, 1, 0, 50}, {4, 0, 1, -3, 0, 1, 0, 50}};
  const MaskDrawing ellipse{MaskShape{{.4, .5, .2, .3}, true}, {}};
  const FrameMark before{MarkKind::subject, 12, {.1, .1, .2, .2}};
  view.takes[0].marks = {before};
  const std::string take = view.takes[0].take.id;

  log.note(action::SetPath{}, view, {}, 0);
  log.note(action::DrawMask{ellipse}, view, {}, 5);
  log.note(action::SetMark{take, {MarkKind::subject, 12, {.5, .5, .2, .2}}}, view, {}, 10);
  log.note(action::SetMark{take, {MarkKind::subject, 13, {.5, .5, .2, .2}}}, view, {}, 15);
  log.note(action::RemoveMark{take, MarkKind::subject, 12}, view, {}, 20);

  CHECK(log.undo_words().en == "a mark on " + take);
  CHECK(only<action::SetMark>(log.undo()).mark == before);
  CHECK(only<action::RemoveMark>(log.undo()).frame == 13);
  CHECK(only<action::SetMark>(log.undo()).mark == before);
  CHECK(only<action::RemoveReference>(log.undo()).file ==
        "assets/masks/ellipse-400-500-200-300.png");
  CHECK(only<action::SetPath>(log.undo()).path == view.camera_path);
}

TEST_CASE("Titles and markers are taken back, and what was typed in one pause at once", "[undo]") {
  UndoLog log;
  View view = film();
  CutRest rest;
  rest.titles = {{.text = "A", .range = {0, 10}}};
  log.note(action::SetCutRest{rest, {}}, view, {}, 0);
  view.beside = rest;
  rest.titles[0].text = "AB";
  log.note(action::SetCutRest{rest, "title/0"}, view, {}, 5);
  view.beside = rest;
  rest.titles[0].text = "ABC";
  log.note(action::SetCutRest{rest, "title/0"}, view, {}, 5.5);

  CHECK(only<action::SetCutRest>(log.undo()).rest.titles[0].text == "A");
  CHECK(only<action::SetCutRest>(log.undo()).rest.titles.empty());
  CHECK(only<action::SetCutRest>(log.redo()).rest.titles.size() == 1);
  CHECK(only<action::SetCutRest>(log.redo()).rest.titles[0].text == "ABC");
}
