// SPDX-License-Identifier: Apache-2.0
//
// A contact sheet for people: no check can say whether it is handsome. Written into the build
// folder.

#include <filesystem>

#include "app/practice/painter.h"
#include "media/libav/picture_file.h"
#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("A contact sheet of many prompts is painted for people to look at", "[practice]") {
  struct Row {
    std::int64_t seed;
    const char* prompt;
  };
  const Row rows[] = {
      {1,
       "MS, an old man in a green coat, checks his watch twice, tram stop, low evening sun from "
       "the left"},
      {4, "遠景，女人穿紅色外套等車，電車站，夜，霓虹"},
      {2, "CU, a woman speaks, tea house, soft window light from the left"},
      {3, "FS, an old man in a blue coat, market lane, night, lantern light from the left"},
      {5, "全身，阿敏穿黃色外套、藍帽，走路，街道，日光"},
      {6, "MCU, a man with a red scarf looks up, rooftop, low sun from the right"},
      {7, "ELS, a man in a red coat runs, rooftop, dusk"},
      {8, "MLS, a woman in a white coat reads, room with a window, soft window light"},
      {9, "MS, a man in a black coat, street, night, hard side light from the right"},
      {10, "high angle, FS, a child in a yellow coat waves, courtyard, day"},
      {11, "low angle, MS, a woman in an orange coat, street, day"},
      {12, "中景，老伯坐下，茶餐廳，柔和窗光由右面來"},
      {13, "bird's-eye view, LS, a woman in a red coat, tram stop, overcast"},
      {14, "dutch angle, MS, a woman in a purple coat, market lane, neon"},
      {15, "FS, a man opens a door, market lane, night, lantern"},
      {16, "LS, a woman walks, street, night, snow, neon"},
      {17, "MCU, high-key, a woman smiles, room with a window"},
      {18, "MS, low-key, an old man, empty room"},
      {19, "LS, a woman in a red coat, rooftop, teal and orange"},
      {20, "FS, a man and a dog, courtyard, pastel, day"},
      {21, "大特寫，女人，天台，黃昏"},
      {22, "LS, noir, a man in a hat, market lane, night"},
      {23, "MLS, sepia, an old man with a scarf drinks, tea house"},
      {24, "LS, a man waits, a tram arrives, tram stop, dawn"},
      {25, "中景，女人轉身，庭院，月光"},
      {26, "FS, a woman in a green coat, street, rain, overcast"},
      {27, "two people, a man and a woman, MS, tea house, evening"},
      {28, "俯角，遠景，老伯，街市小巷，清晨，薄霧"},
  };
  constexpr int columns = 4, wide = 320, high = 180;
  const int count = static_cast<int>(std::size(rows));
  Picture sheet = make_picture(columns * wide, (count + columns - 1) / columns * high, 3);
  int n = 0;
  for (const Row& row : rows) {
    PaintRequest r;
    r.prompt = row.prompt, r.seed = row.seed, r.width = wide * 2, r.height = high * 2;
    const Picture p = paint_frame(r, 48);
    REQUIRE_FALSE(p.empty());
    for (int y = 0; y < high; ++y) {
      std::uint8_t* to = sheet.row(n / columns * high + y) + n % columns * wide * 3;
      for (int x = 0; x < wide; ++x) {
        for (int c = 0; c < 3; ++c) {
          *to++ = static_cast<std::uint8_t>((p.row(2 * y)[6 * x + c] + p.row(2 * y)[6 * x + 3 + c] +
                                             p.row(2 * y + 1)[6 * x + c] +
                                             p.row(2 * y + 1)[6 * x + 3 + c] + 2) /
                                            4);
        }
      }
    }
    ++n;
  }
  const std::filesystem::path folder = std::filesystem::path(SHOTLAB_BINARY_DIR) / "artefacts";
  std::filesystem::create_directories(folder);
  REQUIRE(write_picture(folder / "practice_sheet.png", sheet));
  REQUIRE(write_picture(folder / "practice_sheet.jpg", sheet));
  CHECK(std::filesystem::file_size(folder / "practice_sheet.png") > 200'000);
}
