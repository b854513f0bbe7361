// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <system_error>

#include "media/base/files.h"
#include "media/edit/film_picture.h"
#include "media/edit/film_writing.h"
#include "media/edit/requests.h"
#include "media/libav/frame_reader.h"
#include "media/libav/picture_file.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kBlock = 48'000;

std::string name_of(std::int64_t frame) {
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), "%06lld.png", static_cast<long long>(frame + 1));
  return name.data();
}

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

// A RIFF file of 24-bit samples, as every editor reads it.
std::string wav_header(const FilmTrack& sound) {
  constexpr std::uint32_t kBytes = 3;
  const auto channels = static_cast<std::uint32_t>(sound.channels);
  const auto rate = static_cast<std::uint32_t>(sound.rate);
  const auto data = static_cast<std::uint32_t>(sound.length) * channels * kBytes;
  std::string out = "RIFF";
  put(out, 36 + data + data % 2, 4);
  out += "WAVEfmt ";
  put(out, 16, 4);
  put(out, 1, 2);
  put(out, channels, 2);
  put(out, rate, 4);
  put(out, rate * channels * kBytes, 4);
  put(out, channels * kBytes, 2);
  put(out, 8 * kBytes, 2);
  out += "data";
  put(out, data, 4);
  return out;
}

Result<std::string> wav_of(const FilmTrack& sound) {
  std::string out = wav_header(sound);
  for (std::int64_t at = 0; at < sound.length; at += kBlock) {
    Result<Samples> part = sound.at(at, std::min(sound.length, at + kBlock));
    if (!part) return part.error();
    for (const float value : part->values) {
      const double level = std::clamp(static_cast<double>(value), -1.0, 1.0);
      put(out, static_cast<std::uint32_t>(std::lround(level * 8'388'607)), 3);
    }
  }
  if (out.size() % 2 != 0) out += '\0';
  return out;
}

}  // namespace

Result<FilmProof> write_pictures(const FilmOrder& order) {
  const fs::path target = order.request.target;
  Result<FilmPicture> film = FilmPicture::open(order.plan, order.kind.look, order.cancel);
  if (!film) return film.error();
  const fs::path making = temporary_beside(target);
  if (Status made = make_folder(making); !made) return made.error();
  const RemoveOnExit cleanup(making);
  ClipFacts facts;
  facts.video = order.kind.look;
  Picturer picturer(order.plan.width, order.plan.height, 3);
  for (std::int64_t n = 0; n < order.plan.frames; ++n) {
    Result<Frame> frame = film->at(n);
    if (!frame) return frame.error();
    Result<Picture> picture = picturer(*frame, facts);
    if (!picture) return picture.error();
    if (Status written = write_picture(making / name_of(n), *picture); !written)
      return written.error();
    if (order.progress) {
      order.progress(static_cast<double>(n + 1) / static_cast<double>(order.plan.frames));
    }
  }
  if (order.sound.rate > 0) {
    Result<std::string> wav = wav_of(order.sound);
    if (!wav) return wav.error();
    if (Status written = write_file(making / "sound.wav", *wav); !written) return written.error();
  }
  // The first and the last are looked at afresh.
  for (const std::int64_t n : {std::int64_t{0}, order.plan.frames - 1}) {
    Result<Picture> picture = read_picture(making / name_of(n));
    if (!picture) return picture.error();
  }
  if (Status moved = move_into_place(making, target); !moved) return moved.error();
  return FilmProof{order.plan.frames, 99};
}

}  // namespace shotlab
