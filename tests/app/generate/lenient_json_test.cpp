// SPDX-License-Identifier: Apache-2.0

#include "app/generate/lenient_json.h"

#include <chrono>
#include <nlohmann/json.hpp>

#include "app/generate/json_guard.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

std::string nested(int depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("depth is capped before parsing, however it is written", "[generate]") {
  CHECK(parse_json(nested(kMostJsonDepth)));
  CHECK_FALSE(parse_json(nested(kMostJsonDepth + 1)));
  CHECK_FALSE(parse_json(std::string(1'000'000, '[')));
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK_FALSE(parse_json(objects));
}

TEST_CASE("brackets inside strings are no depth", "[generate]") {
  CHECK(parse_json("{\"a\":\"" + std::string(1000, '[') + "\"}"));
  CHECK(parse_json(R"({"a":"\"[[[[","b":"\\"})"));
  CHECK_FALSE(parse_json(R"({"a":"\\",)" + nested(100) + "}"));
}

TEST_CASE("what is not JSON, not UTF-8, out of range or ambiguous is refused", "[generate]") {
  for (const char* text : {"", " ", "{", "{\"a\":1}x", "[1,]", "nul", "\"\xff\"", "1e999",
                           "{\"a\":1e999}", R"({"status":"completed","status":"failed"})",
                           R"([{"x":{"b":1,"c":2,"b":3}}])", "\"abc", "\"abc\\"}) {
    INFO(text);
    CHECK_FALSE(parse_json(text));
  }
  CHECK(parse_json(R"({"a":{"b":1},"b":1,"c":[{"b":1},{"b":1}]})"));
}

TEST_CASE("a body over the limit is refused unparsed", "[generate]") {
  std::string large(kMostJsonBytes + 1, ' ');
  large[0] = '1';
  CHECK_FALSE(parse_json(large));
}

TEST_CASE("fields of another type read as missing", "[generate]") {
  const auto json = parse_json(
      R"({"t":"x","n":7,"neg":-7,"big":18446744073709551615,"f":1.5,"l":[1],"z":null,"o":{}})");
  REQUIRE(json);
  CHECK(text_field(*json, "t") == "x");
  CHECK(text_field(*json, "n").empty());
  CHECK(text_field(*json, "absent").empty());
  CHECK(count_field(*json, "n") == 7);
  CHECK(count_field(*json, "neg") == 0);
  CHECK(count_field(*json, "big") == 0);
  CHECK(count_field(*json, "f") == 0);
  CHECK(count_field(*json, "t") == 0);
  CHECK(list_field(*json, "l").size() == 1);
  CHECK(list_field(*json, "o").empty());
  CHECK(field(*json, "z") == nullptr);
  CHECK(field(list_field(*json, "l"), "t") == nullptr);
}

TEST_CASE("a price beyond what the ledger counts is no price", "[generate]") {
  const auto json = parse_json(R"({"fair":0.4,"most":1000000,"absurd":5000000,"less":-1})");
  REQUIRE(json);
  CHECK(micros_field(*json, "fair") == 400'000);
  CHECK(micros_field(*json, "most") == 1'000'000'000'000);
  CHECK_FALSE(micros_field(*json, "absurd").has_value());
  CHECK_FALSE(micros_field(*json, "less").has_value());
}
