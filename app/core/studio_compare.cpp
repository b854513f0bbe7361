// SPDX-License-Identifier: Apache-2.0
//
// Comparing two takes for the window: once per pair, on the media lane, while the view says how far
// it is.

#include <algorithm>
#include <cmath>
#include <memory>

#include "app/core/studio_room.h"
#include "media/compare/compare.h"

namespace shotlab {
namespace {

constexpr double kEqual = 100;  // dB, in place of infinity.

ComparisonRow* find_row(std::vector<ComparisonRow>& rows, const std::string& a,
                        const std::string& b) {
  const auto found = std::find_if(
      rows.begin(), rows.end(), [&](const ComparisonRow& row) { return row.a == a && row.b == b; });
  return found != rows.end() ? &*found : nullptr;
}

void fill_row(const CompareReport& report, ComparisonRow& row) {
  const auto db = [](double value) { return std::isfinite(value) ? value : kEqual; };
  for (const FrameScore& score : report.frames) {
    row.frames_a.push_back(score.frames.a);
    row.frames_b.push_back(score.frames.b);
    row.ssim.push_back(score.ssim_y);
    row.psnr.push_back(db(score.psnr_y));
  }
  row.pooled_ssim = report.pooled.ssim_y;
  row.pooled_psnr = db(report.pooled.psnr_y);
  row.worst = report.worst;
  row.identical = report.identical;
}

}  // namespace

void StudioRoom::on(const action::CompareTakes& a) {
  if (find_row(view_.comparisons, a.a, a.b) != nullptr) return;
  CompareRequest request;
  for (const TakeRow& row : view_.takes) {
    if (row.take.id == a.a) request.a = row.take.clip;
    if (row.take.id == a.b) request.b = row.take.clip;
  }
  if (request.a.empty() || request.b.empty()) return;
  // Takes of one exercise are looked at on one clock: frame n beside frame n.
  request.offset = 0;
  ComparisonRow& asked = view_.comparisons.emplace_back();
  asked.a = a.a;
  asked.b = a.b;
  asked.running = true;
  workers_.start(
      Lane::media,
      [this, request, a, folder = desk_.folder](const Cancel& cancel) -> Workers::Finish {
        double told = 0;
        const auto progress = [&](double share) {
          if (share - told < .02) return;
          told = share;
          workers_.post([this, a, folder, share] {
            ComparisonRow* row =
                folder == desk_.folder ? find_row(view_.comparisons, a.a, a.b) : nullptr;
            if (row != nullptr && row->running) row->progress = share;
          });
        };
        auto report =
            std::make_shared<Result<CompareReport>>(compare_takes(request, cancel, progress));
        return [this, a, folder, report] {
          ComparisonRow* row =
              folder == desk_.folder ? find_row(view_.comparisons, a.a, a.b) : nullptr;
          if (row == nullptr) return;  // Another film is open.
          row->running = false;
          if (*report) {
            fill_row(**report, *row);
          } else {
            row->error = report->error();
          }
        };
      });
}

}  // namespace shotlab
