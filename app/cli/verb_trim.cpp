// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/clip_tools.h"

namespace shotlab::cli {

namespace {

struct Options {
  std::string file, in, out, target, mode = "auto";
  bool force = false;
  bool no_hidden_frames = false;
};

TrimMode mode_from(const std::string& word) {
  if (word == "copy") return TrimMode::copy;
  if (word == "smart") return TrimMode::smart;
  if (word == "full") return TrimMode::full;
  return TrimMode::automatic;
}

int work(Program& program, const Options& options) {
  const TrimOrder order{options.file,
                        options.in,
                        options.out,
                        options.target,
                        mode_from(options.mode),
                        options.force,
                        !options.no_hidden_frames};
  Result<TrimReport> report = trim_file(order, program.cancel(), program.bar());
  if (!report) return program.printer.fail(report.error());
  const std::string reason = program.printer.in_words(report->reason);
  program.printer.document({{"file", options.target},
                            {"mode", report->mode},
                            {"frames", report->frames},
                            {"first_pts_s", report->first_pts_s},
                            {"last_pts_s", report->last_pts_s},
                            {"hidden_frames", report->hidden_frames},
                            {"sound_copied", report->sound_copied},
                            {"reason", reason}});
  program.printer.line(
      fill(Text{"{0}: {1} frames ({2}). {3}", "{0}：{1} 幀（{2}）。{3}"},
           {options.target, std::to_string(report->frames), report->mode, reason}));
  return kDone;
}

}  // namespace

void add_trim(Program& program) {
  auto options = std::make_shared<Options>();
  program.parser
      .verb("trim",
            {"Cuts frames IN to OUT (not included) out of a clip, exactly",
             "由片段剪出入點至出點（不包括出點）的幀，一幀不差"},
            [&program, options] { return work(program, *options); })
      .word("FILE", options->file, {"Clip", "片段"}, true)
      .option(
          "--in", options->in,
          {"First frame kept: 120, 5.0s or 00:00:05:00", "保留的第一幀：120、5.0s 或 00:00:05:00"},
          "A", true)
      .option("--out", options->out, {"First frame no longer kept", "不再保留的第一幀"}, "B", true)
      .option("-o,--output", options->target,
              {"New clip (.mp4, .mov, .mkv or .ts)", "新片段（.mp4、.mov、.mkv 或 .ts）"}, "OUT",
              true)
      .choice("--mode", options->mode, {"auto", "copy", "smart", "full"},
              {"auto, copy, smart or full", "auto、copy、smart 或 full"})
      .flag("--no-hidden-frames", options->no_hidden_frames,
            {"Keep no picture in the file that is not part of the range",
             "檔案內不留任何不屬於範圍的畫面"})
      .flag("--force", options->force, {"Replace OUT if it is there", "OUT 已存在時取代它"});
}

}  // namespace shotlab::cli
