// SPDX-License-Identifier: Apache-2.0
//
// How a card looks along a row: its texture, as sharp as the slant and the distance allow, in its
// light, with clean edges.
//
// Threading: one per thread and card.

#pragma once

#include "app/practice/raster/raster.h"
#include "app/practice/raster/segment.h"

namespace shotlab::practice {

class CardShader {
 public:
  explicit CardShader(const Card& card);

  // A stretch of a row between whose ends all is straight. The rest is about the last one begun.
  void segment(const Slope& slope, const Ends& ends);
  bool whole() const { return whole_; }    // No edge in it.
  bool opaque() const { return opaque_; }  // No alpha in it (but that of edges).
  std::uint32_t coverage(int i) const { return coverage_at(s0_ + ds_ * i, t0_ + dt_ * i); }
  void colours(int count, Words& out) const;

 private:
  enum class Reach { inside, held, repeated };
  template <Reach reach>
  Lanes look(std::int32_t u, std::int32_t v) const;
  template <Reach reach, int looks>
  void fill(int count, Words& out) const;
  template <Reach reach>
  void fill(int count, Words& out) const;
  // 0..256
  std::uint32_t coverage_at(double s, double t) const {
    const double inside =
        std::min(std::min(s, 1 - s) * per_edge_s_, std::min(t, 1 - t) * per_edge_t_) + grow_;
    return inside >= 1 ? 256u : inside <= 0 ? 0u : static_cast<std::uint32_t>(inside * 256);
  }
  bool stays_inside() const;

  const Card& card_;
  Lanes light_;
  bool plain_;
  double wide_, high_;
  bool repeated_, opaque_, whole_ = false;
  const Texture::Level* level_ = nullptr;
  int looks_ = 1;
  Walk walk_;
  std::int32_t look_u_ = 0, look_v_ = 0;
  double s0_ = 0, t0_ = 0, ds_ = 0, dt_ = 0, per_edge_s_ = 1, per_edge_t_ = 1, grow_;
};

}  // namespace shotlab::practice
