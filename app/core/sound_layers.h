// SPDX-License-Identifier: Apache-2.0
//
// What a cut sounds like, layer by layer: the shots' own sound and each track that is heard, at its
// level and ducked as the exported film has it, by the exporter's own mixer.
//
// Threading: any thread. Blocking: decodes the sound of every shot and track.
// Errors:    as join.h; cancelled.

#pragma once

#include <filesystem>
#include <vector>

#include "exercises/engine/verdict.h"
#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/cut.h"

namespace shotlab {

// `folder`: of the film. The shots' own sound comes first where they have any; then the tracks in
// the order of the cut, without those that are muted or empty. A bed (ambience, music) knows how
// far it goes down under the tracks that are said to be dialogue. None for a cut without shots.
Result<std::vector<SoundLayer>> sound_layers(const Cut& cut, const std::filesystem::path& folder,
                                             const Cancel& cancel = {});

}  // namespace shotlab
