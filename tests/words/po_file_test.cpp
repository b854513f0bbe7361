// SPDX-License-Identifier: Apache-2.0

#include "tests/words/po_file.h"

#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

std::string line_of(std::string_view text) {
  const Result<std::vector<PoEntry>> parsed = parse_po(text, "zh.po");
  REQUIRE_FALSE(parsed);
  return parsed.error().message.en;
}

}  // namespace

TEST_CASE("A catalogue that is written is read as it was", "[words]") {
  const std::vector<PoEntry> entries{
      {"", "Keep", "保留", {"app/a.cpp:1", "app/b.cpp:22"}, false},
      {"app/c.cpp", "Say \"what\"\tyou see.\nThen \\ go on.\n", "請寫下\n", {"app/c.cpp:3"}, false},
      {"app/d.cpp", "Shoot", "", {"app/d.cpp:4"}, true}};

  const Result<std::vector<PoEntry>> read = parse_po(print_po(entries), "zh.po");

  REQUIRE(read);
  REQUIRE(read->size() == entries.size());
  for (std::size_t n = 0; n < entries.size(); ++n) {
    CHECK((*read)[n].context == entries[n].context);
    CHECK((*read)[n].id == entries[n].id);
    CHECK((*read)[n].text == entries[n].text);
    CHECK((*read)[n].places == entries[n].places);
    CHECK((*read)[n].fuzzy == entries[n].fuzzy);
  }
}

TEST_CASE("What other editors write is read: no blank lines, old entries, words over lines",
          "[words]") {
  const Result<std::vector<PoEntry>> read = parse_po(
      "# A translator's word.\nmsgid \"\"\nmsgstr \"Language: zh_HK\\n\"\n"
      "#. extracted\n#| msgid \"old\"\nmsgid \"One \"\n\"two\"\nmsgstr \"\"\n\"一\"\n\"二\"\r\n"
      "#~ msgid \"Gone\"\n#~ msgstr \"沒有了\"\n"
      "msgid \"Three\"\nmsgstr \"三\"",
      "zh.po");

  REQUIRE(read);
  REQUIRE(read->size() == 2);
  CHECK((*read)[0].id == "One two");
  CHECK((*read)[0].text == "一二");
  CHECK((*read)[1].id == "Three");
}

TEST_CASE("A damaged catalogue is named with its line", "[words]") {
  CHECK(line_of("msgid \"a\"\nmsgstr \"b") ==
        "zh.po, line 2: this is neither a comment nor words in quotes.");
  CHECK(line_of("\n\"a\"\n") == "zh.po, line 2: this is neither a comment nor words in quotes.");
  CHECK(line_of("msgid \"a\"\nmsgstr \"\\q\"\n") ==
        "zh.po, line 2: this is neither a comment nor words in quotes.");
  CHECK(line_of("msgstr \"b\"\n") == "zh.po, line 1: msgstr without a msgid before it.");
  CHECK(line_of("msgid \"a\"\nmsgid_plural \"as\"\n") ==
        "zh.po, line 2: plural forms are not used here.");
}
