// SPDX-License-Identifier: Apache-2.0

#include "media/measure/pair.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "media/base/files.h"
#include "media/libav/frame_reader.h"
#include "media/libav/picture_file.h"
#include "media/measure/composite.h"
#include "media/measure/evidence_pair.h"
#include "media/measure/masses.h"
#include "media/measure/plane.h"
#include "media/measure/region.h"

namespace shotlab {
namespace {

constexpr int kWidth = 320, kMassWidth = 80;
constexpr double kMomentsPerSecond = 8;
constexpr std::int64_t kMostMoments = 100;

Error was_cancelled() {
  return {ErrorCode::cancelled, {"The measuring was stopped.", "量度已停止。"}, {}};
}

// The mask as large as the pictures; white is inside.
Result<Mask> inside_of(const PairRequest& request, int width, int height) {
  Mask mask = make_mask(width, height);
  if (request.mask.empty()) {
    for (const FrameBox& box : request.regions) {
      for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
          const double u = (x + .5) / width, v = (y + .5) / height;
          if (u >= box.x && u < box.x + box.w && v >= box.y && v < box.y + box.h) {
            mask.on[mask.index(x, y)] = 1;
          }
        }
      }
    }
    return mask;
  }
  Result<Picture> picture = read_picture(request.mask, 3);
  if (!picture) return picture.error();
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* row =
        picture->row(std::min(picture->height - 1, y * picture->height / height));
    for (int x = 0; x < width; ++x) {
      const std::uint8_t* p = row + 3 * std::min(picture->width - 1, x * picture->width / width);
      if (p[0] + p[1] + p[2] > 3 * 127) mask.on[mask.index(x, y)] = 1;
    }
  }
  return mask;
}

// Two clips, moment by moment.
class Pairs {
 public:
  Pairs(FrameReader take, FrameReader other)
      : take_(std::move(take)),
        other_(std::move(other)),
        take_picturer_(std::min(kWidth, take_.facts().video->display_width()), 0, 3, true) {}

  double fps() const { return rate(take_); }
  std::int64_t frames() const { return take_.frames(); }
  // False where one of the two has no such frame that decodes.
  bool at(std::int64_t number, Picture& take, Picture& other) {
    const auto there = std::llround(static_cast<double>(number) * rate(other_) / rate(take_));
    if (there >= other_.frames()) return false;
    const Result<Frame> a = take_.read(number), b = other_.read(there);
    if (!a || !b) return false;
    Result<Picture> p = take_picturer_(*a, take_.facts());
    if (!p) return false;
    // The other clip in the take's own shape, whatever its size.
    if (!other_picturer_) other_picturer_.emplace(p->width, p->height, 3, true);
    Result<Picture> q = (*other_picturer_)(*b, other_.facts());
    if (!q) return false;
    take = *std::move(p);
    other = *std::move(q);
    return true;
  }

 private:
  static double rate(const FrameReader& reader) {
    const Rational fps = reader.facts().video->fps;
    return fps.num > 0 ? fps.value() : 24;
  }

  FrameReader take_, other_;
  Picturer take_picturer_;
  std::optional<Picturer> other_picturer_;
};

}  // namespace

Result<PairMeasurement> measure_pair(const PairRequest& request, const Cancel& cancel) {
  Result<FrameReader> take = FrameReader::open(request.take, {.cancel = cancel});
  if (!take) return take.error();
  Result<FrameReader> other = FrameReader::open(request.other, {.cancel = cancel});
  if (!other) return other.error();
  Pairs pairs(*std::move(take), *std::move(other));
  const std::int64_t frames = pairs.frames();
  const std::int64_t step =
      std::max({std::int64_t{1}, (frames + kMostMoments - 1) / kMostMoments,
                static_cast<std::int64_t>(std::llround(pairs.fps() / kMomentsPerSecond))});
  std::optional<Region> region;
  std::optional<Composite> composite;
  std::optional<Masses> masses;
  if (request.composite) composite.emplace();
  if (request.follow) masses.emplace();
  Mask inside;
  Picture a, b;
  for (std::int64_t n = 0; n < frames; n += step) {
    if (cancel.requested()) return was_cancelled();
    if (!pairs.at(n, a, b)) continue;
    if (request.region) {
      if (!region) {
        Result<Mask> mask = inside_of(request, a.width, a.height);
        if (!mask) return mask.error();
        inside = *mask;
        region.emplace(inside);
      }
      region->add(n, lab_picture(a), lab_picture(b));
    }
    if (composite) composite->add(n, a, b);
    if (masses) masses->add(n, shrink(a, kMassWidth), shrink(b, kMassWidth));
  }
  PairMeasurement out;
  if (request.region) out.region = region ? region->finish() : Region(Mask{}).finish();
  if (composite) out.composite = composite->finish();
  if (masses) out.follow = masses->finish();
  if (cancel.requested()) return was_cancelled();
  if (request.evidence_folder.empty()) return out;

  if (const Status made = make_folder(request.evidence_folder); !made) return made.error();
  const auto write = [&](const char* name, const Picture& picture,
                         std::filesystem::path& path) -> Status {
    path = request.evidence_folder / name;
    return write_picture(path, picture);
  };
  if (out.region && out.region->why_not.empty() && pairs.at(out.region->worst_frame, a, b)) {
    const Status written =
        write("region.png", draw_region(*out.region, a, b, inside), out.region->evidence);
    if (!written) return written.error();
  }
  if (out.follow && out.follow->why_not.empty() && pairs.at(out.follow->worst_frame, a, b)) {
    const Status written =
        write("follow.png", draw_follow(*out.follow, a, b), out.follow->evidence);
    if (!written) return written.error();
  }
  if (out.composite && out.composite->share > 0 && pairs.at(out.composite->frame, a, b)) {
    const Status written =
        write("composite.png", draw_composite(*out.composite, a, b), out.composite->evidence);
    if (!written) return written.error();
  }
  return out;
}

}  // namespace shotlab
