// SPDX-License-Identifier: Apache-2.0

#include "tests/media/measure/world_cases.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <random>
#include <sstream>

#include "media/measure/camera_tracker.h"

namespace shotlab::test {

Move coarse_truth(const WorldShotSpec& spec) {
  const bool forth = spec.amount > 0;
  switch (spec.move) {
    case WorldMove::still:
      return Move::static_shot;
    case WorldMove::pan:
    case WorldMove::whip:
    case WorldMove::truck:
    case WorldMove::pan_and_tilt:
    case WorldMove::pan_and_handheld:
      return forth ? Move::right : Move::left;
    case WorldMove::orbit:
      return forth ? Move::left : Move::right;
    case WorldMove::tilt:
    case WorldMove::pedestal:
      return forth ? Move::down : Move::up;
    case WorldMove::roll:
      return forth ? Move::roll_cw : Move::roll_ccw;
    case WorldMove::zoom:
    case WorldMove::dolly:
      return forth ? Move::in : Move::out;
    case WorldMove::dolly_zoom:
      return forth ? Move::out : Move::in;
    case WorldMove::handheld:
      return Move::handheld;
  }
  return Move::unknown;
}

FineMove fine_truth(const WorldShotSpec& spec) {
  switch (spec.move) {
    case WorldMove::still:
      return FineMove::static_shot;
    case WorldMove::pan:
    case WorldMove::whip:
    case WorldMove::pan_and_tilt:
    case WorldMove::pan_and_handheld:
      return FineMove::pan;
    case WorldMove::tilt:
      return FineMove::tilt;
    case WorldMove::roll:
      return FineMove::roll;
    case WorldMove::zoom:
      return FineMove::zoom;
    case WorldMove::dolly:
      return FineMove::dolly;
    case WorldMove::truck:
      return FineMove::truck;
    case WorldMove::pedestal:
      return FineMove::pedestal;
    case WorldMove::orbit:
      return FineMove::orbit;
    case WorldMove::handheld:
      return FineMove::handheld;
    case WorldMove::dolly_zoom:
      return FineMove::unsure;
  }
  return FineMove::unsure;
}

PathPoint total_truth(const WorldShotSpec& spec) {
  const std::vector<WorldCamera> path = camera_path(spec);
  const WorldCamera& a = path.front();
  const WorldCamera& b = path.back();
  return {(b.yaw - a.yaw) * a.focal, (b.pitch - a.pitch) * a.focal, std::log(b.focal / a.focal),
          b.roll - a.roll};
}

CameraTrack track_of(const WorldShotSpec& spec) {
  const WorldShot shot(spec);
  CameraTracker tracker(spec.fps);
  for (int n = 0; n < spec.frames; ++n) tracker.add(luma_of(shrink(shot.frame(n), 320)));
  return tracker.finish();
}

std::vector<WorldShotSpec> first_set() {
  using enum WorldMove;
  std::vector<WorldShotSpec> out;
  const auto add = [&](Place place, WorldMove move, double amount, auto change) {
    WorldShotSpec spec{.place = place, .move = move, .amount = amount, .frames = 48};
    change(spec);
    out.push_back(spec);
  };
  const auto clean = [](WorldShotSpec&) {};
  const std::array<WorldMove, 8> both_ways = {pan, tilt, roll, zoom, dolly, truck, pedestal, orbit};
  for (const Place place : {Place::street, Place::room, Place::landscape}) {
    add(place, still, 1, clean);
    add(place, handheld, 1, clean);
    add(place, whip, 1, clean);
    for (const WorldMove move : both_ways) {
      for (const double way : {1., -1.}) add(place, move, way, clean);
    }
  }
  for (const Place place : {Place::photo, Place::low_texture}) {
    add(place, still, 1, clean);
    add(place, handheld, 1, clean);
    for (const WorldMove move : {pan, tilt, roll, zoom}) {
      for (const double way : {1., -1.}) add(place, move, way, clean);
    }
  }
  for (const double share : {.15, .35}) {
    for (const WorldMove move : {still, pan, tilt, zoom, roll, truck, dolly}) {
      add(Place::street, move, 1, [&](WorldShotSpec& s) { s.subject_share = share; });
    }
  }
  for (const WorldMove move : {still, pan, tilt, zoom, roll, truck, dolly, pedestal, orbit}) {
    for (const Place place : {Place::street, Place::room}) {
      add(place, move, 1, [](WorldShotSpec& s) { s.noise = 8; });
      add(place, move, .3, clean);
      add(place, move, -1, [](WorldShotSpec& s) { s.blur = s.ease = true; });
    }
  }
  return out;
}

std::vector<WorldShotSpec> second_set(std::uint64_t seed, int count) {
  std::mt19937_64 random(seed);
  const auto below = [&](std::uint64_t limit) {
    return static_cast<std::size_t>(random() % limit);
  };
  const auto between = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(random() % 10001) / 10000;
  };
  using enum WorldMove;
  const std::array<WorldMove, 10> moves = {still, pan,   tilt,     roll,  zoom,
                                           dolly, truck, pedestal, orbit, handheld};
  const std::array<Place, 3> places = {Place::street, Place::room, Place::landscape};
  const std::array<double, 4> views = {35, 50, 65, 80};
  const std::array<double, 3> rates = {16, 24, 30};
  std::vector<WorldShotSpec> out;
  for (int i = 0; i < count; ++i) {
    WorldShotSpec spec;
    spec.move = moves[static_cast<std::size_t>(i) % moves.size()];
    spec.place = places[below(places.size())];
    spec.amount = between(.35, 1.6) * (below(2) == 0 ? 1 : -1);
    spec.fov_degrees = views[below(views.size())];
    spec.fps = rates[below(rates.size())];
    spec.frames = static_cast<int>(2 * spec.fps);
    spec.subject_share = below(2) == 0 ? 0 : between(0, .30);
    spec.noise = between(0, 8);
    spec.ease = below(3) == 0;
    spec.blur = below(3) == 0;
    spec.seed = random() % 1000;
    out.push_back(spec);
  }
  return out;
}

