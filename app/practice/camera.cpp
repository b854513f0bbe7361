// SPDX-License-Identifier: Apache-2.0

#include "app/practice/camera.h"

#include <array>

#include "app/practice/figure/pose.h"
#include "app/practice/random.h"
#include "media/model/camera_path.h"

namespace shotlab::practice {
namespace {

// From 0 to 1 with a steady middle, so that a move has one direction from its first frame to its
// last.
double eased(double t) {
  const double r = 0.20;  // Share of the time in which it gathers speed, and loses it again.
  const double v = 1 / (1 - r);
  t = clamp01(t);
  if (t < r) return v * t * t / (2 * r);
  if (t > 1 - r) return 1 - v * (1 - t) * (1 - t) / (2 * r);
  return v * (t - r / 2);
}

template <typename T>
T by_pace(Pace pace, T slow, T normal, T fast) {
  return pace == Pace::slow ? slow : pace == Pace::fast ? fast : normal;
}

// How far a move goes, as the mean displacement of the picture in its own widths.
double reach_of(const MovePlan& move) {
  switch (move.kind) {
    case MoveKind::pan:
      return by_pace(move.pace, 0.075, 0.17, 0.33);
    case MoveKind::tilt:
      return by_pace(move.pace, 0.065, 0.13, 0.22);
    case MoveKind::truck:
      return by_pace(move.pace, 0.075, 0.15, 0.28);
    case MoveKind::pedestal:
      return by_pace(move.pace, 0.065, 0.12, 0.20);
    case MoveKind::dolly:
      return by_pace(move.pace, 0.060, 0.095, 0.16);
    case MoveKind::zoom:
      return by_pace(move.pace, 0.065, 0.135, 0.23);
    case MoveKind::roll:
      return by_pace(move.pace, 0.065, 0.14, 0.25);
    default:
      return 0;
  }
}

constexpr double kScaleGain = 0.27, kRollGain = 0.28;  // Of log scale and radians (craft, §1.2).

// A hand: slow sway and quick tremor, no direction.
class Hand {
 public:
  Hand(std::uint64_t seed, double rms_widths) : rms_(rms_widths) {
    Random draw(seed, "hand");
    for (auto& axis : waves_) {
      for (std::size_t i = 0; i < axis.size(); ++i) {
        axis[i] = {draw.real(0.7, 1.3) * kRates[i], draw.real(0, 2 * kPi),
                   kWeights[i] * draw.real(0.85, 1.15)};
      }
    }
  }
  // In widths (x, y) and radians (roll).
  Vec3 at(double seconds) const {
    std::array<double, 3> out{};
    for (std::size_t a = 0; a < 3; ++a) {
      for (const Wave& w : waves_[a])
        out[a] += w.weight * std::sin(2 * kPi * w.rate * seconds + w.phase);
    }
    return Vec3{out[0], out[1], out[2] * 0.9} * rms_;
  }

