// SPDX-License-Identifier: Apache-2.0
//
// Cards and ground: both are planes whose coordinates (s, t) and nearness (1 / depth) are quotients
// of functions linear in the pixel, so a row is walked with three sums and one division a pixel.

#include <array>

#include "app/practice/raster/raster.h"

namespace shotlab::practice {
namespace {

constexpr double kNear = 0.06;  // Metres: nothing nearer is drawn.
constexpr int kSegment = 16;    // Pixels between two looks at slope, air and mip-map.

struct Row {  // x * px + y * py + c
  double x = 0, y = 0, c = 0;
  double at(double px, double py) const { return x * px + y * py + c; }
};

Row row_of(Vec3 r, const View& view) {
  const double f = view.focal();
  return {r.x / f, -r.y / f, r.z - r.x * view.centre_x() / f + r.y * view.centre_y() / f};
}

// Slopes in the middle of a segment.
struct Slope {
  double sx = 0, sy = 0, tx = 0, ty = 0;
  double depth = 1;
};

std::vector<Point> outline_of(const std::vector<Vec3>& camera_points, const View& view) {
  std::vector<Point> out;
  for (std::size_t i = 0; i < camera_points.size(); ++i) {
    const Vec3 a = camera_points[i];
    const Vec3 b = camera_points[(i + 1) % camera_points.size()];
    if (a.z >= kNear) out.push_back(view.project(a));
    if ((a.z >= kNear) != (b.z >= kNear))
      out.push_back(view.project(mix(a, b, (kNear - a.z) / (b.z - a.z))));
  }
  return out;
}

// Where a convex outline crosses the band of rows [y - 1, y + 1], a pixel wider: half open.
bool span_of(const std::vector<Point>& outline, double y, int width, int& x0, int& x1) {
  double low = 1e30, high = -1e30;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const Point a = outline[i], b = outline[(i + 1) % outline.size()];
    const double top = y - 1, bottom = y + 1;
    if (std::max(a.y, b.y) < top || std::min(a.y, b.y) > bottom) continue;
    double ta = 0, tb = 1;
    if (a.y != b.y) {
      const double t0 = (top - a.y) / (b.y - a.y), t1 = (bottom - a.y) / (b.y - a.y);
      ta = std::max(0.0, std::min(t0, t1));
      tb = std::min(1.0, std::max(t0, t1));
    }
    for (double t : {ta, tb}) {
      const double x = a.x + (b.x - a.x) * t;
      low = std::min(low, x);
      high = std::max(high, x);
    }
  }
  if (low > high) return false;
  x0 = static_cast<int>(std::clamp(std::floor(low - 1), 0.0, static_cast<double>(width)));
  x1 = static_cast<int>(std::clamp(std::ceil(high + 1), 0.0, static_cast<double>(width)));
  return x0 < x1;
}

std::uint32_t word(Rgb c) {
  auto byte = [](double v) { return static_cast<std::uint32_t>(std::lround(clamp01(v) * 255)); };
  return 0xff000000u | (byte(c.r) << 16) | (byte(c.g) << 8) | byte(c.b);
}

// All four bytes times k / 256.
std::uint32_t scaled(std::uint32_t w, std::uint32_t k) {
  const std::uint32_t rb = (((w & 0x00ff00ffu) * k) >> 8) & 0x00ff00ffu;
  const std::uint32_t ag = (((w >> 8) & 0x00ff00ffu) * k) & 0xff00ff00u;
  return rb | ag;
}

// Premultiplied `top` over opaque `under`; alpha 0 adds. Bytes that overflow stay full.
std::uint32_t over(std::uint32_t top, std::uint32_t under) {
  const std::uint32_t keep = 256 - ((top >> 24) + (top >> 31));
  const std::uint32_t base = scaled(under, keep);
  const std::uint32_t r = std::min(255u, ((top >> 16) & 255) + ((base >> 16) & 255));
  const std::uint32_t g = std::min(255u, ((top >> 8) & 255) + ((base >> 8) & 255));
  const std::uint32_t b = std::min(255u, (top & 255) + (base & 255));
  return 0xff000000u | (r << 16) | (g << 8) | b;
}

struct Light8 {  // 8.8 fixed point.
  std::uint32_t r, g, b;
  explicit Light8(Rgb c)
      : r(static_cast<std::uint32_t>(std::max(0.0, c.r) * 256)),
        g(static_cast<std::uint32_t>(std::max(0.0, c.g) * 256)),
        b(static_cast<std::uint32_t>(std::max(0.0, c.b) * 256)) {}
  bool plain() const { return r == 256 && g == 256 && b == 256; }
  std::uint32_t on(std::uint32_t w) const {
    const std::uint32_t cr = std::min(255u, (((w >> 16) & 255) * r) >> 8);
    const std::uint32_t cg = std::min(255u, (((w >> 8) & 255) * g) >> 8);
    const std::uint32_t cb = std::min(255u, ((w & 255) * b) >> 8);
    return (w & 0xff000000u) | (cr << 16) | (cg << 8) | cb;
  }
};

// Texel coordinates in 16.16 fixed point, walked from one end of a segment to the other.
struct Walk {
  std::int32_t u = 0, v = 0, du = 0, dv = 0;
};

constexpr double kOne = 65536;

std::uint32_t look_wrapped(const Texture::Level& l, std::int32_t u, std::int32_t v) {
  const int mx = l.width - 1, my = l.height - 1;
  const int x = (u >> 16) & mx, y = (v >> 16) & my;
  return sample_at(l, x, (x + 1) & mx, y, (y + 1) & my, (static_cast<std::uint32_t>(u) >> 8) & 255,
                   (static_cast<std::uint32_t>(v) >> 8) & 255);
}

std::uint32_t look_held(const Texture::Level& l, std::int32_t u, std::int32_t v) {
  u = std::clamp(u, 0, (l.width - 1) << 16);
  v = std::clamp(v, 0, (l.height - 1) << 16);
  const int x = u >> 16, y = v >> 16;
  return sample_at(l, x, std::min(x + 1, l.width - 1), y, std::min(y + 1, l.height - 1),
                   (static_cast<std::uint32_t>(u) >> 8) & 255,
                   (static_cast<std::uint32_t>(v) >> 8) & 255);
}

// One segment of a row: its exact ends, between which everything is straight.
struct Ends {
  double s0 = 0, t0 = 0, s1 = 0, t1 = 0;
  double per_pixel = 1;  // 1 / length
};

class CardShader {
 public:
  explicit CardShader(const Card& card)
      : card_(card),
        light_(card.light),
        wide_(card.texture->width() * card.repeat_x),
        high_(card.texture->height() * card.repeat_y),
        repeated_(card.repeat_x > 1 || card.repeat_y > 1) {}

