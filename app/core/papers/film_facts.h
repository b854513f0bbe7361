// SPDX-License-Identifier: Apache-2.0
//
// What the lab knows of a film without asking anybody: where its takes stand in the newest saved
// cut, and what each was made with. The papers are filled from this.
//
// Threading: plain values; film_facts() is pure, read_film_facts() reads the film.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/base/text.h"
#include "media/model/cut.h"
#include "media/model/take.h"

namespace shotlab {

class Film;
struct FilmInfo;
struct Settings;

// A part of the film: a shot of the cut, or a kept take where there is no cut yet.
struct FilmPart {
  std::string take;  // Empty: the learner's own footage.
  FrameRange range;  // Of the take's frames; {0, 0} without a cut.
  FrameRange film;   // Where it stands, in film frames; {0, 0} without a cut.
};

struct FilmFacts {
  std::string name;  // Of the film.
  std::vector<Take> takes;
  std::optional<Cut> cut;
  std::vector<FilmPart> parts;        // In film order.
  std::map<std::string, Text> tools;  // Words of each provider.

  const Take* find(const std::string& take) const;
  Text tool_of(const Take& take) const;
  // "00:00:02:12"; empty without a cut.
  std::string tc(std::int64_t film_frame) const;
  std::int64_t film_frames() const;       // 0 without a cut.
  std::int64_t generated_frames() const;  // Of those.
  std::size_t generated_parts() const;
};

// `rates`: frames a second of the takes, by id; a take that is not in it has the film's.
FilmFacts film_facts(const FilmInfo& info, std::vector<Take> takes, std::optional<Cut> cut,
                     const std::map<std::string, Rational>& rates, const Settings& settings);

// The same from the film's folder: takes, newest cut, and what their clips say.
Result<FilmFacts> read_film_facts(const Film& film, const Settings& settings, const Cancel& cancel);

}  // namespace shotlab
