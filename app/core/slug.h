// SPDX-License-Identifier: Apache-2.0
//
// Names of takes: a number for order and a few words for people, "0007-old-man" or "0008-老伯".
//
// Threading: pure functions.

#pragma once

#include <string>
#include <string_view>

namespace shotlab {

// At most three words or six Han characters of `words`, fit for a folder name; "take" if nothing is
// left.
std::string slug(std::string_view words);

std::string take_id(int number, const std::string& slug);  // "0007-old-man"
// 7 for "0007-old-man"; 0 if it does not begin with a number and a dash.
int number_of_id(std::string_view id);

}  // namespace shotlab
