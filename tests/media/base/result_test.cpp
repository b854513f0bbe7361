// SPDX-License-Identifier: Apache-2.0

#include "media/base/result.h"

#include <memory>
#include <string>

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("a result is a value or an error, never both", "[base]") {
  const Result<int> good = 7;
  const Result<int> bad = Error{ErrorCode::bad_input, {"No.", "不行。"}, {}};

  CHECK(good.ok());
  CHECK(*good == 7);
  CHECK_FALSE(bad);
  CHECK(bad.error().message.in(Language::chinese) == "不行。");
}

TEST_CASE("a result that is an Error type's own value still knows which it holds", "[base]") {
  const Result<std::string> empty = std::string();

  CHECK(empty.ok());
  CHECK(empty->empty());
}

TEST_CASE("what cannot be copied can be moved out of a result", "[base]") {
  Result<std::unique_ptr<int>> made = std::make_unique<int>(3);

  const std::unique_ptr<int> taken = *std::move(made);

  CHECK(*taken == 3);
}
