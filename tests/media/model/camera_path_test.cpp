// SPDX-License-Identifier: Apache-2.0

#include "media/model/camera_path.h"

#include "tests/support/catch.h"

using namespace shotlab;
using Catch::Approx;

namespace {

const std::vector<CameraKey> kPath{
    {0, 0, 2, -8, 0, 1, 0, 55}, {2, 1, 2, -4, 0, 1, 0, 50}, {4, 0, 1, -1, 0, 1, 3, 40}};

}  // namespace

TEST_CASE("A camera path goes through all its keys and rests at both ends", "[model]") {
  for (const CameraKey& key : kPath) CHECK(camera_at(kPath, key.seconds) == key);
  CHECK(camera_at(kPath, -1).z == -8);
  CHECK(camera_at(kPath, 9).z == -1);
}

TEST_CASE("Between keys the camera moves without a corner", "[model]") {
  const double h = 1e-4;
  const double before = (camera_at(kPath, 2).x - camera_at(kPath, 2 - h).x) / h;
  const double after = (camera_at(kPath, 2 + h).x - camera_at(kPath, 2).x) / h;
  CHECK(before == Approx(after).margin(1e-3));
  // It sets out from rest.
  CHECK((camera_at(kPath, h).z - camera_at(kPath, 0).z) / h == Approx(0).margin(.01));
}

TEST_CASE("A path of one key stands, and keys of one time do not divide by nothing", "[model]") {
  CHECK(camera_at({}, 1) == CameraKey());
  CHECK(camera_at({kPath[1]}, 3) == kPath[1]);
  const std::vector<CameraKey> at_once{kPath[0], {0, 5, 5, 5, 0, 0, 0, 50}};
  CHECK(camera_at(at_once, 0).x == Approx(5));
}

TEST_CASE("A flight tells where its speed changes most and where its look turns fastest",
          "[model]") {
  // Straight on at 2 m/s, then at 1 m/s to the right: a change of (1, 0, -2) m/s in two seconds.
  const std::vector<CameraKey> keys{
      {0, 0, 1, 0, 0, 1, 10, 50}, {2, 0, 1, 4, 0, 1, 14, 50}, {4, 2, 1, 4, 12, 1, 4, 50}};
  const Flight flight = flight_of(keys);
  CHECK(flight.jump == Approx(std::sqrt(5.0) / 2));
  CHECK(flight.jump_at == 2);
  CHECK(flight.turn == Approx(45));
  CHECK(flight.turn_at == 3);
}

TEST_CASE("A steady flight has no jump, and two keys cannot have one", "[model]") {
  const std::vector<CameraKey> steady{
      {0, 0, 1, 0, 0, 1, 10, 50}, {1, 0, 1, 1, 0, 1, 11, 50}, {2, 0, 1, 2, 0, 1, 12, 50}};
  CHECK(flight_of(steady).jump == Approx(0).margin(1e-9));
  CHECK(flight_of({steady[0], steady[1]}).jump_at == 0);
}