  void segment(const Slope& slope, const Ends& e) {
    const double across = std::hypot(slope.sx * wide_, slope.tx * high_);
    const double down = std::hypot(slope.sy * wide_, slope.ty * high_);
    const double major = std::max(across, down), minor = std::max(1e-6, std::min(across, down));
    // Seen at a slant, take several looks along the longer way, at the sharpness of the shorter.
    looks_ = std::clamp(static_cast<int>(major / minor * 0.8), 1, 4);
    level_ = &card_.texture->level(std::log2(std::max(1e-6, major / looks_)) + 0.4);
    const double kx = level_->width * card_.repeat_x * kOne,
                 ky = level_->height * card_.repeat_y * kOne;
    walk_.u = static_cast<std::int32_t>(e.s0 * kx - kOne / 2);
    walk_.v = static_cast<std::int32_t>(e.t0 * ky - kOne / 2);
    walk_.du = static_cast<std::int32_t>((e.s1 - e.s0) * e.per_pixel * kx);
    walk_.dv = static_cast<std::int32_t>((e.t1 - e.t0) * e.per_pixel * ky);
    const bool along = across >= down;
    look_u_ = static_cast<std::int32_t>((along ? slope.sx : slope.sy) * kx / looks_);
    look_v_ = static_cast<std::int32_t>((along ? slope.tx : slope.ty) * ky / looks_);

    s0_ = e.s0, t0_ = e.t0;
    ds_ = (e.s1 - e.s0) * e.per_pixel, dt_ = (e.t1 - e.t0) * e.per_pixel;
    edge_s_ = std::max(1e-9, std::hypot(slope.sx, slope.sy));
    edge_t_ = std::max(1e-9, std::hypot(slope.tx, slope.ty));
    // Cut-out pictures end inside their own card; solid ones reach half a pixel over the edge.
    grow_ = card_.solid ? 1.0 : 0.5;
    whole_ = coverage_at(e.s0, e.t0) == 256 && coverage_at(e.s1, e.t1) == 256;
  }

