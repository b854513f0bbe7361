// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include "app/practice/levels/character.h"
#include "app/practice/levels/tint.h"
#include "media/libav/picture_file.h"

namespace shotlab::practice {
namespace {

constexpr int kAcross = 96;  // Samples along the longer side.

std::vector<Tint> samples_of(const Picture& picture) {
  std::vector<Tint> out;
  const int step = std::max(1, std::max(picture.width, picture.height) / kAcross);
  for (int y = step / 2; y < picture.height; y += step) {
    for (int x = step / 2; x < picture.width; x += step)
      out.push_back(tint_of(rgb_at(picture.row(y) + x * picture.channels)));
  }
  return out;
}

}  // namespace

std::vector<Rgb> swatches_of(const Picture& picture, std::size_t count) {
  const std::vector<Tint> samples = samples_of(picture);
  if (samples.empty()) return {};
  // Farthest first: each new centre is the sample that lies farthest from all others.
  std::vector<Tint> centres;
  Tint mean;
  for (const Tint& t : samples) mean.l += t.l, mean.a += t.a, mean.b += t.b;
  const auto n = static_cast<double>(samples.size());
  centres.push_back({mean.l / n, mean.a / n, mean.b / n});
  auto nearest = [&centres](const Tint& t) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < centres.size(); ++i) {
      if (apart2(t, centres[i], 1) < apart2(t, centres[best], 1)) best = i;
    }
    return best;
  };
  while (centres.size() < count) {
    const auto far =
        std::max_element(samples.begin(), samples.end(), [&](const Tint& a, const Tint& b) {
          return apart2(a, centres[nearest(a)], 1) < apart2(b, centres[nearest(b)], 1);
        });
    if (apart2(*far, centres[nearest(*far)], 1) < 0.0009) break;  // No further colour there.
    centres.push_back(*far);
  }
  std::vector<double> share(centres.size(), 0);
  for (int round = 0; round < 12; ++round) {
    std::vector<Tint> sum(centres.size());
    std::fill(share.begin(), share.end(), 0);
    for (const Tint& t : samples) {
      const std::size_t i = nearest(t);
      sum[i].l += t.l, sum[i].a += t.a, sum[i].b += t.b;
      share[i] += 1;
    }
    for (std::size_t i = 0; i < centres.size(); ++i) {
      if (share[i] > 0)
        centres[i] = {sum[i].l / share[i], sum[i].a / share[i], sum[i].b / share[i]};
    }
  }
  std::vector<std::size_t> order(centres.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return share[a] > share[b]; });
  std::vector<Rgb> out;
  for (std::size_t i : order) {
    if (share[i] > 0.015 * n) out.push_back(colour_of(centres[i]));
  }
  return out;
}

Status check_references(const PaintRequest& request) {
  for (const PaintReference& reference : request.references) {
    const Result<Picture> picture = read_picture(reference.picture);
    if (!picture) return picture.error();
    if (reference.use == PaintReference::Use::character && !character_in(*picture)) {
      return Error{ErrorCode::bad_input,
                   {"No figure stands out in the reference picture \"" +
                        reference.picture.filename().string() + "\".",
                    "在參考圖「" + reference.picture.filename().string() + "」中看不出人物。"},
                   {"Show one person against a plain background, from the waist up or whole.",
                    "請用純色背景，畫一個人物的半身或全身。"}};
    }
  }
  return done();
}

References references_of(const PaintRequest& request) {
  References out;
  for (const PaintReference& reference : request.references) {
    const Result<Picture> picture = read_picture(reference.picture);
    if (!picture) continue;
    if (reference.use == PaintReference::Use::colours) {
      if (out.swatches.empty()) out.swatches = swatches_of(*picture);
    } else if (const auto seen = character_in(*picture)) {
      // More views of one character fill each other's gaps.
      if (!out.character) {
        out.character = seen;
        continue;
      }
      CharacterLook& c = *out.character;
      if (!c.coat) c.coat = seen->coat;
      if (!c.hat) c.hat = seen->hat;
      if (!c.scarf) c.scarf = seen->scarf;
      if (c.mark.empty()) c.mark = seen->mark, c.mark_colour = seen->mark_colour;
    }
  }
  return out;
}

}  // namespace shotlab::practice
