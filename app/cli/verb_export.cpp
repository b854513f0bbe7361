// SPDX-License-Identifier: Apache-2.0

#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "app/cli/program.h"
#include "app/core/clip_tools.h"
#include "app/core/cut_words.h"
#include "app/core/export_film.h"

namespace shotlab::cli {
namespace {

namespace fs = std::filesystem;

int work(Program& program, const std::string& target, FilmCodec codec, bool force) {
  Printer& printer = program.printer;
  Result<Film> film = program.film();
  if (!film) return printer.fail(film.error());
  Result<std::optional<Cut>> cut = film->newest_cut();
  if (!cut) return printer.fail(cut.error());
  if (!*cut) {
    return printer.fail({ErrorCode::not_found,
                         {"There is no cut to export yet.", "還沒有剪接版本可匯出。"},
                         {"Make one first: \"shotlab cut\".", "請先用「shotlab cut」製作。"}});
  }
  if (!target.empty()) {
    if (Status may = may_write(target, force); !may) return printer.fail(may.error());
  }
  Result<ExportReport> report =
      force && !target.empty()
          ? replace_export(*film, **cut, target, program.clock, program.cancel(), program.bar(),
                           codec)
          : export_cut(*film, **cut, target, program.clock, program.cancel(), program.bar(), codec);
  if (!report) return printer.fail(report.error());
  Json segments = Json::array();
  for (const JoinReport::Segment& s : report->join.segments)
    segments.push_back({{"mode", s.mode},
                        {"frames", s.frames},
                        {"copied", s.copied},
                        {"reason", printer.in_words(s.reason)}});
  printer.document({{"film", report->film.string()},
                    {"provenance", report->provenance.string()},
                    {"cut", (*cut)->version},
                    {"frames", report->join.frames},
                    {"duration_s", report->seconds},
                    {"av_offset_samples", report->join.av_offset_samples},
                    {"codec", report->join.codec},
                    {"digital_source_type", report->digital_source_type},
                    {"segments", segments}});
  printer.line(
      fill(Text{"{0}: {1} s, {2}", "{0}：{1} 秒，{2}"},
           {report->film.string(), number(report->seconds, 2), report->digital_source_type}));
  return kDone;
}

}  // namespace

void add_export(Program& program) {
  struct Options {
    std::string target, codec = "auto";
    bool force = false;
  };
  auto options = std::make_shared<Options>();
  program.parser
      .verb("export", {"Renders the newest cut to a film file", "把最新的剪接匯出成影片檔"},
            [&program, options] {
              return work(program, options->target, codec_named(options->codec), options->force);
            })
      .option("-o,--output", options->target,
              {"File; else a new one in exports/", "檔案；預設在 exports/ 新增"}, "OUT")
      .choice("--codec", options->codec, kFilmCodecs,
              {"Of the picture; auto: that of the takes", "畫面編碼；auto 跟隨片段"})
      .flag("--force", options->force, {"Replace OUT if it is there", "OUT 已存在時取代它"});
}

}  // namespace shotlab::cli
