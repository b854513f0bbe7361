// SPDX-License-Identifier: Apache-2.0
//
// The Kit is what every panel draws with: colours, typefaces, language, scale and pictures. Handed
// down as a value; nothing in it is changed by drawing.
//
// Threading: the window's thread.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/gui/command.h"
#include "app/gui/draw/fonts.h"
#include "app/gui/draw/theme.h"
#include "media/base/text.h"

namespace shotlab::gui {

// A picture that the graphics card has.
struct Shown {
  std::uint64_t texture = 0;  // ImTextureID
  int width = 0;
  int height = 0;
};

// Small pictures from disk: posters and evidence.
class Pictures {
 public:
  virtual ~Pictures() = default;
  // Nullopt while it is not loaded, or cannot be: the caller draws its place.
  virtual std::optional<Shown> find(const std::filesystem::path& path) = 0;
};

// What a test wants to know of every text that was drawn. Pixels.
struct DrawnText {
  std::string text;
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float clip_x0 = 0, clip_y0 = 0, clip_x1 = 0, clip_y1 = 0;
  bool shortened = false;    // Ended in "…".
  bool may_shorten = false;  // Said so by the caller: the whole is in a tooltip.
  bool scrolls = false;      // A window around it scrolls up and down: below the edge is not lost.
  bool slides = false;       // The same, sideways.
  const void* window = nullptr;
};

struct Kit {
  Theme theme = dark_theme();
  Fonts fonts;
  Language language = Language::english;
  float scale = 1;
  double now = 0;  // Seconds, for waiting words and carets.
  Pictures* pictures = nullptr;
  const std::map<Command, std::string>* keys = nullptr;  // As written; null: none are shown.
  std::vector<DrawnText>* audit = nullptr;               // Tests only.

  float px(float logical) const { return logical * scale; }
  const std::string& say(const Text& text) const { return text.in(language); }
  // The key of a command, for buttons and tooltips; empty if it has none.
  std::string_view key(Command command) const {
    if (keys == nullptr) return {};
    const auto found = keys->find(command);
    return found != keys->end() ? std::string_view(found->second) : std::string_view();
  }
  bool chinese() const { return language == Language::chinese; }
};

}  // namespace shotlab::gui
