// SPDX-License-Identifier: Apache-2.0
//
// Clips with known truth: every picture carries its number so large that it survives encoding and
// scaling, and the sound has a click at each whole second.
//
// Errors: these throw, which fails the test that called.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "media/libav/clip_writer.h"
#include "media/model/picture.h"
#include "media/model/samples.h"

namespace shotlab::test {

// Picture `number` (0..65535): sixteen black or white blocks over a moving coloured ground.
Picture numbered_picture(int width, int height, int number);
// The number in a picture of any size with the same framing; -1 if the blocks are not black or
// white.
int number_in(const Picture& picture);

// A quiet tone with a click of 20 samples at the start of each second.
Samples ticking_sound(std::int64_t samples, int rate = 48000, int channels = 2);
// First sample of each click.
std::vector<std::int64_t> clicks_in(const Samples& sound);

struct ClipSpec {
  int frames = 48;
  int first_number = 0;
  bool sound = false;
  ClipWriterOptions options = small();

  static ClipWriterOptions small();
};

// A clip of numbered pictures written by ClipWriter, with sound of the same length if asked for.
std::filesystem::path make_clip(const std::filesystem::path& path, const ClipSpec& spec = {});

// Mean over pixels of the squared difference, as PSNR in dB; 99 for equal pictures.
double psnr(const Picture& a, const Picture& b);

}  // namespace shotlab::test