  bool whole() const { return whole_; }
  // 0..256 at pixel i of the segment.
  std::uint32_t coverage(int i) const { return coverage_at(s0_ + ds_ * i, t0_ + dt_ * i); }

  std::uint32_t colour(int i) const {
    std::int32_t u = walk_.u + walk_.du * i, v = walk_.v + walk_.dv * i;
    std::uint32_t w = 0;
    if (looks_ == 1) {
      w = look(u, v);
    } else if (looks_ == 2) {
      w = blend_words(look(u - look_u_ / 2, v - look_v_ / 2),
                      look(u + look_u_ / 2, v + look_v_ / 2), 128);
    } else {
      const std::uint32_t a = blend_words(look(u - look_u_ * 3 / 2, v - look_v_ * 3 / 2),
                                          look(u - look_u_ / 2, v - look_v_ / 2), 128);
      const std::uint32_t b = blend_words(look(u + look_u_ / 2, v + look_v_ / 2),
                                          look(u + look_u_ * 3 / 2, v + look_v_ * 3 / 2), 128);
      w = blend_words(a, b, 128);
    }
    return light_.plain() ? w : light_.on(w);
  }

 private:
  std::uint32_t look(std::int32_t u, std::int32_t v) const {
    return repeated_ ? look_wrapped(*level_, u, v) : look_held(*level_, u, v);
  }
  std::uint32_t coverage_at(double s, double t) const {
    const double inside =
        std::min(std::min(s, 1 - s) / edge_s_, std::min(t, 1 - t) / edge_t_) + grow_;
    return inside >= 1 ? 256u : inside <= 0 ? 0u : static_cast<std::uint32_t>(inside * 256);
  }

  const Card& card_;
  Light8 light_;
  double wide_, high_;
  bool repeated_, whole_ = false;
  const Texture::Level* level_ = nullptr;
  int looks_ = 1;
  Walk walk_;
  std::int32_t look_u_ = 0, look_v_ = 0;
  double s0_ = 0, t0_ = 0, ds_ = 0, dt_ = 0, edge_s_ = 1, edge_t_ = 1, grow_ = 1;
};

class GroundShader {
 public:
  explicit GroundShader(const Ground& g)
      : ground_(g),
        mean_{static_cast<float>((g.first.r + g.second.r) / 2),
              static_cast<float>((g.first.g + g.second.g) / 2),
              static_cast<float>((g.first.b + g.second.b) / 2)},
        swing_{static_cast<float>((g.first.r - g.second.r) / 2),
               static_cast<float>((g.first.g - g.second.g) / 2),
               static_cast<float>((g.first.b - g.second.b) / 2)} {}

  void segment(const Slope& slope, const Ends& e) {
    const double k = 1 / ground_.tile;
    wide_x_ =
        static_cast<float>(std::max(1e-4, std::max(std::abs(slope.sx), std::abs(slope.sy)) * k));
    wide_z_ =
        static_cast<float>(std::max(1e-4, std::max(std::abs(slope.tx), std::abs(slope.ty)) * k));
    // Keep the numbers small: a checker repeats every two tiles.
    const double base_x = std::floor(e.s0 * k / 2) * 2, base_z = std::floor(e.t0 * k / 2) * 2;
    x0_ = static_cast<float>(e.s0 * k - base_x), z0_ = static_cast<float>(e.t0 * k - base_z);
    dx_ = static_cast<float>((e.s1 - e.s0) * e.per_pixel * k),
    dz_ = static_cast<float>((e.t1 - e.t0) * e.per_pixel * k);
    if (ground_.detail != nullptr) {
      // Between sharp and smooth: the ground is always seen at a slant.
      const double size = ground_.detail->width() / ground_.detail_size;
      const double x = std::hypot(slope.sx, slope.sy) * size,
                   z = std::hypot(slope.tx, slope.ty) * size;
      detail_ = &ground_.detail->level(std::log2(std::max(1e-6, std::sqrt(x * z) * 1.3)) + 0.4);
      const double per = 1 / ground_.detail_size, from_x = e.s0 * per - std::floor(e.s0 * per),
                   from_z = e.t0 * per - std::floor(e.t0 * per);
      walk_.u = static_cast<std::int32_t>(from_x * detail_->width * kOne);
      walk_.v = static_cast<std::int32_t>(from_z * detail_->height * kOne);
      walk_.du =
          static_cast<std::int32_t>((e.s1 - e.s0) * e.per_pixel * per * detail_->width * kOne);
      walk_.dv =
          static_cast<std::int32_t>((e.t1 - e.t0) * e.per_pixel * per * detail_->height * kOne);
    }
    // The light changes slowly: its ends are enough.
    const Rgb a = light_at(e.s0, e.t0), b = light_at(e.s1, e.t1);
    const double p = e.per_pixel;
    light_ = {static_cast<float>(a.r), static_cast<float>(a.g), static_cast<float>(a.b)};
    light_step_ = {static_cast<float>((b.r - a.r) * p), static_cast<float>((b.g - a.g) * p),
                   static_cast<float>((b.b - a.b) * p)};
  }

