// SPDX-License-Identifier: Apache-2.0
//
// Keys, sets of keys that editors know, and the palette.

#include <imgui.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "app/gui/key_map.h"
#include "app/gui/panels/palette.h"
#include "app/gui/window_memory.h"
#include "tests/app/gui/scene.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace shotlab::gui;
using test::Scene;

TEST_CASE("In every set each command has a key, and no key stands for two", "[gui]") {
  for (int n = 0; n < kKeyPresetCount; ++n) {
    KeySettings settings;
    settings.preset = static_cast<KeyPreset>(n);
    INFO(name_of(settings.preset));
    std::set<int> chords;
    std::set<Command> commands_with_keys;
    for (const Binding& binding : bindings(settings)) {
      CHECK(chords.insert(binding.chord).second);
      commands_with_keys.insert(binding.command);
    }
    for (const CommandInfo& info : commands()) {
      INFO(info.name);
      CHECK(commands_with_keys.contains(info.command));
    }
  }
}

TEST_CASE("Premiere's, Resolve's and Media Composer's keys are where editors look for them",
          "[gui]") {
  const auto key = [](KeyPreset preset, Command command) {
    KeySettings settings;
    settings.preset = preset;
    return key_names(bindings(settings)).at(command);
  };

  CHECK(key(KeyPreset::premiere, Command::split) == "Ctrl+K");
  CHECK(key(KeyPreset::premiere, Command::remove_shot) == "Shift+Delete");
  CHECK(key(KeyPreset::resolve, Command::split) == "Ctrl+B");
  CHECK(key(KeyPreset::resolve, Command::trim_start) == "Shift+[");
  CHECK(key(KeyPreset::avid, Command::mark_in) == "E");
  CHECK(key(KeyPreset::avid, Command::add_to_cut) == "V");
  CHECK(key(KeyPreset::shotlab, Command::desk_cut) == "4");
}

TEST_CASE("A key of one's own takes the place of the set's", "[gui]") {
  KeySettings settings;
  settings.own[Command::split] = ImGuiKey_F;  // "keep" had it.

  const auto names = key_names(bindings(settings));

  CHECK(names.at(Command::split) == "F");
  CHECK_FALSE(names.contains(Command::keep));
}

TEST_CASE("A chord is written, and read again as the same", "[gui]") {
  ImGuiContext* context = ImGui::CreateContext();
  for (const Binding& binding : bindings({}))
    CHECK(chord_named(chord_name(binding.chord)) == binding.chord);
  CHECK(chord_named("") == 0);
  CHECK_FALSE(chord_named("Ctrl+Nothing").has_value());
  ImGui::DestroyContext(context);
}

TEST_CASE("The sheet gives a command the key that is pressed; Escape leaves it as it was",
          "[gui]") {
  Scene scene(test::busy_view());
  scene.gui.click("keys");

  scene.gui.click("key/keep");
  scene.gui.chord(ImGuiMod_Ctrl, ImGuiKey_G);
  CHECK(scene.ui.keys.settings.own.at(Command::keep) == (ImGuiMod_Ctrl | ImGuiKey_G));
  CHECK(scene.count<action::KeepTake>() == 0);

  scene.gui.click("key/compare");
  scene.gui.press(ImGuiKey_Escape);
  CHECK(scene.ui.keys.open);
  CHECK_FALSE(scene.ui.keys.settings.own.contains(Command::compare));

  scene.gui.click("keys/close");
  scene.gui.chord(ImGuiMod_Ctrl, ImGuiKey_G);
  CHECK(scene.count<action::KeepTake>() == 1);
  scene.gui.press(ImGuiKey_F);
  CHECK(scene.count<action::KeepTake>() == 1);  // The old key is free.
}

TEST_CASE("The set of keys is chosen on the sheet, and shown on the buttons", "[gui]") {
  Scene scene(test::busy_view());
  scene.gui.click("keys");
  scene.gui.click("keys/avid");

  CHECK(scene.ui.keys.settings.preset == KeyPreset::avid);
  scene.gui.click("keys/close");
  scene.gui.press(ImGuiKey_4);
  CHECK(scene.ui.desk == Desk::shoot);  // 4 is one frame on there.
  scene.gui.chord(ImGuiMod_Ctrl, ImGuiKey_4);
  CHECK(scene.ui.desk == Desk::cut);
}

TEST_CASE("Keys are remembered with the window, and what is not known is left out", "[gui]") {
  ImGuiContext* context = ImGui::CreateContext();
  const test::TempDir dir;
  WindowMemory memory;
  memory.keys.preset = KeyPreset::resolve;
  memory.keys.own[Command::keep] = ImGuiMod_Ctrl | ImGuiKey_K;
  remember_window(dir.path() / "window.json", memory);

  CHECK(recall_window(dir.path() / "window.json").keys == memory.keys);
  dir.write("odd.json", R"({"version":1,"keys":{"set":"emacs","own":{"fly":"F","keep":7}}})");
  CHECK(recall_window(dir.path() / "odd.json").keys == KeySettings{});
  ImGui::DestroyContext(context);
}

