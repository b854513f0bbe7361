// SPDX-License-Identifier: Apache-2.0

#include "media/compare/alignment.h"

#include <cmath>

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

// An index as a clip of that rate would have it.
PacketIndex clip_of(std::int64_t frames, Rational base, std::int64_t step, std::int64_t first = 0) {
  PacketIndex out;
  out.time_base = base;
  for (std::int64_t n = 0; n < frames; ++n) out.frame_pts.push_back(first + n * step);
  out.end_pts = first + frames * step;
  return out;
}

// A shape that wanders over the picture; two seeds are two events.
Picture moment(double seconds, double seed, int noise = 0) {
  Picture out = make_picture(Thumbprint::kWidth, Thumbprint::kHeight, 1);
  const double cx = 16 + 10 * std::sin(seconds * 1.3 + seed) + 4 * std::sin(seconds * 4.1 + seed);
  const double cy = 9 + 6 * std::cos(seconds * 1.7 + 2 * seed);
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      const double far = std::hypot(x - cx, y - cy);
      const int value =
          40 + static_cast<int>(170 * std::exp(-far * far / 12)) +
          (noise > 0 ? (x * 31 + y * 17 + static_cast<int>(seconds * 24) * 7) % noise : 0);
      out.row(y)[x] = static_cast<std::uint8_t>(value);
    }
  }
  return out;
}

struct Filmed {
  std::vector<Thumbprint> prints;
  std::vector<double> times;
};

Filmed film(double seconds, double fps, double start, double seed, int noise = 0) {
  Filmed out;
  for (int n = 0; n < static_cast<int>(seconds * fps); ++n) {
    out.times.push_back(n / fps);
    out.prints.push_back(thumbprint(moment(start + n / fps, seed, noise)));
  }
  return out;
}

Alignment align(const Filmed& a, const Filmed& b, std::int64_t reach) {
  return shotlab::align(a.prints, a.times, b.prints, b.times, reach);
}

}  // namespace

TEST_CASE("takes of one rate pair frame by frame", "[compare]") {
  const PacketIndex a = clip_of(4, {1, 24}, 1), b = clip_of(6, {1, 24}, 1);
  CHECK(pair_frames(a, b) == std::vector<FramePair>{{0, 0}, {1, 1}, {2, 2}, {3, 3}});
  CHECK(pair_frames(a, b, 3) == std::vector<FramePair>{{0, 3}, {1, 4}, {2, 5}});
  CHECK(pair_frames(a, b, -2) == std::vector<FramePair>{{2, 0}, {3, 1}});
  CHECK(pair_frames(a, b, 6).empty());
  CHECK(pair_frames(a, b, -4).empty());
}

TEST_CASE("a start that is not zero, and times rounded to milliseconds, change no pair",
          "[compare]") {
  PacketIndex rounded = clip_of(48, {1, 1000}, 0, 66);
  for (std::size_t n = 0; n < rounded.frame_pts.size(); ++n) {
    rounded.frame_pts[n] = 66 + std::llround(static_cast<double>(n) * 1000 / 24);
  }
  rounded.end_pts = 66 + 2000;
  const std::vector<FramePair> pairs = pair_frames(clip_of(48, {1, 12288}, 512), rounded);
  REQUIRE(pairs.size() == 48);
  for (std::int64_t n = 0; n < 48; ++n) {
    CHECK(pairs[static_cast<std::size_t>(n)] == FramePair{n, n});
  }
}

TEST_CASE("takes of different rates pair with the frame that is shown at that moment",
          "[compare]") {
  const PacketIndex film = clip_of(6, {1, 24}, 1), video = clip_of(15, {1, 60}, 1);
  CHECK(pair_frames(film, video) ==
        std::vector<FramePair>{{0, 0}, {1, 2}, {2, 5}, {3, 7}, {4, 10}, {5, 12}});
  CHECK(pair_frames(video, film).front() == FramePair{0, 0});
  CHECK(pair_frames(video, film)[2] == FramePair{2, 0});
  CHECK(pair_frames(video, film)[3] == FramePair{3, 1});
}

TEST_CASE("the offset between two recordings of one event is found", "[compare]") {
  for (const int offset : {-30, -7, 0, 1, 13, 40}) {
    const Filmed a = film(4, 24, 5, 1);
    const Filmed b = film(4, 24, 5 - offset / 24.0, 1, 9);
    const Alignment found = align(a, b, 48);
    INFO(offset);
    CHECK(found.found);
    CHECK(found.offset == offset);
  }
}

TEST_CASE("an offset is found between takes of different rates", "[compare]") {
  const Filmed a = film(4, 24, 5, 1);
  const Filmed b = film(4, 30, 4.5, 1, 9);
  const Alignment found = align(a, b, 60);
  CHECK(found.found);
  CHECK(found.offset == 15);
}

TEST_CASE("takes that show different things are not aligned", "[compare]") {
  const Alignment found = align(film(4, 24, 0, 1), film(4, 24, 0, 2.4), 48);
  CHECK_FALSE(found.found);
  CHECK(found.offset == 0);
}

TEST_CASE("a shot that holds still agrees everywhere and so is not aligned", "[compare]") {
  Filmed still = film(4, 24, 0, 1);
  for (std::size_t n = 0; n < still.prints.size(); ++n) {
    still.prints[n] = thumbprint(moment(1, 1, 3 + static_cast<int>(n % 2)));
  }
  CHECK_FALSE(align(still, still, 48).found);
  Filmed black = film(4, 24, 0, 1);
  for (auto& print : black.prints) {
    print = thumbprint(make_picture(Thumbprint::kWidth, Thumbprint::kHeight, 1));
  }
  CHECK_FALSE(align(black, black, 48).found);
  CHECK_FALSE(align({}, black, 48).found);
}
