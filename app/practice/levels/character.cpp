// SPDX-License-Identifier: Apache-2.0
//
// A figure is read from the top down: what stands out from the rim of the picture is the figure,
// the largest patch of skin in its upper part is the face, what lies over it the hat, under it the
// scarf, and below that the coat with its mark.

#include "app/practice/levels/character.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "app/practice/levels/patches.h"
#include "app/practice/levels/tint.h"

namespace shotlab::practice {
namespace {

constexpr double kOtherColour = 0.055;  // Distance at which a pixel is not of the background.

bool is_skin(Tint t) {
  // Between yellow and red, not strong: every human skin, and wood, which is why size counts too.
  const double hue = std::atan2(t.b, t.a), c = chroma(t);
  return t.l > 0.38 && t.l < 0.93 && c > 0.035 && c < 0.125 && hue > 0.55 && hue < 1.45;
}

// A box of the map, inclusive.
struct Box {
  int x0 = 0, y0 = 0, x1 = -1, y1 = -1;
};

// The commonest colour in `box` that is none of `not_these`, if it has a fair share of the box.
std::optional<Rgb> main_colour(const TintMap& map, Box box, double least_share,
                               const std::vector<Tint>& not_these) {
  struct Bin {
    Tint sum;
    double n = 0;
  };
  std::map<std::array<int, 3>, Bin> bins;
  double all = 0;
  for (int y = std::max(0, box.y0); y <= std::min(map.height - 1, box.y1); ++y) {
    for (int x = std::max(0, box.x0); x <= std::min(map.width - 1, box.x1); ++x) {
      all += 1;
      const Tint t = map.at(x, y);
      const bool known = std::any_of(not_these.begin(), not_these.end(),
                                     [&](const Tint& o) { return apart2(t, o) < 0.04 * 0.04; });
      if (known) continue;
      Bin& bin =
          bins[{static_cast<int>(std::floor(t.a * 16)), static_cast<int>(std::floor(t.b * 16)),
                static_cast<int>(std::floor(t.l * 4))}];
      bin.sum.l += t.l, bin.sum.a += t.a, bin.sum.b += t.b, bin.n += 1;
    }
  }
  const Bin* best = nullptr;
  for (const auto& [key, bin] : bins) {
    if (best == nullptr || bin.n > best->n) best = &bin;
  }
  if (best == nullptr || best->n < 5 || best->n < least_share * all) return std::nullopt;
  return colour_of({best->sum.l / best->n, best->sum.a / best->n, best->sum.b / best->n});
}

// What lies left and right of a box in the same rows: the background there.
std::vector<Tint> beside(const TintMap& map, Box box) {
  std::vector<Tint> out;
  const int w = std::max(4, box.x1 - box.x0 + 1);
  for (int y = std::max(0, box.y0); y <= std::min(map.height - 1, box.y1); y += 2) {
    for (int x = box.x0 - 2 * w; x <= box.x1 + 2 * w; x += 2) {
      const bool far = x < box.x0 - w || x > box.x1 + w;
      if (far && x >= 0 && x < map.width) out.push_back(map.at(x, y));
    }
  }
  return out;
}

// Which of the marks a small patch looks like.
std::string shape_of(const Patch& patch) {
  const double w = patch.x1 - patch.x0 + 1, h = patch.y1 - patch.y0 + 1;
  const double fill = patch.count / (w * h);
  if (w > 2.6 * h || h > 2.6 * w) return "stripe";
  if (fill > 0.90) return "square";
  // A star is dented: its outline leaves much of its own hull empty.
  const double solid = patch.count / std::max(1.0, hull_area(patch));
  if (solid < 0.72) return fill < 0.62 ? "star" : "cross";
  if (fill < 0.64) return "triangle";
  return "round";
}

void find_mark(const TintMap& map, const Patch& figure, const Patch& coat_box, Rgb coat,
               CharacterLook& look) {
  const Tint cloth = tint_of(coat);
  // Another colour inside the coat, and all of it inside: arms, hems and scarves touch its rim.
  const auto other = [&](int x, int y) {
    return figure.has(x, y) && apart2(map.at(x, y), cloth, 0.8) > 0.10 * 0.10;
  };
  const double size = coat_box.x1 - coat_box.x0 + 1;
  const Patch* best = nullptr;
  const std::vector<Patch> patches = patches_of(map.width, map.height, other, coat_box);
  for (const Patch& p : patches) {
    const double w = p.x1 - p.x0 + 1, h = p.y1 - p.y0 + 1;
    const bool inside = p.x0 > coat_box.x0 + 1 && p.x1 < coat_box.x1 - 1 && p.y0 > coat_box.y0 &&
                        p.y1 < coat_box.y1;
    if (!inside || w < 0.06 * size || h < 0.04 * size || w > 0.7 * size || h > 0.6 * size) continue;
    if (best == nullptr || p.count > best->count) best = &p;
  }
  if (best == nullptr) return;
  Tint sum;
  for (int y = best->y0; y <= best->y1; ++y) {
    for (int x = best->x0; x <= best->x1; ++x) {
      if (!best->has(x, y)) continue;
      const Tint t = map.at(x, y);
      sum.l += t.l, sum.a += t.a, sum.b += t.b;
    }
  }
  const double n = best->count;
  look.mark = shape_of(*best);
  look.mark_colour = colour_of({sum.l / n, sum.a / n, sum.b / n});
}

// What stands out from the colours along the rim (sides and top: a figure may leave at the bottom).
std::optional<Patch> figure_in(const TintMap& map) {
  std::vector<Tint> rim;
  const int w = map.width, h = map.height;
  for (int y = 0; y < h; y += 2) rim.push_back(map.at(1, y)), rim.push_back(map.at(w - 2, y));
  for (int x = 0; x < w; x += 2) rim.push_back(map.at(x, 1));
  const auto stands_out = [&](int x, int y) {
    const Tint t = map.at(x, y);
    return std::none_of(rim.begin(), rim.end(),
                        [&](const Tint& r) { return apart2(t, r) < kOtherColour * kOtherColour; });
  };
  Patch whole;
  whole.x1 = w - 1, whole.y1 = h - 1;
  const std::vector<Patch> patches = patches_of(w, h, stands_out, whole);
  const Patch* best = nullptr;
  for (const Patch& p : patches) {
    if (best == nullptr || p.count > best->count) best = &p;
  }
  if (best == nullptr || 100 * best->count < w * h || best->y1 - best->y0 < h / 6)
    return std::nullopt;
  return *best;
}

// The most face-like patch of skin over the body, or null.
std::optional<Patch> face_over(const TintMap& map, const Patch& body) {
  const int w = body.x1 - body.x0 + 1, h = body.y1 - body.y0 + 1;
  Patch search = body;
  search.cells.clear();
  search.y0 = std::max(0, body.y0 - std::max(w, h / 4));
  search.y1 = body.y0 + h / 2;
  const std::vector<Patch> skins = patches_of(
      map.width, map.height, [&](int x, int y) { return is_skin(map.at(x, y)); }, search);
  std::optional<Patch> best;
  double most = 0;
  const double middle = (body.x0 + body.x1) / 2.0;
  for (const Patch& p : skins) {
    const double pw = p.x1 - p.x0 + 1, ph = p.y1 - p.y0 + 1;
    // As broad as high, fairly full, and narrower than the shoulders: walls and boards are not.
    if (pw < 4 || ph < 4 || pw > 1.8 * ph || ph > 2.4 * pw || pw > 0.8 * w) continue;
    if (p.count < 0.42 * pw * ph) continue;
    const double aside = std::abs((p.x0 + p.x1) / 2.0 - middle) / std::max(1, w);
    const double score = p.count * std::exp(-6 * aside * aside);
    if (score > most) most = score, best = p;
  }
  return best;
}

}  // namespace

std::optional<CharacterLook> character_in(const Picture& picture) {
  const TintMap map(picture, 240);
  const std::optional<Patch> body = figure_in(map);
  if (!body) return std::nullopt;
  CharacterLook look;
  const int height = body->y1 - body->y0 + 1;

  const std::optional<Patch> face = face_over(map, *body);
  Box head;
  if (face) {
    look.sees_head = true;
    head = {face->x0, face->y0, face->x1, face->y1};
  } else {
    // No face in sight: a back, or a drawing without one. Proportions of a figure must do.
    head = {body->x0, body->y0 + static_cast<int>(height * 0.07), body->x1,
            body->y0 + static_cast<int>(height * 0.14)};
  }
  const int size = std::max(4, head.y1 - head.y0 + 1);
  std::vector<Tint> known = beside(map, {head.x0, head.y0 - size, head.x1, head.y1 + size / 2});
  if (face) {
    if (const auto c = main_colour(map, head, 0, {})) known.push_back(tint_of(*c));
  }

  look.coat =
      main_colour(map,
                  {body->x0 + (body->x1 - body->x0) / 6, head.y1 + size,
                   body->x1 - (body->x1 - body->x0) / 6, std::min(body->y1, head.y1 + size * 5)},
                  0.2, {});
  look.hat = main_colour(map, {head.x0, head.y0 - size * 2 / 3, head.x1, head.y0 - 1}, 0.30, known);
  // Dark and without colour over a face is hair as likely as felt: no hat is claimed.
  if (look.hat && tint_of(*look.hat).l < 0.36 && chroma(tint_of(*look.hat)) < 0.035)
    look.hat.reset();
  if (look.coat) {
    const Tint cloth = tint_of(*look.coat);
    known.push_back(cloth);
    known.push_back({cloth.l * 0.75, cloth.a * 0.8, cloth.b * 0.8});  // And its shade.
    look.scarf =
        main_colour(map, {head.x0, head.y1 + 1, head.x1, head.y1 + size * 2 / 3}, 0.22, known);
    Patch chest = *body;
    chest.y0 = std::max(body->y0, head.y1 + size / 2);
    chest.y1 = std::min(body->y1, head.y1 + size * 5);
    find_mark(map, *body, chest, *look.coat, look);
  }
  if (!look.coat && !look.hat) return std::nullopt;
  return look;
}

}  // namespace shotlab::practice
