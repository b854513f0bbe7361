// SPDX-License-Identifier: Apache-2.0
//
// A View is everything that the window draws, as plain values. The studio rebuilds it when
// something changed; panels only read it. A verb could print it.
//
// Threading: plain values; made and read on the window's thread.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/handin/options.h"
#include "app/core/papers/cue_sheet.h"
#include "app/core/votes.h"
#include "exercises/engine/pack.h"
#include "exercises/engine/verdict.h"
#include "exercises/language/prompt_reading.h"
#include "media/base/result.h"
#include "media/base/text.h"
#include "media/model/clip_facts.h"
#include "media/model/controls.h"
#include "media/model/cut.h"
#include "media/model/mark.h"
#include "media/model/take.h"
#include "media/model/time.h"

namespace shotlab {

struct CutMix;  // cut_mix.h

struct ExerciseRow {
  std::string id;
  Text title;
  int minutes = 0;
  enum class State { untouched, started, passed } state = State::untouched;
  bool current = false;
};

struct ModuleRow {
  std::string id;
  Text title;
  std::vector<ExerciseRow> exercises;
};

// A job that has not become a take yet, or that failed and waits to be dismissed.
struct JobRow {
  std::string id;
  std::string take;                // Take id reserved for it.
  std::string state;               // name_of(JobState)
  Text says;                       // "Rendering, 3 s" / "Refused: ..." in words.
  double seconds = 0;              // Since it was started.
  std::optional<double> progress;  // 0..1 where known.
  bool can_cancel = false;
  bool failed = false;
  Text if_closed_now;  // What happens if the window closes now.
};

struct TakeRow {
  Take take;
  std::filesystem::path poster;  // Small PNG in the cache; empty: not made yet.
  std::optional<ClipFacts> facts;
  std::optional<Error> damaged;
  std::vector<FrameMark> marks;  // What was drawn on it.
  // Against the take that it grew from, or else the one before it of the same shot: "light: morning
  // → night". Empty for the first.
  Text changed;
  std::string changed_from;  // That take's id.
};

// Two takes compared frame by frame; one entry per pair that was asked for.
struct ComparisonRow {
  std::string a, b;  // Take ids; `a` is the earlier one.
  bool running = false;
  double progress = 0;         // 0..1 while running.
  std::optional<Error> error;  // Why it could not be done.
  // Of each pair of frames, in order: frame numbers of both, and how alike they are.
  std::vector<std::int64_t> frames_a, frames_b;
  std::vector<double> ssim;  // 0..1, of luma
  std::vector<double> psnr;  // dB of luma; 100 for equal pictures.
  double pooled_ssim = 0, pooled_psnr = 0;
  std::vector<std::size_t> worst;  // Positions in the lists above, least PSNR first.
  bool identical = false;
};

// What goes with the next shot.
struct ReferenceRow {
  std::string role;
  std::string file;            // As kept in the draft; names it in actions.
  std::filesystem::path path;  // Where it lies.
};

// The camera path of the next shot as it flies through the whitebox, once it was asked for.
struct FlightView {
  bool running = false;
  double progress = 0;         // 0..1
  std::filesystem::path clip;  // Empty: not flown, or the path has changed since.
  std::optional<Error> error;
};

// A shot of the cut as it is being edited. What it says beside the frames is CutEvent's, and is
// kept when the cut is saved.
struct CutRow {
  std::string take;  // Empty for own footage.
  FrameRange range;
  std::int64_t dissolve = 0;
  std::int64_t fade_in = 0, fade_out = 0;
  Rational speed{1, 1};
  double gain_db = 0;
  bool mute = false;
  // Frames of the take that pass in one of the film's, at speed 1; the studio fills it in.
  Rational rate{1, 1};
  std::string source;  // Of own footage: its path inside the film.
  std::int64_t sound_lead = 0;
  bool operator==(const CutRow&) const = default;
};

// What the cut has beside its shots, as it is being edited.
struct CutRest {
  std::vector<CutTitle> titles;
  std::vector<CutTrack> tracks;
  std::vector<CutMarker> markers;
  bool operator==(const CutRest&) const = default;
};

// A saved version of the cut.
struct CutVersion {
  int version = 0;
  std::string utc;  // When it was saved.
  std::vector<CutRow> cut;
  CutRest rest;
  std::optional<Error> damaged;  // Why it cannot be read; the two above are then empty.
};

// A title as the exported film has it.
struct TitleRow {
  std::filesystem::path picture;  // The whole frame, clear where no words are; empty: not made yet.
  Text problem;                   // Why it cannot be drawn; empty: it can.
};

// What the pictures on both sides of an edit have in common: the last frame before it and the first
// one after it, each as it stands in its take.
struct EditRow {
  bool measured = false;  // Else it is being looked at, or `problem` says why it cannot be.
  Text problem;
  double lightness = 0;  // After minus before, mean CIE L*, -100..100.
  double warmth = 0;     // The same of the midtones' CIE b*: above 0 is warmer.
  double palette = 0;    // How far the colours are apart, CIE76 difference; 0: the same.
};

// The papers of the film: the learner's words, and what the lab makes of them.
struct PapersView {
  Papers words;
  FilmFacts facts;
  std::vector<CueRow> cue;
  Text line_draft, paragraph_draft;  // Of the disclosure.
  bool saving = false;
};

struct HandInRow {
  std::string path;
  std::uint64_t bytes = 0;
};

// What would be handed in, and the last hand-in of this session.
struct HandInView {
  bool planned = false;  // The three below speak of `options`.
  HandInOptions options;
  std::vector<HandInRow> files;
  std::uint64_t bytes = 0;
  std::vector<Text> missing;  // One sentence each.

