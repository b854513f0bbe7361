// SPDX-License-Identifier: Apache-2.0
//
// E.format, E.title, E.own, E.cutat: the film as a whole. One raster and one rate, the card that
// tells how it was made, what was not generated, and cuts at the moment that was marked.
//
// Source: reference "checks" §3.5. The height of a capital is 0.73 of the size of its line: held to
//         the letters that are really drawn in tests/media/libav/film_frames_test.cpp.

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "exercises/engine/check.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

constexpr double kCapital = 0.73;  // Of the size of a line.

// What a clip is, as people write it: "1280x720 at 24".
std::string format_of(const VideoFacts& video) {
  const double fps = video.fps.num > 0 ? video.fps.value() : 0;
  return std::to_string(video.display_width()) + "x" + std::to_string(video.display_height()) +
         " at " + plain(std::round(fps * 100) / 100);
}

void judge_format(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted one{std::nullopt, 1};
  if (no_cut(context, "kinds", one, verdict)) return;
  std::set<std::string> formats;
  std::string unlike;
  for (const CutEvent& event : context.evidence.cut->events) {
    const TakeEvidence* source = source_of(context, event);
    if (!source || !source->facts || !source->facts->video) continue;
    if (formats.insert(format_of(*source->facts->video)).second) unlike = event.take;
  }
  if (formats.empty()) {
    cannot_measure(verdict,
                   {"The format of no shot of the cut is known.", "不知道剪接內鏡頭的格式。"},
                   {"Run the check again.", "請再檢查一次。"});
    return;
  }
  weigh(verdict, static_cast<double>(formats.size()), "kinds", one);
  std::string all;
  for (const std::string& format : formats) all += (all.empty() ? "" : ", ") + format;
  verdict.why = {
      "The shots of the cut have " + verdict.measured.en + " of raster and rate: " + all + ".",
      "剪接內的鏡頭有" + verdict.measured.zh + "畫面大小和幀率：" + all + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.take = unlike;
  verdict.try_this = {"Shoot " + unlike + " again in the film's own format.",
                      "用影片的格式重拍 " + unlike + "。"};
}

void judge_title(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{context.number("seconds", 2), std::nullopt};
  const double least_cap = context.number("height", 3);
  if (no_cut(context, "s", wanted, verdict)) return;
  const Cut& cut = *context.evidence.cut;
  const std::vector<std::string> words = context.list("words");
  const auto tells = [&](const CutTitle& title) {
    const std::string text = lower_ascii(title.text);
    return words.empty() || std::any_of(words.begin(), words.end(), [&](const std::string& word) {
             return text.find(lower_ascii(word)) != std::string::npos;
           });
  };
  const double fps = cut.fps.num > 0 ? cut.fps.value() : 24;
  const CutTitle* best = nullptr;
  for (const CutTitle& title : cut.titles) {
    if (tells(title) && (!best || title.range.length() > best->range.length())) best = &title;
  }
  if (!best) {
    weigh(verdict, 0, "s", wanted);
    verdict.state = VerdictState::not_yet;
    verdict.why = {
        "No title of the cut says how the film was made (0 s of " +
            std::to_string(cut.titles.size()) + " titles).",
        "剪接內沒有字幕卡說明製作方法（" + std::to_string(cut.titles.size()) + " 張字幕，0 秒）。"};
    verdict.try_this = {"Add a title at the end that names the tool and who did what.",
                        "在片尾加一張字幕，寫明工具和各人的工作。"};
    return;
  }
  const double shorter = std::min(cut.width, cut.height);
  const double cap = 100 * size_of(*best) * kCapital * shorter / std::max(cut.height, 1);
  weigh(verdict, static_cast<double>(best->range.length()) / fps, "s", wanted);
  const std::string height = plain(std::round(cap * 10) / 10);
  verdict.why = {"The title stands for " + verdict.measured.en + "; its capitals are " + height +
                     " % of the frame's height.",
                 "字幕停留" + verdict.measured.zh + "；大楷高度是畫面的 " + height + "%。"};
  const bool legible = grade(cap, {least_cap, std::nullopt}) == VerdictState::pass;
  if (!legible) verdict.state = VerdictState::not_yet;
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = legible ? Text{"Let the title stand longer.", "讓字幕停留久一點。"}
                             : Text{"Make the title larger: its capitals should reach " +
                                        plain(least_cap) + " % of the frame.",
                                    "把字幕放大：大楷要有畫面的 " + plain(least_cap) + "%。"};
}

// Own camera, drawing, archive: any clip of the cut that is no take of a generator.
void judge_own(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted = context.range();
  if (no_cut(context, "%", wanted, verdict)) return;
  double own = 0, all = 0;
  for (const CutEvent& event : context.evidence.cut->events) {
    const auto frames = static_cast<double>(event.range.length()) / event.speed.value();
    all += frames;
    if (event.take.empty()) own += frames;
  }
  weigh(verdict, all > 0 ? std::round(1000 * own / all) / 10 : 0, "%", wanted);
  verdict.why = {verdict.measured.en + " of the film was not generated.",
                 "影片有 " + verdict.measured.zh + " 不是生成的。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Bring the part of your own footage to " + verdict.wanted.en + ".",
                      "把自己拍攝或繪畫的部分改成" + verdict.wanted.zh + "。"};
}

// A moment that was marked on a take counts as cut at if the shot begins or ends beside it.
void judge_cut_at(const CheckContext& context, CriterionVerdict& verdict) {
  const Wanted wanted{context.number("least", 1), std::nullopt};
  if (no_cut(context, "hits", wanted, verdict)) return;
  const auto slack = static_cast<std::int64_t>(context.number("frames", 3));
  double hits = 0, marks = 0;
  std::int64_t nearest = -1;
  for (const CutEvent& event : context.evidence.cut->events) {
    const TakeEvidence* source = source_of(context, event);
    if (!source) continue;
    bool hit = false;
    for (const FrameMark& mark : source->marks) {
      if (mark.kind != MarkKind::event) continue;
      ++marks;
      const std::int64_t away =
          std::min(std::abs(event.range.in - mark.frame), std::abs(event.range.out - mark.frame));
      if (nearest < 0 || away < nearest) nearest = away, verdict.take = event.take;
      hit = hit || away <= slack;
    }
    hits += hit ? 1 : 0;
  }
  if (marks == 0) {
    weigh(verdict, 0, "hits", wanted);
    verdict.state = VerdictState::not_yet;
    verdict.why = {"0 moments are marked on the takes of the cut.",
                   "剪接所用的條有 0 個時刻標記。"};
    verdict.try_this = {"Mark the moment of the action: Look, Marks, Moment.",
                        "在動作發生的一格加標記：「看片」的「標記 › 時刻」。"};
    return;
  }
  weigh(verdict, hits, "hits", wanted);
  const std::string away = amount(static_cast<double>(nearest), "frames").en;
  verdict.why = {
      "The nearest cut is " + away + " from a marked moment.",
      "最近的剪接點距離標記 " + amount(static_cast<double>(nearest), "frames").zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {
      "Cut within " + amount(static_cast<double>(slack), "frames").en +
          " of the moment, while it still moves.",
      "在動作還未停、時刻前後" + amount(static_cast<double>(slack), "frames").zh + "之內剪接。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> film_checks() {
  static const std::vector<CheckInfo> checks = {
      {"E.format", true, false, {}, {}, judge_format},
      {"E.title",
       true,
       false,
       {},
       {{"seconds", Kind::number}, {"height", Kind::number}, {"words", Kind::list}},
       judge_title},
      {"E.own", true, false, {}, {{"least", Kind::number}, {"most", Kind::number}}, judge_own},
      {"E.cutat",
       true,
       false,
       {},
       {{"least", Kind::number}, {"frames", Kind::number}},
       judge_cut_at},
  };
  return checks;
}

}  // namespace shotlab
