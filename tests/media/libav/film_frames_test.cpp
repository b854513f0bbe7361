// SPDX-License-Identifier: Apache-2.0
//
// Frames made for a film: fitted, dissolved, faded, with words over them.

#include <cmath>
#include <cstdlib>
#include <random>

#include "media/libav/av.h"
#include "media/libav/film_frame.h"
#include "media/libav/frame_blend.h"
#include "media/libav/frame_fit.h"
#include "media/libav/frame_reader.h"
#include "media/libav/title_art.h"
#include "tests/media/clips/clips.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

VideoFacts look_of(int width, int height, const std::string& format = "yuv420p") {
  VideoFacts look;
  look.width = width;
  look.height = height;
  look.pix_fmt = format;
  look.color_range = "tv";
  look.color_space = look.color_primaries = look.color_transfer = "bt709";
  return look;
}

int value_at(const Frame& frame, int plane, int x, int y, bool deep) {
  const std::uint8_t* row =
      frame.get()->data[plane] + std::ptrdiff_t{y} * frame.get()->linesize[plane];
  return deep ? reinterpret_cast<const std::uint16_t*>(row)[x] : row[x];
}

Frame noise(const VideoFacts& look, unsigned seed) {
  Result<av::Owned<AVFrame>> made = av::new_film_frame(look);
  REQUIRE(made);
  const auto planes = av::film_planes(look);
  REQUIRE(planes);
  std::mt19937 random(seed);
  for (int p = 0; p < planes->count; ++p) {
    for (int y = 0; y < planes->height(p, look.height); ++y) {
      std::uint8_t* row = (*made)->data[p] + std::ptrdiff_t{y} * (*made)->linesize[p];
      for (int x = 0; x < planes->width(p, look.width); ++x) {
        const unsigned value = random() % (1U << planes->depth);
        if (planes->depth > 8)
          reinterpret_cast<std::uint16_t*>(row)[x] = static_cast<std::uint16_t>(value);
        else
          row[x] = static_cast<std::uint8_t>(value);
      }
    }
  }
  return av::film_frame(*std::move(made));
}

Picture shown(const Frame& frame, const VideoFacts& look, int width = 0, int height = 0) {
  ClipFacts facts;
  facts.video = look;
  Picturer picturer(width, height, 3);
  Result<Picture> picture = picturer(frame, facts);
  REQUIRE(picture);
  return *picture;
}

// The first frame of a clip of numbered pictures, fitted into the film.
Frame fitted(const std::filesystem::path& clip, const VideoFacts& look, std::int64_t n = 0) {
  Result<FrameReader> reader = FrameReader::open(clip);
  REQUIRE(reader);
  FrameFitter fitter(reader->facts(), look);
  Result<Frame> frame = reader->read(n);
  REQUIRE(frame);
  Result<Frame> result = fitter(*frame);
  REQUIRE(result);
  return *result;
}

Picture cropped(const Picture& from, int x, int y, int width, int height) {
  Picture out = make_picture(width, height, 3);
  for (int row = 0; row < height; ++row) {
    std::copy_n(from.row(y + row) + 3 * x, 3 * width, out.row(row));
  }
  return out;
}

}  // namespace

TEST_CASE("A clip of the film's own look stands in it as it was decoded", "[libav]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(folder / "a.mp4", {.frames = 2});
  Result<FrameReader> reader = FrameReader::open(clip);
  REQUIRE(reader);
  Result<Frame> frame = reader->read(1);
  REQUIRE(frame);
  FrameFitter fitter(reader->facts(), *reader->facts().video);

  Result<Frame> result = fitter(*frame);

  REQUIRE(result);
  CHECK(result->get() == frame->get());
}

