// SPDX-License-Identifier: Apache-2.0

#include "media/play/frame_cache.h"

#include <vector>

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

constexpr std::size_t kPicture = 8 * 8 * 4;

std::shared_ptr<const Picture> picture() {
  return std::make_shared<const Picture>(make_picture(8, 8, 4));
}

std::vector<std::int64_t> kept(const FrameCache& cache) {
  std::vector<std::int64_t> frames;
  for (std::int64_t i = 0; i < cache.frames(); ++i) {
    if (cache.has(i)) frames.push_back(i);
  }
  return frames;
}

FrameCache filled(std::size_t pictures, const Outlook& outlook, std::int64_t frames = 20) {
  FrameCache cache(frames, pictures * kPicture);
  for (std::int64_t i = 0; i < frames; ++i) cache.put(i, picture(), outlook);
  return cache;
}

}  // namespace

TEST_CASE("A cache keeps to its budget, whatever comes", "[play]") {
  const FrameCache cache = filled(8, {.frame = 10});

  CHECK(cache.capacity() == 8);
  CHECK(kept(cache).size() == 8);
}

TEST_CASE("What is ahead is kept rather than what is behind", "[play]") {
  CHECK(kept(filled(8, {.frame = 10})) == std::vector<std::int64_t>{9, 10, 11, 12, 13, 14, 15, 16});
  CHECK(kept(filled(8, {.frame = 10, .direction = -1})) ==
        std::vector<std::int64_t>{4, 5, 6, 7, 8, 9, 10, 11});
}

TEST_CASE("In a loop the beginning is ahead of the end", "[play]") {
  CHECK(kept(filled(8, {.frame = 18, .loop = true})) ==
        std::vector<std::int64_t>{0, 1, 2, 3, 4, 17, 18, 19});
}

TEST_CASE("A few pictures are kept even where the budget is less than one", "[play]") {
  CHECK(kept(filled(0, {.frame = 3})).size() == FrameCache::kAtLeast);
}

TEST_CASE("The best picture is the wanted one, else the nearest that is nearer than the shown one",
          "[play]") {
  FrameCache cache(100, 1 << 20);
  for (const std::int64_t frame : {10, 20, 50}) cache.put(frame, picture(), {});

  CHECK(cache.best({.frame = 20}) == 20);
  CHECK(cache.best({.frame = 22, .shown = 90}) == 20);
  CHECK(cache.best({.frame = 48, .shown = 90}) == 50);
  CHECK_FALSE(cache.best({.frame = 22, .shown = 23}));
  CHECK(cache.best({.frame = 99}) == 50);
}

TEST_CASE("In play no picture from the future is shown", "[play]") {
  FrameCache cache(100, 1 << 20);
  for (const std::int64_t frame : {10, 20, 50}) cache.put(frame, picture(), {});

  CHECK(cache.best({.frame = 49, .playing = true, .shown = 10}) == 20);
  CHECK(cache.best({.frame = 21, .direction = -1, .playing = true, .shown = 90}) == 50);
  CHECK_FALSE(cache.best({.frame = 9, .playing = true}));
}
