// SPDX-License-Identifier: Apache-2.0
//
// What goes into a hand-in, and what is missing from it.

#include <algorithm>
#include <set>
#include <system_error>

#include "app/core/desk_files.h"
#include "app/core/handin/hand_in.h"
#include "app/core/handin/process.h"
#include "app/core/handin/read_me.h"
#include "app/core/inside.h"
#include "app/core/papers/authorship.h"
#include "app/core/papers/consent.h"
#include "app/core/papers/disclosure.h"
#include "app/core/papers/papers_files.h"
#include "app/core/plain_json.h"
#include "media/base/files.h"
#include "media/base/hash.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr int kVerdictVersion = 1;

class Items {
 public:
  explicit Items(const fs::path& folder) : folder_(folder) {}

  void text(const std::string& path, std::string words) {
    HandInItem item;
    item.path = path;
    item.bytes = words.size();
    item.text = std::move(words);
    add(std::move(item));
  }
  // A file of the film; one that is not there is left out, and a link is never followed.
  bool file(const std::string& path) {
    Result<fs::path> real = file_inside(folder_, path);
    if (!real) return false;
    std::error_code problem;
    HandInItem item;
    item.path = path;
    item.source = *real;
    item.bytes = fs::file_size(*real, problem);
    if (problem) return false;
    add(std::move(item));
    return true;
  }
  std::vector<HandInItem> take() {
    std::sort(items_.begin(), items_.end(),
              [](const HandInItem& a, const HandInItem& b) { return a.path < b.path; });
    return std::move(items_);
  }

 private:
  void add(HandInItem item) {
    if (paths_.insert(item.path).second) items_.push_back(std::move(item));
  }
  const fs::path& folder_;
  std::vector<HandInItem> items_;
  std::set<std::string> paths_;
};

