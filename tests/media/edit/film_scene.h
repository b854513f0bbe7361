// SPDX-License-Identifier: Apache-2.0
//
// Clips of one grey and one tone, and what is seen and heard of a film that was joined from them.

#pragma once

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>
#include <vector>

#include "media/libav/clip_writer.h"
#include "media/libav/frame_reader.h"
#include "media/model/samples.h"
#include "tests/media/clips/clips.h"
#include "tests/support/catch.h"

namespace shotlab::test {

// A clip of one grey, its sound a tone of that level.
inline std::filesystem::path grey_clip(const std::filesystem::path& path, int grey, int frames,
                                       float level = 0, double hertz = 440,
                                       Rational fps = {24, 1}) {
  ClipWriterOptions options = ClipSpec::small();
  options.fps = fps;
  options.sound_rate = level > 0 ? 48000 : 0;
  Result<ClipWriter> writer = ClipWriter::create(path, options);
  REQUIRE(writer);
  Picture picture = make_picture(128, 96, 3);
  std::fill(picture.pixels.begin(), picture.pixels.end(), static_cast<std::uint8_t>(grey));
  for (int n = 0; n < frames; ++n) REQUIRE(writer->add_picture(picture));
  if (level > 0) {
    Samples sound{.rate = 48000, .channels = 2, .values = {}};
    for (std::int64_t i = 0; i < sample_of_frame(frames, fps, 48000); ++i) {
      const auto value = level * static_cast<float>(std::sin(2 * std::numbers::pi * hertz *
                                                             static_cast<double>(i) / 48000));
      sound.values.insert(sound.values.end(), {value, value});
    }
    REQUIRE(writer->add_sound(sound));
  }
  REQUIRE(writer->finish());
  return path;
}

inline std::vector<int> greys_in(const std::filesystem::path& film) {
  Result<FrameReader> reader = FrameReader::open(film);
  REQUIRE(reader);
  Picturer picturer(0, 0, 3);
  std::vector<int> greys;
  for (std::int64_t n = 0; n < reader->frames(); ++n) {
    Result<Frame> frame = reader->read(n);
    REQUIRE(frame);
    Result<Picture> picture = picturer(*frame, reader->facts());
    REQUIRE(picture);
    greys.push_back(picture->row(picture->height / 4)[3 * (picture->width / 2)]);
  }
  return greys;
}

inline double level_db(const Samples& sound, double from, double to) {
  double sum = 0;
  const auto begin = static_cast<std::size_t>(from * sound.rate) * 2;
  const auto end = static_cast<std::size_t>(to * sound.rate) * 2;
  for (std::size_t i = begin; i < end; ++i) {
    sum += static_cast<double>(sound.values[i]) * sound.values[i];
  }
  return 10 * std::log10(sum / static_cast<double>(end - begin) + 1e-12);
}

}  // namespace shotlab::test
