// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/picture_marks.h"

#include "tests/app/gui/scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;
using Catch::Approx;
using test::Scene;

namespace {

// A take of 16:9 on the screen; what is drawn on it is there, as in the studio.
struct MarkScene : Scene {
  explicit MarkScene(Desk desk = Desk::look) : Scene(test::busy_view(), desk, 1600, 1100) {
    screens = test::sample_screens();
    screens.main.state = ScreenView::State::ready;
    screens.main.frame = 36;
    screens.main.playing = false;
    screens.main.picture = Shown{7, 640, 360};
    gui.draw = [this, draw = gui.draw] {
      const std::size_t before = actions.size();
      draw();
      for (std::size_t n = before; n < actions.size(); ++n) {
        if (const auto* set = std::get_if<action::SetMark>(&actions[n])) keep(*set);
      }
    };
    gui.frames(3);
  }
  TakeRow& row() {
    for (TakeRow& one : view.takes) {
      if (one.take.id == screens.main.take) return one;
    }
    FAIL("the take on the screen is not there");
    throw 0;
  }
  void keep(const action::SetMark& set) {
    std::erase_if(row().marks, [&](const FrameMark& mark) {
      return mark.kind == set.mark.kind && mark.frame == set.mark.frame;
    });
    row().marks.push_back(set.mark);
  }
  // Shares of the screen's item for shares of the picture, which stands in its middle.
  ImVec2 at(double x, double y) const {
    const Item& item = *gui.items().find("screen");
    const float wide = item.x1 - item.x0, tall = item.y1 - item.y0;
    const float fit = std::min(wide / 640, tall / 360);
    const float w = std::floor(640 * fit), h = std::floor(360 * fit);
    return {(std::floor((wide - w) / 2) + static_cast<float>(x) * w) / wide,
            (std::floor((tall - h) / 2) + static_cast<float>(y) * h) / tall};
  }
};

}  // namespace

TEST_CASE("A box is dragged round the subject, on the frame that is shown", "[gui]") {
  MarkScene scene;
  scene.gui.click("mark/subject");
  CHECK(scene.last_move<transport::Pause>() != nullptr);  // The picture stands still.

  scene.gui.drag("screen", scene.at(.6, .8), scene.at(.25, .3));

  REQUIRE(scene.last<action::SetMark>() != nullptr);
  const action::SetMark& set = *scene.last<action::SetMark>();
  CHECK(set.take == scene.screens.main.take);
  CHECK(set.mark.kind == MarkKind::subject);
  CHECK(set.mark.frame == 36);
  CHECK(set.mark.box.x == Approx(.25).margin(.005));
  CHECK(set.mark.box.y == Approx(.3).margin(.005));
  CHECK(set.mark.box.w == Approx(.35).margin(.005));
  CHECK(set.mark.box.h == Approx(.5).margin(.005));
  CHECK(scene.ui.drawing.tool == PictureTool::none);
  // The click that drew it did not play the take.
  CHECK(scene.last_move<transport::Toggle>() == nullptr);
}

TEST_CASE("A gaze keeps its direction", "[gui]") {
  MarkScene scene;
  scene.gui.click("mark/gaze");
  scene.gui.drag("screen", scene.at(.5, .4), scene.at(.2, .5));

  REQUIRE(scene.last<action::SetMark>() != nullptr);
  CHECK(scene.last<action::SetMark>()->mark.box.w == Approx(-.3).margin(.005));
  CHECK(scene.last<action::SetMark>()->mark.box.h == Approx(.1).margin(.005));
}

TEST_CASE("A slip of the hand draws nothing, and Escape lays the tool down", "[gui]") {
  MarkScene scene;
  scene.gui.click("mark/head");
  scene.gui.drag("screen", scene.at(.5, .5), scene.at(.5, .5));
  CHECK(scene.last<action::SetMark>() == nullptr);
  CHECK(scene.ui.drawing.tool == PictureTool::head);

  scene.gui.press(ImGuiKey_Escape);
  CHECK(scene.ui.drawing.tool == PictureTool::none);
  scene.gui.click("screen");
  CHECK(scene.last_move<transport::Toggle>() != nullptr);
}