  bool whole() const { return true; }
  std::uint32_t coverage(int) const { return 256; }

  std::uint32_t colour(int i) const {
    const auto n = static_cast<float>(i);
    const float u = x0_ + dx_ * n, v = z0_ + dz_ * n;
    const float odd = wave(u, wide_x_) * wave(v, wide_z_);
    const float joint = 1 - 0.42F * std::min(1.0F, line(u, wide_x_) + line(v, wide_z_));
    std::array<float, 3> c{};
    for (std::size_t k = 0; k < 3; ++k)
      c[k] = (mean_[k] - swing_[k] * odd) * joint * (light_[k] + light_step_[k] * n);
    if (detail_ != nullptr) {
      const std::uint32_t d =
          look_wrapped(*detail_, walk_.u + walk_.du * i, walk_.v + walk_.dv * i);
      c[0] *= static_cast<float>((d >> 16) & 255) * (1 / 128.0F);
      c[1] *= static_cast<float>((d >> 8) & 255) * (1 / 128.0F);
      c[2] *= static_cast<float>(d & 255) * (1 / 128.0F);
    }
    auto byte = [](float k) {
      return static_cast<std::uint32_t>(std::clamp(k * 255 + 0.5F, 0.0F, 255.0F));
    };
    return 0xff000000u | (byte(c[0]) << 16) | (byte(c[1]) << 8) | byte(c[2]);
  }

 private:
  Rgb light_at(double x, double z) const {
    if (ground_.light == nullptr) return {1, 1, 1};
    const double s = (x - ground_.x0) / (ground_.x1 - ground_.x0),
                 t = (ground_.z1 - z) / (ground_.z1 - ground_.z0);
    const std::uint32_t w = sample_held(ground_.light->level(0), s, t);
    constexpr double k = 1 / 128.0;
    return {((w >> 16) & 255) * k, ((w >> 8) & 255) * k, (w & 255) * k};
  }
  // The mean of a square wave of period 2 over a window of width w: a checker without shimmer.
  static float wave(float x, float w) {
    auto tri = [](float t) {
      const float h = t * 0.5F;
      return std::abs(h - static_cast<float>(static_cast<int>(h + 16384) - 16384) - 0.5F);
    };
    return std::clamp(2 * (tri(x - 0.5F * w) - tri(x + 0.5F * w)) / w, -1.0F, 1.0F);
  }
  // How much of the window is covered by the joint at whole numbers.
  float line(float x, float w) const {
    const auto half = static_cast<float>(0.5 * ground_.joint / ground_.tile);
    const float d =
        std::abs(x + 0.5F - static_cast<float>(static_cast<int>(x + 16384.5F) - 16384) - 0.5F);
    const float reach = std::max(w, 2 * half) * 0.5F + std::min(w * 0.5F, half);
    if (d >= reach) return 0;
    return std::min(1.0F, 2 * half / w) *
           std::min(1.0F, (reach - d) / std::max(1e-6F, std::min(w, 2 * half)));
  }

