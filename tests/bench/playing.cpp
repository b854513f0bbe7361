// SPDX-License-Identifier: Apache-2.0
//
// Players driven as the window drives them: picture() once for each frame that is drawn, woken when
// a better one is there.

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <thread>

#include "media/play/player.h"
#include "media/play/proxy.h"
#include "tests/bench/stopwatch.h"
#include "tests/bench/tasks.h"

namespace shotlab::bench {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 30s;  // For one picture; a player that needs longer has failed.

// A player and a bell that its decoder rings.
class Deck {
 public:
  // cache: pictures to be kept; 0: as many as the window keeps.
  // proxies: the folder of its proxy, made if it is not there; empty: none.
  static std::unique_ptr<Deck> open(const std::string& clip, int width, std::size_t cache = 0,
                                    const std::string& proxies = {}) {
    auto deck = std::make_unique<Deck>();
    PlayerOptions options;
    options.width = width;
    options.sound = false;
    if (!proxies.empty()) {
      Result<std::filesystem::path> proxy = make_proxy(clip, proxies);
      if (proxy) options.proxy = *proxy;
    }
    options.wake = [self = deck.get()] { self->ring(); };
    if (cache > 0) {
      options.cache_bytes =
          cache * static_cast<std::size_t>(width) * static_cast<std::size_t>(width) * 9 / 16 * 4;
    }
    Result<std::unique_ptr<Player>> player = Player::open(clip, options, deck->clock_);
    if (!player) {
      std::fprintf(stderr, "%s\n", player.error().message.en.c_str());
      return nullptr;
    }
    deck->player_ = *std::move(player);
    return deck;
  }

  Player& player() { return *player_; }

  void ring() {
    {
      const std::lock_guard lock(mutex_);
      ++rings_;
    }
    rung_.notify_one();
  }

  // Milliseconds until `frame` is shown; nothing if it does not come.
  std::optional<double> until_shown(std::int64_t frame) {
    const Stopwatch watch;
    std::unique_lock lock(mutex_);
    for (;;) {
      const std::int64_t heard = rings_;
      lock.unlock();
      const bool there = player_->picture() != nullptr && player_->shown() == frame;
      lock.lock();
      if (there) return watch.ms();
      if (!rung_.wait_for(lock, kPatience, [&] { return rings_ != heard; })) break;
    }
    std::fprintf(stderr, "frame %lld was never shown\n", static_cast<long long>(frame));
    return std::nullopt;
  }

 private:
  SystemClock clock_;
  std::mutex mutex_;
  std::condition_variable rung_;
  std::int64_t rings_ = 0;
  std::unique_ptr<Player> player_;  // Last: its thread rings.
};

void print_times(const char* name, const std::vector<double>& times, const char* behind) {
  std::printf("\"%s\":{\"p50\":%.2f,\"p95\":%.2f,\"max\":%.2f}%s", name, percentile(times, .5),
              percentile(times, .95), percentile(times, 1), behind);
}

}  // namespace

int pair(const Words& words) {
  const std::size_t kept = words.size() > 2 ? std::strtoul(words[2].c_str(), nullptr, 10) : 0;
  const int width = kept > 0 ? 1280 : 640;
  const auto a = Deck::open(words[0], width, kept);
  const auto b = Deck::open(words[1], width, kept);
  if (!a || !b) return 1;
  const std::int64_t frames = std::min(a->player().frames(), b->player().frames());
  for (std::int64_t n = 0; n < frames; ++n) {
    a->player().seek(n);
    b->player().seek(n);
    if (!a->until_shown(n) || !b->until_shown(n)) return 1;
  }
  std::printf("{\"pairs\":%lld}\n", static_cast<long long>(frames));
  return 0;
}

int seek_pair(const Words& words) {
  const auto a = Deck::open(words[0], 640, 4);
  const auto b = Deck::open(words[1], 640, 4);
  if (!a || !b) return 1;
  std::mt19937 random(1);
  std::vector<double> times;
  for (int i = 0; i < 24; ++i) {
    const auto frame = static_cast<std::int64_t>(random() % a->player().frames());
    const Stopwatch watch;
    a->player().seek(frame);
    b->player().seek(frame);
    if (!a->until_shown(frame) || !b->until_shown(frame)) return 1;
    times.push_back(watch.ms());
  }
  std::printf("{");
  print_times("seek", times, "}\n");
  return 0;
}

int steps(const Words& words) {
  const auto deck = Deck::open(words[0], 1280);
  if (!deck) return 1;
  std::int64_t frame = deck->player().frames() / 2;
  deck->player().seek(frame);
  if (!deck->until_shown(frame)) return 1;
  std::vector<double> on, back;
  for (int i = 0; i < 60; ++i) {
    const int by = i < 30 ? 1 : -1;
    deck->player().step(by);
    const std::optional<double> took = deck->until_shown(frame += by);
    if (!took) return 1;
    (i < 30 ? on : back).push_back(*took);
    std::this_thread::sleep_for(33ms);  // A key held down.
  }
  std::printf("{");
  print_times("on", on, ",");
  print_times("back", back, "}\n");
  return 0;
}

