// SPDX-License-Identifier: Apache-2.0
//
// A pack is a course: a folder of TOML files with words in both languages and criteria with
// thresholds.
//
// Threading: plain values; load_pack() may be called from any thread.
// Errors:    name the file, the line and what was meant ("did you mean \"seconds\"?"). Sizes and
// depths are
//            capped before parsing (reference "reliability", finding 7 and §5.2).

#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "media/base/result.h"
#include "media/base/text.h"
#include "media/model/mark.h"
#include "media/model/shot_request.h"
#include "media/model/time.h"

namespace shotlab {

// A parameter of a check: number, text, yes/no or a list of texts.
using ParameterValue = std::variant<double, bool, std::string, std::vector<std::string>>;
using Parameters = std::map<std::string, ParameterValue>;

struct Criterion {
  std::string id;             // "length"; unique in its exercise, or unique for its shot.
  std::string check;          // "V.ok", "T.count", ...
  Text title;                 // "4 to 6 seconds long" / 「長四至六秒」
  Parameters parameters;      // Same for both profiles.
  Parameters practice, live;  // Thresholds by profile; they override `parameters`.
  bool required = true;       // Else bonus or advisory: never decides.
  // Required of practice takes and advice for live ones: for what only the practice generator's
  // places are sure to show, such as near and far (`required = "practice"`).
  bool practice_only = false;
  std::vector<std::string> shots;  // Only for these shots of the exercise; empty: all.

  bool is_for(const std::string& shot) const;
};

// One shot that an exercise asks for, e.g. "pan" of one-move. An exercise without a list has one,
// "".
struct ShotWanted {
  std::string id;
  Text title;
};

struct Question {
  std::string id;  // "why"
  Text text;
  int least_words = 0;  // Latin words ...
  int least_han = 0;    // ... or Han characters: either is enough.
  int least_links = 0;  // Take ids named in the answer.
};

// A question with one right answer, e.g. naming an unnamed reference clip.
struct QuizItem {
  std::string id;
  Text text;
  std::string prompt;  // Reference clip rendered by the practice generator; empty: no clip.
  std::int64_t seed = 0;
  double seconds = 4;
  std::vector<std::pair<std::string, Text>> choices;
  std::string right;  // Id of the right choice.
};

// A picture or clip that goes with the request of a worked take. It is made, never a file of the
// pack: a part of an earlier take of the same answer, something painted, or a drawn mask.
struct WorkedFile {
  std::string role;        // As Reference::role.
  int take = 0;            // 1-based: the clip of that take for a video, else its frame; 0: none.
  std::int64_t frame = 0;  // Of that take.
  std::string paint;       // Words to be painted for it: a clip for a video, a thing alone with
                           // alpha for an element, else a picture. Empty: none.
  std::int64_t seed = 0;   // Of what is painted.
  std::optional<FrameBox> box;  // A mask that is white there.
  bool ellipse = false;         // The largest one in the box, instead of all of it.
};

// A project made with the practice generator, for tests and for "show me": the model answer or one
// mistake.
struct WorkedTake {
  std::string shot;
  PromptSlots slots;
  double seconds = 4;
  std::int64_t seed = 0;
  std::string note;
  std::string judgement;  // "keep", "maybe", "no", ""
  bool keeper = false;
  std::vector<FrameMark> marks;  // What the learner drew on it.
  std::string negative;          // Nouns to keep out.
  // Take (1-based) that this one grows from; 0: the one before it, if that is of the same shot.
  int from = 0;
  std::vector<WorkedFile> files;       // What goes with its request ("with" in the file).
  std::vector<CameraKey> camera_path;  // Empty: the words move the camera.
};
struct WorkedAnswer {
  std::string id;  // "model", or the mistake's id
  Text title;
  std::string language;  // "en" or "zh-Hant-HK"
  std::vector<WorkedTake> takes;
  std::map<std::string, std::string>
      answers;  // question id -> text; "{keeper}" is replaced by the keeper's id
  std::map<std::string, std::string> quiz;      // item id -> choice
  std::vector<std::pair<int, FrameRange>> cut;  // take (1-based), frames; empty: no cut
  std::vector<std::string> late;  // Questions that are answered when all takes are there, though a
                                  // T.predict asks for them before.
  std::vector<std::string> fails_on;  // Verdict ids expected not to pass: "length", or "move.pan"
                                      // with a shot; empty for a model.
};

// A thing of the set that a camera path is planned in: a box along the axes. Metres, as CameraKey.
struct SetPiece {
  Text name;
  std::array<double, 3> low{}, high{};  // x, y, z; low below high.
};

struct Exercise {
  std::string id;      // "m1e1"
  std::string slug;    // "first-shot"
  std::string module;  // "m1"
  int minutes = 0;
  Text title, goal, brief;
  std::vector<Text> steps;
  std::vector<ShotWanted> shots;
  std::vector<Question> questions;
  std::vector<QuizItem> quiz;
  std::vector<Criterion> criteria;
  std::vector<Text> hints;  // Exactly three.
  struct RubricLine {
    Text text;
    int weight = 1;
  };
  std::vector<RubricLine> rubric;  // For a person.
  std::vector<Text> mistakes;
  std::vector<WorkedAnswer> worked;  // First the model answer, then the mistakes.
  // Grey words that say what each slot wants.
  std::map<std::string, Text> slot_hints;  // "size" -> ...
  std::vector<SetPiece> set;               // The learner's plan of it; empty: no camera path.
  double default_seconds = 4;
};

// A word of the craft that the course uses.
struct Term {
  std::string id;     // "medium-close-up"
  std::string group;  // "size", "camera", ...: one of the pack's own.
  Text name;
  std::vector<std::string> also;  // Other words for it, abbreviations among them.
  Text meaning;                   // A sentence or two.
};

struct TermGroup {
  std::string id;
  Text title;
};

struct Module {
  std::string id;
  Text title;
};

struct Pack {
  std::string id;       // "foundations"
  std::string version;  // Of the pack's content.
  Text title;
  std::vector<Module> modules;
  std::vector<Exercise> exercises;  // In course order.
  std::vector<TermGroup> term_groups;
  std::vector<Term> glossary;  // Of glossary.toml; empty: the pack has none.

  // By id, slug or "id slug"; null if absent.
  const Exercise* find(const std::string& name) const;
};

// The terms that an exercise uses (title, goal, brief, steps, shots, questions, checks), in the
// glossary's order: by any of their names, in either language.
std::vector<const Term*> terms_of(const Exercise& exercise, const std::vector<Term>& glossary);
// Those whose names or meaning hold all the words looked for; all of them for none.
std::vector<const Term*> find_terms(const std::vector<Term>& glossary, const std::string& words);

Result<Pack> load_pack(const std::filesystem::path& folder);

// Everything wrong with a pack, one sentence each with file and line; empty when it is sound.
// (Known check ids and parameters, both languages, three hints, both profiles, a model answer and
// its mistakes.)
std::vector<Error> lint_pack(const std::filesystem::path& folder);

}  // namespace shotlab
