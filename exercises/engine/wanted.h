// SPDX-License-Identifier: Apache-2.0
//
// What a check wants of a number, how near a miss is, and how both are said.
//
// Threading: pure.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "exercises/engine/verdict.h"
#include "media/base/text.h"

namespace shotlab {

struct Wanted {
  std::optional<double> least;
  std::optional<double> most;

  bool contains(double value) const;
};

// The one meaning of "close" for all checks: outside the range by at most this share of the bound
// that is missed. 22 words of 25 are close; one take of two is not.
inline constexpr double kCloseShare = 0.15;

// pass, close or not_yet.
VerdictState grade(double value, const Wanted& wanted);
// The worse of two: not_yet before close before pass.
VerdictState worse(VerdictState a, VerdictState b);

// "3.6 s" / 「3.6 秒」. `unit` is the unit of a verdict: "s", "takes", "%", ...
Text amount(double value, std::string_view unit);
// "4 to 6 s", "at least 2 takes", "exactly 1 move", "at most 2 frames".
Text words_of(const Wanted& wanted, std::string_view unit);

// As few decimals as the number needs, two at most.
std::string plain(double value);

}  // namespace shotlab
