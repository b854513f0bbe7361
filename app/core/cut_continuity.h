// SPDX-License-Identifier: Apache-2.0
//
// What two pictures on both sides of an edit have in common, measured: light, warmth, colours. What
// it means is for the editor to say: a jump may be wanted.
//
// Threading: any thread. Blocking: look_at_frame() decodes one picture.
// Errors:    a clip that cannot be read, a frame that it does not have.
// Source:    CIE L*a*b* as in media/measure/colour.h; the colours' distance is the mean difference
//            (CIE76) from each to the nearest of the other picture, weighed by how much of the
//            picture it fills, both ways.

#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "app/core/view.h"
#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/measurement.h"

namespace shotlab {

struct FrameLook {
  Tone tone;
  std::vector<Swatch> palette;
  Text problem;  // Why there is no more than this; empty: there is.
};

Result<FrameLook> look_at_frame(const std::filesystem::path& clip, std::int64_t frame,
                                const Cancel& cancel = {});

EditRow measure_edit(const FrameLook& before, const FrameLook& after);

}  // namespace shotlab
