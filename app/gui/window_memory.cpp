// SPDX-License-Identifier: Apache-2.0

#include "app/gui/window_memory.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/gui/shell.h"
#include "media/base/files.h"

namespace shotlab::gui {

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
  return memory;
}

void remember_window(const std::filesystem::path& file, const WindowMemory& memory) {
  const nlohmann::json json = {{"version", 1},
                               {"width", memory.width},
                               {"height", memory.height},
                               {"zoom_percent", std::lround(memory.zoom * 100)},
                               {"dark", memory.dark}};
  if (make_folder(file.parent_path())) static_cast<void>(write_file(file, json.dump(1) + "\n"));
}

}  // namespace shotlab::gui
