// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/toml.h"

#include "exercises/engine/nearest.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

std::string refusal(const std::string& text) {
  const Result<TomlValue> parsed = parse_toml_values(text, "pack.toml");
  return parsed ? "" : parsed.error().message.en;
}

std::string dotted(int parts) {
  std::string key = "a";
  for (int i = 1; i < parts; ++i) key += ".a";
  return key;
}

}  // namespace

TEST_CASE("values know their kind and their line", "[engine]") {
  const Result<TomlValue> parsed = parse_toml_values(
      "name = \"阿敏\"\n\n[table]\nnumber = 1.5\nwhole = 3\nyes = true\nlist = [1, 2]\n", "x.toml");

  REQUIRE(parsed);
  CHECK(parsed->find("name")->text == "阿敏");
  CHECK(parsed->find("name")->line == 1);
  const TomlValue* table = parsed->find("table");
  REQUIRE(table);
  CHECK(table->find("number")->number == 1.5);
  CHECK(table->find("whole")->integer == 3);
  CHECK(table->find("whole")->line == 5);
  CHECK(table->find("yes")->flag);
  CHECK(table->find("list")->items.size() == 2);
  CHECK(table->find("nothing") == nullptr);
}

TEST_CASE("broken text is refused with its line", "[engine]") {
  CHECK_THAT(refusal("a = 1\nb = \n"), contains("pack.toml, line 2"));
  CHECK_THAT(refusal("a = 1\na = 2\n"), contains("line 2"));  // A key twice.
  CHECK_THAT(refusal("[a]\n[a]\n"), contains("line 2"));
  CHECK_THAT(refusal("a = \"never closed\n"), contains("line 1"));
  CHECK_FALSE(refusal("]]][[[").empty());
}

TEST_CASE("a key of very many parts is refused before a parser sees it", "[engine]") {
  CHECK_THAT(refusal(dotted(100'000) + " = 1"), contains("more than 32 parts"));
  CHECK_THAT(refusal("x = 1\n[" + dotted(100'000) + "]"), contains("line 2"));
  CHECK_THAT(refusal("x = { " + dotted(40) + " = 1 }"), contains("more than 32 parts"));
  CHECK(refusal(dotted(32) + " = 1").empty());
  CHECK_THAT(refusal(dotted(33) + " = 1"), contains("more than 32 parts"));
}

TEST_CASE("dots in strings, comments and numbers are no key", "[engine]") {
  const std::string dots(200, '.');
  CHECK(refusal("a = \"" + dots + "\"\n# " + dots + "\nb = '" + dots + "'\n").empty());
  CHECK(refusal("a = \"\"\"\n" + dots + "\n\\\"\"\"\"\n").empty());
  std::string numbers = "a = [";
  for (int i = 0; i < 100; ++i) numbers += "1.5, ";
  CHECK(refusal(numbers + "]").empty());
}

TEST_CASE("deep nesting is refused before a parser sees it", "[engine]") {
  CHECK_THAT(refusal("a = " + std::string(50'000, '[') + std::string(50'000, ']')),
             contains("more than 32 deep"));
  CHECK(refusal("a = " + std::string(30, '[') + std::string(30, ']')).empty());
}

TEST_CASE("a table without a name that begins like one is told, and ends no program", "[engine]") {
  for (const char* text : {"[?fault]]", "[\n", "[[[a]]]", "a = 1\n  [ [a]", "[[\t!a]]", "[=]",
                           "[.a]", "[[\n]]", "[#]", "[鏡頭]"}) {
    INFO(text);
    CHECK_THAT(refusal(text), contains("a table needs a name"));
  }
  // These the parser tells, or takes.
  for (const char* text : {"[]", "[[]]", "[", "[[", "[ "}) CHECK_FALSE(refusal(text).empty());
  for (const char* text :
       {"[a]", "[ \"a b\" ]", "[['a']]", "[1-a_b]", "a = [\n[1],\n [2]]", "a = \"\"\"\n[?\"\"\""}) {
    INFO(text);
    CHECK(refusal(text).empty());
  }
}

TEST_CASE("letters outside quotation marks that TOML has none of are told with their line",
          "[engine]") {
  for (const char* text : {"a = 1\n\u044D\"", "\u9577\u5EA6 = 3", "a\u3000= 1", "[\u7DF4]"}) {
    INFO(text);
    Result<TomlValue> value = parse_toml_values(text, "x.toml");
    REQUIRE_FALSE(value);
    CHECK_FALSE(value.error().hint.zh.empty());
  }
  Result<TomlValue> quoted =
      parse_toml_values("\uFEFF\"\u9577\u5EA6\" = \"\u4E09\" # \u79D2\n", "x.toml");
  REQUIRE(quoted);
  CHECK(quoted->find("\u9577\u5EA6")->text == "\u4E09");
}

TEST_CASE("a huge file, odd bytes and hidden characters are refused", "[engine]") {
  CHECK_THAT(refusal("# " + std::string(300 << 10, 'x')), contains("256 KiB"));
  CHECK_THAT(refusal("a = \"\xFF\""), contains("UTF-8"));
  CHECK_THAT(refusal("a = 1\nb = \"left\u202Eright\""), contains("line 2"));
  CHECK_THAT(refusal(std::string("a = \"\x01\"")), contains("control character"));
  CHECK(refusal("a = \"ok\"\r\nb = 1\r\n").empty());
}

TEST_CASE("a mistyped word finds its nearest neighbour, or none", "[engine]") {
  const std::vector<std::string> known = {"seconds", "seed", "shot"};
  CHECK(nearest("secnds", known) == "seconds");
  CHECK(nearest("sead", known) == "seed");
  CHECK(nearest("hsot", known) == "shot");
  CHECK(nearest("banana", known).empty());
  CHECK(nearest(std::string(5000, 'x'), known).empty());
}
