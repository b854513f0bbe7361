// SPDX-License-Identifier: Apache-2.0
//
// label: words by which takes are found again.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"

namespace shotlab::cli {
namespace {

struct Options {
  std::string take, label;
  bool undo = false;
};

int work(Program& program, const Options& options) {
  Result<Film> film = program.film();
  if (!film) return program.printer.fail(film.error());
  if (!options.label.empty() || options.undo) {
    const Status set = film->set_label(options.take, options.label, !options.undo);
    if (!set) return program.printer.fail(set.error());
  }
  Result<Take> take = film->find_take(options.take);
  if (!take) return program.printer.fail(take.error());
  program.printer.document({{"take", take->id}, {"labels", take->labels}});
  for (const std::string& label : take->labels) program.printer.line(label);
  if (take->labels.empty())
    program.printer.line(fill(Text{"{0} has no label.", "{0} 沒有標籤。"}, {take->id}));
  return kDone;
}

}  // namespace

void add_label(Program& program) {
  auto options = std::make_shared<Options>();
  program.parser
      .verb("label",
            {"Puts a word on a take, to find it again (takes --label); without one, lists them",
             "為一條加上標籤，方便再找（takes --label）；不指定標籤時列出"},
            [&program, options] { return work(program, *options); })
      .word("TAKE", options->take, {"Number, name or its beginning", "編號、名稱或開頭"}, true)
      .word("LABEL", options->label, {"A word or two, e.g. night", "一兩個詞，例如 夜景"})
      .flag("--undo", options->undo, {"Takes the label off", "移除標籤"});
}

}  // namespace shotlab::cli
