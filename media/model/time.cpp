// SPDX-License-Identifier: Apache-2.0

#include "media/model/time.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace shotlab {
namespace {

__extension__ using Wide = __int128;

std::int64_t divide_rounded(Wide a, Wide b) {
  if (b < 0) a = -a, b = -b;
  const Wide half = b / 2;
  return static_cast<std::int64_t>(a >= 0 ? (a + half) / b : -((-a + half) / b));
}

}  // namespace

bool Rational::operator==(const Rational& other) const {
  return Wide{num} * other.den == Wide{other.num} * den;
}

std::int64_t rescale(std::int64_t ticks, Rational from, Rational to) {
  return divide_rounded(Wide{ticks} * from.num * to.den, Wide{from.den} * to.num);
}

std::strong_ordering compare(TimePoint a, TimePoint b) {
  // Three 64-bit factors could overflow 128 bits; real time bases are below 2^32, so these do not.
  const Wide left = Wide{a.ticks} * a.base.num * b.base.den;
  const Wide right = Wide{b.ticks} * b.base.num * a.base.den;
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

std::int64_t sample_of_frame(std::int64_t frame, Rational fps, int sample_rate) {
  return divide_rounded(Wide{frame} * sample_rate * fps.den, fps.num);
}

std::string timecode(std::int64_t frame, Rational fps) {
  const std::int64_t rate = std::max<std::int64_t>(1, divide_rounded(fps.num, fps.den));
  const std::int64_t seconds = frame / rate;
  std::array<char, 96> text{};
  std::snprintf(text.data(), text.size(), "%02lld:%02lld:%02lld:%02lld",
                static_cast<long long>(seconds / 3600), static_cast<long long>(seconds / 60 % 60),
                static_cast<long long>(seconds % 60), static_cast<long long>(frame % rate));
  return text.data();
}

}  // namespace shotlab
