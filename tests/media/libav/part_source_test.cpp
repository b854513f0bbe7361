// SPDX-License-Identifier: Apache-2.0
//
// Clips of which only the tables and one part are read, beside the same clips read as a whole.

#include <numeric>

#include "media/libav/clip_source.h"
#include "media/libav/clip_source_state.h"
#include "tests/media/clips/clips.h"
#include "tests/media/libav/odd_clips.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

std::optional<ClipSource> part_of(const std::filesystem::path& path, FrameRange range) {
  Result<std::optional<ClipSource>> source = ClipSource::open_part(
      path, [&](const ClipFacts&, const PacketIndex&) -> Result<FrameRange> { return range; });
  REQUIRE(source);
  return *std::move(source);
}

// All but what the packets are.
void check_same(const ClipSource& whole, const ClipSource& part) {
  const PacketIndex& a = whole.index();
  const PacketIndex& b = part.index();
  CHECK(a.frame_pts == b.frame_pts);
  CHECK(a.frame_packet == b.frame_packet);
  CHECK(a.end_pts == b.end_pts);
  REQUIRE(a.packets.size() == b.packets.size());
  for (std::size_t i = 0; i < a.packets.size(); ++i) {
    INFO("packet " << i);
    CHECK(a.packets[i].pts == b.packets[i].pts);
    CHECK(a.packets[i].dts == b.packets[i].dts);
    CHECK(a.packets[i].duration == b.packets[i].duration);
    CHECK(a.packets[i].position == b.packets[i].position);
    CHECK(a.packets[i].size == b.packets[i].size);
    CHECK(a.packets[i].presented == b.packets[i].presented);
    CHECK(a.packets[i].frame == b.packets[i].frame);
    // Less may be known, nothing else.
    const NalClass nal = b.packets[i].nal;
    CHECK((nal == NalClass::other || nal == a.packets[i].nal));
  }
  ClipFacts facts = part.facts();
  facts.video->key_frames = whole.facts().video->key_frames;
  CHECK(facts == whole.facts());
  const auto& sound = whole.state().sound;
  REQUIRE(sound.size() == part.state().sound.size());
  for (std::size_t i = 0; i < sound.size(); ++i) {
    CHECK(sound[i].pts == part.state().sound[i].pts);
    CHECK(sound[i].duration == part.state().sound[i].duration);
    CHECK(sound[i].position == part.state().sound[i].position);
    CHECK(sound[i].size == part.state().sound[i].size);
  }
}

}  // namespace

TEST_CASE("the tables of an MP4 tell all that its packets tell", "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  test::OddClips clips;
  for (const char* name :
       {"h264 long group", "h264 open group", "h264 uneven", "h264 edit list", "h264 interlaced",
        "no table of keys", "rotated", "two pictures", "cover art", "h264 intra refresh"}) {
    INFO(name);
    const auto path = clips.make(name);
    REQUIRE(path);
    Result<ClipSource> whole = ClipSource::open(*path);
    REQUIRE(whole);
    const std::int64_t frames = whole->index().frames();
    for (const FrameRange range : {FrameRange{0, frames}, FrameRange{frames / 2, frames / 2 + 1}}) {
      const std::optional<ClipSource> part = part_of(*path, range);
      REQUIRE(part);
      check_same(*whole, *part);
    }
  }
}

TEST_CASE("key pictures about a part are looked into, others are not", "[libav]") {
  const test::TempDir folder;
  test::ClipSpec spec{.frames = 120, .sound = true};
  spec.options.key_interval = 12;
  const auto path = test::make_clip(folder / "a.mp4", spec);

  const std::optional<ClipSource> part = part_of(path, {50, 60});

  REQUIRE(part);
  std::vector<std::int64_t> known;
  for (const PacketEntry& packet : part->index().packets) {
    if (packet.nal == NalClass::idr) known.push_back(packet.frame);
  }
  CHECK(known == std::vector<std::int64_t>{36, 48, 60});
}

TEST_CASE("clips whose tables do not tell enough are not taken by their tables", "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  test::OddClips clips;
  for (const char* name : {"h264 fragmented", "no times of presentation", "h264 opus", "h264 ts",
                           "h264 avi", "hevc open group", "motion jpeg", "vp9 hidden frames"}) {
    const auto path = clips.make(name);
    if (!path) continue;
    INFO(name);
    CHECK_FALSE(part_of(*path, {5, 9}));
  }
}

TEST_CASE("of a long clip hardly more is read than its tables and the part", "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const auto once = (folder / "once.mp4").string();
  const auto path = folder / "long.mp4";
  REQUIRE(test::run(
              {"ffmpeg", "-nostdin", "-v",      "error",
               "-f",     "lavfi",    "-i",      "testsrc2=s=640x360:r=25:d=4,noise=alls=60:allf=t",
               "-f",     "lavfi",    "-i",      "sine=r=48000:d=4",
               "-c:v",   "libx264",  "-preset", "ultrafast",
               "-g",     "25",       "-crf",    "20",
               "-c:a",   "aac",      once})
              .exit == 0);
  REQUIRE(test::run({"ffmpeg", "-nostdin", "-v", "error", "-stream_loop", "19", "-i", once, "-c",
                     "copy", path.string()})
              .exit == 0);
  Result<ClipSource> whole = ClipSource::open(path);
  REQUIRE(whole);
  const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path));
  REQUIRE(size > 60'000'000);
  CHECK(whole->state().demuxer.input().bytes_read() > size);

  std::optional<ClipSource> part = part_of(path, {1000, 1300});

  REQUIRE(part);
  check_same(*whole, *part);
  av::PacketFeed feed(*part);
  std::int64_t needed = 0;
  for (std::int64_t n = 1000; n < 1300; ++n) {
    Result<av::Owned<AVPacket>> packet = feed.picture(n);
    REQUIRE(packet);
    needed += (*packet)->size;
  }
  // The tables are at the end, behind the frames.
  std::int64_t frames_end = 0;
  for (const PacketEntry& packet : whole->index().packets) {
    frames_end = std::max(frames_end, packet.position + packet.size);
  }
  needed += size - frames_end;
  const std::int64_t read = part->state().demuxer.input().bytes_read();
  INFO(read << " bytes read, " << needed << " needed, of " << size);
  // The first pictures are decoded when any clip is opened.
  const std::int64_t opening = whole->index().packets[40].position;
  CHECK(static_cast<double>(read - opening) <= 1.05 * static_cast<double>(needed));
}
