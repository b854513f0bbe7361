// SPDX-License-Identifier: Apache-2.0
//
// Pictures and clips that go with a shot. Their bytes are kept in the film under their hash, so
// that a recipe can be repeated; the recipe keeps the name that the person knew the file by.
//
// Threading: one thread at a time per film. Blocking: reads and writes those files.
// Errors:    bad_input = no picture or clip that services take, or a damaged one; not_found = it is
// no longer there.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/core/film.h"
#include "app/core/settings.h"
#include "app/generate/adapter.h"
#include "media/base/result.h"
#include "media/model/shot_request.h"

namespace shotlab {

struct ReferenceFile {
  std::string role;  // "image", "first_frame", "last_frame", "video".
  std::filesystem::path path;
  bool operator==(const ReferenceFile&) const = default;
};

// Whether the provider goes on from a clip that it is sent, not from a job that it remembers.
bool goes_on_from_clip(const std::string& provider, const Settings& settings);

struct References {
  std::vector<Reference> recipe;        // Role, original name, hash.
  std::vector<Attachment> attachments;  // In the same order, with their bytes.
};

// Reads the files and keeps a copy of each in assets/references/<sha256>.<type>.
Result<References> keep_references(const Film& film, const std::vector<ReferenceFile>& files);

// The bytes of a recipe's references, found again by their hash and checked against it.
Result<std::vector<Attachment>> find_references(const Film& film,
                                                const std::vector<Reference>& references);

// "image/png", ... by the first bytes of a file; empty if it is nothing that services take.
std::string reference_type(std::string_view bytes);
// ".png" for "image/png"; ".bin" for anything that is none of them.
std::string reference_ending(std::string_view mime);

}  // namespace shotlab
