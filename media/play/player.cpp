// SPDX-License-Identifier: Apache-2.0

#include "media/play/player.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "media/libav/frame_reader.h"
#include "media/play/decoder.h"
#include "media/play/playhead.h"
#include "media/play/proxy.h"
#include "media/play/sound_track.h"

namespace shotlab {
namespace {

// A device that stood still for longer than this does not hold the picture back when it goes on:
// the sound joins the picture where that is by then.
constexpr std::int64_t kSoundLost = 200'000;  // Microseconds.

class ClipPlayer : public Player {
 public:
  ClipPlayer(const std::filesystem::path& path, FrameReader reader,
             std::optional<FrameReader> proxy, const Cancel& cancel, const PlayerOptions& options,
             Clock& clock)
      : clock_(clock), facts_(reader.facts()), playhead_(frame_times(reader.index())) {
    if (options.sound && facts_.audio) sound_ = std::make_unique<SoundTrack>(playhead_.times().end);
    decoder_ = std::make_unique<Decoder>(
        path, std::move(reader), std::move(proxy), cancel, sound_.get(),
        DecoderOptions{options.width, options.height, options.cache_bytes, options.wake});
    look();
  }

  const ClipFacts& facts() const override { return facts_; }
  std::int64_t frames() const override { return playhead_.times().frames(); }
  std::int64_t frame() const override { return playhead_.frame(); }
  bool playing() const override { return playhead_.playing(); }
  double speed() const override { return playhead_.speed(); }
  bool loop() const override { return playhead_.loop(); }
  std::int64_t shown() const override { return shown_.frame; }
  bool rough() const override { return shown_.rough; }
  const std::optional<Error>& error() const override { return shown_.error; }

  void play(double speed) override {
    if (speed == 0) return pause();
    playhead_.play(speed, now());
    look();
  }
  void pause() override {
    playhead_.pause();
    look();
  }
  void seek(std::int64_t frame) override {
    playhead_.seek(frame, now());
    look();
  }
  void step(std::int64_t frames) override {
    follow_sound();
    playhead_.step(frames, now());
    look();
  }
  void set_loop(bool loop) override {
    playhead_.set_loop(loop, now());
    look();
  }
  void set_sound_delay(std::chrono::milliseconds delay) override {
    sound_delay_ = std::chrono::microseconds(delay).count();
  }

  const Picture* picture() override {
    follow_sound();
    playhead_.advance(now());
    look();
    return shown_.picture.get();
  }

  std::optional<std::int64_t> due_in() const override {
    const std::optional<std::int64_t> due = playhead_.next_due();
    if (!due) return std::nullopt;
    return std::max<std::int64_t>(0, (*due - now() + 999) / 1000);
  }

  void pull_sound(float* stereo, std::int64_t frames) override {
    if (sound_) return sound_->pull(stereo, frames);
    std::fill_n(stereo, frames * SoundTrack::kChannels, 0.0F);
  }

 private:
  std::int64_t now() const { return std::chrono::microseconds(clock_.monotonic()).count(); }

  bool sound_leads() const { return sound_ && playhead_.playing() && playhead_.speed() == 1; }

  // Tells the playhead how much sound has been heard, where there is something new to tell.
  void follow_sound() {
    if (!sound_leads()) return;
    const std::int64_t played = sound_->played();
    if (played == sound_played_) return;
    const std::int64_t time = now();
    playhead_.advance(time);
    sound_played_ = played;
    if (playhead_.elapsed() - played > kSoundLost) {
      sound_->skip_to(playhead_.elapsed());
      sound_played_ = sound_->played();
    }
    playhead_.heard(sound_played_ - sound_delay_, time);
  }

  // Tells sound and decoder what is wanted now, and takes the best picture there is.
  void look() {
    if (sound_) aim_sound();
    const Outlook outlook{playhead_.frame(), playhead_.direction(), playhead_.playing(),
                          playhead_.loop(), shown_.frame};
    Decoder::Shown best = decoder_->look(outlook);
    if (best.picture) {
      shown_ = std::move(best);
    } else {
      shown_.error = std::move(best.error);
    }
  }

  void aim_sound() {
    if (!sound_leads()) {
      sound_run_ = -1;
      sound_->aim(playhead_.position());
    } else if (sound_run_ != playhead_.run()) {
      sound_run_ = playhead_.run();
      sound_played_ = 0;
      sound_->start(playhead_.position(), playhead_.loop());
    }
  }

  Clock& clock_;
  const ClipFacts facts_;
  Playhead playhead_;
  std::unique_ptr<SoundTrack> sound_;  // Null: the steady clock leads.
  std::int64_t sound_run_ = -1;        // The run of the playhead that the sound plays; -1: none.
  std::int64_t sound_played_ = 0;      // What the device had taken of it when last looked.
  std::int64_t sound_delay_ = 0;
  Decoder::Shown shown_;
  std::unique_ptr<Decoder> decoder_;  // Last: its thread uses the sound.
};

// A proxy that is missing, broken or of another clip is as good as none.
std::optional<FrameReader> proxy_of(const FrameReader& clip, const std::filesystem::path& path,
                                    const ReadOptions& read) {
  if (path.empty()) return std::nullopt;
  Result<FrameReader> proxy = FrameReader::open(path, read);
  if (!proxy || !same_times(clip.index(), proxy->index())) return std::nullopt;
  return std::optional<FrameReader>(*std::move(proxy));
}

}  // namespace

Result<std::unique_ptr<Player>> Player::open(const std::filesystem::path& path,
                                             const PlayerOptions& options, Clock& clock) {
  // One decoding thread: the window needs the other core, and a step is shown without the delay of
  // a frame for each further thread.
  ReadOptions read;
  read.threads = 1;
  Result<FrameReader> reader = FrameReader::open(path, read);
  if (!reader) return reader.error();
  if (reader->frames() == 0) {
    return Error{ErrorCode::bad_input,
                 {path.filename().string() + " has no picture to show.",
                  path.filename().string() + " 沒有可顯示的畫面。"},
                 {"Choose another clip.", "請選擇另一段片。"}};
  }
  std::optional<FrameReader> proxy = proxy_of(*reader, options.proxy, read);
  try {
    return std::unique_ptr<Player>(std::make_unique<ClipPlayer>(
        path, *std::move(reader), std::move(proxy), read.cancel, options, clock));
  } catch (const std::system_error&) {
    return Error{
        ErrorCode::io,
        {"The machine has no thread left to decode this clip.",
         "電腦已沒有餘下的執行緒為這段片解碼。"},
        {"Close other programs and open the clip again.", "請關閉其他程式，再開啟這段片。"}};
  }
}

}  // namespace shotlab
