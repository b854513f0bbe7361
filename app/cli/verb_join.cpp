// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/program.h"
#include "app/core/clip_tools.h"
#include "app/core/cut_words.h"
#include "app/core/export_film.h"

namespace shotlab::cli {
namespace {

constexpr double kNoLoudness = 0;  // Louder than any film.

// A source type is only claimed if every clip carries the same one; a mixture is a composite.
Result<std::string> common_source_type(const std::vector<std::string>& clips,
                                       const Cancel& cancel) {
  std::vector<std::string> types;
  for (const std::string& clip : clips) {
    Result<ClipFacts> facts = probe(clip, cancel);
    if (!facts) return facts.error();
    types.push_back(facts->digital_source_type);
  }
  const bool any =
      std::any_of(types.begin(), types.end(), [](const std::string& t) { return !t.empty(); });
  if (!any) return std::string();
  for (std::string& type : types) {
    if (type.empty()) type = "composite";
  }
  return joined_source_type(types);
}

struct Options {
  std::vector<std::string> clips, titles, captions, sounds;
  std::string target, format, codec = "auto";
  std::optional<std::int64_t> fade, fade_in, fade_out;
  double loudness = kNoLoudness, peak = -1, duck = 0;
  bool force = false, encode = false;
};

// Film frames are counted at the film's rate, which may be the first clip's.
Result<Rational> rate_of(const JoinRequest& request, const Cancel& cancel) {
  if (request.fps.num > 0) return request.fps;
  Result<ClipFacts> facts = probe(request.segments.front().source, cancel);
  if (!facts) return facts.error();
  if (facts->video && facts->video->fps.num > 0) return facts->video->fps;
  return Rational{25, 1};
}

Status add_words(JoinRequest& request, const Options& options, Rational fps) {
  const auto add = [&](const std::vector<std::string>& words, TitlePlace place) -> Status {
    for (const std::string& word : words) {
      Result<CutTitle> title = parse_title(word, fps, place);
      if (!title) return title.error();
      request.titles.push_back(*title);
    }
    return done();
  };
  if (Status added = add(options.titles, TitlePlace::centre); !added) return added;
  if (Status added = add(options.captions, TitlePlace::bottom); !added) return added;
  for (const std::string& word : options.sounds) {
    Result<CutSound> sound = parse_sound(word, fps);
    if (!sound) return sound.error();
    request.tracks.push_back({.name = sound->source, .duck_db = options.duck, .sounds = {*sound}});
  }
  return done();
}

Result<JoinRequest> request_for(const Options& options, const Cancel& cancel) {
  JoinRequest request;
  for (const std::string& clip : options.clips) {
    JoinSegment segment;
    segment.source = clip;
    segment.dissolve = request.segments.empty() ? 0 : options.fade.value_or(0);
    request.segments.push_back(segment);
  }
  request.segments.front().fade_in = options.fade_in.value_or(0);
  request.segments.back().fade_out = options.fade_out.value_or(0);
  request.target = options.target;
  request.codec = codec_named(options.codec);
  request.copy = !options.encode;
  if (options.loudness < 0) request.loudness_lufs = options.loudness;
  request.true_peak_dbtp = options.peak;
  if (!options.format.empty()) {
    Result<FilmFormat> format = parse_format(options.format);
    if (!format) return format.error();
    request.width = format->width;
    request.height = format->height;
    request.fps = format->fps;
  }
  if (options.titles.empty() && options.captions.empty() && options.sounds.empty()) return request;
  Result<Rational> fps = rate_of(request, cancel);
  if (!fps) return fps.error();
  if (Status added = add_words(request, options, *fps); !added) return added.error();
  return request;
}

Json segments_json(Program& program, const JoinReport& report) {
  Json segments = Json::array();
  for (const JoinReport::Segment& segment : report.segments) {
    Json json{{"mode", segment.mode}, {"frames", segment.frames}, {"copied", segment.copied}};
    if (!segment.reason.empty()) json["reason"] = program.printer.in_words(segment.reason);
    segments.push_back(std::move(json));
  }
  return segments;
}

int work(Program& program, const Options& options) {
  Result<JoinRequest> request = request_for(options, program.cancel());
  if (!request) return program.printer.fail(request.error());
  Result<std::string> type = common_source_type(options.clips, program.cancel());
  if (!type) return program.printer.fail(type.error());
  request->digital_source_type = *type;
  Result<JoinReport> report =
      join_files(*std::move(request), options.force, program.cancel(), program.bar());
  if (!report) return program.printer.fail(report.error());
  Json json{{"file", options.target},
            {"codec", report->codec},
            {"frames", report->frames},
            {"av_offset_samples", report->av_offset_samples},
            {"segments", segments_json(program, *report)}};
  if (report->loudness) {
    json["loudness"] = {{"integrated_lufs", report->loudness->integrated_lufs},
                        {"true_peak_dbtp", report->loudness->true_peak_dbtp}};
  }
  program.printer.document(json);
  program.printer.line(
      fill(Text{"{0}: {1} frames from {2} clips", "{0}：{2} 條片段，共 {1} 幀"},
           {options.target, std::to_string(report->frames), std::to_string(options.clips.size())}));
  for (std::size_t i = 0; i < report->segments.size(); ++i) {
    const JoinReport::Segment& segment = report->segments[i];
    program.printer.line("  " + options.clips[i] + "  " + segment.mode + "  " +
                         program.printer.in_words(segment.reason));
  }
  return kDone;
}

}  // namespace

void add_join(Program& program) {
  auto options = std::make_shared<Options>();
  program.parser
      .verb("join",
            {"Joins clips on one film clock; what can be is copied bit for bit",
             "把片段接成一條；可直接複製的逐位元複製，聲畫不會走位"},
            [&program, options] { return work(program, *options); })
      .words("CLIP", options->clips, {"Clips, in order", "片段，按次序"}, true)
      .option("-o,--output", options->target,
              {"New film (.mp4, .mov, .mkv, .webm, .ts), or a new folder for png",
               "新影片（.mp4、.mov、.mkv、.webm、.ts）；png 則為新資料夾"},
              "OUT", true)
      .number("--fade", options->fade,
              {"Film frames over which each clip dissolves into the next",
               "每段溶接到下一段的影片格數"})
      .number("--fade-in", options->fade_in,
              {"Film frames to come out of black", "由黑場淡入的影片格數"})
      .number("--fade-out", options->fade_out,
              {"Film frames to go into black", "淡出至黑場的影片格數"})
      .number(
          "--loudness", options->loudness, -50, kNoLoudness,
          {"Integrated loudness, LUFS (EBU R128), e.g. -23", "整體響度 LUFS（EBU R128），例如 -23"})
      .number("--peak", options->peak, -20, 0, {"Highest true peak, dBTP", "最高真峰值 dBTP"})
      .options("--title", options->titles,
               {"Words in the middle, IN-OUT:TEXT, in film frames or seconds",
                "畫面中央的字，入點-出點:文字，以影片格數或秒計"},
               "TITLE")
      .options("--caption", options->captions,
               {"Words at the bottom, written alike", "畫面底部的字，寫法相同"}, "TITLE")
      .options("--sound", options->sounds,
               {"A track beside the clips: FILE, FILE@FRAME or FILE@2.0s,-6dB",
                "另一條聲軌：檔名、檔名@格數 或 檔名@2.0s,-6dB"},
               "SOUND")
      .number("--duck", options->duck, 0, kMostDuck,
              {"How many dB tracks go down under other sound", "有其他聲音時聲軌壓低多少 dB"})
      .choice("--codec", options->codec, kFilmCodecs,
              {"Of the picture; auto: that of the clips", "畫面編碼；auto 跟隨片段"})
      .option("--format", options->format,
              {"Size and rate, e.g. 1280x720@24; else the first clip's",
               "大小及幀率，例如 1280x720@24；預設跟第一條"},
              "WxH@FPS")
      .flag("--encode", options->encode, {"Copy nothing", "不直接複製任何部分"})
      .flag("--force", options->force, {"Replace OUT if it is there", "OUT 已存在時取代它"});
}

}  // namespace shotlab::cli
