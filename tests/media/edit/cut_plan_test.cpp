// SPDX-License-Identifier: Apache-2.0

#include "media/edit/cut_plan.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

// A stream in decoding order, one letter and the place in presentation for each picture:
// K closed key, O open key, P any other, L leading picture of the open key before it, H hidden.
struct Coded {
  char kind;
  std::int64_t shown;
};

PacketIndex index_of(const std::vector<Coded>& stream) {
  PacketIndex index;
  index.time_base = {1, 24};
  std::int64_t dts = -2;
  for (const Coded& picture : stream) {
    PacketEntry packet;
    packet.pts = picture.shown;
    packet.dts = dts++;
    packet.duration = 1;
    packet.presented = picture.kind != 'H';
    packet.nal = picture.kind == 'K'   ? NalClass::idr
                 : picture.kind == 'O' ? NalClass::open_key
                 : picture.kind == 'L' ? NalClass::leading
                                       : NalClass::other;
    index.packets.push_back(packet);
  }
  std::vector<std::int32_t> order;
  for (std::size_t i = 0; i < index.packets.size(); ++i) {
    if (index.packets[i].presented) order.push_back(static_cast<std::int32_t>(i));
  }
  std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    return index.packets[static_cast<std::size_t>(a)].pts <
           index.packets[static_cast<std::size_t>(b)].pts;
  });
  for (const std::int32_t at : order) {
    PacketEntry& packet = index.packets[static_cast<std::size_t>(at)];
    packet.frame = index.frames();
    index.frame_pts.push_back(packet.pts);
    index.frame_packet.push_back(at);
  }
  index.end_pts = index.frame_pts.back() + 1;
  return index;
}

// Two closed groups of seven pictures: K P b b P b b.
const std::vector<Coded> kClosed = {{'K', 0}, {'P', 3},  {'P', 1},  {'P', 2},  {'P', 6},
                                    {'P', 4}, {'P', 5},  {'K', 7},  {'P', 10}, {'P', 8},
                                    {'P', 9}, {'P', 13}, {'P', 11}, {'P', 12}};
// The second group is open: two pictures shown before its key come after it.
const std::vector<Coded> kOpen = {{'K', 0}, {'P', 3}, {'P', 1}, {'P', 2}, {'O', 6},
                                  {'L', 4}, {'L', 5}, {'P', 9}, {'P', 7}, {'P', 8}};

constexpr CutHabits kH264{};
constexpr CutHabits kHevc{.drops_leading = true};

}  // namespace

TEST_CASE("a whole group is copied with nothing hidden", "[edit]") {
  const auto plan = plan_copy(index_of(kClosed), {7, 14}, kH264);

  REQUIRE(plan);
  CHECK(plan->hidden == 0);
  CHECK(plan->clean);
  REQUIRE(plan->pieces.size() == 1);
  CHECK(plan->pieces[0].first == 7);
  CHECK(plan->pieces[0].end == 14);
}

TEST_CASE("a copy goes along from the key before the range to the last packet needed", "[edit]") {
  // Frame 4 needs 6, which is decoded before it: 0 to 3 in front and 6 behind are hidden.
  const auto plan = plan_copy(index_of(kClosed), {4, 6}, kH264);

  REQUIRE(plan);
  CHECK(plan->pieces[0].first == 0);
  CHECK(plan->pieces[0].end == 7);
  CHECK(plan->hidden == 5);
}

TEST_CASE("a range across two groups is copied from the first of them", "[edit]") {
  const auto plan = plan_copy(index_of(kClosed), {5, 9}, kH264);

  REQUIRE(plan);
  CHECK(plan->pieces[0].first == 0);
  CHECK(plan->pieces[0].end == 10);
}

TEST_CASE("an open key starts a copy only of what is shown from it on", "[edit]") {
  const PacketIndex index = index_of(kOpen);

  const auto at_key = plan_copy(index, {6, 10}, kHevc);
  const auto before = plan_copy(index, {5, 10}, kHevc);

  REQUIRE(at_key);
  CHECK(at_key->pieces[0].first == 4);
  CHECK(at_key->hidden == 0);
  CHECK_FALSE(at_key->clean);
  REQUIRE(before);
  CHECK(before->pieces[0].first == 0);
  // In H.264 the leading pictures stay, because later ones count on their numbers.
  CHECK(plan_copy(index, {6, 10}, kH264)->hidden == 2);
}

