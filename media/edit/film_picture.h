// SPDX-License-Identifier: Apache-2.0
//
// Gives frame k of a film: the shot or shots that are seen there, fitted, dissolved, faded, with
// the words over them.
//
// Blocking: decodes. Threading: one thread at a time.
// Errors:   as join.h; titles that cannot be drawn are found when it is opened.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/edit/film_plan.h"
#include "media/libav/frame_blend.h"
#include "media/libav/frame_fit.h"
#include "media/libav/frame_reader.h"

namespace shotlab {

class FilmPicture {
 public:
  // REQUIRES: the plan outlives this; can_compose(look).
  static Result<FilmPicture> open(const FilmPlan& plan, const VideoFacts& look,
                                  const Cancel& cancel);

  // In any order; forward without waste. A frame in which nothing happens, of a clip that looks
  // like the film, is the clip's own.
  Result<Frame> at(std::int64_t film_frame);

 private:
  struct Reel {
    FrameReader reader;
    FrameFitter fitter;
  };

  FilmPicture(const FilmPlan& plan, const VideoFacts& look, const Cancel& cancel)
      : plan_(&plan), look_(look), cancel_(cancel) {}
  Result<Frame> shot_at(std::size_t shot, std::int64_t film_frame);

  const FilmPlan* plan_;
  VideoFacts look_;
  Cancel cancel_;
  std::map<std::size_t, Reel> reels_;  // Of the shots that are seen now.
  std::vector<TitleArt> titles_;
};

}  // namespace shotlab
