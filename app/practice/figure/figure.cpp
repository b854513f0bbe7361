// SPDX-License-Identifier: Apache-2.0

#include "app/practice/figure/figure.h"

#include "app/practice/figure/head.h"

namespace shotlab::practice {
namespace {

constexpr double kSleeve = 0.060, kElbow = 0.053, kCuff = 0.046;

struct Body {
  Skeleton joints;
  Ring shoulders, chest, waist, hips;
  Ring hem[2];  // Of the coat, one round each thigh.
  double k = 1;
};

Body body_of(const Stance& stance, const Wardrobe& w) {
  Stance s = stance;
  s.scale *= w.scale;
  s.lean += w.stoop;
  s.head_pitch += w.stoop * 0.7;
  Body b;
  b.joints = skeleton_of(s);
  b.k = s.scale;
  const Skeleton& j = b.joints;
  const double k = b.k;
  const Frame3& c = j.chest;
  const Frame3& p = j.pelvis;
  auto ring = [k](const Frame3& f, double y, double x, double z, double front = 0) {
    return Ring{f.point(0, y * k, front * k), f.right * (x * k), f.front * (z * k)};
  };
  const double full = stance.breath;
  b.shoulders = ring(c, 0.135 + 0.005 * full, 0.165, 0.080);
  b.chest = ring(c, -0.04, 0.196 + 0.003 * full, 0.130 + 0.004 * full, 0.005);
  b.waist = ring(p, 0.13, 0.185, 0.130);
  b.hips = ring(p, -0.02, 0.205, 0.145);
  for (int i = 0; i < 2; ++i) {
    // The skirt of the coat follows the thighs, down to just above the knee.
    const Vec3 axis = unit(j.knee[i] - j.hip[i]);
    const Vec3 middle = mix(j.hip[i], j.knee[i], 0.90);
    Vec3 across = p.right - axis * dot(p.right, axis);
    across = unit(across);
    const Vec3 along = cross(axis, across);
    const double swing = stance.gait * 0.02 * (i == 0 ? 1 : -1);
    b.hem[i] = {middle + p.right * ((i == 0 ? -1 : 1) * (0.035 + swing) * k), across * (0.125 * k),
                along * (0.145 * k)};
  }
  return b;
}

void draw_leg(Brush& brush, const Body& b, int i, const Wardrobe& w) {
  const Skeleton& j = b.joints;
  const double k = b.k;
  const Vec3 from = mix(j.hip[i], j.knee[i], 0.55);
  brush.fill_limb(from, 0.083 * k, j.knee[i], 0.068 * k, w.trousers);
  const std::vector<Point> shin =
      brush.limb(j.knee[i], 0.068 * k, j.ankle[i] + Vec3{0, 0.015 * k, 0}, 0.052 * k);
  brush.fill_limb(shin, j.knee[i], j.ankle[i], 0.066 * k, w.trousers);
  brush.contour(shin, w.trousers, j.knee[i], 0.004, 0.35);
  const std::vector<Point> shoe = brush.limb(j.ankle[i] - Vec3{0, 0.03 * k, 0}, 0.046 * k,
                                             j.toe[i] + Vec3{0, 0.008 * k, 0}, 0.037 * k);
  brush.fill(shoe, w.shoes, j.toe[i], 0.05 * k);
}

void draw_arm(Brush& brush, const Body& b, int i, const Wardrobe& w, bool watch) {
  const Skeleton& j = b.joints;
  const double k = b.k;
  const Vec3 wrist = mix(j.elbow[i], j.hand[i], 0.93);
  // Hand: a palm and a thumb.
  const Vec3 along = unit(j.hand[i] - j.elbow[i]);
  const Vec3 palm = j.hand[i] + along * (0.045 * k);
  const Vec3 thumb = palm + j.chest.front * (0.028 * k) - along * (0.012 * k);
  const std::vector<Point> hand =
      brush.limb(j.hand[i], 0.034 * k, palm + along * (0.018 * k), 0.030 * k);
  brush.fill(hand, w.skin, palm, 0.045 * k);
  brush.fill_limb(palm - along * (0.02 * k), 0.017 * k, thumb, 0.014 * k, w.skin);
  if (watch && i == 0) {
    brush.fill_limb(mix(j.elbow[i], j.hand[i], 0.95), 0.041 * k, mix(j.elbow[i], j.hand[i], 0.985),
                    0.040 * k, {0.16, 0.13, 0.12});
    const Vec3 face = mix(j.elbow[i], j.hand[i], 0.968) + j.chest.up * (0.036 * k);
    if (brush.visible(face))
      brush.fill(brush.limb(face, 0.020 * k, face, 0.020 * k), {0.93, 0.91, 0.84}, face, 0.03 * k);
  }
  const std::vector<Point> fore = brush.limb(j.elbow[i], kElbow * k, wrist, kCuff * k);
  const std::vector<Point> upper = brush.limb(j.shoulder[i], kSleeve * k, j.elbow[i], kElbow * k);
  const Rgb edge = w.coat;
  brush.contour(upper, edge, j.shoulder[i], 0.008, 0.5);
  brush.contour(fore, edge, j.elbow[i], 0.008, 0.5);
  brush.fill_limb(upper, j.shoulder[i], j.elbow[i], kSleeve * k, w.coat);
  brush.fill_limb(fore, j.elbow[i], wrist, kElbow * k, w.coat);
  // Cuff.
  const Vec3 cuff = mix(j.elbow[i], wrist, 0.86);
  brush.line({cuff + j.chest.right * (-0.04 * k), cuff + j.chest.right * (0.04 * k)}, 0.007,
             brush.shading().shade(w.coat * 0.7), 0.5);
}

// Front edge, lapels, buttons, pockets: where the camera can see them.
void draw_coat_details(Brush& brush, const Body& b, const Wardrobe& w) {
  const Skeleton& j = b.joints;
  const double k = b.k;
  const Frame3& c = j.chest;
  const Frame3& p = j.pelvis;
  const Rgb dark = brush.shading().shade(w.coat * 0.62);
  if (brush.faces(c.point(0, 0, 0.13 * k), c.front)) {
    const Vec3 top = c.point(0.015 * k, 0.05 * k, 0.128 * k);
    const Vec3 mid = p.point(0.02 * k, 0.13 * k, 0.134 * k);
    const Vec3 low = mix(b.hem[0].centre, b.hem[1].centre, 0.5) + p.front * (0.14 * k);
    brush.line({top, mid, low}, 0.006, dark, 0.75);
    for (int side : {-1, 1}) {
      brush.line(
          {c.point(side * 0.07 * k, 0.14 * k, 0.075 * k),
           c.point(side * 0.095 * k, 0.03 * k, 0.12 * k), c.point(0.015 * k, -0.06 * k, 0.137 * k)},
          0.006, dark, 0.7);
      const Vec3 pocket = p.point(side * 0.115 * k, -0.02 * k, 0.125 * k);
      brush.line({pocket + p.right * (-0.045 * k),
                  pocket + p.right * (0.045 * k) + p.up * (side * 0.01 * k)},
                 0.007, dark, 0.6);
    }
    for (int i = 0; i < 3; ++i) {
      const Vec3 button = mix(c.point(0.05 * k, -0.09 * k, 0.136 * k),
                              p.point(0.05 * k, 0.06 * k, 0.142 * k), i / 2.0);
      brush.fill(brush.limb(button, 0.0105 * k, button, 0.0105 * k), w.coat * 0.5, button,
                 0.014 * k, 0.1);
    }
  } else if (brush.faces(c.point(0, 0, -0.13 * k), c.front * -1)) {
    const Vec3 low = mix(b.hem[0].centre, b.hem[1].centre, 0.5) - p.front * (0.14 * k);
    brush.line({c.point(0, 0.08 * k, -0.10 * k), p.point(0, 0.13 * k, -0.134 * k), low}, 0.005,
               dark, 0.55);
    brush.line({p.point(-0.13 * k, 0.13 * k, -0.09 * k), p.point(0, 0.12 * k, -0.136 * k),
                p.point(0.13 * k, 0.13 * k, -0.09 * k)},
               0.016, dark, 0.5);
  }
}

void draw_mark(Brush& brush, const Body& b, const Wardrobe& w) {
  if (w.mark.empty()) return;
  const double k = b.k;
  const Frame3& c = b.joints.chest;
  const Vec3 at = c.point(-0.098 * k, -0.005 * k, 0.128 * k);
  if (!brush.faces(at, c.front + c.right * -0.35)) return;
  const Vec3 right = unit(c.right + c.front * 0.25), up = c.up;
  const double r = 0.052 * k;
  std::vector<Point> outline;
  auto put = [&](double x, double y) {
    const Vec3 q = at + right * (x * r) + up * (y * r);
    if (brush.visible(q)) outline.push_back(brush.view().pixel_of(q));
  };
  if (w.mark == "star") {
    for (int i = 0; i < 10; ++i) {
      const double a = kPi / 2 + i * kPi / 5, q = i % 2 == 0 ? 1.15 : 0.48;
      put(q * std::cos(a), q * std::sin(a));
    }
  } else if (w.mark == "square") {
    put(-0.9, -0.9), put(0.9, -0.9), put(0.9, 0.9), put(-0.9, 0.9);
  } else if (w.mark == "stripe") {
    put(-1.2, -0.32), put(1.2, -0.32), put(1.2, 0.32), put(-1.2, 0.32);
  } else if (w.mark == "triangle") {
    put(-1, -0.8), put(1, -0.8), put(0, 1.05);
  } else if (w.mark == "cross") {
    const double t = 0.33;
    put(-t, -1), put(t, -1), put(t, -t), put(1, -t), put(1, t), put(t, t), put(t, 1), put(-t, 1),
        put(-t, t), put(-1, t), put(-1, -t), put(-t, -t);
  } else if (w.mark == "heart") {
    for (int i = 0; i < 40; ++i) {
      const double a = 2 * kPi * i / 40, s = std::sin(a);
      put(s * s * s,
          (13 * std::cos(a) - 5 * std::cos(2 * a) - 2 * std::cos(3 * a) - std::cos(4 * a)) / 16);
    }
  } else {
    for (int i = 0; i < 40; ++i) put(std::cos(2 * kPi * i / 40), std::sin(2 * kPi * i / 40));
  }
  brush.fill_flat(outline, brush.shading().flat(w.mark_colour, c.front));
}

void draw_coat(Brush& brush, const Body& b, const Wardrobe& w) {
  const Skeleton& j = b.joints;
  const double k = b.k;
  const std::vector<Point> trunk = brush.rings({b.shoulders, b.chest});
  const std::vector<Point> middle = brush.rings({b.chest, b.waist, b.hips});
  const std::vector<Point> left = brush.rings({b.hips, b.hem[0]});
  const std::vector<Point> right = brush.rings({b.hips, b.hem[1]});
  // Between the two thighs the cloth spans, as a skirt does.
  const std::vector<Point> span = brush.rings({b.hem[0], b.hem[1]});
  const std::vector<Point> yoke = brush.limb(j.shoulder[0] - j.chest.up * (0.01 * k), kSleeve * k,
                                             j.shoulder[1] - j.chest.up * (0.01 * k), kSleeve * k);
  brush.fill_all({left, right, span, trunk, middle, yoke}, w.coat,
                 j.chest.at - j.chest.up * (0.12 * k), 0.235 * k, j.chest.up);
  draw_coat_details(brush, b, w);
  draw_mark(brush, b, w);
}

}  // namespace

namespace {

// A box in brown paper with a red string: the three faces that the camera sees.
void parcel(Brush& brush, Vec3 at, const Frame3& f, double k) {
  const Vec3 x = f.right * (0.145 * k), y = f.up * (0.085 * k), z = f.front * (0.095 * k);
  const Rgb paper{0.74, 0.56, 0.37}, string{0.75, 0.20, 0.18};
  const auto face = [&](Vec3 n, Vec3 a, Vec3 b) {
    const Vec3 middle = at + n;
    if (!brush.faces(middle, n)) return;
    std::vector<Point> outline;
    for (Vec3 p : {middle - a - b, middle + a - b, middle + a + b, middle - a + b}) {
      if (!brush.visible(p)) return;
      outline.push_back(brush.view().pixel_of(p));
    }
    brush.fill_flat(outline, brush.shading().flat(paper, n));
    brush.contour(outline, paper, middle, 0.004, 0.5);
    const Rgb red = brush.shading().flat(string, n);
    brush.line({middle - a, middle + a}, 0.013, red);
    brush.line({middle - b, middle + b}, 0.013, red);
  };
  for (double sign : {-1.0, 1.0}) {
    face(x * sign, y, z);
    face(y * sign, x, z);
    face(z * sign, x, y);
  }
}

void draw_held(Brush& brush, const Body& b, const Stance& stance) {
  const Skeleton& j = b.joints;
  const double k = b.k;
  const Vec3 middle = mix(j.hand[0], j.hand[1], 0.5) + j.chest.front * (0.05 * k);
  auto sheet = [&](Vec3 at, Vec3 right, Vec3 up, Rgb colour) {
    std::vector<Point> outline;
    for (Vec3 p : {at - right - up, at + right - up, at + right + up, at - right + up}) {
      if (!brush.visible(p)) return;
      outline.push_back(brush.view().pixel_of(p));
    }
    brush.fill_flat(outline, brush.shading().flat(colour, cross(right, up)));
    brush.contour(outline, colour, at, 0.004, 0.4);
  };
  switch (stance.held) {
    case Held::nothing:
      break;
    case Held::paper: {
      // A newspaper, open: two leaves with a fold between them, and lines of print.
      const Vec3 up = unit(j.chest.up * 0.86 - j.chest.front * 0.5);
      const Vec3 low = middle + j.chest.front * (0.02 * k) - up * (0.02 * k);
      const Rgb paper{0.93, 0.90, 0.82};
      for (int side : {-1, 1}) {
        const Vec3 out = unit(j.chest.right * static_cast<double>(side) + j.chest.front * 0.30);
        const Vec3 at = low + out * (0.085 * k) + up * (0.12 * k);
        sheet(at, out * (0.085 * k * side), up * (0.135 * k), side < 0 ? paper : paper * 0.94);
        for (int line = 0; line < 6; ++line) {
          const double y = line == 0 ? 0.085 : 0.055 - 0.026 * line;
          const Vec3 from = at + up * (y * k) - out * (0.065 * k);
          const double wide = line == 0 ? 0.10 : line % 3 == 0 ? 0.09 : 0.13;
          brush.line({from, from + out * (wide * k)}, line == 0 ? 0.018 : 0.008,
                     brush.shading().lit({0.30, 0.29, 0.30}), line == 0 ? 0.8 : 0.45);
        }
      }
      break;
    }
    case Held::cup: {
      // Of the thick white kind with a red rim.
      const Vec3 at = j.hand[1] + j.chest.front * (0.050 * k) + j.chest.up * (0.035 * k);
      const Vec3 up = j.chest.up;
      brush.fill_limb(at - up * (0.042 * k), 0.030 * k, at + up * (0.034 * k), 0.043 * k,
                      {0.95, 0.93, 0.88});
      brush.contour(brush.limb(at - up * (0.042 * k), 0.030 * k, at + up * (0.034 * k), 0.043 * k),
                    {0.5, 0.45, 0.4}, at, 0.004, 0.5);
      brush.line({at + up * (0.052 * k) - j.chest.right * (0.038 * k),
                  at + up * (0.052 * k) + j.chest.right * (0.038 * k)},
                 0.011, brush.shading().lit({0.74, 0.20, 0.17}), 0.9);
      break;
    }
    case Held::parcel:
      parcel(brush, middle + j.chest.front * (0.085 * k), j.chest, k);
      break;
  }
}

}  // namespace

void draw_figure(cairo_t* cr, const View& view, const FigureLight& light, const Stance& stance,
                 const Wardrobe& w) {
  const Body b = body_of(stance, w);
  Brush brush(cr, view, light);
  const Skeleton& j = b.joints;
  const double chest = brush.depth(j.chest.at);
  const bool from_below = view.position().y < mix(b.hem[0].centre, b.hem[1].centre, 0.5).y - 0.25;
  const int far_leg = brush.depth(j.knee[0]) > brush.depth(j.knee[1]) ? 0 : 1;
  auto legs = [&] {
    draw_leg(brush, b, far_leg, w);
    draw_leg(brush, b, 1 - far_leg, w);
  };
  auto arms = [&](bool near) {
    for (int i : {0, 1}) {
      const double d = (brush.depth(j.elbow[i]) + brush.depth(j.hand[i])) / 2;
      if ((d < chest + 0.03) == near) draw_arm(brush, b, i, w, true);
    }
  };
  if (!from_below) legs();
  arms(false);
  draw_long_hair(brush, j, w);
  draw_coat(brush, b, w);
  if (from_below) legs();
  // Seen from the back the scarf lies over the hair; from the front, under the chin.
  draw_neck(brush, j, w);
  draw_head(brush, j, w, stance);
  const bool held_in_front = brush.faces(j.chest.at, j.chest.front);
  if (held_in_front && stance.held != Held::cup) draw_held(brush, b, stance);
  arms(true);
  if (held_in_front && stance.held == Held::cup) draw_held(brush, b, stance);
}

Frame3 head_of(const Stance& stance, const Wardrobe& w) { return body_of(stance, w).joints.head; }

std::vector<std::vector<Vec3>> body_shapes(const Stance& stance, const Wardrobe& w) {
  const Body b = body_of(stance, w);
  const Skeleton& j = b.joints;
  const double k = b.k;
  std::vector<std::vector<Vec3>> out;
  auto ball = [](std::vector<Vec3>& to, Vec3 c, double r) {
    for (int i = 0; i < 8; ++i) {
      const double a = 2 * kPi * i / 8;
      to.push_back(c + Vec3{r * std::cos(a), 0, r * std::sin(a)});
      to.push_back(c + Vec3{r * std::cos(a), r * std::sin(a), 0});
    }
  };
  auto limb = [&](Vec3 a, double ra, Vec3 c, double rc) {
    std::vector<Vec3> points;
    ball(points, a, ra * k);
    ball(points, c, rc * k);
    out.push_back(std::move(points));
  };
  auto rings = [&](const std::vector<Ring>& list) {
    std::vector<Vec3> points;
    for (const Ring& r : list) {
      for (int i = 0; i < 12; ++i) {
        const double a = 2 * kPi * i / 12;
        points.push_back(r.centre + r.a * std::cos(a) + r.b * std::sin(a));
      }
    }
    out.push_back(std::move(points));
  };
  for (std::size_t i = 0; i < 2; ++i) {
    limb(j.hip[i], 0.08, j.knee[i], 0.07);
    limb(j.knee[i], 0.07, j.ankle[i], 0.05);
    limb(j.ankle[i] - Vec3{0, 0.04 * k, 0}, 0.045, j.toe[i], 0.04);
    limb(j.shoulder[i], kSleeve, j.elbow[i], kElbow);
    limb(j.elbow[i], kElbow, j.hand[i], kCuff);
    rings({b.hips, b.hem[i]});
  }
  rings({b.shoulders, b.chest, b.waist, b.hips});
  limb(j.head.at, 0.09, j.head.at - j.head.up * (0.05 * k), 0.08);
  if (w.has_hat) {
    const Vec3 brim = j.head.point(0, 0.055 * k, 0);
    rings({Ring{brim, j.head.right * (0.15 * k), j.head.front * (0.17 * k)}});
    limb(brim, 0.09, brim + j.head.up * (0.1 * k), 0.08);
  }
  return out;
}

}  // namespace shotlab::practice
