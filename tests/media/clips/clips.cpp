// SPDX-License-Identifier: Apache-2.0

#include "tests/media/clips/clips.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace shotlab::test {
namespace {

constexpr int kColumns = 4;
constexpr int kRows = 4;

void check(const Status& status) {
  if (!status) throw std::runtime_error(status.error().message.en);
}

}  // namespace

Picture numbered_picture(int width, int height, int number) {
  Picture picture = make_picture(width, height, 3);
  for (int y = 0; y < height; ++y) {
    std::uint8_t* pixel = picture.row(y);
    for (int x = 0; x < width; ++x, pixel += 3) {
      const int column = x * kColumns / width;
      const int row = y * kRows / height;
      const int bit = 15 - (row * kColumns + column);
      const bool inside = std::abs(x * kColumns * 2 - (2 * column + 1) * width) < width / 2 &&
                          std::abs(y * kRows * 2 - (2 * row + 1) * height) < height / 2;
      const std::uint8_t block = (number >> bit & 1) != 0 ? 235 : 20;
      pixel[0] = inside ? block : static_cast<std::uint8_t>(64 + (x + number * 3) % 128);
      pixel[1] = inside ? block : static_cast<std::uint8_t>(64 + (y + number * 2) % 128);
      pixel[2] = inside ? block : 128;
    }
  }
  return picture;
}

int number_in(const Picture& picture) {
  int number = 0;
  for (int i = 0; i < kColumns * kRows; ++i) {
    const int x = (2 * (i % kColumns) + 1) * picture.width / (2 * kColumns);
    const int y = (2 * (i / kColumns) + 1) * picture.height / (2 * kRows);
    const int value = picture.row(y)[x * picture.channels];
    if (value > 90 && value < 165) return -1;
    number = number << 1 | (value >= 165 ? 1 : 0);
  }
  return number;
}

Samples ticking_sound(std::int64_t samples, int rate, int channels) {
  Samples sound{.rate = rate, .channels = channels, .values = {}};
  sound.values.reserve(static_cast<std::size_t>(samples * channels));
  for (std::int64_t i = 0; i < samples; ++i) {
    const std::int64_t in_second = i % rate;
    const double tone = 0.02 * std::sin(static_cast<double>(i) * 2 * M_PI * 220 / rate);
    const float value = in_second < 20 ? 0.8F : static_cast<float>(tone);
    for (int channel = 0; channel < channels; ++channel) sound.values.push_back(value);
  }
  return sound;
}

std::vector<std::int64_t> clicks_in(const Samples& sound) {
  std::vector<std::int64_t> clicks;
  for (std::int64_t i = 0; i < sound.frames(); ++i) {
    if (std::abs(sound.values[static_cast<std::size_t>(i * sound.channels)]) < 0.4F) continue;
    clicks.push_back(i);
    i += sound.rate / 4;
  }
  return clicks;
}

ClipWriterOptions ClipSpec::small() {
  ClipWriterOptions options;
  options.width = 128;
  options.height = 96;
  options.fps = {24, 1};
  options.key_interval = 12;
  options.threads = 1;
  return options;
}

std::filesystem::path make_clip(const std::filesystem::path& path, const ClipSpec& spec) {
  ClipWriterOptions options = spec.options;
  if (spec.sound && options.sound_rate == 0) options.sound_rate = 48000;
  Result<ClipWriter> writer = ClipWriter::create(path, options);
  if (!writer) throw std::runtime_error(writer.error().message.en);
  for (int n = 0; n < spec.frames; ++n) {
    check(writer->add_picture(
        numbered_picture(options.width, options.height, spec.first_number + n)));
  }
  if (spec.sound) {
    const std::int64_t length = sample_of_frame(spec.frames, options.fps, options.sound_rate);
    check(writer->add_sound(ticking_sound(length, options.sound_rate, options.sound_channels)));
  }
  check(writer->finish());
  return path;
}

double psnr(const Picture& a, const Picture& b) {
  if (a.pixels.size() != b.pixels.size() || a.width != b.width) return 0;
  double sum = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) {
    const double difference = static_cast<double>(a.pixels[i]) - b.pixels[i];
    sum += difference * difference;
  }
  if (sum == 0) return 99;
  return std::min(99.0,
                  10 * std::log10(255.0 * 255.0 * static_cast<double>(a.pixels.size()) / sum));
}

}  // namespace shotlab::test
