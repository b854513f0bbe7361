// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/program.h"
#include "app/core/clip_tools.h"
#include "app/core/cut_difference.h"
#include "app/core/cut_words.h"
#include "app/core/inside.h"

namespace shotlab::cli {
namespace {

Result<CutEvent> event_of(const Film& film, std::string words) {
  CutEvent event;
  if (const std::size_t at = words.rfind('@'); at != std::string::npos) {
    Result<Rational> speed = parse_speed(words.substr(at + 1));
    if (!speed) return speed.error();
    event.speed = *speed;
    words.resize(at);
  }
  const std::size_t colon = words.find(':');
  const std::string name = words.substr(0, colon);
  const std::string range_words = colon == std::string::npos ? "" : words.substr(colon + 1);
  // Own footage lies in a folder of the film; no name of a take has a stroke in it.
  if (name.find('/') != std::string::npos) {
    Result<std::filesystem::path> file = file_inside(film.folder(), name);
    if (!file) return file.error();
    Result<FrameRange> part = range_named(*file, range_words);
    if (!part) return part.error();
    event.source = name;
    event.range = *part;
    return event;
  }
  Result<Take> take = film.find_take(name);
  if (!take) return take.error();
  Result<FrameRange> range = range_named(take->clip, range_words);
  if (!range) return range.error();
  event.take = take->id;
  event.source = "takes/" + take->id + "/take.mp4";
  event.range = *range;
  return event;
}

// All keepers whole, oldest first.
Result<std::vector<std::string>> keepers(const Film& film) {
  Result<std::vector<Take>> takes = film.takes();
  if (!takes) return takes.error();
  std::vector<std::string> ids;
  for (const Take& take : *takes) {
    if (take.keeper) ids.push_back(take.id);
  }
  if (!ids.empty()) return ids;
  return Error{ErrorCode::bad_input,
               {"No take is a keeper yet, so there is nothing to cut.",
                "還沒有選用的片段，所以沒有東西可剪。"},
               {"Name takes (\"shotlab cut 2 3:24-96\"), or keep one first.",
                "請指明片段（「shotlab cut 2 3:24-96」），或先選用一條。"}};
}

Json cut_json(const Film& film, const Cut& cut) {
  Json json{{"cut", cut.version}, {"name", cut.name}, {"frames", 0}, {"events", Json::array()}};
  std::int64_t frames = 0;
  for (const CutEvent& event : cut.events) {
    // At the film's own rate; a take of another rate is resampled when it is exported.
    const std::int64_t length =
        event.speed == Rational{1, 1}
            ? event.range.length()
            : film_length(event.range.length(), cut.fps, event.speed, cut.fps);
    frames += length - event.dissolve;
    Json entry{{"take", event.take},
               {"source", event.source},
               {"in", event.range.in},
               {"out", event.range.out},
               {"frames", length}};
    if (event.dissolve > 0) entry["dissolve"] = event.dissolve;
    if (event.fade_in > 0) entry["fade_in"] = event.fade_in;
    if (event.fade_out > 0) entry["fade_out"] = event.fade_out;
    if (event.sound_lead != 0) entry["sound_lead"] = event.sound_lead;
    if (!(event.speed == Rational{1, 1})) entry["speed"] = event.speed.value();
    json["events"].push_back(std::move(entry));
  }
  for (const CutTitle& title : cut.titles) {
    json["titles"].push_back(
        {{"text", title.text}, {"in", title.range.in}, {"out", title.range.out}});
  }
  for (const CutTrack& track : cut.tracks) {
    json["tracks"].push_back(
        {{"name", track.name}, {"role", name_of(track.role)}, {"sounds", track.sounds.size()}});
  }
  for (const CutMarker& marker : cut.markers)
    json["markers"].push_back({{"at", marker.at}, {"text", marker.text}});
  json["frames"] = frames;
  json["duration_s"] = static_cast<double>(frames) / film.info().fps.value();
  return json;
}

int show(Program& program, const Film& film, const Cut& cut) {
  const Json json = cut_json(film, cut);
  program.printer.document(json);
  program.printer.line(fill(Text{"cut {0}: {1} shots, {2} s", "剪接 {0}：{1} 個鏡頭，{2} 秒"},
                            {std::to_string(cut.version), std::to_string(cut.events.size()),
                             number(json["duration_s"].get<double>(), 2)}));
  for (const CutEvent& event : cut.events) {
    program.printer.line("  " + (event.take.empty() ? event.source : event.take) + "  " +
                         std::to_string(event.range.in) + "–" + std::to_string(event.range.out));
  }
  for (const CutMarker& marker : cut.markers) {
    program.printer.line(fill(Text{"  marker at frame {0}  {1}", "  第 {0} 格有標記  {1}"},
                              {std::to_string(marker.at), marker.text}));
  }
  return kDone;
}

struct Options {
  std::vector<std::string> takes, titles, captions, sounds, markers, leads;
  std::optional<std::int64_t> dissolve, fade_in, fade_out;
  std::optional<std::int64_t> version, against;
  double loudness = 0, duck = 0;
  bool show = false, versions = false, again = false;
};

int list_versions(Program& program, const Film& film) {
  Json list = Json::array();
  for (const int version : film.cut_versions()) {
    std::string utc;
    Result<Cut> cut = film.cut_of(version, &utc);
    const std::string number = std::to_string(version);
    if (!cut) {
      list.push_back({{"cut", version}, {"saved", utc}, {"damaged", cut.error().message.en}});
      program.printer.line(number + "  " + program.printer.in_words(cut.error().message));
      continue;
    }
    list.push_back({{"cut", version}, {"saved", utc}, {"shots", cut->events.size()}});
    program.printer.line(fill(Text{"{0}  {1}  {2} shots", "{0}  {1}  {2} 個鏡頭"},
                              {number, utc, std::to_string(cut->events.size())}));
  }
  if (list.empty()) program.printer.line(Text{"There is no cut yet.", "還沒有剪接版本。"});
  program.printer.document({{"versions", list}});
  return kDone;
}

// What was done between two versions, shot by shot.
int show_difference(Program& program, const Cut& from, const Cut& to) {
  Json shots = Json::array(), rest = Json::array();
  for (const ShotDifference& one :
       cut_difference(rows_of(from), rows_of(to), FrameCount::from_zero)) {
    if (one.same()) continue;
    std::string words;
    for (const Text& word : one.words)
      words += (words.empty() ? "" : " · ") + program.printer.in_words(word);
    const auto place = [](const std::optional<std::size_t>& n) {
      return n ? Json(*n + 1) : Json();
    };
    shots.push_back({{"from", place(one.a)}, {"to", place(one.b)}, {"what", words}});
    const CutEvent& event = one.a ? from.events[*one.a] : to.events[*one.b];
    program.printer.line((one.a ? std::to_string(*one.a + 1) : "–") + std::string(" → ") +
                         (one.b ? std::to_string(*one.b + 1) : "–") + "  " +
                         (event.take.empty() ? event.source : event.take) + ": " + words);
  }
  for (const Text& word : rest_difference({from.titles, from.tracks, from.markers},
                                          {to.titles, to.tracks, to.markers})) {
    rest.push_back(program.printer.in_words(word));
    program.printer.line(program.printer.in_words(word));
  }
  if (shots.empty() && rest.empty())
    program.printer.line(Text{"The two are alike.", "兩個版本一樣。"});
  program.printer.document(
      {{"from", from.version}, {"to", to.version}, {"shots", shots}, {"beside", rest}});
  return kDone;
}

Error no_version(const Film& film, std::int64_t version) {
  std::string known;
  for (const int one : film.cut_versions())
    known += (known.empty() ? "" : ", ") + std::to_string(one);
  return {ErrorCode::not_found,
          fill(Text{"There is no version {0} of the cut.", "沒有剪接版本 {0}。"},
               {std::to_string(version)}),
          known.empty() ? Text{"None is saved yet.", "還未儲存任何版本。"}
                        : Text{"There are: " + known + ".", "有以下版本：" + known + "。"}};
}

Result<Cut> version_of(const Film& film, std::int64_t version) {
  const std::vector<int> known = film.cut_versions();
  if (std::find(known.begin(), known.end(), version) == known.end())
    return no_version(film, version);
  return film.cut_of(static_cast<int>(version));
}

Status add_rest(Cut& cut, const Options& options) {
  for (std::size_t i = 1; i < cut.events.size(); ++i) {
    cut.events[i].dissolve = options.dissolve.value_or(0);
  }
  for (const std::string& word : options.leads) {
    Result<SoundLead> lead = parse_lead(word, cut.fps);
    if (!lead) return lead.error();
    if (lead->shot >= cut.events.size()) {
      return Error{ErrorCode::bad_input,
                   fill(Text{"There is no shot {0}: the cut has {1}.",
                             "沒有第 {0} 個鏡頭：剪接共有 {1} 個。"},
                        {std::to_string(lead->shot + 1), std::to_string(cut.events.size())}),
                   {"Shots are counted from 1.", "鏡頭由 1 數起。"}};
    }
    cut.events[lead->shot].sound_lead = lead->frames;
  }
  cut.events.front().fade_in = options.fade_in.value_or(0);
  cut.events.back().fade_out = options.fade_out.value_or(0);
  if (options.loudness < 0) cut.loudness_lufs = options.loudness;
  for (const bool caption : {false, true}) {
    for (const std::string& word : caption ? options.captions : options.titles) {
      Result<CutTitle> title =
          parse_title(word, cut.fps, caption ? TitlePlace::bottom : TitlePlace::centre);
      if (!title) return title.error();
      cut.titles.push_back(*title);
    }
  }
  for (const std::string& word : options.sounds) {
    Result<CutTrack> track = parse_track(word, cut.fps);
    if (!track) return track.error();
    track->duck_db = options.duck;
    cut.tracks.push_back(*std::move(track));
  }
  for (const std::string& word : options.markers) {
    Result<CutMarker> marker = parse_marker(word, cut.fps);
    if (!marker) return marker.error();
    cut.markers.push_back(*marker);
  }
  return done();
}

int work(Program& program, const Options& options) {
  std::vector<std::string> words = options.takes;
  const bool show_only = options.show;
  Result<Film> film = program.film();
  if (!film) return program.printer.fail(film.error());
  if (options.versions) return list_versions(program, *film);
  if (options.against) {
    Result<Cut> from = version_of(*film, *options.against);
    if (!from) return program.printer.fail(from.error());
    Result<Cut> to = version_of(*film, options.version.value_or(film->cut_versions().back()));
    if (!to) return program.printer.fail(to.error());
    return show_difference(program, *from, *to);
  }
  if (options.version) {
    Result<Cut> cut = version_of(*film, *options.version);
    if (!cut) return program.printer.fail(cut.error());
    if (!options.again) return show(program, *film, *cut);
    // What it was then is saved as the newest one; every version stays.
    Result<Cut> saved = film->save_cut(*std::move(cut));
    if (!saved) return program.printer.fail(saved.error());
    return show(program, *film, *saved);
  }
  if (show_only) {
    Result<std::optional<Cut>> newest = film->newest_cut();
    if (!newest) return program.printer.fail(newest.error());
    if (!*newest) {
      return program.printer.fail(
          {ErrorCode::not_found,
           {"There is no cut yet.", "還沒有剪接版本。"},
           {"\"shotlab cut TAKE...\" makes one.", "用「shotlab cut TAKE...」製作。"}});
    }
    return show(program, *film, **newest);
  }
  if (words.empty()) {
    Result<std::vector<std::string>> kept = keepers(*film);
    if (!kept) return program.printer.fail(kept.error());
    words = *kept;
  }
  Cut cut;
  cut.fps = film->info().fps;
  cut.width = film->info().width;
  cut.height = film->info().height;
  for (const std::string& word : words) {
    Result<CutEvent> event = event_of(*film, word);
    if (!event) return program.printer.fail(event.error());
    cut.events.push_back(*event);
  }
  if (Status rest = add_rest(cut, options); !rest) return program.printer.fail(rest.error());
  Result<Cut> saved = film->save_cut(cut);
  if (!saved) return program.printer.fail(saved.error());
  return show(program, *film, *saved);
}

}  // namespace

void add_cut(Program& program) {
  auto options = std::make_shared<Options>();
  program.parser
      .verb("cut",
            {"Saves a cut: takes in order, each with its frames; none named: all keepers",
             "儲存剪接：按次序列出片段及幀；不指明則用全部選用條"},
            [&program, options] { return work(program, *options); })
      .words("TAKE", options->takes,
             {"TAKE, or TAKE:IN-OUT for a part: 2 3:24-96 4:1.0s-3.0s (OUT is not included); @2 "
              "behind it: twice as fast; own footage inside the film: assets/room.mp4:0-48",
              "TAKE，或 TAKE:入點-出點 取一段：2 3:24-96 4:1.0s-3.0s（不包括出點）；後加 @2 "
              "為兩倍速度；影片內的自有片段：assets/room.mp4:0-48"})
      .number("--dissolve", options->dissolve,
              {"Film frames over which each shot gives way to the next",
               "每個鏡頭溶接到下一個的影片格數"})
      .number("--fade-in", options->fade_in,
              {"Film frames to come out of black", "由黑場淡入的影片格數"})
      .number("--fade-out", options->fade_out,
              {"Film frames to go into black", "淡出至黑場的影片格數"})
      .options("--title", options->titles,
               {"Words in the middle, IN-OUT:TEXT, in film frames or seconds",
                "畫面中央的字，入點-出點:文字，以影片格數或秒計"},
               "TITLE")
      .options("--caption", options->captions,
               {"Words at the bottom, written alike", "畫面底部的字，寫法相同"}, "TITLE")
      .options("--sound", options->sounds,
               {"A track beside the shots: FILE, FILE@FRAME or FILE@2.0s,-6dB (inside the film); "
                "dialogue=FILE, effect=, ambience= or music= says what it is for",
                "另一條聲軌：檔名、檔名@格數 或 檔名@2.0s,-6dB（檔案須在影片資料夾內）；寫 "
                "dialogue=檔名、effect=、ambience= 或 music= 註明用途"},
               "SOUND")
      .options("--lead", options->leads,
               {"J- or L-cut, SHOT:FRAMES: 2:12 lets shot 2 be heard 12 film frames before it is "
                "seen, 3:-8 lets shot 2 be heard for 8 under shot 3",
                "聲音先行或延續，鏡頭:格數：2:12 讓鏡頭 2 早 12 格聽到，3:-8 讓鏡頭 2 的聲音在鏡頭 "
                "3 之下延續 8 格"},
               "LEAD")
      .options("--marker", options->markers,
               {"A word at a frame, FRAME:TEXT, for whoever edits on",
                "某一格的文字，格數:文字，供之後剪接的人參考"},
               "MARKER")
      .number("--duck", options->duck, 0, kMostDuck,
              {"How many dB tracks go down under other sound", "有其他聲音時聲軌壓低多少 dB"})
      .number("--loudness", options->loudness, -50, 0,
              {"Integrated loudness of the film, LUFS", "整條影片的整體響度 LUFS"})
      .flag("--show", options->show, {"Only show the newest cut", "只顯示最新的剪接"})
      .flag("--versions", options->versions, {"List the saved versions", "列出已儲存的版本"})
      .number("--version", options->version,
              {"Show this version; with --again, save it as the newest one",
               "顯示這個版本；加 --again 則把它存為最新版本"})
      .number("--against", options->against,
              {"Say what was changed from this version to --version, or to the newest one",
               "說明由這個版本到 --version（或最新版本）改了甚麼"})
      .flag("--again", options->again, {"Go on from --version", "由 --version 繼續"});
}

}  // namespace shotlab::cli
