// SPDX-License-Identifier: Apache-2.0

#include "tests/support/world_shot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

namespace shotlab::test {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double radians(double degrees) { return degrees * kPi / 180; }

double focal_of(double fov_degrees) { return 0.5 / std::tan(radians(fov_degrees) / 2); }

// Eight sines: a hand that holds a camera. Amplitudes fall with the root of the frequency.
void shake(WorldCamera& camera, double seconds, double amount, std::uint64_t seed) {
  std::mt19937_64 random(seed * 31 + 5);
  std::uniform_real_distribution<double> phase(0, 2 * kPi);
  constexpr std::array<double, 8> kHertz = {.4, .7, 1.0, 1.4, 1.8, 2.3, 2.8, 3.4};
  constexpr std::array<double, 3> kDegrees = {.6, .5, .35};
  std::array<double, 3> angle{};
  for (const double hertz : kHertz) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      angle[axis] += radians(kDegrees[axis]) / std::sqrt(hertz) *
                     std::sin(2 * kPi * hertz * seconds + phase(random));
    }
  }
  camera.yaw += amount * angle[0];
  camera.pitch += amount * angle[1];
  camera.roll += amount * angle[2];
}

// `t` runs from 0 to 1 over the shot, `seconds` is the time.
WorldCamera camera_at(const WorldShotSpec& spec, const Scene& scene, double t, double seconds) {
  WorldCamera camera{.focal = focal_of(spec.fov_degrees)};
  if (spec.ease) t = std::clamp(t, 0.0, 1.0) * std::clamp(t, 0.0, 1.0) * (3 - 2 * t);
  const double part = spec.amount * t;
  const double reach = scene.reach * part;
  switch (spec.move) {
    case WorldMove::still:
      break;
    case WorldMove::pan:
      camera.yaw = radians(20) * part;
      break;
    case WorldMove::whip:
      camera.yaw = radians(60) * part;
      break;
    case WorldMove::tilt:
      camera.pitch = radians(12) * part;
      break;
    case WorldMove::roll:
      camera.roll = radians(15) * part;
      break;
    case WorldMove::zoom:
      camera.focal *= std::pow(1.4, part);
      break;
    case WorldMove::dolly:
      camera.position.z = reach;
      break;
    case WorldMove::truck:
      camera.position.x = reach;
      break;
    case WorldMove::pedestal:
      camera.position.y = .6 * reach;
      break;
    case WorldMove::orbit: {
      const double turn = radians(25) * part;
      camera.position = {scene.subject_distance * std::sin(turn), 0,
                         scene.subject_distance * (1 - std::cos(turn))};
      camera.yaw = -turn;
      break;
    }
    case WorldMove::dolly_zoom:
      camera.position.z = reach;
      camera.focal *= (scene.subject_distance - reach) / scene.subject_distance;
      break;
    case WorldMove::handheld:
      shake(camera, seconds, spec.amount, spec.seed);
      break;
    case WorldMove::pan_and_tilt:
      camera.yaw = radians(20) * part;
      camera.pitch = radians(12) * part;
      break;
    case WorldMove::pan_and_handheld:
      camera.yaw = radians(20) * part;
      shake(camera, seconds, spec.amount, spec.seed);
      break;
  }
  return camera;
}

WorldCamera camera_of(const WorldShotSpec& spec, const Scene& scene, double frame) {
  return camera_at(spec, scene, frame / std::max(1, spec.frames - 1), frame / spec.fps);
}

// A billboard that walks along with the camera and sways: the hardest thing to tell from a place.
Quad subject_of(const WorldShotSpec& spec, const Scene& scene, const WorldCamera& camera,
                double seconds) {
  const double distance = .8 * scene.subject_distance;
  const double wide = distance / camera.focal;
  const double high = wide * spec.height / spec.width;
  const double tall = std::min(.95 * high, std::sqrt(spec.subject_share * wide * high * 1.5));
  const double broad = spec.subject_share * wide * high / tall;
  const double sway =
      .06 * wide * std::sin(2 * kPi * .6 * seconds + static_cast<double>(spec.seed));
  const double bob = .02 * high * std::sin(2 * kPi * 1.7 * seconds);
  const Vec3 right{std::cos(camera.yaw), 0, -std::sin(camera.yaw)};
  const Vec3 ahead{std::sin(camera.yaw) * std::cos(camera.pitch), std::sin(camera.pitch),
                   std::cos(camera.yaw) * std::cos(camera.pitch)};
  const Vec3 centre = camera.position + ahead * distance + right * (.08 * wide + sway);
  const Vec3 corner = centre - right * (broad / 2) + Vec3{0, bob - tall / 2, 0};
  return {.corner = corner,
          .along_u = right * broad,
          .along_v = {0, tall, 0},
          .texture = 3,
          .texels_per_metre = 110 * 3.2 / distance,
          .light = {250, 190, 140}};
}

}  // namespace

std::string_view name_of(WorldMove move) {
  constexpr std::array<std::string_view, 14> kNames = {
      "still",    "pan",   "tilt",     "roll", "zoom",       "dolly",        "truck",
      "pedestal", "orbit", "handheld", "whip", "dolly_zoom", "pan_and_tilt", "pan_and_handheld"};
  return kNames[static_cast<std::size_t>(move)];
}

std::string_view name_of(Place place) {
  constexpr std::array<std::string_view, 5> kNames = {"street", "room", "landscape", "photo",
                                                      "low_texture"};
  return kNames[static_cast<std::size_t>(place)];
}

std::vector<WorldCamera> camera_path(const WorldShotSpec& spec) {
  const Scene scene = make_scene(spec.place, spec.seed);
  std::vector<WorldCamera> path;
  for (int n = 0; n < spec.frames; ++n) path.push_back(camera_of(spec, scene, n));
  return path;
}

WorldShot::WorldShot(const WorldShotSpec& spec)
    : spec_(spec), scene_(make_scene(spec.place, spec.seed)) {
  for (int n = 0; n < spec.frames; ++n) cameras_.push_back(camera_of(spec, scene_, n));
}

Picture WorldShot::frame(int n) const {
  std::vector<float> sum;
  const int samples = spec_.blur ? 3 : 1;
  for (int i = 0; i < samples; ++i) {
    const double moment = n + (spec_.blur ? (i - 1) / 6.0 : 0.0);
    const WorldCamera camera = camera_of(spec_, scene_, moment);
    Scene scene = scene_;
    if (spec_.subject_share > 0) {
      scene.quads.push_back(subject_of(spec_, scene_, camera, moment / spec_.fps));
    }
    const std::vector<float> rendered = render_world(scene, camera, spec_.width, spec_.height);
    if (sum.empty()) {
      sum = rendered;
    } else {
      for (std::size_t p = 0; p < sum.size(); ++p) sum[p] += rendered[p];
    }
  }
  Picture picture = make_picture(spec_.width, spec_.height, 3);
  std::mt19937_64 random(spec_.seed * 1000003 + static_cast<std::uint64_t>(n));
  std::normal_distribution<float> grain(0, static_cast<float>(std::max(spec_.noise, 1e-9)));
  for (std::size_t p = 0; p < sum.size(); ++p) {
    const float value =
        sum[p] / static_cast<float>(samples) + (spec_.noise > 0 ? grain(random) : 0.F);
    picture.pixels[p] = static_cast<std::uint8_t>(std::clamp(value + .5F, 0.F, 255.F));
  }
  return picture;
}

}  // namespace shotlab::test
