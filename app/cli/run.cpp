// SPDX-License-Identifier: Apache-2.0

#include "app/cli/run.h"

#include <csignal>
#include <exception>
#include <string_view>

#include "app/cli/program.h"
#include "app/core/interrupt.h"

namespace shotlab::cli {
namespace {

// The language and --json are wanted before the arguments are read: the help and the parser's
// errors use them.
struct FirstLook {
  Language language = Language::english;
  bool json = false;
  bool asked = false;   // --lang was given.
  std::string unknown;  // A language that is none of ours; empty: none such was asked for.
};

FirstLook first_look(int argc, const char* const* argv, const Settings* settings) {
  FirstLook look;
  std::string name = environment("LC_ALL");
  if (name.empty()) name = environment("LC_MESSAGES");
  if (name.empty()) name = environment("LANG");
  if (settings != nullptr && settings->language) name = language_name(*settings->language);
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--json") look.json = true;
    const bool apart = word == "--lang" && i + 1 < argc;
    const bool joined = word.starts_with("--lang=");
    if (apart) name = argv[i + 1];
    if (joined) name = word.substr(7);
    look.asked = look.asked || apart || joined;
  }
  look.language = language_from(name);
  // Of what the machine is set to anything may be said; what a person asks for is heard or refused.
  if (look.asked && !name.starts_with("en") && !name.starts_with("zh")) look.unknown = name;
  return look;
}

const Text kAbout{
    "Shotlab: learn to make films with generative video by doing it.\n"
    "Without a verb it opens the window. First time here? Try: shotlab demo",
    "Shotlab：親手實踐，學習用生成影片拍電影。\n不加動詞就開啟視窗。第一次使用？請試：shotlab "
    "demo"};

const Text kFooter{
    "\nIn a film folder the verbs find film.toml by themselves; --film DIR names another.\n"
    "Exit: 0 done (check: passed), 1 done but not passed, 2 bad input, 3 refused by the provider,\n"
    "4 outcome unknown (money may have been spent), 5 cancelled. --json prints one document on "
    "stdout.\n\n"
    "  shotlab new my-film --exercise m1e1 && cd my-film\n"
    "  shotlab shoot --size \"medium shot\" --subject \"an old man in a green coat\" --action "
    "\"waits\" \\\n"
    "                --place \"tram stop\" --light \"low evening sun from the left\"\n"
    "  shotlab check",
    "\n在影片資料夾內，各動詞會自行尋找 film.toml；也可用 --film DIR 指定。\n"
    "結束碼：0 完成（check：達到）、1 完成但未達到、2 輸入有誤、3 供應商拒絕、\n"
    "4 結果不明（可能已收費）、5 已取消。--json 只在標準輸出印出一份文件。\n\n"
    "  shotlab new my-film --exercise m1e1 && cd my-film\n"
    "  shotlab shoot --size 中景 --subject 穿綠色外套的老伯 --action 等車 --place 電車站 --light "
    "黃昏斜陽由左面來\n"
    "  shotlab check"};

int open_window(Program& program, const Window& window) {
  Text why{"This Shotlab was built without a window.", "這個 Shotlab 沒有視窗功能。"};
  if (window) {
    StudioOptions options;
    options.film = program.film_folder;
    options.language = program.asked_language;
    std::string why_not;
    const int exit = window(options, program.clock, &why_not);
    if (why_not.empty()) return exit;
    why = {why_not, why_not};
  }
  return program.printer.fail(
      {ErrorCode::unsupported,
       why,
       {"Everything works without a window too: \"shotlab demo\" makes a first film, \"shotlab "
        "--help\" lists the "
        "verbs.",
        "沒有視窗也可使用：「shotlab demo」會拍第一部影片，「shotlab --help」列出所有動詞。"}});
}

Error not_understood(const Parser::Parsed& parsed) {
  return {ErrorCode::bad_input,
          {"That is not understood: " + parsed.mistake.en, "看不懂這個指令：" + parsed.mistake.zh},
          {"\"" + parsed.path + " --help\" tells how it is used.",
           "「" + parsed.path + " --help」說明用法。"}};
}

int work(Program& program, int argc, const char* const* argv, const Window& window) {
  const Parser::Parsed parsed = program.parser.parse(argc, argv);
  if (!parsed.mistake.empty()) return program.printer.fail(not_understood(parsed));
  if (!parsed.print.empty()) {
    program.printer.text(parsed.print);
    return kDone;
  }
  if (!parsed.work) return open_window(program, window);
  // Ctrl-C ends what is being done, whole or not at all, and then the program.
  const Interrupt interrupt([&program] { program.stop.cancel(); });
  return parsed.work();
}

}  // namespace

int run(int argc, const char* const* argv, const Window& window) {
  // A file that may not grow and a reader that has gone are errors of a write, said in words; left
  // as they are they would end the program in the middle of a shot.
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  const Paths paths = find_paths();
  const Result<Settings> settings = read_settings(paths);
  const FirstLook look = first_look(argc, argv, settings ? &*settings : nullptr);

  Parser parser(kAbout, "shotlab " SHOTLAB_VERSION, look.language);
  Program program(parser, paths);
  program.printer.language = look.language;
  if (look.asked) program.asked_language = look.language;
  program.printer.json = look.json;

  if (!look.unknown.empty()) {
    return program.printer.fail(
        {ErrorCode::bad_input,
         fill(Text{"Shotlab does not speak \"{0}\".", "Shotlab 沒有「{0}」這個語言。"},
              {look.unknown}),
         {"Use --lang en or --lang zh-Hant-HK.", "請用 --lang en 或 --lang zh-Hant-HK。"}});
  }

  // These two were read in the first look; here they are only made known to the parser.
  bool json = false;
  std::string language;
  parser.root()
      .flag("--json", json,
            {"One JSON document on stdout, words on stderr",
             "標準輸出只有一份 JSON，說明文字在標準錯誤"})
      .option("--lang", language, {"en or zh-Hant-HK", "en 或 zh-Hant-HK"}, "LANGUAGE")
      .option("--film", program.film_folder, {"Film folder to work in", "要使用的影片資料夾"},
              "DIR")
      .footer(kFooter);

  add_demo(program);
  add_probe(program);
  add_trim(program);
  add_join(program);
  add_compare(program);
  add_measure(program);
  add_proxy(program);
  add_new(program);
  add_shoot(program);
  add_takes(program);
  add_keep(program);
  add_note(program);
  add_answer(program);
  add_label(program);
  add_mark(program);
  add_cut(program);
  add_export(program);
  add_check(program);
  add_papers(program);
  add_hand_in(program);
  add_jobs(program);
  add_practice(program);
  add_pack(program);
  add_progress(program);
  add_glossary(program);
  add_review(program);
  add_doctor(program, window);

  try {
    return work(program, argc, argv, window);
  } catch (const std::exception& bug) {
    return program.printer.fail(
        {ErrorCode::internal,
         {std::string("Shotlab made a mistake: ") + bug.what(),
          std::string("Shotlab 出錯了：") + bug.what()},
         {"Please report it with the command that you used.", "請連同所用的指令回報。"}});
  }
}

}  // namespace shotlab::cli
