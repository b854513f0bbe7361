// SPDX-License-Identifier: Apache-2.0
//
// "Did you mean ...?": the known word that a mistyped one is closest to.
//
// Threading: pure.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shotlab {

// Empty if none is near: more than a third of the letters would have to change.
std::string nearest(std::string_view typed, const std::vector<std::string>& known);

}  // namespace shotlab
