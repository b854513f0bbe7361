// SPDX-License-Identifier: Apache-2.0

#include "app/generate/json_guard.h"

#include <nlohmann/json.hpp>

#include "app/generate/lenient_json.h"
#include "tests/support/catch.h"

using namespace shotlab;
using Trouble = JsonLook::Trouble;

namespace {

std::string repeated(const std::string& piece, std::size_t times) {
  std::string text = "[" + piece;
  for (std::size_t n = 1; n < times; ++n) text += "," + piece;
  return text + "]";
}

}  // namespace

TEST_CASE("Each thing that an honest answer does not have is named", "[generate]") {
  CHECK(look_through_json(R"({"a":[1,"b",null,true,2.5,{"a":-1}]})").trouble == Trouble::none);
  CHECK(look_through_json("{\"a\":1").trouble == Trouble::not_json);
  CHECK(look_through_json("").trouble == Trouble::not_json);
  CHECK(look_through_json("1 2").trouble == Trouble::not_json);
  CHECK(look_through_json(std::string(100'000, '[')).trouble == Trouble::too_deep);
  const JsonLook twice = look_through_json(R"([{"state":"done","n":1,"state":"failed"}])");
  CHECK(twice.trouble == Trouble::key_twice);
  CHECK(twice.key == "state");
}

TEST_CASE("Values are counted over the whole text, keys in each object", "[generate]") {
  const JsonLimits few{.values = 4, .keys = 2};
  CHECK(look_through_json("[1,2,3]", few).trouble == Trouble::none);
  CHECK(look_through_json("[1,2,3,4]", few).trouble == Trouble::too_many);
  CHECK(look_through_json("[[],[],[],[]]", few).trouble == Trouble::too_many);
  CHECK(look_through_json(R"({"a":1,"b":2})", few).trouble == Trouble::none);
  CHECK(look_through_json(R"({"a":1,"b":2,"c":3})", few).trouble == Trouble::too_many);
}

// With the library's callback each end of an object walked over all before it: this took minutes.
TEST_CASE("Hundreds of thousands of small objects are read at once", "[generate]") {
  const std::string many = repeated("{\"a\":{}}", 300'000);
  CHECK(look_through_json(many).trouble == Trouble::none);
  const auto parsed = parse_json(many);
  REQUIRE(parsed);
  CHECK(parsed->size() == 300'000);
}

TEST_CASE("Millions of values are refused before they take memory", "[generate]") {
  CHECK(look_through_json(repeated("{}", 2'000'000)).trouble == Trouble::too_many);
  CHECK_FALSE(parse_json(repeated("0", 2'000'000)));
}
