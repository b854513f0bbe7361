// SPDX-License-Identifier: Apache-2.0
//
// glossary: the words of the craft that the course uses.

#include <nlohmann/json.hpp>

#include "app/cli/program.h"

namespace shotlab::cli {
namespace {

struct Options {
  std::vector<std::string> words;
  std::string exercise;
};

Result<std::vector<const Term*>> terms_wanted(const Pack& pack, const Options& options) {
  if (options.exercise.empty()) {
    std::string words;
    for (const std::string& word : options.words) words += word + " ";
    return find_terms(pack.glossary, words);
  }
  Result<const Exercise*> exercise = find_exercise(pack, options.exercise);
  if (!exercise) return exercise.error();
  return terms_of(**exercise, pack.glossary);
}

int work(Program& program, const Options& options) {
  Printer& printer = program.printer;
  Result<Pack> pack = program.pack();
  if (!pack) return printer.fail(pack.error());
  Result<std::vector<const Term*>> terms = terms_wanted(*pack, options);
  if (!terms) return printer.fail(terms.error());
  Json list = Json::array();
  // One or a few are explained; a long list names them only.
  constexpr std::size_t kExplained = 5;
  const bool explain = terms->size() <= kExplained;
  for (const Term* term : *terms) {
    list.push_back({{"id", term->id},
                    {"group", term->group},
                    {"en", term->name.en},
                    {"zh-Hant-HK", term->name.zh},
                    {"also", term->also},
                    {"meaning", term->meaning.in(printer.language)}});
    printer.line(term->name.en + " · " + term->name.zh);
    if (explain) printer.line("    " + term->meaning.in(printer.language));
  }
  printer.document({{"terms", list}});
  if (terms->empty())
    printer.line(
        printer.in_words({"No word like that is in this course.", "這個課程沒有這個詞語。"}));
  return kDone;
}

}  // namespace

void add_glossary(Program& program) {
  auto options = std::make_shared<Options>();
  program.parser
      .verb("glossary",
            {"Words of the craft in both languages; with a word, what it means",
             "電影和生成用語的中英對照；指定詞語時說明意思"},
            [&program, options] { return work(program, *options); })
      .words("WORD", options->words,
             {"What is looked for: pan, 橫搖, shadow", "要找的詞語：pan、橫搖"})
      .option("--exercise", options->exercise,
              {"The words that one exercise uses: m2e2", "某個練習用到的詞語：m2e2"}, "EXERCISE");
}

}  // namespace shotlab::cli
