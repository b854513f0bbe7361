// SPDX-License-Identifier: Apache-2.0

#include "app/practice/figure/head.h"

#include "app/practice/raster/canvas.h"

namespace shotlab::practice {
namespace {

// Half sizes of the head, metres: its height is a 7.5th of the figure's.
constexpr double kWide = 0.083, kHigh = kHeadHeight / 2, kDeep = 0.098;

class Head {
 public:
  Head(Brush& brush, const Skeleton& joints, const Wardrobe& w, const Stance& stance)
      : brush_(brush), w_(w), stance_(stance), f_(joints.head) {
    k_ = mix(joints.scale, mix(1.0, joints.scale, 0.55), 0.7);
    to_camera_ = unit(brush.view().position() - f_.at);
    ahead_ = dot(to_camera_, f_.front);
    // The brim's plane is above the eye of the camera or below it.
    above_brim_ = dot(brush.view().position() - brim_centre(), f_.up) > 0;
  }

  void draw() {
    if (!brush_.visible(f_.at)) return;
    if (w_.has_hat && !w_.beanie && !above_brim_) brim(true, false);
    if (ahead_ > 0.12) hair_over();  // The back of the head lies behind the face ...
    skull();
    if (!w_.has_hat) cap_of_hair();
    ears();
    if (w_.has_face && ahead_ > -0.35) face();
    if (ahead_ <= 0.12 && (w_.has_hat || w_.long_hair)) hair_over();  // ... or in front of it.
    if (!w_.has_hat) return;
    if (w_.beanie) {
      beanie();
    } else if (above_brim_) {
      brim(true, true);
      crown();
    } else {
      cairo_save(brush_.cr());
      clip_over_brow();
      crown();
      cairo_restore(brush_.cr());
      brim(false, true);
    }
  }

 private:
  Vec3 brim_centre() const { return f_.point(0, 0.048 * k_, -0.004 * k_); }

  // A point of the face at `yaw` to the figure's right and `pitch` up, `out` times its surface.
  Vec3 on_face(double yaw, double pitch, double out = 1) const {
    return f_.point(kWide * k_ * out * std::sin(yaw) * std::cos(pitch),
                    kHigh * k_ * out * std::sin(pitch),
                    kDeep * k_ * out * std::cos(yaw) * std::cos(pitch));
  }
  Vec3 normal_at(double yaw, double pitch) const {
    return unit(f_.right * (std::sin(yaw) * std::cos(pitch) / kWide) +
                f_.up * (std::sin(pitch) / kHigh) +
                f_.front * (std::cos(yaw) * std::cos(pitch) / kDeep));
  }

  void skull() {
    // Cranium and jaw, one outline.
    std::vector<Point> points = brush_.egg(f_, f_.point(0, 0.022 * k_, -0.008 * k_), kWide * k_,
                                           kHigh * 0.81 * k_, kDeep * k_);
    const std::vector<Point> jaw = brush_.egg(f_, f_.point(0, -0.052 * k_, 0.014 * k_), 0.060 * k_,
                                              (kHigh - 0.052) * k_, 0.066 * k_);
    points.insert(points.end(), jaw.begin(), jaw.end());
    outline_ = hull_of(std::move(points));
    // Light runs across a face, not down it: a shaded chin would read as a beard.
    brush_.fill_limb(outline_, f_.at - f_.up * (0.3 * k_), f_.at + f_.up * (0.3 * k_), 0.100 * k_,
                     w_.skin);
  }

  void ears() {
    for (int side : {-1, 1}) {
      const Vec3 at = f_.point(side * 0.083 * k_, -0.006 * k_, -0.012 * k_);
      if (dot(to_camera_, f_.right) * side < -0.25) continue;
      brush_.fill(brush_.egg(f_, at, 0.013 * k_, 0.030 * k_, 0.021 * k_), w_.skin, at, 0.03 * k_);
      brush_.line(
          {at + f_.up * (0.014 * k_), at + f_.front * (-0.008 * k_), at - f_.up * (0.010 * k_)},
          0.004, brush_.shading().shade(w_.skin * 0.75), 0.6);
    }
  }

