// SPDX-License-Identifier: Apache-2.0
//
// Levels G1 to G4 of the practice generator, read off its pictures and clips: edits of a parent,
// references, first and last frames, camera paths, repainting, masks, elements.

#include <cmath>
#include <memory>

#include "app/practice/levels/character.h"
#include "app/practice/levels/insert.h"
#include "app/practice/levels/plate_motion.h"
#include "app/practice/painter.h"
#include "media/base/hash.h"
#include "media/libav/clip_writer.h"
#include "media/libav/frame_reader.h"
#include "media/libav/picture_file.h"
#include "tests/app/practice/pixels.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using practice::MotionFrame;
using practice::Similarity;

namespace {

PaintRequest small(const std::string& prompt, std::int64_t seed = 1) {
  PaintRequest r;
  r.prompt = prompt;
  r.seed = seed;
  r.width = 320, r.height = 180;
  r.seconds = 2;
  return r;
}

PaintRequest edit_of(const PaintRequest& parent, const std::string& prompt) {
  PaintRequest r = parent;
  r.prompt = prompt;
  r.parent = std::make_shared<PaintRequest>(parent);
  return r;
}

// The share of pixels that differ clearly.
double changed_share(const Picture& a, const Picture& b) {
  return test::differing(a, b).count / static_cast<double>(a.width * a.height);
}

Picture plain_mask(int width, int height, int x0, int y0, int x1, int y1) {
  Picture mask = make_picture(width, height, 3);
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) {
      for (int c = 0; c < 3; ++c) mask.row(y)[x * 3 + c] = 255;
    }
  }
  return mask;
}

constexpr const char* kShot =
    "MS, eye level, an old man in a green coat waits, courtyard, low sun from the left, static "
    "camera, a street sign";

}  // namespace

TEST_CASE("An edit that names one thing changes it and keeps the rest", "[practice][levels]") {
  const PaintRequest parent = small(kShot, 7);
  const Picture before = paint_frame(parent, 10);

  // The same words again: the same picture.
  CHECK(changed_share(before, paint_frame(edit_of(parent, kShot), 10)) < 0.001);
  // Whole prompts that differ in one slot.
  const std::string words = kShot;
  const std::string nearer = "CU" + words.substr(2);
  CHECK(changed_share(before, paint_frame(edit_of(parent, nearer), 10)) > 0.3);
  PaintRequest without = edit_of(parent, kShot);
  without.negative = "sign";
  const test::Box gone = test::differing(before, paint_frame(without, 10));
  CHECK(gone.count > 20);
  CHECK(gone.count < before.width * before.height / 5);
}

TEST_CASE("An edit may name a change alone: the sign goes, and comes back with no sign",
          "[practice][levels]") {
  const PaintRequest parent = small(kShot, 7);
  PaintRequest never = parent;
  never.negative = "sign";
  const Picture with = paint_frame(parent, 10), without = paint_frame(never, 10);
  const double sign = changed_share(with, without);
  REQUIRE(sign > 0.001);

  // Told to be taken away it is taken away; the place where it stood looks as if it never was.
  const test::Box sign_box = test::differing(with, without);
  const auto here = [&](const Picture& a, const Picture& b) {
    double sum = 0;
    int n = 0;
    for (int y = sign_box.y0; y <= sign_box.y1; ++y) {
      for (int x = sign_box.x0; x <= sign_box.x1; ++x) {
        for (int c = 0; c < 3; ++c) sum += std::abs(a.row(y)[x * 3 + c] - b.row(y)[x * 3 + c]), ++n;
      }
    }
    return sum / n;
  };
  const Picture removed = paint_frame(edit_of(parent, "remove the sign"), 10);
  CHECK(here(removed, without) < here(with, without) * 0.35);
  // Whoever says "no sign" has said "sign".
  const Picture denied = paint_frame(edit_of(parent, "no sign"), 10);
  CHECK(here(denied, with) < here(with, without) * 0.6);
}

