// SPDX-License-Identifier: Apache-2.0

#include "app/core/sound_layers.h"

#include <algorithm>
#include <utility>

#include "app/core/export_film.h"
#include "media/edit/film_plan.h"
#include "media/edit/film_sound.h"
#include "media/libav/sound_reader.h"
#include "media/measure/sound_shape.h"

namespace shotlab {
namespace {

constexpr int kRate = 48'000;

// The loudest of all voices at each moment.
std::vector<float> voice_of(const std::vector<SoundLayer>& layers) {
  std::vector<float> voice;
  for (const SoundLayer& layer : layers) {
    if (layer.role != name_of(SoundRole::dialogue)) continue;
    const std::vector<float>& levels = layer.sound.levels;
    if (voice.size() < levels.size()) voice.resize(levels.size(), kNoLevel);
    for (std::size_t i = 0; i < levels.size(); ++i) voice[i] = std::max(voice[i], levels[i]);
  }
  return voice;
}

bool is_bed(const SoundLayer& layer) {
  return layer.role == name_of(SoundRole::ambience) || layer.role == name_of(SoundRole::music);
}

}  // namespace

Result<std::vector<SoundLayer>> sound_layers(const Cut& cut, const std::filesystem::path& folder,
                                             const Cancel& cancel) {
  std::vector<SoundLayer> layers;
  if (cut.events.empty()) return layers;
  Result<JoinRequest> request = request_for(cut, folder);
  if (!request) return request.error();
  request->titles.clear();  // They make no sound, and may still be without words.
  Result<FilmPlan> plan = plan_film(*request, cancel);
  if (!plan) return plan.error();
  if (!plan->sound) return layers;
  const bool shots_sound = std::any_of(
      plan->shots.begin(), plan->shots.end(),
      [](const FilmShot& shot) { return shot.facts().audio.has_value() && !shot.wanted.mute; });
  FilmSound film(*plan, kRate, 1, cancel);
  Result<Samples> mixed = film.mix([&](std::optional<std::size_t> track, const Samples& sound) {
    if (!track && !shots_sound) return;
    SoundLayer layer;
    layer.sound = shape_of_sound(sound);
    layer.loudness.silent = true;
    if (Result<Loudness> loudness = measure_loudness(sound)) layer.loudness = *loudness;
    if (track) {
      const CutTrack& laid = cut.tracks[*track];
      layer.role = name_of(laid.role);
      layer.source = laid.sounds.front().source;
    }
    layers.push_back(std::move(layer));
  });
  if (!mixed) return mixed.error();
  const std::vector<float> voice = voice_of(layers);
  for (SoundLayer& layer : layers) {
    if (is_bed(layer) && !voice.empty())
      layer.ducked_db = ducking_of({layer.sound.levels, 0}, {voice, 0});
  }
  return layers;
}

}  // namespace shotlab
