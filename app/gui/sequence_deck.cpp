// SPDX-License-Identifier: Apache-2.0

#include "app/gui/sequence_deck.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "media/base/overloaded.h"

namespace shotlab::gui {
namespace {

// Two shots that play side by side may come apart by so many frames before one is put right.
constexpr double kApart = 2;
// Picture and mix may come apart by so many seconds: more than the sound device takes at once.
constexpr double kMixApart = 0.1;
// Of each of the two decks: three seconds of 720p.
constexpr std::size_t kCacheBytes = 256u << 20;

// But for how loud the shots are.
bool same_pictures(cut_edit::Line a, cut_edit::Line b) {
  for (cut_edit::Line* line : {&a, &b}) {
    for (CutRow& row : *line) {
      row.gain_db = 0;
      row.mute = false;
      row.sound_lead = 0;
    }
  }
  return a == b;
}

}  // namespace

SequenceDeck::SequenceDeck(Clock& clock, const std::function<void()>& wake, Workers& openers) {
  for (auto& deck : decks_) deck = std::make_unique<PlayerDeck>(clock, wake, openers, kCacheBytes);
}

void SequenceDeck::set(cut_edit::Line line, std::vector<Reel> reels, Rational fps) {
  fps_ = fps;
  if (line == line_ && reels == reels_) return;
  const bool stays = reels == reels_ && same_pictures(line, line_);
  line_ = std::move(line);
  reels_ = std::move(reels);
  if (!stays) go_to(at_);
}

void SequenceDeck::set_mix(std::shared_ptr<const CutMix> mix) {
  if (mix == mix_) return;
  const std::lock_guard lock(mix_lock_);
  std::swap(mix_, mix);
  mix_at_ = -1;
}

void SequenceDeck::cue(PlayerDeck& deck, std::size_t shot, std::int64_t frame) {
  const Reel& reel = reels_[shot];
  deck.cue(reel.clip, reel.name, reel.width, frame);
}

void SequenceDeck::go_to(std::int64_t frame) {
  speed_ = 0;
  beside_.reset();
  both_seen_ = false;
  if (line_.empty()) {
    shot_ = 0;
    at_ = 0;
    for (auto& deck : decks_) deck->cue({}, {}, 0, 0);
    return;
  }
  at_ = std::clamp<std::int64_t>(frame, 0, cut_edit::length(line_) - 1);
  const auto moment = cut_edit::moment_at(line_, at_);
  if (!moment) return;
  const cut_edit::Part& lead = moment->lead();
  const std::filesystem::path& clip = reels_[lead.shot].clip;
  // The other deck may wait at this very clip.
  const bool change = lead.shot != shot_ || now().clip() != clip;
  now().obey(transport::Pause{});
  if (change && other().clip() == clip) active_ = 1 - active_;
  shot_ = lead.shot;
  cue(now(), shot_, lead.frame);
  if (!moment->second) cue_next();
}

// The other deck stands ready for what comes next, in the direction of play.
void SequenceDeck::cue_next() {
  if (line_.size() < 2) return;
  const std::size_t count = line_.size();
  const bool back = speed_ < 0;
  if (!loop_ && (back ? shot_ == 0 : shot_ + 1 == count)) return;
  const std::size_t next = back ? (shot_ + count - 1) % count : (shot_ + 1) % count;
  cue(other(), next, back ? line_[next].range.out - 1 : line_[next].range.in);
}

void SequenceDeck::play() { now().obey(transport::Play{pace(shot_)}); }

void SequenceDeck::obey(const Transport& command) {
  if (line_.empty()) return;
  std::visit(Overloaded{
                 [&](const transport::Toggle&) {
                   obey(speed_ != 0 ? Transport(transport::Pause{}) : transport::Play{1});
                 },
                 [&](const transport::Play& play_at) {
                   if (play_at.speed > 0 && at_ == cut_edit::length(line_) - 1) go_to(0);
                   speed_ = play_at.speed;
                   play();
                   if (beside_) {
                     beside_.reset();  // Starts it anew at this speed.
                   } else {
                     cue_next();
                   }
                 },
                 [&](const transport::Pause&) { go_to(at_); },
                 [&](const transport::Seek& seek) { go_to(seek.frame); },
                 [&](const transport::Step& step) { go_to(at_ + step.frames); },
                 [&](const transport::Loop& loop) { loop_ = loop.on; },
             },
             command);
}

// Over the edit to the next shot, or to a stop at the film's end.
void SequenceDeck::play_on() {
  const std::size_t count = line_.size();
  const bool back = speed_ < 0;
  if (!loop_ && (back ? shot_ == 0 : shot_ + 1 == count)) {
    go_to(back ? 0 : cut_edit::length(line_) - 1);
    return;
  }
  const std::size_t next = back ? (shot_ + count - 1) % count : (shot_ + 1) % count;
  const FrameRange seen = cut_edit::seen(line_, next);
  const bool plays_already = beside_ == next && other().playing();
  const std::size_t last = std::exchange(shot_, next);
  at_ = back ? seen.out - 1 : seen.in;
  if (plays_already) {
    active_ = 1 - active_;
    beside_ = last;
    return;
  }
  beside_.reset();
  now().obey(transport::Pause{});
  if (count > 1) active_ = 1 - active_;
  const auto moment = cut_edit::moment_at(line_, at_);
  cue(now(), shot_, moment ? moment->lead().frame : line_[shot_].range.in);
  play();
  if (!moment || !moment->second) cue_next();
}

// Where on the film the leading shot is by now.
void SequenceDeck::follow_lead(const ScreenView& lead) {
  const CutRow& row = line_[shot_];
  const FrameRange seen = cut_edit::seen(line_, shot_);
  const std::int64_t film =
      cut_edit::start_of(line_, shot_) +
      cut_edit::film_frames(row, std::max<std::int64_t>(lead.frame - row.range.in, 0));
  const bool over = speed_ > 0 ? film >= seen.out || lead.frame >= row.range.out ||
                                     (!lead.playing && lead.frame >= lead.frames - 1)
                               : film < seen.in || lead.frame < row.range.in ||
                                     (!lead.playing && lead.frame <= 0);
  if (over) {
    play_on();
  } else {
    at_ = std::clamp(film, seen.in, seen.out - 1);
  }
}

// The shot that is seen or heard with the leading one, and how loud both are.
void SequenceDeck::follow(const cut_edit::Moment& moment) {
  gains_[active_] = static_cast<float>(moment.lead().gain);
  if (!moment.second) {
    if (beside_) {
      beside_.reset();
      cue_next();
    }
    gains_[1 - active_] = 0;
    return;
  }
  const cut_edit::Part& part = moment.second_leads ? moment.first : *moment.second;
  gains_[1 - active_] = static_cast<float>(part.gain);
  const bool fresh = beside_ != part.shot || other().clip() != reels_[part.shot].clip;
  beside_ = part.shot;
  const std::int64_t ahead = other().frame() - part.frame;
  if (speed_ == 0) {
    if (fresh || ahead != 0) cue(other(), part.shot, part.frame);
    return;
  }
  const double own = pace(part.shot);
  const bool ended = !other().playing() && static_cast<double>(ahead) * own >= 0;
  const bool apart = static_cast<double>(std::abs(ahead)) > kApart * std::max(1.0, std::abs(own));
  if (fresh || (!ended && (!other().playing() || apart))) {
    cue(other(), part.shot, part.frame);
    other().obey(transport::Play{own});
  }
}

// Only this thread exchanges the mix, so that it is read here without the lock.
void SequenceDeck::follow_with_mix() {
  if (speed_ != 1 || !mix_ || mix_->sound.values.empty()) {
    mix_at_ = -1;
    return;
  }
  const int rate = mix_->sound.rate;
  const std::int64_t wanted = sample_of_frame(at_, fps_, rate);
  const std::int64_t heard = mix_at_;
  if (heard < 0 || std::abs(static_cast<double>(heard - wanted)) > kMixApart * rate)
    mix_at_ = wanted;
}

ScreenView SequenceDeck::view() {
  ScreenView view;
  if (line_.empty()) return view;
  other().take_in();  // It gets ready while nobody looks at it.
  view = now().view();
  if (speed_ != 0 && view.frames > 0) {
    const std::size_t before = active_;
    follow_lead(view);
    if (before != active_ || speed_ == 0) {
      // A picture that is not there yet: the last one stays a moment longer.
      const std::optional<Shown> last = view.picture;
      view = now().view();
      if (!view.picture) view.picture = last;
    }
  }
  if (const auto moment = cut_edit::moment_at(line_, at_)) {
    follow(*moment);
    both_seen_ = moment->both_seen();
    view.light = static_cast<float>(moment->light);
    if (both_seen_) {
      const std::optional<Shown> beside = other().view().picture;
      if (beside && view.picture) {
        view.over = moment->second_leads ? view.picture : beside;
        view.picture = moment->second_leads ? beside : view.picture;
        view.share = static_cast<float>(moment->share);
      } else if (beside) {
        view.picture = beside;
      }
    }
  }
  follow_with_mix();
  view.frames = cut_edit::length(line_);
  view.frame = at_;
  view.fps = fps_;
  view.playing = speed_ != 0;
  view.speed = speed_;
  view.loop = loop_;
  return view;
}

std::optional<std::int64_t> SequenceDeck::due_in() const {
  if (speed_ == 0) return std::nullopt;
  const std::optional<std::int64_t> lead = now().due_in();
  const std::optional<std::int64_t> beside = both_seen_ ? other().due_in() : std::nullopt;
  return lead && beside ? std::min(lead, beside) : lead ? lead : beside;
}

bool SequenceDeck::behind() const {
  const auto late = [](const PlayerDeck& deck) { return deck.behind() || deck.stale(); };
  return !line_.empty() && (late(now()) || (both_seen_ && late(other())));
}

void SequenceDeck::rest() {
  if (speed_ != 0) obey(transport::Pause{});
}

void SequenceDeck::pull_sound(float* stereo, std::int64_t frames) {
  constexpr std::int64_t kPiece = 1024;
  std::array<float, 2 * kPiece> own{};
  std::fill_n(stereo, 2 * frames, 0.0f);
  for (std::size_t d = 0; d < decks_.size(); ++d) {
    // From as loud as it was to as loud as it should be by now, without a step.
    const float to = gains_[d];
    const float from = std::exchange(heard_[d], to);
    for (std::int64_t done = 0; done < frames; done += kPiece) {
      const std::int64_t count = std::min(kPiece, frames - done);
      decks_[d]->pull_sound(own.data(), count);
      for (std::int64_t i = 0; i < count; ++i) {
        const float gone = static_cast<float>(done + i + 1) / static_cast<float>(frames);
        const float gain = from + (to - from) * gone;
        const auto at = static_cast<std::size_t>(2 * i);
        stereo[2 * (done + i)] += own[at] * gain;
        stereo[2 * (done + i) + 1] += own[at + 1] * gain;
      }
    }
  }
  // The decks were asked all the same: what is heard is the clock of what is seen.
  std::int64_t at = mix_at_;
  const std::unique_lock lock(mix_lock_, std::try_to_lock);
  if (at >= 0 && lock.owns_lock() && mix_) {
    const std::vector<float>& mix = mix_->sound.values;
    const auto begin = std::min(mix.size(), static_cast<std::size_t>(2 * at));
    const auto count = std::min(mix.size() - begin, static_cast<std::size_t>(2 * frames));
    std::copy_n(mix.begin() + static_cast<std::ptrdiff_t>(begin), count, stereo);
    std::fill(stereo + count, stereo + 2 * frames, 0.0f);
    mix_at_.compare_exchange_strong(at, at + frames);  // Unless it was put elsewhere meanwhile.
  }
  for (std::int64_t i = 0; i < 2 * frames; ++i) stereo[i] = std::clamp(stereo[i], -1.0f, 1.0f);
}

}  // namespace shotlab::gui