  void face() {
    const Rgb dark{0.10, 0.075, 0.075};
    const Rgb crease = brush_.shading().shade(mix(w_.skin, {0.75, 0.30, 0.25}, 0.35) * 0.86);
    // Cheeks: a warm breath of colour.
    for (int side : {-1, 1}) {
      const Vec3 at = on_face(side * 0.72, -0.32, 0.99);
      if (!brush_.faces(at, normal_at(side * 0.72, -0.32))) continue;
      const Point c = brush_.view().pixel_of(at);
      const double r = brush_.pixels(at, 0.027 * k_);
      const double lean = std::max(0.2, dot(normal_at(side * 0.72, -0.32), to_camera_));
      glow(brush_.cr(), c.x, c.y, r * lean, r,
           mix(brush_.shading().shade({0.86, 0.42, 0.34}),
               brush_.shading().flat({0.86, 0.42, 0.34}, normal_at(side * 0.72, -0.32)), 0.9),
           0.26);
    }
    for (int side : {-1, 1}) eye(side, dark);
    nose(crease);
    mouth(crease);
    if (w_.moustache) {
      const Rgb grey = brush_.shading().lit(w_.hair);
      if (ahead_ > 0) {
        for (int side : {-1, 1}) {
          std::vector<Point> half;
          for (Vec3 p : {on_face(0, -0.36, 1.03), on_face(side * 0.16, -0.38, 1.04),
                         on_face(side * 0.42, -0.53, 1.0), on_face(side * 0.16, -0.50, 1.03),
                         on_face(0, -0.48, 1.03)}) {
            half.push_back(brush_.view().pixel_of(p));
          }
          brush_.fill_flat(half, grey);
        }
      }
    }
  }

  void eye(int side, Rgb dark) {
    const double yaw = side * 0.37, pitch = 0.06;
    const Vec3 at = on_face(yaw, pitch, 0.985);
    const Vec3 n = normal_at(yaw, pitch);
    const double seen = dot(n, to_camera_);
    if (seen < 0.08) return;
    const Vec3 x = unit(f_.right - n * dot(n, f_.right)), y = unit(f_.up - n * dot(n, f_.up));
    const double open = 1 - 0.9 * stance_.lids;
    std::vector<Point> dot_outline;
    for (int i = 0; i < 24; ++i) {
      const double a = 2 * kPi * i / 24;
      dot_outline.push_back(brush_.view().pixel_of(at + x * (0.0105 * k_ * std::cos(a)) +
                                                   y * (0.0135 * k_ * open * std::sin(a))));
    }
    brush_.fill_flat(dot_outline, dark);
    if (stance_.lids < 0.5) {
      const Vec3 spark = at + x * (0.0035 * k_) + y * (0.005 * k_);
      const Point c = brush_.view().pixel_of(spark);
      disc(brush_.cr(), c.x, c.y, brush_.pixels(spark, 0.0032 * k_),
           brush_.shading().lit({1, 1, 1}), 0.85);
    }
    if (stance_.blank) return;
    const double lift = 0.25 + 0.10 * stance_.brows;
    brush_.line(
        {on_face(side * 0.20, pitch + lift, 1.0), on_face(side * 0.38, pitch + lift + 0.06, 1.0),
         on_face(side * 0.55, pitch + lift - 0.02, 1.0)},
        0.008, brush_.shading().shade(w_.hair * 1.1), 0.85);
  }

  void nose(Rgb crease) {
    const Vec3 bridge = f_.point(0, 0.006 * k_, 0.093 * k_),
               tip = f_.point(0, -0.030 * k_, 0.117 * k_);
    const std::vector<Point> outline = brush_.limb(bridge, 0.010 * k_, tip, 0.0165 * k_);
    brush_.fill(outline, mix(w_.skin, {0.93, 0.50, 0.40}, 0.18), tip, 0.026 * k_, 0.05);
    // Its underside, so that it reads from the front too.
    brush_.line(
        {f_.point(-0.017 * k_, -0.036 * k_, 0.100 * k_), f_.point(0, -0.047 * k_, 0.110 * k_),
         f_.point(0.017 * k_, -0.036 * k_, 0.100 * k_)},
        0.006, crease, 0.8);
  }

  void mouth(Rgb crease) {
    const double seen = dot(normal_at(0, -0.6), to_camera_);
    if (seen < 0.02 || stance_.blank) return;
    if (stance_.mouth > 0.05) {
      const Vec3 at = on_face(0, -0.62, 0.985);
      std::vector<Point> outline;
      for (int i = 0; i < 20; ++i) {
        const double a = 2 * kPi * i / 20;
        outline.push_back(
            brush_.view().pixel_of(at + f_.right * (0.017 * k_ * std::cos(a)) +
                                   f_.up * (0.014 * k_ * stance_.mouth * std::sin(a))));
      }
      brush_.fill_flat(outline, {0.32, 0.10, 0.10});
    } else {
      const double up = 0.10 * stance_.smile, wide = 0.22 + 0.10 * stance_.smile;
      brush_.line({on_face(-wide, -0.60 + up, 1.0), on_face(-wide * 0.5, -0.63 + up * 0.1, 1.0),
                   on_face(0, -0.64, 1.0), on_face(wide * 0.5, -0.63 + up * 0.1, 1.0),
                   on_face(wide, -0.60 + up, 1.0)},
                  0.006, crease, 0.9);
    }
  }

