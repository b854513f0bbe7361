// SPDX-License-Identifier: Apache-2.0
//
// A cut as OpenTimelineIO JSON, as editors and OpenTimelineIO's own tools read it: Timeline.1 >
// Stack.1 > one video Track.1 of Clip.2 with an ExternalReference.1, dissolves as Transition.1,
// speed as LinearTimeWarp.1; titles on video tracks of Clip.2 with a GeneratorReference.1; tracks
// of sound as audio tracks with Gap.1; markers as Marker.2 of the stack. What OTIO has no field for
// is under metadata.shotlab.
//
// Errors: a damaged file says what is wrong; a path that leaves the film folder is refused, and so
// is by name what we could not render (a second picture track, another effect).

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/result.h"
#include "media/model/cut.h"

namespace shotlab {

// What is known of an event's clip: its rate, and how many frames it has.
struct SourceFacts {
  Rational fps{24, 1};
  std::int64_t frames = 0;
};

// REQUIRES: one SourceFacts per event.
std::string print_otio(const Cut& cut, const std::vector<SourceFacts>& sources);
Result<Cut> parse_otio(std::string_view text, const std::filesystem::path& name);

// "../takes/0001-%E4%BA%BA/take.mp4" and back. from_url(): empty if it is no relative file URL.
std::string to_url(const std::string& path);
std::string from_url(const std::string& url);

}  // namespace shotlab
