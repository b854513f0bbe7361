// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_continuity.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "media/libav/frame_reader.h"
#include "media/measure/colour.h"

namespace shotlab {
namespace {

constexpr int kWidth = 160;  // Pixels: enough for colours.

Lab lab_of(const Swatch& swatch) {
  return shotlab::lab_of(static_cast<std::uint8_t>(swatch.r), static_cast<std::uint8_t>(swatch.g),
                         static_cast<std::uint8_t>(swatch.b));
}

double from_to(const std::vector<Swatch>& from, const std::vector<Swatch>& to) {
  double sum = 0;
  double shares = 0;
  for (const Swatch& swatch : from) {
    const Lab a = lab_of(swatch);
    double nearest = std::numeric_limits<double>::max();
    for (const Swatch& other : to) {
      const Lab b = lab_of(other);
      nearest = std::min<double>(nearest, std::hypot(a.l - b.l, a.a - b.a, a.b - b.b));
    }
    sum += swatch.share * nearest;
    shares += swatch.share;
  }
  return shares > 0 ? sum / shares : 0;
}

}  // namespace

Result<FrameLook> look_at_frame(const std::filesystem::path& clip, std::int64_t frame,
                                const Cancel& cancel) {
  Result<FrameReader> reader = FrameReader::open(clip, {.cancel = cancel, .threads = 1});
  if (!reader) return reader.error();
  Result<Frame> picture = reader->read(frame);
  if (!picture) return picture.error();
  Picturer picturer(kWidth, 0, 3, true);
  Result<Picture> small = picturer(*picture, reader->facts());
  if (!small) return small.error();
  Colours colours;
  colours.add(*small);
  return FrameLook{colours.tone(), colours.palette(), {}};
}

EditRow measure_edit(const FrameLook& before, const FrameLook& after) {
  EditRow row;
  row.problem = before.problem.empty() ? after.problem : before.problem;
  if (row.problem.empty() && (before.palette.empty() || after.palette.empty()))
    row.problem = {"no picture to measure", "沒有畫面可量度"};
  if (!row.problem.empty()) return row;
  row.measured = true;
  row.lightness = after.tone.mean_l - before.tone.mean_l;
  row.warmth = after.tone.mean_b - before.tone.mean_b;
  row.palette =
      (from_to(before.palette, after.palette) + from_to(after.palette, before.palette)) / 2;
  return row;
}

}  // namespace shotlab
