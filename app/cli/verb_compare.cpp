// SPDX-License-Identifier: Apache-2.0

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/compare_files.h"

namespace shotlab::cli {
namespace {

struct Options {
  std::vector<std::string> takes;
  std::string sheet;
  std::optional<std::int64_t> offset;
  int rows = 6;
  bool ms_ssim = false, frames = false, force = false;
};

std::string decibels(double value) { return std::isinf(value) ? "∞" : number(value, 2); }

Text offset_words(const CompareReport& pair) {
  if (pair.offset_given) return {"as given", "如指定"};
  if (pair.alignment.found) return {"found", "自動對齊"};
  return {"assumed: the pictures do not show where they meet", "假設值：畫面看不出對齊的位置"};
}

void print_pair(Printer& printer, const std::string& a, const std::string& b,
                const CompareReport& pair) {
  printer.line(fill(Text{"{0} and {1}: {2} frames compared, offset {3} ({4})",
                         "{0} 與 {1}：比較了 {2} 幀，偏移 {3}（{4}）"},
                    {a, b, std::to_string(pair.frames.size()),
                     std::to_string(pair.alignment.offset), printer.in_words(offset_words(pair))}));
  if (pair.identical) {
    printer.line(Text{"  identical, sample by sample", "  完全相同，每個樣本都一樣"});
    return;
  }
  const PooledScore& pooled = pair.pooled;
  printer.line(fill(Text{"  PSNR {0} dB (luma; worst frame {1}), SSIM {2} (worst {3})",
                         "  PSNR {0} dB（亮度；最差一幀 {1}），SSIM {2}（最差 {3}）"},
                    {decibels(pooled.psnr_y), decibels(pooled.psnr_y_min), number(pooled.ssim_y, 4),
                     number(pooled.ssim_y_min, 4)}));
  if (pooled.ms_ssim_y) printer.line("  MS-SSIM " + number(*pooled.ms_ssim_y, 4));
  if (!pair.ms_ssim_why_not.empty()) printer.line("  " + printer.in_words(pair.ms_ssim_why_not));
  for (const std::size_t at : pair.worst) {
    const FrameScore& score = pair.frames[at];
    printer.line(fill(Text{"  worst: frame {0} against {1}: {2} dB, SSIM {3}",
                           "  最差：第 {0} 幀對第 {1} 幀：{2} dB，SSIM {3}"},
                      {std::to_string(score.frames.a), std::to_string(score.frames.b),
                       decibels(score.psnr_y), number(score.ssim_y, 4)}));
  }
  if (pair.resized) {
    printer.line(Text{"  of another size: scaled for the numbers, which tell of that too",
                      "  尺寸不同：計算前已縮放，數值亦受此影響"});
  } else if (pair.reformatted) {
    printer.line(Text{"  of another pixel format: converted for the numbers",
                      "  像素格式不同：計算前已轉換"});
  }
}

void print_sound(Printer& printer, const CompareOrder& order, const CompareFindings& findings) {
  for (std::size_t i = 0; i < findings.sound.size(); ++i) {
    const auto& sound = findings.sound[i];
    if (!sound || sound->loudness.silent) continue;
    printer.line(fill(Text{"{0}: {1} LUFS; {2} dB to sound as loud as the quietest",
                           "{0}：{1} LUFS；調整 {2} dB 便與最輕的一條同樣響"},
                      {order.takes[i].string(), number(sound->loudness.integrated_lufs, 1),
                       number(sound->gain_db, 1)}));
  }
}

int work(Program& program, const Options& options) {
  CompareOrder order;
  order.takes.assign(options.takes.begin(), options.takes.end());
  order.offset = options.offset;
  order.ms_ssim = options.ms_ssim;
  order.sheet = options.sheet;
  order.sheet_rows = options.rows;
  order.replace = options.force;
  Result<CompareFindings> findings = compare_files(order, program.cancel(), program.bar());
  if (!findings) return program.printer.fail(findings.error());
  Printer& printer = program.printer;
  printer.document(compare_json(order, *findings, printer.language, options.frames));
  bool identical = true;
  for (std::size_t i = 0; i < findings->pairs.size(); ++i) {
    print_pair(printer, options.takes[0], options.takes[i + 1], findings->pairs[i]);
    identical = identical && findings->pairs[i].identical;
  }
  print_sound(printer, order, *findings);
  if (!options.sheet.empty()) {
    printer.line(fill(Text{"contact sheet: {0}", "對照圖：{0}"}, {options.sheet}));
  }
  return identical ? kDone : kNotPassed;
}

}  // namespace

void add_compare(Program& program) {
  auto options = std::make_shared<Options>();
  program.parser
      .verb("compare",
            {"Tells how far takes are apart, frame by frame; ends 0 if they are identical, else 1",
             "逐幀說明各鏡次相差多少；完全相同時結束碼為 0，否則為 1"},
            [&program, options] { return work(program, *options); })
      .words("TAKES", options->takes,
             {"Two to nine clips; each is compared with the first", "二至九個片段，各與第一個比較"},
             true)
      .option("--sheet", options->sheet,
              {"Contact sheet of both with their difference (.png, .jpg)",
               "兩者及其差異的對照圖（.png、.jpg）"},
              "OUT")
      .number("--rows", options->rows, 1, 40, {"Rows of the sheet", "對照圖的行數"})
      .number("--offset", options->offset,
              {"Frame of the second that meets frame 0 of the first (else found by itself)",
               "第二條中與第一條第 0 幀對應的幀（省略則自動對齊）"})
      .flag("--ms-ssim", options->ms_ssim, {"MS-SSIM too (slow)", "同時計算 MS-SSIM（較慢）"})
      .flag("--frames", options->frames,
            {"With --json: the scores of every frame", "配合 --json：每一幀的分數"})
      .flag("--force", options->force,
            {"Replace the sheet if it is there", "對照圖已存在時取代它"});
}

}  // namespace shotlab::cli
