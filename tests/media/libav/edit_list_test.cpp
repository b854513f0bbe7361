// SPDX-License-Identifier: Apache-2.0

#include "media/libav/edit_list.h"

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

std::string big_endian(std::uint64_t value, int width) {
  std::string out;
  for (int i = width; i-- > 0;) out.push_back(static_cast<char>(value >> (8 * i) & 0xff));
  return out;
}

std::string box(const std::string& type, const std::string& content) {
  return big_endian(content.size() + 8, 4) + type + content;
}

// Version, two times, a clock or a number, then the duration and more that must stay.
std::string mvhd(std::uint32_t duration) {
  return box("mvhd", big_endian(0, 4) + big_endian(1, 4) + big_endian(2, 4) + big_endian(600, 4) +
                         big_endian(duration, 4) + std::string(80, 'm'));
}
std::string tkhd(std::uint32_t duration) {
  return box("tkhd", big_endian(7, 4) + big_endian(1, 4) + big_endian(2, 4) + big_endian(1, 4) +
                         big_endian(0, 4) + big_endian(duration, 4) + std::string(60, 't'));
}
std::string elst(const std::string& entries, std::uint32_t count) {
  return box("edts", box("elst", big_endian(0, 4) + big_endian(count, 4) + entries));
}

}  // namespace

TEST_CASE("each track gets its list, and every duration follows", "[libav]") {
  const std::string old = elst(big_endian(900, 4) + big_endian(5, 4) + big_endian(65536, 4), 1);
  const std::string moov =
      box("moov", mvhd(900) + box("trak", tkhd(900) + old + box("mdia", "picture")) +
                      box("trak", tkhd(800) + box("mdia", "sound")));

  const std::string fresh = av::with_edit_lists(moov, {{{100, 7}}, {{20, -1}, {60, 1024}}});

  const std::string one = elst(big_endian(100, 4) + big_endian(7, 4) + big_endian(65536, 4), 1);
  const std::string two =
      elst(big_endian(20, 4) + big_endian(0xffffffff, 4) + big_endian(65536, 4) +
               big_endian(60, 4) + big_endian(1024, 4) + big_endian(65536, 4),
           2);
  CHECK(fresh == box("moov", mvhd(100) + box("trak", tkhd(100) + one + box("mdia", "picture")) +
                                 box("trak", tkhd(80) + two + box("mdia", "sound"))));
}

TEST_CASE("times beyond 32 bits make a wide list", "[libav]") {
  const std::int64_t late = std::int64_t{3} << 32;
  const std::string moov = box("moov", mvhd(1) + box("trak", tkhd(1)));

  const std::string fresh = av::with_edit_lists(moov, {{{100, late}}});

  CHECK_THAT(fresh, test::contains(big_endian(std::uint64_t{1} << 24, 4) + big_endian(1, 4) +
                                   big_endian(100, 8) + big_endian(std::uint64_t{3} << 32, 8)));
}

TEST_CASE("boxes that lie about their size, or too many tracks, change nothing", "[libav]") {
  const std::string moov = box("moov", mvhd(1) + box("trak", tkhd(1)));
  std::string lying = moov;
  lying[11] = '\xff';

  CHECK(av::with_edit_lists(moov, {}).empty());
  CHECK(av::with_edit_lists(moov, {{{1, 0}}, {{1, 0}}}).empty());
  CHECK(av::with_edit_lists(lying, {{{1, 0}}}).empty());
  CHECK(av::with_edit_lists(moov.substr(0, 30), {{{1, 0}}}).empty());
  CHECK(av::with_edit_lists("", {}).empty());
}

TEST_CASE("in a file the lists take room from the free box behind, and move nothing else",
          "[libav]") {
  const test::TempDir folder;
  const std::string head = box("ftyp", "isom");
  const std::string moov = box("moov", mvhd(9) + box("trak", tkhd(9)));
  const std::string tail = box("mdat", "pictures");
  const auto file =
      folder.write("clip.mp4", head + moov + box("free", std::string(200, '\0')) + tail);

  REQUIRE(av::set_edit_lists(file, {{{5, 2}}}));

  const std::string bytes = folder.read("clip.mp4");
  const std::string fresh = av::with_edit_lists(moov, {{{5, 2}}});
  CHECK(bytes.size() == head.size() + moov.size() + 208 + tail.size());
  CHECK(bytes.substr(head.size(), fresh.size()) == fresh);
  CHECK(bytes.substr(bytes.size() - tail.size()) == tail);
  CHECK_FALSE(av::set_edit_lists(folder.write("full.mp4", head + moov + tail), {{{5, 2}}}));
  CHECK_FALSE(av::set_edit_lists(folder.write("none.mp4", head + tail), {{{5, 2}}}));
}
