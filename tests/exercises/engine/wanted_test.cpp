// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/wanted.h"

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("close means: at most 15 % of the missed bound away, in every check", "[engine]") {
  const Wanted length{4, 6};
  CHECK(grade(4, length) == VerdictState::pass);
  CHECK(grade(6, length) == VerdictState::pass);
  CHECK(grade(3.9999999, length) == VerdictState::pass);  // Rounding of a measured number.
  CHECK(grade(3.5, length) == VerdictState::close);
  CHECK(grade(3.3, length) == VerdictState::not_yet);
  CHECK(grade(6.9, length) == VerdictState::close);
  CHECK(grade(7, length) == VerdictState::not_yet);

  CHECK(grade(22, {25, std::nullopt}) == VerdictState::close);
  CHECK(grade(21, {25, std::nullopt}) == VerdictState::not_yet);
  CHECK(grade(1, {2, std::nullopt}) == VerdictState::not_yet);
  // Nothing is near to none.
  CHECK(grade(1, {std::nullopt, 0}) == VerdictState::not_yet);
}

TEST_CASE("a range is said as people say it, in both languages", "[engine]") {
  CHECK(words_of({4, 6}, "s") == Text{"4 to 6 s", "4 至 6 秒"});
  CHECK(words_of({2, std::nullopt}, "takes") == Text{"at least 2 takes", "最少 2 條"});
  CHECK(words_of({std::nullopt, 1}, "acts") == Text{"at most 1 act", "最多 1 個動作"});
  CHECK(words_of({1, 1}, "moves") == Text{"exactly 1 camera move", "剛好 1 種鏡頭運動"});
  CHECK(amount(3.6, "s") == Text{"3.6 s", "3.6 秒"});
  CHECK(amount(4.00, "s") == Text{"4 s", "4 秒"});
}

TEST_CASE("the worse of two states decides", "[engine]") {
  CHECK(worse(VerdictState::pass, VerdictState::close) == VerdictState::close);
  CHECK(worse(VerdictState::not_yet, VerdictState::close) == VerdictState::not_yet);
  CHECK(worse(VerdictState::pass, VerdictState::pass) == VerdictState::pass);
  CHECK(worse(VerdictState::cannot_measure, VerdictState::pass) == VerdictState::cannot_measure);
}
