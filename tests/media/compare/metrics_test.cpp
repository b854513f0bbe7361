// SPDX-License-Identifier: Apache-2.0
//
// The fast loops against the definitions written out as slowly and plainly as they can be.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "media/compare/block_sums.h"
#include "media/compare/ms_ssim.h"
#include "media/compare/psnr.h"
#include "media/compare/ssim.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

// A plane of our own making, with rows longer than the picture, as decoders have them.
struct Plate {
  int width, height, depth;
  std::vector<std::uint16_t> values;
  std::vector<std::uint8_t> bytes;
  std::ptrdiff_t stride;

  SamplePlane plane() const { return {bytes.data(), stride, width, height}; }
  double at(int x, int y) const {
    return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
  }
};

template <typename Value>
Plate make_plate(int width, int height, int depth, Value value) {
  const std::size_t size = depth > 8 ? 2 : 1;
  const auto stride = static_cast<std::ptrdiff_t>((static_cast<std::size_t>(width) + 13) * size);
  Plate out{width, height, depth, {}, {}, stride};
  out.bytes.assign(static_cast<std::size_t>(stride * height), 0xAB);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto sample = static_cast<std::uint16_t>(value(x, y));
      out.values.push_back(sample);
      std::uint8_t* to = out.bytes.data() + stride * y + static_cast<std::ptrdiff_t>(size) * x;
      if (depth > 8) {
        std::memcpy(to, &sample, 2);
      } else {
        *to = static_cast<std::uint8_t>(sample);
      }
    }
  }
  return out;
}

std::uint32_t scramble(std::uint32_t x) {
  x ^= x << 13;
  x ^= x >> 17;
  x ^= x << 5;
  return x;
}

// A picture with shapes, and the same with noise on it.
Plate shapes(int width, int height, int depth, std::uint32_t noise_seed = 0) {
  const int peak = (1 << depth) - 1;
  return make_plate(width, height, depth, [=](int x, int y) {
    const double wave = .5 + .3 * std::sin(x * .11 + y * .05) + .2 * std::sin(x * .9 - y * .7);
    int value = static_cast<int>(wave * peak * .9);
    if ((x / 24 + y / 24) % 2 == 0) value = peak - value;
    if (noise_seed != 0) {
      const auto at = static_cast<std::uint32_t>(x * 7919 + y * 104729) + noise_seed;
      value += static_cast<int>(scramble(scramble(at)) % static_cast<std::uint32_t>(peak / 6)) -
               peak / 12;
    }
    return std::clamp(value, 0, peak);
  });
}

// SSIM of one window of n x n samples with its corner at (x, y), as its authors write it, but with
// the sums' own variance (n² - 1 below) as x264 and FFmpeg have it.
double window_ssim(const Plate& a, const Plate& b, int x, int y, int n) {
  double sum_a = 0, sum_b = 0, aa = 0, bb = 0, ab = 0;
  for (int j = y; j < y + n; ++j) {
    for (int i = x; i < x + n; ++i) {
      sum_a += a.at(i, j);
      sum_b += b.at(i, j);
      aa += a.at(i, j) * a.at(i, j);
      bb += b.at(i, j) * b.at(i, j);
      ab += a.at(i, j) * b.at(i, j);
    }
  }
  const double count = n * n;
  const double ma = sum_a / count, mb = sum_b / count;
  const double va = (aa - count * ma * ma) / (count - 1);
  const double vb = (bb - count * mb * mb) / (count - 1);
  const double cov = (ab - count * ma * mb) / (count - 1);
  const double peak = std::ldexp(1.0, a.depth) - 1;
  const double c1 = .01 * .01 * peak * peak, c2 = .03 * .03 * peak * peak;
  return (2 * ma * mb + c1) * (2 * cov + c2) / ((ma * ma + mb * mb + c1) * (va + vb + c2));
}

double plain_ssim(const Plate& a, const Plate& b) {
  double sum = 0;
  int count = 0;
  for (int y = 0; y + 8 <= a.height; y += 4) {
    for (int x = 0; x + 8 <= a.width; x += 4, ++count) sum += window_ssim(a, b, x, y, 8);
  }
  return sum / count;
}

