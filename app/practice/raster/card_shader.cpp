// SPDX-License-Identifier: Apache-2.0

#include "app/practice/raster/card_shader.h"

namespace shotlab::practice {
namespace {

std::uint16_t light_byte(double v) {
  return static_cast<std::uint16_t>(std::clamp(v * 256, 0.0, 65535.0));
}

// A place in a texture, or a step through it, in kTexel-ths. Of a card seen almost from its edge
// one pixel goes over more texels than there are: what lies far outside is held where a segment of
// steps still stays within 32 bits.
std::int32_t held(double value, double most) {
  return static_cast<std::int32_t>(std::clamp(value, -most, most));
}
constexpr double kFarPlace = 1e9;
constexpr double kFarStep = 512 * kTexel;
static_assert(kFarPlace + (kSegment + 2) * kFarStep < 2147483647.0);

}  // namespace

CardShader::CardShader(const Card& card)
    : card_(card),
      light_(Lanes::of_light(light_byte(card.light.r), light_byte(card.light.g),
                             light_byte(card.light.b))),
      plain_(card.light.r == 1 && card.light.g == 1 && card.light.b == 1),
      wide_(card.texture->width() * card.repeat_x),
      high_(card.texture->height() * card.repeat_y),
      repeated_(card.repeat_x > 1 || card.repeat_y > 1),
      opaque_(card.texture->opaque()),
      // Cut-out pictures end inside their own card; solid ones reach half a pixel over the edge.
      grow_(card.solid ? 1.0 : 0.5) {}

void CardShader::segment(const Slope& slope, const Ends& e) {
  const double across = length_of(slope.sx * wide_, slope.tx * high_);
  const double down = length_of(slope.sy * wide_, slope.ty * high_);
  const double major = std::max(across, down), minor = std::max(1e-6, std::min(across, down));
  // Seen at a slant, take several looks along the longer way, at the sharpness of the shorter.
  const double slant = major / minor;
  looks_ = slant < 2.5 ? 1 : slant < 4 ? 2 : 4;
  level_ = &card_.texture->level(lod_of(major / looks_));
  const double kx = level_->width * card_.repeat_x * kTexel,
               ky = level_->height * card_.repeat_y * kTexel;
  // A repeated picture may begin anew wherever it does: the numbers stay small.
  const double from_s = repeated_ ? std::floor(e.s0 * card_.repeat_x) / card_.repeat_x : 0,
               from_t = repeated_ ? std::floor(e.t0 * card_.repeat_y) / card_.repeat_y : 0;
  walk_.u = held((e.s0 - from_s) * kx - kTexel / 2, kFarPlace);
  walk_.v = held((e.t0 - from_t) * ky - kTexel / 2, kFarPlace);
  walk_.du = held((e.s1 - e.s0) * e.per_pixel * kx, kFarStep);
  walk_.dv = held((e.t1 - e.t0) * e.per_pixel * ky, kFarStep);
  const bool along = across >= down;
  look_u_ = held((along ? slope.sx : slope.sy) * kx / looks_, kFarStep);
  look_v_ = held((along ? slope.tx : slope.ty) * ky / looks_, kFarStep);

  s0_ = e.s0, t0_ = e.t0;
  ds_ = (e.s1 - e.s0) * e.per_pixel, dt_ = (e.t1 - e.t0) * e.per_pixel;
  per_edge_s_ = 1 / std::max(1e-9, length_of(slope.sx, slope.sy));
  per_edge_t_ = 1 / std::max(1e-9, length_of(slope.tx, slope.ty));
  whole_ = coverage_at(e.s0, e.t0) == 256 && coverage_at(e.s1, e.t1) == 256;
}

template <CardShader::Reach reach>
Lanes CardShader::look(std::int32_t u, std::int32_t v) const {
  if constexpr (reach == Reach::inside) return look_inside(*level_, u, v);
  if constexpr (reach == Reach::held) return look_held(*level_, u, v);
  return look_repeated(*level_, u, v);
}

template <CardShader::Reach reach, int looks>
void CardShader::fill(int count, Words& out) const {
  std::int32_t u = walk_.u, v = walk_.v;
  const std::int32_t hu = look_u_ / 2, hv = look_v_ / 2;
  for (int i = 0; i < count; ++i, u += walk_.du, v += walk_.dv) {
    Lanes c = look<reach>(looks == 1 ? u : u - hu, looks == 1 ? v : v - hv);
    if constexpr (looks == 2) c = (c + look<reach>(u + hu, v + hv)).half();
    if constexpr (looks == 4) {
      c = (c + look<reach>(u + hu, v + hv) + look<reach>(u - 3 * hu, v - 3 * hv) +
           look<reach>(u + 3 * hu, v + 3 * hv))
              .quarter();
    }
    out.at[static_cast<std::size_t>(i)] = (plain_ ? c : c.times(light_)).word();
  }
}

template <CardShader::Reach reach>
void CardShader::fill(int count, Words& out) const {
  if (looks_ == 1) return fill<reach, 1>(count, out);
  if (looks_ == 2) return fill<reach, 2>(count, out);
  fill<reach, 4>(count, out);
}

bool CardShader::stays_inside() const {
  const std::int32_t aside_u = std::abs(look_u_) * 2, aside_v = std::abs(look_v_) * 2;
  const std::int32_t u1 = walk_.u + walk_.du * kSegment, v1 = walk_.v + walk_.dv * kSegment;
  return std::min(walk_.u, u1) - aside_u >= 0 && std::min(walk_.v, v1) - aside_v >= 0 &&
         std::max(walk_.u, u1) + aside_u < (level_->width - 1) << 16 &&
         std::max(walk_.v, v1) + aside_v < (level_->height - 1) << 16;
}

void CardShader::colours(int count, Words& out) const {
  if (repeated_) return fill<Reach::repeated>(count, out);
  if (stays_inside()) return fill<Reach::inside>(count, out);
  fill<Reach::held>(count, out);
}

}  // namespace shotlab::practice
