// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/clip_tools.h"
#include "app/core/measurement_json.h"

namespace shotlab::cli {
namespace {

const std::vector<std::string> kKinds{"soundness", "move", "shots", "loudness", "tone", "palette"};

void print_measurement(Printer& printer, const Measurement& m) {
  const Language language = printer.language;
  if (m.move) {
    const MoveMeasurement& move = *m.move;
    std::string line =
        printer.in_words({"camera:  ", "鏡頭："}) + words_of(move.coarse).in(language);
    if (!move.why_not.empty()) {
      line += " (" + move.why_not.in(language) + ")";
    } else {
      line += ", " + words_of(move.fine).in(language) + ", " +
              fill(printer.in_words({"confidence {0} %", "把握 {0} %"}),
                   {number(100 * move.confidence, 0)});
    }
    printer.line(line);
  }
  if (m.shots) {
    std::string cuts;
    for (const std::int64_t cut : m.shots->cuts)
      cuts += (cuts.empty() ? "" : ", ") + std::to_string(cut);
    printer.line(m.shots->cuts.empty()
                     ? printer.in_words({"shots:   one, no cuts", "鏡頭數：一個，沒有剪接"})
                     : fill(printer.in_words({"shots:   {0}; cuts at frame {1}",
                                              "鏡頭數：{0}；剪接於第 {1} 幀"}),
                            {std::to_string(m.shots->cuts.size() + 1), cuts}));
  }
  if (m.soundness) {
    const PictureSoundness& s = *m.soundness;
    printer.line(fill(Text{"picture: {0} frames, {1} black, {2} frozen, {3} undecodable",
                           "畫面：{0} 幀，黑幀 {1}，凝固 {2}，無法解碼 {3}"},
                      {std::to_string(s.frames), std::to_string(s.black_frames),
                       std::to_string(s.frozen_frames), std::to_string(s.undecodable)}));
  }
  if (m.loudness) {
    printer.line(m.loudness->silent
                     ? printer.in_words({"sound:   silent", "聲音：靜音"})
                     : fill(printer.in_words({"sound:   {0} LUFS, true peak {1} dBTP",
                                              "聲音：{0} LUFS，真峰值 {1} dBTP"}),
                            {number(m.loudness->integrated_lufs, 1),
                             number(m.loudness->true_peak_dbtp, 1)}));
  }
  if (m.tone) {
    printer.line(
        fill(Text{"tone:    mean L* {0}, spread {1}, midtones b* {2}",
                  "影調：平均 L* {0}，跨度 {1}，中間調 b* {2}"},
             {number(m.tone->mean_l, 1), number(m.tone->spread_l, 1), number(m.tone->mean_b, 1)}));
  }
  if (!m.palette.empty()) {
    std::string colors;
    const Json described = measurement_json(m);
    for (const Json& swatch : described.at("palette")) {
      colors += " " + swatch["color"].get<std::string>() + " " +
                number(100 * swatch["share"].get<double>(), 0) + " %";
    }
    printer.line(printer.in_words({"palette:", "色盤："}) + colors);
  }
}

struct Options {
  std::string file, evidence;
  std::vector<std::string> only;
  bool path = false;
};

int work(Program& program, const Options& options) {
  const auto wanted = [&](const char* kind) {
    return options.only.empty() ||
           std::find(options.only.begin(), options.only.end(), kind) != options.only.end();
  };
  MeasureRequest request;
  request.source = options.file;
  request.soundness = wanted("soundness");
  request.move = wanted("move");
  request.shots = wanted("shots");
  request.loudness = wanted("loudness");
  request.tone = wanted("tone");
  request.palette = wanted("palette");
  request.evidence_folder = options.evidence;
  Result<Measurement> measured = measure(request, program.cancel());
  if (!measured) return program.printer.fail(measured.error());
  Json json{{"file", options.file}};
  json.update(measurement_json(*measured, options.path));
  program.printer.document(json);
  print_measurement(program.printer, *measured);
  return kDone;
}

}  // namespace

void add_measure(Program& program) {
  auto options = std::make_shared<Options>();
  program.parser
      .verb("measure",
            {"Tells what the checks see: camera move, cuts, picture, sound, colours",
             "說明檢查看到甚麼：鏡頭運動、剪接點、畫面、聲音、顏色"},
            [&program, options] { return work(program, *options); })
      .word("FILE", options->file, {"Clip", "片段"}, true)
      .choices("--only", options->only, kKinds,
               {"Some of: soundness,move,shots,loudness,tone,palette",
                "只量度其中幾項：soundness,move,shots,loudness,tone,palette"})
      .option("--evidence", options->evidence,
              {"Folder for pictures that show it", "證據圖片的資料夾"}, "DIR")
      .flag("--path", options->path,
            {"With the camera path, frame by frame", "附上逐幀的鏡頭軌跡"});
}

}  // namespace shotlab::cli
