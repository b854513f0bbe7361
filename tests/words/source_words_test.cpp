// SPDX-License-Identifier: Apache-2.0

#include "tests/words/source_words.h"

#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::test;

TEST_CASE("A sentence is found with its Chinese, however it is laid out", "[words]") {
  const std::vector<SourceWords> found = find_words(R"code(
const Text kKeep{"Keep", "保留"};
return Error{code, {"A note needs words.", "筆記需要文字。"},
             {"Say \"what\" you "
              "see.",  // In the take.
              "請寫下"
              "你看到甚麼。"}};
x = fill(Text("{0} of {1}", "共 {1} 之 {0}"), {a, b});
)code");

  REQUIRE(found.size() == 4);
  CHECK(found[0].en == "Keep");
  CHECK(found[0].zh == "保留");
  CHECK(found[0].line == 2);
  CHECK(found[2].en == "Say \"what\" you see.");
  CHECK(found[2].zh == "請寫下你看到甚麼。");
  CHECK(found[2].line == 4);
  CHECK(found[3].en == "{0} of {1}");
}

TEST_CASE("What is no sentence in two languages is left alone", "[words]") {
  CHECK(find_words(R"code(
// {"In a comment", "註解"}
/* {"too", "也是"} */
const char quote = '"';
std::array<int, 2> a{1'000, 2};
f("one", "two");                // Both English.
g({"three", "四", "five"});     // Three of them.
h({"", "沒有英文"}, {"甲", "乙"});
k({"put together " + name, "拼湊 " + name});
)code")
            .empty());
}

TEST_CASE("A better sentence takes the place of the Chinese, and nothing else moves", "[words]") {
  const std::string source = "f({\"Shoot\",\n   \"拍\" \"攝\"}, 7);  // 拍攝\n";
  const std::vector<SourceWords> found = find_words(source);
  REQUIRE(found.size() == 1);

  const std::string changed = replace_chinese(source, found[0], "開\n\"拍\"\\");

  CHECK(changed == "f({\"Shoot\",\n   \"開\\n\\\"拍\\\"\\\\\"}, 7);  // 拍攝\n");
  CHECK(find_words(changed).front().zh == "開\n\"拍\"\\");
}

TEST_CASE("A source that ends in the middle of a literal is read to its end", "[words]") {
  for (const char* cut : {"\"", "{\"a", "{\"a\",\"字", "R\"x(", "'", "/*", "\"\\"})
    CHECK(find_words(cut).empty());
}
