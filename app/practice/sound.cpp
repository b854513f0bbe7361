// SPDX-License-Identifier: Apache-2.0

#include "app/practice/sound.h"

#include <array>

#include "media/libav/sound_reader.h"

namespace shotlab::practice {
namespace {

constexpr int kRate = 48000;
constexpr double kLoudness = -20;  // LUFS
constexpr double kPeak = 0.66;     // -3.6 dBFS: under -3 dB true peak after coding.

// Two channels of one length.
class Track {
 public:
  explicit Track(std::int64_t frames) : values_(static_cast<std::size_t>(frames) * 2) {}
  std::int64_t frames() const { return static_cast<std::int64_t>(values_.size() / 2); }
  void add(std::int64_t i, double left, double right) {
    if (i < 0 || i >= frames()) return;
    values_[static_cast<std::size_t>(i) * 2] += static_cast<float>(left);
    values_[static_cast<std::size_t>(i) * 2 + 1] += static_cast<float>(right);
  }
  std::vector<float>& values() { return values_; }

 private:
  std::vector<float> values_;
};

// State-variable filter: band, low and high at once.
class Filter {
 public:
  Filter(double hertz, double q)
      : f_(2 * std::sin(kPi * std::min(hertz, 7000.0) / kRate)), damp_(1 / q) {}
  void tune(double hertz) { f_ = 2 * std::sin(kPi * std::min(hertz, 7000.0) / kRate); }
  double low(double x) { return step(x), low_; }
  double band(double x) { return step(x), band_; }
  double high(double x) { return step(x), high_; }