TEST_CASE("A clip turned by any quarter is seen upright in every kind of film", "[libav]") {
  const test::TempDir folder;
  const int turn = GENERATE(0, 90, 180, 270);
  const std::string format =
      GENERATE("yuv420p", "yuv422p", "yuv444p", "yuv420p10le", "yuv422p10le");
  test::ClipSpec spec{.frames = 1, .first_number = 4321};
  spec.options.rotation = turn;
  // Stored so that it is upright when it has been turned.
  const auto clip = test::make_clip(folder / "a.mp4", spec);
  Result<FrameReader> reader = FrameReader::open(clip);
  REQUIRE(reader);
  Result<Frame> stored = reader->read(0);
  REQUIRE(stored);
  const Picture wanted = shown(*stored, *reader->facts().video);
  INFO(turn << " " << format);

  const VideoFacts look = look_of(320, 240, format);
  const Picture film = shown(fitted(clip, look), look);

  // The film's bars, and between them the picture that a player shows.
  const int inside = turn % 180 == 0 ? 320 : 180;
  const Picture between = cropped(film, (320 - inside) / 2, 0, inside, 240);
  const Picture again = cropped(wanted, 0, 0, wanted.width, wanted.height);
  Picture big = make_picture(inside, 240, 3);
  for (int y = 0; y < 240; ++y) {
    for (int x = 0; x < inside; ++x) {
      const std::uint8_t* from = again.row(y * again.height / 240) + 3 * (x * again.width / inside);
      std::copy_n(from, 3, big.row(y) + 3 * x);
    }
  }
  CHECK(test::psnr(between, big) > 20);
  if (inside < 320) {
    CHECK(film.row(120)[3 * 20] < 4);
    CHECK(film.row(120)[3 * 300] < 4);
  }
}

TEST_CASE("Wide pixels are made square, and a film of wide pixels holds square ones", "[libav]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(folder / "a.mp4", {.frames = 1, .first_number = 77});
  VideoFacts look = look_of(64, 96);
  look.sample_aspect = {2, 1};

  const Frame frame = fitted(clip, look);

  CHECK(test::number_in(shown(frame, look)) == 77);  // 128 x 96 as a player shows it.
}

TEST_CASE("Full range and another matrix keep their colours in the film", "[libav]") {
  const test::TempDir folder;
  VideoFacts odd = look_of(128, 96);
  odd.color_range = "pc";
  odd.color_space = odd.color_primaries = "smpte170m";
  test::ClipSpec spec{.frames = 1, .first_number = 99};
  spec.options.like = odd;
  const auto clip = test::make_clip(folder / "a.mp4", spec);
  Result<FrameReader> reader = FrameReader::open(clip);
  REQUIRE(reader);
  Result<Frame> stored = reader->read(0);
  REQUIRE(stored);
  const VideoFacts look = look_of(128, 96);

  const Frame frame = fitted(clip, look);

  CHECK(test::psnr(shown(frame, look), shown(*stored, *reader->facts().video)) > 35);
}

TEST_CASE("A dissolve is the weighted mean of both frames to the last bit", "[libav]") {
  const std::string format = GENERATE("yuv420p", "yuv444p", "yuv420p10le", "gray");
  const VideoFacts look = look_of(70, 50, format);
  const bool deep = format.ends_with("10le");
  const Frame a = noise(look, 1);
  const Frame b = noise(look, 2);
  for (const double share : {0.0, 1.0 / 13, 0.5, 0.875, 1.0}) {
    Result<Frame> mixed = dissolved(a, b, share, look);

    REQUIRE(mixed);
    const auto planes = av::film_planes(look);
    const auto of_b = std::lround(share * 65536);
    for (int p = 0; p < planes->count; ++p) {
      for (int y = 0; y < planes->height(p, 50); ++y) {
        for (int x = 0; x < planes->width(p, 70); ++x) {
          const long sum = value_at(a, p, x, y, deep) * (65536 - of_b) +
                           value_at(b, p, x, y, deep) * of_b + 32768;
          REQUIRE(value_at(*mixed, p, x, y, deep) == sum >> 16);
        }
      }
    }
  }
}

