// SPDX-License-Identifier: Apache-2.0
//
// What a film is made of, frame by frame, known before anything is written.
//
// Threading: plain values. Blocking: plan_film() reads every packet of each clip once.
// Errors:    as join.h.

#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/edit/join.h"
#include "media/libav/clip_source.h"

namespace shotlab {

struct FilmShot {
  JoinSegment wanted;  // Its range is resolved.
  ClipSource* source = nullptr;
  std::vector<std::int64_t> frames;  // Source frame of each film frame.
  FrameRange place;                  // In the film, as it is seen.
  FrameRange heard;                  // And as its own sound is.

  const ClipFacts& facts() const { return source->facts(); }
  const VideoFacts& video() const { return *source->facts().video; }
  std::int64_t source_frame(std::int64_t film_frame) const {
    return frames[static_cast<std::size_t>(film_frame - place.in)];
  }
};

struct FilmPlan {
  int width = 0;  // As a player shows it.
  int height = 0;
  Rational fps;
  std::vector<std::unique_ptr<ClipSource>> sources;  // Each file once.
  std::vector<FilmShot> shots;
  std::int64_t frames = 0;
  std::vector<CutTitle> titles;
  std::vector<CutTrack> tracks;
  bool sound = false;
};

Result<FilmPlan> plan_film(const JoinRequest& request, const Cancel& cancel);

// How bright shot `shot` is at a film frame inside it: 1, or less in a fade.
double shot_level(const FilmShot& shot, std::int64_t film_frame);
// How much of a shot is seen in the dissolve that it begins with; 1 behind it.
double shot_share(const FilmShot& shot, std::int64_t film_frame);
// How strong a title is at a film frame; 0 where it is not seen.
double title_level(const CutTitle& title, std::int64_t film_frame);

// A stretch of the film; plain: shown of one shot alone, as it is.
struct FilmRun {
  FrameRange film;
  std::size_t shot = 0;  // The first that is seen.
  bool plain = false;
  bool operator==(const FilmRun&) const = default;
};

// The whole film in runs, as few as can be. Pure.
std::vector<FilmRun> runs_of(const FilmPlan& plan);

}  // namespace shotlab