 private:
  struct Wave {
    double rate = 1, phase = 0, weight = 1;
  };
  static constexpr std::array<double, 4> kRates = {0.55, 1.5, 2.9, 4.6};
  static constexpr std::array<double, 4> kWeights = {0.9, 0.85, 0.7, 0.35};
  std::array<std::array<Wave, 4>, 3> waves_{};
  double rms_;
};

struct Framing {
  Vec3 target;      // What the middle of the picture looks at.
  double distance;  // From the camera to it.
  double pitch;     // Of the look: positive up.
  double
      lift;  // Camera above the line of sight's own height: eye level keeps its feet on the ground.
};

// `nearer`: share of the picture's height that is left where a move comes nearest, 1 if none does.
Framing framing_of(const Plan& plan, const Subject& subject, double focal_heights, double nearer) {
  const double head = kHeadHeight * mix(1.0, subject.scale, 0.7);
  const double seen = head / plan.head_share;  // Metres of the world in the height of the picture.
  const double top = subject.top > 0 ? subject.top : kFigureHeight * subject.scale;
  Framing f{};
  f.distance = seen * focal_heights;
  const auto height_for = [&](double high) {
    if (high > top * 1.12) {
      // The whole figure and ground below it; the wider, the more.
      const double margin = mix(0.07, 0.24, ramp(high, 2.0, 6.0));
      return high * (0.5 - margin);
    }
    const double crown = top + 0.035 - high * 0.40;  // Headroom over the hat.
    const double eyes = top - head * 0.47 - high * 0.06;
    return mix(eyes, crown, ramp(high, 0.45, 0.9));
  };
  // A camera that goes in aims at what it will have at its end.
  const double y = mix(height_for(seen), height_for(seen * nearer), 0.7);
  switch (plan.angle) {
    case Angle::eye_level:
    case Angle::dutch:
      f.pitch = 0;
      break;
    case Angle::high:
      f.pitch = -radians(30);
      break;
    case Angle::low:
      f.pitch = radians(17);
      break;
    case Angle::birds_eye:
      f.pitch = -radians(72);
      break;
    case Angle::worms_eye:
      f.pitch = radians(36);
      break;
  }
  // A lens that stands on the ground cannot look up at somebody who is near it from below the
  // floor.
  if (f.pitch > 0) {
    const double lowest = plan.angle == Angle::worms_eye ? 0.10 : 0.30;
    f.pitch = std::min(f.pitch, std::asin(std::clamp((y - lowest) / f.distance, 0.05, 0.95)));
  }
  f.lift = f.pitch == 0 && seen > 1.2 ? (std::max(y, 1.32) - y) * 0.7 : 0;
  // A near camera keeps its distance from the face, not from the feet.
  const double face = subject.before * ramp(plan.head_share, 0.25, 0.45);
  f.target = {subject.root.x, y, subject.root.z - face};
  return f;
}

}  // namespace

CameraPose pose_on_path(const std::vector<CameraKey>& keys, double seconds, int width, int height) {
  const CameraKey p = camera_at(keys, seconds);
  CameraPose pose;
  pose.x = p.x, pose.y = p.y, pose.z = p.z;
  const Vec3 look{p.look_x - p.x, p.look_y - p.y, p.look_z - p.z};
  const double flat = std::sqrt(look.x * look.x + look.z * look.z);
  pose.yaw = std::atan2(look.x, look.z);
  pose.pitch = std::atan2(look.y, std::max(flat, 1e-9));
  // The angle is that of the longer side; focal counts in widths.
  const double of_longer = 0.5 / std::tan(radians(std::clamp(p.fov, 5.0, 120.0)) / 2);
  pose.focal = width >= height ? of_longer : of_longer * height / width;
  return pose;
}

std::vector<CameraPose> camera_path(const Plan& plan, const Subject& subject, const Shape& shape,
                                    double behind) {
  // The normal lens takes in 50 degrees of the longer side, upright pictures too.
  const double focal =
      shape.width >= shape.height ? plan.focal : plan.focal * shape.height / shape.width;
  const double focal_heights = focal * shape.width / shape.height;
  const MovePlan& move = plan.move;
  const double reach = reach_of(move);
  const double growth = reach / kScaleGain;
  const double d = framing_of(plan, subject, focal_heights, 1).distance;
  const double reference = d + behind;
  const double travel = 2 * reference * std::sinh(growth / 2);
  // Dolly: nearest at not less than half the distance that the size asks for.
  const double nearest = std::max({d - travel / 2, d * 0.52, 0.38});
  const double nearer = move.kind == MoveKind::dolly  ? std::min(1.0, nearest / d)
                        : move.kind == MoveKind::zoom ? std::exp(-growth / 2)
                                                      : 1;
  const Framing f = framing_of(plan, subject, focal_heights, nearer);

  // The figure stands a little out of the middle; nearer, less.
  const double aside =
      subject.two
          ? 0
          : -plan.side_of_frame * mix(0.11, 0.05, ramp(plan.head_share, 0.1, 0.5)) * d / focal;

  double slide = reach * reference / focal;  // For truck and pedestal, metres.
  if (move.kind == MoveKind::truck) slide = std::min(slide, 0.62 * d / focal);
  if (move.kind == MoveKind::pedestal) slide = std::min(slide, std::max(0.30 * d / focal, 0.20));
  if (move.kind == MoveKind::truck && subject.walk != 0) slide = std::abs(subject.walk);
  const double orbit = by_pace(move.pace, radians(17), radians(33), radians(60));
  const double turn = reach / kRollGain;

  const double shake =
      move.kind == MoveKind::handheld ? by_pace(move.pace, 0.0026, 0.0042, 0.0075) : 0;
  const Hand hand(plan.seed, shake);
  const Hand muddle(plan.seed ^ 0x51u, move.wobble > 0 ? 0.0045 : 0);
  const double dutch =
      plan.angle == Angle::dutch ? radians(14) * (plan.side_of_frame < 0 ? -1 : 1) : 0;

  std::vector<CameraPose> path;
  for (std::int64_t i = 0; i < shape.frames && !plan.path.empty(); ++i) {
    // Held back, it flies the path's beginning, slower.
    const double seconds = static_cast<double>(i) / shape.fps;
    CameraPose pose =
        pose_on_path(plan.path, mix(plan.path.front().seconds, seconds, plan.path_share),
                     shape.width, shape.height);
    const Vec3 w = muddle.at(seconds);
    pose.yaw += w.x / pose.focal, pose.pitch += w.y / pose.focal, pose.roll += w.z;
    path.push_back(pose);
  }
  if (!path.empty()) return path;
  for (std::int64_t i = 0; i < shape.frames; ++i) {
    const double t =
        shape.frames > 1 ? static_cast<double>(i) / static_cast<double>(shape.frames - 1) : 0;
    const double u = eased(t);
    const double centred = (u - 0.5) * move.sign;  // -0.5 .. 0.5 in the direction of the move.

    double distance = d, angle = 0;
    Vec3 shift;
    CameraPose pose;
    pose.focal = focal;
    pose.roll = dutch;
    switch (move.kind) {
      case MoveKind::dolly:
        distance = nearest + travel * (0.5 - centred);
        break;
      case MoveKind::truck:
        shift.x = slide * centred;
        break;
      case MoveKind::pedestal:
        shift.y = slide * centred;
        break;
      case MoveKind::orbit:
        angle = orbit * centred;
        break;
      case MoveKind::zoom:
        pose.focal = focal * std::exp(growth * centred);
        break;
      case MoveKind::roll:
        pose.roll += turn * (centred + 0.15 * move.sign);
        break;
      default:
        break;
    }
    // On a sphere round the target, then moved as told.
    const double back = distance * std::cos(f.pitch);
    const Vec3 eye = f.target + Vec3{std::sin(angle) * back, -distance * std::sin(f.pitch) + f.lift,
                                     -std::cos(angle) * back};
    const double sink = std::atan2(f.lift, back);
    pose.yaw = -angle;
    pose.pitch = f.pitch - sink;
    pose.x = eye.x + aside * std::cos(angle) + shift.x;
    pose.z = eye.z + aside * std::sin(angle);
    pose.y = std::max(0.07, eye.y + shift.y +
                                (move.kind == MoveKind::pedestal && eye.y - slide / 2 < 0.15
                                     ? 0.15 - (eye.y - slide / 2)
                                     : 0));
    if (move.kind == MoveKind::pan) pose.yaw += std::atan(reach / focal) * centred;
    if (move.kind == MoveKind::tilt) pose.pitch += std::atan(reach / focal) * centred;

    const double seconds = static_cast<double>(i) / shape.fps;
    for (const Hand* h : {&hand, &muddle}) {
      const Vec3 w = h->at(seconds);
      pose.yaw += w.x / focal;
      pose.pitch += w.y / focal;
      pose.roll += w.z;
    }
    path.push_back(pose);
  }
  return path;
}

}  // namespace shotlab::practice
