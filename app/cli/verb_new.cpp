// SPDX-License-Identifier: Apache-2.0

#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/clip_tools.h"
#include "app/core/progress.h"

namespace shotlab::cli {

namespace {

struct Options {
  std::string folder, exercise, name, provider = "practice", format;
};

Result<FilmInfo> info_from(const Program& program, const Options& options) {
  FilmInfo info;
  info.language = program.printer.language;
  info.provider = options.provider;
  info.name = options.name;
  if (!options.format.empty()) {
    Result<FilmFormat> format = parse_format(options.format);
    if (!format) return format.error();
    info.width = format->width;
    info.height = format->height;
    if (format->fps.num > 0) info.fps = format->fps;
  }
  Result<Settings> settings = program.settings();
  if (!settings) return settings.error();
  if (Result<ServiceFacts> known = service_facts(info.provider, *settings); !known)
    return known.error();
  if (options.exercise.empty()) return info;
  Result<Pack> pack = program.pack();
  if (!pack) return pack.error();
  Result<const Exercise*> exercise = find_exercise(*pack, options.exercise);
  if (!exercise) return exercise.error();
  info.exercise = (*exercise)->id;
  if (info.name.empty()) info.name = (*exercise)->title.in(info.language);
  return info;
}

int work(Program& program, const Options& options) {
  Result<FilmInfo> info = info_from(program, options);
  if (!info) return program.printer.fail(info.error());
  // No folder at all is refused where films are made.
  const std::filesystem::path folder =
      options.folder.empty()
          ? std::filesystem::path()
          : (std::filesystem::absolute(options.folder) / ".").lexically_normal().parent_path();
  if (info->name.empty()) info->name = folder.filename().string();
  Result<Film> film = Film::create(folder, *info, program.clock);
  if (!film) return program.printer.fail(film.error());
  if (!info->exercise.empty()) {
    // The window opens the same film for this exercise next time.
    (void)change_progress(program.paths.progress_file(), [&](Progress& progress) {
      progress.films[info->exercise] = film->folder();
      progress.last_film = film->folder();
      progress.last_exercise = info->exercise;
    });
  }
  program.printer.document({{"film", film->folder().string()},
                            {"name", info->name},
                            {"exercise", info->exercise},
                            {"provider", info->provider},
                            {"width", info->width},
                            {"height", info->height},
                            {"fps", info->fps.value()}});
  program.printer.line(fill(Text{"{0}: a new film, \"{1}\"", "{0}：新影片「{1}」"},
                            {film->folder().string(), info->name}));
  return kDone;
}

}  // namespace

void add_new(Program& program) {
  auto options = std::make_shared<Options>();
  program.parser
      .verb("new", {"Makes a film folder", "建立影片資料夾"},
            [&program, options] { return work(program, *options); })
      .word("DIR", options->folder, {"New folder", "新資料夾"}, true)
      .option("--exercise", options->exercise,
              {"Exercise it is made for, e.g. m1e1", "所屬練習，例如 m1e1"}, "ID")
      .option("--name", options->name, {"Name of the film", "影片名稱"})
      .option("--provider", options->provider,
              {"Who generates: practice, gemini, ...", "由誰生成：practice、gemini 等"})
      .option("--format", options->format,
              {"Size and rate, 1280x720@24 if not said", "大小及幀率，預設 1280x720@24"},
              "WxH@FPS");
}

}  // namespace shotlab::cli
