// SPDX-License-Identifier: Apache-2.0
//
// What can be done with single clips outside a film: the verbs probe, trim, join and measure.
//
// Threading: any thread. Blocking: reads, decodes, encodes.
// Errors:    an output that exists is refused unless `replace` is set; the old one stays until the
// new one is whole.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/edit/join.h"
#include "media/edit/trim.h"
#include "media/libav/probe.h"
#include "media/measure/measure.h"

namespace shotlab {

struct TrimOrder {
  std::filesystem::path source;
  std::string in;  // "120", "5.0s" or "00:00:05:00".
  std::string out;
  std::filesystem::path target;
  TrimMode mode = TrimMode::automatic;
  bool replace = false;
  bool hidden_frames = true;  // As TrimRequest has it.
};
Result<TrimReport> trim_file(const TrimOrder& order, const Cancel& cancel,
                             const ProgressFn& progress = {});

Result<JoinReport> join_files(JoinRequest request, bool replace, const Cancel& cancel,
                              const ProgressFn& progress = {});

// One frame of a clip, as parse_frame() reads it. The clip must have a picture.
Result<std::int64_t> frame_named(const std::filesystem::path& clip, const std::string& text);
// "24-96", "1.0s-3.0s", "00:00:01:00-00:00:03:00"; empty: the whole clip.
Result<FrameRange> range_named(const std::filesystem::path& clip, const std::string& text);

// "1280x720@24" or "1280x720@30000/1001": size and rate; {0, 1} where no rate is given.
struct FilmFormat {
  int width = 0;
  int height = 0;
  Rational fps{0, 1};
};
Result<FilmFormat> parse_format(std::string_view text);

// Refused if something is there already.
Status may_write(const std::filesystem::path& target, bool replace);

}  // namespace shotlab
