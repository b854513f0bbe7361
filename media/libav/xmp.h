// SPDX-License-Identifier: Apache-2.0
//
// The XMP packet that says what a clip is and how it came to be, in the box where MP4 readers look
// for it. As the last box of a file it moves no other byte, so no table of offsets goes stale.
//
// Threading: pure functions.
// Source:    XMP specification part 3 (uuid box), IPTC Video Metadata Hub (DigitalSourceType).

#pragma once

#include <map>
#include <string>

namespace shotlab::av {

// Uses title, comment or description, artist and copyright of `metadata`.
// `digital_source_type`: an IPTC term such as "algorithmicMedia", or "".
std::string xmp_packet(const std::map<std::string, std::string>& metadata,
                       const std::string& digital_source_type);

std::string xmp_box(const std::string& packet);

}  // namespace shotlab::av
