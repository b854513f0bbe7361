// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/clip_tools.h"

namespace shotlab::cli {
namespace {

Result<CutEvent> event_of(const Film& film, const std::string& words) {
  const std::size_t colon = words.find(':');
  Result<Take> take = film.find_take(words.substr(0, colon));
  if (!take) return take.error();
  const std::string range_words = colon == std::string::npos ? "" : words.substr(colon + 1);
  Result<FrameRange> range = range_named(take->clip, range_words);
  if (!range) return range.error();
  return CutEvent{take->id, "takes/" + take->id + "/take.mp4", *range};
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
    frames += event.range.length();
    json["events"].push_back({{"take", event.take},
                              {"source", event.source},
                              {"in", event.range.in},
                              {"out", event.range.out},
                              {"frames", event.range.length()}});
  }
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
  return kDone;
}

int work(Program& program, std::vector<std::string> words, bool show_only) {
  Result<Film> film = program.film();
  if (!film) return program.printer.fail(film.error());
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
  Result<Cut> saved = film->save_cut(cut);
  if (!saved) return program.printer.fail(saved.error());
  return show(program, *film, *saved);
}

}  // namespace

void add_cut(Program& program) {
  struct Options {
    std::vector<std::string> takes;
    bool show = false;
  };
  auto options = std::make_shared<Options>();
  program.parser
      .verb("cut",
            {"Saves a cut: takes in order, each with its frames; none named: all keepers",
             "儲存剪接：按次序列出片段及幀；不指明則用全部選用條"},
            [&program, options] { return work(program, options->takes, options->show); })
      .words("TAKE", options->takes,
             {"TAKE, or TAKE:IN-OUT for a part: 2 3:24-96 4:1.0s-3.0s (OUT is not included)",
              "TAKE，或 TAKE:入點-出點 取一段：2 3:24-96 4:1.0s-3.0s（不包括出點）"})
      .flag("--show", options->show, {"Only show the newest cut", "只顯示最新的剪接"});
}

}  // namespace shotlab::cli
