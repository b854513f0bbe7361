// SPDX-License-Identifier: Apache-2.0
//
// W.pack and W.peer: work that travels. Of a package it is told whether a stranger could open it
// and find it as it was packed; of a review of somebody else's, whether it speaks of what is there.
// Never whether it is kind or clever.
//
// Source: reference "checks" §3.6.

#include <algorithm>
#include <set>

#include "exercises/engine/answer_text.h"
#include "exercises/engine/check.h"

namespace shotlab {
namespace {

constexpr double kWords = 6;   // One observation, as of a note to a take: checks §3.2 T.notes.
constexpr double kHan = 12;    // The same in Chinese characters.
constexpr double kTakes = 2;   // Takes of the package that are named.
constexpr double kThings = 4;  // There, as it was packed, no key in it, of today's work.

// --- W.pack -----------------------------------------------------------------------------------

const Text kAgain{"Hand in again, then check.", "請再交件一次，然後再檢查。"};

void judge_pack(const CheckContext& context, CriterionVerdict& verdict) {
  const std::optional<PackageState>& package = context.evidence.package;
  if (!package) {
    weigh(verdict, 0, "things", {kThings, std::nullopt});
    verdict.why = {"There are 0 packages in the film's exports.", "影片的 exports 內有 0 份交件。"};
    verdict.try_this = {"Hand in: on the Papers desk, or with \"shotlab handin\".",
                        "交件：在文件桌上，或用「shotlab handin」。"};
    return;
  }
  const double things = 1.0 + (package->problems.empty() ? 1 : 0) +
                        (package->secrets.empty() ? 1 : 0) + (package->current ? 1 : 0);
  weigh(verdict, things, "things", {kThings, std::nullopt});
  const Text files = amount(static_cast<double>(package->files), "files");
  const Text begin =
      fill(Text{"\"{0}\" ({1}): ", "「{0}」（{2}）："}, {package->name, files.en, files.zh});
  if (!package->problems.empty()) {
    const Text& first = package->problems.front();
    const std::size_t more = package->problems.size() - 1;
    verdict.why = {begin.en + first.en, begin.zh + first.zh};
    if (more > 0) {
      verdict.why.en += " And " + std::to_string(more) + " more.";
      verdict.why.zh += "另有 " + std::to_string(more) + " 項。";
    }
    verdict.try_this = kAgain;
    return;
  }
  if (!package->secrets.empty()) {
    const Text& first = package->secrets.front();
    verdict.why = {begin.en + first.en, begin.zh + first.zh};
    verdict.try_this = {"Take it out, have the key replaced, and hand in again.",
                        "請移除，更換金鑰，再交件一次。"};
    return;
  }
  if (!package->current) {
    verdict.why = {begin.en + "the work has changed since it was packed.",
                   begin.zh + "打包之後作品有改動。"};
    verdict.try_this = kAgain;
    return;
  }
  verdict.why = {begin.en + "it opens, all of it is as it was packed, and no key was found in it.",
                 begin.zh + "可以開啟，內容與打包時相同，亦找不到金鑰。"};
}

// --- W.peer -----------------------------------------------------------------------------------

bool long_enough(const std::string& note, double words, double han) {
  return static_cast<double>(count_latin_words(note)) / words +
             static_cast<double>(count_han(note)) / han >=
         1 - 1e-9;
}

// What one review has of what is asked.
struct Peer {
  const PeerReview* review = nullptr;
  std::vector<std::string> open;  // Sections without an observation.
  std::size_t said = 0;           // Sections with one.
  std::size_t named = 0;          // Takes.
};

Peer look_at(const CheckContext& context, const PeerReview& review) {
  Peer peer;
  peer.review = &review;
  const double words = std::max(context.number("words", kWords), 1.0);
  std::set<std::string> seen, named;
  for (const std::string& section : context.list("sections")) {
    const auto note = review.notes.find(section);
    const std::string text = note == review.notes.end() ? "" : std::string(trim(note->second));
    // The same words under every heading are one observation.
    if (long_enough(text, words, words * kHan / kWords) && seen.insert(text).second) {
      ++peer.said;
    } else {
      peer.open.push_back(section);
    }
    for (std::string& take : takes_named(text, review.takes)) named.insert(std::move(take));
  }
  peer.named = named.size();
  return peer;
}

void judge_peer(const CheckContext& context, CriterionVerdict& verdict) {
  const double asked = static_cast<double>(context.list("sections").size());
  Peer best;
  std::size_t own = 0;
  for (const PeerReview& review : context.evidence.peers) {
    if (review.own) {
      ++own;
      continue;
    }
    const Peer peer = look_at(context, review);
    if (best.review == nullptr || peer.said + peer.named > best.said + best.named) best = peer;
  }
  // No more can be named than are there.
  const double there =
      best.review == nullptr ? kTakes : static_cast<double>(best.review->takes.size());
  const double wanted_takes = std::min(context.number("takes", kTakes), std::max(there, 1.0));
  weigh(verdict, static_cast<double>(best.said), "sections", {asked, std::nullopt});
  const Text takes = amount(wanted_takes, "takes");
  verdict.wanted = {
      words_of({asked, std::nullopt}, "sections").en + ", naming " + takes.en,
      words_of({asked, std::nullopt}, "sections").zh + "，並寫出" + takes.zh + "的編號"};
  const Text how = {
      "Open somebody's package and write what you see: shotlab review peer PACKAGE --section "
      "SECTION --words \"...\"",
      "開啟別人的交件，寫下你看到的：shotlab review peer 交件 --section 部分 --words「……」"};
  if (best.review == nullptr) {
    verdict.state = VerdictState::not_yet;
    verdict.why = own > 0 ? Text{"0 sections of somebody else's package; your own does not count.",
                                 "未有評別人的交件（0 部分）；自己的不計。"}
                          : Text{"0 sections of a package of somebody else are written about.",
                                 "未有評別人的交件（0 部分）。"};
    verdict.try_this = how;
    return;
  }
  const Text said = amount(static_cast<double>(best.said), "sections");
  const Text named = amount(static_cast<double>(best.named), "takes");
  verdict.why = {
      "On \"" + best.review->film + "\": " + said.en + " with an observation of its own, " +
          named.en + " named.",
      "關於「" + best.review->film + "」：" + said.zh + "各有一項觀察，提到" + named.zh + "。"};
  if (!best.open.empty()) {
    verdict.state = VerdictState::not_yet;
    std::vector<Text> names;
    for (const std::string& section : best.open) names.push_back({section, section});
    const Text open = listed(names);
    verdict.try_this = {"Still to be written about, each in words of its own: " + open.en + ".",
                        "還未寫，每部分各寫各的：" + open.zh + "。"};
    return;
  }
  if (static_cast<double>(best.named) >= wanted_takes) return;
  verdict.value = static_cast<double>(best.named);
  verdict.unit = "takes";
  verdict.measured = named;
  verdict.state = grade(static_cast<double>(best.named), {wanted_takes, std::nullopt});
  const std::string example =
      best.review->takes.empty() ? "0001" : best.review->takes.front().first;
  verdict.try_this = {"Name the takes that you speak of, e.g. " + example + ".",
                      "寫出你講的是哪一條，例如 " + example + "。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> package_checks() {
  static const std::vector<CheckInfo> checks = {
      {"W.pack", true, false, {.package = true}, {}, judge_pack},
      {"W.peer",
       true,
       false,
       {.peers = true},
       {{"sections", Kind::list, true}, {"takes", Kind::number}, {"words", Kind::number}},
       judge_peer},
  };
  return checks;
}

}  // namespace shotlab