  const Ground& ground_;
  std::array<float, 3> mean_, swing_, light_{}, light_step_{};
  float wide_x_ = 1, wide_z_ = 1, x0_ = 0, z0_ = 0, dx_ = 0, dz_ = 0;
  const Texture::Level* detail_ = nullptr;
  Walk walk_;
};

// Where a line y crosses a convex outline.
bool cross_of(const std::vector<Point>& outline, double y, double& low, double& high) {
  low = 1e30, high = -1e30;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const Point a = outline[i], b = outline[(i + 1) % outline.size()];
    if ((a.y < y) == (b.y < y)) continue;
    const double x = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
    low = std::min(low, x), high = std::max(high, x);
  }
  return low < high;
}

}  // namespace

struct Raster::Plane {
  Row s, t, q;
  double air = 1;
  double lift = 0;
};

template <typename Shader>
void Raster::scan(const Plane& plane, const std::vector<Point>& outline, Shader&& shader) {
  if (outline.size() < 3) return;
  double low = 1e30, high = -1e30;
  for (Point p : outline) low = std::min(low, p.y), high = std::max(high, p.y);
  const int height = view_.height(), width = view_.width();
  const int y0 =
      static_cast<int>(std::clamp(std::floor(low - 1), 0.0, static_cast<double>(height)));
  const int y1 =
      static_cast<int>(std::clamp(std::ceil(high + 1), 0.0, static_cast<double>(height)));
  const std::uint32_t air_word = word(air_.colour);
  const double lifted = 1 + plane.lift * 1e-3 + 1e-5;

  for (int y = y0; y < y1; ++y) {
    int x0 = 0, x1 = 0;
    const double py = y + 0.5;
    if (!span_of(outline, py, width, x0, x1)) continue;
    std::uint32_t* pixels = canvas_.row(y);
    float* near_row =
        nearness_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    for (int from = x0; from < x1;) {
      int to = std::min(x1, from + kSegment);
      double q0 = plane.q.at(from + 0.5, py), q1 = plane.q.at(to + 0.5, py);
      // Near the horizon and near the eye nothing is straight: walk pixel by pixel there.
      if (q0 <= 1e-7 || q1 <= 1e-7 || q0 > 1.25 * q1 || q1 > 1.25 * q0) {
        to = from + 1;
        q1 = plane.q.at(to + 0.5, py);
        if (q0 <= 1e-7 || q1 <= 1e-7) {
          ++from;
          continue;
        }
      }
      // All of it hidden: nothing to work out.
      bool hidden = true;
      const auto step = static_cast<float>((q1 - q0) / (to - from) * lifted),
                 start = static_cast<float>(q0 * lifted);
      for (int x = from; x < to && hidden; ++x)
        hidden = start + step * static_cast<float>(x - from) < near_row[x];
      if (hidden) {
        from = to;
        continue;
      }
      const double z0 = 1 / q0, z1 = 1 / q1;
      const Ends ends{plane.s.at(from + 0.5, py) * z0, plane.t.at(from + 0.5, py) * z0,
                      plane.s.at(to + 0.5, py) * z1, plane.t.at(to + 0.5, py) * z1,
                      1.0 / (to - from)};
      const double inv = 2 / (q0 + q1), s_mid = (ends.s0 + ends.s1) / 2,
                   t_mid = (ends.t0 + ends.t1) / 2;
      const Slope slope{
          (plane.s.x - s_mid * plane.q.x) * inv, (plane.s.y - s_mid * plane.q.y) * inv,
          (plane.t.x - t_mid * plane.q.x) * inv, (plane.t.y - t_mid * plane.q.y) * inv, inv};
      shader.segment(slope, ends);
      const auto haze = static_cast<std::uint32_t>(256 * clamp01(air_.at(inv) * plane.air));
      const bool whole = shader.whole();
      for (int x = from; x < to; ++x) {
        const int i = x - from;
        const float nearness = start + step * static_cast<float>(i);
        if (nearness < near_row[x]) continue;
        const std::uint32_t cover = whole ? 256 : shader.coverage(i);
        if (cover == 0) continue;
        std::uint32_t w = shader.colour(i);
        if (w == 0) continue;
        if (haze > 0) {
          const std::uint32_t a = w >> 24;
          w = a == 0 ? scaled(w, 256 - haze)
                     : blend_words(w, a == 255 ? air_word : scaled(air_word, a + 1), haze);
        }
        if (cover < 256) w = scaled(w, cover);
        const std::uint32_t alpha = w >> 24;
        pixels[x] = alpha == 255 ? w : over(w, pixels[x]);
        if (alpha >= 128) near_row[x] = nearness;
      }
      from = to;
    }
  }
}

