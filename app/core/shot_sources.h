// SPDX-License-Identifier: Apache-2.0
//
// What a shot takes from elsewhere: the take that it changes or goes on from, and the pictures and
// clips that go with it.
//
// Threading: one thread at a time per film. Blocking: reads the files and keeps copies of them.
// Errors:    as keep_references(); not_found = no such take; bad_input = the service does not know
//            the take, so it cannot change it there, or a mask without a clip.

#pragma once

#include <string>
#include <vector>

#include "app/core/film.h"
#include "app/core/references.h"
#include "app/core/shoot.h"
#include "media/base/cancel.h"
#include "media/base/result.h"

namespace shotlab {

struct ShotSources {
  std::string edit;    // Take to be changed at the service; empty: none.
  std::string extend;  // Take to be gone on with there; empty: none.
  std::vector<ReferenceFile> files = {};
  bool by_clip = false;  // The service goes on from a clip that it is sent (goes_on_from_clip()).
};

// What a person may name instead of a file: a frame of a take for a picture ("0002@48", frames from
// 0), a take for a video, "box:X,Y,W,H" or "ellipse:X,Y,W,H" for a mask. A file that is there wins.
Result<ReferenceFile> named_reference(const std::string& role, const std::string& words,
                                      const Film& film, const Cancel& cancel);

// Refused where something is to be laid into a clip, and there is none.
Status fit_together(const ShotSources& sources);

// Fills in the order's parent, previous job, references and attachments.
Status add_sources(const ShotSources& sources, const Film& film, ShootOrder& order);

}  // namespace shotlab
