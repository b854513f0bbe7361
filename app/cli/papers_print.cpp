// SPDX-License-Identifier: Apache-2.0

#include "app/cli/papers_print.h"

#include <nlohmann/json.hpp>

#include "app/core/papers/authorship.h"
#include "app/core/papers/consent.h"
#include "app/core/papers/disclosure.h"

namespace shotlab::cli {
namespace {

Json words_json(const std::vector<Text>& list, Language language) {
  Json json = Json::array();
  for (const Text& one : list) json.push_back(one.in(language));
  return json;
}

std::string words_line(const std::vector<Text>& list, Language language) {
  std::string words;
  for (const Text& one : list) {
    words += (words.empty() ? "" : language == Language::chinese ? "、" : ", ") + one.in(language);
  }
  return words;
}

Json row_json(const CueRow& row, Language language) {
  return {{"id", row.entry.id},
          {"take", row.entry.take},
          {"in_film", row.in_film},
          {"tc_in", row.tc_in},
          {"tc_out", row.tc_out},
          {"description", row.describe},
          {"tool", row.tool.in(language)},
          {"model", row.model},
          {"prompt", row.prompt},
          {"sources", row.sources.in(language)},
          {"rights", name_of(row.rights)},
          {"person", name_of(row.entry.person)},
          {"consent", row.entry.consent},
          {"human", row.entry.human},
          {"missing", words_json(row.missing, language)}};
}

Json disclosure_json(const PapersDesk& desk, const std::vector<CueRow>& cue) {
  Json json{{"why", desk.papers.disclosure.why}};
  for (const auto& [length, name] :
       {std::pair{DisclosureLength::line, "line"}, {DisclosureLength::paragraph, "paragraph"}}) {
    const Text draft = draft_disclosure(desk.facts, desk.papers, cue, length);
    for (const auto& [language, tongue] :
         {std::pair{Language::english, "en"}, {Language::chinese, "zh"}}) {
      const std::string& text = text_of(desk.papers.disclosure, length, language).text;
      const DisclosureNames names = names_in_disclosure(desk.facts, text);
      json[name][tongue] = {{"text", text},
                            {"draft", draft.in(language)},
                            {"names",
                             {{"tool", names.tool},
                              {"where", names.where},
                              {"why", names.why},
                              {"human", names.human}}}};
    }
  }
  return json;
}

}  // namespace

int show_papers(Program& program, const PapersDesk& desk) {
  Printer& printer = program.printer;
  const Language language = printer.language;
  const std::vector<CueRow> cue = fill_cue_sheet(desk.facts, desk.papers);
  Json json{{"film", desk.film.folder().string()}, {"cue", Json::array()}};
  printer.line(Text{"Cue sheet of AI use", "AI 使用清單"});
  for (const CueRow& row : cue) {
    json["cue"].push_back(row_json(row, language));
    const std::string gaps = words_line(row.missing, language);
    printer.line("  " + (row.tc_in.empty() ? std::string("–") : row.tc_in) + "  " + row.entry.id +
                 "  " + row.describe +
                 (gaps.empty() ? ""
                               : printer.in_words({"  (missing: ", "（欠："}) + gaps +
                                     printer.in_words({")", "）"})));
  }
  if (cue.empty())
    printer.line(
        Text{"  Nothing yet: keep a take or save a cut.", "  未有內容：請保留一條或儲存剪接。"});
  json["consents"] = Json::array();
  printer.line(Text{"Consents", "同意書"});
  for (const ConsentRecord& record : desk.papers.consents) {
    const std::vector<Text> gaps = missing_of(record);
    json["consents"].push_back({{"id", record.id},
                                {"person", record.person},
                                {"until", record.until},
                                {"missing", words_json(gaps, language)}});
    printer.line("  " + record.id + "  " + record.person + "  " + words_line(gaps, language));
  }
  json["authorship"] = {{"author", desk.papers.authorship.author}, {"roles", Json::array()}};
  printer.line(Text{"Who made what", "誰做了甚麼"});
  const std::vector<AuthorshipRow> rows = fill_authorship(desk.facts, desk.papers.authorship);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    json["authorship"]["roles"].push_back(
        {{"role", rows[i].role}, {"who", rows[i].who}, {"facts", rows[i].facts.in(language)}});
    printer.line("  " + printer.in_words(authorship_roles()[i].words) + " (" + rows[i].role +
                 "): " + (rows[i].who.empty() ? "–" : rows[i].who) +
                 (rows[i].facts.empty() ? "" : "  · " + rows[i].facts.in(language)));
  }
  json["disclosure"] = disclosure_json(desk, cue);
  printer.line(Text{"Disclosure", "披露"});
  for (const DisclosureLength length : {DisclosureLength::line, DisclosureLength::paragraph}) {
    const std::string& text = text_of(desk.papers.disclosure, length, language).text;
    const std::string draft = draft_disclosure(desk.facts, desk.papers, cue, length).in(language);
    printer.line("  " + (!text.empty()    ? text
                         : !draft.empty() ? printer.in_words({"draft: ", "草稿："}) + draft
                                          : std::string("–")));
  }
  printer.document(json);
  return kDone;
}

}  // namespace shotlab::cli
