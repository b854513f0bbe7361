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

class CardShader {
 public:
  explicit CardShader(const Card& card)
      : card_(card),
        light_(card.light),
        wide_(card.texture->width() * card.repeat_x),
        high_(card.texture->height() * card.repeat_y),
        repeated_(card.repeat_x > 1 || card.repeat_y > 1) {}

  void segment(const Slope& slope) {
    const double across = std::hypot(slope.sx * wide_, slope.tx * high_);
    const double down = std::hypot(slope.sy * wide_, slope.ty * high_);
    const double major = std::max(across, down), minor = std::max(1e-6, std::min(across, down));
    // Seen at a slant, take several looks along the longer way, at the sharpness of the shorter.
    looks_ = std::clamp(static_cast<int>(major / minor + 0.3), 1, 4);
    const double lod = std::log2(std::max(1e-6, major / looks_)) + 0.4;
    level_ = &card_.texture->level(lod);
    if (across >= down) {
      step_s_ = slope.sx / looks_, step_t_ = slope.tx / looks_;
    } else {
      step_s_ = slope.sy / looks_, step_t_ = slope.ty / looks_;
    }
    edge_s_ = std::max(1e-9, std::hypot(slope.sx, slope.sy));
    edge_t_ = std::max(1e-9, std::hypot(slope.tx, slope.ty));
    // Cut-out pictures end inside their own card; solid ones reach half a pixel over the edge.
    grow_ = card_.solid ? 1.0 : 0.5;
  }

  // 0..256
  std::uint32_t coverage(double s, double t) const {
    const double inside =
        std::min(std::min(s, 1 - s) / edge_s_, std::min(t, 1 - t) / edge_t_) + grow_;
    return inside >= 1 ? 256u : inside <= 0 ? 0u : static_cast<std::uint32_t>(inside * 256);
  }

  std::uint32_t colour(double s, double t) const {
    if (looks_ == 1) return look(s, t);
    std::array<std::uint32_t, 4> sum{};
    for (int i = 0; i < looks_; ++i) {
      const double k = i - (looks_ - 1) * 0.5;
      const std::uint32_t w = look(s + step_s_ * k, t + step_t_ * k);
      for (std::size_t c = 0; c < 4; ++c) sum[c] += (w >> (8 * c)) & 255;
    }
    std::uint32_t out = 0;
    for (std::size_t c = 0; c < 4; ++c)
      out |= (sum[c] / static_cast<std::uint32_t>(looks_)) << (8 * c);
    return out;
  }

 private:
  std::uint32_t look(double s, double t) const {
    const std::uint32_t w = repeated_
                                ? sample_repeated(*level_, s * card_.repeat_x, t * card_.repeat_y)
                                : sample_held(*level_, s, t);
    return light_.plain() ? w : light_.on(w);
  }

  const Card& card_;
  Light8 light_;
  double wide_, high_;
  bool repeated_;
  const Texture::Level* level_ = nullptr;
  int looks_ = 1;
  double step_s_ = 0, step_t_ = 0, edge_s_ = 1, edge_t_ = 1, grow_ = 1;
};

class GroundShader {
 public:
  explicit GroundShader(const Ground& ground) : ground_(ground) {}

  void segment(const Slope& slope) {
    wide_x_ = std::max(1e-4, std::max(std::abs(slope.sx), std::abs(slope.sy))) / ground_.tile;
    wide_z_ = std::max(1e-4, std::max(std::abs(slope.tx), std::abs(slope.ty))) / ground_.tile;
    if (ground_.detail != nullptr) {
      // Between sharp and smooth: the ground is always seen at a slant.
      const double size = ground_.detail->width() / ground_.detail_size;
      const double x = std::hypot(slope.sx, slope.sy) * size,
                   z = std::hypot(slope.tx, slope.ty) * size;
      detail_ = &ground_.detail->level(std::log2(std::max(1e-6, std::sqrt(x * z) * 1.3)) + 0.4);
    }
    if (ground_.light != nullptr) light_ = &ground_.light->level(0);
  }

  std::uint32_t coverage(double, double) const { return 256; }

  std::uint32_t colour(double x, double z) const {
    const double u = x / ground_.tile, v = z / ground_.tile;
    const double even = 0.5 - 0.5 * wave(u, wide_x_) * wave(v, wide_z_);
    const double joint = std::min(1.0, line(u, wide_x_) + line(v, wide_z_));
    Rgb c = mix(ground_.second, ground_.first, even) * (1 - 0.42 * joint);
    if (detail_ != nullptr)
      c = c * tint(sample_repeated(*detail_, x / ground_.detail_size, z / ground_.detail_size));
    if (light_ != nullptr) {
      const double s = (x - ground_.x0) / (ground_.x1 - ground_.x0);
      const double t = (ground_.z1 - z) / (ground_.z1 - ground_.z0);
      c = c * tint(sample_held(*light_, s, t));
    }
    auto byte = [](double k) {
      return static_cast<std::uint32_t>(std::clamp(k * 255 + 0.5, 0.0, 255.0));
    };
    return 0xff000000u | (byte(c.r) << 16) | (byte(c.g) << 8) | byte(c.b);
  }

