// SPDX-License-Identifier: Apache-2.0
//
// Damaged clips through every door: hundreds with every run, ten thousand in the long one. What is
// asked of each: an answer or an error, in time. Run it under the sanitizers for the rest.

#include <chrono>
#include <random>

#include "media/libav/frame_reader.h"
#include "media/libav/picture_file.h"
#include "media/libav/probe.h"
#include "media/libav/sound_reader.h"
#include "tests/media/clips/clips.h"
#include "tests/media/libav/odd_clips.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

constexpr std::chrono::seconds kLimit{20};

std::string mutated(std::string bytes, std::mt19937& random) {
  const auto below = [&](std::size_t limit) { return random() % std::max<std::size_t>(1, limit); };
  switch (random() % 5) {
    case 0:  // A few bits anywhere.
      for (int i = 0; i < 8; ++i)
        bytes[below(bytes.size())] ^= static_cast<char>(1U << random() % 8);
      break;
    case 1:  // Bytes near the start, where the headers are.
      for (int i = 0; i < 6; ++i)
        bytes[below(std::min<std::size_t>(bytes.size(), 1500))] = static_cast<char>(random());
      break;
    case 2: {  // A stretch of extreme values: lengths, counts, sizes.
      const std::size_t begin = below(bytes.size());
      const char value = random() % 2 == 0 ? '\xff' : '\x00';
      for (std::size_t i = begin; i < std::min(bytes.size(), begin + 4); ++i) bytes[i] = value;
      break;
    }
    case 3:  // Cut off.
      bytes.resize(below(bytes.size()));
      break;
    default: {  // A piece moved elsewhere.
      const std::size_t length = below(200);
      const std::size_t from = below(bytes.size() - length);
      bytes.insert(below(bytes.size()), bytes.substr(from, length));
    }
  }
  return bytes;
}

// An error must have words in both languages.
void check_words(const Error& error) {
  CHECK_FALSE(error.message.en.empty());
  CHECK_FALSE(error.message.zh.empty());
}

void use(const std::filesystem::path& path) {
  Result<ClipFacts> facts = probe(path);
  if (!facts) check_words(facts.error());
  Result<FrameReader> reader = FrameReader::open(path, {.threads = 2});
  if (!reader) check_words(reader.error());
  if (reader) {
    CHECK(reader->frames() == reader->facts().video->frames);
    Picturer picturer(64, 48, 3);
    for (const std::int64_t n : {reader->frames() - 1, std::int64_t{0}, reader->frames() / 2}) {
      Result<Frame> frame = reader->read(n);
      if (!frame) check_words(frame.error());
      if (frame) {
        Result<Picture> picture = picturer(*frame, reader->facts());
        if (!picture) check_words(picture.error());
      }
    }
  }
  Result<Samples> sound = read_sound(path, 48000, 2, 0, 9600);
  if (!sound) check_words(sound.error());
}

// `count` of them, so many of each kind.
void try_damaged(int count, unsigned seed) {
  const test::TempDir folder;
  std::vector<std::pair<std::string, std::string>> clips;
  test::ClipSpec spec{.frames = 24, .sound = true};
  spec.options.width = 64;
  spec.options.height = 48;
  test::make_clip(folder / "plain.mp4", spec);
  clips.emplace_back("plain.mp4", folder.read("plain.mp4"));
  if (test::have_program("ffmpeg")) {
    test::OddClips odd;
    for (const char* name :
         {"h264 fragmented", "h264 opus", "h264 ts", "h264 avi", "h264 flv", "hevc open group",
          "vp9 hidden frames", "vp8 hidden frames", "motion jpeg"}) {
      const auto path = odd.make(name);
      if (!path) continue;
      std::filesystem::copy_file(*path, folder / "copy",
                                 std::filesystem::copy_options::overwrite_existing);
      clips.emplace_back(name + path->extension().string(), folder.read("copy"));
    }
  }

  const int each = (count - 1) / static_cast<int>(clips.size()) + 1;
  std::mt19937 random(seed);
  for (const auto& [name, bytes] : clips) {
    for (int i = 0; i < each; ++i) {
      INFO(name << ", mutation " << i);
      const auto path = folder.write("hurt" + std::filesystem::path(name).extension().string(),
                                     mutated(bytes, random));
      const auto begin = std::chrono::steady_clock::now();
      use(path);
      CHECK(std::chrono::steady_clock::now() - begin < kLimit);
    }
  }
}

}  // namespace

TEST_CASE("damaged clips are answered in time, by facts or by words", "[libav]") {
  try_damaged(400, 20261125);
}

TEST_CASE("ten thousand damaged clips are answered in time", "[.long]") {
  try_damaged(10'000, 10'000);
}

TEST_CASE("damaged stills are answered too", "[libav]") {
  const test::TempDir folder;
  REQUIRE(write_picture(folder / "a.png", test::numbered_picture(60, 40, 5)));
  REQUIRE(write_picture(folder / "a.jpg", test::numbered_picture(60, 40, 5)));
  std::mt19937 random(7);
  for (const char* name : {"a.png", "a.jpg"}) {
    const std::string bytes = folder.read(name);
    for (int i = 0; i < 150; ++i) {
      Result<Picture> picture = read_picture(folder.write("hurt.png", mutated(bytes, random)), 4);
      if (!picture) check_words(picture.error());
      if (picture) CHECK_FALSE(picture->empty());
    }
  }
}
