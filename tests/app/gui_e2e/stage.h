// SPDX-License-Identifier: Apache-2.0
//
// The stage: a virtual display with the real program on it, used by real mouse and key events. The
// program writes what it shows into a file; the test waits for that instead of guessing times, and
// clicks widgets by their names instead of guessing pixels.

#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/app/gui_e2e/background.h"
#include "tests/support/temp_dir.h"

namespace shotlab::test {

struct StageOptions {
  int width = 1280;
  int height = 800;
  bool input_method = false;  // fcitx5 with Chinese typing, on a message bus of its own.
};

class Stage {
 public:
  // What is missing on this machine; empty when a stage can be set.
  static std::string missing(bool input_method = false);

  explicit Stage(const StageOptions& options = {});
  ~Stage();

  // The newest state the program wrote.
  nlohmann::json state() const;
  // Waits until `condition` holds of the state; fails the test, naming `what`, after `seconds`.
  void wait_for(const std::string& what,
                const std::function<bool(const nlohmann::json&)>& condition, double seconds = 90);
  void wait_for_item(const std::string& name, double seconds = 90);

  void click(const std::string& name);
  void key(const std::string& keys);  // As xdotool writes them: "ctrl+a".
  void type(const std::string& text);
  // Replaces a field's text; `holds` tells from the state that it arrived.
  void fill(const std::string& name, const std::string& text,
            const std::function<bool(const nlohmann::json&)>& holds);
  // Ends the program without a word and opens it again.
  void kill_and_reopen();
  void input_method(bool on);
  void pause(int milliseconds);  // Only where another program's pace decides: the input method.

  // Keeps a picture of the display in the build folder's artefacts/.
  void screenshot(const std::string& name);
  const TempDir& home() const { return home_; }

 private:
  std::string xdotool(std::vector<std::string> words) const;
  std::map<std::string, std::string> environment_;
  std::vector<std::string> command_;  // The program, with what it runs in.
  TempDir home_;
  std::unique_ptr<Background> display_;
  std::unique_ptr<Background> program_;
};

}  // namespace shotlab::test
