// SPDX-License-Identifier: Apache-2.0

#include "media/play/decode_plan.h"

#include <set>
#include <vector>

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

// Carries a plan out with a cache as the decoder would, and writes down what it reads.
struct Work {
  std::vector<std::int64_t> entries{0};
  FrameCache cache;
  Outlook outlook;
  std::set<std::int64_t> broken;
  std::int64_t at = -1;
  std::vector<std::int64_t> reads = {};

  DecodeState state() {
    return {cache.frames(), cache.capacity(), at,
            [this](std::int64_t frame) { return cache.has(frame) || broken.count(frame) != 0; },
            &entries};
  }
  // False when there is nothing left to do.
  bool step() {
    const std::optional<DecodeStep> step = next_step(state(), outlook);
    if (!step) return false;
    reads.push_back(step->frame);
    at = step->frame;
    if (worth_keeping(state(), outlook, *step)) {
      cache.put(step->frame, std::make_shared<const Picture>(make_picture(8, 8, 4)), outlook);
    }
    return true;
  }
  std::size_t run() {
    std::size_t steps = 0;
    while (steps < 10'000 && step()) ++steps;
    return steps;
  }
};

constexpr std::size_t kPicture = 8 * 8 * 4;

}  // namespace

TEST_CASE("A stream is entered at its presented key pictures", "[play]") {
  PacketIndex index;
  index.packets = {{.key = true, .frame = 0},
                   {.key = false, .frame = 2},
                   {.key = true, .presented = false, .frame = -1},
                   {.key = true, .frame = 4},
                   {.key = false, .frame = 3}};

  CHECK(entry_frames(index) == std::vector<std::int64_t>{0, 4});
  CHECK(entry_frames(PacketIndex{}) == std::vector<std::int64_t>{0});
}

TEST_CASE("A short clip is read once from the wanted frame on, then what is before it", "[play]") {
  Work work{.entries = {0, 4}, .cache = FrameCache(8, 1 << 20), .outlook = {.frame = 4}};

  work.run();

  CHECK(work.reads == std::vector<std::int64_t>{4, 5, 6, 7, 0, 1, 2, 3});
}

TEST_CASE("A frame in the middle of a group is reached by reading on from its key picture",
          "[play]") {
  Work work{.entries = {0, 10, 20}, .cache = FrameCache(30, 1 << 20), .outlook = {.frame = 13}};

  for (int i = 0; i < 4; ++i) work.step();

  CHECK(work.reads == std::vector<std::int64_t>{10, 11, 12, 13});
}

TEST_CASE("A newer wish further on in the same group does not begin the group again", "[play]") {
  Work work{.entries = {0, 100}, .cache = FrameCache(200, 1 << 20), .outlook = {.frame = 20}};
  for (int i = 0; i < 5; ++i) work.step();

  work.outlook.frame = 30;
  work.step();
  CHECK(work.reads.back() == 5);

  work.outlook.frame = 150;  // In another group: the way to 30 is given up.
  work.step();
  CHECK(work.reads.back() == 100);
}

TEST_CASE("Whatever the budget, direction and place, a plan comes to rest", "[play]") {
  for (const bool loop : {false, true}) {
    for (const int direction : {1, -1}) {
      for (std::size_t pictures = 4; pictures < 45; ++pictures) {
        Work work{.entries = {0, 7, 8, 30}, .cache = FrameCache(40, pictures * kPicture)};
        for (const std::int64_t frame : {0, 17, 3, 39, 38, 8}) {
          work.outlook = {.frame = frame, .direction = direction, .loop = loop};
          INFO("loop " << loop << ", direction " << direction << ", pictures " << pictures
                       << ", frame " << frame);
          CHECK(work.run() < 200);
          CHECK(work.cache.has(frame));
        }
      }
    }
  }
}

TEST_CASE("Backward play reads each group once, not once for each frame", "[play]") {
  Work work{.entries = {0, 20, 40, 60, 80},
            .cache = FrameCache(100, 50 * kPicture),
            .outlook = {.frame = 99, .direction = -1, .playing = true}};
  work.run();
  work.reads.clear();

  for (std::int64_t frame = 98; frame >= 0; --frame) {
    work.outlook.frame = frame;
    // Three reads for each frame that is shown, and it is always there in time.
    for (int i = 0; i < 3; ++i) work.step();
    CHECK(work.cache.has(frame));
  }
  CHECK(work.reads.size() < 200);
}

TEST_CASE("A frame that cannot be decoded holds nothing up", "[play]") {
  Work work{.cache = FrameCache(8, 1 << 20), .outlook = {.frame = 3}, .broken = {3, 5}};

  CHECK(work.run() < 20);
  CHECK(work.cache.has(4));
  CHECK(work.cache.has(7));
  CHECK_FALSE(work.cache.has(5));
}

TEST_CASE("On a long way the key picture and some glimpses are shown until the exact one is there",
          "[play]") {
  Work work{.entries = {0, 100}, .cache = FrameCache(400, 8 * kPicture)};
  work.outlook = {.frame = 199, .shown = 0};

  work.step();
  CHECK(work.cache.has(100));
  while (!work.cache.has(199)) {
    REQUIRE(work.step());
    if (work.at == 112) CHECK(work.cache.has(112));
    if (work.at == 113) CHECK_FALSE(work.cache.has(113));
  }
}

TEST_CASE("Few pictures are made on the way to one that is waited for", "[play]") {
  Work work{.entries = {0, 100}, .cache = FrameCache(400, 1 << 20)};
  work.outlook = {.frame = 199, .shown = 198};

  while (!work.cache.has(199)) REQUIRE(work.step());

  CHECK_FALSE(work.cache.has(186));
  CHECK(work.cache.has(187));
}
