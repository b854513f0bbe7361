// SPDX-License-Identifier: Apache-2.0
//
// practice render and practice sheet: the painter without a film and without a server.

#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/practice_studio.h"

namespace shotlab::cli {
namespace {

struct RenderChoices {
  RenderOrder order;
  std::string target;
  std::optional<std::int64_t> seed;
};

int render(Program& program, RenderChoices& choices) {
  RenderOrder& order = choices.order;
  order.target = choices.target;
  if (choices.seed) order.seed = *choices.seed;
  Printer& printer = program.printer;
  const Result<RenderReport> report = render_practice(order, program.cancel(), program.bar());
  if (!report) return printer.fail(report.error());
  Json read_as = Json::array();
  for (const ReadAs& word : report->read_as) {
    read_as.push_back({{"slot", word.slot},
                       {"id", word.id},
                       {"text", order.prompt.substr(word.begin, word.end - word.begin)},
                       {"label", printer.in_words(word.label)}});
  }
  printer.document({{"file", choices.target},
                    {"frames", report->frames},
                    {"width", report->width},
                    {"height", report->height},
                    {"fps", report->fps.value()},
                    {"seed", order.seed},
                    {"read_as", read_as},
                    {"rewritten_prompt", report->rewritten_prompt},
                    {"advisory", report->advisory}});
  printer.line(
      fill(Text{"{0}: {1} frames, {2} x {3}, seed {4}.", "{0}：{1} 格，{2} x {3}，種子 {4}。"},
           {choices.target, std::to_string(report->frames), std::to_string(report->width),
            std::to_string(report->height), std::to_string(order.seed)}));
  if (!report->rewritten_prompt.empty())
    printer.say(
        {"Painted as: " + report->rewritten_prompt, "生成時讀作：" + report->rewritten_prompt});
  if (!report->advisory.empty()) printer.say({report->advisory, report->advisory});
  return kDone;
}

struct SheetChoices {
  SheetOrder order;
  std::string prompts, target;
};

int sheet(Program& program, SheetChoices& choices) {
  SheetOrder& order = choices.order;
  order.prompts = choices.prompts, order.target = choices.target;
  Printer& printer = program.printer;
  const Result<SheetReport> report = sheet_practice(order, program.cancel(), program.bar());
  if (!report) return printer.fail(report.error());
  Json cells = Json::array();
  for (const SheetRow& row : report->rows)
    cells.push_back({{"prompt", row.prompt}, {"seed", row.seed}});
  printer.document({{"file", choices.target},
                    {"width", report->width},
                    {"height", report->height},
                    {"columns", report->columns},
                    {"cells", cells}});
  printer.line(
      fill(Text{"{0}: {1} prompts, {2} in a row.", "{0}：{1} 個提示詞，每行 {2} 個。"},
           {choices.target, std::to_string(report->rows.size()), std::to_string(report->columns)}));
  return kDone;
}

void add_render(Program& program, Verb& practice) {
  auto choices = std::make_shared<RenderChoices>();
  program.parser
      .verb(practice, "render",
            {"Paints one take, or one still, straight into a file",
             "直接把一條片段或一格畫面生成到檔案"},
            [&program, choices] { return render(program, *choices); })
      .word("PROMPT", choices->order.prompt, {"What is to be seen", "要看見的東西"}, true)
      .option("-o,--output", choices->target,
              {"New file: .mp4; .png or .jpg for a still", "新檔案：.mp4；靜止畫面用 .png 或 .jpg"},
              "OUT", true)
      .option("--negative", choices->order.negative,
              {"Nouns that must not be seen", "不可出現的東西（名詞）"})
      .number("--seconds", choices->order.seconds, 0.1, 60.0, {"Length, seconds", "長度（秒）"})
      .option("--format", choices->order.format,
              {"Size and rate, for example 1920x1080@24 or 720x1280",
               "尺寸和格率，例如 1920x1080@24 或 720x1280"},
              "WxH@FPS")
      .number("--seed", choices->seed,
              {"Same seed, same bytes; 1 if not said", "種子相同，檔案相同；預設 1"})
      .flag("--force", choices->order.replace,
            {"Replace OUT if it is there", "OUT 已存在時取代它"});
}

void add_sheet(Program& program, Verb& practice) {
  auto choices = std::make_shared<SheetChoices>();
  program.parser
      .verb(practice, "sheet",
            {"Paints one frame of many prompts side by side", "把許多提示詞各生成一格，並排成總覽"},
            [&program, choices] { return sheet(program, *choices); })
      .word("PROMPTS", choices->prompts,
            {"Text file, one prompt a line; \"@7 \" before it names a seed",
             "文字檔，每行一個提示詞；行首「@7 」指定種子"},
            true)
      .option("-o,--output", choices->target, {"New picture, .png or .jpg", "新圖片，.png 或 .jpg"},
              "OUT", true)
      .number("--columns", choices->order.shape.columns, 1, 20,
              {"Pictures in a row", "每行圖片數目"})
      .number("--at", choices->order.shape.at, 0.0, 60.0,
              {"Second of each take that is shown", "顯示每條片段的第幾秒"})
      .flag("--force", choices->order.replace,
            {"Replace OUT if it is there", "OUT 已存在時取代它"});
}

}  // namespace

void add_practice_painting(Program& program, Verb& practice) {
  add_render(program, practice);
  add_sheet(program, practice);
}

}  // namespace shotlab::cli