 private:
  void step(double x) {
    low_ += f_ * band_;
    high_ = x - low_ - damp_ * band_;
    band_ += f_ * high_;
  }
  double f_, damp_, low_ = 0, band_ = 0, high_ = 0;
};

double pan_left(double pan) { return std::cos((pan + 1) * kPi / 4); }
double pan_right(double pan) { return std::sin((pan + 1) * kPi / 4); }

// Noise through a band, breathing slowly; different in the two ears.
void bed(Track& t, Random draw, double hertz, double q, double gain, double breath_hz,
         double breath_depth) {
  Filter left(hertz, q), right(hertz * 1.03, q);
  Random a(draw.next()), b(draw.next());
  const double phase = draw.real(0, 2 * kPi);
  for (std::int64_t i = 0; i < t.frames(); ++i) {
    const double s = static_cast<double>(i) / kRate;
    const double swell = 1 + breath_depth * std::sin(2 * kPi * breath_hz * s + phase);
    t.add(i, left.band(a.real(-1, 1)) * gain * swell, right.band(b.real(-1, 1)) * gain * swell);
  }
}

// A struck thing: partials that die away.
void strike(Track& t, double at, const std::vector<std::array<double, 3>>& partials, double gain,
            double pan) {
  const auto from = static_cast<std::int64_t>(at * kRate);
  double longest = 0;
  for (const auto& p : partials) longest = std::max(longest, p[2]);
  const auto n = static_cast<std::int64_t>(longest * 5 * kRate);
  for (std::int64_t i = 0; i < n && from + i < t.frames(); ++i) {
    const double s = static_cast<double>(i) / kRate;
    double v = 0;
    for (const auto& p : partials) v += p[1] * std::sin(2 * kPi * p[0] * s) * std::exp(-s / p[2]);
    v *= std::min(1.0, s / 0.002) * gain;
    t.add(from + i, v * pan_left(pan), v * pan_right(pan));
  }
}

void burst(Track& t, Random draw, double at, double hertz, double q, double seconds, double gain,
           double pan) {
  const auto from = static_cast<std::int64_t>(at * kRate);
  Filter filter(hertz, q);
  const auto n = static_cast<std::int64_t>(seconds * 6 * kRate);
  for (std::int64_t i = 0; i < n && from + i < t.frames(); ++i) {
    const double s = static_cast<double>(i) / kRate;
    const double v =
        filter.band(draw.real(-1, 1)) * std::min(1.0, s / 0.003) * std::exp(-s / seconds) * gain;
    t.add(from + i, v * pan_left(pan), v * pan_right(pan));
  }
}

void step_sound(Track& t, Random& draw, double at, double pan) {
  burst(t, Random(draw.next()), at, draw.real(95, 130), 1.2, 0.030, 0.85, pan);
  burst(t, Random(draw.next()), at + 0.006, draw.real(1500, 2100), 0.9, 0.014, 0.24, pan);
  burst(t, Random(draw.next()), at + 0.09, draw.real(700, 1000), 0.8, 0.028, 0.12, pan);
}

void bell(Track& t, double at, double gain, double pan) {
  strike(t, at, {{880, 0.5, 0.55}, {1760, 0.3, 0.35}, {2420, 0.22, 0.25}, {3530, 0.1, 0.15}}, gain,
         pan);
}

void bird(Track& t, Random& draw, double at, double pan) {
  const int notes = 2 + static_cast<int>(draw.below(3));
  for (int n = 0; n < notes; ++n) {
    const double base = draw.real(2300, 3400), rise = draw.real(-500, 900),
                 length = draw.real(0.05, 0.11);
    const auto from = static_cast<std::int64_t>((at + n * 0.14) * kRate);
    const auto count = static_cast<std::int64_t>(length * kRate);
    double phase = 0;
    for (std::int64_t i = 0; i < count; ++i) {
      const double u = static_cast<double>(i) / static_cast<double>(count);
      phase += 2 * kPi * (base + rise * u) / kRate;
      const double v = std::sin(phase) * std::sin(kPi * u) * 0.11;
      t.add(from + i, v * pan_left(pan), v * pan_right(pan));
    }
  }
}

// Talk without words: voiced pulses through two wandering formants.
void crowd(Track& t, Random& draw, double gain) {
  for (int voice = 0; voice < 7; ++voice) {
    const double pitch = draw.real(95, 230), pan = draw.real(-0.9, 0.9), rate = draw.real(2.6, 4.4),
                 phase = draw.real(0, 6);
    Filter first(500, 5), second(1400, 6);
    Random noise(draw.next());
    double saw = 0;
    for (std::int64_t i = 0; i < t.frames(); ++i) {
      const double s = static_cast<double>(i) / kRate;
      saw += pitch * (1 + 0.06 * std::sin(2 * kPi * 0.7 * s + phase)) / kRate;
      saw -= std::floor(saw);
      if (i % 64 == 0) {
        first.tune(450 + 230 * std::sin(2 * kPi * rate * s + phase));
        second.tune(1350 + 520 * std::sin(2 * kPi * rate * 0.63 * s + phase * 2));
      }
      const double talk = std::max(0.0, std::sin(2 * kPi * rate * s + phase)) *
                          (0.5 + 0.5 * std::sin(2 * kPi * 0.31 * s + phase * 3));
      const double source = (saw * 2 - 1) * 0.5 + noise.real(-0.1, 0.1);
      const double v = (first.band(source) + 0.5 * second.band(source)) * talk * gain;
      t.add(i, v * pan_left(pan), v * pan_right(pan));
    }
  }
}

void hum(Track& t, double gain) {
  constexpr std::array<std::array<double, 2>, 4> kPartials = {
      {{100, 1}, {200, 0.45}, {300, 0.22}, {500, 0.08}}};
  for (std::int64_t i = 0; i < t.frames(); ++i) {
    const double s = static_cast<double>(i) / kRate;
    double v = 0;
    for (const auto& p : kPartials) v += p[1] * std::sin(2 * kPi * p[0] * s + p[0]);
    t.add(i, v * gain, v * gain * 0.96);
  }
}

void creak(Track& t, Random& draw, double at, double seconds, double pan) {
  // A hinge: clicks that come faster and slower, through a wooden box.
  Filter body(620, 7);
  double due = 0;
  const auto from = static_cast<std::int64_t>(at * kRate);
  const auto n = static_cast<std::int64_t>(seconds * kRate);
  for (std::int64_t i = 0; i < n; ++i) {
    const double u = static_cast<double>(i) / static_cast<double>(n);
    double x = 0;
    if (static_cast<double>(i) >= due) {
      x = 1;
      due = static_cast<double>(i) + kRate / (55 + 65 * std::sin(kPi * u) + draw.real(-9, 9));
    }
    if (i % 64 == 0) body.tune(560 + 260 * std::sin(kPi * u));
    const double v = body.band(x) * std::sin(kPi * u) * 0.6;
    t.add(from + i, v * pan_left(pan), v * pan_right(pan));
  }
}

bool asked(const Plan& plan, std::string_view id) {
  for (const std::string& s : plan.sounds) {
    if (s == id) return true;
  }
  return false;
}

void place_sound(Track& t, const Scene& scene, Random& draw, bool quiet) {
  const double k = quiet ? 0.45 : 1.0;
  const double T = scene.seconds;
  bed(t, Random(draw.next()), 150, 0.6, 0.20 * k, 0.13, 0.25);  // The air of the room or the city.
  switch (scene.plan.place) {
    case Place::tram_stop:
    case Place::street:
      bed(t, Random(draw.next()), 330, 0.5, 0.13 * k, 0.19, 0.55);
      bed(t, Random(draw.next()), 1500, 0.5, 0.022 * k, 0.31, 0.5);
      if (scene.plan.place == Place::tram_stop) {
        const double at = scene.plan.tram_arrives ? 0.6 : draw.real(0.5, T * 0.6);
        bell(t, at, 0.20 * k, -0.5), bell(t, at + 0.28, 0.20 * k, -0.5);
        if (scene.plan.tram_arrives) bed(t, Random(draw.next()), 90, 1.2, 0.5 * k, 0.2, 0.4);
      }
      break;
    case Place::market_lane: {
      Random voices(draw.next());
      crowd(t, voices, 0.13 * k);
      bed(t, Random(draw.next()), 900, 0.6, 0.05 * k, 0.4, 0.4);
      break;
    }
    case Place::teahouse: {
      Random voices(draw.next());
      crowd(t, voices, 0.10 * k);
      for (double at = draw.real(0.3, 1.0); at < T - 0.3; at += draw.real(0.7, 1.7)) {
        strike(t, at,
               {{2350 + draw.real(-300, 500), 0.4, 0.09}, {4100, 0.2, 0.05}, {5900, 0.1, 0.03}},
               0.12 * k, draw.real(-0.7, 0.7));
      }
      break;
    }
    case Place::rooftop:
      bed(t, Random(draw.next()), 480, 0.7, 0.14 * k, 0.23, 0.7);
      break;
    case Place::courtyard:
      bed(t, Random(draw.next()), 2600, 0.5, 0.035 * k, 0.27, 0.7);
      for (double at = draw.real(0.2, 0.9); at < T - 0.6; at += draw.real(0.8, 1.9))
        bird(t, draw, at, draw.real(-0.8, 0.8));
      break;
    case Place::room:
    case Place::window_room:
      hum(t, 0.012 * k);
      break;
  }
}

void asked_sounds(Track& t, const Scene& scene, Random& draw) {
  const Plan& plan = scene.plan;
  const double T = scene.seconds;
  if (asked(plan, "rain")) {
    // Not higher: an encoder drops what hisses, and the level with it.
    bed(t, Random(draw.next()), 2100, 0.8, 0.20, 0.21, 0.15);
    bed(t, Random(draw.next()), 900, 0.5, 0.10, 0.17, 0.2);
    for (double at = 0; at < T; at += draw.real(0.01, 0.05))
      burst(t, Random(draw.next()), at, draw.real(1800, 3600), 4, 0.004, draw.real(0.05, 0.22),
            draw.real(-1, 1));
  }
  if (asked(plan, "hum") || asked(plan, "room_tone")) hum(t, 0.10);
  if (asked(plan, "wind") || plan.wind) {
    Filter left(500, 2.2), right(520, 2.2);
    Random a(draw.next()), b(draw.next());
    const double phase = draw.real(0, 6);
    for (std::int64_t i = 0; i < t.frames(); ++i) {
      const double s = static_cast<double>(i) / kRate;
      const double gust =
          0.55 + 0.45 * std::sin(2 * kPi * 0.23 * s + phase) * std::sin(2 * kPi * 0.11 * s + 1);
      if (i % 64 == 0) left.tune(300 + 520 * gust), right.tune(320 + 500 * gust);
      t.add(i, left.band(a.real(-1, 1)) * 0.24 * gust, right.band(b.real(-1, 1)) * 0.24 * gust);
    }
  }
  if (asked(plan, "sea")) bed(t, Random(draw.next()), 700, 0.5, 0.26, 0.16, 0.85);
  if (asked(plan, "traffic")) bed(t, Random(draw.next()), 210, 0.7, 0.34, 0.21, 0.5);
  if (asked(plan, "crowd")) {
    Random voices(draw.next());
    crowd(t, voices, 0.28);
  }
  if (asked(plan, "bell")) {
    for (double at = 0.5; at < T - 0.4; at += 1.6) bell(t, at, 0.42, 0.2);
  }
  if (asked(plan, "door") ||
      (!scene.players.empty() && scene.players[0].performance.act == Act::opens_door)) {
    creak(t, draw, T * 0.36, 1.0, 0.25);
    burst(t, Random(draw.next()), T * 0.30, 420, 2, 0.03, 0.7, 0.25);
  }
  bool stepping = false;
  for (const Player& p : scene.players) {
    for (double at : footfalls(p.performance)) {
      stepping = true;
      step_sound(t, draw, at, p.performance.heading * (at / T * 2 - 1) * 0.5);
    }
  }
  if (asked(plan, "steps") && !stepping) {
    for (double at = 0.35; at < T - 0.2; at += 0.56) step_sound(t, draw, at, -0.6 + 1.2 * at / T);
  }
}

// To the wanted loudness; what sticks out is bent back smoothly, never cut.
void level(Samples& s) {
  // Bending takes loudness away again, so it is done until the two agree.
  for (int pass = 0; pass < 5; ++pass) {
    const Result<Loudness> measured = measure_loudness(s);
    // A shot too short to be gated is levelled by its mean square, which is near enough.
    double lufs = -70;
    if (measured && !measured->silent) {
      lufs = measured->integrated_lufs;
    } else {
      double sum = 0;
      for (float v : s.values) sum += static_cast<double>(v) * v;
      lufs = 10 * std::log10(std::max(1e-9, 2 * sum / static_cast<double>(s.values.size()))) - 0.7;
    }
    if (lufs < -60) return;
    if (pass > 0 && std::abs(lufs - kLoudness) < 0.3) return;
    const double gain = std::pow(10, (kLoudness - lufs) / 20);
    for (float& v : s.values) {
      const double x = v * gain, knee = kPeak * 0.6, room = kPeak - knee;
      const double a = std::abs(x);
      v = static_cast<float>(
          a <= knee ? x : std::copysign(knee + room * std::tanh((a - knee) / room), x));
    }
  }
}

}  // namespace

Samples sound_of(const Scene& scene) {
  Samples out{.rate = kRate, .channels = 2, .values = {}};
  const std::int64_t frames = std::llround(scene.seconds * kRate);
  if (scene.plan.silent) {
    out.values.resize(static_cast<std::size_t>(frames) * 2);
    return out;
  }
  Track track(frames);
  Random draw(scene.plan.seed, "sound");
  place_sound(track, scene, draw, !scene.plan.sounds.empty());
  asked_sounds(track, scene, draw);
  out.values = std::move(track.values());
  level(out);
  // No click at either end.
  const std::int64_t fade = std::min<std::int64_t>(kRate / 50, frames / 2);
  for (std::int64_t i = 0; i < fade; ++i) {
    const auto k = static_cast<float>(smooth(static_cast<double>(i) / static_cast<double>(fade)));
    for (std::int64_t c = 0; c < 2; ++c) {
      out.values[static_cast<std::size_t>(i * 2 + c)] *= k;
      out.values[static_cast<std::size_t>((frames - 1 - i) * 2 + c)] *= k;
    }
  }
  return out;
}

}  // namespace shotlab::practice