// MS-SSIM with the Gaussian window written out in two dimensions, in doubles.
double plain_ms_ssim(Plate a, Plate b) {
  double weights[11][11];
  double total = 0;
  for (int j = 0; j < 11; ++j) {
    for (int i = 0; i < 11; ++i) {
      weights[j][i] = std::exp(-((i - 5) * (i - 5) + (j - 5) * (j - 5)) / 4.5);
      total += weights[j][i];
    }
  }
  const double peak = std::ldexp(1.0, a.depth) - 1;
  const double c1 = .01 * .01 * peak * peak, c2 = .03 * .03 * peak * peak;
  std::vector<double> da(a.values.begin(), a.values.end()), db(b.values.begin(), b.values.end());
  int width = a.width, height = a.height;
  double out = 1;
  const double exponents[] = {.0448, .2856, .3001, .2363, .1333};
  for (int scale = 0; scale < 5; ++scale) {
    if (scale > 0) {
      const auto halve = [&](const std::vector<double>& from) {
        std::vector<double> to;
        for (int y = 0; y < (height + 1) / 2; ++y) {
          for (int x = 0; x < (width + 1) / 2; ++x) {
            const int x1 = std::min(2 * x + 1, width - 1), y1 = std::min(2 * y + 1, height - 1);
            const auto at = [&](int i, int j) {
              return from[static_cast<std::size_t>(j * width + i)];
            };
            to.push_back((at(2 * x, 2 * y) + at(x1, 2 * y) + at(2 * x, y1) + at(x1, y1)) / 4);
          }
        }
        return to;
      };
      da = halve(da);
      db = halve(db);
      width = (width + 1) / 2;
      height = (height + 1) / 2;
    }
    double structures = 0, similarities = 0;
    for (int y = 0; y + 11 <= height; ++y) {
      for (int x = 0; x + 11 <= width; ++x) {
        double ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
        for (int j = 0; j < 11; ++j) {
          for (int i = 0; i < 11; ++i) {
            const double w = weights[j][i] / total;
            const double va = da[static_cast<std::size_t>((y + j) * width + x + i)];
            const double vb = db[static_cast<std::size_t>((y + j) * width + x + i)];
            ma += w * va, mb += w * vb, aa += w * va * va, bb += w * vb * vb, ab += w * va * vb;
          }
        }
        const double structure = (2 * (ab - ma * mb) + c2) / (aa - ma * ma + bb - mb * mb + c2);
        structures += structure;
        similarities += structure * (2 * ma * mb + c1) / (ma * ma + mb * mb + c1);
      }
    }
    const double windows = (width - 10.0) * (height - 10.0);
    out *= std::pow((scale == 4 ? similarities : structures) / windows, exponents[scale]);
  }
  return out;
}

}  // namespace

TEST_CASE("the error of a plane is the sum of squared differences, at 8, 10 and 16 bits",
          "[compare]") {
  for (const int depth : {8, 10, 16}) {
    for (const int width : {1, 15, 16, 97, 8200}) {
      const Plate a = shapes(width, 5, depth), b = shapes(width, 5, depth, 3);
      double expected = 0;
      for (int y = 0; y < 5; ++y) {
        for (int x = 0; x < width; ++x) expected += std::pow(a.at(x, y) - b.at(x, y), 2);
      }
      INFO(depth << " bits, " << width << " wide");
      CHECK(static_cast<double>(squared_difference(a.plane(), b.plane(), depth)) == expected);
    }
  }
}

TEST_CASE("the largest error of a long row does not wrap", "[compare]") {
  const Plate black = make_plate(20000, 1, 8, [](int, int) { return 0; });
  const Plate white = make_plate(20000, 1, 8, [](int, int) { return 255; });
  CHECK(squared_difference(black.plane(), white.plane(), 8) == 20000ULL * 255 * 255);
  const Plate dark = make_plate(20000, 1, 16, [](int, int) { return 0; });
  const Plate light = make_plate(20000, 1, 16, [](int, int) { return 65535; });
  CHECK(squared_difference(dark.plane(), light.plane(), 16) == 20000ULL * 65535 * 65535);
}

