// SPDX-License-Identifier: Apache-2.0

#include "tests/words/catalogue.h"

#include <algorithm>

#include "media/base/files.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace shotlab::test;

namespace fs = std::filesystem;

namespace {

const fs::path kRoot = SHOTLAB_SOURCE_DIR;

const PoEntry* entry_of(const std::vector<PoEntry>& entries, std::string_view id,
                        std::string_view context = "") {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const PoEntry& entry) {
    return entry.id == id && entry.context == context;
  });
  return found == entries.end() ? nullptr : &*found;
}

// Two rooms of a small house that say one English word in two ways.
struct House {
  TempDir dir;
  House() {
    dir.write("app/gui/a.cpp",
              "const Text kA{\"Shoot\", \"開拍\"};\nText b{\"{0} left\", \"尚餘 {0}\"};\n");
    dir.write("media/b.h", "Text c{\"Shoot\", \"拍攝\"}; Text d{\"{0} left\", \"尚餘 {0}\"};\n");
    dir.write("exercises/packs/p.toml", "en = \"Shoot\"\n");
  }
};

}  // namespace

TEST_CASE("One English word with two Chinese ones has its file as its context", "[words]") {
  const House house;
  const std::vector<PoEntry> entries = words_of_sources(house.dir.path());

  REQUIRE(entries.size() == 3);
  REQUIRE(entry_of(entries, "Shoot", "media/b.h") != nullptr);
  CHECK(entry_of(entries, "Shoot", "media/b.h")->text == "拍攝");
  CHECK(entry_of(entries, "Shoot", "app/gui/a.cpp")->text == "開拍");
  REQUIRE(entry_of(entries, "{0} left") != nullptr);
  CHECK(entry_of(entries, "{0} left")->places ==
        std::vector<std::string>{"app/gui/a.cpp:2", "media/b.h:1"});
}

TEST_CASE("One English word with two Chinese ones in one file is told by its number", "[words]") {
  const TempDir dir;
  dir.write("app/a.cpp", "Text a{\"Where\", \"地方\"}, b{\"Where\", \"用在哪裏\"};\n");
  std::vector<PoEntry> entries = words_of_sources(dir.path());
  REQUIRE(entry_of(entries, "Where", "app/a.cpp#2") != nullptr);
  CHECK(entry_of(entries, "Where", "app/a.cpp#2")->text == "用在哪裏");

  for (PoEntry& entry : entries) {
    if (entry.context == "app/a.cpp#1") entry.text = "地點";
  }
  REQUIRE(take_words(dir.path(), entries));

  CHECK(dir.read("app/a.cpp") == "Text a{\"Where\", \"地點\"}, b{\"Where\", \"用在哪裏\"};\n");
}

TEST_CASE("A translator's better words are put where the sentence stands", "[words]") {
  const House house;
  std::vector<PoEntry> entries = words_of_sources(house.dir.path());
  for (PoEntry& entry : entries) {
    if (entry.id == "{0} left") entry.text = "還剩 {0}";
    if (entry.context == "media/b.h") entry.text = "開機";
  }

  const Result<TakenWords> taken = take_words(house.dir.path(), entries);

  REQUIRE(taken);
  CHECK(taken->changed.size() == 3);
  CHECK(taken->refused.empty());
  CHECK(house.dir.read("app/gui/a.cpp") ==
        "const Text kA{\"Shoot\", \"開拍\"};\nText b{\"{0} left\", \"還剩 {0}\"};\n");
  CHECK(house.dir.read("media/b.h") ==
        "Text c{\"Shoot\", \"開機\"}; Text d{\"{0} left\", \"還剩 {0}\"};\n");
}

TEST_CASE("What would lose a figure, is not finished or is no longer said changes nothing",
          "[words]") {
  const House house;
  const std::string before = house.dir.read("app/gui/a.cpp");

  const Result<TakenWords> taken =
      take_words(house.dir.path(), {{"", "{0} left", "還剩一些", {}, false},
                                    {"app/gui/a.cpp", "Shoot", "拍", {}, true},
                                    {"media/b.h", "Shoot", "", {}, false},
                                    {"", "Gone", "沒有了", {}, false}});

  REQUIRE(taken);
  CHECK(taken->changed.empty());
  CHECK(taken->refused.size() == 2);  // In both places.
  CHECK(house.dir.read("app/gui/a.cpp") == before);
}

TEST_CASE("The program's own catalogue goes round: written, read, put back, nothing changes",
          "[words]") {
  const std::vector<PoEntry> entries = words_of_sources(kRoot);
  CHECK(entries.size() > 1000);
  REQUIRE(entry_of(entries, "Take it off") != nullptr);
  const Result<std::vector<PoEntry>> read = parse_po(print_po(entries), "zh_HK.po");
  REQUIRE(read);
  REQUIRE(read->size() == entries.size());

  const Result<TakenWords> taken = take_words(kRoot, *read);

  REQUIRE(taken);
  CHECK(taken->changed.empty());
  CHECK(taken->refused.empty());
}

TEST_CASE("gettext's own compiler takes the program's catalogue", "[words]") {
  if (!have_program("msgfmt")) SKIP("msgfmt (Debian package gettext) is not here");
  const TempDir dir;
  const fs::path file = dir / "zh_HK.po";
  REQUIRE(write_file(file, print_po(words_of_sources(kRoot))));

  const ProgramRun ran =
      run({"msgfmt", "--check", "--statistics", "-o", "/dev/null", file.string()});

  INFO(ran.err);
  CHECK(ran.exit == 0);
  CHECK(ran.err.find("untranslated") == std::string::npos);
}
