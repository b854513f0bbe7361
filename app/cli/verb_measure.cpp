// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/clip_tools.h"
#include "app/core/marks.h"
#include "app/core/measurement_json.h"

namespace shotlab::cli {
namespace {

const std::vector<std::string> kKinds{"soundness", "move",    "shots",   "loudness",
                                      "tone",      "palette", "texture", "sound"};

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
  if (m.sound) {
    printer.line(
        fill(Text{"heard:   {0} onsets, {1} silences, {2} clipped",
                  "聽到：起音 {0} 個，靜默 {1} 段，削波 {2} 處"},
             {std::to_string(m.sound->onsets.size()), std::to_string(m.sound->silences.size()),
              std::to_string(m.sound->clipped)}));
  }
  if (m.tone) {
    printer.line(
        fill(Text{"tone:    mean L* {0}, spread {1}, midtones b* {2}",
                  "影調：平均 L* {0}，跨度 {1}，中間調 b* {2}"},
             {number(m.tone->mean_l, 1), number(m.tone->spread_l, 1), number(m.tone->mean_b, 1)}));
  }
  if (m.texture) {
    printer.line(fill(Text{"finish:  texture {0} L*, boil {1} L*, flicker {2}, detail {3} times",
                           "質感：{0} L*，沸動 {1} L*，閃爍 {2}，細節 {3} 倍"},
                      {number(m.texture->energy, 2), number(m.texture->boil, 2),
                       number(m.texture->flicker, 2), number(m.texture->detail, 2)}));
  }
  for (const BoxMeasurement& box : m.boxes) {
    printer.line(fill(
        Text{"{0} @{1}: {2} % of the height, left/right {3}, top/bottom {4}",
             "{0} @{1}：佔畫面高度 {2}%，左／右亮度 {3}，上／下亮度 {4}"},
        {std::string(name_of(box.mark.kind)), std::to_string(box.mark.frame),
         number(100 * box.mark.box.h, 1), number(box.left_right, 2), number(box.top_bottom, 2)}));
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

// "head:48:0.41,0.12,0.08,0.19"
Result<FrameMark> read_mark(const std::string& words) {
  const std::vector<std::string> parts = split(words, ':');
  FrameMark mark;
  const bool known = parts.size() == 3 && mark_kind_from(parts[0], mark.kind) &&
                     !parts[1].empty() && parts[1].size() < 10 &&
                     parts[1].find_first_not_of("0123456789") == std::string::npos;
  if (!known) {
    return Error{ErrorCode::bad_input,
                 fill(Text{"\"{0}\" is not a mark.", "「{0}」不是一個標記。"}, {words}),
                 {"Write kind:frame:x,y,width,height, such as head:48:0.41,0.12,0.08,0.19.",
                  "寫成 類別:畫格:x,y,闊,高，例如 head:48:0.41,0.12,0.08,0.19。"}};
  }
  mark.frame = std::stoll(parts[1]);
  Result<FrameBox> box = parse_box(parts[2]);
  if (!box) return box.error();
  mark.box = *box;
  if (is_sound(mark)) return mark;
  return Error{
      ErrorCode::bad_input,
      {"A mark must lie inside the picture and have an area.", "標記要在畫面之內，而且要有面積。"},
      {"A box is x,y,width,height in shares of the picture.",
       "框寫成 x,y,闊,高，以畫面的比例計。"}};
}

struct Options {
  std::string file, evidence;
  std::vector<std::string> boxes;
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
  request.texture = wanted("texture");
  request.sound = wanted("sound");
  request.evidence_folder = options.evidence;
  for (const std::string& words : options.boxes) {
    Result<FrameMark> mark = read_mark(words);
    if (!mark) return program.printer.fail(mark.error());
    request.marks.push_back(*mark);
  }
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
               {"Some of: soundness,move,shots,loudness,tone,palette,texture,sound",
                "只量度其中幾項：soundness,move,shots,loudness,tone,palette,texture,sound"})
      .options("--box", options->boxes,
               {"A head or subject to be looked at: head:48:0.41,0.12,0.08,0.19",
                "要看的頭或主體：head:48:0.41,0.12,0.08,0.19"},
               "KIND:FRAME:X,Y,W,H")
      .option("--evidence", options->evidence,
              {"Folder for pictures that show it", "證據圖片的資料夾"}, "DIR")
      .flag("--path", options->path,
            {"With the camera path, frame by frame", "附上逐幀的鏡頭軌跡"});
}

}  // namespace shotlab::cli
