// SPDX-License-Identifier: Apache-2.0
//
// Decides what a film is: how its frames are coded, and which of its shots can stand in it as they
// are.
//
// Threading: pure.
// Errors:    a name that does not go with the codec asked for is refused.

#pragma once

#include <optional>
#include <vector>

#include "media/base/result.h"
#include "media/edit/film_plan.h"
#include "media/libav/clip_writer.h"

namespace shotlab {

struct FilmKind {
  VideoFacts look;  // Of its frames as they are coded.
  std::optional<std::size_t>
      like;                   // The shot whose packets it is made of; nothing: all is encoded.
  std::vector<Text> against;  // Of each shot: why it cannot be copied; empty if it can.
  PictureCodec codec = PictureCodec::h264;  // Where all is encoded.
  SoundCodec sound = SoundCodec::aac;
  std::string name;  // "h264", ...
};

// REQUIRES: request.codec is not png.
Result<FilmKind> choose_kind(const FilmPlan& plan, const JoinRequest& request);

// The same film with nothing copied, `why` for every shot.
FilmKind all_encoded(const FilmPlan& plan, const JoinRequest& request, const Text& why);

// One stretch of the finished picture.
struct FilmPiece {
  FrameRange film;
  std::size_t shot = 0;  // Copied: which shot.
  bool copy = false;
  std::int64_t first = 0;  // Copied: packets [first, end) of its clip.
  std::int64_t end = 0;
  std::int64_t frame = 0;  // Copied: the clip's frame at film.in.
  bool skip_leading = false;
};

// The whole film in pieces that follow one another. REQUIRES: kind.like.
std::vector<FilmPiece> pieces_of(const FilmPlan& plan, const FilmKind& kind);

}  // namespace shotlab