  // The back of the head, as much of it as shows.
  void hair_over() {
    std::vector<Point> points =
        brush_.egg(f_, f_.point(0, 0.012 * k_, -0.034 * k_), 0.084 * k_, 0.086 * k_, 0.070 * k_);
    const std::vector<Point> nape =
        brush_.egg(f_, f_.point(0, -0.045 * k_, -0.052 * k_), 0.060 * k_, 0.040 * k_, 0.034 * k_);
    points.insert(points.end(), nape.begin(), nape.end());
    if (w_.long_hair && ahead_ <= 0.12) {
      const std::vector<Point> fall =
          brush_.egg(f_, f_.point(0, -0.13 * k_, -0.062 * k_), 0.078 * k_, 0.05 * k_, 0.04 * k_);
      points.insert(points.end(), fall.begin(), fall.end());
    }
    brush_.fill(hull_of(std::move(points)), w_.hair, f_.point(0, 0, -0.03 * k_), 0.10 * k_);
  }

  // A head of hair: a cap larger than the skull, and the face laid over it again.
  void cap_of_hair() {
    std::vector<Point> cap =
        brush_.egg(f_, f_.point(0, 0.030 * k_, -0.020 * k_), 0.093 * k_, 0.100 * k_, 0.102 * k_);
    const std::vector<Point> nape =
        brush_.egg(f_, f_.point(0, -0.05 * k_, -0.060 * k_), 0.060 * k_, 0.040 * k_, 0.034 * k_);
    cap.insert(cap.end(), nape.begin(), nape.end());
    brush_.fill(hull_of(std::move(cap)), w_.hair, f_.point(0, 0.05 * k_, 0), 0.115 * k_);
    if (ahead_ < -0.30) return;
    std::vector<Point> mask =
        brush_.egg(f_, f_.point(0, -0.004 * k_, 0.022 * k_), 0.077 * k_, 0.078 * k_, 0.080 * k_);
    const std::vector<Point> jaw = brush_.egg(f_, f_.point(0, -0.052 * k_, 0.018 * k_), 0.060 * k_,
                                              (kHigh - 0.052) * k_, 0.064 * k_);
    mask.insert(mask.end(), jaw.begin(), jaw.end());
    brush_.fill_limb(hull_of(std::move(mask)), f_.at - f_.up * (0.3 * k_),
                     f_.at + f_.up * (0.3 * k_), 0.100 * k_, w_.skin);
  }

  void beanie() {
    const Ring low{f_.point(0, 0.044 * k_, -0.010 * k_), f_.right * (0.092 * k_),
                   f_.front * (0.103 * k_)};
    const Ring high{f_.point(0, 0.080 * k_, -0.014 * k_), f_.right * (0.093 * k_),
                    f_.front * (0.103 * k_)};
    std::vector<Point> dome = brush_.ring(high);
    const std::vector<Point> crown =
        brush_.egg(f_, f_.point(0, 0.098 * k_, -0.014 * k_), 0.078 * k_, 0.052 * k_, 0.086 * k_);
    dome.insert(dome.end(), crown.begin(), crown.end());
    const Vec3 bobble = f_.point(0, 0.158 * k_, -0.014 * k_);
    brush_.fill(brush_.limb(bobble, 0.026 * k_, bobble, 0.026 * k_), w_.hat * 1.25, bobble,
                0.03 * k_);
    brush_.fill(hull_of(std::move(dome)), w_.hat, f_.point(0, 0.09 * k_, 0), 0.11 * k_);
    const std::vector<Point> cuff = brush_.rings({low, high});
    brush_.fill(cuff, w_.hat * 1.18, low.centre, 0.12 * k_);
    brush_.contour(cuff, w_.hat, low.centre, 0.004, 0.4);
  }

