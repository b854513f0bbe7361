// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/media/clips/clips.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

TEST_CASE("the program in media's README cuts, compares and measures with the library alone",
          "[media]") {
  const test::TempDir folder;
  const std::string clip = test::make_clip(folder / "clip.mp4").string();
  const std::string out = (folder / "middle.mp4").string();

  const test::ProgramRun run = test::run({SHOTLAB_README_PROGRAM, clip, out});

  INFO(run.err);
  CHECK(run.exit == 0);
  CHECK_THAT(run.out, test::contains("24 frames"));
  CHECK_THAT(run.out, test::contains("camera: "));
  const test::ProgramRun wrong =
      test::run({SHOTLAB_README_PROGRAM, (folder / "absent.mp4").string(), out});
  CHECK(wrong.exit == 1);
  CHECK_FALSE(wrong.err.empty());
}

TEST_CASE("the program in media's README is no longer than a page", "[media]") {
  std::ifstream file(SHOTLAB_MEDIA_README);
  const std::string words((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const std::size_t begin = words.find("```cpp\n") + 7;
  const std::size_t end = words.find("\n```", begin);
  REQUIRE(end != std::string::npos);
  const std::string program = words.substr(begin, end - begin);
  CHECK(std::count(program.begin(), program.end(), '\n') + 1 <= 30);
}
