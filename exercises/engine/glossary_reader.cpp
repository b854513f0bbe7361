// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/glossary_reader.h"

#include <algorithm>
#include <set>

#include "exercises/engine/pack_reader.h"
#include "media/base/files.h"

namespace shotlab {
namespace {

constexpr std::size_t kMostTerms = 1000;
constexpr std::size_t kMostNames = 40;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Small letters only where the name is no abbreviation: "MS" is not "ms".
bool is_abbreviation(const std::string& name) {
  return name.size() <= 4 &&
         std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// As a whole word where it is written in letters, also with an s behind it; anywhere in Chinese.
bool says(const std::string& text, const std::string& lower, const std::string& name) {
  if (name.empty()) return false;
  const bool short_form = is_abbreviation(name);
  const std::string& in = short_form ? text : lower;
  const std::string what = short_form ? name : lower_ascii(name);
  for (std::size_t at = in.find(what); at != std::string::npos; at = in.find(what, at + 1)) {
    std::size_t end = at + what.size();
    if (end < in.size() && in[end] == 's') ++end;
    const bool begins = !is_letter(what.front()) || at == 0 || !is_letter(in[at - 1]);
    const bool ends = !is_letter(what.back()) || end >= in.size() || !is_letter(in[end]);
    if (begins && ends) return true;
  }
  return false;
}

std::string words_of(const Exercise& exercise) {
  std::string all;
  const auto add = [&](const Text& text) { all += text.en + "\n" + text.zh + "\n"; };
  for (const Text* text : {&exercise.title, &exercise.goal, &exercise.brief}) add(*text);
  for (const Text& step : exercise.steps) add(step);
  for (const ShotWanted& shot : exercise.shots) add(shot.title);
  for (const Question& question : exercise.questions) add(question.text);
  for (const Criterion& criterion : exercise.criteria) add(criterion.title);
  return all;
}

std::string names_of(const Term& term) {
  std::string all = term.name.en + "\n" + term.name.zh;
  for (const std::string& name : term.also) all += "\n" + name;
  return all;
}

Term read_term(const TomlValue& table, const std::string& file, const Pack& pack,
               PackIssues& issues) {
  TomlReader reader(table, file, "terms", issues);
  Term term;
  term.id = reader.string("id");
  term.group = reader.string("group");
  term.name = reader.text("name");
  term.also = reader.strings("also");
  term.meaning = reader.text("meaning");
  reader.finish();
  const bool known = std::any_of(pack.term_groups.begin(), pack.term_groups.end(),
                                 [&](const TermGroup& group) { return group.id == term.group; });
  if (!known && !term.group.empty()) {
    issues.refuse(file, reader.line("group"),
                  {"there is no group \"" + term.group + "\" for the word \"" + term.id + "\".",
                   "詞語「" + term.id + "」的組別「" + term.group + "」不存在。"});
  }
  if (term.also.size() > kMostNames) {
    issues.refuse(file, reader.line("also"),
                  {"a word may have 40 other names at most.", "一個詞語最多 40 個別名。"});
    term.also.clear();
  }
  return term;
}

}  // namespace

void read_glossary(const std::filesystem::path& folder, Pack& pack, PackIssues& issues) {
  const std::string file = "glossary.toml";
  // A link is an issue there, too, wherever it leads.
  if (std::error_code code;
      !std::filesystem::exists(std::filesystem::symlink_status(folder / file, code)))
    return;
  const std::optional<TomlValue> value = read_toml_file(folder / file, file, issues);
  if (!value) return;
  TomlReader reader(*value, file, "", issues);
  reader.version();
  std::set<std::string> seen;
  for (const TomlValue* table : reader.tables("groups", true)) {
    TomlReader group(*table, file, "groups", issues);
    pack.term_groups.push_back({group.string("id"), group.text("title")});
    group.finish();
  }
  const std::vector<const TomlValue*> tables = reader.tables("terms", true);
  reader.finish();
  if (tables.size() > kMostTerms) {
    issues.refuse(file, reader.line("terms"),
                  {"a glossary may have 1000 words at most.", "詞彙表最多 1000 個詞語。"});
    return;
  }
  for (const TomlValue* table : tables) {
    Term term = read_term(*table, file, pack, issues);
    if (!term.id.empty() && !seen.insert(term.id).second) {
      issues.refuse(
          file, table->line,
          {"the word \"" + term.id + "\" stands here twice.", "詞語「" + term.id + "」寫了兩次。"});
    }
    pack.glossary.push_back(std::move(term));
  }
}

std::vector<const Term*> terms_of(const Exercise& exercise, const std::vector<Term>& glossary) {
  const std::string text = words_of(exercise), lower = lower_ascii(text);
  std::vector<const Term*> used;
  for (const Term& term : glossary) {
    const std::vector<std::string> names = split(names_of(term), '\n');
    if (std::any_of(names.begin(), names.end(),
                    [&](const std::string& name) { return says(text, lower, name); }))
      used.push_back(&term);
  }
  return used;
}

std::vector<const Term*> find_terms(const std::vector<Term>& glossary, const std::string& words) {
  std::vector<std::string> wanted;
  for (const std::string& word : split(lower_ascii(words), ' ')) {
    if (const std::string_view plain = trim(word); !plain.empty()) wanted.emplace_back(plain);
  }
  // Those that are called so stand before those whose meaning says it.
  std::vector<const Term*> named, meant;
  for (const Term& term : glossary) {
    const std::string names = lower_ascii(names_of(term));
    const std::string all = names + "\n" + lower_ascii(term.meaning.en) + "\n" + term.meaning.zh;
    const auto holds = [&](const std::string& text) {
      return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
        return text.find(word) != std::string::npos;
      });
    };
    if (holds(names)) {
      named.push_back(&term);
    } else if (holds(all)) {
      meant.push_back(&term);
    }
  }
  named.insert(named.end(), meant.begin(), meant.end());
  return named;
}

}  // namespace shotlab