Raster::Plane Raster::plane_of(const Card& card, Vec3 u, Vec3 v, Vec3 w) const {
  const double det = dot(u, cross(v, w));
  Plane plane;
  plane.s = row_of(cross(v, w) * (1 / det), view_);
  plane.t = row_of(cross(w, u) * (1 / det), view_);
  plane.q = row_of(cross(u, v) * (1 / det), view_);
  plane.air = card.air;
  plane.lift = card.lift;
  return plane;
}

bool Raster::seen(const Card& card, Vec3 u, Vec3 v, Vec3 w) const {
  const Vec3 normal = cross(u, v);
  if (std::abs(dot(u, cross(v, w))) < 1e-9) return false;  // Exactly from its edge.
  return !card.one_sided || dot(normal, w) < 0;
}

void Raster::draw(const Card& card) {
  const Vec3 u = view_.turn_to_camera(card.across), v = view_.turn_to_camera(card.down),
             w = view_.to_camera(card.corner);
  if (!seen(card, u, v, w)) return;
  const std::vector<Point> outline = outline_of({w, w + u, w + u + v, w + v}, view_);
  scan(plane_of(card, u, v, w), outline, CardShader(card));
  if (card.glow == nullptr) return;
  Card light = card;
  light.texture = card.glow, light.light = {1, 1, 1}, light.solid = false, light.lift += 0.5,
  light.air *= 0.7;
  scan(plane_of(light, u, v, w), outline, CardShader(light));
}

void Raster::reserve(const Card& card) {
  if (!card.solid) return;
  const Vec3 u = view_.turn_to_camera(card.across), v = view_.turn_to_camera(card.down),
             w = view_.to_camera(card.corner);
  if (!seen(card, u, v, w)) return;
  const Plane plane = plane_of(card, u, v, w);
  const std::vector<Point> outline = outline_of({w, w + u, w + u + v, w + v}, view_);
  if (outline.size() < 3) return;
  double low = 1e30, high = -1e30;
  for (Point p : outline) low = std::min(low, p.y), high = std::max(high, p.y);
  const int y0 = std::max(0, static_cast<int>(std::clamp(low, -1.0, 1e6))),
            y1 = std::min(view_.height(), static_cast<int>(std::clamp(high + 1, 0.0, 1e6)));
  // A little behind itself, so that the card still passes when it is drawn.
  const double lifted = (1 + card.lift * 1e-3) * (1 - 1e-4);
  for (int y = y0; y < y1; ++y) {
    double l0 = 0, r0 = 0, l1 = 0, r1 = 0;
    if (!cross_of(outline, y - 0.5, l0, r0) || !cross_of(outline, y + 1.5, l1, r1)) continue;
    const int x0 = static_cast<int>(
        std::clamp(std::ceil(std::max(l0, l1) + 1), 0.0, static_cast<double>(view_.width())));
    const int x1 = static_cast<int>(
        std::clamp(std::floor(std::min(r0, r1) - 1), 0.0, static_cast<double>(view_.width())));
    float* near_row =
        nearness_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(view_.width());
    auto q = static_cast<float>(plane.q.at(x0 + 0.5, y + 0.5) * lifted);
    const auto step = static_cast<float>(plane.q.x * lifted);
    for (int x = x0; x < x1; ++x, q += step) near_row[x] = std::max(near_row[x], q);
  }
}

void Raster::draw(const Ground& ground) {
  // World x and z themselves are the coordinates.
  const Vec3 u = view_.turn_to_camera({1, 0, 0}), v = view_.turn_to_camera({0, 0, 1}),
             w = view_.to_camera({0, ground.level, 0});
  if (std::abs(dot(u, cross(v, w))) < 1e-9) return;
  const Vec3 eye = view_.position();
  constexpr double far = 400;
  const std::vector<Vec3> corners = {view_.to_camera({eye.x - far, ground.level, eye.z - far}),
                                     view_.to_camera({eye.x - far, ground.level, eye.z + far}),
                                     view_.to_camera({eye.x + far, ground.level, eye.z + far}),
                                     view_.to_camera({eye.x + far, ground.level, eye.z - far})};
  scan(plane_of(Card{}, u, v, w), outline_of(corners, view_), GroundShader(ground));
}

}  // namespace shotlab::practice