TEST_CASE("pictures that the source itself never shows are not copied into a range", "[edit]") {
  PacketIndex index = index_of({{'K', 0}, {'P', 1}, {'H', 2}, {'P', 3}, {'P', 4}});

  CHECK_FALSE(plan_copy(index, {0, 4}, kH264));
  CHECK_FALSE(plan_copy(index, {1, 3}, kH264));
  CHECK(plan_copy(index, {0, 2}, kH264));
}

TEST_CASE("without any key picture before the range there is no copy", "[edit]") {
  CHECK_FALSE(plan_copy(index_of({{'P', 0}, {'P', 1}, {'K', 2}, {'P', 3}}), {1, 3}, kH264));
}

TEST_CASE("a smart cut copies whole groups and encodes what lies before and behind", "[edit]") {
  const auto plan = plan_smart(index_of(kClosed), {5, 12}, kH264);

  REQUIRE(plan);
  REQUIRE(plan->pieces.size() == 3);
  CHECK(plan->pieces[0] == CutPiece{false, 5, 7, false});
  // K7 P10 8 9 close the run at frame 11; frame 11 itself is decoded after 13.
  CHECK(plan->pieces[1] == CutPiece{true, 7, 11, true});
  CHECK(plan->pieces[2] == CutPiece{false, 11, 12, false});
  CHECK(plan->encoded == 3);
  CHECK(plan->hidden == 0);
}

TEST_CASE("a smart cut whose end is the end of a run has no tail", "[edit]") {
  const auto plan = plan_smart(index_of(kClosed), {5, 11}, kH264);

  REQUIRE(plan);
  REQUIRE(plan->pieces.size() == 2);
  CHECK(plan->pieces[1].end == 11);
}

TEST_CASE("only HEVC enters a body at an open key, and leaves its leading pictures out", "[edit]") {
  const PacketIndex index = index_of(kOpen);

  const auto hevc = plan_smart(index, {2, 10}, kHevc);

  REQUIRE(hevc);
  REQUIRE(hevc->pieces.size() == 2);
  CHECK(hevc->pieces[0] == CutPiece{false, 2, 6, false});
  CHECK(hevc->pieces[1] == CutPiece{true, 4, 10, true});
  CHECK_FALSE(plan_smart(index, {2, 10}, kH264));
}

TEST_CASE("a body never ends between an open key and its leading pictures", "[edit]") {
  // Frames 4 and 5 come after key 6 in the file: a body that ends before frame 5 ends before 6.
  const auto plan = plan_smart(index_of(kOpen), {0, 5}, kHevc);

  REQUIRE(plan);
  CHECK(plan->pieces[0] == CutPiece{true, 0, 4, true});
  CHECK(plan->pieces[1] == CutPiece{false, 4, 5, false});
}

TEST_CASE("every frame of a range is in exactly one piece, whatever the range", "[edit]") {
  const CutHabits habits = GENERATE(kH264, kHevc);
  const PacketIndex index = index_of(GENERATE(kClosed, kOpen));
  for (std::int64_t in = 0; in < index.frames(); ++in) {
    for (std::int64_t out = in + 1; out <= index.frames(); ++out) {
      const auto plan = plan_smart(index, {in, out}, habits);
      if (!plan) continue;
      std::vector<std::int64_t> frames;
      for (const CutPiece& piece : plan->pieces) {
        for (std::int64_t i = piece.first; i < piece.end; ++i) {
          const PacketEntry& packet = index.packets[static_cast<std::size_t>(i)];
          const bool skipped =
              piece.copy && piece.skip_leading &&
              packet.pts < index.packets[static_cast<std::size_t>(piece.first)].pts;
          if (!skipped) frames.push_back(piece.copy ? packet.frame : i);
        }
      }
      std::sort(frames.begin(), frames.end());
      std::vector<std::int64_t> wanted;
      for (std::int64_t n = in; n < out; ++n) wanted.push_back(n);
      CHECK(frames == wanted);
    }
  }
}
