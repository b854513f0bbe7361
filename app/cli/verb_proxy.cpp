// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/proxies.h"

namespace shotlab::cli {

namespace {

struct Options {
  std::string file, folder;
};

int work(Program& program, const Options& options) {
  Result<ProxyMade> made =
      make_film_proxy(options.file, options.folder, program.cancel(), program.bar());
  if (!made) return program.printer.fail(made.error());
  program.printer.document({{"file", options.file},
                            {"proxy", made->proxy.string()},
                            {"frames", made->frames},
                            {"bytes", made->bytes}});
  program.printer.line(fill(Text{"{0}: {1} frames, {2} KB", "{0}：{1} 幀，{2} KB"},
                            {made->proxy.string(), std::to_string(made->frames),
                             std::to_string((made->bytes + 1023) / 1024)}));
  return kDone;
}

}  // namespace

void add_proxy(Program& program) {
  auto options = std::make_shared<Options>();
  program.parser
      .verb("proxy",
            {"Makes a small copy of a long clip, for scrubbing through it in the window",
             "為長片段製作小副本（代理檔），供在視窗內拖動瀏覽"},
            [&program, options] { return work(program, *options); })
      .word("FILE", options->file, {"Clip", "片段"}, true)
      .option("-o,--output", options->folder,
              {"Folder for it; else the .cache of the film that FILE lies in",
               "存放的資料夾；不指定則放在 FILE 所屬影片的 .cache"},
              "DIR");
}

}  // namespace shotlab::cli
