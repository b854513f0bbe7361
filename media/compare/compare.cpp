// SPDX-License-Identifier: Apache-2.0

#include "media/compare/compare.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "media/compare/ms_ssim.h"
#include "media/compare/psnr.h"
#include "media/compare/ssim.h"
#include "media/libav/frame_planes.h"
#include "media/libav/frame_reader.h"

namespace shotlab {
namespace {

// How much of a take is looked at to align it, and how far apart takes may be.
constexpr double kAlignSeconds = 6;
constexpr double kReachSeconds = 2;

Error no_pairs() {
  return {
      ErrorCode::bad_input,
      {"At that offset no frame of the two takes meets another.",
       "以這個偏移量，兩條鏡次沒有任何一幀可以對上。"},
      {"Choose an offset smaller than either take is long.", "請選一個比兩條鏡次都短的偏移量。"}};
}

Error turned_otherwise(const CompareRequest& request) {
  const std::string name = request.b.filename().string();
  return {ErrorCode::unsupported,
          {"\"" + name + "\" is turned otherwise than the first take, so their pixels do not meet.",
           "「" + name + "」的旋轉方向與第一條鏡次不同，像素無法對應。"},
          {"Export one of them first, so that both lie the same way.",
           "請先匯出其中一條，令兩者方向一致。"}};
}

double seconds_of(const PacketIndex& index, std::int64_t frame) {
  return static_cast<double>(index.frame_pts[static_cast<std::size_t>(frame)] -
                             index.frame_pts.front()) *
         index.time_base.value();
}

struct Prints {
  std::vector<Thumbprint> prints;
  std::vector<double> times;
};

Result<Prints> prints_of(FrameReader& reader) {
  Prints out;
  Picturer small(Thumbprint::kWidth, Thumbprint::kHeight, 1, true);
  for (std::int64_t n = 0; n < reader.frames(); ++n) {
    const double now = seconds_of(reader.index(), n);
    if (now > kAlignSeconds) break;
    Result<Frame> frame = reader.read(n);
    if (!frame) return frame.error();
    Result<Picture> picture = small(*frame, reader.facts());
    if (!picture) return picture.error();
    out.prints.push_back(thumbprint(*picture));
    out.times.push_back(now);
  }
  return out;
}

Result<Alignment> find_alignment(FrameReader& a, FrameReader& b) {
  Result<Prints> of_a = prints_of(a);
  if (!of_a) return of_a.error();
  Result<Prints> of_b = prints_of(b);
  if (!of_b) return of_b.error();
  const double fps = b.facts().video->fps.value();
  return align(of_a->prints, of_a->times, of_b->prints, of_b->times,
               std::llround(kReachSeconds * std::max(1.0, fps)));
}

// Holds either picture without loss, at the first one's size.
PlaneShape common_shape(const PlaneShape& a, const PlaneShape& b) {
  PlaneShape out = a;
  out.depth = std::max(a.depth, b.depth);
  if (a.gray && !b.gray) {
    out.gray = false;
    out.chroma_shift_x = b.chroma_shift_x;
    out.chroma_shift_y = b.chroma_shift_y;
  } else if (!a.gray && !b.gray) {
    out.chroma_shift_x = std::min(a.chroma_shift_x, b.chroma_shift_x);
    out.chroma_shift_y = std::min(a.chroma_shift_y, b.chroma_shift_y);
  }
  return out;
}

// Sums over the frames of a comparison.
struct Pool {
  double error_y = 0, error_all = 0, ssim_y = 0, ssim_all = 0, ms_ssim = 0;
};

double fifth_percentile(std::vector<double> values) {
  const auto at = static_cast<std::ptrdiff_t>(.05 * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

PooledScore pool(const std::vector<FrameScore>& frames, const Pool& sums, int depth) {
  const auto count = static_cast<double>(frames.size());
  PooledScore out;
  out.psnr_y = psnr_of(sums.error_y / count, depth);
  out.psnr_all = psnr_of(sums.error_all / count, depth);
  out.ssim_y = sums.ssim_y / count;
  out.ssim_all = sums.ssim_all / count;
  if (frames.front().ms_ssim_y) out.ms_ssim_y = sums.ms_ssim / count;
  std::vector<double> psnr, ssim;
  for (const FrameScore& frame : frames) {
    psnr.push_back(frame.psnr_y);
    ssim.push_back(frame.ssim_y);
  }
  out.psnr_y_min = *std::min_element(psnr.begin(), psnr.end());
  out.ssim_y_min = *std::min_element(ssim.begin(), ssim.end());
  out.psnr_y_p5 = fifth_percentile(std::move(psnr));
  out.ssim_y_p5 = fifth_percentile(std::move(ssim));
  return out;
}

// Neighbours of a bad frame are bad too; one of each neighbourhood is enough to look at.
std::vector<std::size_t> worst_of(const std::vector<FrameScore>& frames, double fps, int count) {
  std::vector<std::size_t> order(frames.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&frames](std::size_t x, std::size_t y) {
    return frames[x].psnr_y < frames[y].psnr_y;
  });
  const auto apart = static_cast<std::int64_t>(std::ceil(std::max(1.0, fps / 2)));
  std::vector<std::size_t> out;
  for (const std::size_t candidate : order) {
    if (static_cast<int>(out.size()) >= count) break;
    if (std::isinf(frames[candidate].psnr_y)) break;
    const bool near = std::any_of(out.begin(), out.end(), [&](std::size_t chosen) {
      return std::abs(frames[chosen].frames.a - frames[candidate].frames.a) < apart;
    });
    if (!near) out.push_back(candidate);
  }
  return out;
}

}  // namespace

Result<CompareReport> compare_takes(const CompareRequest& request, const Cancel& cancel,
                                    const std::function<void(double)>& progress) {
  const ReadOptions options{cancel, 0};
  Result<FrameReader> a = FrameReader::open(request.a, options);
  if (!a) return a.error();
  Result<FrameReader> b = FrameReader::open(request.b, options);
  if (!b) return b.error();
  CompareReport report;
  report.a = a->facts();
  report.b = b->facts();
  if (report.a.video->rotation != report.b.video->rotation) return turned_otherwise(request);

  report.offset_given = request.offset.has_value();
  if (report.offset_given) {
    report.alignment.offset = *request.offset;
  } else {
    Result<Alignment> found = find_alignment(*a, *b);
    if (!found) return found.error();
    report.alignment = *found;
  }
  const std::vector<FramePair> pairs = pair_frames(a->index(), b->index(), report.alignment.offset);
  if (pairs.empty()) return no_pairs();

  PlaneReader planes_a, planes_b;
  PlaneShape shape;
  Pool sums;
  for (const FramePair& pair : pairs) {
    Result<Frame> frame_a = a->read(pair.a);
    if (!frame_a) return frame_a.error();
    Result<Frame> frame_b = b->read(pair.b);
    if (!frame_b) return frame_b.error();
    if (report.frames.empty()) {
      const PlaneShape of_a = plane_shape_of(*frame_a), of_b = plane_shape_of(*frame_b);
      shape = common_shape(of_a, of_b);
      report.resized = of_a.width != of_b.width || of_a.height != of_b.height;
      PlaneShape same_size = of_b;
      same_size.width = of_a.width;
      same_size.height = of_a.height;
      report.reformatted = same_size != of_a;
    }
    Result<PlaneSet> set_a = planes_a.read(*frame_a, shape, report.a);
    if (!set_a) return set_a.error();
    Result<PlaneSet> set_b = planes_b.read(*frame_b, shape, report.b);
    if (!set_b) return set_b.error();

    const SquaredError error = squared_error(*set_a, *set_b);
    const Similarity alike = similarity(*set_a, *set_b);
    FrameScore score{pair,
                     psnr_of(error.plane[0], shape.depth),
                     psnr_of(error.all, shape.depth),
                     alike.plane[0],
                     alike.all,
                     {}};
    if (request.ms_ssim && can_ms_ssim(set_a->planes[0])) {
      score.ms_ssim_y = ms_ssim(set_a->planes[0], set_b->planes[0], shape.depth);
      sums.ms_ssim += *score.ms_ssim_y;
    }
    sums.error_y += error.plane[0];
    sums.error_all += error.all;
    sums.ssim_y += alike.plane[0];
    sums.ssim_all += alike.all;
    report.frames.push_back(score);
    if (progress) {
      progress(static_cast<double>(report.frames.size()) / static_cast<double>(pairs.size()));
    }
  }
  report.pooled = pool(report.frames, sums, shape.depth);
  if (request.ms_ssim && !report.pooled.ms_ssim_y) {
    report.ms_ssim_why_not = {"MS-SSIM needs pictures of at least 176 pixels on the smaller side.",
                              "MS-SSIM 要求畫面短邊最少有 176 像素。"};
  }
  report.worst = worst_of(report.frames, report.a.video->fps.value(), request.worst);
  report.identical = !report.resized && !report.reformatted && sums.error_all == 0 &&
                     static_cast<std::int64_t>(pairs.size()) == a->frames() &&
                     static_cast<std::int64_t>(pairs.size()) == b->frames();
  return report;
}

}  // namespace shotlab
