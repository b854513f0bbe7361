// SPDX-License-Identifier: Apache-2.0
//
// The first lesson, from brief to hand-in, in the real window: five slots typed, two takes shot,
// noted, one kept, the question answered, the checks seen, the papers filled, the film handed in.

#include <array>

#include "media/model/shot_request.h"
#include "tests/app/gui_e2e/stage.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

using namespace shotlab;
using nlohmann::json;

namespace {

struct Lesson {
  std::string language;
  PromptSlots slots;
  std::string second_light;
  std::array<std::string, 2> notes;
  std::string answer;
  std::string human;  // The human part, for the cue sheet.
  std::string why;    // AI was used, for the disclosure.
  std::string name;   // Of the pictures.
};

void type_slots(test::Stage& stage, const PromptSlots& slots) {
  PromptSlots so_far;
  const std::array<std::pair<const char*, std::string PromptSlots::*>, 5> all{
      {{"slot/size", &PromptSlots::size},
       {"slot/subject", &PromptSlots::subject},
       {"slot/action", &PromptSlots::action},
       {"slot/place", &PromptSlots::place},
       {"slot/light", &PromptSlots::light}}};
  for (const auto& [name, slot] : all) {
    so_far.*slot = slots.*slot;
    const std::string wanted = so_far.joined();
    stage.fill(name, slots.*slot, [&](const json& s) { return s["prompt"] == wanted; });
  }
}

void shoot(test::Stage& stage, std::size_t takes, const std::string& prompt) {
  stage.wait_for("the request to be accepted",
                 [](const json& s) { return s["can_shoot"] == true; });
  stage.click("shoot");
  stage.wait_for(
      "take " + std::to_string(takes),
      [&](const json& s) { return s["takes"].size() == takes && s["jobs"].empty(); }, 240);
  CHECK(stage.state()["takes"][takes - 1]["prompt"] == prompt);
}

void note(test::Stage& stage, std::size_t take, const std::string& words, const char* judgement) {
  const std::string id = stage.state()["takes"][take]["id"];
  stage.click("take/" + id);
  stage.wait_for("the take to be chosen", [&](const json& s) { return s["selected"] == id; });
  stage.click(judgement);
  stage.wait_for("the judgement",
                 [&](const json& s) { return s["takes"][take]["judged"] == true; });
  stage.fill("note", words, [&](const json& s) { return s["note"] == words; });
  stage.key("Return");
  stage.wait_for("the note", [&](const json& s) { return s["takes"][take]["notes"] == 1; });
}

// By keys alone where there is one: compares the two takes, cuts one of them, undoes, plays the
// film.
void compare_and_cut(test::Stage& stage, const std::string& name) {
  stage.key("c");
  stage.wait_for("both takes", [](const json& s) { return s["others"].size() == 1; });
  stage.wait_for("the measurement", [](const json& s) { return s["compared"].size() == 1; });
  stage.wait_for_item("score");
  stage.screenshot("compare-" + name);
  stage.key("Escape");

  stage.key("4");
  stage.wait_for("the Cut desk", [](const json& s) { return s["desk"] == "cut"; });
  stage.key("a");
  stage.wait_for("a shot", [](const json& s) { return s["cut"]["shots"] == 1; });
  stage.click("timeline/ruler");
  stage.wait_for("the film", [](const json& s) { return s["cut"]["frame"] > 10; });
  stage.key("s");
  stage.wait_for("two shots", [](const json& s) { return s["cut"]["shots"] == 2; });
  stage.key("ctrl+z");
  stage.wait_for("one shot again", [](const json& s) { return s["cut"]["shots"] == 1; });
  stage.key("ctrl+shift+z");
  stage.wait_for("two shots again", [](const json& s) { return s["cut"]["shots"] == 2; });
  stage.wait_for("the film to be heard", [](const json& s) { return s["cut"]["heard"] == true; });
  stage.screenshot("cut-" + name);
  stage.key("ctrl+s");
  stage.wait_for("the cut to be saved", [](const json& s) { return s["cut"]["version"] == 1; });
}

// From the papers to a package that another program finds whole.
void hand_in(test::Stage& stage, const Lesson& lesson) {
  const std::string take = stage.state()["takes"][1]["id"];
  stage.click("desk/papers");
  stage.wait_for("the take to rest where nobody sees it",
                 [](const json& s) { return s["screen"]["playing"] == false; });
  stage.click("papers/cue");
  stage.wait_for("a row for each use of the take",
                 [](const json& s) { return s["papers"]["cue"].size() == 2; });
  for (const std::string& row : {take, take + ".2"}) {
    stage.click("cue/" + row + "/person/invented");
    stage.fill("cue/" + row + "/human", lesson.human,
               [&](const json& s) { return s["papers"]["cue"][row]["human"] == lesson.human; });
    stage.wait_for("the row to be complete",
                   [&](const json& s) { return s["papers"]["cue"][row]["complete"] == true; });
  }
  stage.screenshot("cue-" + lesson.name);
  stage.click("papers/disclosure");
  stage.fill("why", lesson.why, [&](const json& s) { return s["papers"]["why"] == lesson.why; });
  const std::string tongue = lesson.name;
  stage.click("line/" + tongue + "=draft");
  stage.wait_for("the disclosure", [&](const json& s) {
    return s["papers"]["line"][tongue].get<std::string>().find(lesson.why) != std::string::npos;
  });
  stage.screenshot("disclosure-" + lesson.name);
  stage.click("papers/handin");
  stage.wait_for("what is missing", [](const json& s) {
    return s["handin"]["planned"] == true && s["handin"]["missing"] > 0;
  });
  stage.click("handin/go");
  stage.wait_for("the package", [](const json& s) { return s["handin"]["package"] != ""; });
  stage.screenshot("handin-" + lesson.name);
  const std::string package = stage.state()["handin"]["package"];
  CHECK(test::run_program({"handin", "--verify", package}).exit == 0);
}

void run_lesson(const Lesson& lesson) {
  test::Stage stage;
  if (lesson.language != "en") {
    stage.click("language");
    stage.wait_for("the language to change",
                   [&](const json& s) { return s["language"] == lesson.language; });
  }
  stage.click("exercise/m1e1");
  stage.wait_for("the first exercise", [](const json& s) { return s["exercise"] == "m1e1"; });
  stage.screenshot("start-" + lesson.name);
  CHECK(stage.state()["can_shoot"] == false);

  type_slots(stage, lesson.slots);
  shoot(stage, 1, lesson.slots.joined());
  stage.wait_for("the first take to play",
                 [](const json& s) { return s["screen"]["state"] == "ready"; });
  PromptSlots second = lesson.slots;
  second.light = lesson.second_light;
  stage.fill("slot/light", second.light,
             [&](const json& s) { return s["prompt"] == second.joined(); });
  shoot(stage, 2, second.joined());

  note(stage, 0, lesson.notes[0], "judge/maybe");
  note(stage, 1, lesson.notes[1], "judge/yes");
  stage.click("keep");
  stage.wait_for("the keeper", [](const json& s) { return s["takes"][1]["keeper"] == true; });
  stage.screenshot("shoot-" + lesson.name);

  stage.click("desk/papers");
  stage.click("answer/why");
  stage.type(lesson.answer);
  stage.click("insert/why/" + stage.state()["takes"][1]["id"].get<std::string>());
  stage.wait_for("the answer to be kept", [&](const json& s) {
    return s["answers"].contains("why") &&
           s["answers"]["why"].get<std::string>().find(s["takes"][1]["id"].get<std::string>()) !=
               std::string::npos;
  });
  stage.screenshot("papers-" + lesson.name);

  stage.click("desk/look");
  stage.wait_for(
      "the verdict",
      [](const json& s) {
        return s["checking"] == false && s.contains("passed") && s["passed"] == true;
      },
      240);
  for (const char* check : {"slots", "takes", "notes", "keeper", "picture", "length", "why"}) {
    CAPTURE(check);
    CHECK(stage.state()["checks"][check] == "pass");
  }
  stage.click("check/picture");
  stage.wait_for("the check's card", [](const json& s) { return s["open_check"] == "picture"; });
  stage.wait_for_item("check-close");
  stage.screenshot("look-" + lesson.name);
  stage.key("Escape");
  compare_and_cut(stage, lesson.name);
  hand_in(stage, lesson);
}

}  // namespace

