// SPDX-License-Identifier: Apache-2.0
//
// Each panel used as a person uses it: by mouse and keys, on a view made by hand.

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "app/gui/panels/prompt_panel.h"
#include "app/gui/panels/screen_panel.h"
#include "app/gui/shell.h"
#include "tests/app/gui/scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

using test::Scene;

TEST_CASE("Shoot cannot be pressed while the request would be refused, by mouse or by key",
          "[gui]") {
  Scene scene(test::first_view());

  CHECK(scene.gui.why_not("shoot") == "shoot is disabled");
  scene.gui.chord(ImGuiMod_Ctrl, ImGuiKey_Enter);

  CHECK(scene.count<action::Shoot>() == 0);
}

TEST_CASE("Shoot says what it costs and asks for a shot once", "[gui]") {
  Scene scene(test::busy_view());

  CHECK(shoot_words(scene.view) == "Shoot · free · practice generator");
  scene.gui.click("shoot");
  CHECK(scene.count<action::Shoot>() == 1);
  scene.gui.chord(ImGuiMod_Ctrl, ImGuiKey_Enter);
  CHECK(scene.count<action::Shoot>() == 2);

  scene.view.estimate_micros = 400'000;
  CHECK_THAT(shoot_words(scene.view), test::contains("USD 0.40"));
}

TEST_CASE("Typing into a slot hands on the whole prompt at every change", "[gui]") {
  Scene scene(test::first_view());

  scene.gui.click("slot/subject");
  scene.gui.type("搭𨋢的老伯");

  REQUIRE(scene.last<action::EditPrompt>() != nullptr);
  CHECK(scene.last<action::EditPrompt>()->slots.subject == "搭𨋢的老伯");
}

TEST_CASE("Seconds and seed are numbers", "[gui]") {
  Scene scene(test::first_view());
  scene.ui.prompt.seconds = 4;

  scene.gui.click("seconds/more");
  REQUIRE(scene.last<action::EditPrompt>() != nullptr);
  CHECK(scene.last<action::EditPrompt>()->seconds == 5);

  scene.gui.click("seed");
  scene.gui.type("12x7");
  CHECK(scene.last<action::EditPrompt>()->seed == 127);

  scene.gui.fill("seed", "");
  scene.gui.chord(ImGuiMod_Ctrl, ImGuiKey_A);
  scene.gui.press(ImGuiKey_Backspace);
  CHECK_FALSE(scene.last<action::EditPrompt>()->seed.has_value());
}

TEST_CASE("No single key is a command while a text field is active", "[gui]") {
  Scene scene(test::busy_view());
  scene.screens = test::sample_screens();

  scene.gui.click("slot/subject");
  for (ImGuiKey key : {ImGuiKey_F, ImGuiKey_J, ImGuiKey_L, ImGuiKey_C, ImGuiKey_3, ImGuiKey_Space})
    scene.gui.press(key);

  CHECK(scene.count<action::KeepTake>() == 0);
  CHECK(scene.transport.empty());
  CHECK(scene.ui.desk == Desk::shoot);
  scene.gui.chord(ImGuiMod_Ctrl, ImGuiKey_Enter);  // But this one is.
  CHECK(scene.count<action::Shoot>() == 1);
}

TEST_CASE("Keys one to five and the tabs open the desks", "[gui]") {
  Scene scene(test::busy_view());

  scene.gui.press(ImGuiKey_4);
  CHECK(scene.ui.desk == Desk::cut);
  scene.gui.click("desk/papers");
  CHECK(scene.ui.desk == Desk::papers);
  scene.gui.click("desk/brief");
  CHECK(scene.ui.desk == Desk::brief);
  scene.gui.click("begin");
  CHECK(scene.ui.desk == Desk::shoot);
}

TEST_CASE("A take is chosen, kept, judged and noted", "[gui]") {
  Scene scene(test::busy_view());

  scene.gui.click("take/0001-old-man");
  REQUIRE(scene.last<action::SelectTake>() != nullptr);
  CHECK(scene.last<action::SelectTake>()->id == "0001-old-man");

  scene.gui.click("keep");
  REQUIRE(scene.last<action::KeepTake>() != nullptr);
  CHECK(scene.last<action::KeepTake>()->take == "0002-old-man");
  CHECK_FALSE(scene.last<action::KeepTake>()->keep);  // It was kept: the button takes it back.

  scene.gui.click("judge/maybe");
  CHECK(scene.last<action::JudgeTake>()->judgement == Judgement::maybe);
  scene.gui.click("judge/yes");
  CHECK(scene.last<action::JudgeTake>()->judgement ==
        Judgement::none);  // Pressed again: not judged.

  CHECK(scene.gui.why_not("note/add") == "note/add is disabled");
  scene.gui.click("note");
  scene.gui.type("He waits too long. 等得太耐。");
  scene.gui.press(ImGuiKey_Enter);
  REQUIRE(scene.last<action::AddNote>() != nullptr);
  CHECK(scene.last<action::AddNote>()->text == "He waits too long. 等得太耐。");
  CHECK(scene.ui.note.text.empty());
}

