// SPDX-License-Identifier: Apache-2.0

#include "app/core/gather.h"

#include "app/core/measure_cache.h"
#include "media/base/hash.h"
#include "media/libav/probe.h"

namespace shotlab {
namespace {

constexpr std::string_view kQuiz = "quiz.";

Error was_altered(const Take& take) {
  return {
      ErrorCode::bad_input,
      {"The clip of \"" + take.id + "\" is not the one that was received.",
       "「" + take.id + "」的影片檔與收到時不同。"},
      {"Put the original take.mp4 back, or shoot again.", "請放回原來的 take.mp4，或再拍一次。"}};
}

TakeEvidence look_at(const Take& take, const NeededMeasures& needed,
                     const std::filesystem::path& cache, const Cancel& cancel) {
  TakeEvidence evidence;
  evidence.take = take;
  Result<std::string> hash = sha256_of_file(take.clip);
  if (!hash) {
    evidence.unreadable = hash.error();
    return evidence;
  }
  evidence.hash_matches = *hash == take.sha256;
  if (!evidence.hash_matches) evidence.unreadable = was_altered(take);
  Result<ClipFacts> facts = probe(take.clip, cancel);
  if (!facts) {
    evidence.unreadable = facts.error();
    return evidence;
  }
  evidence.facts = *facts;
  // By the hash of what lies there now: an altered clip must not show the original's numbers.
  Result<Measurement> measured = measure_once(take.clip, *hash, needed, cache, cancel);
  if (measured) {
    evidence.measurement = *measured;
  } else {
    evidence.unreadable = measured.error();
  }
  return evidence;
}

}  // namespace

Result<std::vector<Take>> takes_of(const Exercise& exercise, const Film& film,
                                   std::vector<Error>* damaged) {
  Result<std::vector<Take>> all = film.takes(damaged);
  if (!all) return all;
  std::vector<Take> own;
  for (Take& take : *all) {
    if (take.exercise == exercise.id) own.push_back(std::move(take));
  }
  return own;
}

Result<Evidence> gather(const Exercise& exercise, const Film& film, const Cancel& cancel,
                        const GatherProgress& progress) {
  Result<std::vector<Take>> takes = takes_of(exercise, film);
  if (!takes) return takes.error();
  const NeededMeasures needed = needed_measures(exercise);
  Evidence evidence;
  for (std::size_t i = 0; i < takes->size(); ++i) {
    if (progress) progress((*takes)[i].id, i + 1, takes->size());
    evidence.takes.push_back(look_at((*takes)[i], needed, film.cache_folder(), cancel));
    if (cancel.requested()) {
      return Error{ErrorCode::cancelled, {"The check was stopped.", "檢查已停止。"}, {"", ""}};
    }
  }
  Result<std::optional<Cut>> cut = film.newest_cut();
  if (!cut) return cut.error();
  evidence.cut = *cut;
  Result<std::map<std::string, std::string>> answers = film.answers();
  if (!answers) return answers.error();
  for (const auto& [key, text] : *answers) {
    if (key.starts_with(kQuiz)) {
      evidence.quiz[key.substr(kQuiz.size())] = text;
    } else {
      evidence.answers[key] = text;
    }
  }
  evidence.brief = exercise.brief;
  return evidence;
}

}  // namespace shotlab
