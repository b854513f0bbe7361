// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/clip_tools.h"
#include "app/core/export_film.h"

namespace shotlab::cli {
namespace {

// A source type is only claimed if every clip carries the same one; a mixture is a composite.
Result<std::string> common_source_type(const std::vector<std::string>& clips,
                                       const Cancel& cancel) {
  std::vector<std::string> types;
  for (const std::string& clip : clips) {
    Result<ClipFacts> facts = probe(clip, cancel);
    if (!facts) return facts.error();
    types.push_back(facts->digital_source_type);
  }
  const bool any =
      std::any_of(types.begin(), types.end(), [](const std::string& t) { return !t.empty(); });
  if (!any) return std::string();
  for (std::string& type : types) {
    if (type.empty()) type = "composite";
  }
  return joined_source_type(types);
}

struct Options {
  std::vector<std::string> clips;
  std::string target, format;
  bool force = false;
};

int work(Program& program, const Options& options) {
  JoinRequest request;
  for (const std::string& clip : options.clips) request.segments.push_back({clip, {0, -1}});
  request.target = options.target;
  if (!options.format.empty()) {
    Result<FilmFormat> format = parse_format(options.format);
    if (!format) return program.printer.fail(format.error());
    request.width = format->width;
    request.height = format->height;
    request.fps = format->fps;
  }
  Result<std::string> type = common_source_type(options.clips, program.cancel());
  if (!type) return program.printer.fail(type.error());
  request.digital_source_type = *type;
  Result<JoinReport> report = join_files(request, options.force, program.cancel(), program.bar());
  if (!report) return program.printer.fail(report.error());
  Json segments = Json::array();
  for (const JoinReport::Segment& segment : report->segments) {
    segments.push_back({{"mode", segment.mode}, {"frames", segment.frames}});
  }
  program.printer.document({{"file", options.target},
                            {"frames", report->frames},
                            {"av_offset_samples", report->av_offset_samples},
                            {"segments", segments}});
  program.printer.line(
      fill(Text{"{0}: {1} frames from {2} clips", "{0}：{2} 條片段，共 {1} 幀"},
           {options.target, std::to_string(report->frames), std::to_string(options.clips.size())}));
  return kDone;
}

}  // namespace

void add_join(Program& program) {
  auto options = std::make_shared<Options>();
  program.parser
      .verb("join",
            {"Joins clips with hard cuts; sound and picture cannot drift",
             "把片段硬接成一條；聲畫不會走位"},
            [&program, options] { return work(program, *options); })
      .words("CLIP", options->clips, {"Clips, in order", "片段，按次序"}, true)
      .option("-o,--output", options->target, {"New film (.mp4)", "新影片（.mp4）"}, "OUT", true)
      .option("--format", options->format,
              {"Size and rate, e.g. 1280x720@24; else the first clip's",
               "大小及幀率，例如 1280x720@24；預設跟第一條"},
              "WxH@FPS")
      .flag("--force", options->force, {"Replace OUT if it is there", "OUT 已存在時取代它"});
}

}  // namespace shotlab::cli