TEST_CASE("F keeps, the up arrow goes to the take before", "[gui]") {
  Scene scene(test::busy_view());

  scene.gui.press(ImGuiKey_F);
  CHECK(scene.count<action::KeepTake>() == 1);
  scene.gui.press(ImGuiKey_UpArrow);
  CHECK(scene.last<action::SelectTake>()->id == "0001-old-man");
}

TEST_CASE("A running job can be cancelled, a failed one dismissed", "[gui]") {
  Scene scene(test::busy_view());

  scene.gui.click("cancel/job-3");
  CHECK(scene.last<action::CancelJob>()->id == "job-3");

  scene.view.jobs[0].failed = true;
  scene.view.jobs[0].can_cancel = false;
  scene.view.jobs[0].says = {"Refused: the service wants a shorter clip.",
                             "被拒：服務方要求較短片段。"};
  scene.gui.click("dismiss/job-3");
  CHECK(scene.last<action::DismissJob>()->id == "job-3");
}

TEST_CASE("The transport steps, plays, shuttles, scrubs and loops", "[gui]") {
  Scene scene(test::busy_view());
  scene.screens = test::sample_screens();

  scene.gui.press(ImGuiKey_Space);
  CHECK(scene.last_move<transport::Toggle>() != nullptr);
  scene.gui.press(ImGuiKey_RightArrow);
  REQUIRE(scene.last_move<transport::Step>() != nullptr);
  CHECK(scene.last_move<transport::Step>()->frames == 1);
  scene.gui.press(ImGuiKey_Comma);
  CHECK(scene.last_move<transport::Step>()->frames == -1);
  scene.gui.press(ImGuiKey_L);
  CHECK(scene.last_move<transport::Play>()->speed == 1);
  scene.screens.main.playing = true;
  scene.gui.press(ImGuiKey_L);
  CHECK(scene.last_move<transport::Play>()->speed == 2);
  scene.gui.press(ImGuiKey_J);
  CHECK(scene.last_move<transport::Play>()->speed == -1);
  scene.gui.press(ImGuiKey_K);
  CHECK(scene.last_move<transport::Pause>() != nullptr);
  scene.gui.press(ImGuiKey_End);
  CHECK(scene.last_move<transport::Seek>()->frame == 119);
  scene.gui.click("loop");
  CHECK_FALSE(scene.last_move<transport::Loop>()->on);
  scene.gui.drag("scrub", 0.1f, 0.5f);
  REQUIRE(scene.last_move<transport::Seek>() != nullptr);
  CHECK(std::abs(scene.last_move<transport::Seek>()->frame - 60) <= 1);
}

TEST_CASE("Without a take the transport is dead and the screen says what will be there", "[gui]") {
  Scene scene(test::first_view());

  CHECK(scene.gui.why_not("play") == "play is disabled");
  CHECK(scene.gui.why_not("scrub") == "scrub is disabled");
  scene.gui.press(ImGuiKey_Space);
  CHECK(scene.transport.empty());
}

TEST_CASE("Marks include the frame under the playhead on both sides", "[gui]") {
  ScreenView screen;
  screen.take = "0001";
  screen.frames = 100;
  CutDraft marks;

  screen.frame = 10;
  mark_in(screen, marks);
  screen.frame = 19;
  mark_out(screen, marks);
  CHECK(marks.in == 10);
  CHECK(marks.out == 20);  // Ten frames, 10 to 19.

  screen.frame = 40;
  mark_in(screen, marks);  // Behind the out point: the old end makes no sense any more.
  CHECK(marks.in == 40);
  CHECK_FALSE(marks.out.has_value());

  screen.take = "0002";
  mark_out(screen, marks);  // Another take: its own marks.
  CHECK_FALSE(marks.in.has_value());
}

TEST_CASE("A check opens its card: the reason, what to try, the take", "[gui]") {
  Scene scene(test::busy_view());

  scene.gui.click("check/length");
  CHECK(scene.ui.checks.open == "length");
  scene.gui.click("check-take");
  CHECK(scene.last<action::SelectTake>()->id == "0002-old-man");
  scene.gui.press(ImGuiKey_Escape);
  CHECK(scene.ui.checks.open.empty());
}

TEST_CASE("The checks strip and its cards are on every desk", "[gui]") {
  Scene scene(test::busy_view());
  for (ImGuiKey key : {ImGuiKey_1, ImGuiKey_2, ImGuiKey_3, ImGuiKey_4, ImGuiKey_5}) {
    scene.gui.press(key);
    for (const char* check : {"check/slots", "check/why"}) CHECK(scene.gui.why_not(check).empty());
  }
}

