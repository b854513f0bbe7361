// SPDX-License-Identifier: Apache-2.0

#include "media/compare/ssim.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <vector>

namespace shotlab {
namespace {

constexpr int kBlock = 4;              // Windows are two blocks wide and high.
constexpr double kWindow = 8.0 * 8.0;  // Samples.

// Sums of `Sum` over a block of each picture; of bytes all fit 32 bits, of words they need 64.
template <typename Sum>
struct Blocks {
  explicit Blocks(std::size_t count) : a(count), b(count), squares(count), products(count) {}
  std::vector<Sum> a, b, squares, products;
};

// Column sums first: whole rows are what vector units are good at.
template <typename Sum>
struct Columns {
  explicit Columns(std::size_t width) : a(width), b(width), squares(width), products(width) {}
  std::vector<Sum> a, b, squares, products;
};

template <typename Sample, typename Sum>
void sum_blocks(const SamplePlane& a, const SamplePlane& b, int row, Columns<Sum>& columns,
                Blocks<Sum>& blocks) {
  const int width = a.width / kBlock * kBlock;
  Sum* const ca = columns.a.data();
  Sum* const cb = columns.b.data();
  Sum* const cs = columns.squares.data();
  Sum* const cp = columns.products.data();
  for (int y = 0; y < kBlock; ++y) {
    const std::ptrdiff_t line = row * kBlock + y;
    const auto* pa = reinterpret_cast<const Sample*>(a.data + a.stride * line);
    const auto* pb = reinterpret_cast<const Sample*>(b.data + b.stride * line);
    if (y == 0) {
      for (int x = 0; x < width; ++x) {
        const Sum va = pa[x], vb = pb[x];
        ca[x] = va;
        cb[x] = vb;
        cs[x] = va * va + vb * vb;
        cp[x] = va * vb;
      }
    } else {
      for (int x = 0; x < width; ++x) {
        const Sum va = pa[x], vb = pb[x];
        ca[x] += va;
        cb[x] += vb;
        cs[x] += va * va + vb * vb;
        cp[x] += va * vb;
      }
    }
  }
  const int count = width / kBlock;
  const auto fold = [count](const Sum* from, Sum* to) {
    for (int i = 0; i < count; ++i) {
      const Sum* at = from + static_cast<std::ptrdiff_t>(i) * kBlock;
      to[i] = at[0] + at[1] + at[2] + at[3];
    }
  };
  fold(ca, blocks.a.data());
  fold(cb, blocks.b.data());
  fold(cs, blocks.squares.data());
  fold(cp, blocks.products.data());
}

// The constants as integers over a window's sums, as FFmpeg rounds them.
struct Constants {
  double c1 = 0;
  double c2 = 0;
};

Constants constants_for(int depth) {
  const double peak = std::ldexp(1.0, depth) - 1;
  return {std::floor(.01 * .01 * peak * peak * kWindow + .5),
          std::floor(.03 * .03 * peak * peak * kWindow * (kWindow - 1) + .5)};
}

// One row of windows from two rows of blocks.
template <typename Sum>
double sum_windows(const Blocks<Sum>& upper, const Blocks<Sum>& lower, int count,
                   const Constants& constants) {
  // Bytes: every term below is exact in 32 bits, and float is what the reference works in.
  using Wide = std::conditional_t<sizeof(Sum) == 4, std::int32_t, std::int64_t>;
  using Real = std::conditional_t<sizeof(Sum) == 4, float, double>;
  const auto c1 = static_cast<Real>(constants.c1);
  const auto c2 = static_cast<Real>(constants.c2);
  double sum = 0;
  for (int i = 0; i + 1 < count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const auto window = [at](const std::vector<Sum>& up, const std::vector<Sum>& low) {
      return static_cast<Wide>(up[at] + up[at + 1] + low[at] + low[at + 1]);
    };
    const Wide a = window(upper.a, lower.a);
    const Wide b = window(upper.b, lower.b);
    const Wide squares = window(upper.squares, lower.squares);
    const Wide products = window(upper.products, lower.products);
    const Wide variances = squares * 64 - a * a - b * b;
    const Wide covariance = products * 64 - a * b;
    const Real top = (static_cast<Real>(2 * a * b) + c1) * (static_cast<Real>(2 * covariance) + c2);
    const Real bottom =
        (static_cast<Real>(a * a + b * b) + c1) * (static_cast<Real>(variances) + c2);
    sum += static_cast<double>(top / bottom);
  }
  return sum;
}

template <typename Sample, typename Sum>
double windows_of(const SamplePlane& a, const SamplePlane& b, int depth) {
  const int columns = a.width / kBlock;
  const int rows = a.height / kBlock;
  Columns<Sum> scratch(static_cast<std::size_t>(columns) * kBlock);
  Blocks<Sum> upper(static_cast<std::size_t>(columns));
  Blocks<Sum> lower(static_cast<std::size_t>(columns));
  const Constants constants = constants_for(depth);
  sum_blocks<Sample>(a, b, 0, scratch, upper);
  double sum = 0;
  for (int row = 1; row < rows; ++row) {
    sum_blocks<Sample>(a, b, row, scratch, lower);
    sum += sum_windows(upper, lower, columns, constants);
    std::swap(upper, lower);
  }
  return sum / (static_cast<double>(columns - 1) * (rows - 1));
}

bool equal(const SamplePlane& a, const SamplePlane& b, int depth) {
  const auto bytes = static_cast<std::size_t>(a.width) * (depth > 8 ? 2U : 1U);
  for (int y = 0; y < a.height; ++y) {
    if (std::memcmp(a.data + a.stride * y, b.data + b.stride * y, bytes) != 0) return false;
  }
  return true;
}

}  // namespace

double plane_similarity(const SamplePlane& a, const SamplePlane& b, int depth) {
  if (a.width < 2 * kBlock || a.height < 2 * kBlock) return equal(a, b, depth) ? 1 : 0;
  return depth <= 8 ? windows_of<std::uint8_t, std::uint32_t>(a, b, depth)
                    : windows_of<std::uint16_t, std::uint64_t>(a, b, depth);
}

Similarity similarity(const PlaneSet& a, const PlaneSet& b) {
  Similarity out;
  double sum = 0;
  double samples = 0;
  for (int i = 0; i < a.count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const double size = static_cast<double>(a.planes[at].width) * a.planes[at].height;
    out.plane[at] = plane_similarity(a.planes[at], b.planes[at], a.depth);
    sum += out.plane[at] * size;
    samples += size;
  }
  out.all = samples > 0 ? sum / samples : 1;
  return out;
}

}  // namespace shotlab
