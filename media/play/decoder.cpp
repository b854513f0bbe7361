// SPDX-License-Identifier: Apache-2.0

#include "media/play/decoder.h"

#include <chrono>
#include <cstdlib>
#include <utility>

namespace shotlab {
namespace {

using namespace std::chrono_literals;

// A frame that is so near on the way is there before a hand has moved on.
constexpr std::int64_t kNear = 2;
// The hand has come to rest when it has not moved for so long; until then only the proxy is read,
// since a key picture of the clip itself may take longer than one drawn frame.
constexpr auto kRest = 80ms;

}  // namespace

Decoder::Decoder(std::filesystem::path path, FrameReader reader, std::optional<FrameReader> proxy,
                 Cancel cancel, SoundTrack* sound, DecoderOptions options)
    : path_(std::move(path)),
      cancel_(std::move(cancel)),
      sound_(sound),
      options_(std::move(options)),
      reader_(std::move(reader)),
      picturer_(options_.width, options_.height, 4),
      proxy_(std::move(proxy)),
      proxy_picturer_(options_.width, options_.height, 4, true),
      entries_(entry_frames(reader_.index())),
      cache_(reader_.frames(), options_.cache_bytes),
      thread_([this] { work(); }) {}

Decoder::~Decoder() {
  cancel_.request();
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

Decoder::Shown Decoder::look(const Outlook& outlook) {
  const std::lock_guard lock(mutex_);
  outlook_ = outlook;
  Shown shown;
  if (const std::optional<std::int64_t> frame = cache_.best(outlook)) {
    shown = {*frame, cache_.get(*frame), false, std::nullopt};
    outlook_.shown = *frame;
  }
  // While a hand moves, the proxy's picture may come for a place that it has left already; it is
  // shown all the same if nothing nearer is.
  const std::int64_t best = outlook_.shown;
  if (rough_ && !outlook.playing &&
      (best < 0 || std::abs(rough_frame_ - outlook.frame) < std::abs(best - outlook.frame))) {
    shown = {rough_frame_, rough_, true, std::nullopt};
    outlook_.shown = rough_frame_;
  }
  if (const auto failed = failed_.find(outlook.frame); failed != failed_.end()) {
    shown.error = failed->second;
  } else {
    shown.error = sound_error_;
  }
  changed_.notify_one();
  return shown;
}

DecodeState Decoder::state() const {
  return {cache_.frames(), cache_.capacity(), read_,
          [this](std::int64_t frame) { return cache_.has(frame) || failed_.count(frame) != 0; },
          &entries_};
}

bool Decoder::wants_proxy(const DecodeStep& step) const {
  if (!proxy_ || outlook_.playing || step.toward != outlook_.frame) return false;
  return step.entry || step.toward - step.frame >= kNear;
}

void Decoder::work() {
  for (;;) {
    std::optional<DecodeStep> step;
    std::optional<std::int64_t> block;
    bool urgent = false;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] {
        if (stop_) return true;
        step = next_step(state(), outlook_);
        block = sound_ == nullptr ? std::nullopt : sound_->missing_block();
        return step || block;
      });
      if (stop_) return;
      urgent = step && step->toward == outlook_.frame;
      if (step && wants_proxy(*step)) {
        const std::int64_t wanted = outlook_.frame;
        if (rough_frame_ != wanted) {
          lock.unlock();
          read_proxy(wanted);
          continue;
        }
        const auto moved = [&] { return stop_ || outlook_.frame != wanted || outlook_.playing; };
        if (read_ != step->frame - 1 && changed_.wait_for(lock, kRest, moved)) continue;
      }
    }
    // The wanted picture comes before the sound, the sound before pictures for later.
    if (block && !urgent) {
      read_sound_block(*block);
    } else {
      read_frame(*step);
    }
  }
}

void Decoder::read_frame(const DecodeStep& step) {
  Result<Frame> frame = reader_.read(step.frame);
  read_ = step.frame;
  if (!frame) return fail(step.frame, frame.error());
  {
    const std::lock_guard lock(mutex_);
    if (!worth_keeping(state(), outlook_, step)) return;
  }
  Result<Picture> picture = picturer_(*frame, reader_.facts());
  if (!picture) return fail(step.frame, picture.error());
  bool better = false;
  {
    const std::lock_guard lock(mutex_);
    cache_.put(step.frame, std::make_shared<const Picture>(*std::move(picture)), outlook_);
    const bool rough = rough_frame_ == step.frame;
    better = cache_.best(outlook_) == step.frame && (rough || outlook_.shown != step.frame);
    if (rough) rough_ = nullptr, rough_frame_ = -1;
  }
  if (better && options_.wake) options_.wake();
}

void Decoder::read_proxy(std::int64_t frame) {
  std::shared_ptr<const Picture> rough;
  if (Result<Frame> read = proxy_->read(frame)) {
    // The facts of the clip: so that both pictures are of one size, turned and coloured alike.
    Result<Picture> picture = proxy_picturer_(*read, reader_.facts());
    if (picture) rough = std::make_shared<const Picture>(*std::move(picture));
  }
  bool better = false;
  {
    const std::lock_guard lock(mutex_);
    rough_frame_ = frame;
    rough_ = std::move(rough);
    better = rough_ && !outlook_.playing && !cache_.has(outlook_.frame);
  }
  if (better && options_.wake) options_.wake();
}

void Decoder::fail(std::int64_t frame, const Error& error) {
  bool wanted = false;
  {
    const std::lock_guard lock(mutex_);
    failed_.emplace(frame, error);
    wanted = frame == outlook_.frame;
  }
  if (wanted && options_.wake) options_.wake();
}

void Decoder::read_sound_block(std::int64_t block) {
  Result<Samples> samples = sound_samples(block * SoundTrack::kBlock);
  if (!samples) {
    const std::lock_guard lock(mutex_);
    if (!sound_error_) sound_error_ = samples.error();
  }
  // A block that cannot be read is silent, and is not asked for again.
  sound_->put_block(block, samples ? *std::move(samples) : Samples{});
}

Result<Samples> Decoder::sound_samples(std::int64_t begin) {
  if (!sound_reader_) {
    Result<SoundReader> reader =
        SoundReader::open(path_, SoundTrack::kRate, SoundTrack::kChannels, cancel_);
    if (!reader) return reader.error();
    sound_reader_.emplace(*std::move(reader));
  }
  return sound_reader_->read(begin, begin + SoundTrack::kBlock);
}

}  // namespace shotlab