TEST_CASE("Light from the other side moves the light that was there", "[practice][levels]") {
  const PaintRequest parent = small(
      "MS, eye level, a man in a white coat stands still, courtyard, low sun from the left, "
      "static");
  auto left_of_right = [](const Picture& p) {
    double left = 0, right = 0;
    for (int y = p.height / 2; y < p.height; ++y) {
      for (int x = 0; x < p.width; ++x) (x < p.width / 2 ? left : right) += p.row(y)[x * 3 + 1];
    }
    return left / right;
  };
  const Picture before = paint_frame(parent, 5);
  const Picture after = paint_frame(edit_of(parent, "light from the right"), 5);
  CHECK(left_of_right(before) > left_of_right(after) * 1.03);
}

TEST_CASE("Who is not restated drifts now and then; verbatim words hold them",
          "[practice][levels]") {
  int drifted = 0, held = 0;
  for (std::int64_t seed = 1; seed <= 12; ++seed) {
    const PaintRequest parent = small(
        "MS, eye level, a man in a red coat stands still, empty room, overcast, static", seed);
    const Picture base = paint_frame(parent, 3);
    const Picture loose = paint_frame(edit_of(parent, "he looks up"), 3);
    const Picture tight = paint_frame(
        edit_of(
            parent,
            "MS, eye level, a man in a red coat stands still, empty room, overcast, static camera"),
        3);
    drifted += changed_share(base, loose) > 0.01 ? 1 : 0;
    held += changed_share(base, tight) < 0.001 ? 1 : 0;
  }
  CHECK(held == 12);
  CHECK(drifted >= 3);  // Some, not all by necessity: it is chance.
}

TEST_CASE("A chain of edits is the same picture every time", "[practice][levels]") {
  const PaintRequest first = small(kShot, 4);
  const PaintRequest second = edit_of(first, "close-up");
  const PaintRequest third = edit_of(second, "light from the right, he smiles");
  CHECK(paint_frame(third, 8) == paint_frame(third, 8));
  CHECK(changed_share(paint_frame(second, 8), paint_frame(third, 8)) > 0.01);
}

TEST_CASE("A long take drifts from within, a short one holds", "[practice][levels]") {
  practice::Script script;
  script.own_seed = 3;
  CHECK(practice::inner_drift(script, 4, false).amount < 0.08);
  CHECK(practice::inner_drift(script, 8, false).amount > 0.4);
  CHECK(practice::inner_drift(script, 8, true).amount <
        practice::inner_drift(script, 8, false).amount * 0.5);
}

TEST_CASE("A reference picture gives its character to every take", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest sheet = small(
      "MS, eye level, a man in a red coat, a yellow hat and a blue scarf stands still, empty room, "
      "overcast, static");
  sheet.width = 640, sheet.height = 360;
  sheet.output = ShotOutput::still;
  REQUIRE(paint_still(sheet, dir / "sheet.png", Cancel()));
  const Result<Picture> picture = read_picture(dir / "sheet.png");
  REQUIRE(picture);
  const auto seen = practice::character_in(*picture);
  REQUIRE(seen);
  REQUIRE(seen->coat);
  CHECK(seen->coat->r > 1.6 * seen->coat->g);
  REQUIRE(seen->hat);
  CHECK(seen->hat->r > 1.3 * seen->hat->b);
  REQUIRE(seen->scarf);
  CHECK(seen->scarf->b > seen->scarf->r);

  // The words leave it open; the picture does not.
  PaintRequest take = small("MS, eye level, a man stands still, courtyard, overcast, static", 9);
  take.references.push_back({dir / "sheet.png", PaintReference::Use::character});
  const auto red = [](const std::uint8_t* p) {
    return p[0] > 70 && p[0] > 1.7 * p[1] && p[0] > 1.7 * p[2];
  };
  CHECK(test::region_of(paint_frame(take, 5), red).count > 320 * 180 / 40);
}

