// SPDX-License-Identifier: Apache-2.0
//
// Paints a filmed picture anew: masses kept, detail gone, brush marks along the forms, colours of
// the words. The marks lie still on what was filmed, so that nothing boils.
//
// Threading: one thread at a time per Bristle.
// Source:    generalised Kuwahara filter (Kuwahara 1976; Papari et al. 2007, here with four square
//            sectors and soft weights) for the masses; structure tensor for the strokes.

#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "app/practice/levels/plate_motion.h"
#include "app/practice/plan.h"
#include "media/model/picture.h"

namespace shotlab::practice {

// What the words make of the colours.
struct Tinting {
  std::vector<Rgb> swatches;  // Colours that everything moves towards; empty: as filmed.
  Rgb gain{1, 1, 1};          // Light: multiplied ...
  Rgb lift{0, 0, 0};          // ... and added.
  double contrast = 1, saturation = 1, mono = 0;
  bool outlines = false;  // Dark edges, as of ink.
};

Tinting tinting_of(const Plan& plan, bool light_named);

class Bristle {
 public:
  Bristle(const Tinting& tinting, std::uint64_t seed, int width, int height);
  // `placed`: where points of the first frame have come to be.
  Picture paint(const Picture& frame, const Similarity& placed);
  // The colours alone, every detail kept.
  Picture tint(const Picture& frame) const;

 private:
  Rgb coloured(Rgb c) const;
  void masses(const Picture& frame);

  Tinting tinting_;
  int width_, height_, radius_;
  std::vector<std::array<float, 3>> flat_;          // The masses of one frame.
  std::array<std::vector<std::int8_t>, 4> marks_;   // Bristle marks in four directions, tiles.
  std::vector<std::array<std::uint8_t, 3>> table_;  // coloured(), on a 17 x 17 x 17 grid.
};

}  // namespace shotlab::practice