TEST_CASE("The language is switched while running, in both directions", "[gui]") {
  Scene scene(test::busy_view());

  scene.gui.click("language");
  REQUIRE(scene.last<action::SetLanguage>() != nullptr);
  CHECK(scene.last<action::SetLanguage>()->language == Language::chinese);

  scene.view.language = scene.gui.kit.language = Language::chinese;
  scene.gui.click("language");
  CHECK(scene.last<action::SetLanguage>()->language == Language::english);
}

TEST_CASE("An answer is handed on when typing pauses, with the take that it names", "[gui]") {
  Scene scene(test::busy_view(), Desk::papers);

  scene.gui.click("answer/why");
  scene.gui.type("I kept");
  CHECK(scene.count<action::Answer>() == 0);
  scene.gui.click("insert/why/0002-old-man");
  scene.gui.frames(90);

  REQUIRE(scene.last<action::Answer>() != nullptr);
  CHECK(scene.last<action::Answer>()->text == "I kept 0002-old-man ");
}

TEST_CASE("An answer is not left behind when the desk is changed at once", "[gui]") {
  Scene scene(test::busy_view(), Desk::papers);

  scene.gui.click("answer/why");
  scene.gui.type("因為佢抬頭");
  scene.gui.click("desk/shoot");

  REQUIRE(scene.last<action::Answer>() != nullptr);
  CHECK(scene.last<action::Answer>()->text == "因為佢抬頭");
}

TEST_CASE("A quiz item is answered after its clip is there", "[gui]") {
  Scene scene(test::first_view(), Desk::papers);
  scene.view.exercise = &test::sample_moves_exercise();

  CHECK(scene.gui.why_not("quiz-play/clip1") == "quiz-play/clip1 is disabled");
  scene.view.quiz_clips["clip1"] = "clip1.mp4";
  scene.gui.click("quiz-play/clip1");
  CHECK(scene.ui.quiz_playing == "clip1");
  scene.gui.click("quiz/clip1/truck");
  CHECK(scene.last<action::ChooseQuiz>()->choice == "truck");
}

TEST_CASE("A keeper's marked range goes into the cut, and the cut is saved and exported", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  scene.screens = test::sample_screens();
  scene.view.cut.clear();

  scene.screens.main.frame = 10;
  scene.gui.press(ImGuiKey_I);
  scene.screens.main.frame = 57;
  scene.gui.press(ImGuiKey_O);
  scene.gui.click("bin-add/0002-old-man");

  REQUIRE(scene.last<action::SetCut>() != nullptr);
  REQUIRE(scene.last<action::SetCut>()->cut.size() == 1);
  CHECK(scene.last<action::SetCut>()->cut[0].range == FrameRange{10, 58});
  CHECK(scene.gui.why_not("cut-save") == "cut-save is disabled");

  scene.view.cut = scene.last<action::SetCut>()->cut;
  scene.gui.click("cut-save");
  CHECK(scene.count<action::SaveCut>() == 1);
  scene.gui.click("cut-export");
  CHECK(scene.count<action::Export>() == 1);
}

TEST_CASE("C compares with the take before, Escape ends it", "[gui]") {
  Scene scene(test::busy_view());

  scene.gui.press(ImGuiKey_C);
  CHECK(scene.ui.compare.on);
  CHECK(scene.ui.desk == Desk::look);
  CHECK(compared_with(scene.view)->take.id == "0001-old-man");
  scene.gui.press(ImGuiKey_Escape);
  CHECK_FALSE(scene.ui.compare.on);
}

TEST_CASE("The sheet of keys covers what lies below it until it is closed", "[gui]") {
  Scene scene(test::busy_view());

  scene.gui.click("keys");
  CHECK(scene.ui.keys.open);
  CHECK_THAT(scene.gui.why_not("slot/light"), test::contains("covered"));
  scene.gui.click("keys/close");
  CHECK_FALSE(scene.ui.keys.open);
}

TEST_CASE("A notice says what went wrong until it is dismissed", "[gui]") {
  Scene scene(test::busy_view());
  scene.view.notice = Error{ErrorCode::io,
                            {"The disk is full.", "磁碟已滿。"},
                            {"Free some space, then export again.", "騰出空間後再輸出。"}};

  scene.gui.click("notice/dismiss");

  CHECK(scene.count<action::DismissNotice>() == 1);
}

TEST_CASE("Everything can be reached by Tab and pressed by Enter", "[gui]") {
  Scene scene(test::busy_view());

  for (int n = 0; n < 200 && scene.count<action::KeepTake>() == 0; ++n) {
    scene.gui.press(ImGuiKey_Tab);
    const ImGuiID focused = ImGui::GetFocusID();
    if (scene.gui.items().name_of(focused) == "keep") scene.gui.press(ImGuiKey_Enter);
  }

  CHECK(scene.count<action::KeepTake>() == 1);
}