TEST_CASE("Colours of a picture become the colours of the take", "[practice][levels]") {
  test::TempDir dir;
  Picture card = make_picture(100, 60, 3);
  const std::uint8_t five[5][3] = {
      {200, 80, 60}, {240, 220, 180}, {60, 90, 70}, {40, 40, 60}, {220, 180, 60}};
  for (int y = 0; y < 60; ++y) {
    for (int x = 0; x < 100; ++x) {
      for (int c = 0; c < 3; ++c) card.row(y)[x * 3 + c] = five[x / 20][c];
    }
  }
  REQUIRE(write_picture(dir / "card.png", card));
  const std::vector<practice::Rgb> swatches = practice::swatches_of(card);
  REQUIRE(swatches.size() == 5);
  for (const auto& wanted : five) {
    double nearest = 1e9;
    for (const practice::Rgb& s : swatches)
      nearest =
          std::min(nearest, std::abs(s.r * 255 - wanted[0]) + std::abs(s.g * 255 - wanted[1]) +
                                std::abs(s.b * 255 - wanted[2]));
    CHECK(nearest < 8);
  }
  PaintRequest take = small("LS, eye level, a man stands still, street, overcast, static");
  const Picture plain = paint_frame(take, 0);
  take.references.push_back({dir / "card.png", PaintReference::Use::colours});
  CHECK(test::mean_difference(plain, paint_frame(take, 0)) > 8);
}

TEST_CASE("A reference that shows nobody, or cannot be read, is refused in a sentence",
          "[practice][levels]") {
  test::TempDir dir;
  REQUIRE(write_picture(dir / "empty.png", make_picture(64, 64, 3)));
  PaintRequest r = small("MS, a man, street");
  r.references.push_back({dir / "empty.png", PaintReference::Use::character});
  const Result<PaintReport> nobody = paint_take(r, dir / "t.mp4", Cancel());
  REQUIRE_FALSE(nobody);
  CHECK_THAT(nobody.error().message.en, test::contains("No figure stands out"));
  r.references[0].picture = dir / "missing.png";
  CHECK_FALSE(paint_take(r, dir / "t.mp4", Cancel()));
  CHECK_FALSE(std::filesystem::exists(dir / "t.mp4"));
}

TEST_CASE("The camera flies through every key of its path, and looks where it was told",
          "[practice][levels]") {
  test::TempDir dir;
  PaintRequest r = small("rooftop, window, a hand on a table, overcast");
  r.width = 96, r.height = 54, r.seconds = 6;
  r.camera_path = {{0, 0, 3.2, -9, 0, 2.0, 3, 50},
                   {2, 0.3, 2.0, -2, 0, 1.6, 3, 50},
                   {4, 0, 1.6, 3.1, 0, 1.2, 5, 50},
                   {6, 0.1, 1.3, 4.0, 0, 0.8, 4.9, 40}};
  const Result<PaintReport> report = paint_take(r, dir / "path.mp4", Cancel());
  REQUIRE(report);
  for (const CameraKey& key : r.camera_path) {
    const auto i = std::min<std::size_t>(report->camera.size() - 1,
                                         static_cast<std::size_t>(std::lround(key.seconds * 24)));
    const CameraPose& pose = report->camera[i];
    CAPTURE(key.seconds);
    CHECK(pose.x == Catch::Approx(key.x).margin(0.03));
    CHECK(pose.y == Catch::Approx(key.y).margin(0.03));
    CHECK(pose.z == Catch::Approx(key.z).margin(0.06));
    const double yaw = std::atan2(key.look_x - key.x, key.look_z - key.z);
    CHECK(pose.yaw == Catch::Approx(yaw).margin(0.02));
    CHECK(0.5 / pose.focal == Catch::Approx(std::tan(key.fov * 3.14159265 / 360)).margin(0.01));
  }
  // No corner: the speed never jumps.
  for (std::size_t i = 2; i < report->camera.size(); ++i) {
    const auto& c = report->camera;
    CHECK(std::abs(c[i].z - 2 * c[i - 1].z + c[i - 2].z) < 0.02);
  }
}

TEST_CASE("Words that say static hold a camera path back, and the service says so",
          "[practice][levels]") {
  test::TempDir dir;
  PaintRequest r = small("rooftop, overcast");
  r.width = 96, r.height = 54;
  r.camera_path = {{0, 0, 1.5, -6, 0, 1, 0, 50}, {2, 0, 1.5, -3, 0, 1, 0, 50}};
  const Result<PaintReport> free = paint_take(r, dir / "a.mp4", Cancel());
  r.prompt += ", static camera";
  const Result<PaintReport> held = paint_take(r, dir / "b.mp4", Cancel());
  REQUIRE(free);
  REQUIRE(held);
  CHECK(free->camera.back().z - free->camera.front().z > 2.8);
  CHECK(held->camera.back().z - held->camera.front().z < 1.8);
  CHECK_THAT(held->advisory, test::contains("camera path"));
}

