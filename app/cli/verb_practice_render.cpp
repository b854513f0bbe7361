// SPDX-License-Identifier: Apache-2.0
//
// practice render and practice sheet: the painter without a film and without a server.

#include <charconv>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/practice_studio.h"
#include "media/base/text.h"

namespace shotlab::cli {
namespace {

struct RenderChoices {
  RenderOrder order;
  std::string target;
  std::optional<std::int64_t> seed;
  std::vector<std::string> people, colours, sounds;  // Files, files, "words" or "words@seconds".
  std::string first_frame, last_frame, path, source, mask, element, at;
};

std::vector<double> numbers_of(const std::string& text) {
  std::vector<double> out;
  for (const std::string& part : split(text, ',')) {
    double value = 0;
    const std::string_view digits = trim(part);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return {};
    out.push_back(value);
  }
  return out;
}

// What goes beyond words, from the options into the order.
Status add_controls(RenderChoices& choices) {
  RenderOrder& order = choices.order;
  for (const std::string& file : choices.people)
    order.references.push_back({file, PaintReference::Use::character});
  for (const std::string& file : choices.colours)
    order.references.push_back({file, PaintReference::Use::colours});
  for (const std::string& words : choices.sounds) {
    const std::size_t mark = words.rfind('@');
    const std::vector<double> at =
        mark == std::string::npos ? std::vector<double>() : numbers_of(words.substr(mark + 1));
    order.sounds.push_back(at.size() == 1 ? SoundCue{words.substr(0, mark), at[0]}
                                          : SoundCue{words, -1});
  }
  order.first_frame = choices.first_frame, order.last_frame = choices.last_frame;
  order.camera_path = choices.path;
  order.source = choices.source, order.mask = choices.mask, order.element = choices.element;
  if (choices.at.empty()) return std::monostate{};
  const std::vector<double> at = numbers_of(choices.at);
  if (at.size() != 3 || at[0] < 0 || at[0] > 1 || at[1] < 0 || at[1] > 1 || at[2] <= 0 ||
      at[2] > 1) {
    return Error{ErrorCode::bad_input,
                 {"\"" + choices.at + "\" is no place for an element.",
                  "「" + choices.at + "」不是元素的位置。"},
                 {"Write X,Y,HEIGHT as parts of the picture: 0.6,0.9,0.4.",
                  "請寫 X,Y,高度（佔畫面的比例）：0.6,0.9,0.4。"}};
  }
  order.element_place = {at[0], at[1], at[2]};
  return std::monostate{};
}

int render(Program& program, RenderChoices& choices) {
  RenderOrder& order = choices.order;
  order.target = choices.target;
  if (choices.seed) order.seed = *choices.seed;
  Printer& printer = program.printer;
  if (Status status = add_controls(choices); !status) return printer.fail(status.error());
  const Result<RenderReport> report = render_practice(order, program.cancel(), program.bar());
  if (!report) return printer.fail(report.error());
  Json read_as = Json::array();
  for (const ReadAs& word : report->read_as) {
    read_as.push_back({{"slot", word.slot},
                       {"id", word.id},
                       {"text", word.text},
                       {"label", printer.in_words(word.label)},
                       {"negated", word.negated}});
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
  for (const ReadAs& word : report->read_as) {
    const Text mark = word.negated ? Text{"not wanted: ", "不要："} : Text{};
    printer.say({"Read \"" + word.text + "\" as " + word.slot + ": " + mark.en + word.label.en,
                 "「" + word.text + "」讀作 " + mark.zh + word.label.zh});
  }
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
      .options("--reference", choices->people,
               {"Picture of who it is: coat, hat, scarf, mark", "角色參考圖：外套、帽、頸巾、標記"},
               "FILE")
      .options("--colours", choices->colours, {"Picture whose colours the take has", "色彩參考圖"},
               "FILE")
      .option("--first-frame", choices->first_frame, {"Picture that it begins with", "開首的圖片"},
              "FILE")
      .option("--last-frame", choices->last_frame, {"Picture that it ends with", "結尾的圖片"},
              "FILE")
      .option("--path", choices->path,
              {"Camera path: keys with time, place, look-at and field of view (JSON)",
               "攝影機軌跡：時間、位置、注視點、視角（JSON）"},
              "FILE")
      .option("--source", choices->source,
              {"Clip to be repainted after its masses and motion", "要按形體和動態重繪的片段"},
              "FILE")
      .option("--mask", choices->mask, {"White where the source is altered", "白色部分才會改動"},
              "FILE")
      .option("--element", choices->element,
              {"PNG with alpha, laid into the source", "有透明背景的 PNG，放入原片"}, "FILE")
      .option("--at", choices->at,
              {"Where its foot stands, and its height: 0.6,0.9,0.4",
               "元素腳下的位置和高度：0.6,0.9,0.4"},
              "X,Y,H")
      .flag("--alone", choices->order.alone,
            {"Only the thing that the words name, with alpha (.png)",
             "只生成文字所指的東西，背景透明（.png）"})
      .options("--sound", choices->sounds,
               {"A sound, and when: \"bell@1.5\"", "聲音和時間：「鐘聲@1.5」"}, "CUE")
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