  bool running = false;
  double progress = 0;            // 0..1
  std::filesystem::path package;  // Written and read back; empty: none yet.
  std::size_t package_files = 0;
  std::uint64_t package_bytes = 0;
  std::optional<Error> error;  // Why the last one was not written, or cannot be planned.
};

struct View {
  Language language = Language::english;
  std::string film_name;
  std::filesystem::path film_folder;
  std::vector<ModuleRow> course;
  const Exercise* exercise = nullptr;  // Current; owned by the studio's pack. Null: free film.
  const std::vector<Term>* glossary = nullptr;  // The course's words; owned likewise.
  int hints_open = 0;                           // 0..3
  std::string shot;  // Which shot of the exercise the builder is set to; "" if it has one.

  // The prompt draft as the studio last saw it, read by the one reader.
  PromptReading reading;
  std::vector<ReferenceRow> references;  // That go with the next shot.
  std::vector<CameraKey> camera_path;    // That goes with it; empty: the words move the camera.
  FlightView flight;
  double shot_seconds = 4;                  // Of the next shot.
  std::string grows_from;                   // Take that the next shot changes; empty: a new one.
  bool goes_on = false;                     // It goes on from it instead.
  std::map<std::string, bool> slot_filled;  // "size", "subject", "action", "place", "light"
  std::optional<Error> shoot_refused;       // Why the Shoot button would not work, if so.
  std::string provider = "practice";
  Text provider_words;                // "practice generator" / 「練習生成器」
  std::int64_t estimate_micros = 0;   // Of the next shot.
  std::int64_t in_flight_micros = 0;  // Money.
  std::int64_t spent_micros = 0;
  std::string currency = "USD";

  std::vector<JobRow> jobs;
  std::vector<TakeRow> takes;  // Of the current exercise, oldest first.
  std::string selected_take;   // Empty: none.

  std::vector<ComparisonRow> comparisons;  // Those asked for since the film was opened.

  std::optional<ExerciseVerdict> verdict;  // Of what is there now; absent until measured once.
  bool checking = false;                   // Measuring goes on.
  std::map<std::string, std::string> answers;
  std::map<std::string, std::string> quiz;
  std::map<std::string, std::filesystem::path>
      quiz_clips;                // Item id -> reference clip, when rendered.
  Rational fps{24, 1};           // Of the film.
  std::vector<CutRow> cut;       // The draft of the cut.
  CutRest beside;                // The draft of what goes with it.
  std::vector<TitleRow> titles;  // Of beside.titles, one each.
  std::vector<Vote> votes;       // On takes that were compared blind, oldest first.
  std::vector<EditRow> edits;    // Before each shot of the cut but the first.
  // What the draft of the cut sounds like; null: not made yet, or `mix_problem` says why it cannot
  // be.
  std::shared_ptr<const CutMix> mix;
  Text mix_problem;
  std::vector<std::string> sounds;   // Sound files in the film's assets, paths inside the film.
  int cut_version = 0;               // Newest saved; 0: none.
  std::vector<CutVersion> versions;  // Oldest first; as of when they were asked for last.
  std::filesystem::path exported;    // Last exported film; empty: none.
  bool exporting = false;
  PapersView papers;
  HandInView handin;

  std::optional<Error> notice;  // Last thing that went wrong, until dismissed.
  std::uint64_t revision = 0;   // Grows with every change.
};

}  // namespace shotlab