 private:
  static Rgb tint(std::uint32_t w) {
    constexpr double k = 1 / 128.0;
    return {((w >> 16) & 255) * k, ((w >> 8) & 255) * k, (w & 255) * k};
  }
  // The mean of a square wave of period 2 over a window of width w: a checker without shimmer.
  static double wave(double x, double w) {
    auto tri = [](double t) { return std::abs((t * 0.5 - std::floor(t * 0.5)) - 0.5); };
    return std::clamp(2 * (tri(x - 0.5 * w) - tri(x + 0.5 * w)) / w, -1.0, 1.0);
  }
  // How much of the window is covered by the joint at whole numbers.
  double line(double x, double w) const {
    const double half = 0.5 * ground_.joint / ground_.tile;
    const double d = std::abs(x - std::floor(x + 0.5));
    const double reach = std::max(w, 2 * half) * 0.5 + std::min(w * 0.5, half);
    return d >= reach ? 0
                      : std::min(1.0, 2 * half / w) *
                            std::min(1.0, (reach - d) / std::max(1e-6, std::min(w, 2 * half)));
  }

  const Ground& ground_;
  double wide_x_ = 1, wide_z_ = 1;
  const Texture::Level* detail_ = nullptr;
  const Texture::Level* light_ = nullptr;
};

}  // namespace

struct Raster::Plane {
  Row s, t, q;
  double air = 1;
  double lift = 0;
  bool solid = true;
};

template <typename Shader>
void Raster::scan(const Plane& plane, const std::vector<Point>& outline, const Shader& shader_in) {
  if (outline.size() < 3) return;
  Shader shader = shader_in;
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
    for (int from = x0; from < x1; from += kSegment) {
      const int to = std::min(x1, from + kSegment);
      const double mx = (from + to) * 0.5;
      double q = plane.q.at(mx, py);
      if (q <= 0) {  // The horizon runs through this segment: look from its nearer end.
        q = std::max(plane.q.at(from + 0.5, py), plane.q.at(to - 0.5, py));
        if (q <= 0) continue;
      }
      const double inv = 1 / q;
      const double s_mid = plane.s.at(mx, py) * inv, t_mid = plane.t.at(mx, py) * inv;
      const Slope slope{
          (plane.s.x - s_mid * plane.q.x) * inv, (plane.s.y - s_mid * plane.q.y) * inv,
          (plane.t.x - t_mid * plane.q.x) * inv, (plane.t.y - t_mid * plane.q.y) * inv, inv};
      shader.segment(slope);
      const auto haze = static_cast<std::uint32_t>(256 * clamp01(air_.at(inv) * plane.air));
      double sn = plane.s.at(from + 0.5, py), tn = plane.t.at(from + 0.5, py),
             qn = plane.q.at(from + 0.5, py);
      for (int x = from; x < to; ++x, sn += plane.s.x, tn += plane.t.x, qn += plane.q.x) {
        if (qn <= 0) continue;
        const auto nearness = static_cast<float>(qn * lifted);
        if (nearness < near_row[x]) continue;
        const double z = 1 / qn, s = sn * z, t = tn * z;
        const std::uint32_t cover = shader.coverage(s, t);
        if (cover == 0) continue;
        std::uint32_t w = shader.colour(s, t);
        if (haze > 0) {
          const std::uint32_t a = w >> 24;
          w = a == 0 ? scaled(w, 256 - haze)
                     : blend_words(w, a == 255 ? air_word : scaled(air_word, a + 1), haze);
        }
        if (cover < 256) w = scaled(w, cover);
        const std::uint32_t alpha = w >> 24;
        if (alpha == 255) {
          pixels[x] = w;
        } else if (w != 0) {
          pixels[x] = over(w, pixels[x]);
        }
        if (alpha >= 128) near_row[x] = nearness;
      }
    }
  }
}

void Raster::draw(const Card& card) {
  const Vec3 u = view_.turn_to_camera(card.across);
  const Vec3 v = view_.turn_to_camera(card.down);
  const Vec3 w = view_.to_camera(card.corner);
  const Vec3 normal = cross(u, v);
  const double det = dot(u, cross(v, w));
  if (std::abs(det) < 1e-9) return;  // Seen exactly from its edge.
  if (card.one_sided && dot(normal, w) > 0) return;
  Plane plane;
  plane.s = row_of(cross(v, w) * (1 / det), view_);
  plane.t = row_of(cross(w, u) * (1 / det), view_);
  plane.q = row_of(normal * (1 / det), view_);
  plane.air = card.air;
  plane.lift = card.lift;
  plane.solid = card.solid;
  scan(plane, outline_of({w, w + u, w + u + v, w + v}, view_), CardShader(card));
}

void Raster::draw(const Ground& ground) {
  // World x and z themselves are the coordinates.
  const Vec3 u = view_.turn_to_camera({1, 0, 0});
  const Vec3 v = view_.turn_to_camera({0, 0, 1});
  const Vec3 w = view_.to_camera({0, ground.level, 0});
  const double det = dot(u, cross(v, w));
  if (std::abs(det) < 1e-9) return;
  Plane plane;
  plane.s = row_of(cross(v, w) * (1 / det), view_);
  plane.t = row_of(cross(w, u) * (1 / det), view_);
  plane.q = row_of(cross(u, v) * (1 / det), view_);
  const Vec3 eye = view_.position();
  constexpr double far = 400;
  const std::vector<Vec3> corners = {view_.to_camera({eye.x - far, ground.level, eye.z - far}),
                                     view_.to_camera({eye.x - far, ground.level, eye.z + far}),
                                     view_.to_camera({eye.x + far, ground.level, eye.z + far}),
                                     view_.to_camera({eye.x + far, ground.level, eye.z - far})};
  scan(plane, outline_of(corners, view_), GroundShader(ground));
}

}  // namespace shotlab::practice