TEST_CASE("Paths that cannot be flown are refused with the reason", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest r = small("street");
  r.camera_path = {{0, 0, 1, -4, 0, 1, 0, 50}};
  CHECK_THAT(paint_take(r, dir / "t.mp4", Cancel()).error().message.en, test::contains("one key"));
  r.camera_path.push_back({0, 0, 1, -3, 0, 1, 0, 50});
  CHECK_THAT(paint_take(r, dir / "t.mp4", Cancel()).error().message.en,
             test::contains("do not rise"));
  r.camera_path[1] = {1, 0, 1, -3, 0, 1, -3, 50};
  CHECK_THAT(paint_take(r, dir / "t.mp4", Cancel()).error().message.en,
             test::contains("where it stands"));
  r.camera_path[1] = {1, 0, std::nan(""), -3, 0, 1, 0, 50};
  CHECK_THAT(paint_take(r, dir / "t.mp4", Cancel()).error().message.en,
             test::contains("out of reach"));
}

TEST_CASE("First and last frame are the first and last picture of the take", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest a = small("MS, a man in a red coat, street, day, static"),
               b = small("LS, a woman in a blue coat, rooftop, dusk, static");
  a.output = b.output = ShotOutput::still;
  REQUIRE(paint_still(a, dir / "a.png", Cancel()));
  REQUIRE(paint_still(b, dir / "b.png", Cancel()));
  PaintRequest take = small("slow push in");
  take.first_frame = dir / "a.png", take.last_frame = dir / "b.png";
  REQUIRE(paint_take(take, dir / "take.mp4", Cancel()));
  Result<FrameReader> reader = FrameReader::open(dir / "take.mp4");
  REQUIRE(reader);
  Picturer picturer(320, 180, 3);
  const auto frame = [&](std::int64_t i) { return *picturer(*reader->read(i), reader->facts()); };
  const Picture first = *read_picture(dir / "a.png"), last = *read_picture(dir / "b.png");
  CHECK(test::mean_difference(frame(0), first) < 4);
  CHECK(test::mean_difference(frame(reader->frames() - 1), last) < 4);
  CHECK(test::mean_difference(frame(reader->frames() / 2), first) > 8);
}

TEST_CASE("How a picture moved as a whole is found within a pixel", "[practice][levels]") {
  PaintRequest r = small("LS, a man stands still, street, day, static");
  r.width = 640, r.height = 360;
  const Picture whole = paint_frame(r, 0);
  Picture shifted = whole;
  for (int y = 0; y < whole.height; ++y) {
    for (int x = 0; x < whole.width; ++x) {
      const int from = std::clamp(x - 12, 0, whole.width - 1);
      for (int c = 0; c < 3; ++c) shifted.row(y)[x * 3 + c] = whole.row(y)[from * 3 + c];
    }
  }
  const Similarity s = practice::motion_between(MotionFrame(whole), MotionFrame(shifted));
  CHECK(s.tx * 640 == Catch::Approx(12).margin(1));
  CHECK(s.ty * 640 == Catch::Approx(0).margin(1));
  CHECK(s.a == Catch::Approx(1).margin(0.01));
  const Similarity back = s.then(s.inverse());
  CHECK(back.tx == Catch::Approx(0).margin(1e-9));
  CHECK(back.a == Catch::Approx(1).margin(1e-9));
}

