// SPDX-License-Identifier: Apache-2.0

#include "media/libav/picture_file.h"

#include "tests/media/clips/clips.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

TEST_CASE("a PNG comes back as it was, with and without alpha", "[libav]") {
  const test::TempDir folder;
  const Picture rgb = test::numbered_picture(67, 45, 1234);
  Picture rgba = make_picture(33, 21, 4);
  for (std::size_t i = 0; i < rgba.pixels.size(); ++i) {
    rgba.pixels[i] = static_cast<std::uint8_t>(i * 7);
  }

  REQUIRE(write_picture(folder / "a.png", rgb));
  REQUIRE(write_picture(folder / "b.PNG", rgba));

  Result<Picture> first = read_picture(folder / "a.png");
  REQUIRE(first);
  CHECK(*first == rgb);
  Result<Picture> second = read_picture(folder / "b.PNG", 4);
  REQUIRE(second);
  CHECK(*second == rgba);
}

TEST_CASE("a JPEG comes back nearly as it was, saturated colours too", "[libav]") {
  const test::TempDir folder;
  Picture picture = test::numbered_picture(160, 120, 77);
  for (int y = 0; y < 60; ++y) {
    for (int x = 0; x < 80; ++x) {
      picture.row(y)[x * 3] = 255;
      picture.row(y)[x * 3 + 1] = 0;
      picture.row(y)[x * 3 + 2] = 0;
    }
  }

  REQUIRE(write_picture(folder / "a.jpg", picture));

  Result<Picture> back = read_picture(folder / "a.jpg");
  REQUIRE(back);
  CHECK(test::psnr(*back, picture) > 35);
  CHECK(back->row(30)[40 * 3] > 250);
  CHECK(back->row(30)[40 * 3 + 1] < 6);
}

TEST_CASE("what is not a picture is said to be none", "[libav]") {
  const test::TempDir folder;
  const auto text = folder.write("note.png", "not a picture");
  const auto cut = folder.write("cut.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));

  Result<Picture> from_text = read_picture(text);
  Result<Picture> from_cut = read_picture(cut);
  Result<Picture> from_nothing = read_picture(folder / "none.png");
  Result<Picture> from_folder = read_picture(folder.path());

  REQUIRE_FALSE(from_text);
  CHECK(from_text.error().code == ErrorCode::bad_input);
  CHECK_THAT(from_text.error().message.en, test::contains("is not a PNG or JPEG"));
  REQUIRE_FALSE(from_cut);
  CHECK(from_cut.error().code == ErrorCode::bad_input);
  REQUIRE_FALSE(from_nothing);
  CHECK(from_nothing.error().code == ErrorCode::not_found);
  CHECK_FALSE(from_folder);
}

TEST_CASE("a PNG whose header claims a huge picture is refused before any work", "[libav]") {
  const test::TempDir folder;
  Result<std::string> png = encode_png(make_picture(16, 16, 3));
  REQUIRE(png);
  // IHDR's width and height; the checksum behind them is then wrong too, as in a damaged file.
  png->replace(16, 8, std::string("\0\0\x7f\xff\0\0\x7f\xff", 8));

  Result<Picture> picture = read_picture(folder.write("huge.png", *png));

  REQUIRE_FALSE(picture);
  CHECK_THAT(picture.error().message.en, test::contains("8192 x 8192"));
}

TEST_CASE("only .png and .jpg are written, whole or not at all", "[libav]") {
  const test::TempDir folder;
  const Picture picture = test::numbered_picture(16, 16, 0);

  Status odd = write_picture(folder / "a.gif", picture);
  Status nowhere = write_picture(folder / "no/a.png", picture);

  REQUIRE_FALSE(odd);
  CHECK(odd.error().code == ErrorCode::bad_input);
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().code == ErrorCode::io);
}
