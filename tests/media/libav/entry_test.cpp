// SPDX-License-Identifier: Apache-2.0

#include "media/libav/entry.h"

#include "media/libav/frame_numbers.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

PacketEntry packet(std::int64_t pts, NalClass nal = NalClass::other, bool presented = true) {
  return {.pts = pts,
          .dts = 0,
          .duration = 10,
          .position = -1,
          .size = 1,
          .presented = presented,
          .nal = nal};
}

// Two groups in file order; the second opens with pictures that lead into it.
PacketIndex open_groups() {
  PacketIndex index;
  index.packets = {packet(0, NalClass::idr),
                   packet(30),
                   packet(10),
                   packet(20),
                   packet(60, NalClass::open_key),
                   packet(40),
                   packet(50),
                   packet(90),
                   packet(70),
                   packet(80),
                   packet(100, NalClass::idr)};
  av::number_frames(index, 0);
  return index;
}

}  // namespace

TEST_CASE("frames are numbered in order of presentation", "[libav]") {
  const PacketIndex index = open_groups();

  CHECK(index.frame_pts == std::vector<std::int64_t>{0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100});
  CHECK(index.frame_packet == std::vector<std::int32_t>{0, 2, 3, 1, 5, 6, 4, 8, 9, 7, 10});
  CHECK(index.packets[5].nal == NalClass::leading);
  CHECK(index.packets[8].nal == NalClass::other);
  CHECK(index.end_pts == 110);
}

TEST_CASE("what is shown before the first decodable picture is no frame", "[libav]") {
  PacketIndex index;
  index.packets = {packet(60, NalClass::open_key), packet(40), packet(50), packet(70)};

  av::number_frames(index, 0);

  CHECK(index.frame_pts == std::vector<std::int64_t>{60, 70});
  CHECK_FALSE(index.packets[1].presented);
}

TEST_CASE("pictures at one time are kept apart, hidden ones are left out", "[libav]") {
  PacketIndex index;
  index.packets = {packet(0, NalClass::idr), packet(10), packet(10),
                   packet(20, NalClass::other, false), packet(30)};

  av::number_frames(index, 0);

  CHECK(index.frame_pts == std::vector<std::int64_t>{0, 10, 11, 30});
}

TEST_CASE("decoding begins at the latest picture from which the wanted one is exact", "[libav]") {
  const PacketIndex index = open_groups();

  CHECK(av::entry_for(index, 10, 10) == 10);  // The closed key picture itself.
  CHECK(av::entry_for(index, 7, 7) == 4);     // After an open one.
  CHECK(av::entry_for(index, 4, 4) == 4);
  CHECK(av::entry_for(index, 5, 5) == 0);  // Leads into the open one: needs the group before.
  CHECK(av::entry_for(index, 3, 3) == 0);
  CHECK(av::entry_for(index, 10, 9) == 4);  // The nearest has failed: one earlier.
  CHECK(av::entry_for(index, 10, 3) == 0);
}
