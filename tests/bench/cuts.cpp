// SPDX-License-Identifier: Apache-2.0

#include <cstdio>
#include <cstdlib>

#include "media/edit/join.h"
#include "tests/bench/tasks.h"

namespace shotlab::bench {

int cuts(const Words& words) {
  JoinRequest request;
  request.target = words[1];
  for (std::size_t i = 2; i < words.size(); ++i) {
    char* end = nullptr;
    const std::int64_t in = std::strtoll(words[i].c_str(), &end, 10);
    if (*end != '-') return std::fputs("a range is IN-OUT\n", stderr), 2;
    request.segments.push_back({words[0], {in, std::strtoll(end + 1, nullptr, 10)}});
  }
  Result<JoinReport> report = join(request);
  if (!report) return std::fprintf(stderr, "%s\n", report.error().message.en.c_str()), 1;
  std::int64_t copied = 0;
  for (const JoinReport::Segment& segment : report->segments) copied += segment.copied;
  std::printf("{\"frames\":%lld,\"copied\":%lld,\"av_offset_samples\":%lld,\"worst_psnr\":%.2f}\n",
              static_cast<long long>(report->frames), static_cast<long long>(copied),
              static_cast<long long>(report->av_offset_samples), report->worst_psnr);
  return 0;
}

}  // namespace shotlab::bench