void add_shot(Score& score, const WorldShotSpec& spec) {
  const CameraTrack track = track_of(spec);
  const MoveMeasurement measured = decide_move(track);
  const ShotParallax p = shot_parallax(track);
  ++score.shots;
  const bool coarse = measured.coarse == coarse_truth(spec);
  const FineMove fine = fine_truth(spec);
  const bool sure = measured.fine != FineMove::unsure;
  const bool fine_right = measured.fine == fine;
  score.coarse_right += coarse ? 1 : 0;
  score.fine_right += fine_right ? 1 : 0;
  score.fine_unsure += !fine_right && !sure ? 1 : 0;
  score.fine_wrong += !fine_right && sure ? 1 : 0;
  if (!coarse || !fine_right) {
    char line[400];
    std::snprintf(line, sizeof line,
                  "%-11s %-9s %+4.2f fov%2.0f fps%2.0f subj%.2f noise%3.1f%s%s -> %s %s | x%+.4f "
                  "y%+.4f s%+.4f r%+.4f in%.2f/%.2f tr%d jit%.4f dir%.2f turn%.2f/%.2f ego%.2f "
                  "travel%.2f nf%.1f %s\n",
                  name_of(spec.place).data(), name_of(spec.move).data(), spec.amount,
                  spec.fov_degrees, spec.fps, spec.subject_share, spec.noise,
                  spec.ease ? " ease" : "", spec.blur ? " blur" : "",
                  name_of(measured.coarse).data(), name_of(measured.fine).data(), measured.x,
                  measured.y, measured.scale, measured.roll, measured.inlier_share, p.inlier_share,
                  measured.tracks, measured.jitter, measured.directness, p.turn_cost,
                  p.lens_turn_cost, p.ego_cost, p.travel_cost, p.near_far_ratio,
                  !coarse ? "COARSE"
                  : sure  ? "FINE"
                          : "");
    score.misses += line;
  }
  const PathPoint truth = total_truth(spec);
  const auto error = [](double value, double wanted) { return std::abs(value / wanted - 1); };
  switch (spec.move) {
    case WorldMove::pan:
      score.pan_error.push_back(error(measured.x, truth.x));
      break;
    case WorldMove::tilt:
      score.tilt_error.push_back(error(measured.y, truth.y));
      break;
    case WorldMove::roll:
      score.roll_error.push_back(error(measured.roll, truth.roll));
      break;
    case WorldMove::zoom:
      score.zoom_error.push_back(error(measured.scale, truth.scale));
      break;
    case WorldMove::still:
      score.static_residual =
          std::max({score.static_residual, std::abs(measured.x), std::abs(measured.y)});
      break;
    default:
      break;
  }
}

std::string table(const Score& score) {
  std::ostringstream out;
  const auto errors = [&](const char* name, std::vector<double> values) {
    if (values.empty()) return;
    std::sort(values.begin(), values.end());
    char line[100];
    std::snprintf(line, sizeof line, "  %s error median/max: %.2f/%.2f %% (%zu)\n", name,
                  100 * values[values.size() / 2], 100 * values.back(), values.size());
    out << line;
  };
  out << "  coarse right: " << score.coarse_right << " of " << score.shots << "\n"
      << "  fine right/unsure/wrong: " << score.fine_right << "/" << score.fine_unsure << "/"
      << score.fine_wrong << "\n";
  errors("pan", score.pan_error);
  errors("tilt", score.tilt_error);
  errors("roll", score.roll_error);
  errors("zoom", score.zoom_error);
  out << "  static residual: " << 100 * score.static_residual << " % of the width\n"
      << score.misses;
  return out.str();
}

}  // namespace shotlab::test
