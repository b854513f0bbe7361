// SPDX-License-Identifier: Apache-2.0

#include "app/core/papers/disclosure.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace shotlab {
namespace {

constexpr std::size_t kMostPlaces = 12;  // Timecodes in a paragraph; then "and more".

std::vector<const FilmPart*> generated(const FilmFacts& facts) {
  std::vector<const FilmPart*> parts;
  for (const FilmPart& part : facts.parts) {
    if (!part.take.empty()) parts.push_back(&part);
  }
  return parts;
}

// "the practice generator", or "the Gemini API (veo-3.1) and the practice generator".
Text tools_of(const FilmFacts& facts) {
  Text all;
  std::set<std::string> said;
  for (const FilmPart* part : generated(facts)) {
    const Take* take = facts.find(part->take);
    if (take == nullptr) continue;
    const std::string model = take->model == take->provider ? std::string() : take->model;
    if (!said.insert(take->provider + "/" + model).second) continue;
    const Text tool = facts.tool_of(*take);
    const bool named = std::isupper(static_cast<unsigned char>(tool.en.empty() ? 'A' : tool.en[0]));
    all.en += (all.en.empty() ? "" : " and ") + std::string(named ? "" : "the ") + tool.en +
              (model.empty() ? "" : " (" + model + ")");
    all.zh += (all.zh.empty() ? "" : "和") + tool.zh + (model.empty() ? "" : "（" + model + "）");
  }
  return all;
}

bool only_practice(const FilmFacts& facts) {
  const auto parts = generated(facts);
  return std::all_of(parts.begin(), parts.end(), [&](const FilmPart* part) {
    const Take* take = facts.find(part->take);
    return take != nullptr && take->provider == "practice";
  });
}

Text where_of(const FilmFacts& facts) {
  const std::size_t made = facts.generated_parts();
  const std::string all = std::to_string(facts.parts.size());
  if (!facts.cut) {
    if (made == 1) return {"The kept shot was", "保留的鏡頭"};
    return fill(Text{"The {0} kept shots were", "保留的 {0} 個鏡頭"}, {std::to_string(made)});
  }
  if (made == facts.parts.size()) {
    if (made == 1) return {"The film's one shot was", "全片唯一的鏡頭"};
    if (made == 2) return {"Both shots were", "全片兩個鏡頭"};
    return fill(Text{"All {0} shots were", "全片 {0} 個鏡頭"}, {all});
  }
  return fill(made == 1 ? Text{"1 of {1} shots ({2} s of {3} s) was",
                               "全片 {1} 個鏡頭中的 1 個（{3} 秒中的 {2} 秒）"}
                        : Text{"{0} of {1} shots ({2} s of {3} s) were",
                               "全片 {1} 個鏡頭中的 {0} 個（{3} 秒中的 {2} 秒）"},
              {std::to_string(made), all,
               number(static_cast<double>(facts.generated_frames()) / facts.cut->fps.value(), 1),
               number(static_cast<double>(facts.film_frames()) / facts.cut->fps.value(), 1)});
}

std::string without_stop(std::string_view text) {
  std::string words(trim(text));
  for (const std::string_view stop : {".", "。", "!", "！", "，", ","}) {
    if (words.ends_with(stop)) words.resize(words.size() - stop.size());
  }
  return words;
}

Text why_of(const Disclosure& disclosure) {
  const std::string why = without_stop(disclosure.why);
  if (why.empty()) return {};
  if (count_han(why) > 0) {
    const bool begun =
        why.starts_with("因為") || why.starts_with("為了") || why.starts_with("由於");
    return {"", (begun ? "" : "因為") + why};
  }
  std::string begin = lower_ascii(why.substr(0, 8));
  const bool begun = begin.starts_with("because") || begin.starts_with("to ") ||
                     begin.starts_with("so that") || begin.starts_with("since");
  if (begun) return {lower_ascii(why.substr(0, 1)) + why.substr(1), ""};
  return {"because " + why, ""};
}

// Latin names stand apart from the characters around them.
std::string spaced(const std::string& name) {
  return count_han(name) > 0 ? name : " " + name + " ";
}

// Who did the parts that the lab saw; the author, else "the maker".
Text human_of(const FilmFacts& facts, const Papers& papers) {
  const auto who = [&](const char* role) -> Text {
    const std::string name = papers.authorship.who(role);
    if (!name.empty()) return {name, name};
    const std::string& author = papers.authorship.author;
    return author.empty() ? Text{"the maker", "作者"} : Text{author, author};
  };
  const std::array<std::pair<const char*, Text>, 3> parts{
      {{"prompt", {"wrote the prompts", "寫提示詞"}},
       {"selection", {"chose the takes", "挑選"}},
       {"arrangement", {"cut the film", "剪接"}}}};
  // One sentence for each person, in the order of the work.
  std::vector<std::pair<Text, std::vector<Text>>> people;
  for (const auto& [role, act] : parts) {
    if (std::string_view(role) == "arrangement" && !facts.cut) continue;
    const Text name = who(role);
    const auto known =
        std::find_if(people.begin(), people.end(), [&](const auto& p) { return p.first == name; });
    if (known == people.end()) {
      people.push_back({name, {act}});
    } else {
      known->second.push_back(act);
    }
  }
  Text text;
  for (const auto& [name, acts] : people) {
    std::string en;
    std::string zh;
    for (std::size_t i = 0; i < acts.size(); ++i) {
      en += (i == 0 ? "" : i + 1 == acts.size() ? " and " : ", ") + acts[i].en;
      zh += (i == 0 ? "" : "、") + acts[i].zh;
    }
    text.en += (text.en.empty() ? "" : "; ") + name.en + " " + en;
    text.zh += (text.zh.empty() ? "" : "；") + std::string("由") + spaced(name.zh) + zh;
  }
  return text;
}

Text places_of_generated(const FilmFacts& facts) {
  std::string list;
  std::size_t count = 0;
  for (const FilmPart* part : generated(facts)) {
    if (part->film.length() <= 0) continue;
    if (++count > kMostPlaces) break;
    list += (list.empty() ? "" : ", ") + facts.tc(part->film.in) + "–" + facts.tc(part->film.out);
  }
  if (list.empty()) return {};
  Text text{"In the film: " + list, "片中位置：" + list};
  if (count > kMostPlaces) {
    text.en += " and more";
    text.zh += " 等";
  }
  text.en += ".";
  text.zh += "。";
  return text;
}

Text people_of(const std::vector<CueRow>& cue, const Papers& papers) {
  bool said = true;
  bool any = false;
  for (const CueRow& row : cue) {
    if (!row.in_film) continue;
    any = true;
    if (row.entry.person == PersonShown::real) {
      const std::string count = std::to_string(papers.consents.size());
      if (papers.consents.empty()) return {};
      return papers.consents.size() == 1
                 ? Text{"A real person can be recognised; their consent is on file.",
                        "片中認得出真人；已存有同意書。"}
                 : fill(Text{"Real people can be recognised; {0} consents are on file.",
                             "片中認得出真人；已存有 {0} 份同意書。"},
                        {count});
    }
    said = said && row.entry.person != PersonShown::unsaid;
  }
  return any && said ? Text{"No real person is shown.", "片中沒有真人。"} : Text{};
}

void append(Text& text, const Text& sentence) {
  if (!sentence.en.empty()) text.en += (text.en.empty() ? "" : " ") + sentence.en;
  text.zh += sentence.zh;
}

bool has_any(const std::string& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

}  // namespace

Text draft_disclosure(const FilmFacts& facts, const Papers& papers, const std::vector<CueRow>& cue,
                      DisclosureLength length) {
  if (facts.parts.empty()) return {};
  if (facts.generated_parts() == 0) {
    return {"No picture in this film was made with generative tools.",
            "這部影片沒有任何畫面由生成工具製作。"};
  }
  const Text where = where_of(facts);
  const Text tools = tools_of(facts);
  const Text why = why_of(papers.disclosure);
  const Text human = human_of(facts, papers);
  Text text{where.en + " made with " + tools.en + (why.en.empty() ? "" : " " + why.en) + "; " +
                human.en + ".",
            (why.zh.empty() ? "" : why.zh + "，") + where.zh + "由" + tools.zh + "生成；" +
                human.zh + "。"};
  if (length == DisclosureLength::line) return text;
  append(text, places_of_generated(facts));
  append(text, fill(Text{"Takes shot: {0}; used: {1}.", "一共拍了 {0} 條，用了 {1} 條。"},
                    {std::to_string(facts.takes.size()), [&] {
                       std::set<std::string> used;
                       for (const FilmPart* part : generated(facts)) used.insert(part->take);
                       return std::to_string(used.size());
                     }()}));
  if (only_practice(facts)) {
    append(text, {"The practice generator paints by rules; no trained model was used.",
                  "練習生成器按規則繪畫，沒有使用經訓練的模型。"});
  }
  append(text, people_of(cue, papers));
  return text;
}

DisclosureNames names_in_disclosure(const FilmFacts& facts, std::string_view text) {
  const std::string words = lower_ascii(trim(text));
  if (words.empty()) return {};
  if (!facts.parts.empty() && facts.generated_parts() == 0) return {true, true, true, true};
  DisclosureNames names;
  for (const FilmPart* part : generated(facts)) {
    const Take* take = facts.find(part->take);
    if (take == nullptr) continue;
    const Text tool = facts.tool_of(*take);
    for (const std::string& name : {tool.en, tool.zh, take->model, take->provider}) {
      if (!name.empty() && words.find(lower_ascii(name)) != std::string::npos) names.tool = true;
    }
  }
  names.where =
      has_any(words, {"shot", "scene", "throughout", "opening", "ending", "title", "background",
                      "00:", "鏡頭", "場", "全片", "片頭", "片尾", "背景", "第"});
  names.why =
      has_any(words, {"because", "so that", "in order", "since ", " to show", " to try",
                      " to learn", "could not", "因為", "為了", "由於", "以便", "所以", "學習"});
  names.human = has_any(
      words, {"wrote",  "written", "chose", "chosen",  "select",   "edited", "cut the", "cut by",
              "direct", "drew",    "drawn", "perform", "recorded", "寫",     "選",      "揀",
              "剪",     "導演",    "編",    "畫出",    "手繪",     "錄",     "演"});
  return names;
}

std::vector<Text> missing_of(const DisclosureNames& names) {
  std::vector<Text> missing;
  if (!names.tool) missing.push_back({"tool", "工具"});
  if (!names.where) missing.push_back({"where", "用在哪裏"});
  if (!names.why) missing.push_back({"why", "為甚麼"});
  if (!names.human) missing.push_back({"what people did", "人做了甚麼"});
  return missing;
}

const DisclosureText& text_of(const Disclosure& disclosure, DisclosureLength length,
                              Language language) {
  if (length == DisclosureLength::line)
    return language == Language::english ? disclosure.line_en : disclosure.line_zh;
  return language == Language::english ? disclosure.paragraph_en : disclosure.paragraph_zh;
}

DisclosureText& text_of(Disclosure& disclosure, DisclosureLength length, Language language) {
  return const_cast<DisclosureText&>(text_of(std::as_const(disclosure), length, language));
}

}  // namespace shotlab
