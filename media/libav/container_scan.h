// SPDX-License-Identifier: Apache-2.0
//
// A look at the outside of a file before FFmpeg sees it: is it what it claims to be, is all of it
// there, and which marks of origin does it carry. Reads box and element headers only, and the
// marks.
//
// Threading: plain function.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/result.h"
#include "media/libav/file_input.h"

namespace shotlab::av {

struct ContainerScan {
  bool boxes = false;      // ISO media (MP4, MOV): the outermost boxes could be walked.
  bool fragments = false;  // Of those: with tables of frames among the frames.
  std::vector<std::string> credentials;  // "c2pa", "xmp", as in ClipFacts.
  std::string digital_source_type;
};

// Refuses text, playlists, files whose container promises more bytes than are there, and fragments
// of tracks without a number.
Result<ContainerScan> scan_container(const FileInput& input);

// "algorithmicMedia" from any bytes that hold the IPTC address of that term; "" if none do.
std::string find_digital_source_type(std::string_view bytes);

// UUIDs of the two boxes, as bytes.
extern const std::string_view kXmpUuid;
extern const std::string_view kC2paUuid;
inline constexpr std::string_view kDigitalSourceTypes =
    "http://cv.iptc.org/newscodes/digitalsourcetype/";

}  // namespace shotlab::av
