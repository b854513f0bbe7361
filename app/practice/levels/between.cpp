// SPDX-License-Identifier: Apache-2.0

#include "app/practice/levels/between.h"

#include <cmath>

#include "app/practice/levels/plate_motion.h"
#include "app/practice/levels/source_clip.h"

namespace shotlab::practice {
namespace {

// A share of a similarity: turn and growth by their logarithms.
Similarity part_of(const Similarity& s, double share) {
  const double scale = std::exp(std::log(std::sqrt(s.a * s.a + s.b * s.b)) * share);
  const double turn = std::atan2(s.b, s.a) * share;
  return {scale * std::cos(turn), scale * std::sin(turn), s.tx * share, s.ty * share};
}

// The picture moved by `s`; what comes in from outside is the picture mirrored at its rim.
Picture warped(const Picture& picture, const Similarity& s) {
  Picture out = make_picture(picture.width, picture.height, 3);
  const Similarity back = s.inverse();
  const double n = picture.width;
  const auto folded = [](double v, int size) {
    const double period = 2.0 * size;
    v = std::fmod(std::fmod(v, period) + period, period);
    return v < size ? v : period - v;
  };
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      const Point p =
          back.apply({(x + 0.5 - out.width / 2.0) / n, (y + 0.5 - out.height / 2.0) / n});
      const double u =
          std::clamp(folded(p.x * n + out.width / 2.0, out.width) - 0.5, 0.0, out.width - 1.0);
      const double v =
          std::clamp(folded(p.y * n + out.height / 2.0, out.height) - 0.5, 0.0, out.height - 1.0);
      const int u0 = static_cast<int>(u), v0 = static_cast<int>(v);
      const int u1 = std::min(u0 + 1, out.width - 1), v1 = std::min(v0 + 1, out.height - 1);
      const double fu = u - u0, fv = v - v0;
      for (int c = 0; c < 3; ++c) {
        const double top =
            picture.row(v0)[u0 * 3 + c] * (1 - fu) + picture.row(v0)[u1 * 3 + c] * fu;
        const double low =
            picture.row(v1)[u0 * 3 + c] * (1 - fu) + picture.row(v1)[u1 * 3 + c] * fu;
        out.row(y)[x * 3 + c] = static_cast<std::uint8_t>(std::lround(top * (1 - fv) + low * fv));
      }
    }
  }
  return out;
}

Picture dissolved(const Picture& a, const Picture& b, double share) {
  Picture out = a;
  const int k = static_cast<int>(std::lround(share * 256));
  for (std::size_t i = 0; i < out.pixels.size(); ++i)
    out.pixels[i] =
        static_cast<std::uint8_t>((a.pixels[i] * (256 - k) + b.pixels[i] * k + 128) >> 8);
  return out;
}

// How the words' move shifts a flat picture by its end.
Similarity move_of(const MovePlan& move) {
  Similarity s;
  const double d = (move.pace == Pace::slow   ? 0.05
                    : move.pace == Pace::fast ? 0.22
                                              : 0.11) *
                   move.sign;
  switch (move.kind) {
    case MoveKind::pan:
    case MoveKind::truck:
    case MoveKind::orbit:
      s.tx = -d;
      break;
    case MoveKind::tilt:
    case MoveKind::pedestal:
      s.ty = d;
      break;
    case MoveKind::dolly:
    case MoveKind::zoom:
      s.a = std::exp(2 * d);
      break;
    case MoveKind::roll:
      s.a = std::cos(1.5 * d), s.b = -std::sin(1.5 * d);
      break;
    default:
      break;
  }
  return s;
}

class Between : public Footage {
 public:
  Between(const Scene& scene, Picture first, Picture last)
      : frames_(scene.shape.frames),
        first_(std::move(first)),
        last_(std::move(last)),
        painter_(scene) {
    if (!first_.empty() && !last_.empty())
      way_ = motion_between(MotionFrame(first_), MotionFrame(last_));
    if (last_.empty()) way_ = move_of(scene.plan.move);
  }

  Result<Picture> next() override {
    const std::int64_t i = at_++;
    const double t = frames_ > 1 ? static_cast<double>(i) / static_cast<double>(frames_ - 1) : 0;
    const double u = smooth(t);
    if (last_.empty()) return warped(first_, part_of(way_, u));
    if (first_.empty()) {
      // The scene of the words, until the last frame takes over.
      return dissolved(painter_.paint(i), last_, ramp(t, 0.55, 1.0));
    }
    return dissolved(warped(first_, part_of(way_, u)), warped(last_, part_of(way_, u - 1)),
                     ramp(t, 0.2, 0.8));
  }

 private:
  std::int64_t frames_, at_ = 0;
  Picture first_, last_;
  FramePainter painter_;
  Similarity way_;
};

}  // namespace

Result<FootageTake> open_between(const PaintRequest& request, const Scene& scene) {
  Picture first, last;
  if (!request.first_frame.empty()) {
    Result<Picture> picture = filled_picture(request.first_frame, request.width, request.height);
    if (!picture) return picture.error();
    first = std::move(*picture);
  }
  if (!request.last_frame.empty()) {
    Result<Picture> picture = filled_picture(request.last_frame, request.width, request.height);
    if (!picture) return picture.error();
    last = std::move(*picture);
  }
  FootageTake take;
  take.frames = scene.shape.frames;
  take.footage = std::make_unique<Between>(scene, std::move(first), std::move(last));
  return take;
}

}  // namespace shotlab::practice
