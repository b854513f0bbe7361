// SPDX-License-Identifier: Apache-2.0
//
// A cut is a saved edit: which frames of which clips, one after the other, on one film clock.
//
// Threading: plain values.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "media/model/time.h"

namespace shotlab {

struct CutEvent {
  std::string take;    // Take id; empty for an asset.
  std::string source;  // Path of the clip, relative to the film folder.
  FrameRange range;    // Of the source's own presented frames.
  bool operator==(const CutEvent&) const = default;
};

struct Cut {
  int version = 0;  // 3 for cuts/0003.otio.
  std::string name;
  Rational fps{24, 1};  // Of the film.
  int width = 1280;
  int height = 720;
  std::vector<CutEvent> events;
  bool operator==(const Cut&) const = default;
};

}  // namespace shotlab
