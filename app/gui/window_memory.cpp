// SPDX-License-Identifier: Apache-2.0

#include "app/gui/window_memory.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/gui/shell.h"
#include "media/base/files.h"

namespace shotlab::gui {
namespace {

// {"set": "premiere", "own": {"keep": "Ctrl+K", "split": ""}}. What is not known is left out.
KeySettings keys_from(const nlohmann::json& json) {
  KeySettings keys;
  if (!json.is_object()) return keys;
  const std::string set = json.value("set", nlohmann::json()).is_string() ? json["set"] : "";
  for (int n = 0; n < kKeyPresetCount; ++n) {
    if (set == name_of(static_cast<KeyPreset>(n))) keys.preset = static_cast<KeyPreset>(n);
  }
  const auto own = json.find("own");
  if (own == json.end() || !own->is_object()) return keys;
  for (const auto& [name, chord] : own->items()) {
    const std::optional<Command> command = command_named(name);
    if (!command || !chord.is_string()) continue;
    if (const std::optional<int> found = chord_named(chord)) keys.own[*command] = *found;
  }
  return keys;
}

nlohmann::json json_of(const KeySettings& keys) {
  nlohmann::json own = nlohmann::json::object();
  for (const auto& [command, chord] : keys.own) own[info_of(command).name] = chord_name(chord);
  return {{"set", name_of(keys.preset)}, {"own", own}};
}

}  // namespace

WindowMemory recall_window(const std::filesystem::path& file) {
  WindowMemory memory;
  const Result<std::string> bytes = read_file(file, 64u << 10);
  if (!bytes) return memory;
  const nlohmann::json json = nlohmann::json::parse(*bytes, nullptr, false);
  if (!json.is_object() || json.value("version", nlohmann::json(0)) != 1) return memory;
  const auto whole = [&](const char* name, int usual, int least, int most) {
    const auto found = json.find(name);
    return found != json.end() && found->is_number_integer()
               ? std::clamp(found->get<int>(), least, most)
               : usual;
  };
  memory.width = whole("width", memory.width, 640, 16384);
  memory.height = whole("height", memory.height, 480, 16384);
  memory.zoom = std::clamp(static_cast<float>(whole("zoom_percent", 100, 75, 400)) / 100,
                           kZoomLeast, kZoomMost);
  const auto dark = json.find("dark");
  if (dark != json.end() && dark->is_boolean()) memory.dark = dark->get<bool>();
  memory.keys = keys_from(json.value("keys", nlohmann::json::object()));
  return memory;
}

void remember_window(const std::filesystem::path& file, const WindowMemory& memory) {
  const nlohmann::json json = {{"version", 1},
                               {"width", memory.width},
                               {"height", memory.height},
                               {"zoom_percent", std::lround(memory.zoom * 100)},
                               {"dark", memory.dark},
                               {"keys", json_of(memory.keys)}};
  if (make_folder(file.parent_path())) static_cast<void>(write_file(file, json.dump(1) + "\n"));
}

}  // namespace shotlab::gui