TEST_CASE("The palette finds a command by its words in either language", "[gui]") {
  const Kit kit;
  const View view = test::busy_view();
  const auto first = [&](const char* query) {
    const auto lines = find_lines(kit, view, query);
    return lines.empty() ? std::string() : lines.front().name;
  };

  CHECK(first("keep") == "command/keep");
  CHECK(first("切開") == "command/split");
  CHECK(first("frame back") == "command/step_back");
  CHECK(first("exercise first") == "exercise/m1e1");
  CHECK(find_lines(kit, view, "zzz").empty());
}

TEST_CASE("The palette is opened, typed into and obeyed by keys alone", "[gui]") {
  Scene scene(test::busy_view());

  scene.gui.chord(ImGuiMod_Ctrl | ImGuiMod_Shift, ImGuiKey_P);
  REQUIRE(scene.ui.palette.open);
  scene.gui.frames(2);
  scene.gui.type("papers");
  scene.gui.press(ImGuiKey_Enter);

  CHECK_FALSE(scene.ui.palette.open);
  CHECK(scene.ui.desk == Desk::papers);
}

TEST_CASE("Undo and redo have keys and buttons, and rest while a text field is active", "[gui]") {
  Scene scene(test::busy_view());
  scene.undo.undo = {"the cut", "剪接"};

  scene.gui.chord(ImGuiMod_Ctrl, ImGuiKey_Z);
  CHECK(scene.undone == 1);
  scene.gui.chord(ImGuiMod_Ctrl | ImGuiMod_Shift, ImGuiKey_Z);
  CHECK(scene.redone == 1);
  scene.gui.click("undo");
  CHECK(scene.undone == 2);
  CHECK(scene.gui.why_not("redo") == "redo is disabled");
  scene.gui.click("slot/subject");
  scene.gui.chord(ImGuiMod_Ctrl, ImGuiKey_Z);
  CHECK(scene.undone == 2);
}

TEST_CASE("The presenter's audience sees which key was pressed", "[gui]") {
  Scene scene(test::busy_view());
  scene.gui.press(ImGuiKey_F9);
  CHECK(scene.ui.presenting);

  scene.gui.press(ImGuiKey_3);
  CHECK(scene.ui.last_command == Command::desk_look);
  scene.gui.press(ImGuiKey_F9);
  CHECK_FALSE(scene.ui.presenting);
}

TEST_CASE("Words that name a key name the one that is set", "[gui]") {
  for (Language language : {Language::english, Language::chinese}) {
    View view = test::first_view(language);
    Scene scene(view, Desk::cut);
    std::vector<DrawnText> texts;
    scene.gui.kit.audit = &texts;
    const auto shown = [&] {
      texts.clear();
      scene.gui.frame();
      std::string all;
      for (const DrawnText& text : texts) all += text.text + " ";
      return all;
    };
    const auto bracketed = [&](const std::string& key) {
      return language == Language::english ? "(" + key + ")" : "（" + key + "）";
    };
    CHECK_THAT(shown(), test::contains(bracketed("I")));
    CHECK_THAT(shown(), test::contains(bracketed("F")));

    scene.ui.keys.settings.own[Command::mark_in] = ImGuiKey_Y;
    scene.ui.keys.settings.own[Command::keep] = ImGuiMod_Ctrl | ImGuiKey_K;

    CHECK_THAT(shown(), test::contains(bracketed("Y")));
    CHECK_THAT(shown(), test::contains(bracketed("Ctrl+K")));
    CHECK_THAT(shown(), !test::contains(bracketed("I")));
    CHECK_THAT(shown(), !test::contains(bracketed("F")));
  }
}

TEST_CASE("No sentence of the window has a key written into it that could be another one",
          "[gui]") {
  const std::regex key(R"(\([A-Z]\)|（[A-Z]）|\bEsc\b)");
  const std::filesystem::path gui = std::filesystem::path(SHOTLAB_SOURCE_DIR) / "app/gui";
  std::size_t files = 0;
  for (const char* folder : {"panels", "desks"}) {
    for (const auto& entry : std::filesystem::directory_iterator(gui / folder)) {
      if (entry.path().extension() != ".cpp") continue;
      ++files;
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);) {
        const std::string code = line.substr(0, line.find("//"));
        if (code.find('"') == std::string::npos || !std::regex_search(code, key)) continue;
        FAIL_CHECK(entry.path().filename().string() << ": " << line);
      }
    }
  }
  CHECK(files > 30);
}
