// SPDX-License-Identifier: Apache-2.0
//
// Solves the very small linear systems of the motion fits by elimination with pivots.
//
// Threading: pure.

#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace shotlab {

// N equations; the last column is the right side.
template <std::size_t N>
using Matrix = std::array<std::array<double, N + 1>, N>;

// Nothing if the equations do not fix the answer.
template <std::size_t N>
std::optional<std::array<double, N>> solve(Matrix<N> m) {
  for (std::size_t k = 0; k < N; ++k) {
    std::size_t pivot = k;
    for (std::size_t r = k + 1; r < N; ++r) {
      if (std::abs(m[r][k]) > std::abs(m[pivot][k])) pivot = r;
    }
    if (!(std::abs(m[pivot][k]) > 1e-12)) return std::nullopt;
    std::swap(m[k], m[pivot]);
    for (std::size_t r = k + 1; r < N; ++r) {
      const double factor = m[r][k] / m[k][k];
      for (std::size_t c = k; c <= N; ++c) m[r][c] -= factor * m[k][c];
    }
  }
  std::array<double, N> out{};
  for (std::size_t k = N; k-- > 0;) {
    double value = m[k][N];
    for (std::size_t c = k + 1; c < N; ++c) value -= m[k][c] * out[c];
    out[k] = value / m[k][k];
  }
  return out;
}

}  // namespace shotlab
