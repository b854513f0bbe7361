// SPDX-License-Identifier: Apache-2.0

#include "app/core/papers/cue_sheet.h"

#include <algorithm>
#include <set>

#include "app/core/ledger_export.h"
#include "app/core/papers/consent.h"

namespace shotlab {
namespace {

std::int64_t overlap_of(FrameRange a, FrameRange b) {
  return std::min(a.out, b.out) - std::max(a.in, b.in);  // Below 0: how far apart.
}

// The entry of that take whose frames lie nearest to `range` and that is not used yet.
std::size_t find_entry(const std::vector<CueEntry>& entries, const std::set<std::size_t>& used,
                       const FilmPart& part) {
  std::size_t best = entries.size();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].take != part.take || used.contains(i)) continue;
    if (best == entries.size() ||
        overlap_of(entries[i].range, part.range) > overlap_of(entries[best].range, part.range)) {
      best = i;
    }
  }
  return best;
}

std::string free_id(const std::string& take, const std::set<std::string>& ids) {
  std::string id = take;
  for (int n = 2; ids.contains(id); ++n) id = take + "." + std::to_string(n);
  return id;
}

// What the prompt asked to be seen; of a prompt that came whole, all of it.
std::string asked_for(const Take& take) {
  PromptSlots seen = take.slots;
  seen.light.clear();
  seen.more.clear();
  const std::string words = seen.joined();
  return words.empty() ? take.request.prompt : words;
}

Text references_of(const Take& take) {
  std::string names;
  for (const Reference& reference : take.request.references) {
    if (!names.empty()) names += ", ";
    names += reference.name.empty() ? reference.role : reference.name;
  }
  if (!names.empty()) return {names, names};
  return {"none given to the model", "沒有提供素材給模型"};
}

Text shot_facts(const FilmFacts& facts, const Take& take, const FilmPart& part) {
  std::size_t of_shot = 0;
  for (const Take& other : facts.takes) {
    if (other.exercise == take.exercise && other.shot == take.shot) ++of_shot;
  }
  Text text = of_shot == 1 ? Text{"the only take shot", "只拍了這一條"}
                           : fill(Text{"1 of {0} takes shot", "拍了 {0} 條，用這一條"},
                                  {std::to_string(of_shot)});
  if (part.film.length() > 0) {
    const Text used = fill(Text{"; {0} frames of it used", "；用了其中 {0} 格"},
                           {std::to_string(part.range.length())});
    text.en += used.en;
    text.zh += used.zh;
  }
  return text;
}

void fill_from_take(const FilmFacts& facts, const Take& take, CueRow& row) {
  row.describe = row.entry.describe.empty() ? asked_for(take) : row.entry.describe;
  row.tool = facts.tool_of(take);
  row.model = take.model;
  row.prompt = take.request.prompt;
  row.negative = take.request.negative;
  row.rewritten = take.rewritten_prompt;
  row.sources =
      row.entry.sources.empty() ? references_of(take) : Text{row.entry.sources, row.entry.sources};
  row.rights = row.entry.rights;
  const bool nothing_went_in = take.request.references.empty() && row.entry.sources.empty();
  if (row.rights == Rights::unsaid && nothing_went_in) row.rights = Rights::none;
}

void fill_own(CueRow& row) {
  const CueEntry& own = row.entry;
  row.tc_in = own.when;
  row.describe = own.describe;
  row.tool = {own.tool, own.tool};
  row.model = own.version;
  row.prompt = own.prompt;
  row.sources = {own.sources, own.sources};
  row.rights = own.rights;
}

