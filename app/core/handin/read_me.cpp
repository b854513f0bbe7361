// SPDX-License-Identifier: Apache-2.0

#include "app/core/handin/read_me.h"

#include <set>

#include "app/core/papers/authorship.h"
#include "app/core/papers/disclosure.h"

namespace shotlab {
namespace {

// A learner's words as they are, without becoming a heading, a table or a link.
std::string plain(const std::string& text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    const bool everywhere = std::string_view("\\`*_[]<>|").find(c) != std::string_view::npos;
    const bool at_start = line_start && std::string_view("#-+=~").find(c) != std::string_view::npos;
    if (everywhere || at_start) out += '\\';
    out += c == '\r' ? '\n' : c;
    line_start = c == '\n' || (line_start && c == ' ');
  }
  return out;
}

// The same for a cell of a table.
std::string cell(const std::string& text) {
  std::string out;
  for (const char c : plain(text)) out += c == '\n' ? ' ' : c;
  return out.empty() ? "–" : out;
}

std::string both(const Text& text) {
  return text.en == text.zh || text.zh.empty() ? text.en : text.en + " / " + text.zh;
}

void add_answers(const HandInSources& sources, std::string& out) {
  if (sources.exercise == nullptr || sources.exercise->questions.empty()) return;
  out += "\n## Answers 答案\n";
  for (const Question& question : sources.exercise->questions) {
    const auto given = sources.answers.find(question.id);
    out += "\n**" + both(question.text) + "**\n\n";
    out += (given == sources.answers.end() || given->second.empty() ? "–" : plain(given->second)) +
           "\n";
  }
}

void add_disclosure(const Disclosure& disclosure, std::string& out) {
  out += "\n## Disclosure 披露\n";
  bool any = false;
  for (const DisclosureLength length : {DisclosureLength::line, DisclosureLength::paragraph}) {
    for (const Language language : {Language::english, Language::chinese}) {
      const std::string& text = text_of(disclosure, length, language).text;
      if (text.empty()) continue;
      out += "\n" + plain(text) + "\n";
      any = true;
    }
  }
  if (!any) out += "\nNot written yet. 未寫。\n";
}

void add_cue(const std::vector<CueRow>& cue, std::string& out) {
  out += "\n## Cue sheet of AI use AI 使用清單\n\n";
  out +=
      "| where 位置 | what 描述 | tool 工具 | sources and rights 素材及版權 | who is seen 人物 | "
      "human part 人做的部分 |\n|---|---|---|---|---|---|\n";
  for (const CueRow& row : cue) {
    if (!row.in_film) continue;
    const std::string where = row.tc_out.empty() ? row.tc_in : row.tc_in + "–" + row.tc_out;
    out += "| " + cell(where) + " " + cell(row.entry.take) + " | " + cell(row.describe) + " | " +
           cell(both(row.tool) + (row.model.empty() ? "" : ", " + row.model)) + " | " +
           cell(both(row.sources)) + "; " + cell(both(words_of(row.rights))) + " | " +
           cell(both(words_of(row.entry.person))) + " | " + cell(row.entry.human) + " |\n";
  }
}

void add_authorship(const HandInSources& sources, std::string& out) {
  out +=
      "\n## Who made what 誰做了甚麼\n\n| part 部分 | who 誰 | seen by the lab 程式所見 |\n"
      "|---|---|---|\n";
  const std::vector<AuthorshipRow> rows = fill_authorship(sources.facts, sources.papers.authorship);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    out += "| " + cell(both(authorship_roles()[i].words)) + " | " + cell(rows[i].who) + " | " +
           cell(both(rows[i].facts)) + " |\n";
  }
  std::set<std::string> said;
  for (const FilmPart& part : sources.facts.parts) {
    const Take* take = sources.facts.find(part.take);
    if (take == nullptr || !said.insert(part.take).second) continue;
    out += "| " + cell("picture 畫面 " + part.take) + " | – | " +
           cell(both(picture_line(sources.facts, *take))) + " |\n";
  }
}

// Enough to see that there is one and how far it goes; the record itself lies in papers/.
void add_consents(const std::vector<ConsentRecord>& consents, std::string& out) {
  if (consents.empty()) return;
  out += "\n## Consents 同意書\n\n| who 誰 | use 用途 | until 至 |\n|---|---|---|\n";
  for (const ConsentRecord& record : consents) {
    out +=
        "| " + cell(record.person) + " | " + cell(record.use) + " | " + cell(record.until) + " |\n";
  }
}

}  // namespace

std::string print_read_me(const HandInSources& sources, const std::vector<CueRow>& cue) {
  std::string out = "# " + plain(sources.info.name) + "\n";
  if (sources.exercise != nullptr) {
    out += "\nExercise 練習: " + sources.exercise->id + ", " + both(sources.exercise->title) + "\n";
  }
  out +=
      "\nThis page was made from the files beside it. "
      "`shotlab handin --verify` tells whether they are as they were handed in.\n"
      "本頁由旁邊的檔案製成；「shotlab handin --verify」可核對檔案有沒有改動。\n";
  add_answers(sources, out);
  add_disclosure(sources.papers.disclosure, out);
  add_cue(cue, out);
  add_authorship(sources, out);
  add_consents(sources.papers.consents, out);
  return out;
}

}  // namespace shotlab
