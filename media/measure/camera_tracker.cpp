// SPDX-License-Identifier: Apache-2.0

#include "media/measure/camera_tracker.h"

#include <algorithm>
#include <cmath>

#include "media/measure/move_units.h"

namespace shotlab {
namespace {

constexpr double kStepThreshold = .003;  // Picture widths.
constexpr double kWindowThreshold = .006;
constexpr double kWindowSeconds = 1.0;
constexpr double kSlowWindowSeconds = 2.5;  // A slow camera needs longer to show depth.
constexpr double kSlow = .06;               // Picture widths of displacement.
constexpr double kWindowScale = .15;        // Log scale; beyond, patches no longer look alike.
constexpr double kWindowShift = .12;        // Picture widths; beyond, turns are no longer linear.
constexpr double kSurvivors = .55;          // Of a window's points; fewer, and it ends.
constexpr std::size_t kFewest = 40;
constexpr std::size_t kBackground = 15;   // Points that agree over a whole window ...
constexpr double kBackgroundShare = .25;  // ... and their share, to be called the place.

Point moved(Point point, const Motion& motion, const Lens& lens) {
  const double x = (point.x + .5 - .5 * lens.width) / lens.focal;
  const double y = (point.y + .5 - .5 * lens.height) / lens.focal;
  const FlowVector flow = flow_of(motion, x, y);
  return {static_cast<float>(point.x + flow.u * lens.focal),
          static_cast<float>(point.y + flow.v * lens.focal)};
}

// Where a point of the picture after `motion` came from.
Point origin(Point point, const Motion& motion, const Lens& lens) {
  const double qx = (point.x + .5 - .5 * lens.width) / lens.focal;
  const double qy = (point.y + .5 - .5 * lens.height) / lens.focal;
  double x = qx, y = qy;
  for (int round = 0; round < 3; ++round) {  // The model looks at midpoints, so go round.
    const FlowVector flow = flow_of(motion, .5 * (x + qx), .5 * (y + qy));
    x = qx - flow.u;
    y = qy - flow.v;
  }
  return {static_cast<float>(x * lens.focal + .5 * lens.width - .5),
          static_cast<float>(y * lens.focal + .5 * lens.height - .5)};
}

// The picture as it would look after `motion`.
Plane carried_along(const Plane& in, const Motion& motion, const Lens& lens) {
  Plane out(in.width(), in.height());
  constexpr float kMargin = Plane::kBorder - 2;
  for (int y = 0; y < out.height(); ++y) {
    float* to = out.row(y);
    for (int x = 0; x < out.width(); ++x) {
      Point p = origin({static_cast<float>(x), static_cast<float>(y)}, motion, lens);
      p.x = std::clamp(p.x, -kMargin, static_cast<float>(in.width()) + kMargin);
      p.y = std::clamp(p.y, -kMargin, static_cast<float>(in.height()) + kMargin);
      const float fx = std::floor(p.x), fy = std::floor(p.y);
      const float* top = in.row(static_cast<int>(fy)) + static_cast<int>(fx);
      const float* low = in.row(static_cast<int>(fy) + 1) + static_cast<int>(fx);
      const float above = top[0] + (p.x - fx) * (top[1] - top[0]);
      const float below = low[0] + (p.x - fx) * (low[1] - low[0]);
      to[x] = above + (p.y - fy) * (below - above);
    }
  }
  out.fill_border();
  return out;
}

Motion sum(const Motion& a, const Motion& b, double weight = 1) {
  return {a.wx + weight * b.wx, a.wy + weight * b.wy, a.wz + weight * b.wz, a.z + weight * b.z};
}

}  // namespace

CameraTracker::CameraTracker(double fps) : fps_(fps > 0 ? fps : 24) { track_.fps = fps_; }

void CameraTracker::begin_window() {
  live_.clear();
  for (const Point& corner : find_corners(previous_.front())) live_.push_back({{corner}});
  begun_with_ = live_.size();
  window_first_ = previous_.front();
  window_start_ = frames_ - 1;
}

void CameraTracker::add(Plane luma) {
  Pyramid current = make_pyramid(std::move(luma));
  if (frames_++ == 0) {
    track_.width = current.front().width();
    track_.height = current.front().height();
    lens_ = assumed_lens(track_.width, track_.height);
    previous_ = std::move(current);
    anchor_ = previous_;
    begin_window();
    for (const Live& point : live_) anchor_corners_.push_back(point.positions.front());
    return;
  }

  const Motion last = track_.steps.empty() ? Motion{} : track_.steps.back().motion;
  std::vector<Point> from, guess;
  for (const Live& point : live_) {
    from.push_back(point.positions.back());
    guess.push_back(moved(from.back(), last, lens_));
  }
  const std::vector<Tracked> tracked = track_points(previous_, current, from, guess);
  std::vector<Live> survivors;
  Flow flow;
  for (std::size_t i = 0; i < tracked.size(); ++i) {
    if (!tracked[i].kept) continue;
    flow.add(from[i], tracked[i].to, lens_);
    survivors.push_back(std::move(live_[i]));
    survivors.back().positions.push_back(tracked[i].to);
  }
  live_ = std::move(survivors);
  const MotionFit fit = fit_motion(flow, lens_, kStepThreshold, last);
  track_.steps.push_back({fit.motion, static_cast<int>(flow.size()), fit.inlier_share});
  previous_ = std::move(current);

  const double seconds = static_cast<double>(frames_ - 1 - window_start_) / fps_;
  const double enough = std::max(kSurvivors * static_cast<double>(begun_with_),
                                 std::min<double>(kFewest, .8 * static_cast<double>(begun_with_)));
  const PathPoint shift = path_of(total_since(window_start_), lens_);
  const bool slow = total_energy(shift, lens_) < kSlow;
  if (seconds >= (slow ? kSlowWindowSeconds : kWindowSeconds) - 1e-6 ||
      std::hypot(shift.x, shift.y) > kWindowShift || std::abs(shift.scale) > kWindowScale ||
      static_cast<double>(live_.size()) < enough) {
    end_window();
    begin_window();
  }
}

Motion CameraTracker::total_since(std::size_t step) const {
  Motion total;
  for (std::size_t i = step; i < track_.steps.size(); ++i) {
    total = sum(total, track_.steps[i].motion);
  }
  return total;
}

void CameraTracker::end_window() {
  const std::size_t first_step = window_start_;
  Flow flow;
  for (const Live& point : live_) {
    flow.add(point.positions.front(), point.positions.back(), lens_);
  }
  const MotionFit fit = fit_motion(flow, lens_, kWindowThreshold, total_since(first_step));
  std::vector<std::size_t> background;
  for (std::size_t i = 0; i < live_.size(); ++i) {
    if (fit.inliers[i]) background.push_back(i);
  }
  if (background.size() >= kBackground && fit.inlier_share > kBackgroundShare) {
    refit_from_background(background);
  }
  if (flow.size() >= kBackground) gather_evidence(fit.motion);
  correct_by_anchor();
}

// Following a point from frame to frame lets it slide along; over a window that hides small
// parallax. So each point is looked for once more, from the window's first picture straight in its
// last, after the first has been turned and zoomed to look like the last.
void CameraTracker::gather_evidence(const Motion& motion) {
  const Pyramid turned = make_pyramid(carried_along(window_first_, motion, lens_));
  std::vector<Point> from, guess;
  for (const Live& point : live_) {
    from.push_back(moved(point.positions.front(), motion, lens_));
    guess.push_back(point.positions.back());
  }
  const std::vector<Tracked> again = track_points(turned, previous_, from, guess);
  constexpr float kNear = 3;  // Pixels: farther off, it is another point.
  std::vector<Trail> trails;
  Flow flow;
  for (std::size_t i = 0; i < again.size(); ++i) {
    const float dx = again[i].to.x - guess[i].x, dy = again[i].to.y - guess[i].y;
    if (!again[i].kept || dx * dx + dy * dy > kNear * kNear) continue;
    const Point start = origin(from[i], motion, lens_);
    flow.add(start, again[i].to, lens_);
    trails.push_back({start, again[i].to, false});
  }
  if (flow.size() < kBackground) return;
  const MotionFit fit = fit_motion(flow, lens_, kWindowThreshold, motion);
  ParallaxEvidence evidence = parallax_evidence(flow, lens_, fit);
  evidence.energy = total_energy(path_of(fit.motion, lens_), lens_);
  correct_by_window(evidence, fit.motion);
  track_.windows.push_back(evidence);
  if (evidence.energy > most_energy_) {
    most_energy_ = evidence.energy;
    track_.trails_from = static_cast<int>(window_start_);
    track_.trails_to = static_cast<int>(frames_) - 1;
    for (std::size_t i = 0; i < trails.size(); ++i) trails[i].agrees = fit.inliers[i];
    track_.trails = std::move(trails);
  }
}

// Second pass: each step again, from the points that belong to the place. In the first one a large
// subject may have outvoted it now and then.
void CameraTracker::refit_from_background(const std::vector<std::size_t>& background) {
  const std::size_t length = live_.front().positions.size();
  for (std::size_t k = 0; k + 1 < length; ++k) {
    Flow flow;
    for (const std::size_t i : background) {
      flow.add(live_[i].positions[k], live_[i].positions[k + 1], lens_);
    }
    CameraStep& step = track_.steps[window_start_ + k];
    step.motion = fit_motion(flow, lens_, kStepThreshold, step.motion).motion;
  }
}

// Adds a motion to the steps of the window, in even parts.
void CameraTracker::spread(const Motion& missing) {
  const double share = 1 / static_cast<double>(track_.steps.size() - window_start_);
  for (std::size_t i = window_start_; i < track_.steps.size(); ++i) {
    track_.steps[i].motion = sum(track_.steps[i].motion, missing, share);
  }
}

// Where the whole window is one turn and zoom, its direct measurement is better than the sum of its
// steps: they slide, and they know less of the lens.
void CameraTracker::correct_by_window(const ParallaxEvidence& evidence, const Motion& fitted) {
  constexpr double kFits = .08;
  const bool other_lens = evidence.turn_cost > .04 && evidence.lens_turn_cost < kFits &&
                          evidence.lens_turn_cost < .6 * evidence.turn_cost;
  if (!other_lens && (evidence.inlier_share < .8 || evidence.turn_cost > kFits)) return;
  const Motion& m = other_lens ? evidence.lens_turn : fitted;
  // The model is linear at midpoints; these are the angles and the growth that it stands for.
  const auto angle = [](double chord) { return 2 * std::atan(chord / 2); };
  const Motion exact{angle(m.wx), angle(m.wy), angle(m.wz), 2 * std::atanh(m.z / 2)};
  spread(sum(exact, total_since(window_start_), -1));
}

// Small errors of the windows add up. While the camera is still near its first picture, that
// picture is found again directly, and what is missing is spread over the window.
void CameraTracker::correct_by_anchor() {
  constexpr double kNear = .10, kNearScale = .12, kNearRoll = .08;
  constexpr std::size_t kTracks = 30;
  if (anchor_corners_.size() < kTracks || window_start_ >= track_.steps.size()) return;
  const Motion total = total_since(0);
  const PathPoint where = path_of(total, lens_);
  if (std::abs(where.x) > kNear || std::abs(where.y) > kNear || std::abs(total.z) > kNearScale ||
      std::abs(total.wz) > kNearRoll) {
    return;
  }
  std::vector<Point> guess;
  for (const Point& corner : anchor_corners_) guess.push_back(moved(corner, total, lens_));
  const std::vector<Tracked> found = track_points(anchor_, previous_, anchor_corners_, guess);
  Flow flow;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].kept) flow.add(anchor_corners_[i], found[i].to, lens_);
  }
  if (flow.size() < kTracks) return;
  const MotionFit fit = fit_motion(flow, lens_, kWindowThreshold, total);
  if (fit.inlier_share > .5) spread(sum(fit.motion, total, -1));
}

CameraTrack CameraTracker::finish() {
  if (frames_ > window_start_ + 1) end_window();
  track_.frames = static_cast<int>(frames_);
  PathPoint at;
  if (frames_ > 0) track_.path.push_back(at);
  for (const CameraStep& step : track_.steps) {
    const PathPoint part = path_of(step.motion, lens_);
    at = {at.x + part.x, at.y + part.y, at.scale + part.scale, at.roll + part.roll};
    track_.path.push_back(at);
  }
  return std::move(track_);
}

}  // namespace shotlab
