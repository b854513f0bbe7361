// SPDX-License-Identifier: Apache-2.0

#include "app/core/gather.h"

#include <utility>

#include "app/core/handin/package_state.h"
#include "app/core/marks.h"
#include "app/core/measure_cache.h"
#include "app/core/pair_evidence.h"
#include "app/core/papers/paper_state.h"
#include "app/core/papers/papers_files.h"
#include "app/core/peer_reviews.h"
#include "app/core/received.h"
#include "app/core/reviews.h"
#include "app/core/sound_layers.h"
#include "media/base/hash.h"
#include "media/libav/probe.h"
#include "media/measure/box_look.h"

namespace shotlab {
namespace {

constexpr std::string_view kQuiz = "quiz.";

TakeEvidence look_at(const Take& take, const NeededMeasures& needed,
                     const std::vector<FrameMark>& marks, const std::filesystem::path& cache,
                     const Cancel& cancel) {
  TakeEvidence evidence;
  evidence.take = take;
  evidence.marks = marks;
  Result<std::string> hash = sha256_of_file(take.clip);
  if (!hash) {
    evidence.unreadable = hash.error();
    return evidence;
  }
  evidence.hash_matches = *hash == take.sha256;
  if (!evidence.hash_matches) evidence.unreadable = not_as_received(take);
  Result<ClipFacts> facts = probe(take.clip, cancel);
  if (!facts) {
    evidence.unreadable = facts.error();
    return evidence;
  }
  evidence.facts = *facts;
  // By the hash of what lies there now: an altered clip must not show the original's numbers.
  Result<Measurement> measured = measure_once(take.clip, *hash, needed, marks, cache, cancel);
  if (measured) {
    evidence.measurement = *measured;
  } else {
    evidence.unreadable = measured.error();
  }
  return evidence;
}

// Every pair of takes whose boxes of one kind can be compared.
std::vector<TakeLikeness> likeness_among(const std::vector<TakeEvidence>& takes) {
  std::vector<TakeLikeness> all;
  for (const MarkKind kind : {MarkKind::head, MarkKind::subject}) {
    std::vector<std::pair<const TakeEvidence*, const BoxMeasurement*>> marked;
    for (const TakeEvidence& take : takes) {
      const BoxMeasurement* last = nullptr;
      if (!take.measurement) continue;
      for (const BoxMeasurement& box : take.measurement->boxes) {
        if (box.mark.kind == kind) last = &box;
      }
      if (last) marked.emplace_back(&take, last);
    }
    for (std::size_t i = 0; i < marked.size(); ++i) {
      for (std::size_t j = i + 1; j < marked.size(); ++j) {
        all.push_back({marked[i].first->take.id, marked[j].first->take.id, kind,
                       likeness_of(marked[i].second->look, marked[j].second->look)});
      }
    }
  }
  return all;
}

// The tracks of the cut, as they are heard in it.
Status add_layers(const Film& film, const Cancel& cancel, Evidence& evidence) {
  if (!evidence.cut) return done();
  Result<std::vector<SoundLayer>> layers = sound_layers(*evidence.cut, film.folder(), cancel);
  if (layers) {
    evidence.layers = std::move(*layers);
  } else if (layers.error().code == ErrorCode::cancelled) {
    return layers.error();
  } else {
    evidence.layers_unheard = layers.error();
  }
  return done();
}

// What travels: the package, and what was written about other people's.
Status add_packages(const Film& film, const std::vector<Take>& own, const NeededMeasures& needed,
                    const Settings& settings, const Cancel& cancel, Evidence& evidence) {
  if (needed.package) {
    Result<std::optional<PackageState>> package = package_state(film, settings, cancel);
    if (!package) return package.error();
    evidence.package = std::move(*package);
  }
  if (!needed.peers) return done();
  Result<std::vector<PeerPackage>> peers = read_peers(film.folder());
  if (!peers) return peers.error();
  evidence.peers = peer_reviews(*peers, own);
  return done();
}

// What a person decided, and how far the papers are filled in where a criterion asks.
Status add_papers(const Film& film, const NeededMeasures& needed, const Settings& settings,
                  const Cancel& cancel, Evidence& evidence) {
  Result<Reviews> reviews = read_reviews(film.folder());
  if (!reviews) return reviews.error();
  evidence.releases = std::move(reviews->releases);
  evidence.waivers = std::move(reviews->waivers);
  if (!needed.papers) return done();
  const Result<Papers> papers = read_papers(film.folder());
  if (!papers) return done();  // The checks say that they cannot be read; the desk says why.
  const Result<FilmFacts> facts = read_film_facts(film, settings, cancel);
  if (!facts) return facts.error();
  evidence.papers = papers_evidence(*facts, *papers);
  return done();
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
                        const GatherProgress& progress, const Settings& settings) {
  Result<std::vector<Take>> takes = takes_of(exercise, film);
  if (!takes) return takes.error();
  const NeededMeasures needed = needed_measures(exercise);
  Result<std::vector<Take>> all = film.takes();
  if (!all) return all.error();
  Result<Marks> marks = read_marks(film.folder());
  if (!marks) return marks.error();
  Evidence evidence;
  for (std::size_t i = 0; i < takes->size(); ++i) {
    if (progress) progress((*takes)[i].id, i + 1, takes->size());
    const std::vector<FrameMark>& own = (*marks)[(*takes)[i].id];
    evidence.takes.push_back(look_at((*takes)[i], needed, own, film.cache_folder(), cancel));
    std::vector<FrameMark> regions = own;
    const std::vector<FrameMark>& before = (*marks)[(*takes)[i].parent];
    regions.insert(regions.end(), before.begin(), before.end());
    look_beside(film, *all, regions, needed, evidence.takes.back(), cancel);
    if (cancel.requested()) {
      return Error{ErrorCode::cancelled, {"The check was stopped.", "檢查已停止。"}, {"", ""}};
    }
  }
  if (needed.boxes) evidence.likeness = likeness_among(evidence.takes);
  Result<std::optional<Cut>> cut = film.newest_cut();
  if (!cut) return cut.error();
  evidence.cut = *cut;
  if (needed.layers) {
    if (Status added = add_layers(film, cancel, evidence); !added) return added.error();
  }
  Result<std::map<std::string, std::string>> answers = film.answers();
  if (!answers) return answers.error();
  for (const auto& [key, text] : *answers) {
    if (key.starts_with(kQuiz)) {
      evidence.quiz[key.substr(kQuiz.size())] = text;
    } else {
      evidence.answers[key] = text;
    }
  }
  Result<std::map<std::string, std::string>> times = film.answer_times();
  if (!times) return times.error();
  evidence.answer_times = std::move(*times);
  if (Status added = add_papers(film, needed, settings, cancel, evidence); !added)
    return added.error();
  if (Status added = add_packages(film, *all, needed, settings, cancel, evidence); !added)
    return added.error();
  evidence.brief = exercise.brief;
  return evidence;
}

}  // namespace shotlab
