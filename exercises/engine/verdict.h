// SPDX-License-Identifier: Apache-2.0
//
// judge() turns evidence into verdicts. It reads what was gathered and nothing else: no files, no
// network, no clock, and never what the practice generator secretly knows.
//
// Threading: pure.

#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exercises/engine/pack.h"
#include "media/model/clip_facts.h"
#include "media/model/cut.h"
#include "media/model/measurement.h"
#include "media/model/take.h"

namespace shotlab {

// What is known of one take: its recipe, its container, its measurement. Absent = not gathered
// (yet).
struct TakeEvidence {
  Take take;
  std::optional<ClipFacts> facts;
  std::optional<Measurement> measurement;
  std::vector<FrameMark> marks;  // All that the learner drew on it.
  // Beside the clip that it was made of (its source, else its parent), or beside the flight of its
  // camera path. Absent: there is no such clip.
  std::optional<PathMatch> path;
  std::optional<RegionDifference> region;
  std::optional<FollowMeasurement> follow;
  std::optional<CompositeMeasurement> composite;
  std::optional<Measurement> source;  // Of that clip itself.
  std::string plate_says;    // What the source clip of its request says that it is (IPTC digital
                             // source type: "algorithmicMedia"); empty: it says nothing.
  bool hash_matches = true;  // The bytes on disk are still those received.
  std::optional<Error> unreadable;
};

// How alike the boxes of two takes look.
struct TakeLikeness {
  std::string a, b;  // Take ids.
  MarkKind kind = MarkKind::subject;
  Likeness likeness;
};

// One sound track of the cut as it is heard, or the shots' own sound.
struct SoundLayer {
  std::string role;    // "dialogue", "effect", "ambience", "music"; empty: nobody said.
  std::string source;  // Of its first sound; empty: the shots' own.
  double begin = 0;    // Of its sound on the film's clock, seconds.
  SoundMeasurement sound;
  Loudness loudness;
  std::optional<double> ducked_db;  // How far it goes down under the dialogue; absent: no telling.
};

// How far one paper of the film is filled in. Whether it is true is a person's to judge.
struct PaperState {
  std::size_t there = 0, of = 0;  // Rows, shots, or things named.
  Text where;                     // The first row or shot that is not whole; empty: none.
  std::vector<Text> missing;      // What it lacks, a word or two each.
};

// The papers that the lab fills in beside the learner.
struct PapersEvidence {
  PaperState cue;              // Rows of the cue sheet of AI use.
  PaperState ledger;           // Shots of the authorship ledger; 1 of 1 for a film without any.
  PaperState line, paragraph;  // Of the disclosure: tool, where, why, people's part. In the
                               // language that names more.
};

// The package of a hand-in that lies in the film's exports, read back as by a stranger.
struct PackageState {
  std::string name;            // Of its file.
  std::size_t files = 0;       // The manifest included.
  bool current = false;        // The work is still what was packed.
  std::vector<Text> problems;  // Not as it was written, or not to be opened: a sentence each.
  std::vector<Text> secrets;   // What looks like a key, and where: a sentence each.
};

// What was written about somebody else's package.
struct PeerReview {
  std::string film;                                // Its name.
  bool own = false;                                // It holds takes of this film.
  std::vector<std::pair<std::string, int>> takes;  // Of the package: id and number.
  std::map<std::string, std::string> notes;        // By section: one observation each.
};

// A gate that a person let the work through, or a check that was waived, in the person's words.
struct Review {
  std::string by;
  std::string words;
  std::string utc;
};

struct Evidence {
  std::vector<TakeEvidence> takes;             // Of this exercise, oldest first.
  std::optional<Cut> cut;                      // Newest version.
  std::map<std::string, std::string> answers;  // question id -> text
  // When each answer was last changed, UTC, ISO 8601; absent: not known.
  std::map<std::string, std::string> answer_times;
  std::map<std::string, std::string> quiz;  // item id -> choice
  std::vector<TakeLikeness> likeness;       // Every pair of takes with boxes of one kind.
  std::vector<SoundLayer> layers;           // Of the newest cut.
  std::optional<Error> layers_unheard;      // Why they could not be heard.
  Text brief;                               // To see whether an answer was pasted from it.
  std::optional<PapersEvidence> papers;     // Where a criterion reads them.
  std::optional<PackageState> package;      // Where a criterion reads it; absent: there is none.
  std::vector<PeerReview> peers;            // Where a criterion reads them.
  std::map<std::string, Review> releases;   // By gate.
  // Verdict id -> why an instructor waives it. Only picture and sound checks (V, A) can be waived.
  std::map<std::string, Review> waivers;
};

// `close` means the same in every check: the number misses the wanted range by at most 15 % of the
// bound it misses (grade() in wanted.h). A take that would pass but is not kept yet is close too.
enum class VerdictState { pass, close, not_yet, cannot_measure, waived };
std::string_view name_of(
    VerdictState state);  // "pass", "close", "not_yet", "cannot_measure", "waived"

struct CriterionVerdict {
  std::string id;     // Criterion id, with the shot: "move" or "move.pan".
  std::string check;  // "V.move"
  Text title;
  bool required = true;
  VerdictState state = VerdictState::not_yet;
  std::optional<double> value;  // What was measured, as a number ...
  std::string unit;             // ... with its unit: "s", "takes", "%", "words", ...
  Text measured;                // "3.6 s" / 「3.6 秒」
  Text wanted;                  // "4 to 6 s"
  Text why;                     // One sentence naming the number.
  Text try_this;                // What to try; empty on pass.
  std::string take;             // Which take it looked at; empty: the whole work.
  std::filesystem::path
      evidence;  // Picture of the frame and box it looked at; empty for words and counts.
};

struct ExerciseVerdict {
  std::string exercise;  // "m1e1"
  bool passed = false;   // Every required criterion is pass or waived.
  int passed_count = 0;  // Of the required ones that run here.
  int run_count = 0;
  int grading_count = 0;  // Only looked at by a person, at grading (the rubric).
  std::vector<CriterionVerdict> criteria;
  Text summary;  // "3 of 3 checks that run here; 3 more lines are a person's" - never "all passed".
};

ExerciseVerdict judge(const Exercise& exercise, const Evidence& evidence);

// Which measurements the criteria of an exercise read, so that nothing else is computed.
struct NeededMeasures {
  bool soundness = false, shots = false, move = false, loudness = false;
  bool tone = false;   // Tone and palette.
  bool boxes = false;  // What lies in the boxes that a learner drew.
  bool texture = false;
  bool sound = false;    // Onsets, silences, levels.
  bool layers = false;   // The tracks of the cut.
  bool papers = false;   // Cue sheet, authorship, disclosure.
  bool package = false;  // The package of the hand-in.
  bool peers = false;    // Reviews of others' packages.
  // Of the take beside another clip.
  bool path = false, region = false, follow = false, composite = false, source_texture = false;
};
NeededMeasures needed_measures(const Exercise& exercise);

}  // namespace shotlab
