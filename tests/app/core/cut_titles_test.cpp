// SPDX-License-Identifier: Apache-2.0
//
// The title that the window shows beside the exported film, which is the referee.

#include "app/core/cut_titles.h"

#include <cmath>

#include "media/edit/join.h"
#include "media/libav/frame_reader.h"
#include "media/libav/picture_file.h"
#include "tests/app/core/small_clip.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

// `title` over the first frame of a film of grey, as it is exported.
Picture exported(const std::filesystem::path& folder, const CutTitle& title) {
  JoinRequest request;
  request.segments = {{test::make_small_clip(folder / "grey.mp4")}};
  request.target = folder / "film.mp4";
  request.width = 640;
  request.height = 360;
  request.titles = {title};
  REQUIRE(join(request));
  Result<FrameReader> reader = FrameReader::open(request.target);
  REQUIRE(reader);
  Result<Frame> frame = reader->read(0);
  REQUIRE(frame);
  Result<Picture> picture = Picturer(640, 360, 3)(*frame, reader->facts());
  REQUIRE(picture);
  return *picture;
}

}  // namespace

TEST_CASE("A title stands in the window where it stands in the exported film", "[cut]") {
  test::TempDir dir;
  CutTitle title;
  title.text = "Rain\n雨夜";
  title.range = {0, 24};
  title.place = TitlePlace::lower_third;
  title.colour = "#ffcc00";
  const Picture film = exported(dir.path(), title);

  const Result<Picture> page = title_picture(title, 640, 360);

  REQUIRE(page);
  double error = 0, drawn = 0;
  for (int y = 0; y < 360; ++y) {
    for (int x = 0; x < 640; ++x) {
      const std::uint8_t* over = page->row(y) + 4 * x;
      const double alpha = over[3] / 255.0;
      drawn += alpha;
      for (int c = 0; c < 3; ++c) {
        const double wanted = over[c] * alpha + 40 * (1 - alpha);
        error += std::abs(wanted - film.row(y)[3 * x + c]);
      }
    }
  }
  CHECK(drawn > 500);  // There are words.
  // Lossy coding and halved colour soften edges; a title a line off costs far more.
  CHECK(error / (640 * 360 * 3) < 2.5);
}

TEST_CASE("A title's picture is kept under all that it says, and made once", "[cut]") {
  test::TempDir dir;
  CutTitle title;
  title.text = "A";
  title.range = {0, 24};
  const auto first = title_file(title, 320, 180, dir.path());
  REQUIRE(first);
  const Result<Picture> read = read_picture(*first, 4);
  REQUIRE(read);
  CHECK(*read == *title_picture(title, 320, 180));
  const auto written = std::filesystem::last_write_time(*first);

  CHECK(*title_file(title, 320, 180, dir.path()) == *first);
  CHECK(std::filesystem::last_write_time(*first) == written);
  title.range = {5, 30};  // When it is seen is not how it looks.
  CHECK(*title_file(title, 320, 180, dir.path()) == *first);
  title.place = TitlePlace::top;
  CHECK(*title_file(title, 320, 180, dir.path()) != *first);
}

TEST_CASE("A title that no machine could draw is refused by name", "[cut]") {
  CutTitle title;
  title.range = {0, 24};
  title.text = std::string(400, 'W');
  const Result<Picture> page = title_picture(title, 320, 180);
  REQUIRE_FALSE(page);
  CHECK(page.error().message.en.find("does not fit") != std::string::npos);
}
