// SPDX-License-Identifier: Apache-2.0

#include "media/measure/composite.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "media/measure/box_follow.h"

namespace shotlab {
namespace {

constexpr std::size_t kMostMoments = 120;
constexpr double kDiffers = 9;  // CIE76 between two encodings of a plate is under 6.
constexpr double kLeastShare = .002, kMostShare = .6;

double luminance(const Lab& lab) {
  const double fy = (static_cast<double>(lab.l) + 16) / 116;
  return lab.l > 8 ? fy * fy * fy : static_cast<double>(lab.l) / 903.3;
}

struct Box {
  int x0 = 1 << 20, y0 = 1 << 20, x1 = -1, y1 = -1;
};
Box box_of(const Mask& mask) {
  Box box;
  for (int y = 0; y < mask.height; ++y) {
    for (int x = 0; x < mask.width; ++x) {
      if (!mask.at(x, y)) continue;
      box.x0 = std::min(box.x0, x), box.x1 = std::max(box.x1, x);
      box.y0 = std::min(box.y0, y), box.y1 = std::max(box.y1, y);
    }
  }
  return box;
}

FrameBox shares_of(const Box& box, const Mask& mask) {
  const double w = mask.width, h = mask.height;
  return {box.x0 / w, box.y0 / h, (box.x1 + 1 - box.x0) / w, (box.y1 + 1 - box.y0) / h};
}

// The largest connected piece.
Mask largest_piece(const Mask& mask) {
  Mask best = make_mask(mask.width, mask.height);
  std::size_t most = 0;
  std::vector<std::uint8_t> seen(mask.on.size());
  std::vector<std::pair<int, int>> piece;
  for (int y = 0; y < mask.height; ++y) {
    for (int x = 0; x < mask.width; ++x) {
      if (!mask.at(x, y) || seen[mask.index(x, y)] != 0) continue;
      piece.assign(1, {x, y});
      seen[mask.index(x, y)] = 1;
      for (std::size_t i = 0; i < piece.size(); ++i) {
        const auto [px, py] = piece[i];
        for (int dy = -1; dy <= 1; ++dy) {
          for (int dx = -1; dx <= 1; ++dx) {
            const int u = px + dx, v = py + dy;
            if (!mask.at(u, v) || seen[mask.index(u, v)] != 0) continue;
            seen[mask.index(u, v)] = 1;
            piece.emplace_back(u, v);
          }
        }
      }
      if (piece.size() <= most) continue;
      most = piece.size();
      best = make_mask(mask.width, mask.height);
      for (const auto& [px, py] : piece) best.on[best.index(px, py)] = 1;
    }
  }
  return best;
}

// How far the colours on the edge are from every mix of what is inside and what is behind: a fringe
// of another background, a cut-out's white line, a halo.
double edge_of(const LabPicture& take, const LabPicture& plate, const Mask& element) {
  const Mask core = grown(element, -3), wide = grown(element, 2);
  double sum = 0, count = 0;
  for (int y = 0; y < element.height; ++y) {
    for (int x = 0; x < element.width; ++x) {
      if (!wide.at(x, y) || core.at(x, y)) continue;
      // The nearest colour of the element's inside.
      const Lab* inside = nullptr;
      for (int reach = 1; reach <= 7 && !inside; ++reach) {
        for (int d = -reach; d <= reach && !inside; ++d) {
          for (const auto& [u, v] : {std::pair{x + d, y - reach}, std::pair{x + d, y + reach},
                                     std::pair{x - reach, y + d}, std::pair{x + reach, y + d}}) {
            if (core.at(u, v)) inside = &take.at(u, v);
          }
        }
      }
      if (!inside) continue;
      const Lab &here = take.at(x, y), &behind = plate.at(x, y);
      const double dl = static_cast<double>(inside->l) - behind.l,
                   da = static_cast<double>(inside->a) - behind.a,
                   db = static_cast<double>(inside->b) - behind.b;
      const double length = dl * dl + da * da + db * db;
      double part = 0;
      if (length > 1e-6) {
        part = ((here.l - behind.l) * dl + (here.a - behind.a) * da + (here.b - behind.b) * db) /
               length;
      }
      part = std::clamp(part, 0.0, 1.0);
      const Lab mix{static_cast<float>(behind.l + part * dl),
                    static_cast<float>(behind.a + part * da),
                    static_cast<float>(behind.b + part * db)};
      sum += distance_of(here, mix);
      ++count;
    }
  }
  return count > 0 ? sum / count : 0;
}

double left_over_right(const LabPicture& take, const Mask& element, double middle) {
  double left = 0, right = 0, lefts = 0, rights = 0;
  for (int y = 0; y < element.height; ++y) {
    for (int x = 0; x < element.width; ++x) {
      if (!element.at(x, y)) continue;
      (x < middle ? left : right) += luminance(take.at(x, y));
      (x < middle ? lefts : rights) += 1;
    }
  }
  constexpr double kFloor = .01;
  if (lefts <= 0 || rights <= 0) return 1;
  return (left / lefts + kFloor) / (right / rights + kFloor);
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

Mask Composite::element_of(const LabPicture& take, const LabPicture& plate) {
  Mask differs = make_mask(take.width, take.height);
  for (int y = 1; y + 1 < take.height; ++y) {
    for (int x = 1; x + 1 < take.width; ++x) {
      // Averaged over 3 x 3: grain is not an element.
      Lab a, b;
      for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
          const Lab &p = take.at(x + dx, y + dy), &q = plate.at(x + dx, y + dy);
          a.l += p.l / 9, a.a += p.a / 9, a.b += p.b / 9;
          b.l += q.l / 9, b.a += q.a / 9, b.b += q.b / 9;
        }
      }
      if (distance_of(a, b) > kDiffers) differs.on[differs.index(x, y)] = 1;
    }
  }
  return largest_piece(grown(grown(differs, 1), -1));
}

void Composite::add(std::int64_t number, const Picture& take, const Picture& plate) {
  if (moments_.size() >= kMostMoments) return;
  ++looked_at_;
  const LabPicture a = lab_picture(take), b = lab_picture(plate);
  Moment moment;
  moment.number = number;
  moment.element = element_of(a, b);
  const double share = moment.element.share();
  if (share < kLeastShare || share > kMostShare) return;
  double count = 0;
  for (int y = 0; y < moment.element.height; ++y) {
    for (int x = 0; x < moment.element.width; ++x) {
      if (!moment.element.at(x, y)) continue;
      moment.x += x, moment.y += y, ++count;
    }
  }
  moment.x /= count, moment.y /= count;
  moment.edge = edge_of(a, b, moment.element);
  moment.left_right = left_over_right(a, moment.element, moment.x);
  const Box around = box_of(moment.element);
  moment.whole = around.x0 > 2 && around.y0 > 2 && around.x1 < moment.element.width - 3 &&
                 around.y1 < moment.element.height - 3;
  moment.plate = plate;
  moments_.push_back(std::move(moment));
}

double Composite::slide(std::size_t from) const {
  // The plate's own picture, followed where the element stands, both ways from the middle.
  const Box around = box_of(moments_[from].element);
  FrameBox home = shares_of(around, moments_[from].element);
  home = {home.x - home.w / 2, home.y - home.h / 4, 2 * home.w, 1.5 * home.h};
  std::vector<double> xs(moments_.size()), ys(moments_.size());
  std::vector<bool> known(moments_.size());
  const double width = moments_[from].plate.width, height = moments_[from].plate.height;
  for (const int step : {1, -1}) {
    FrameBox at = home;
    Pyramid before = make_pyramid(luma_of(moments_[from].plate));
    const auto last = step > 0 ? static_cast<std::ptrdiff_t>(moments_.size()) : -1;
    for (auto i = static_cast<std::ptrdiff_t>(from); i != last; i += step) {
      const auto k = static_cast<std::size_t>(i);
      if (k != from) {
        Pyramid now = make_pyramid(luma_of(moments_[k].plate));
        const std::optional<FrameBox> next = follow_box(before, now, at);
        if (!next) break;
        at = *next;
        before = std::move(now);
      }
      // Of one that is cut off by the edge nobody knows the centre.
      known[k] = moments_[k].whole;
      xs[k] = moments_[k].x - at.middle_x() * width;
      ys[k] = moments_[k].y - at.middle_y() * height;
    }
  }
  double count = 0, x = 0, y = 0;
  for (std::size_t i = 0; i < xs.size(); ++i) {
    if (known[i]) x += xs[i], y += ys[i], ++count;
  }
  if (count < std::max(3.0, static_cast<double>(moments_.size()) / 4)) return -1;
  double squares = 0;
  for (std::size_t i = 0; i < xs.size(); ++i) {
    if (!known[i]) continue;
    squares +=
        (xs[i] - x / count) * (xs[i] - x / count) + (ys[i] - y / count) * (ys[i] - y / count);
  }
  return std::sqrt(squares / count) / width;
}

CompositeMeasurement Composite::finish() const {
  CompositeMeasurement out;
  if (moments_.size() < 3 || 2 * static_cast<int>(moments_.size()) < looked_at_) {
    out.why_not = {
        "Nothing that was laid into the plate can be found: the take differs from it "
        "nowhere, or everywhere.",
        "找不到放進底片的東西：這一條與底片處處相同，或處處不同。"};
    return out;
  }
  const std::size_t middle = moments_.size() / 2;
  std::vector<double> edges, ratios, shares;
  for (const Moment& moment : moments_) {
    edges.push_back(moment.edge);
    ratios.push_back(moment.left_right);
    shares.push_back(moment.element.share());
  }
  out.edge_delta = median(edges);
  out.left_right = median(ratios);
  out.share = median(shares);
  out.frame = moments_[middle].number;
  out.box = shares_of(box_of(moments_[middle].element), moments_[middle].element);
  out.slide = slide(middle);
  if (out.slide < 0) {
    out.why_not = {"The plate has too little texture round the element to see whether it slides.",
                   "元素四周的底片太平滑，看不出它有沒有滑動。"};
  }
  return out;
}

}  // namespace shotlab
