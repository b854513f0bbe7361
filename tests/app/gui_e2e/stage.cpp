// SPDX-License-Identifier: Apache-2.0

#include "tests/app/gui_e2e/stage.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/program.h"

namespace shotlab::test {
namespace {

using namespace std::chrono_literals;

std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool until(double seconds, const std::function<bool()>& condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(20ms);
  }
  return true;
}

bool is_plain(const std::string& text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string Stage::missing(bool input_method) {
  for (const char* program : {"Xvfb", "xdotool", "import"}) {
    if (!have_program(program)) return std::string(program) + " is not installed";
  }
  if (input_method) {
    for (const char* program : {"dbus-run-session", "fcitx5", "fcitx5-remote"}) {
      if (!have_program(program)) return std::string(program) + " is not installed";
    }
  }
  return {};
}

Stage::Stage(const StageOptions& options) {
  const std::string log = (home_ / "log").string();
  // Xvfb finds a free display number and tells it: nothing clashes.
  const std::string number_file = (home_ / "display").string();
  const std::string screen =
      std::to_string(options.width) + "x" + std::to_string(options.height) + "x24";
  display_ = std::make_unique<Background>(
      std::vector<std::string>{"sh", "-c",
                               "exec 3>'" + number_file + "'; exec Xvfb -displayfd 3 -screen 0 " +
                                   screen + " -nolisten tcp -noreset"},
      std::map<std::string, std::string>{}, log);
  const bool shown =
      until(30, [&] { return read_text(number_file).find('\n') != std::string::npos; });
  INFO(read_text(log));
  REQUIRE(shown);
  const std::string number = read_text(number_file).substr(0, read_text(number_file).find('\n'));

  const std::string run = (home_ / "run").string();
  std::filesystem::create_directories(run);
  std::filesystem::permissions(run, std::filesystem::perms::owner_all);
  environment_ = {{"DISPLAY", ":" + number},
                  {"HOME", home_.path().string()},
                  {"SHOTLAB_HOME", (home_ / "lab").string()},
                  {"XDG_RUNTIME_DIR", run},
                  {"XDG_CONFIG_HOME", (home_ / ".config").string()},
                  {"SHOTLAB_UI_STATE", (home_ / "state.json").string()},
                  {"LIBGL_ALWAYS_SOFTWARE", "1"},
                  {"LC_ALL", "C.UTF-8"},
                  {"XMODIFIERS", options.input_method ? "@im=fcitx" : ""}};
  home_.write("lab/state/window.json", "{\"version\":1,\"width\":" + std::to_string(options.width) +
                                           ",\"height\":" + std::to_string(options.height) + "}");
  std::vector<std::string> command{SHOTLAB_PROGRAM};
  if (options.input_method) {
    home_.write(".config/fcitx5/profile",
                "[Groups/0]\nName=Default\nDefault "
                "Layout=us\nDefaultIM=chewing\n\n[Groups/0/Items/0]\nName=keyboard-us\nLayout=\n\n"
                "[Groups/0/Items/1]\nName=chewing\nLayout=\n\n[GroupOrder]\n0=Default\n");
    command = {"dbus-run-session", "--", "sh", "-c",
               "echo \"$DBUS_SESSION_BUS_ADDRESS\" > '" + (home_ / "bus").string() +
                   "'; fcitx5 --disable=wayland >/dev/null 2>&1 & n=0; until fcitx5-remote "
                   ">/dev/null 2>&1 || [ $n -gt 200 ]; do "
                   "n=$((n+1)); sleep 0.1; done; exec '" SHOTLAB_PROGRAM "'"};
  }
  command_ = command;
  program_ = std::make_unique<Background>(command_, environment_, log);
  wait_for("the window to open", [](const nlohmann::json& s) { return s.contains("items"); });
}

Stage::~Stage() = default;

nlohmann::json Stage::state() const {
  return nlohmann::json::parse(read_text(home_ / "state.json"), nullptr, false);
}

void Stage::wait_for(const std::string& what,
                     const std::function<bool(const nlohmann::json&)>& condition, double seconds) {
  bool alive = true;
  const bool held = until(seconds, [&] {
    alive = program_->running();
    const nlohmann::json now = state();
    return !alive || (now.is_object() && condition(now));
  });
  if (held && alive) return;
  screenshot("failed");
  nlohmann::json now = state();
  if (now.is_object()) now.erase("items");
  FAIL("waited for " << what << (alive ? "" : "; the program ended") << "\nstate: " << now.dump(1)
                     << "\nlog: " << read_text(home_ / "log"));
}

void Stage::wait_for_item(const std::string& name, double seconds) {
  wait_for(
      name + " to be there",
      [&](const nlohmann::json& s) {
        return s["items"].contains(name) && s["items"][name][4] == 1;
      },
      seconds);
}

std::string Stage::xdotool(std::vector<std::string> words) const {
  words.insert(words.begin(), "xdotool");
  const ProgramRun run = test::run(words, {.environment = environment_, .folder = {}, .input = {}});
  INFO(run.err);
  CHECK(run.exit == 0);
  return run.out;
}

void Stage::click(const std::string& name) {
  wait_for_item(name);
  // A widget may move between a look at it and the press: the pointer follows it until the window
  // says that it stands on it.
  std::string x, y;
  wait_for("the pointer to be on " + name, [&](const nlohmann::json& s) {
    if (!s["items"].contains(name)) return false;
    const nlohmann::json& where = s["items"][name];
    const auto middle = [&](int low, int high) {
      return std::to_string((where[low].get<int>() + where[high].get<int>()) / 2);
    };
    if (x == middle(0, 2) && y == middle(1, 3)) return s["hovered"] == name;
    x = middle(0, 2);
    y = middle(1, 3);
    xdotool({"mousemove", x, y});
    return false;
  });
  xdotool({"click", "1"});
}

void Stage::key(const std::string& keys) { xdotool({"key", keys}); }

void Stage::type(const std::string& text) {
  // For a character that the keyboard lacks, xdotool changes the keyboard; the window must have
  // heard of it before the next one comes.
  xdotool({"type", "--delay", is_plain(text) ? "30" : "800", text});
}

void Stage::fill(const std::string& name, const std::string& text,
                 const std::function<bool(const nlohmann::json&)>& holds) {
  // A key can be lost while the keyboard is being remapped for Chinese; the state tells, and then
  // it is typed again. Of plain words none may be lost.
  const int attempts = is_plain(text) ? 1 : 4;
  for (int attempt = 1; attempt <= attempts; ++attempt) {
    click(name);
    wait_for(name + " to have the focus",
             [&](const nlohmann::json& s) { return s["focus"] == name; });
    key("ctrl+a");
    type(text);
    if (until(attempt < attempts ? 6 : 60, [&] {
          const nlohmann::json now = state();
          return now.is_object() && holds(now);
        })) {
      return;
    }
  }
  wait_for(name + " to hold " + text, holds, 1);
}

void Stage::kill_and_reopen() {
  program_->kill_now();
  std::filesystem::remove(home_ / "state.json");
  program_ = std::make_unique<Background>(command_, environment_, home_ / "log");
  wait_for("the window to open again", [](const nlohmann::json& s) { return s.contains("items"); });
}

void Stage::input_method(bool on) {
  std::string bus = read_text(home_ / "bus");
  while (!bus.empty() && bus.back() == '\n') bus.pop_back();
  auto environment = environment_;
  environment["DBUS_SESSION_BUS_ADDRESS"] = bus;
  CHECK(test::run({"fcitx5-remote", on ? "-o" : "-c"},
                  {.environment = environment, .folder = {}, .input = {}})
            .exit == 0);
}

void Stage::pause(int milliseconds) {
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

void Stage::screenshot(const std::string& name) {
  const std::filesystem::path folder = std::filesystem::path(SHOTLAB_BINARY_DIR) / "artefacts";
  std::filesystem::create_directories(folder);
  test::run({"import", "-window", "root", (folder / (name + ".png")).string()},
            {.environment = environment_, .folder = {}, .input = {}});
}

}  // namespace shotlab::test
