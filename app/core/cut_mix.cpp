// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_mix.h"

#include <utility>

#include "app/core/export_film.h"
#include "media/edit/film_plan.h"
#include "media/edit/film_sound.h"
#include "media/libav/sound_reader.h"

namespace shotlab {
namespace {

constexpr int kRate = 48'000;

}  // namespace

Result<std::shared_ptr<const CutMix>> mix_cut(const Cut& cut, const std::filesystem::path& folder,
                                              const Cancel& cancel) {
  Result<JoinRequest> request = request_for(cut, folder);
  if (!request) return request.error();
  request->titles.clear();  // They make no sound, and may still be without words.
  Result<FilmPlan> plan = plan_film(*request, cancel);
  if (!plan) return plan.error();
  auto mix = std::make_shared<CutMix>();
  mix->loudness.silent = true;
  if (!plan->sound) return std::shared_ptr<const CutMix>(std::move(mix));
  if (static_cast<double>(plan->frames) / plan->fps.value() > kLongestMix) {
    return Error{ErrorCode::unsupported,
                 {"The film is too long to hear as a whole here.", "影片太長，這裏無法整體試聽。"},
                 {"Export it to hear it.", "請輸出後再聽。"}};
  }
  FilmSound film(*plan, kRate, 2, cancel);
  Result<Samples> sound = film.mix();
  if (!sound) return sound.error();
  mix->sound = *std::move(sound);
  if (Result<Loudness> loudness = measure_loudness(mix->sound)) mix->loudness = *loudness;
  return std::shared_ptr<const CutMix>(std::move(mix));
}

}  // namespace shotlab
