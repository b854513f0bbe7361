// SPDX-License-Identifier: Apache-2.0

#include "app/core/papers/authorship.h"

#include <algorithm>
#include <set>

namespace shotlab {
namespace {

Text counted(std::size_t n, const Text& one, const Text& many) {
  return n == 1 ? one : fill(many, {std::to_string(n)});
}

void add(Text& text, const Text& more) {
  if (more.empty()) return;
  text.en += (text.en.empty() ? "" : "; ") + more.en;
  text.zh += (text.zh.empty() ? "" : "；") + more.zh;
}

// The parts of the film that a row speaks of.
std::vector<std::size_t> parts_of(const FilmFacts& facts, const std::string& take) {
  std::vector<std::size_t> parts;
  for (std::size_t i = 0; i < facts.parts.size(); ++i) {
    if (!facts.parts[i].take.empty() && (take.empty() || facts.parts[i].take == take))
      parts.push_back(i);
  }
  return parts;
}

std::set<std::string> takes_of_parts(const FilmFacts& facts,
                                     const std::vector<std::size_t>& parts) {
  std::set<std::string> takes;
  for (const std::size_t i : parts) takes.insert(facts.parts[i].take);
  return takes;
}

Text prompt_facts(const FilmFacts& facts, const std::set<std::string>& takes) {
  std::set<std::string> prompts;
  for (const std::string& id : takes) {
    if (const Take* take = facts.find(id)) prompts.insert(take->request.prompt);
  }
  if (prompts.empty()) return {};
  return counted(prompts.size(), {"1 prompt", "1 句提示詞"}, {"{0} prompts", "{0} 句提示詞"});
}

Text selection_facts(const FilmFacts& facts, const std::string& take,
                     const std::set<std::string>& used) {
  if (used.empty()) return {};
  std::size_t shot = 0;
  const Take* one = take.empty() ? nullptr : facts.find(take);
  for (const Take& other : facts.takes) {
    if (one == nullptr || (other.exercise == one->exercise && other.shot == one->shot)) ++shot;
  }
  return fill(Text{"{0} of {1} takes used", "{1} 條之中用了 {0} 條"},
              {std::to_string(used.size()), std::to_string(shot)});
}

Text arrangement_facts(const FilmFacts& facts, const std::vector<std::size_t>& parts,
                       const std::string& take) {
  if (!facts.cut || parts.empty()) return {};
  const std::string version = std::to_string(facts.cut->version);
  if (take.empty()) {
    return fill(Text{"{0} shots in cut {1}", "第 {1} 版剪接有 {0} 個鏡頭"},
                {std::to_string(facts.parts.size()), version});
  }
  return fill(Text{"shot {0} of {1} in cut {2}", "第 {2} 版剪接 {1} 個鏡頭之中的第 {0} 個"},
              {std::to_string(parts.front() + 1), std::to_string(facts.parts.size()), version});
}

Text modification_facts(const FilmFacts& facts, const std::vector<std::size_t>& parts) {
  if (!facts.cut) return {};
  std::size_t trimmed = 0, transitions = 0, speeds = 0;
  for (const std::size_t i : parts) {
    const CutEvent& event = facts.cut->events[i];
    // Without the clip at hand a cut at its start is sure, one at its end is not.
    if (event.range.in > 0) ++trimmed;
    if (event.dissolve > 0 || event.fade_in > 0 || event.fade_out > 0) ++transitions;
    if (!(event.speed == Rational{1, 1})) ++speeds;
  }
  Text text;
  if (trimmed > 0)
    add(text, counted(trimmed, {"1 shot begins later than its take", "1 個鏡頭剪去開頭"},
                      {"{0} shots begin later than their takes", "{0} 個鏡頭剪去開頭"}));
  if (transitions > 0)
    add(text, counted(transitions, {"1 dissolve or fade", "1 個疊化或淡變"},
                      {"{0} dissolves or fades", "{0} 個疊化或淡變"}));
  if (speeds > 0)
    add(text,
        counted(speeds, {"1 change of speed", "1 次變速"}, {"{0} changes of speed", "{0} 次變速"}));
  return text;
}

Text sound_facts(const FilmFacts& facts, const std::vector<std::size_t>& parts,
                 const std::string& take) {
  if (!facts.cut) return {};
  Text text;
  std::size_t muted = 0;
  for (const std::size_t i : parts) muted += facts.cut->events[i].mute ? 1 : 0;
  if (muted > 0)
    add(text, counted(muted, {"1 shot's own sound is off", "1 個鏡頭關掉原聲"},
                      {"{0} shots' own sound is off", "{0} 個鏡頭關掉原聲"}));
  std::size_t split = 0;
  for (const std::size_t i : parts) split += facts.cut->events[i].sound_lead != 0 ? 1 : 0;
  if (split > 0)
    add(text, counted(split, {"1 J- or L-cut", "1 個聲音先行或延續"},
                      {"{0} J- or L-cuts", "{0} 個聲音先行或延續"}));
  std::size_t sounds = 0;
  for (const CutTrack& track : facts.cut->tracks) sounds += track.sounds.size();
  if (take.empty() && sounds > 0)
    add(text, counted(sounds, {"1 sound laid beside it", "另加 1 段聲音"},
                      {"{0} sounds laid beside it", "另加 {0} 段聲音"}));
  return text;
}

Text reference_facts(const FilmFacts& facts, const std::set<std::string>& takes) {
  std::size_t count = 0;
  for (const std::string& id : takes) {
    if (const Take* take = facts.find(id)) count += take->request.references.size();
  }
  if (count == 0) return {"no reference was given", "沒有提供參考"};
  return counted(count, {"1 reference given", "提供了 1 個參考"},
                 {"{0} references given", "提供了 {0} 個參考"});
}

}  // namespace

const std::vector<AuthorshipRole>& authorship_roles() {
  static const std::vector<AuthorshipRole> roles{
      {"script", {"Script", "劇本"}, false},
      {"board", {"Board", "分鏡"}, false},
      {"reference_art", {"Reference art", "參考美術"}, false},
      {"performance", {"Performance", "演出"}, false},
      {"prompt", {"Prompt", "提示詞"}, true},
      {"selection", {"Selection", "挑選"}, true},
      {"arrangement", {"Arrangement", "編排"}, true},
      {"modification", {"Modification", "修改"}, true},
      {"sound", {"Sound", "聲音"}, false},
      {"grade", {"Grade", "調色"}, false}};
  return roles;
}

std::vector<AuthorshipRow> fill_authorship(const FilmFacts& facts, const Authorship& authorship,
                                           const std::string& take) {
  const std::vector<std::size_t> parts = parts_of(facts, take);
  const std::set<std::string> takes = takes_of_parts(facts, parts);
  std::vector<AuthorshipRow> rows;
  for (const AuthorshipRole& role : authorship_roles()) {
    AuthorshipRow row;
    row.role = role.name;
    row.who = authorship.who(role.name, take);
    if (const auto shot = authorship.shots.find(take); shot != authorship.shots.end()) {
      const auto own = shot->second.find(role.name);
      row.own = own != shot->second.end() && !own->second.empty();
    }
    if (role.name == "reference_art" && !takes.empty()) row.facts = reference_facts(facts, takes);
    if (role.name == "prompt") row.facts = prompt_facts(facts, takes);
    if (role.name == "selection") row.facts = selection_facts(facts, take, takes);
    if (role.name == "arrangement") row.facts = arrangement_facts(facts, parts, take);
    if (role.name == "modification") row.facts = modification_facts(facts, parts);
    if (role.name == "sound") row.facts = sound_facts(facts, parts, take);
    rows.push_back(std::move(row));
  }
  return rows;
}

Text picture_line(const FilmFacts& facts, const Take& take) {
  const Text tool = facts.tool_of(take);
  const std::string model = take.model.empty() || take.model == take.provider ? "" : take.model;
  return {"made by the " + tool.en + (model.empty() ? "" : ", " + model) +
              "; whoever wrote the prompt is not its creator",
          "由" + tool.zh + (model.empty() ? "" : "（" + model + "）") +
              "生成；寫提示詞的人不是畫面的創作者"};
}

std::vector<Text> missing_of(const FilmFacts& facts, const Authorship& authorship) {
  const std::set<std::string> takes = takes_of_parts(facts, parts_of(facts, ""));
  std::vector<Text> missing;
  for (const AuthorshipRole& role : authorship_roles()) {
    const bool whole = !authorship.who(role.name).empty();
    const bool each = !takes.empty() && std::all_of(takes.begin(), takes.end(), [&](const auto& t) {
      return !authorship.who(role.name, t).empty();
    });
    if (!whole && !each) missing.push_back(role.words);
  }
  return missing;
}

}  // namespace shotlab