  void brim(bool far_half, bool near_half) {
    const Ring edge{brim_centre() + f_.up * (-0.004 * k_), f_.right * (0.142 * k_),
                    f_.front * (0.158 * k_)};
    const Ring upper{brim_centre() + f_.up * (0.006 * k_), f_.right * (0.140 * k_),
                     f_.front * (0.156 * k_)};
    const Rgb colour =
        above_brim_ ? w_.hat : w_.hat * 0.62;  // Its underside lies in its own shade.
    if (far_half && near_half) {
      brush_.fill(brush_.rings({edge, upper}), colour, brim_centre(), 0.15 * k_);
      return;
    }
    // Half of the disc: the one towards the camera or the one away from it. Seen from below, the
    // near half ends where the head goes through it: what is nearer than that lies over the brow,
    // not over the eyes.
    Vec3 towards = to_camera_ - f_.up * dot(to_camera_, f_.up);
    towards = unit(towards) * (near_half ? 1.0 : -1.0);
    const Vec3 aside = cross(f_.up, towards);
    std::vector<Point> outer, inner;
    for (int i = 0; i <= 36; ++i) {
      const double a = kPi * (i * 1.04 / 36 - 0.02);  // The halves overlap a little.
      const Vec3 d = aside * std::cos(a) + towards * std::sin(a);
      const double reach = 1 / std::hypot(dot(d, f_.right) / 0.142, dot(d, f_.front) / 0.158);
      const double skull = 1 / std::hypot(dot(d, f_.right) / 0.074, dot(d, f_.front) / 0.088);
      const Vec3 rim = brim_centre() + d * (reach * k_);
      if (!brush_.visible(rim)) return;
      outer.push_back(brush_.view().pixel_of(rim));
      inner.push_back(brush_.view().pixel_of(brim_centre() + d * (skull * k_)));
    }
    if (near_half) outer.insert(outer.end(), inner.rbegin(), inner.rend());
    brush_.fill(outer, near_half ? colour * 1.15 : colour, brim_centre(), 0.15 * k_);
  }

  // From below, a crown begins where its near side rises out of the brim: its far side lies behind
  // the face.
  void clip_over_brow() {
    const Vec3 towards = unit(to_camera_ - f_.up * dot(to_camera_, f_.up));
    const Vec3 aside = cross(f_.up, towards);
    std::vector<Point> outline;
    for (int i = 0; i <= 24; ++i) {
      const double a = kPi * i / 24;
      const Vec3 d = aside * std::cos(a) + towards * std::sin(a);
      const double reach = 1 / std::hypot(dot(d, f_.right) / 0.095, dot(d, f_.front) / 0.109);
      const Vec3 p = brim_centre() + d * (reach * k_);
      if (!brush_.visible(p)) return;
      outline.push_back(brush_.view().pixel_of(p));
    }
    for (double side : {-1.0, 1.0}) {
      const Vec3 p = brim_centre() + aside * (side * 0.3 * k_) + f_.up * (0.35 * k_);
      if (!brush_.visible(p)) return;
      outline.push_back(brush_.view().pixel_of(p));
    }
    cairo_new_path(brush_.cr());
    polygon(brush_.cr(), outline);
    cairo_clip(brush_.cr());
  }

  void crown() {
    const Ring low{f_.point(0, 0.050 * k_, -0.004 * k_), f_.right * (0.093 * k_),
                   f_.front * (0.107 * k_)};
    const Ring band{f_.point(0, 0.078 * k_, -0.004 * k_), f_.right * (0.091 * k_),
                    f_.front * (0.105 * k_)};
    const Ring high{f_.point(0, 0.142 * k_, -0.004 * k_), f_.right * (0.070 * k_),
                    f_.front * (0.086 * k_)};
    std::vector<Point> points = brush_.rings({band, high});
    const std::vector<Point> dome =
        brush_.egg(f_, f_.point(0, 0.136 * k_, -0.004 * k_), 0.073 * k_, 0.022 * k_, 0.089 * k_);
    points.insert(points.end(), dome.begin(), dome.end());
    brush_.fill(hull_of(std::move(points)), w_.hat, f_.point(0, 0.10 * k_, 0), 0.105 * k_);
    brush_.fill(brush_.rings({low, band}), w_.hat * 0.55, f_.point(0, 0.06 * k_, 0), 0.11 * k_);
    if (above_brim_) {
      const Vec3 dent = f_.point(0, 0.156 * k_, -0.004 * k_);
      brush_.line({dent + f_.front * (0.055 * k_), dent - f_.front * (0.055 * k_)}, 0.012,
                  brush_.shading().shade(w_.hat * 0.8), 0.5);
    }
  }

