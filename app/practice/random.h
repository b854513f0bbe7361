// SPDX-License-Identifier: Apache-2.0
//
// Chance that is the same on every machine: the distributions of <random> are not, so the few that
// the painter needs are made here from SplitMix64.
//
// Threading: one Random per thread.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace shotlab::practice {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  // A stream of its own for `purpose`, so that one more choice in one place moves no other.
  Random(std::uint64_t seed, std::string_view purpose) : state_(seed * 0x9e3779b97f4a7c15u) {
    for (char c : purpose) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    next();
  }

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  double real() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }  // [0, 1)
  double real(double a, double b) { return a + (b - a) * real(); }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  bool chance(double p) { return real() < p; }

  template <typename List>
  const auto& pick(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace shotlab::practice