TEST_CASE("What is drawn beside the picture's edge ends at the edge", "[gui]") {
  MarkScene scene;
  scene.gui.click("mark/region");
  scene.gui.drag("screen", scene.at(.9, .5), ImVec2{1.2f, 1.3f});

  REQUIRE(scene.last<action::SetMark>() != nullptr);
  CHECK(is_sound(scene.last<action::SetMark>()->mark));
  CHECK(scene.last<action::SetMark>()->mark.box.w == Approx(.1).margin(.005));
}

TEST_CASE("A loupe does not move what a mark says", "[gui]") {
  MarkScene scene;
  scene.ui.framing = {2, .5f, .5f};  // The middle half.
  scene.gui.frames(2);
  scene.gui.click("mark/head");
  scene.gui.drag("screen", scene.at(0, 0), scene.at(.5, .5));

  REQUIRE(scene.last<action::SetMark>() != nullptr);
  CHECK(scene.last<action::SetMark>()->mark.box.x == Approx(.25).margin(.005));
  CHECK(scene.last<action::SetMark>()->mark.box.w == Approx(.25).margin(.005));
}

TEST_CASE("Without a pointer a mark is put in the middle and moved by numbers", "[gui]") {
  MarkScene scene;
  scene.gui.click("mark/head");
  scene.gui.click("mark/middle");
  scene.gui.frames(2);
  REQUIRE(scene.row().marks.size() == 1);

  scene.gui.fill("mark/x", "25");
  scene.gui.fill("mark/h", "12.5");
  CHECK(scene.row().marks[0].box.x == Approx(.25));
  CHECK(scene.row().marks[0].box.h == Approx(.125));
  scene.gui.fill("mark/w", "300");  // Not inside the picture.
  CHECK(is_sound(scene.row().marks[0]));
}

TEST_CASE("Marks are listed, shown at their frame, and taken off", "[gui]") {
  MarkScene scene;
  scene.row().marks = {{MarkKind::subject, 12, {.1, .1, .2, .2}}, {MarkKind::event, 50, {}}};
  scene.gui.frames(2);

  scene.gui.click("mark/0");
  REQUIRE(scene.last_move<transport::Seek>() != nullptr);
  CHECK(scene.last_move<transport::Seek>()->frame == 12);
  scene.gui.click("mark/1/remove");
  REQUIRE(scene.last<action::RemoveMark>() != nullptr);
  CHECK(scene.last<action::RemoveMark>()->kind == MarkKind::event);
  CHECK(scene.last<action::RemoveMark>()->frame == 50);
  scene.gui.click("mark/event");
  CHECK(scene.last<action::SetMark>()->mark.frame == 36);
}

TEST_CASE("A mask is drawn for the clip that the next shot alters", "[gui]") {
  MarkScene scene(Desk::shoot);
  scene.gui.click("ingredients");
  CHECK(scene.gui.items().find("mask/ellipse") == nullptr);  // There is no clip for it.
  scene.gui.click("use/clip");
  REQUIRE(scene.last<action::AddReference>() != nullptr);
  const action::AddReference clip = *scene.last<action::AddReference>();
  CHECK(clip.role == "video");
  CHECK(clip.file == "takes/" + scene.screens.main.take + "/take.mp4");
  scene.view.references = {{"video", clip.file, scene.row().take.clip}};
  scene.gui.frames(2);

  scene.gui.click("mask/ellipse");
  scene.gui.drag("screen", scene.at(.2, .2), scene.at(.4, .6));
  REQUIRE(scene.last<action::DrawMask>() != nullptr);
  const MaskDrawing& drawn = scene.last<action::DrawMask>()->drawing;
  REQUIRE(drawn.shape);
  CHECK(drawn.shape->ellipse);
  CHECK(drawn.shape->box.w == Approx(.2).margin(.005));
}

TEST_CASE("A mask is painted in strokes until it is done", "[gui]") {
  MarkScene scene(Desk::shoot);
  scene.view.references = {{"video", "takes/x/take.mp4", scene.row().take.clip}};
  scene.ui.ingredients_open = true;
  scene.gui.frames(2);
  scene.gui.click("mask/brush");
  CHECK(scene.gui.why_not("mask/done") == "mask/done is disabled");

  scene.gui.drag("screen", scene.at(.2, .3), scene.at(.6, .3));
  scene.gui.click("mask/thicker");
  scene.gui.drag("screen", scene.at(.5, .7), scene.at(.5, .75));
  CHECK(scene.last<action::DrawMask>() == nullptr);
  scene.gui.click("mask/done");

  REQUIRE(scene.last<action::DrawMask>() != nullptr);
  const std::vector<BrushStroke>& strokes = scene.last<action::DrawMask>()->drawing.strokes;
  REQUIRE(strokes.size() == 2);
  CHECK(strokes[0].points.front()[0] == Approx(.2).margin(.005));
  CHECK(strokes[0].points.back()[0] == Approx(.6).margin(.005));
  CHECK(strokes[1].width > strokes[0].width);
  CHECK(scene.ui.drawing.strokes.empty());
}

