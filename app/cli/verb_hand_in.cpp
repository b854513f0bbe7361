// SPDX-License-Identifier: Apache-2.0
//
// handin: packs a film for whoever looks at it; tells whether a package is as it was written, or
// opens it as a film.

#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/check_film.h"
#include "app/core/handin/hand_in.h"
#include "app/core/handin/open_hand_in.h"
#include "app/core/handin/secrets.h"

namespace shotlab::cli {
namespace {

struct Options {
  std::string target, takes = "used", verify, open;
  bool without_film = false, folder = false, list = false, no_check = false;
};

Json words_json(const std::vector<Text>& list, Language language) {
  Json json = Json::array();
  for (const Text& one : list) json.push_back(one.in(language));
  return json;
}

void say_missing(Printer& printer, const std::vector<Text>& missing) {
  if (missing.empty()) {
    printer.say({"Nothing is missing.", "沒有欠缺。"});
    return;
  }
  printer.say(
      fill(Text{"Missing ({0}); you may hand in all the same:", "還欠（{0} 項）；仍然可以交件："},
           {std::to_string(missing.size())}));
  for (const Text& one : missing) printer.say({"  " + one.en, "  " + one.zh});
}

std::string megabytes(std::uint64_t bytes) {
  return number(static_cast<double>(bytes) / 1e6, 2) + " MB";
}

int verify(Program& program, const std::string& file) {
  Printer& printer = program.printer;
  Result<HandInCheck> check = check_hand_in(file, program.cancel());
  if (!check) return printer.fail(check.error());
  std::vector<Text> problems = check->problems;
  problems.insert(problems.end(), check->altered.begin(), check->altered.end());
  problems.insert(problems.end(), check->unreadable.begin(), check->unreadable.end());
  printer.document({{"package", file},
                    {"whole", problems.empty()},
                    {"film", check->film},
                    {"exercise", check->exercise},
                    {"made_with", check->made_with},
                    {"files", check->files},
                    {"bytes", check->bytes},
                    {"process_lines", check->process_lines},
                    {"problems", words_json(problems, printer.language)}});
  printer.line(fill(Text{"{0}: {1} files, {2}", "{0}：{1} 個檔案，{2}"},
                    {check->film, std::to_string(check->files), megabytes(check->bytes)}));
  for (const Text& problem : problems) printer.line(problem);
  if (!problems.empty()) return kNotPassed;
  printer.line(
      Text{"All of it is as it was written. Who wrote it, and whether it is true, no hash "
           "can say.",
           "全部與寫入時相同。至於是誰寫的、內容是否屬實，雜湊值無法證明。"});
  return kDone;
}

int open(Program& program, const Options& options) {
  Printer& printer = program.printer;
  Result<OpenedHandIn> opened = open_hand_in(options.open, options.target, program.cancel());
  if (!opened) return printer.fail(opened.error());
  const std::string folder = opened->folder.string();
  printer.document({{"folder", folder},
                    {"film", opened->check.film},
                    {"exercise", opened->check.exercise},
                    {"takes", opened->check.takes.size()},
                    {"without_clip", opened->without_clip},
                    {"altered", words_json(opened->check.altered, printer.language)}});
  printer.line(fill(Text{"{0}: {1} takes, opened in {2}", "{0}：{1} 條，已開啟於 {2}"},
                    {opened->check.film, std::to_string(opened->check.takes.size()), folder}));
  if (opened->without_clip > 0) {
    printer.line(fill(Text{"Of {0} only the recipe was handed in.", "其中 {0} 條只交了配方。"},
                      {std::to_string(opened->without_clip)}));
  }
  for (const Text& one : opened->check.altered) printer.line(one);
  printer.say(
      fill(Text{"Look at it with: shotlab --film {0}", "查看：shotlab --film {0}"}, {folder}));
  return kDone;
}

// The exercise of a film; an unknown one does not stop a hand-in.
const Exercise* exercise_of(const Film& film, const Result<Pack>& pack) {
  if (film.info().exercise.empty() || !pack) return nullptr;
  return pack->find(film.info().exercise);
}

int work(Program& program, const Options& options) {
  Printer& printer = program.printer;
  if (!options.verify.empty()) return verify(program, options.verify);
  if (!options.open.empty()) return open(program, options);
  Result<Film> film = program.film();
  if (!film) return printer.fail(film.error());
  Result<Settings> settings = program.settings();
  if (!settings) return printer.fail(settings.error());
  const Result<Pack> pack = program.pack(film->info().pack);
  const Exercise* exercise = exercise_of(*film, pack);
  Result<HandInSources> sources =
      read_hand_in_sources(*film, *settings, exercise, program.cancel());
  if (!sources) return printer.fail(sources.error());
  if (exercise != nullptr && !options.no_check) {
    Result<ExerciseVerdict> verdict =
        check_film(*exercise, *film, program.paths, program.clock, program.cancel());
    if (!verdict) return printer.fail(verdict.error());
    sources->verdict = *verdict;
  }
  HandInOptions order;
  order.takes = takes_wanted_from(options.takes);
  order.film = !options.without_film;
  order.folder = options.folder;
  order.target = options.target;

  if (options.list) {
    Result<HandInPlan> plan = plan_hand_in(*sources, order);
    if (!plan) return printer.fail(plan.error());
    Json items = Json::array();
    for (const HandInItem& item : plan->items) {
      items.push_back({{"path", item.path}, {"bytes", item.bytes}});
      printer.line(item.path + "  " + megabytes(item.bytes));
    }
    say_missing(printer, plan->missing);
    printer.document({{"files", items},
                      {"bytes", plan->bytes},
                      {"missing", words_json(plan->missing, printer.language)}});
    return kDone;
  }
  const std::unique_ptr<Keyring> keyring = desktop_keyring();
  Result<HandInReport> report =
      hand_in(*sources, order, known_keys(*settings, *keyring), program.cancel(), program.bar());
  if (!report) return printer.fail(report.error());
  say_missing(printer, report->missing);
  printer.document({{"package", report->package.string()},
                    {"files", report->files},
                    {"bytes", report->bytes},
                    {"sha256", report->sha256},
                    {"missing", words_json(report->missing, printer.language)}});
  printer.line(fill(
      Text{"{0}: {1} files, {2}, written and read back", "{0}：{1} 個檔案，{2}，已寫入並讀回核對"},
      {report->package.string(), std::to_string(report->files), megabytes(report->bytes)}));
  return kDone;
}

}  // namespace

void add_hand_in(Program& program) {
  auto options = std::make_shared<Options>();
  program.parser
      .verb("handin",
            {"Packs the film, its takes and its papers for whoever looks at them",
             "把影片、各條和文件打包交件"},
            [&program, options] { return work(program, *options); })
      .option("-o,--output", options->target,
              {"File or folder; else a new one in exports/", "檔案或資料夾；預設在 exports/ 新增"},
              "OUT")
      .choice("--takes", options->takes, {"used", "all", "none"},
              {"Clips of the cut and kept ones, all of them, or recipes only",
               "used（剪接所用和保留的）、all（全部）或 none（只交配方）"})
      .flag("--without-film", options->without_film,
            {"Leave the exported film out", "不包括已輸出的影片"})
      .flag("--folder", options->folder, {"A folder instead of a .zip", "以資料夾代替 .zip"})
      .flag("--list", options->list,
            {"Only say what would go in and what is missing", "只列出會交甚麼、還欠甚麼"})
      .flag("--no-check", options->no_check, {"Do not measure the film first", "不先檢查影片"})
      .option("--verify", options->verify,
              {"Instead: is this package as it was written?", "改為核對：這份交件有沒有改動？"},
              "PACKAGE")
      .option("--open", options->open,
              {"Instead: open this package as a film, in a new folder (-o)",
               "改為開啟：把這份交件開啟成影片，放入新資料夾（-o）"},
              "PACKAGE")
      .footer({"Exit: 0 written, or all as it was; with --verify 1: something was changed.",
               "結束碼：0 已寫入或沒有改動；用 --verify 時 1：有改動。"});
}

}  // namespace shotlab::cli