std::vector<std::string> files_in(const fs::path& film, const std::string& folder) {
  std::vector<std::string> names;
  std::error_code problem;
  for (fs::directory_iterator it(film / folder, problem), end; !problem && it != end;
       it.increment(problem)) {
    const std::string name = it->path().filename().string();
    std::error_code ignored;
    if (!name.starts_with(".") && it->is_regular_file(ignored))
      names.push_back((fs::path(folder) / name).generic_string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

struct Exported {
  std::string film, sidecar;  // In the film's folder; empty: none.
  int cut = 0;
};

// The export of the newest cut; of several, the one whose name comes last. Not by the clock of the
// file system: a copied film must give the same hand-in.
Exported newest_export(const fs::path& film) {
  Exported newest;
  for (const std::string& path : files_in(film, "exports")) {
    if (!path.ends_with(".provenance.json")) continue;
    Result<Json> json = read_json(film / path);
    if (!json) continue;
    const std::string name = text_of(*json, "file");
    if (name.empty() || name.find('/') != std::string::npos) continue;
    const std::string file = "exports/" + name;
    std::error_code ignored;
    if (!fs::is_regular_file(film / file, ignored)) continue;
    const int cut = static_cast<int>(integer_of(*json, "cut"));
    if (cut >= newest.cut) newest = {file, path, cut};
  }
  return newest;
}

std::set<std::string> used_takes(const FilmFacts& facts) {
  std::set<std::string> used;
  for (const FilmPart& part : facts.parts) used.insert(part.take);
  for (const Take& take : facts.takes) {
    if (take.keeper) used.insert(take.id);
  }
  used.erase("");
  return used;
}

void add_takes(const HandInSources& sources, TakesWanted wanted, Items& items) {
  const std::set<std::string> used = used_takes(sources.facts);
  std::set<std::string> references;
  for (const Take& take : sources.facts.takes) {
    const std::string folder = "takes/" + take.id + "/";
    items.file(folder + "take.json");
    const bool clip =
        wanted == TakesWanted::all || (wanted == TakesWanted::used && used.contains(take.id));
    if (!clip) continue;
    items.file(folder + "take.mp4");
    for (const Reference& reference : take.request.references) references.insert(reference.sha256);
  }
  if (wanted == TakesWanted::none) return;
  for (const std::string& path : files_in(sources.folder, "assets/references")) {
    if (references.contains(fs::path(path).stem().string())) items.file(path);
  }
  if (!sources.facts.cut) return;
  for (const CutEvent& event : sources.facts.cut->events) {
    if (event.take.empty()) items.file(event.source);
  }
  for (const CutTrack& track : sources.facts.cut->tracks) {
    for (const CutSound& sound : track.sounds) items.file(sound.source);
  }
}

std::string print_verdict_claim(const ExerciseVerdict& verdict) {
  Json json{{"version", kVerdictVersion},
            {"claimed", true},
            {"exercise", verdict.exercise},
            {"passed", verdict.passed}};
  json["criteria"] = Json::array();
  for (const CriterionVerdict& c : verdict.criteria) {
    json["criteria"].push_back({{"id", c.id},
                                {"check", c.check},
                                {"state", name_of(c.state)},
                                {"required", c.required},
                                {"measured", c.measured.en},
                                {"wanted", c.wanted.en},
                                {"why", c.why.en},
                                {"take", c.take}});
  }
  return print_json(json);
}

// "0003: rights in the sources, the human part".
Text cue_gap(const CueRow& row) {
  Text words;
  for (const Text& one : row.missing) {
    words.en += (words.en.empty() ? "" : ", ") + one.en;
    words.zh += (words.zh.empty() ? "" : "、") + one.zh;
  }
  return fill(Text{"Cue sheet, {0}: {1}.", "AI 使用清單，{0}：{2}。"},
              {row.entry.id, words.en, words.zh});
}

Text joined(const std::vector<Text>& list) {
  Text words;
  for (const Text& one : list) {
    words.en += (words.en.empty() ? "" : ", ") + one.en;
    words.zh += (words.zh.empty() ? "" : "、") + one.zh;
  }
  return words;
}

void missing_work(const HandInSources& sources, const HandInOptions& options,
                  const Exported& exported, std::vector<Text>& missing) {
  const FilmFacts& facts = sources.facts;
  if (facts.takes.empty()) missing.push_back({"There is no take yet.", "還未有任何一條。"});
  if (!facts.cut) {
    missing.push_back({"There is no saved cut.", "還未儲存剪接。"});
  } else if (exported.film.empty()) {
    missing.push_back({"The film has not been exported.", "影片還未輸出。"});
  } else if (options.film && exported.cut != facts.cut->version) {
    missing.push_back(fill(Text{"The exported film is of cut {0}; the newest is cut {1}.",
                                "已輸出的影片是第 {0} 版剪接；最新是第 {1} 版。"},
                           {std::to_string(exported.cut), std::to_string(facts.cut->version)}));
  }
  if (sources.exercise != nullptr) {
    for (const Question& question : sources.exercise->questions) {
      const auto given = sources.answers.find(question.id);
      if (given != sources.answers.end() && !trim(given->second).empty()) continue;
      missing.push_back(
          fill(Text{"Not answered: {0}", "未回答：{1}"}, {question.text.en, question.text.zh}));
    }
  }
  if (sources.verdict && !sources.verdict->passed) {
    missing.push_back(fill(Text{"Checks: {0} of {1} are there.", "檢查：{1} 項達到 {0} 項。"},
                           {std::to_string(sources.verdict->passed_count),
                            std::to_string(sources.verdict->run_count)}));
  }
}

void missing_papers(const HandInSources& sources, const std::vector<CueRow>& cue,
                    std::vector<Text>& missing) {
  for (const CueRow& row : cue) {
    if (row.in_film && !row.complete()) missing.push_back(cue_gap(row));
  }
  for (const ConsentRecord& record : sources.papers.consents) {
    const std::vector<Text> gaps = missing_of(record);
    if (gaps.empty()) continue;
    const Text words = joined(gaps);
    const std::string who = record.person.empty() ? record.id : record.person;
    missing.push_back(
        fill(Text{"Consent of {0}: {1}.", "{0} 的同意書：{2}。"}, {who, words.en, words.zh}));
  }
  if (sources.facts.parts.empty()) return;
  if (const std::vector<Text> roles = missing_of(sources.facts, sources.papers.authorship);
      !roles.empty()) {
    const Text words = joined(roles);
    missing.push_back(fill(Text{"Who made what: {0}.", "誰做了甚麼：{1}。"}, {words.en, words.zh}));
  }
  // One language is enough; of each length.
  for (const auto& [length, name] :
       {std::pair{DisclosureLength::line, Text{"Disclosure in one line", "一句披露"}},
        std::pair{DisclosureLength::paragraph, Text{"Disclosure in a paragraph", "一段披露"}}}) {
    DisclosureNames best;
    for (const Language language : {Language::english, Language::chinese}) {
      const DisclosureNames names = names_in_disclosure(
          sources.facts, text_of(sources.papers.disclosure, length, language).text);
      if (names.count() > best.count()) best = names;
    }
    if (best.count() == 4) continue;
    const Text words = joined(missing_of(best));
    missing.push_back(
        fill(Text{"{0}: {2}.", "{1}：{3}。"}, {name.en, name.zh, words.en, words.zh}));
  }
}

}  // namespace

std::string_view name_of(TakesWanted takes) {
  switch (takes) {
    case TakesWanted::none:
      return "none";
    case TakesWanted::used:
      return "used";
    case TakesWanted::all:
      return "all";
  }
  return "";
}

TakesWanted takes_wanted_from(std::string_view name) {
  if (name == "none") return TakesWanted::none;
  return name == "all" ? TakesWanted::all : TakesWanted::used;
}

Result<HandInSources> read_hand_in_sources(const Film& film, const Settings& settings,
                                           const Exercise* exercise, const Cancel& cancel) {
  HandInSources sources;
  sources.folder = film.folder();
  sources.info = film.info();
  sources.exercise = exercise;
  Result<FilmFacts> facts = read_film_facts(film, settings, cancel);
  if (!facts) return facts.error();
  sources.facts = std::move(*facts);
  Result<Papers> papers = read_papers(film.folder());
  if (!papers) return papers.error();
  sources.papers = std::move(*papers);
  Result<std::map<std::string, std::string>> answers = film.answers();
  if (!answers) return answers.error();
  sources.answers = std::move(*answers);
  return sources;
}

Result<HandInPlan> plan_hand_in(const HandInSources& sources, const HandInOptions& options) {
  const fs::path& film = sources.folder;
  Items items(film);
  items.file("film.toml");
  std::vector<ProcessFile> process_files;
  const auto log_file = [&](const std::string& path, const std::string& text) {
    process_files.push_back({path, sha256(text)});
  };
  for (const std::string& path : files_in(film, "cuts")) {
    if (!path.ends_with(".otio")) continue;
    if (!items.file(path)) continue;
    Result<std::string> text = read_file(film / path);
    if (!text) return text.error();
    log_file(path, *text);
  }
  for (const char* name :
       {"answers.toml", "marks.toml", "hints.toml", "peers.toml", "reviews.toml", "votes.toml"}) {
    const std::string path = std::string("papers/") + name;
    if (!items.file(path)) continue;
    Result<std::string> text = read_file(film / path);
    if (!text) return text.error();
    log_file(path, *text);
  }
  // Filled in anew, so that they speak of the cut that is handed in.
  for (PaperFile& paper : print_papers(sources.papers, sources.facts)) {
    log_file("papers/" + paper.name, paper.text);
    items.text("papers/" + paper.name, std::move(paper.text));
  }
  add_takes(sources, options.takes, items);
  const Exported exported = newest_export(film);
  if (options.film && !exported.film.empty()) {
    items.file(exported.film);
    items.file(exported.sidecar);
  }
  const std::vector<CueRow> cue = fill_cue_sheet(sources.facts, sources.papers);
  items.text("cue-sheet.csv", cue_sheet_csv(cue));
  items.text("read-me.md", print_read_me(sources, cue));
  if (sources.verdict) items.text("verdict.json", print_verdict_claim(*sources.verdict));

  Result<std::vector<OpenedHint>> hints = read_hints(film);
  if (!hints) return hints.error();
  ProcessChain chain = chain_of(sources.info.name, sources.info.exercise, sources.facts.takes,
                                *hints, process_files);
  items.text("process.jsonl", std::move(chain.lines));

  HandInPlan plan;
  plan.process_head = chain.head;
  plan.items = items.take();
  for (const HandInItem& item : plan.items) plan.bytes += item.bytes;
  missing_work(sources, options, exported, plan.missing);
  missing_papers(sources, cue, plan.missing);
  return plan;
}

}  // namespace shotlab
