// SPDX-License-Identifier: Apache-2.0
//
// A check is one small judge: it reads the evidence, and fills in what it measured, what was
// wanted and why. This is what they have in common, and the list of all of them.
//
// Threading: pure; the list is constant.
// Source:    reference "checks" §3, "craft" §0.1 (what may decide) and §10.

#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exercises/engine/pack.h"
#include "exercises/engine/verdict.h"
#include "exercises/engine/wanted.h"

namespace shotlab {

// What a check is given. `take` is the one it looks at: the keeper of the shot, else its newest.
struct CheckContext {
  const Exercise& exercise;
  const Criterion& criterion;
  const Evidence& evidence;
  std::string shot;                        // Of the exercise; empty if it has one shot.
  const TakeEvidence* take = nullptr;      // Never null for a check of a shot.
  std::vector<const TakeEvidence*> takes;  // Of the shot, or all for a check of the whole.
  Parameters parameters;                   // With the thresholds of the take's profile.

  double number(const std::string& name, double fallback) const;
  std::optional<double> number(const std::string& name) const;
  std::string text(const std::string& name) const;
  std::vector<std::string> list(const std::string& name) const;
  // From parameters `least` and `most`.
  Wanted range() const;
};

// Parameters that name a question of the exercise.
inline constexpr std::array<std::string_view, 3> kQuestionKeys = {"question", "person", "record"};

struct ParameterInfo {
  enum class Kind { number, text, list };
  const char* name = "";
  Kind kind = Kind::number;
  bool required = false;
  bool profiled = false;    // A threshold: given for both profiles, or once for both.
  const char* values = "";  // For texts and lists: the known ones, parted by "|"; empty: any.
};

struct CheckInfo {
  const char* id = "";
  bool whole = false;             // Judged once; else once for each shot of the exercise.
  bool looks_at_picture = false;  // Needs the clip as it was received.
  NeededMeasures needs;
  std::vector<ParameterInfo> parameters;
  void (*judge)(const CheckContext&, CriterionVerdict&) = nullptr;
};

std::span<const CheckInfo> prompt_checks();   // P
std::span<const CheckInfo> change_checks();   // P.diff, P.same, P.neg
std::span<const CheckInfo> take_checks();     // T
std::span<const CheckInfo> flight_checks();   // T.flight, V.cuts, V.end
std::span<const CheckInfo> request_checks();  // T.ref, T.source, T.mask, T.path, T.budget, T.record
std::span<const CheckInfo> picture_checks();  // V.ok, V.length
std::span<const CheckInfo> colour_checks();   // V.tone, V.temp, V.palette
std::span<const CheckInfo> box_checks();      // V.head, V.order, V.spread, V.key
std::span<const CheckInfo> beside_checks();   // V.path, V.region, V.follow, V.comp
std::span<const CheckInfo> texture_checks();  // V.brush, V.flicker, V.resol
std::span<const CheckInfo> likeness_checks();    // V.same, V.drift
std::span<const CheckInfo> variety_checks();     // V.settle, V.distinct, P.varied
std::span<const CheckInfo> sound_checks();       // A
std::span<const CheckInfo> lead_checks();        // A.lead
std::span<const CheckInfo> match_checks();       // V.gmatch, V.side, V.gaze
std::span<const CheckInfo> move_checks();        // V.move, V.static, V.parallax
std::span<const CheckInfo> cut_checks();         // E
std::span<const CheckInfo> word_checks();        // W.answer, Q
std::span<const CheckInfo> paper_checks();       // W.consent, W.source
std::span<const CheckInfo> film_paper_checks();  // W.cue, W.ledger, W.disc
std::span<const CheckInfo> film_checks();        // E.format, E.title, E.own, E.cutat
std::span<const CheckInfo> review_checks();      // H.review
std::span<const CheckInfo> package_checks();     // W.pack, W.peer

const CheckInfo* find_check(std::string_view id);
std::vector<std::string> known_checks();

// --- What checks say --------------------------------------------------------------------------

// Sets value, unit, measured, wanted and state from one number; why and try_this stay the
// caller's.
void weigh(CriterionVerdict& verdict, double value, std::string_view unit, const Wanted& wanted);
void cannot_measure(CriterionVerdict& verdict, const Text& why, const Text& try_this);
// The take that a shot of the cut shows, if it is one of this exercise; else null.
const TakeEvidence* source_of(const CheckContext& context, const CutEvent& event);
// Where each shot of the cut lies in the film: its source's rate, its speed and the dissolves
// counted in. A source whose rate is not known is taken to run at the film's. REQUIRES: a cut.
std::vector<FrameRange> film_places(const CheckContext& context);
// True, and the verdict says so, where no cut is saved yet.
bool no_cut(const CheckContext& context, std::string_view unit, const Wanted& wanted,
            CriterionVerdict& verdict);
// "a, b, c" / 「a、b、c」
Text listed(const std::vector<Text>& parts);
Text quoted(const std::string& words);

}  // namespace shotlab
