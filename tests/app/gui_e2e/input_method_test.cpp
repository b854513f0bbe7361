// SPDX-License-Identifier: Apache-2.0
//
// Chinese typed through a real input method (fcitx5 with chewing). Stock GLFW reports keys that the
// method has taken: Backspace then deletes twice and Enter breaks the line.

#include "tests/app/gui_e2e/stage.h"
#include "tests/support/catch.h"

using namespace shotlab;
using nlohmann::json;

namespace {

// The method answers from its own process: each key is given time to come back.
void keys(test::Stage& stage, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    stage.key(name);
    stage.pause(380);
  }
}

std::string answer(const json& state) {
  return state["answers"].contains("why") ? state["answers"]["why"].get<std::string>()
                                          : std::string();
}

}  // namespace

TEST_CASE("Keys that the input method takes do not act on the text a second time", "[gui]") {
  if (const std::string missing = test::Stage::missing(true); !missing.empty()) SKIP(missing);
  test::Stage stage({.width = 1280, .height = 800, .input_method = true});
  stage.click("exercise/m1e1");
  stage.click("desk/papers");
  stage.click("answer/why");
  stage.wait_for("the field to have the focus",
                 [](const json& s) { return s["focus"] == "answer/why"; });

  stage.input_method(false);
  stage.pause(400);
  keys(stage, {"x", "y", "z", "BackSpace"});
  stage.input_method(true);
  stage.pause(400);
  keys(stage, {"s", "u", "3", "c", "l", "3"});
  stage.screenshot("input-method");  // The candidates stand at the caret.
  keys(stage,
       {"BackSpace", "c", "l", "3", "Return", "BackSpace", "Return", "s", "u", "3", "Return"});
  stage.input_method(false);
  stage.pause(400);
  keys(stage, {"Left", "Left", "w"});

  stage.wait_for(
      "the text", [](const json& s) { return answer(s) == "xy你w\n你"; }, 20);
}
