// SPDX-License-Identifier: Apache-2.0
//
// Looks through JSON before it becomes a tree. What a library lets pass is named here: nesting that
// overflows stacks, keys that are given twice (which of two states would be meant?), and more
// values than any honest answer has. In one pass, in time that grows with the text and no faster.
//
// The library's own callback is no way to do it: with one, every end of an object walks over all
// that its array holds so far, and ten megabytes of small objects take minutes.
//
// Threading: pure functions.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shotlab {

inline constexpr int kMostJsonDepth = 64;

struct JsonLimits {
  std::size_t values = 1'000'000;  // Of all kinds, in all.
  std::size_t keys = 1'000'000;    // Of one object.
};

struct JsonLook {
  enum class Trouble { none, not_json, too_deep, too_many, key_twice } trouble = Trouble::none;
  std::string key;  // The one that is there twice.
};

JsonLook look_through_json(std::string_view text, const JsonLimits& limits = {});

}  // namespace shotlab
