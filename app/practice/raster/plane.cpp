// SPDX-License-Identifier: Apache-2.0
//
// Cards and ground: both are planes whose coordinates (s, t) and nearness (1 / depth) are quotients
// of functions linear in the pixel. A row is walked in segments, short enough for all of it to be
// straight between their ends.

#include "app/practice/raster/card_shader.h"
#include "app/practice/raster/ground_shader.h"
#include "app/practice/raster/outline.h"

namespace shotlab::practice {
namespace {

struct Row {  // x * px + y * py + c
  double x = 0, y = 0, c = 0;
  double at(double px, double py) const { return x * px + y * py + c; }
};

Row row_of(Vec3 r, const View& view) {
  const double f = view.focal();
  return {r.x / f, -r.y / f, r.z - r.x * view.centre_x() / f + r.y * view.centre_y() / f};
}

// Nearness along a segment, as stored for each pixel.
struct Nearness {
  float start = 0, step = 0;
  float at(int i) const { return start + step * static_cast<float>(i); }
#if defined(__SSE2__)
  // Of four pixels, by their numbers in the segment.
  __m128 four(__m128 numbers) const {
    return _mm_add_ps(_mm_set1_ps(start), _mm_mul_ps(_mm_set1_ps(step), numbers));
  }
#endif
};

// True if anything of the segment is nearer than what is there already.
bool any_seen(const Nearness& n, const float* near_row, int count) {
  int i = 0;
#if defined(__SSE2__)
  const __m128 next = _mm_set1_ps(4);
  __m128 numbers = _mm_setr_ps(0, 1, 2, 3), seen = _mm_setzero_ps();
  for (; i + 4 <= count; i += 4, numbers = _mm_add_ps(numbers, next))
    seen = _mm_or_ps(seen, _mm_cmpge_ps(n.four(numbers), _mm_loadu_ps(near_row + i)));
  if (_mm_movemask_ps(seen) != 0) return true;
#endif
  for (; i < count; ++i) {
    if (n.at(i) >= near_row[i]) return true;
  }
  return false;
}

// Opaque and whole: only depth decides.
void lay_opaque(const Words& words, const Nearness& n, int count, std::uint32_t* pixels,
                float* near_row) {
  int i = 0;
#if defined(__SSE2__)
  const __m128 next = _mm_set1_ps(4);
  __m128 numbers = _mm_setr_ps(0, 1, 2, 3);
  for (; i + 4 <= count; i += 4, numbers = _mm_add_ps(numbers, next)) {
    const __m128 z = n.four(numbers), before = _mm_loadu_ps(near_row + i);
    const __m128i seen = _mm_castps_si128(_mm_cmpge_ps(z, before));
    auto* at = reinterpret_cast<__m128i*>(pixels + i);
    const __m128i mine =
        _mm_load_si128(reinterpret_cast<const __m128i*>(&words.at[static_cast<std::size_t>(i)]));
    _mm_storeu_si128(
        at, _mm_or_si128(_mm_and_si128(seen, mine), _mm_andnot_si128(seen, _mm_loadu_si128(at))));
    _mm_storeu_ps(near_row + i, _mm_max_ps(z, before));
  }
#endif
  for (; i < count; ++i) {
    const float z = n.at(i);
    if (z < near_row[i]) continue;
    pixels[i] = words.at[static_cast<std::size_t>(i)];
    near_row[i] = z;
  }
}

template <typename Shader>
void lay_blended(const Words& words, const Shader& shader, const Nearness& n, int count,
                 std::uint32_t* pixels, float* near_row) {
  const bool whole = shader.whole();
  for (int i = 0; i < count; ++i) {
    const float z = n.at(i);
    if (z < near_row[i]) continue;
    std::uint32_t w = words.at[static_cast<std::size_t>(i)];
    if (w == 0) continue;
    if (!whole) {
      const std::uint32_t cover = shader.coverage(i);
      if (cover == 0) continue;
      if (cover < 256) w = scaled_word(w, cover);
    }
    const std::uint32_t alpha = w >> 24;
    pixels[i] = alpha == 255 ? w : over(w, pixels[i]);
    if (alpha >= 128) near_row[i] = z;
  }
}

// Air takes from a word and gives its own colour, by as much as the word covers.
void haze_blended(Words& words, int count, std::uint32_t air, std::uint32_t haze) {
  for (int i = 0; i < count; ++i) {
    std::uint32_t& w = words.at[static_cast<std::size_t>(i)];
    const std::uint32_t a = w >> 24;
    w = a == 0 ? scaled_word(w, 256 - haze)
               : blend_words(w, a == 255 ? air : scaled_word(air, a + 1), haze);
  }
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
  const int width = view_.width();
  const Rows rows = rows_of(outline, view_.height());
  const std::uint32_t air_word = opaque_word(air_.colour);
  const double lifted = 1 + plane.lift * 1e-3 + 1e-5;
  Words words;

  for (int y = rows.first; y < rows.end; ++y) {
    int x0 = 0, x1 = 0;
    const double py = y + 0.5;
    if (!span_of(outline, py, width, x0, x1)) continue;
    std::uint32_t* pixels = canvas_.row(y);
    float* near_row = near_row_of(y);
    for (int from = x0, to = x0; from < x1; from = to) {
      to = std::min(x1, from + kSegment);
      double q0 = plane.q.at(from + 0.5, py), q1 = plane.q.at(to + 0.5, py);
      // Near the horizon and near the eye nothing is straight: shorter steps there, down to pixels.
      const auto bent = [&] {
        return q0 <= 1e-7 || q1 <= 1e-7 || q0 > 1.25 * q1 || q1 > 1.25 * q0;
      };
      for (int step : {kSegment / 4, 1}) {
        if (!bent()) break;
        to = std::min(x1, from + step);
        q1 = plane.q.at(to + 0.5, py);
      }
      if (q0 <= 1e-7 || q1 <= 1e-7) continue;
      const int count = to - from;
      const Nearness nearness{static_cast<float>(q0 * lifted),
                              static_cast<float>((q1 - q0) / count * lifted)};
      if (!any_seen(nearness, near_row + from, count)) continue;
      const double z0 = 1 / q0, z1 = 1 / q1;
      const Ends ends{plane.s.at(from + 0.5, py) * z0, plane.t.at(from + 0.5, py) * z0,
                      plane.s.at(to + 0.5, py) * z1, plane.t.at(to + 0.5, py) * z1, 1.0 / count};
      const double inv = 2 / (q0 + q1), s_mid = (ends.s0 + ends.s1) / 2,
                   t_mid = (ends.t0 + ends.t1) / 2;
      shader.segment(
          {(plane.s.x - s_mid * plane.q.x) * inv, (plane.s.y - s_mid * plane.q.y) * inv,
           (plane.t.x - t_mid * plane.q.x) * inv, (plane.t.y - t_mid * plane.q.y) * inv, inv},
          ends);
      shader.colours(count, words);
      const auto haze = static_cast<std::uint32_t>(256 * clamp01(air_.at(inv) * plane.air));
      if (haze > 0) {
        shader.opaque() ? blend_all(words, air_word, haze)
                        : haze_blended(words, count, air_word, haze);
      }
      if (shader.opaque() && shader.whole()) {
        lay_opaque(words, nearness, count, pixels + from, near_row + from);
      } else {
        lay_blended(words, shader, nearness, count, pixels + from, near_row + from);
      }
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
  const Rows rows = rows_of(outline, view_.height());
  // A little behind itself, so that the card still passes when it is drawn.
  const double lifted = (1 + card.lift * 1e-3) * (1 - 1e-4);
  for (int y = rows.first; y < rows.end; ++y) {
    double l0 = 0, r0 = 0, l1 = 0, r1 = 0;
    if (!cross_of(outline, y - 0.5, l0, r0) || !cross_of(outline, y + 1.5, l1, r1)) continue;
    const int x0 = static_cast<int>(
        std::clamp(std::ceil(std::max(l0, l1) + 1), 0.0, static_cast<double>(view_.width())));
    const int x1 = static_cast<int>(
        std::clamp(std::floor(std::min(r0, r1) - 1), 0.0, static_cast<double>(view_.width())));
    float* near_row = near_row_of(y);
    const Nearness n{static_cast<float>(plane.q.at(x0 + 0.5, y + 0.5) * lifted),
                     static_cast<float>(plane.q.x * lifted)};
    for (int x = x0; x < x1; ++x) near_row[x] = std::max(near_row[x], n.at(x - x0));
  }
}

void Raster::draw(const Ground& ground) {
  // World x and z themselves are the coordinates.
  const Vec3 u = view_.turn_to_camera({1, 0, 0}), v = view_.turn_to_camera({0, 0, 1}),
             w = view_.to_camera({0, ground.level, 0});
  if (std::abs(dot(u, cross(v, w))) < 1e-9) return;
  const Vec3 eye = view_.position();
  constexpr double kFar = 400;
  const std::vector<Vec3> corners = {view_.to_camera({eye.x - kFar, ground.level, eye.z - kFar}),
                                     view_.to_camera({eye.x - kFar, ground.level, eye.z + kFar}),
                                     view_.to_camera({eye.x + kFar, ground.level, eye.z + kFar}),
                                     view_.to_camera({eye.x + kFar, ground.level, eye.z - kFar})};
  scan(plane_of(Card{}, u, v, w), outline_of(corners, view_), GroundShader(ground));
}

}  // namespace shotlab::practice
