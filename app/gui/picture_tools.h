// SPDX-License-Identifier: Apache-2.0
//
// Pictures that are computed from what the players show: the difference of two, the scopes of one.
// Each is made once per frame shown.
//
// Threading: the window's thread, with its OpenGL context current.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/gui/gl_pictures.h"
#include "app/gui/player_deck.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

class DifferencePicture {
 public:
  // Nullopt while either is not there, or where their sizes differ.
  std::optional<Shown> of(const PlayerDeck& a, const PlayerDeck& b, double gain);

 private:
  Texture texture_;
  std::string made_;  // From what.
  bool made_any_ = false;
};

class ScopePicture {
 public:
  std::optional<Shown> of(const PlayerDeck& deck, Scope scope, int width);

 private:
  Texture texture_;
  std::string made_;
};

}  // namespace shotlab::gui