TEST_CASE("A clip repainted keeps its masses and its motion", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest rough =
      small("LS, eye level, a man in a red coat stands still, street, day, slow pan right");
  REQUIRE(paint_take(rough, dir / "rough.mp4", Cancel()));
  PaintRequest painted = small("ink painting");
  painted.source = dir / "rough.mp4";
  const Result<PaintReport> report = paint_take(painted, dir / "painted.mp4", Cancel());
  REQUIRE(report);
  CHECK(report->frames == 48);
  CHECK(report->camera.empty());

  Result<FrameReader> from = FrameReader::open(dir / "rough.mp4"),
                      to = FrameReader::open(dir / "painted.mp4");
  REQUIRE(from);
  REQUIRE(to);
  Picturer a(320, 180, 3), b(320, 180, 3);
  const auto source = [&](std::int64_t i) { return *a(*from->read(i), from->facts()); };
  const auto result = [&](std::int64_t i) { return *b(*to->read(i), to->facts()); };
  // Another picture, but bright where the source is bright.
  CHECK(test::mean_difference(source(20), result(20)) > 6);
  double xy = 0, xx = 0, yy = 0, mx = 0, my = 0;
  const Picture s = source(20), p = result(20);
  const double n = 320 * 180;
  for (std::size_t i = 0; i < s.pixels.size(); i += 3)
    mx += s.pixels[i + 1] / n, my += p.pixels[i + 1] / n;
  for (std::size_t i = 0; i < s.pixels.size(); i += 3) {
    const double u = s.pixels[i + 1] - mx, v = p.pixels[i + 1] - my;
    xy += u * v, xx += u * u, yy += v * v;
  }
  CHECK(xy / std::sqrt(xx * yy) > 0.8);
  // And it moves as the source moves.
  const Similarity moved =
      practice::motion_between(MotionFrame(source(10)), MotionFrame(source(16)));
  const Similarity follows =
      practice::motion_between(MotionFrame(result(10)), MotionFrame(result(16)));
  CHECK(follows.tx == Catch::Approx(moved.tx).margin(0.006));
}

TEST_CASE("Nothing outside a mask changes, and what is inside does", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest plate = small("LS, eye level, a man stands still, courtyard, day, static");
  REQUIRE(paint_take(plate, dir / "plate.mp4", Cancel()));
  REQUIRE(write_picture(dir / "mask.png", plain_mask(320, 180, 30, 40, 110, 130)));
  for (const char* words : {"blue", "remove the lantern", "a dog"}) {
    CAPTURE(words);
    PaintRequest r = small(words);
    r.source = dir / "plate.mp4";
    r.mask = dir / "mask.png";
    Result<FrameReader> reader = FrameReader::open(dir / "plate.mp4");
    REQUIRE(reader);
    Picturer picturer(320, 180, 3);
    const Picture before = *picturer(*reader->read(6), reader->facts());
    const Picture after = paint_frame(r, 6);
    REQUIRE_FALSE(after.empty());
    double inside = 0, outside = 0;
    for (int y = 0; y < 180; ++y) {
      for (int x = 0; x < 320; ++x) {
        double d = 0;
        for (int c = 0; c < 3; ++c)
          d += std::abs(before.row(y)[x * 3 + c] - after.row(y)[x * 3 + c]);
        const bool in = x >= 30 && x < 110 && y >= 40 && y < 130;
        if (in) inside += d;
        if (!in) outside += d;
      }
    }
    CHECK(outside == 0);
    CHECK(inside / (80 * 90) > 6);
  }
}

TEST_CASE("A mask with nothing white, or with no clip, is refused", "[practice][levels]") {
  test::TempDir dir;
  REQUIRE(write_picture(dir / "mask.png", make_picture(64, 36, 3)));
  PaintRequest r = small("blue");
  r.mask = dir / "mask.png";
  CHECK_THAT(paint_take(r, dir / "t.mp4", Cancel()).error().message.en,
             test::contains("needs a clip"));
  REQUIRE(paint_take(small("LS, street"), dir / "plate.mp4", Cancel()));
  r.source = dir / "plate.mp4";
  CHECK_THAT(paint_take(r, dir / "t.mp4", Cancel()).error().message.en,
             test::contains("black all over"));
}

