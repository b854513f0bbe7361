// SPDX-License-Identifier: Apache-2.0

#include "app/practice/sound.h"

#include "app/practice/sound_kit.h"
#include "media/libav/sound_reader.h"

namespace shotlab::practice {
namespace {

constexpr int kRate = kSoundRate;
constexpr double kLoudness = -20;  // LUFS
constexpr double kPeak = 0.66;     // -3.6 dBFS: under -3 dB true peak after coding.

bool asked(const Plan& plan, std::string_view id) {
  for (const std::string& s : plan.sounds) {
    if (s == id) return true;
  }
  return false;
}

void place_sound(Track& t, const Scene& scene, Random& draw, bool quiet) {
  const double k = quiet ? 0.45 : 1.0;
  const double whole = scene.seconds;
  bed(t, Random(draw.next()), 150, 0.6, 0.20 * k, 0.13, 0.25);  // The air of the room or the city.
  switch (scene.plan.place) {
    case Place::tram_stop:
    case Place::street:
      bed(t, Random(draw.next()), 330, 0.5, 0.13 * k, 0.19, 0.55);
      bed(t, Random(draw.next()), 1500, 0.5, 0.022 * k, 0.31, 0.5);
      if (scene.plan.place == Place::tram_stop) {
        const double at = scene.plan.tram_arrives ? 0.6 : draw.real(0.5, whole * 0.6);
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
      for (double at = draw.real(0.3, 1.0); at < whole - 0.3; at += draw.real(0.7, 1.7)) {
        strike(t, at,
               {{2350 + draw.real(-300, 500), 0.4, 0.09}, {4100, 0.2, 0.05}, {5900, 0.1, 0.03}},
               0.12 * k, draw.real(-0.7, 0.7));
      }
      break;
    }
    case Place::rooftop:
    case Place::journey:
      bed(t, Random(draw.next()), 480, 0.7, 0.14 * k, 0.23, 0.7);
      break;
    case Place::courtyard:
      bed(t, Random(draw.next()), 2600, 0.5, 0.035 * k, 0.27, 0.7);
      for (double at = draw.real(0.2, 0.9); at < whole - 0.6; at += draw.real(0.8, 1.9))
        bird(t, draw, at, draw.real(-0.8, 0.8));
      break;
    case Place::room:
    case Place::window_room:
      hum(t, 0.012 * k);
      break;
  }
}

// Sounds that last as long as they are wanted.
bool lasting_sound(Track& t, std::string_view id, Random& draw) {
  const double length = static_cast<double>(t.frames()) / kRate;
  if (id == "rain") {
    // Not higher: an encoder drops what hisses, and the level with it.
    bed(t, Random(draw.next()), 2100, 0.8, 0.20, 0.21, 0.15);
    bed(t, Random(draw.next()), 900, 0.5, 0.10, 0.17, 0.2);
    for (double at = 0; at < length; at += draw.real(0.01, 0.05))
      burst(t, Random(draw.next()), at, draw.real(1800, 3600), 4, 0.004, draw.real(0.05, 0.22),
            draw.real(-1, 1));
  } else if (id == "hum" || id == "room_tone") {
    hum(t, 0.10);
  } else if (id == "wind") {
    wind(t, draw);
  } else if (id == "sea") {
    bed(t, Random(draw.next()), 700, 0.5, 0.26, 0.16, 0.85);
  } else if (id == "traffic") {
    bed(t, Random(draw.next()), 210, 0.7, 0.34, 0.21, 0.5);
  } else if (id == "crowd") {
    Random voices(draw.next());
    crowd(t, voices, 0.28);
  } else if (id == "voice") {
    voice(t, draw);
  } else if (id == "music" || id == "score") {
    music(t, draw);
  } else if (id == "birds") {
    for (double at = draw.real(0.1, 0.5); at < length - 0.5; at += draw.real(0.6, 1.4))
      bird(t, draw, at, draw.real(-0.8, 0.8));
  } else if (id == "tone") {
    strike(t, 0.05, {{440, 0.6, length}}, 0.25, 0);
  } else {
    return false;
  }
  return true;
}

// Sounds of a moment.
void short_sound(Track& t, std::string_view id, double at, Random& draw) {
  if (id == "bell") bell(t, at, 0.42, 0.2);
  if (id == "door") {
    creak(t, draw, at + 0.06, 1.0, 0.25);
    burst(t, Random(draw.next()), at, 420, 2, 0.03, 0.7, 0.25);
  }
  if (id == "knock") {
    for (int i = 0; i < 3; ++i) {
      burst(t, Random(draw.next()), at + 0.22 * i, 260, 3, 0.022, 0.8, 0.1);
      burst(t, Random(draw.next()), at + 0.22 * i, 900, 2, 0.010, 0.35, 0.1);
    }
  }
  if (id == "steps") {
    for (int i = 0; i < 3; ++i) step_sound(t, draw, at + 0.56 * i, -0.3 + 0.3 * i);
  }
}

void asked_sounds(Track& t, const Scene& scene, Random& draw) {
  const Plan& plan = scene.plan;
  const double whole = scene.seconds;
  for (const char* id : {"rain", "hum", "room_tone", "wind", "sea", "traffic", "crowd", "voice",
                         "music", "score", "birds", "tone"}) {
    if (asked(plan, id)) lasting_sound(t, id, draw);
  }
  if (asked(plan, "bell")) {
    for (double at = 0.5; at < whole - 0.4; at += 1.6) short_sound(t, "bell", at, draw);
  }
  if (asked(plan, "knock")) short_sound(t, "knock", whole * 0.2, draw);
  if (asked(plan, "door") ||
      (!scene.players.empty() && scene.players[0].performance.act == Act::opens_door))
    short_sound(t, "door", whole * 0.30, draw);
  bool stepping = false;
  for (const Player& p : scene.players) {
    for (double at : footfalls(p.performance)) {
      stepping = true;
      step_sound(t, draw, at, p.performance.heading * (at / whole * 2 - 1) * 0.5);
    }
  }
  if (asked(plan, "steps") && !stepping) {
    for (double at = 0.35; at < whole - 0.2; at += 0.56)
      step_sound(t, draw, at, -0.6 + 1.2 * at / whole);
  }
  for (const SoundAt& cue : plan.cues) {
    Track part(std::max<std::int64_t>(0, t.frames() - std::llround(cue.seconds * kRate)));
    if (!lasting_sound(part, cue.id, draw)) short_sound(part, cue.id, 0, draw);
    // In within a frame, so that the moment is heard and does not click.
    const std::int64_t from = t.frames() - part.frames();
    for (std::int64_t i = 0; i < part.frames(); ++i) {
      const double k = std::min(1.0, static_cast<double>(i) / 240);
      t.add(from + i, k * part.at(i, 0), k * part.at(i, 1));
    }
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
  place_sound(track, scene, draw, !scene.plan.sounds.empty() || !scene.plan.cues.empty());
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
