// SPDX-License-Identifier: Apache-2.0
//
// The contact sheet for people: no check can say whether it is handsome. Written into the build
// folder.

#include "app/practice/sheet.h"

#include <filesystem>

#include "media/base/files.h"
#include "media/libav/picture_file.h"
#include "tests/app/practice/pixels.h"
#include "tests/support/catch.h"

using namespace shotlab;
namespace fs = std::filesystem;

TEST_CASE("A contact sheet of forty prompts is painted for people to look at", "[practice]") {
  const Result<std::string> text =
      read_file(fs::path(SHOTLAB_SOURCE_DIR) / "app" / "practice" / "sheet.txt");
  REQUIRE(text);
  const Result<std::vector<SheetRow>> rows = read_sheet(*text);
  REQUIRE(rows);
  CHECK(rows->size() == 40);

  const Result<Picture> sheet = paint_sheet(*rows, {}, Cancel());

  REQUIRE(sheet);
  CHECK(sheet->width == 4 * 320);
  CHECK(sheet->height == 10 * 180);
  const fs::path folder = fs::path(SHOTLAB_BINARY_DIR) / "artefacts";
  fs::create_directories(folder);
  REQUIRE(write_picture(folder / "practice_sheet.png", *sheet));
  REQUIRE(write_picture(folder / "practice_sheet.jpg", *sheet));
  CHECK(fs::file_size(folder / "practice_sheet.png") > 200'000);
}

TEST_CASE("Prompts are read one a line, with a seed where one is named", "[practice]") {
  const auto rows =
      read_sheet("# words about it\n\nMS, a man\r\n@70 遠景，女人等車  \n  CU, a dog\n");

  REQUIRE(rows);
  REQUIRE(rows->size() == 3);
  CHECK((*rows)[0].prompt == "MS, a man");
  CHECK((*rows)[0].seed == 1);
  CHECK((*rows)[1].prompt == "遠景，女人等車");
  CHECK((*rows)[1].seed == 70);
  CHECK((*rows)[2].seed == 3);
  CHECK((*rows)[2].at < 0);
  const auto timed = read_sheet("@7:1.5 MS, a man\n");
  REQUIRE(timed);
  CHECK((*timed)[0].seed == 7);
  CHECK((*timed)[0].at == 1.5);
  CHECK_FALSE(read_sheet("@7:x MS, a man\n"));
  CHECK_FALSE(read_sheet("@7:90 MS, a man\n"));
}

TEST_CASE("A list of prompts that cannot be read is refused with the line", "[practice]") {
  CHECK(read_sheet("# nothing\n").error().code == ErrorCode::bad_input);
  CHECK_THAT(read_sheet("MS, a man\n@x7 CU\n").error().message.en, test::contains("Line 2"));
  CHECK_THAT(read_sheet("@7\n").error().message.zh, test::contains("第 1 行"));
  CHECK_FALSE(read_sheet("\xff\xfe"));
  std::string many;
  for (int i = 0; i < 201; ++i) many += "MS, a man\n";
  CHECK_FALSE(read_sheet(many));
}

TEST_CASE("Each cell of a sheet is the frame of its prompt, at its place", "[practice]") {
  const std::vector<SheetRow> rows = {{"MS, a man in a red coat, courtyard, day", 3},
                                      {"LS, a woman, street, night", 4},
                                      {"CU, a man, rooftop, dusk", 5}};
  SheetOptions small;
  small.columns = 2, small.cell_width = 96, small.cell_height = 54, small.gap = 4;

  const Result<Picture> sheet = paint_sheet(rows, small, Cancel());

  REQUIRE(sheet);
  CHECK(sheet->width == 2 * 96 + 4);
  CHECK(sheet->height == 2 * 54 + 4);
  PaintRequest request;
  request.prompt = rows[2].prompt, request.seed = 5, request.width = 192, request.height = 108;
  const Picture alone = paint_frame(request, 48);
  int worst = 0;
  for (int y = 0; y < 54; ++y) {
    for (int x = 0; x < 96; ++x) {
      const int a = alone.row(2 * y)[6 * x], b = alone.row(2 * y)[6 * x + 3],
                c = alone.row(2 * y + 1)[6 * x], d = alone.row(2 * y + 1)[6 * x + 3];
      worst = std::max(worst, std::abs((a + b + c + d + 2) / 4 - sheet->row(58 + y)[x * 3]));
    }
  }
  CHECK(worst == 0);
}

TEST_CASE("A cancelled sheet stops, and one of no shape is refused", "[practice]") {
  const std::vector<SheetRow> rows(6, SheetRow{"MS, a man, street", 1});
  SheetOptions small;
  small.cell_width = 32, small.cell_height = 18;
  Cancel cancel;
  const auto stopped = paint_sheet(rows, small, cancel, [&](double) { cancel.request(); });
  CHECK(stopped.error().code == ErrorCode::cancelled);

  small.columns = 0;
  CHECK(paint_sheet(rows, small, Cancel()).error().code == ErrorCode::bad_input);
}
