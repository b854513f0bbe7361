// SPDX-License-Identifier: Apache-2.0
//
// Does a prompt say where its camera move ends? "Pushes slowly to the door" does, "push in" does
// not.
//
// Threading: pure.

#pragma once

#include <string_view>

namespace shotlab {

bool names_end_point(std::string_view prompt);

}  // namespace shotlab
