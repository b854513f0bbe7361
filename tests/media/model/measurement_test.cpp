// SPDX-License-Identifier: Apache-2.0

#include "media/model/measurement.h"

#include <set>

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("every move has a name of its own and words in both languages", "[model]") {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Move::unknown); ++i) {
    const Move move = static_cast<Move>(i);
    names.insert(name_of(move));
    CHECK_FALSE(words_of(move).en.empty());
    CHECK_FALSE(words_of(move).zh.empty());
  }
  CHECK(names.size() == static_cast<std::size_t>(Move::unknown) + 1);
  CHECK(name_of(Move::roll_ccw) == "roll_ccw");

  names.clear();
  for (int i = 0; i <= static_cast<int>(FineMove::unsure); ++i) {
    names.insert(name_of(static_cast<FineMove>(i)));
    CHECK_FALSE(words_of(static_cast<FineMove>(i)).zh.empty());
  }
  CHECK(names.size() == static_cast<std::size_t>(FineMove::unsure) + 1);
  CHECK(name_of(FineMove::orbit) == "orbit");
}
