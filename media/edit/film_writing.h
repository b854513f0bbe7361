// SPDX-License-Identifier: Apache-2.0
//
// The ways in which a planned film becomes a file: pieces copied and encoded side by side, all of
// it encoded, or numbered pictures. Each proves what it wrote before it gives it its name.
//
// Blocking, Threading, Errors: as join.h. A way that fails leaves nothing behind.

#pragma once

#include <functional>

#include "media/edit/film_kind.h"
#include "media/edit/film_plan.h"
#include "media/edit/join.h"
#include "media/model/samples.h"

namespace shotlab {

// The sound that goes into the file; rate 0: none.
struct FilmTrack {
  int rate = 0;
  int channels = 2;
  int bits = 192'000;
  std::int64_t length = 0;  // Samples.
  // Samples [begin, end) of the film, asked for in order; may be asked for from 0 again.
  std::function<Result<Samples>(std::int64_t begin, std::int64_t end)> at;
};

struct FilmProof {
  std::int64_t frames = 0;
  double worst_psnr = 99;
};

struct FilmOrder {
  const FilmPlan& plan;
  const FilmKind& kind;
  const JoinRequest& request;
  const FilmTrack& sound;
  const Cancel& cancel;
  const ProgressFn& progress;
};

// REQUIRES: kind.like.
Result<FilmProof> write_spliced(const FilmOrder& order, const std::vector<FilmPiece>& pieces);
Result<FilmProof> write_encoded(const FilmOrder& order);
// kind.look is the shape of the pictures.
Result<FilmProof> write_pictures(const FilmOrder& order);

}  // namespace shotlab
