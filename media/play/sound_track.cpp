// SPDX-License-Identifier: Apache-2.0

#include "media/play/sound_track.h"

#include <algorithm>
#include <utility>

#include "media/model/time.h"

namespace shotlab {
namespace {

constexpr Rational kMicroseconds{1, 1'000'000};
constexpr Rational kSamples{1, SoundTrack::kRate};

}  // namespace

SoundTrack::SoundTrack(std::int64_t duration)
    : duration_(duration), samples_(rescale(duration, kMicroseconds, kSamples)) {}

std::int64_t SoundTrack::sample_of(std::int64_t microseconds) const {
  return rescale(microseconds, kMicroseconds, kSamples);
}

// Each round of a loop begins at the sample nearest to where the picture's does, so that no
// rounding adds up; rounds may differ by one sample.
SoundTrack::Place SoundTrack::place_at(std::int64_t pulled) const {
  const std::int64_t on = sample_of(origin_) + pulled;
  if (!loop_) return {std::min(on, samples_), std::max<std::int64_t>(0, samples_ - on)};
  std::int64_t round = rescale(on, kSamples, kMicroseconds) / duration_;
  while (round > 0 && sample_of(round * duration_) > on) --round;
  while (sample_of((round + 1) * duration_) <= on) ++round;
  return {on - sample_of(round * duration_), sample_of((round + 1) * duration_) - on};
}

void SoundTrack::start(std::int64_t position, bool loop) {
  const std::lock_guard lock(mutex_);
  playing_ = true;
  loop_ = loop;
  origin_ = position;
  pulled_ = 0;
}

void SoundTrack::stop() {
  const std::lock_guard lock(mutex_);
  playing_ = false;
}

void SoundTrack::aim(std::int64_t position) {
  const std::lock_guard lock(mutex_);
  playing_ = false;
  origin_ = position;
  pulled_ = 0;
}

std::int64_t SoundTrack::played() const {
  const std::lock_guard lock(mutex_);
  return rescale(pulled_, kSamples, kMicroseconds);
}

void SoundTrack::skip_to(std::int64_t played) {
  const std::lock_guard lock(mutex_);
  pulled_ = sample_of(played);
}

void SoundTrack::pull(float* stereo, std::int64_t frames) {
  const std::lock_guard lock(mutex_);
  std::fill_n(stereo, frames * kChannels, 0.0F);
  if (!playing_) return;
  while (frames > 0) {
    const Place place = place_at(pulled_);
    if (place.left == 0) return;  // The count stands still there.
    const std::int64_t number = place.sample / kBlock;
    const std::int64_t inside = place.sample % kBlock;
    const std::int64_t run = std::min({frames, kBlock - inside, place.left});
    if (const auto block = blocks_.find(number); block != blocks_.end()) {
      const std::vector<float>& values = block->second.values;
      const auto have = static_cast<std::int64_t>(values.size()) / kChannels;
      const std::int64_t count = std::clamp<std::int64_t>(have - inside, 0, run);
      if (count > 0) std::copy_n(values.begin() + inside * kChannels, count * kChannels, stereo);
    }
    stereo += run * kChannels;
    pulled_ += run;
    frames -= run;
  }
}

// The block that is heard, the next one, and the first of another round.
std::vector<std::int64_t> SoundTrack::wanted_blocks() const {
  const std::int64_t sample = place_at(pulled_).sample;
  std::vector<std::int64_t> wanted;
  const auto want = [&](std::int64_t block) {
    if (block * kBlock < samples_ && block >= 0) wanted.push_back(block);
  };
  want(sample / kBlock);
  want(sample / kBlock + 1);
  want(0);
  return wanted;
}

std::optional<std::int64_t> SoundTrack::missing_block() const {
  const std::lock_guard lock(mutex_);
  for (const std::int64_t block : wanted_blocks()) {
    if (blocks_.count(block) == 0) return block;
  }
  return std::nullopt;
}

void SoundTrack::put_block(std::int64_t block, Samples samples) {
  const std::lock_guard lock(mutex_);
  blocks_.insert_or_assign(block, std::move(samples));
  // A few seconds of sound on either side are kept, whatever the length of the clip.
  const std::vector<std::int64_t> wanted = wanted_blocks();
  std::erase_if(blocks_, [&](const auto& kept) {
    return std::find(wanted.begin(), wanted.end(), kept.first) == wanted.end();
  });
}

}  // namespace shotlab