TEST_CASE("What was typed into the papers is there after the program was killed", "[gui]") {
  if (const std::string missing = test::Stage::missing(); !missing.empty()) SKIP(missing);
  test::Stage stage;
  stage.click("exercise/m1e1");
  stage.click("desk/papers");
  stage.click("papers/who");
  stage.fill("author", "Chan Siu Ming",
             [](const json& s) { return s["papers"]["author"] == "Chan Siu Ming"; });
  stage.wait_for("it to be kept", [](const json& s) { return s["papers"]["saving"] == false; });

  stage.kill_and_reopen();

  CHECK(stage.state()["papers"]["author"] == "Chan Siu Ming");
}

TEST_CASE("The first lesson can be done in the window, in English, from brief to hand-in",
          "[gui]") {
  if (const std::string missing = test::Stage::missing(); !missing.empty()) SKIP(missing);
  run_lesson({"en",
              {.size = "medium shot",
               .subject = "an old man in a green coat",
               .action = "checks his watch twice",
               .place = "tram stop",
               .light = "soft morning light"},
              "low evening sun from the left",
              {"The light is too flat to feel late.", "The low sun makes the waiting longer."},
              "I kept this one because the low sun throws his shadow forward and he looks at his "
              "watch twice before the "
              "tram comes, so we feel him waiting. The take is ",
              "I chose the low sun and cut when he looks up.",
              "no tram stops here at dusk",
              "en"});
}

TEST_CASE("The first lesson can be done in the window, in Chinese, from brief to hand-in",
          "[gui]") {
  if (const std::string missing = test::Stage::missing(); !missing.empty()) SKIP(missing);
  run_lesson({"zh-Hant-HK",
              {.size = "中景",
               .subject = "穿綠色外套的老伯",
               .action = "看了兩次錶",
               .place = "電車站",
               .light = "清晨柔光"},
              "黃昏斜陽由左面來",
              {"光線太平，見不到他的影子，不覺得他等了很久", "斜陽把影子拉長，見到他一直在等電車"},
              "我揀這一條因為黃昏斜陽由左面來把老伯的影子拉長他看了兩次錶我們感覺到他一直在等電車來"
              "到之前的那一刻最好",
              "我揀斜陽",
              "黃昏沒有電車",
              "zh"});
}