TEST_CASE("PSNR of equal pictures is infinite and of the largest error nothing", "[compare]") {
  CHECK(std::isinf(psnr_of(0, 8)));
  CHECK(psnr_of(255.0 * 255.0, 8) == Catch::Approx(0).margin(1e-9));
  CHECK(psnr_of(1, 10) == Catch::Approx(20 * std::log10(1023.0)));
}

TEST_CASE("SSIM is that of windows of 8 x 8 every 4 samples", "[compare]") {
  for (const int depth : {8, 10, 16}) {
    for (const int width : {8, 19, 64, 131}) {
      const Plate a = shapes(width, 42, depth), b = shapes(width, 42, depth, 5);
      INFO(depth << " bits, " << width << " wide");
      CHECK(plane_similarity(a.plane(), b.plane(), depth) ==
            Catch::Approx(plain_ssim(a, b)).margin(2e-5));
    }
  }
}

TEST_CASE("block sums by vectors equal those of plain loops, at any width and for any bytes",
          "[compare]") {
  for (const int blocks : {1, 3, 4, 5, 16, 33}) {
    const int width = 4 * blocks;
    const Plate a = shapes(width, 4, 8, 77), b = shapes(width, 4, 8, 5);
    const Plate white = make_plate(width, 4, 8, [](int, int) { return 255; });
    for (const auto& [left, right] : {std::pair(&a, &b), std::pair(&white, &white)}) {
      BlockSums<std::int32_t> quick(static_cast<std::size_t>(blocks));
      BlockSums<std::int32_t> plain(static_cast<std::size_t>(blocks));
      sum_blocks(left->bytes.data(), left->stride, right->bytes.data(), right->stride, blocks,
                 quick);
      sum_blocks_plainly(left->bytes.data(), left->stride, right->bytes.data(), right->stride,
                         blocks, plain);
      INFO(blocks << " blocks");
      CHECK(quick == plain);
    }
  }
}

TEST_CASE("SSIM of equal planes is 1, and a plane without room for a window is told as such",
          "[compare]") {
  const Plate a = shapes(64, 48, 8);
  CHECK(plane_similarity(a.plane(), a.plane(), 8) == 1);
  const Plate small = shapes(7, 48, 8), other = shapes(7, 48, 8, 9);
  CHECK(plane_similarity(small.plane(), small.plane(), 8) == 1);
  CHECK(plane_similarity(small.plane(), other.plane(), 8) == 0);
}

TEST_CASE("planes weigh by their samples", "[compare]") {
  const Plate y = shapes(64, 48, 8), u = shapes(32, 24, 8), noisy = shapes(32, 24, 8, 2);
  const PlaneSet a{{y.plane(), u.plane(), u.plane()}, 3, 8};
  const PlaneSet b{{y.plane(), noisy.plane(), u.plane()}, 3, 8};
  const Similarity alike = similarity(a, b);
  CHECK(alike.plane[0] == 1);
  CHECK(alike.plane[1] < .99);
  CHECK(alike.all == Catch::Approx((4 + alike.plane[1] + 1) / 6));
  const SquaredError error = squared_error(a, b);
  CHECK(error.plane[0] == 0);
  CHECK(error.all == Catch::Approx(error.plane[1] / 6));
}

TEST_CASE("MS-SSIM is that of its authors' definition", "[compare]") {
  for (const int depth : {8, 10}) {
    const Plate a = shapes(197, 176, depth), b = shapes(197, 176, depth, 5);
    REQUIRE(can_ms_ssim(a.plane()));
    INFO(depth << " bits");
    CHECK(ms_ssim(a.plane(), b.plane(), depth) == Catch::Approx(plain_ms_ssim(a, b)).margin(1e-4));
    CHECK(ms_ssim(a.plane(), a.plane(), depth) == Catch::Approx(1).margin(1e-6));
  }
  CHECK_FALSE(can_ms_ssim(shapes(175, 400, 8).plane()));
}
