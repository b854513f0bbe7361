// SPDX-License-Identifier: Apache-2.0

#include <map>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/clip_tools.h"

namespace shotlab::cli {

void add_trim(Program& program) {
  struct Options {
    std::string file, in, out, target;
    TrimMode mode = TrimMode::automatic;
    bool force = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* verb = program.verb(
      "trim",
      {"Cuts frames IN to OUT (not included) out of a clip, exactly",
       "由片段剪出入點至出點（不包括出點）的幀，一幀不差"},
      [&program, options] {
        const TrimOrder order{options->file,   options->in,   options->out,
                              options->target, options->mode, options->force};
        Result<TrimReport> report = trim_file(order, program.cancel(), program.bar());
        if (!report) return program.printer.fail(report.error());
        program.printer.document({{"file", options->target},
                                  {"mode", report->mode},
                                  {"frames", report->frames},
                                  {"first_pts_s", report->first_pts_s},
                                  {"last_pts_s", report->last_pts_s},
                                  {"reason", report->reason.in(program.printer.language)}});
        program.printer.line(fill(Text{"{0}: {1} frames ({2}). {3}", "{0}：{1} 幀（{2}）。{3}"},
                                  {options->target, std::to_string(report->frames), report->mode,
                                   report->reason.in(program.printer.language)}));
        return kDone;
      });
  static const std::map<std::string, TrimMode> kModes{{"auto", TrimMode::automatic},
                                                      {"copy", TrimMode::copy},
                                                      {"smart", TrimMode::smart},
                                                      {"full", TrimMode::full}};
  verb->add_option("FILE", options->file, program.help("Clip", "片段"))->required();
  verb->add_option("--in", options->in,
                   program.help("First frame kept: 120, 5.0s or 00:00:05:00",
                                "保留的第一幀：120、5.0s 或 00:00:05:00"))
      ->required()
      ->type_name("A");
  verb->add_option("--out", options->out,
                   program.help("First frame no longer kept", "不再保留的第一幀"))
      ->required()
      ->type_name("B");
  verb->add_option("-o,--output", options->target,
                   program.help("New clip (.mp4)", "新片段（.mp4）"))
      ->required()
      ->type_name("OUT");
  verb->add_option("--mode", options->mode,
                   program.help("auto, copy, smart or full", "auto、copy、smart 或 full"))
      ->transform(CLI::CheckedTransformer(kModes).description(""))
      ->type_name("MODE");
  verb->add_flag("--force", options->force,
                 program.help("Replace OUT if it is there", "OUT 已存在時取代它"));
}

}  // namespace shotlab::cli
