// SPDX-License-Identifier: Apache-2.0
//
// A blind comparison: takes beside each other in an order that nobody knows, as A, B, C, without
// names, prompts or numbers, until somebody asks who is who. Votes are kept with the film.

#pragma once

#include <cstdint>
#include <vector>

#include "app/gui/shell.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// In place of the compare panel while ui.compare.blind.on. REQUIRES: something to compare with.
void draw_blind_panel(const Kit& kit, const View& view, const Screens& screens, Ui& ui,
                      Intents& intents);

// 0..count-1 in an order that follows from the seed; every order about as often.
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed);

}  // namespace shotlab::gui
