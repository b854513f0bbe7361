// SPDX-License-Identifier: Apache-2.0
//
// V.flicker, V.resol on practice takes that FFmpeg's filters spoilt; loudness, true peak and onsets
// against FFmpeg's meter and known strokes.

#include <array>
#include <cmath>
#include <filesystem>
#include <random>

#include "media/libav/sound_reader.h"
#include "media/measure/onsets.h"
#include "tests/accuracy/studio.h"
#include "tests/accuracy/tally.h"
#include "tests/support/temp_dir.h"

namespace shotlab::accuracy {
namespace {

TakeEvidence textured(const std::filesystem::path& clip) {
  MeasureRequest request = only_texture();
  request.source = clip;
  TakeEvidence evidence = a_take();
  evidence.measurement = must(measure(request));
  return evidence;
}

void spoilt(Report& report) {
  if (!have_ffmpeg()) return;
  const test::TempDir folder;
  std::vector<double> calm, lamp, whole, doubled;
  const std::array<const char*, 4> prompts{
      "medium shot, a woman in a yellow coat waits, tram stop, pan right",
      "long shot, a man in a red coat walks, street, neon at night, rain",
      "close-up, an old man in a green coat, room, soft window light from the left",
      "full shot, a young woman runs, market lane, lantern light, handheld camera"};
  for (int i = 0; i < report.many(10); ++i) {
    PaintRequest request;
    request.prompt = prompts[static_cast<std::size_t>(i) % 4];
    request.seed = i + 800;
    request.seconds = 2;
    must(paint_take(request, folder / "take.mp4", {}));
    const TakeEvidence good = textured(folder / "take.mp4");
    report.row("V.flicker", "as painted").count(put("V.flicker", {}, {good}).state, true);
    report.row("V.resol", "painted at 1280 x 720").count(put("V.resol", {}, {good}).state, true);
    calm.push_back(good.measurement->texture->flicker);
    whole.push_back(good.measurement->texture->detail);
    ffmpeg(folder.path(),
           "-i take.mp4 -vf \"eq=gamma='1+0.05*(2*mod(n\\,2)-1)':eval=frame\" lamp.mp4");
    const TakeEvidence lit = textured(folder / "lamp.mp4");
    report.row("V.flicker", "gamma 5 % up and down, frame by frame")
        .count(put("V.flicker", {}, {lit}).state, false);
    lamp.push_back(lit.measurement->texture->flicker);
    const char* flags = i % 2 == 0 ? "bicubic" : "lanczos";
    ffmpeg(folder.path(),
           std::string("-i take.mp4 -vf scale=640:360:flags=area,scale=1280:720:flags=") + flags +
               " large.mp4");
    const TakeEvidence large = textured(folder / "large.mp4");
    report.row("V.resol", "640 x 360 enlarged, bicubic or Lanczos")
        .count(put("V.resol", {}, {large}).state, false);
    doubled.push_back(large.measurement->texture->detail);
  }
  report.row("V.flicker", "as painted").numbers = spread_of(calm);
  report.row("V.flicker", "gamma 5 % up and down, frame by frame").numbers = spread_of(lamp);
  report.row("V.resol", "painted at 1280 x 720").numbers = spread_of(whole);
  report.row("V.resol", "640 x 360 enlarged, bicubic or Lanczos").numbers = spread_of(doubled);
}

void meters(Report& report) {
  if (!have_ffmpeg()) return;
  const test::TempDir folder;
  const std::array<const char*, 15> sounds{
      "sine=440:r=48000:d=5,volume=-30dB,aformat=channel_layouts=mono",
      "sine=3150:r=44100:d=7,aformat=channel_layouts=mono",
      "anoisesrc=r=22050:d=9:c=pink:seed=11:a=0.6,aformat=channel_layouts=mono",
      "anoisesrc=r=96000:d=5:c=white:seed=12:a=0.4,aformat=channel_layouts=stereo",
      "sine=60:r=48000:d=6,volume=10dB,aformat=channel_layouts=stereo",
      "sine=1000:r=48000:d=8,volume=-5dB,aformat=channel_layouts=stereo",
      "sine=997:r=48000:d=8,volume=-20dB,aformat=channel_layouts=stereo",
      "anoisesrc=r=48000:d=8:c=pink:seed=3:a=0.3,aformat=channel_layouts=stereo",
      "anoisesrc=r=44100:d=8:c=white:seed=4:a=0.9,aformat=channel_layouts=stereo",
      "anoisesrc=r=48000:d=12:c=brown:seed=5:a=0.5,tremolo=f=0.3:d=0.9,aformat=channel_layouts="
      "stereo",
      "sine=11025:r=44100:d=6,volume=17dB,aformat=channel_layouts=stereo",
      "sine=12000:r=48000:d=6,volume=16dB,aformat=channel_layouts=stereo",
      "aevalsrc='0.9*sin(2*PI*6000*t+PI/4)|0.2*sin(2*PI*200*t)':s=48000:d=6",
      "aevalsrc='0.5*sin(2*PI*300*t)*gt(mod(t\\,2)\\,1)|0.5*sin(2*PI*310*t)*gt(mod(t\\,2)\\,1)':s="
      "48000:d=10",
      "anoisesrc=r=48000:d=8:c=pink:seed=9:a=0.05,aformat=channel_layouts=5.1"};
  std::vector<double> off_lufs, off_peak;
  std::vector<std::filesystem::path> clips;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const std::string name = "sound" + std::to_string(i) + ".wav";
    ffmpeg(folder.path(), std::string("-f lavfi -i \"") + sounds[i] +
                              ",apad=pad_dur=0.3\" -c:a pcm_f32le " + name);
    clips.push_back(folder / name);
  }
  for (const char* real : {"D01", "D02", "D18", "D25", "D30"}) {
    if (const auto clip = real_clip(real); !clip.empty()) clips.push_back(clip);
  }
  for (const auto& clip : clips) {
    const Meter theirs = ffmpeg_meter(clip);
    MeasureRequest request = only_texture();
    request.texture = false;
    request.loudness = true;
    request.source = clip;
    const Measurement ours = must(measure(request));
    if (!ours.loudness || ours.loudness->silent) {
      ++report.row("loudness", "FFmpeg's ebur128, within 0.1 LU").cannot;
      continue;
    }
    const double lufs = std::abs(ours.loudness->integrated_lufs - theirs.lufs);
    const double peak = std::abs(ours.loudness->true_peak_dbtp - theirs.peak);
    off_lufs.push_back(lufs), off_peak.push_back(peak);
    report.row("loudness", "FFmpeg's ebur128, within 0.1 LU").count(lufs <= .1001);
    report.row("true peak", "FFmpeg's ebur128, within 0.2 dB").count(peak <= .2001);
    if (lufs > .1001 || peak > .2001) {
      report.misses.push_back(
          "meter " + clip.filename().string() + ": " + number(ours.loudness->integrated_lufs, 2) +
          " / " + number(theirs.lufs, 1) + " LUFS, " + number(ours.loudness->true_peak_dbtp, 2) +
          " / " + number(theirs.peak, 1) + " dBTP");
    }
  }
  report.row("loudness", "FFmpeg's ebur128, within 0.1 LU").numbers =
      "off " + spread_of(off_lufs, 3);
  report.row("true peak", "FFmpeg's ebur128, within 0.2 dB").numbers =
      "off " + spread_of(off_peak, 3);
}

// Strokes of many kinds over beds of many levels, at known times.
void strokes(Report& report) {
  std::vector<double> off;
  for (int i = 0; i < report.many(20); ++i) {
    std::mt19937_64 draw(static_cast<std::uint64_t>(i) + 99);
    const auto unit = [&] { return static_cast<double>(draw() % 10001) / 10000; };
    Samples sound{kOnsetRate, 1, std::vector<float>(kOnsetRate * 8)};
    const double hiss = .02 * unit() * unit();
    for (float& v : sound.values) v = static_cast<float>(hiss * (2 * unit() - 1));
    std::vector<double> at;
    for (double t = .4; t < 7.5; t += .22 + .5 * unit()) {
      at.push_back(t);
      const double hz = 120 + 1500 * unit() * unit(), gain = .08 + .5 * unit(),
                   decay = 6 + 30 * unit();
      const bool noise = unit() < .4;
      for (auto k = static_cast<std::size_t>(t * kOnsetRate); k < sound.values.size(); ++k) {
        const double s = static_cast<double>(k) / kOnsetRate - t;
        if (s > .6) break;
        sound.values[k] += static_cast<float>(
            gain * std::exp(-decay * s) * (noise ? 2 * unit() - 1 : std::sin(6.2831853 * hz * s)));
      }
    }
    const std::vector<double> onsets = onsets_of(sound);
    std::size_t matched = 0;
    for (const double stroke : at) {
      double nearest = 9;
      for (const double onset : onsets) {
        if (std::abs(onset - stroke) < std::abs(nearest)) nearest = onset - stroke;
      }
      const bool found = std::abs(nearest) <= .05;
      report.row("onsets", "strokes at known times, within 50 ms").count(found);
      if (found) ++matched, off.push_back(1000 * nearest);
    }
    report.row("onsets", "no stroke where none was").wrong +=
        static_cast<int>(onsets.size() - matched);
    report.row("onsets", "no stroke where none was").right += static_cast<int>(matched);
  }
  report.row("onsets", "strokes at known times, within 50 ms").numbers =
      "off, ms " + spread_of(off, 0);
}

}  // namespace

void finish(Report& report) {
  spoilt(report);
  meters(report);
  strokes(report);
}

}  // namespace shotlab::accuracy
