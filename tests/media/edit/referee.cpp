// SPDX-License-Identifier: Apache-2.0

#include "tests/media/edit/referee.h"

#include <algorithm>
#include <sstream>

#include "media/base/text.h"
#include "media/libav/frame_difference.h"
#include "media/libav/frame_reader.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

namespace shotlab::test {

FrameComparison compare_frames(const std::filesystem::path& source,
                               const std::filesystem::path& target, FrameRange range) {
  Result<FrameReader> from = FrameReader::open(source);
  Result<FrameReader> to = FrameReader::open(target);
  REQUIRE(from);
  REQUIRE(to);
  FrameComparison result;
  result.frames = to->frames();
  REQUIRE(to->frames() == range.length());
  const PacketIndex& a = from->index();
  const PacketIndex& b = to->index();
  for (std::int64_t n = 0; n < range.length(); ++n) {
    Result<Frame> wanted = from->read(range.in + n);
    Result<Frame> given = to->read(n);
    REQUIRE(wanted);
    REQUIRE(given);
    const std::optional<double> psnr = frame_psnr(*wanted, *given);
    REQUIRE(psnr);
    result.worst_psnr = std::min(result.worst_psnr, *psnr);
    if (*psnr < 99) ++result.differing;
    const auto at = static_cast<std::size_t>(range.in + n);
    const std::int64_t step = a.frame_pts[at] - a.frame_pts[static_cast<std::size_t>(range.in)];
    result.times_equal =
        result.times_equal && rescale(step, a.time_base, b.time_base) ==
                                  b.frame_pts[static_cast<std::size_t>(n)] - b.frame_pts[0];
  }
  return result;
}

bool frames_equal(const Frame& a, const Frame& b) { return frame_psnr(a, b).value_or(0) == 99; }

std::optional<std::vector<RefereeFrame>> shown_by_ffmpeg(const std::filesystem::path& clip) {
  const ProgramRun run =
      test::run({"ffmpeg", "-nostdin", "-v", "error", "-threads", "2", "-noautorotate", "-copyts",
                 "-i", clip.string(), "-map", "0:v:0", "-fps_mode", "passthrough", "-enc_time_base",
                 "-1", "-f", "framemd5", "-"});
  if (run.exit != 0) return std::nullopt;
  std::vector<RefereeFrame> frames;
  double tick = 0;
  std::istringstream lines(run.out);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("#tb 0: ")) {
      const std::vector<std::string> parts = split(line.substr(7), '/');
      tick = std::stod(parts.at(0)) / std::stod(parts.at(1));
    }
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> fields = split(line, ',');
    frames.push_back({std::stod(fields.at(2)) * tick, std::string(trim(fields.at(5)))});
  }
  return frames;
}

}  // namespace shotlab::test
