// SPDX-License-Identifier: Apache-2.0

#include "media/edit/film_sound.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "media/edit/requests.h"
#include "media/libav/sound_reader.h"
#include "media/libav/tempo.h"

namespace shotlab {
namespace {

// Half a film of two hours in stereo would not fit a student's machine: what must be held as a
// whole has a limit.
constexpr double kMostSeconds = 2 * 3600;

double factor(double db) { return std::pow(10.0, db / 20); }

void multiply(Samples& sound, double db) {
  if (db == 0) return;
  const auto level = static_cast<float>(factor(db));
  for (float& value : sound.values) value *= level;
}

// Into `out` from its sample `at` on; what lies outside is left out.
void add(Samples& out, const Samples& more, std::int64_t at) {
  const std::int64_t begin = std::max<std::int64_t>(0, at);
  const std::int64_t end = std::min(out.frames(), at + more.frames());
  for (std::int64_t i = begin * out.channels; i < end * out.channels; ++i) {
    out.values[static_cast<std::size_t>(i)] +=
        more.values[static_cast<std::size_t>(i - at * out.channels)];
  }
}

double rising(double t) { return t; }
double falling(double t) { return 1 - t; }
double crossing_in(double t) { return std::sin(t * std::numbers::pi / 2); }
double crossing_out(double t) { return std::cos(t * std::numbers::pi / 2); }

Error too_long() {
  return {
      ErrorCode::bad_input,
      {"The film is longer than two hours, too long to mix its sound as a whole.",
       "影片超過兩小時，無法整體混音。"},
      {"Export it in parts, or without tracks and loudness.", "請分段匯出，或不用聲軌及響度。"}};
}

}  // namespace

std::vector<float> duck_levels(const Samples& above, double duck_db) {
  constexpr double kBlock = 0.01;     // Seconds.
  constexpr double kHeard = -45;      // dBFS of a block, all channels together.
  constexpr std::int64_t kHold = 25;  // Blocks: pauses between words.
  constexpr double kDown = 15;        // Blocks to go down in.
  constexpr double kUp = 50;          // Blocks to come back in.
  const auto block = static_cast<std::int64_t>(above.rate * kBlock);
  const std::int64_t frames = above.frames();
  const auto blocks = static_cast<std::size_t>((frames + block - 1) / block);
  std::vector<double> down(blocks, 0);  // dB to be taken off.
  std::int64_t hold = 0;
  for (std::size_t b = 0; b < blocks; ++b) {
    double energy = 0;
    const std::int64_t first = static_cast<std::int64_t>(b) * block;
    const std::int64_t last = std::min(frames, first + block);
    for (std::int64_t i = first * above.channels; i < last * above.channels; ++i) {
      const double value = above.values[static_cast<std::size_t>(i)];
      energy += value * value;
    }
    const double mean = energy / static_cast<double>((last - first) * above.channels);
    hold = 10 * std::log10(mean + 1e-12) > kHeard ? kHold : hold - 1;
    if (hold > 0) down[b] = duck_db;
  }
  // Backward in time it goes down before it must, forward it comes back slowly.
  for (std::size_t b = blocks; b-- > 1;) {
    down[b - 1] = std::max(down[b - 1], down[b] - duck_db / kDown);
  }
  for (std::size_t b = 1; b < blocks; ++b) {
    down[b] = std::max(down[b], down[b - 1] - duck_db / kUp);
  }
  std::vector<float> levels(static_cast<std::size_t>(frames), 1.0F);
  for (std::int64_t i = 0; i < frames; ++i) {
    const auto b = static_cast<std::size_t>(i / block);
    const double next = b + 1 < blocks ? down[b + 1] : down[b];
    const double part = static_cast<double>(i % block) / static_cast<double>(block);
    levels[static_cast<std::size_t>(i)] =
        static_cast<float>(factor(-(down[b] + (next - down[b]) * part)));
  }
  return levels;
}

Samples FilmSound::silence(std::int64_t length) const {
  Samples sound{.rate = rate_, .channels = channels_, .values = {}};
  sound.values.assign(static_cast<std::size_t>(length * channels_), 0.0F);
  return sound;
}

// Of all that the shot is heard, its transitions worked in.
Result<Samples> FilmSound::shot_sound(std::size_t number) const {
  const FilmShot& shot = plan_.shots[number];
  const JoinSegment& wanted = shot.wanted;
  const std::int64_t begin = sample(shot.heard.in);
  const std::int64_t length = sample(shot.heard.out) - begin;
  if (!shot.facts().audio || wanted.mute) return silence(length);
  const PacketIndex& index = shot.source->index();
  const auto in = static_cast<std::size_t>(wanted.range.in);
  // What is heard before it is seen, or not from its first frame on, in samples of the source.
  const std::int64_t lead =
      rescale(sample(shot.place.in) - begin, {wanted.speed.num, wanted.speed.den}, {1, 1});
  const std::int64_t from = std::max<std::int64_t>(
      0, rescale(index.frame_pts[in] - index.frame_pts[0], index.time_base, {1, rate_}) - lead);
  const bool plain = wanted.speed == Rational{1, 1};
  // As much of the source as is heard, and a little more, which no stretching may lack.
  const std::int64_t needed =
      plain ? length : rescale(length, {wanted.speed.num, wanted.speed.den}, {1, 1}) + rate_ / 10;
  Result<Samples> sound = read_sound(wanted.source, rate_, channels_, from, from + needed, cancel_);
  if (sound && !plain) sound = at_tempo(*sound, wanted.speed, length);
  if (!sound) return sound;
  multiply(*sound, wanted.gain_db);
  const auto edge = [&](std::int64_t frame) { return sample(frame) - begin; };
  const FrameRange heard = shot.heard;
  if (wanted.fade_in > 0) shape(*sound, 0, edge(heard.in + wanted.fade_in), rising);
  if (wanted.fade_out > 0) {
    shape(*sound, edge(heard.out - wanted.fade_out), length, falling);
  }
  if (wanted.dissolve > 0) shape(*sound, 0, edge(heard.in + wanted.dissolve), crossing_in);
  if (number + 1 < plan_.shots.size()) {
    const FilmShot& next = plan_.shots[number + 1];
    if (next.wanted.dissolve > 0) {
      shape(*sound, edge(next.heard.in), length, crossing_out);
    }
  }
  return sound;
}

Result<Samples> FilmSound::shots(std::int64_t begin, std::int64_t end) {
  Samples out = silence(end - begin);
  for (std::size_t i = 0; i < plan_.shots.size(); ++i) {
    // One after the other, as problem_of() has seen to: no sound begins before the one before it.
    const FrameRange heard = plan_.shots[i].heard;
    if (sample(heard.out) <= begin) {
      heard_.erase(i);
      continue;
    }
    if (sample(heard.in) >= end) break;
    if (cancel_.requested()) return stopped();
    auto there = heard_.find(i);
    if (there == heard_.end()) {
      Result<Samples> sound = shot_sound(i);
      if (!sound) return sound;
      there = heard_.emplace(i, *std::move(sound)).first;
    }
    add(out, there->second, sample(heard.in) - begin);
  }
  return out;
}

Result<Samples> FilmSound::track_sound(const CutTrack& track) const {
  Samples out = silence(length());
  for (const CutSound& wanted : track.sounds) {
    if (cancel_.requested()) return stopped();
    Result<SoundReader> reader = SoundReader::open(wanted.source, rate_, channels_, cancel_);
    if (!reader) return reader.error();
    const std::int64_t at = sample(wanted.at);
    const std::int64_t from = sample(wanted.from);
    const std::int64_t there = reader->samples() - from;
    const std::int64_t room = length() - at;
    const std::int64_t asked =
        wanted.frames > 0 ? sample(wanted.at + wanted.frames) - at : std::min(there, room);
    if (there <= 0 || (wanted.frames > 0 && there < asked - sample(1))) {
      return Error{
          ErrorCode::bad_input,
          fill(Text{"\"{0}\" has {1} s of sound, less than its track wants.",
                    "「{0}」只有 {1} 秒聲音，少於聲軌所需。"},
               {wanted.source,
                number(static_cast<double>(reader->samples()) / static_cast<double>(rate_), 2)}),
          {"Shorten it on the track.", "請在聲軌上縮短它。"}};
    }
    Result<Samples> sound = reader->read(from, from + std::min(asked, room));
    if (!sound) return sound;
    multiply(*sound, wanted.gain_db + track.gain_db);
    const std::int64_t heard = sound->frames();
    shape(*sound, 0, std::min(heard, sample(wanted.fade_in)), rising);
    // A fade out ends where the sound does, in the film or behind it.
    if (wanted.fade_out > 0) {
      const std::int64_t fade = std::min(asked, sample(wanted.fade_out));
      const std::int64_t begin = asked - fade;
      for (std::int64_t i = std::max<std::int64_t>(0, begin); i < heard; ++i) {
        shape(*sound, i, i + 1, [&](double) {
          return 1 - (static_cast<double>(i - begin) + 0.5) / static_cast<double>(fade);
        });
      }
    }
    add(out, *sound, at);
  }
  return out;
}

Result<Samples> FilmSound::mix(const Layer& layer) {
  if (static_cast<double>(plan_.frames) / plan_.fps.value() > kMostSeconds) return too_long();
  Result<Samples> film = shots(0, length());
  if (!film) return film;
  heard_.clear();
  if (layer) layer(std::nullopt, *film);
  for (std::size_t n = 0; n < plan_.tracks.size(); ++n) {
    const CutTrack& track = plan_.tracks[n];
    if (track.mute || track.sounds.empty()) continue;
    Result<Samples> sound = track_sound(track);
    if (!sound) return sound;
    if (track.duck_db > 0) {
      const std::vector<float> levels = duck_levels(*film, track.duck_db);
      const auto channels = static_cast<std::size_t>(channels_);
      for (std::size_t i = 0; i < sound->values.size(); ++i) {
        sound->values[i] *= levels[i / channels];
      }
    }
    if (layer) layer(n, *sound);
    add(*film, *sound, 0);
  }
  return film;
}

}  // namespace shotlab
