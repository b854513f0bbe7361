// SPDX-License-Identifier: Apache-2.0

#include "app/practice/sound_kit.h"

#include <algorithm>

namespace shotlab::practice {
namespace {

constexpr int kRate = kSoundRate;

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

}  // namespace

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

// One who talks without words: pitch that falls along a phrase, syllables, a breath between.
void voice(Track& t, Random& draw) {
  const double pitch = draw.real(110, 190), pan = draw.real(-0.2, 0.2);
  Filter first(600, 6), second(1500, 7);
  Random noise(draw.next());
  double saw = 0;
  for (std::int64_t i = 0; i < t.frames(); ++i) {
    const double s = static_cast<double>(i) / kRate;
    const double phrase = std::fmod(s, 2.4);
    const double speaking = ramp(phrase, 0.15, 0.3) * (1 - ramp(phrase, 1.8, 2.0));
    saw += pitch * (1.12 - 0.10 * phrase + 0.05 * std::sin(2 * kPi * 1.9 * s)) / kRate;
    saw -= std::floor(saw);
    if (i % 64 == 0) {
      first.tune(480 + 260 * std::sin(2 * kPi * 2.1 * s) * std::sin(2 * kPi * 0.7 * s + 1));
      second.tune(1500 + 600 * std::sin(2 * kPi * 1.4 * s + 2));
    }
    const double syllable = 0.25 + 0.75 * std::abs(std::sin(2 * kPi * 2.0 * s));
    const double source = (saw * 2 - 1) * 0.5 + noise.real(-0.05, 0.05);
    const double v = (first.band(source) + 0.6 * second.band(source)) * speaking * syllable * 0.55;
    t.add(i, v * pan_left(pan), v * pan_right(pan));
  }
}

void wind(Track& t, Random& draw) {
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

// Four chords on a soft struck string; nobody's tune.
void music(Track& t, Random& draw) {
  constexpr std::array<std::array<double, 3>, 4> kChords = {
      {{220, 261.6, 329.6}, {174.6, 220, 261.6}, {196, 246.9, 293.7}, {164.8, 207.7, 246.9}}};
  const double length = static_cast<double>(t.frames()) / kRate;
  std::size_t n = draw.below(4);
  for (double at = 0.1; at < length; at += 0.45, ++n) {
    const double note = kChords[(n / 4) % 4][n % 3];
    strike(t, at, {{note, 0.5, 0.5}, {note * 2, 0.2, 0.3}, {note * 3, 0.08, 0.2}}, 0.2,
           draw.real(-0.3, 0.3));
  }
}

}  // namespace shotlab::practice
