// SPDX-License-Identifier: Apache-2.0

#include "tests/media/play/numbered_clip.h"

#include <chrono>
#include <cmath>

#include "media/libav/clip_writer.h"
#include "tests/support/catch.h"

namespace shotlab::test {
namespace {

constexpr int kBits = 12;
constexpr int kBar = 8;  // Pixels.

Picture numbered(std::int64_t number) {
  Picture picture = make_picture(kBits * kBar, 32, 3);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const bool white = ((number >> (x / kBar)) & 1) != 0;
      for (int c = 0; c < 3; ++c) picture.row(y)[x * 3 + c] = white ? 235 : 20;
    }
  }
  return picture;
}

Samples sound_of(std::int64_t begin, std::int64_t end) {
  Samples samples;
  for (std::int64_t i = begin; i < end; ++i) {
    const bool tone = (i / samples.rate) % 2 == 1;
    const auto value =
        static_cast<float>(tone ? 0.5 * std::sin(static_cast<double>(i) * 2 * M_PI / 48) : 0.0);
    samples.values.insert(samples.values.end(), {value, value});
  }
  return samples;
}

}  // namespace

std::filesystem::path make_clip(const TempDir& folder, std::string_view name,
                                const NumberedClip& clip) {
  std::filesystem::path path = folder / name;
  ClipWriterOptions options;
  options.width = kBits * kBar;
  options.height = 32;
  options.fps = clip.fps;
  options.key_interval = clip.key_interval;
  options.preset = "ultrafast";
  options.threads = 1;
  if (clip.sound) options.sound_rate = 48000;
  Result<ClipWriter> writer = ClipWriter::create(path, options);
  REQUIRE(writer);
  for (int i = 0; i < clip.frames; ++i) {
    REQUIRE(writer->add_picture(numbered(i)));
    if (!clip.sound) continue;
    REQUIRE(writer->add_sound(
        sound_of(sample_of_frame(i, clip.fps, 48000), sample_of_frame(i + 1, clip.fps, 48000))));
  }
  REQUIRE(writer->finish());
  return path;
}

std::int64_t number_in(const Picture& picture) {
  std::int64_t number = 0;
  for (int bit = 0; bit < kBits; ++bit) {
    const int x = (2 * bit + 1) * picture.width / (2 * kBits);
    if (picture.row(picture.height / 2)[x * picture.channels] > 127) number |= 1 << bit;
  }
  return number;
}

std::function<void()> Bell::ringer() {
  return [this] {
    {
      const std::lock_guard lock(mutex_);
      ++rings_;
    }
    rung_.notify_all();
  };
}

bool Bell::until_shown(Player& player, std::int64_t frame) {
  bool right = false;
  return until([&] {
           const Picture* picture = player.picture();
           if (picture == nullptr || player.shown() != frame) return false;
           right = number_in(*picture) == frame % (1 << kBits);
           return true;
         }) &&
         right;
}

bool Bell::until(const std::function<bool()>& condition) {
  std::unique_lock lock(mutex_);
  for (;;) {
    const std::int64_t seen = rings_;
    lock.unlock();
    if (condition()) return true;
    lock.lock();
    // A machine may be slow, but not so slow.
    if (!rung_.wait_for(lock, std::chrono::seconds(60), [&] { return rings_ != seen; })) {
      return false;
    }
  }
}

}  // namespace shotlab::test
