// SPDX-License-Identifier: Apache-2.0
//
// A take that goes on where another ended: no cut at the joint, the camera from where it had come
// to, and from then on what the new words say.

#include "app/practice/levels/continuation.h"

#include <cmath>
#include <numeric>

#include "app/practice/memory.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace shotlab::practice;

namespace {

constexpr std::int64_t kFrames = 24;

PaintRequest small(const std::string& prompt) {
  PaintRequest request;
  request.prompt = prompt;
  request.seconds = 2;
  request.width = 160, request.height = 90;
  request.fps = {12, 1};
  request.seed = 11;
  return request;
}

Part going_on(const Part& from, const std::string& prompt) {
  Part part{small(prompt), std::make_shared<Part>(from)};
  part.request.parent = std::make_shared<PaintRequest>(from.request);
  return part;
}
Part going_on(const PaintRequest& from, const std::string& prompt) {
  return going_on(Part{from, nullptr}, prompt);
}
Picture frame_of(const Part& part, int number) {
  FootageTake take = open_continuation(part);
  Result<Picture> picture = take.footage->next();
  for (int i = 0; i < number && picture; ++i) picture = take.footage->next();
  REQUIRE(picture);
  return *picture;
}

// Mean difference of two pictures, 0..255.
double apart(const Picture& a, const Picture& b) {
  REQUIRE(a.pixels.size() == b.pixels.size());
  double sum = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) sum += std::abs(a.pixels[i] - b.pixels[i]);
  return sum / static_cast<double>(a.pixels.size());
}

}  // namespace

TEST_CASE("A continuation begins with what the take before ended with", "[practice]") {
  const std::string prompt =
      GENERATE("an old man in a red coat waits at a tram stop, slow pan right",
               "a woman in a green coat walks along a street, static camera");
  const PaintRequest before = small(prompt);
  const Part next = going_on(before, "it begins to rain");
  const Picture last = paint_frame(before, kFrames - 1);

  const Picture first = frame_of(next, 0);

  // As near as two frames that follow one another inside a take; far from a take of its own.
  const double step = apart(paint_frame(before, kFrames - 2), last);
  INFO("step " << step << ", joint " << apart(last, first));
  CHECK(apart(last, first) < 2.5 * step + 2);
  PaintRequest fresh = small("it begins to rain");
  fresh.seed = 12;
  CHECK(apart(last, paint_frame(fresh, 0)) > 4 * apart(last, first));
}

TEST_CASE("The camera goes on from where it had come to", "[practice]") {
  const PaintRequest before = small("a tram stop, slow pan right");
  const CameraPose end = make_scene(before).path.back();
  const Part next = going_on(before, "slow pan right");
  const Scene scene = scene_going_on(next);

  CHECK(std::abs(scene.path.front().yaw - end.yaw) < 1e-9);
  CHECK(std::abs(scene.path.front().x - end.x) < 1e-9);
  // And further the same way.
  const double turned = make_scene(before).path.back().yaw - make_scene(before).path.front().yaw;
  REQUIRE(std::abs(turned) > 0.01);
  CHECK((scene.path.back().yaw - end.yaw) * turned > 0);

  // A third part goes on from the second.
  const Scene third = scene_going_on(going_on(next, "static camera"));
  CHECK(std::abs(third.path.front().yaw - scene.path.back().yaw) < 1e-9);
}

TEST_CASE("Who walked out of the middle goes on from there, in the same clothes", "[practice]") {
  const PaintRequest before =
      small("a woman in a green coat walks to the right along a street, static camera");
  const Scene then = make_scene(before);
  REQUIRE(then.players.size() == 1);
  const Scene scene = scene_going_on(going_on(before, "she stands still"));
  REQUIRE(scene.players.size() == 1);

  const Vec3 stood = stance_at(then.players[0].performance, then.seconds).root;
  const Vec3 begins = stance_at(scene.players[0].performance, 0).root;
  CHECK(std::abs(stood.x - begins.x) < 1e-6);
  CHECK(std::abs(stood.z - begins.z) < 1e-6);
  const Rgb now = scene.players[0].wardrobe.coat, before_coat = then.players[0].wardrobe.coat;
  CHECK(now.r == before_coat.r);
  CHECK(now.g == before_coat.g);
  CHECK(now.b == before_coat.b);
}

TEST_CASE("What a job was asked for is remembered beyond the server's life", "[practice]") {
  test::TempDir dir;
  const Memory memory(dir / "memory");
  PaintRequest first = small("a tram stop");
  first.sounds = {{"rain", 1.5}};
  first.camera_path = {{0, 1, 2, 3, 4, 5, 6, 40}, {2, 1, 2, 4, 4, 5, 6, 40}};
  memory.keep("v1_a", first, "", "");
  const Part next = going_on(first, "it rains");
  memory.keep("v1_b", next.request, "v1_a", "v1_a");
  PaintRequest edit = small("in red");
  edit.parent = std::make_shared<PaintRequest>(next.request);
  memory.keep("v1_c", edit, "v1_b", "v1_a");

  const auto found = Memory(dir / "memory").recall("v1_c");

  REQUIRE(found);
  CHECK(found->part.request.prompt == "in red");
  CHECK(found->parent == "v1_b");
  REQUIRE(found->part.request.parent);
  CHECK(found->part.request.parent->prompt == "it rains");
  REQUIRE(found->part.after);
  CHECK(found->part.after->request.prompt == "a tram stop");
  CHECK(found->part.after->request.sounds == first.sounds);
  CHECK(found->part.after->request.camera_path == first.camera_path);
  const auto middle = memory.recall("v1_b");
  REQUIRE(middle);
  CHECK(middle->part.request.seconds == next.request.seconds);
  CHECK(middle->part.request.seed == next.request.seed);
  CHECK(middle->part.request.width == next.request.width);
}

TEST_CASE("A memory that is damaged, foreign or switched off is just no memory", "[practice]") {
  test::TempDir dir;
  const Memory memory(dir.path());
  for (const char* text : {"", "{", "[]", R"({"version":2})", R"({"version":1,"prompt":7})"}) {
    dir.write("v1_x.json", text);
    CHECK_FALSE(memory.recall("v1_x"));
  }
  // A chain that bites its own tail ends.
  dir.write("v1_y.json",
            R"({"version":1,"prompt":"a","negative":"","seconds":2,"width":64,"height":36,"seed":1,
                "parent":"v1_y","after":"","camera_path":[],"sounds":[]})");
  CHECK_FALSE(memory.recall("v1_y"));
  for (const char* id : {"", "../v1_x", "v1/x", "v1_x\n"}) CHECK_FALSE(memory.recall(id));
  CHECK_FALSE(Memory({}).recall("v1_x"));
  // With pictures that are gone it could not be painted again.
  PaintRequest request = small("a tram");
  request.first_frame = "/tmp/gone.png";
  memory.keep("v1_z", request, "", "");
  CHECK_FALSE(memory.recall("v1_z"));
}