TEST_CASE("An element stays where it was put while the plate moves under it",
          "[practice][levels]") {
  test::TempDir dir;
  PaintRequest plate = small("LS, eye level, courtyard, day, slow pan right");
  plate.negative = "person";
  const Result<PaintReport> filmed = paint_take(plate, dir / "plate.mp4", Cancel());
  REQUIRE(filmed);
  Picture ball = make_picture(40, 40, 4);
  for (std::size_t i = 0; i < ball.pixels.size(); i += 4)
    ball.pixels[i] = 230, ball.pixels[i + 2] = 230, ball.pixels[i + 3] = 255;
  REQUIRE(write_picture(dir / "ball.png", ball));
  PaintRequest r = small("a ball");
  r.source = dir / "plate.mp4";
  r.element = dir / "ball.png";
  r.element_place = {0.6, 0.7, 0.2};
  const auto is_pink = [](const std::uint8_t* p) {
    return p[0] > 60 && p[2] > 60 && p[0] > 2 * p[1] && p[2] > 2 * p[1];
  };
  const test::Box at0 = test::region_of(paint_frame(r, 0), is_pink);
  const test::Box at30 = test::region_of(paint_frame(r, 30), is_pink);
  REQUIRE(at0.count > 300);
  REQUIRE(at30.count > 200);
  CHECK(at0.middle_x() == Catch::Approx(0.6 * 320).margin(3));
  // What the camera really did tells where the place has gone.
  const CameraPose &first = filmed->camera[0], &later = filmed->camera[30];
  const double shift = -first.focal * std::tan(later.yaw - first.yaw);
  REQUIRE(std::abs(shift) > 0.02);
  CHECK((at30.middle_x() - 160) / 320 == Catch::Approx(0.1 + shift).margin(0.012));
}

TEST_CASE("A thing alone has alpha, nothing round it, and the light of the words",
          "[practice][levels]") {
  test::TempDir dir;
  for (const char* words : {"a dog, low sun from the left",
                            "a woman in a red coat stands still, low sun from the left"}) {
    CAPTURE(words);
    PaintRequest r = small(words);
    r.output = ShotOutput::element;
    r.height = 360;
    REQUIRE(paint_still(r, dir / "thing.png", Cancel()));
    const Result<Picture> thing = read_picture(dir / "thing.png", 4);
    REQUIRE(thing);
    std::size_t solid = 0, open = 0;
    for (std::size_t i = 3; i < thing->pixels.size(); i += 4) {
      solid += thing->pixels[i] > 240 ? 1 : 0;
      open += thing->pixels[i] < 10 ? 1 : 0;
    }
    const std::size_t all = thing->pixels.size() / 4;
    CHECK(solid > all / 12);
    CHECK(open > all / 8);
  }
}

TEST_CASE("The same request with references, source and mask is the same bytes",
          "[practice][levels]") {
  test::TempDir dir;
  REQUIRE(paint_take(small("LS, a man walks, street, day, slow pan left"), dir / "plate.mp4",
                     Cancel()));
  PaintRequest r = small("watercolour, warm tone");
  r.seconds = 1;
  r.source = dir / "plate.mp4";
  REQUIRE(paint_take(r, dir / "a.mp4", Cancel()));
  REQUIRE(paint_take(r, dir / "b.mp4", Cancel()));
  CHECK(*sha256_of_file(dir / "a.mp4") == *sha256_of_file(dir / "b.mp4"));
}

TEST_CASE("Sound cues are heard, also by their Chinese names", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest r = small("MS, a man waits, empty room");
  r.width = 96, r.height = 54;
  r.sounds = {{"rain", -1}, {"鐘聲", 0.5}};
  const Result<PaintReport> ok = paint_take(r, dir / "a.mp4", Cancel());
  REQUIRE(ok);
  CHECK(ok->advisory.find("no sound for") == std::string::npos);
  r.sounds = {{"a theremin", -1}};
  const Result<PaintReport> odd = paint_take(r, dir / "b.mp4", Cancel());
  REQUIRE(odd);
  CHECK_THAT(odd->advisory, test::contains("no sound for"));
}

TEST_CASE("What was read is told with its place in the prompt", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest r = small("MS, a man in a green coat, tram stop");
  r.width = 96, r.height = 54, r.seconds = 0.2;
  const Result<PaintReport> report = paint_take(r, dir / "t.mp4", Cancel());
  REQUIRE(report);
  REQUIRE(report->read_as.size() == 3);
  CHECK(report->read_as[1].slot == "subject");
  CHECK(report->read_as[1].label.en == "man in a green coat");
  CHECK(r.prompt.substr(report->read_as[2].begin, 4) == "tram");
}