void find_missing(const Papers& papers, CueRow& row) {
  const auto ask = [&](bool there, const char* en, const char* zh) {
    if (!there) row.missing.push_back({en, zh});
  };
  const CueEntry& entry = row.entry;
  if (entry.own()) ask(!entry.when.empty(), "where in the film", "片中位置");
  ask(!row.describe.empty(), "description", "描述");
  ask(!row.tool.empty(), "tool", "工具");
  ask(!row.model.empty(), "model or version", "模型或版本");
  if (entry.own()) ask(!row.prompt.empty(), "prompt", "提示詞");
  ask(!row.sources.empty(), "sources", "素材");
  ask(row.rights != Rights::unsaid, "rights in the sources", "素材版權");
  ask(entry.person != PersonShown::unsaid, "who is seen", "有沒有真人");
  if (entry.person == PersonShown::real) {
    const auto record =
        std::find_if(papers.consents.begin(), papers.consents.end(),
                     [&](const ConsentRecord& one) { return one.id == entry.consent; });
    ask(record != papers.consents.end(), "whose consent", "誰的同意書");
    if (record != papers.consents.end())
      ask(missing_of(*record).empty(), "a complete consent", "完整的同意書");
  }
  ask(!entry.human.empty(), "the human part", "人做了甚麼");
}

std::string both(const Text& text) {
  return text.en == text.zh ? text.en : text.en + " / " + text.zh;
}

}  // namespace

std::vector<CueRow> fill_cue_sheet(const FilmFacts& facts, const Papers& papers) {
  std::vector<CueRow> rows;
  std::set<std::size_t> used;
  std::set<std::string> ids;
  for (const CueEntry& entry : papers.cue) ids.insert(entry.id);
  for (const FilmPart& part : facts.parts) {
    const Take* take = facts.find(part.take);
    if (take == nullptr) continue;
    CueRow row;
    const std::size_t at = find_entry(papers.cue, used, part);
    if (at < papers.cue.size()) {
      row.entry = papers.cue[at];
      used.insert(at);
    } else {
      row.entry.id = free_id(part.take, ids);
      row.entry.take = part.take;
      ids.insert(row.entry.id);
    }
    row.entry.range = part.range;
    row.in_film = true;
    row.film = part.film;
    row.tc_in = facts.tc(part.film.in);
    row.tc_out = facts.tc(part.film.out);
    fill_from_take(facts, *take, row);
    row.shot_facts = shot_facts(facts, *take, part);
    find_missing(papers, row);
    rows.push_back(std::move(row));
  }
  for (const bool own : {true, false}) {
    for (std::size_t i = 0; i < papers.cue.size(); ++i) {
      const CueEntry& entry = papers.cue[i];
      if (used.contains(i) || entry.own() != own || !entry.has_words()) continue;
      CueRow row;
      row.entry = entry;
      row.in_film = own;
      if (own) {
        fill_own(row);
        find_missing(papers, row);
      } else if (const Take* take = facts.find(entry.take)) {
        fill_from_take(facts, *take, row);
      } else {
        row.describe = entry.describe;
      }
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

std::vector<CueEntry> entries_of(const std::vector<CueRow>& rows) {
  std::vector<CueEntry> entries;
  entries.reserve(rows.size());
  for (const CueRow& row : rows) entries.push_back(row.entry);
  return entries;
}

std::string cue_sheet_csv(const std::vector<CueRow>& rows) {
  std::string out =
      "tc_in,tc_out,description 描述,prompt 提示詞,negative 反向提示詞,rewritten 服務改寫,"
      "tool 工具,model 模型,sources 素材,rights 素材版權,person 人物,consent 同意書,"
      "human part 人做的部分,take 條\r\n";
  for (const CueRow& row : rows) {
    if (!row.in_film) continue;
    const std::vector<std::string> cells{row.tc_in,
                                         row.tc_out,
                                         row.describe,
                                         row.prompt,
                                         row.negative,
                                         row.rewritten,
                                         both(row.tool),
                                         row.model,
                                         both(row.sources),
                                         both(words_of(row.rights)),
                                         both(words_of(row.entry.person)),
                                         row.entry.consent,
                                         row.entry.human,
                                         row.entry.take};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      out += (i > 0 ? "," : "") + csv_cell(cells[i]);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace shotlab
