// SPDX-License-Identifier: Apache-2.0
//
// Words that more than one panel shows, and how numbers are said.
//
// Threading: pure functions.

#pragma once

#include <cstdint>
#include <string>

#include "app/gui/ui.h"
#include "media/base/text.h"
#include "media/model/take.h"

namespace shotlab::gui {

Text words_of_desk(Desk desk);
Text words_of_judgement(Judgement judgement);

// "free" or "USD 0.40".
Text price(std::int64_t micros, const std::string& currency);
std::string money(std::int64_t micros);                // "0.40"
Text seconds_words(double seconds, int decimals = 1);  // "3.6 s" / 「3.6 秒」

// "0007" of "0007-lantern"; the rest of it, "lantern".
std::string take_number(const std::string& id);
std::string take_words(const std::string& id);

// " (I)" / 「（I）」: the key that a command has now, to be written after its words; empty if it
// has none.
std::string in_brackets(const Kit& kit, Command command);

const TakeRow* find_take(const View& view, const std::string& id);
const TakeRow* selected(const View& view);

}  // namespace shotlab::gui