TEST_CASE("A note is tied to the frame that is shown", "[gui]") {
  MarkScene scene;
  scene.gui.click("note/here");
  CHECK(scene.last_move<transport::Pause>() != nullptr);
  scene.screens.main.frame = 50;  // It stays with the frame it was tied to.
  scene.gui.click("note");
  scene.gui.type("He blinks here");
  scene.gui.press(ImGuiKey_Enter);

  REQUIRE(scene.last<action::AddNote>() != nullptr);
  CHECK(scene.last<action::AddNote>()->place == NotePlace{36, {}});
  CHECK_FALSE(scene.ui.note.place.has_value());  // The next one is about the whole take again.
}

TEST_CASE("A note is tied to what is drawn on the picture, and its words come next", "[gui]") {
  MarkScene scene;
  scene.gui.click("note/draw");
  scene.gui.drag("screen", scene.at(.25, .3), scene.at(.6, .8));
  scene.gui.frames(2);
  scene.gui.type("This hand melts");  // Nothing was clicked: the caret stands in the field.
  scene.gui.press(ImGuiKey_Enter);

  REQUIRE(scene.last<action::AddNote>() != nullptr);
  const action::AddNote& note = *scene.last<action::AddNote>();
  CHECK(note.text == "This hand melts");
  REQUIRE(note.place.has_value());
  CHECK(note.place->frame == 36);
  REQUIRE(note.place->region.has_value());
  CHECK(note.place->region->x == Approx(.25).margin(.005));
  CHECK(note.place->region->h == Approx(.5).margin(.005));
  CHECK(scene.count<action::SetMark>() == 0);
}

TEST_CASE("A region of a note is put and moved without a pointer, and taken off", "[gui]") {
  MarkScene scene;
  scene.gui.click("note/draw");
  scene.gui.click("note/middle");
  REQUIRE(scene.ui.note.place.has_value());
  scene.gui.click("note/region/x");
  scene.gui.chord(ImGuiMod_Ctrl, ImGuiKey_A);
  scene.gui.type("10");
  scene.gui.press(ImGuiKey_Enter);
  CHECK(scene.ui.note.place->region->x == Approx(.1));

  scene.gui.click("note/draw");
  REQUIRE(scene.ui.note.place.has_value());
  CHECK_FALSE(scene.ui.note.place->region.has_value());
  CHECK(scene.ui.note.place->frame == 36);
}

TEST_CASE("A note leads to its frame, and can be removed", "[gui]") {
  MarkScene scene;
  const NotePlace place{20, FrameBox{.2, .2, .3, .3}};
  scene.row().take.notes = {{"Over all it is slow", "2026-09-01T10:00:00Z", {}},
                            {"The hat changes", "2026-09-01T10:01:00Z", place}};
  scene.gui.frames(2);
  CHECK(scene.gui.items().find("note/0/go") == nullptr);  // About the whole take.

  scene.gui.click("note/1/go");
  REQUIRE(scene.last_move<transport::Seek>() != nullptr);
  CHECK(scene.last_move<transport::Seek>()->frame == 20);

  scene.gui.click("note/1/remove");
  REQUIRE(scene.last<action::RemoveNote>() != nullptr);
  CHECK(scene.last<action::RemoveNote>()->text == "The hat changes");
  CHECK(scene.last<action::RemoveNote>()->place == place);
}

TEST_CASE("Beside other takes a note is about the whole take", "[gui]") {
  MarkScene scene;
  scene.ui.compare.on = true;
  scene.screens.others.push_back(scene.screens.main);
  scene.gui.frames(2);
  CHECK(scene.gui.items().find("note") != nullptr);
  CHECK(scene.gui.items().find("note/here") == nullptr);
}

TEST_CASE("On the Shoot desk a note is about the whole take", "[gui]") {
  MarkScene scene(Desk::shoot);
  CHECK(scene.gui.items().find("note") != nullptr);
  CHECK(scene.gui.items().find("note/here") == nullptr);
}