TEST_CASE("A fade ends in black, in luma and in colour", "[libav]") {
  const std::string format = GENERATE("yuv420p", "yuv420p10le");
  const VideoFacts look = look_of(70, 50, format);
  const bool deep = format.ends_with("10le");
  const Frame a = noise(look, 3);

  Result<Frame> black = faded(a, 0, look);
  Result<Frame> whole = faded(a, 1, look);
  Result<Frame> made = black_frame(look);

  REQUIRE(black);
  REQUIRE(whole);
  REQUIRE(made);
  for (int y = 0; y < 50; ++y) {
    for (int x = 0; x < 70; ++x) {
      REQUIRE(value_at(*black, 0, x, y, deep) == (deep ? 64 : 16));
      REQUIRE(value_at(*made, 0, x, y, deep) == (deep ? 64 : 16));
      REQUIRE(value_at(*whole, 0, x, y, deep) == value_at(a, 0, x, y, deep));
    }
  }
  CHECK(value_at(*black, 1, 10, 10, deep) == (deep ? 512 : 128));
}

TEST_CASE("Words stand where they are wanted, and nowhere else", "[libav]") {
  const VideoFacts look = look_of(640, 360);
  struct Row {
    TitlePlace place;
    double top, bottom, left, right;  // Parts of the frame within which all ink lies.
  };
  const Row row = GENERATE(Row{TitlePlace::centre, 0.35, 0.65, 0.05, 0.95},
                           Row{TitlePlace::bottom, 0.85, 0.97, 0.05, 0.95},
                           Row{TitlePlace::top, 0.03, 0.15, 0.05, 0.95},
                           Row{TitlePlace::lower_third, 0.70, 0.95, 0.04, 0.60});
  const CutTitle title{.text = "The lantern", .range = {0, 10}, .place = row.place};

  Result<TitleArt> art = draw_title(title, look);

  REQUIRE(art);
  CHECK(art->y >= row.top * 360);
  CHECK(art->y + art->height <= row.bottom * 360);
  CHECK(art->x >= row.left * 640 - 4);
  CHECK(art->x + art->width <= row.right * 640 + 4);
  Result<Frame> black = black_frame(look);
  REQUIRE(black);
  Result<Frame> titled = with_title(*black, *art, 1, look);
  REQUIRE(titled);
  const Picture picture = shown(*titled, look);
  int bright = 0;
  for (int y = 0; y < 360; ++y) {
    for (int x = 0; x < 640; ++x) {
      const bool inside =
          x >= art->x && x < art->x + art->width && y >= art->y && y < art->y + art->height;
      const int value = picture.row(y)[3 * x];
      if (!inside) REQUIRE(value < 4);
      bright += value > 240 ? 1 : 0;
    }
  }
  CHECK(bright > 100);
}

TEST_CASE("Chinese is written with its own strokes", "[libav]") {
  const VideoFacts look = look_of(640, 360);
  const auto ink = [&](const std::string& text) {
    Result<TitleArt> art = draw_title({.text = text, .range = {0, 1}}, look);
    REQUIRE(art);
    return art->ink;
  };

  // Characters without strokes of their own would all be one box.
  CHECK(ink("雨") != ink("燈"));
  CHECK(ink("雨夜\n燈籠") != ink("雨夜"));
}

TEST_CASE("A capital is 0.73 times as high as the size that its line was given", "[libav]") {
  // E.title counts on it: checks_film.cpp.
  const VideoFacts look = look_of(1280, 720);
  Result<TitleArt> art = draw_title({.text = "H", .range = {0, 1}, .size = 0.25}, look);
  REQUIRE(art);
  int first = art->height, last = -1;
  for (int y = 0; y < art->height; ++y) {
    for (int x = 0; x < art->width; ++x) {
      if (art->ink[static_cast<std::size_t>(y * art->width + x)] < 128) continue;
      first = std::min(first, y), last = y;
    }
  }
  const double share = (last + 1 - first) / (0.25 * 720);
  CAPTURE(share);
  CHECK(share > 0.71);
  CHECK(share < 0.75);
}