  Brush& brush_;
  const Wardrobe& w_;
  const Stance& stance_;
  Frame3 f_;
  double k_ = 1, ahead_ = 1;
  Vec3 to_camera_;
  bool above_brim_ = true;
  std::vector<Point> outline_;
};

}  // namespace

void draw_long_hair(Brush& brush, const Skeleton& j, const Wardrobe& w) {
  const Frame3& f = j.head;
  if (!w.long_hair || dot(unit(brush.view().position() - f.at), f.front) <= 0.12) return;
  const double k = j.scale;
  const std::vector<Point> outline = brush.limb(f.point(0, 0.01 * k, -0.03 * k), 0.090 * k,
                                                f.point(0, -0.125 * k, -0.055 * k), 0.086 * k);
  brush.fill(outline, w.hair, f.at, 0.12 * k);
}

void draw_head(Brush& brush, const Skeleton& joints, const Wardrobe& wardrobe,
               const Stance& stance) {
  Head(brush, joints, wardrobe, stance).draw();
}

void draw_neck(Brush& brush, const Skeleton& j, const Wardrobe& w) {
  const double k = j.scale;
  const Frame3& c = j.chest;
  brush.fill_limb(c.point(0, 0.165 * k, 0), 0.054 * k, j.head.point(0, -0.07 * k, -0.01 * k),
                  0.055 * k, w.skin * 0.9);
  if (!w.has_scarf) {
    const Ring collar{c.point(0, 0.135 * k, -0.005 * k), c.right * (0.085 * k),
                      c.front * (0.075 * k)};
    const Ring stand{c.point(0, 0.178 * k, -0.012 * k), c.right * (0.072 * k),
                     c.front * (0.066 * k)};
    const std::vector<Point> outline = brush.rings({collar, stand});
    brush.fill(outline, w.coat * 0.88, collar.centre, 0.09 * k);
    return;
  }
  const bool ahead = brush.faces(c.at, c.front);
  auto tail = [&] {
    const Vec3 top = c.point(0.055 * k, 0.13 * k, 0.085 * k);
    const Vec3 end = c.point(0.085 * k, -0.24 * k, 0.148 * k);
    std::vector<Point> outline;
    for (Vec3 p : {top - c.right * (0.035 * k), top + c.right * (0.035 * k),
                   end + c.right * (0.043 * k), end - c.right * (0.043 * k)}) {
      if (!brush.visible(p)) return;
      outline.push_back(brush.view().pixel_of(p));
    }
    brush.contour(outline, w.scarf, end, 0.006, 0.45);
    brush.fill(outline, w.scarf, mix(top, end, 0.5), 0.10 * k);
    const Rgb stripe = brush.shading().flat(w.scarf * 0.68, c.front);
    for (double t : {0.78, 0.86}) {
      const Vec3 at = mix(top, end, t);
      brush.line({at - c.right * (0.04 * k), at + c.right * (0.04 * k)}, 0.012, stripe, 0.9);
    }
    for (int i = 0; i < 6; ++i) {
      const Vec3 at = end + c.right * ((-0.038 + 0.0152 * i) * k);
      brush.line({at, at - c.up * (0.028 * k)}, 0.006, brush.shading().flat(w.scarf, c.front));
    }
  };
  if (ahead) tail();
  const Ring low{c.point(0, 0.125 * k, 0.008 * k), c.right * (0.112 * k), c.front * (0.098 * k)};
  const Ring mid{c.point(0, 0.160 * k, 0.006 * k), c.right * (0.110 * k), c.front * (0.096 * k)};
  const Ring high{c.point(0, 0.205 * k, -0.004 * k), c.right * (0.084 * k), c.front * (0.078 * k)};
  const std::vector<Point> lower = brush.rings({low, mid}), upper = brush.rings({mid, high});
  brush.fill_all({lower, upper}, w.scarf, mid.centre, 0.125 * k, c.up);
  const Rgb fold = brush.shading().shade(w.scarf * 0.72);
  auto arc = [&](double y, double r0, double r1, double tilt) {
    std::vector<Vec3> points;
    const Vec3 to = brush.view().position() - c.at;
    const double a0 = std::atan2(dot(to, c.front), dot(to, c.right));
    for (int i = -6; i <= 6; ++i) {
      const double a = a0 + i * 0.17;
      points.push_back(c.point(r0 * k * std::cos(a), (y + tilt * i / 6) * k, r1 * k * std::sin(a)));
    }
    brush.line(points, 0.006, fold, 0.65);
  };
  arc(0.163, 0.112, 0.10, 0.016);
  arc(0.186, 0.098, 0.09, -0.012);
}

}  // namespace shotlab::practice
