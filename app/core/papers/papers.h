// SPDX-License-Identifier: Apache-2.0
//
// What a learner writes into the papers of a film: the cue sheet of AI use, consents, who made
// what, and how it is told to the public. What the lab knows by itself is not in here: it is filled
// in anew from the cut and the recipes (cue_sheet.h, authorship.h, disclosure.h), so that words
// survive every new cut.
//
// Threading: plain values.
// Source:    the cue sheet of the Archival Producers Alliance; replica clauses of SAG-AFTRA 2023;
//            the US Copyright Office's Part 2 for who counts as an author.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/text.h"
#include "media/model/time.h"

namespace shotlab {

// Whose the sources are that went into an AI event.
enum class Rights { unsaid, none, mine, licensed, public_domain };
std::string_view name_of(Rights rights);  // "", "none", "mine", "licensed", "public_domain"
Rights rights_from(std::string_view name);
Text words_of(Rights rights);

// Who can be recognised in it. Only a person can say so: the lab never guesses.
enum class PersonShown { unsaid, nobody, invented, real };
std::string_view name_of(PersonShown person);  // "", "nobody", "invented", "real"
PersonShown person_from(std::string_view name);
Text words_of(PersonShown person);

// One line of the cue sheet: words about a generated shot, or about an AI use that the lab did not
// see (a script helper, an upscaler), which then is the learner's `own`.
struct CueEntry {
  std::string id;        // "0007-lantern", "0007-lantern.2" for its second use, "own-1".
  std::string take;      // Empty for the learner's own.
  FrameRange range;      // Of the take's frames, to find it again in another cut.
  std::string describe;  // What is seen; empty: as the prompt asked.
  std::string sources;   // What went into it; empty: the references of the recipe.
  Rights rights = Rights::unsaid;
  PersonShown person = PersonShown::unsaid;
  std::string consent;  // Id of a consent record, for a real person.
  std::string human;    // What a person decided or made here.
  // Only of the learner's own: what the lab knows of its shots by itself.
  std::string when, prompt, tool, version;

  bool own() const { return take.empty(); }
  // Whether anything was written at all.
  bool has_words() const;
  bool operator==(const CueEntry&) const = default;
};

enum class YesNo { unsaid, yes, no };
std::string_view name_of(YesNo answer);  // "", "yes", "no"
YesNo yes_no_from(std::string_view name);

// A person's consent to be seen, heard or imitated in this film.
struct ConsentRecord {
  std::string id;                                       // "consent-1"
  std::string person;                                   // Or an alias.
  std::string relation;                                 // To the maker.
  bool image = false, voice = false, likeness = false;  // What is recorded.
  std::string project;                                  // For which film.
  std::string use;                                      // What it will look like, in plain words.
  std::string shown;                                    // Where it is shown.
  std::string until;                                    // "2027-12-31", or in words.
  std::string withdraw;                                 // May it be withdrawn, and how.
  YesNo minor = YesNo::unsaid;
  std::string guardian;  // Of a minor.
  std::string payment;
  YesNo deceased = YesNo::unsaid;
  std::string speaks_for;  // For a dead person.
  std::string signed_on;   // "2026-11-30"
  // The signed paper itself stays with the learner: a film keeps its name and hash only.
  std::string evidence, evidence_sha256;

  bool operator==(const ConsentRecord&) const = default;
};

// Who did what: film-wide, and where a shot differs. By the names of authorship_roles().
struct Authorship {
  std::string author;  // The learner, as they want to be named.
  std::map<std::string, std::string> film;
  std::map<std::string, std::map<std::string, std::string>> shots;  // By take.

  // Who did `role` in that shot; empty: nobody said.
  std::string who(const std::string& role, const std::string& take = "") const;
  bool operator==(const Authorship&) const = default;
};

// A text and the draft that it began as, so that it can be told when the facts have moved on.
struct DisclosureText {
  std::string text;
  std::string drafted_from;  // SHA-256 of the draft; empty: written from nothing.
  bool operator==(const DisclosureText&) const = default;
};

struct Disclosure {
  std::string why;  // Why AI was used: no machine can know.
  DisclosureText line_en, line_zh, paragraph_en, paragraph_zh;
  bool operator==(const Disclosure&) const = default;
};

struct Papers {
  std::vector<CueEntry> cue;
  std::vector<ConsentRecord> consents;
  Authorship authorship;
  Disclosure disclosure;
  bool operator==(const Papers&) const = default;
};

// A free id of that kind: "consent-2", "own-1".
std::string new_paper_id(const Papers& papers, const std::string& kind);

}  // namespace shotlab