int scrub(const Words& words) {
  const std::string proxies = words.size() > 2 ? words[2] : "";
  if (!proxies.empty() && !make_proxy(words[0], proxies)) return 1;
  const Stopwatch opening;
  const auto deck = Deck::open(words[0], std::atoi(words[1].c_str()), 0, proxies);
  if (!deck || !deck->until_shown(0)) return 1;
  const double first_picture = opening.ms();
  const std::int64_t last = deck->player().frames() - 1;
  std::printf("{\"first_picture\":%.2f,", first_picture);
  for (const char* round : {"cold", "warm"}) {
    // The way of a hand: it goes somewhere, on and on, in steps of up to a twentieth of the clip.
    std::mt19937 random(2);
    std::vector<double> times;
    std::int64_t frame = 0, goal = 0;
    int shown = 0;
    for (int i = 0; i < 200; ++i) {
      const Stopwatch tick;
      if (frame == goal) goal = static_cast<std::int64_t>(random() % (last + 1));
      const std::int64_t step = std::max<std::int64_t>(1, last / 20);
      frame += std::clamp(goal - frame, -step, step);
      deck->player().seek(frame);
      if (round[0] == 'w') {
        const std::optional<double> took = deck->until_shown(frame);
        if (!took) return 1;
        times.push_back(*took);
        ++shown;
      } else if (deck->player().picture() != nullptr) {
        // The hand does not wait: what is there at the end of the sixtieth counts.
        std::this_thread::sleep_for(
            std::chrono::duration<double, std::milli>(1000. / 60 - tick.ms()));
        deck->player().picture();
        shown += deck->player().shown() == frame ? 1 : 0;
        times.push_back(static_cast<double>(std::abs(deck->player().shown() - frame)));
      }
    }
    if (round[0] == 'c') {
      std::printf("\"cold_shown\":%.3f,", shown / 200.);
      print_times("cold_frames_off", times, ",");
      // Warm: whatever the cache can hold of the clip is there.
      for (std::int64_t n = 0; n <= last; ++n) {
        deck->player().seek(n);
        if (!deck->until_shown(n)) return 1;
      }
    } else {
      print_times("warm", times, "}\n");
    }
  }
  return 0;
}

int first(const Words& words) {
  std::printf("[");
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Stopwatch watch;
    const auto deck = Deck::open(words[i], 1280);
    if (!deck || !deck->until_shown(0)) return 1;
    std::printf("%s%.2f", i == 0 ? "" : ",", watch.ms());
  }
  std::printf("]\n");
  return 0;
}

int play(const Words& words) {
  SystemClock clock;
  PlayerOptions options;
  options.width = 1280;
  Result<std::unique_ptr<Player>> opened = Player::open(words[0], options, clock);
  if (!opened) return std::fprintf(stderr, "%s\n", opened.error().message.en.c_str()), 1;
  Player& player = **opened;
  const std::int64_t frames = player.frames();
  const double seconds = std::strtod(words[1].c_str(), nullptr);
  const double rate = player.facts().video->fps.value();
  player.set_loop(true);
  player.play();

  std::atomic<bool> stop = false;
  std::atomic<std::int64_t> pulled = 0;
  std::thread device([&] {
    std::vector<float> block(480 * 2);
    auto next = std::chrono::steady_clock::now();
    while (!stop) {
      player.pull_sound(block.data(), 480);
      pulled += 480;
      next += 10ms;
      std::this_thread::sleep_until(next);
    }
  });
  std::vector<double> apart;
  std::int64_t seen = -1, count = 0, dropped = 0;
  const Stopwatch watch;
  while (watch.ms() < seconds * 1000) {
    const bool there = player.picture() != nullptr;
    const std::int64_t now = player.shown();
    if (there && now != seen) {
      if (seen >= 0) {
        const std::int64_t ahead = (now - seen + frames) % frames;
        dropped += ahead - 1;
        count += ahead;
        // Against the sound that has been pulled, both since the start.
        const double heard = static_cast<double>(pulled) / 48.;
        apart.push_back(std::abs(static_cast<double>(count) * 1000 / rate - heard));
      }
      seen = now;
    }
    std::this_thread::sleep_for(
        std::chrono::milliseconds(std::clamp<std::int64_t>(player.due_in().value_or(4), 1, 16)));
  }
  stop = true;
  device.join();
  std::printf("{\"frames\":%lld,\"dropped\":%lld,", static_cast<long long>(count),
              static_cast<long long>(dropped));
  print_times("apart", apart, "}\n");
  return 0;
}

}  // namespace shotlab::bench