TEST_CASE("A title half there is half as strong", "[libav]") {
  const VideoFacts look = look_of(320, 180);
  Result<TitleArt> art = draw_title({.text = "HH", .range = {0, 1}, .size = 0.4}, look);
  Result<Frame> black = black_frame(look);
  REQUIRE(art);
  REQUIRE(black);

  Result<Frame> half = with_title(*black, *art, 0.5, look);
  Result<Frame> whole = with_title(*black, *art, 1, look);

  REQUIRE(half);
  REQUIRE(whole);
  int most_half = 0;
  int most = 0;
  for (int y = 0; y < 180; ++y) {
    for (int x = 0; x < 320; ++x) {
      most_half = std::max(most_half, value_at(*half, 0, x, y, false));
      most = std::max(most, value_at(*whole, 0, x, y, false));
    }
  }
  CHECK(most == 235);
  CHECK(std::abs(most_half - (16 + 110)) <= 2);
}

TEST_CASE("Words that cannot be written are refused by name", "[libav]") {
  const VideoFacts look = look_of(320, 180);

  Result<TitleArt> font =
      draw_title({.text = "x", .range = {0, 1}, .font = "No Such Family"}, look);
  Result<TitleArt> sign = draw_title({.text = "a\U000F1234", .range = {0, 1}}, look);
  Result<TitleArt> wide =
      draw_title({.text = std::string(400, 'W'), .range = {0, 1}, .size = 0.2}, look);

  REQUIRE_FALSE(font);
  CHECK_THAT(font.error().message.en, test::contains("no font called \"No Such Family\""));
  REQUIRE_FALSE(sign);
  CHECK_THAT(sign.error().message.en, test::contains("\U000F1234"));
  REQUIRE_FALSE(wide);
  CHECK_THAT(wide.error().message.en, test::contains("does not fit"));
  CHECK(wide.error().code == ErrorCode::bad_input);
}

TEST_CASE("Signs that mean something to a filter are only signs in a title", "[libav]") {
  const VideoFacts look = look_of(640, 360);
  for (const char* text : {"a:b", "it's", "50%", "%{pts}", "a\\b", "[x],;", "x=y:text=z", "{\"}"}) {
    INFO(text);
    Result<TitleArt> art = draw_title({.text = text, .range = {0, 1}}, look);
    Result<TitleArt> shorter = draw_title({.text = "a", .range = {0, 1}}, look);
    REQUIRE(art);
    REQUIRE(shorter);
    CHECK(art->width > shorter->width);
  }
}

TEST_CASE("A long line is made smaller until it fits", "[libav]") {
  const VideoFacts look = look_of(640, 360);
  const std::string text = "a line that is rather long for this";

  Result<TitleArt> art = draw_title({.text = text, .range = {0, 1}, .size = 0.12}, look);

  REQUIRE(art);
  CHECK(art->width <= 640 * 0.9 + 8);
  CHECK(art->width >= 640 * 0.75);
}

TEST_CASE("High dynamic range becomes a picture that a plain screen can show", "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const std::string clip = folder / "hlg.mp4";
  const std::string chain =
      "format=yuv420p,zscale=tin=bt709:pin=bt709:min=bt709:rin=limited:t=linear:p=bt709:m=gbr:npl="
      "203,format=gbrpf32le,zscale=p=bt2020:t=arib-std-b67:m=bt2020nc:r=limited:npl=203,"
      "format=yuv420p10le";
  const test::ProgramRun made = test::run({"ffmpeg",
                                           "-v",
                                           "error",
                                           "-f",
                                           "lavfi",
                                           "-i",
                                           "color=gray:s=64x64:r=24:d=0.2",
                                           "-vf",
                                           chain,
                                           "-c:v",
                                           "libx265",
                                           "-x265-params",
                                           "log-level=none",
                                           "-color_primaries",
                                           "bt2020",
                                           "-color_trc",
                                           "arib-std-b67",
                                           "-colorspace",
                                           "bt2020nc",
                                           clip});
  if (made.exit != 0) SKIP("this ffmpeg cannot make HLG");
  const VideoFacts look = look_of(64, 64);

  const Frame frame = fitted(clip, look);

  // Middle grey stays about middle grey: taken as it stands, HLG would be far brighter.
  const Picture picture = shown(frame, look);
  const int grey = picture.row(32)[3 * 32];
  CHECK(std::abs(grey - 128) < 24);
}
