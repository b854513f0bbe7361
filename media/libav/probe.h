// SPDX-License-Identifier: Apache-2.0
//
// What a file is, found by reading all of its packets but decoding only its first picture.
//
// Blocking:  reads the file once.
// Threading: any thread.
// Errors:    unreadable, empty, truncated, not a clip, too large, a playlist in disguise: bad_input
//            with a sentence that says which. No other file is ever opened (own I/O, demuxer
//            allow-list).

#pragma once

#include <filesystem>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/clip_facts.h"

namespace shotlab {

Result<ClipFacts> probe(const std::filesystem::path& path, const Cancel& cancel = {});

}  // namespace shotlab
