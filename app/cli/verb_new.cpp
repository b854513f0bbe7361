// SPDX-License-Identifier: Apache-2.0

#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/clip_tools.h"
#include "app/core/progress.h"

namespace shotlab::cli {

void add_new(Program& program) {
  struct Options {
    std::string folder, exercise, name, provider = "practice", format;
  };
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      program.verb("new", {"Makes a film folder", "建立影片資料夾"}, [&program, options] {
        FilmInfo info;
        info.language = program.printer.language;
        info.provider = options->provider;
        info.name = options->name;
        if (!options->format.empty()) {
          Result<FilmFormat> format = parse_format(options->format);
          if (!format) return program.printer.fail(format.error());
          info.width = format->width;
          info.height = format->height;
          if (format->fps.num > 0) info.fps = format->fps;
        }
        Result<Settings> settings = program.settings();
        if (!settings) return program.printer.fail(settings.error());
        if (Result<ServiceFacts> known = service_facts(info.provider, *settings); !known) {
          return program.printer.fail(known.error());
        }
        if (!options->exercise.empty()) {
          Result<Pack> pack = program.pack();
          if (!pack) return program.printer.fail(pack.error());
          Result<const Exercise*> exercise = find_exercise(*pack, options->exercise);
          if (!exercise) return program.printer.fail(exercise.error());
          info.exercise = (*exercise)->id;
          if (info.name.empty()) info.name = (*exercise)->title.in(info.language);
        }
        const std::filesystem::path folder =
            std::filesystem::absolute(options->folder).lexically_normal();
        if (info.name.empty())
          info.name = folder.filename().empty() ? folder.parent_path().filename().string()
                                                : folder.filename().string();
        Result<Film> film = Film::create(folder, info, program.clock);
        if (!film) return program.printer.fail(film.error());
        if (!info.exercise.empty()) {
          // The window opens the same film for this exercise next time.
          (void)change_progress(program.paths.progress_file(), [&](Progress& progress) {
            progress.films[info.exercise] = film->folder();
            progress.last_film = film->folder();
            progress.last_exercise = info.exercise;
          });
        }
        program.printer.document({{"film", film->folder().string()},
                                  {"name", info.name},
                                  {"exercise", info.exercise},
                                  {"provider", info.provider},
                                  {"width", info.width},
                                  {"height", info.height},
                                  {"fps", info.fps.value()}});
        program.printer.line(fill(Text{"{0}: a new film, \"{1}\"", "{0}：新影片「{1}」"},
                                  {film->folder().string(), info.name}));
        return kDone;
      });
  verb->add_option("DIR", options->folder, program.help("New folder", "新資料夾"))->required();
  verb->add_option("--exercise", options->exercise,
                   program.help("Exercise it is made for, e.g. m1e1", "所屬練習，例如 m1e1"))
      ->type_name("ID");
  verb->add_option("--name", options->name, program.help("Name of the film", "影片名稱"));
  verb->add_option(
      "--provider", options->provider,
      program.help("Who generates: practice, gemini, ...", "由誰生成：practice、gemini 等"));
  verb->add_option(
          "--format", options->format,
          program.help("Size and rate, 1280x720@24 if not said", "大小及幀率，預設 1280x720@24"))
      ->type_name("WxH@FPS");
}

}  // namespace shotlab::cli
