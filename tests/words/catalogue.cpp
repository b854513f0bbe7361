// SPDX-License-Identifier: Apache-2.0

#include "tests/words/catalogue.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "media/base/files.h"
#include "media/base/text.h"
#include "tests/words/source_words.h"

namespace shotlab::test {
namespace {

namespace fs = std::filesystem;

struct Source {
  std::string path;  // From the root.
  std::string text;
  std::vector<SourceWords> words;
};

std::vector<Source> sources_below(const fs::path& root) {
  std::vector<Source> sources;
  for (const char* room : {"app", "exercises", "media"}) {
    std::error_code ignored;
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(root / room, ignored)) {
      const std::string ending = entry.path().extension().string();
      if (!entry.is_regular_file() || (ending != ".cpp" && ending != ".h")) continue;
      Result<std::string> text = read_file(entry.path());
      if (!text) continue;
      std::vector<SourceWords> words = find_words(*text);
      if (words.empty()) continue;
      sources.push_back({entry.path().lexically_relative(root).generic_string(), std::move(*text),
                         std::move(words)});
    }
  }
  std::sort(sources.begin(), sources.end(),
            [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
}

// What a sentence fills in: "{0}", "{1}", ...
std::set<std::string> figures(std::string_view words) {
  std::set<std::string> all;
  for (std::size_t at = words.find('{'); at != std::string_view::npos;
       at = words.find('{', at + 1)) {
    const std::size_t end = words.find('}', at);
    if (end == std::string_view::npos) break;
    const std::string_view inside = words.substr(at + 1, end - at - 1);
    if (!inside.empty() &&
        std::all_of(inside.begin(), inside.end(), [](char c) { return c >= '0' && c <= '9'; }))
      all.emplace(inside);
  }
  return all;
}

using Key = std::pair<std::string, std::string>;  // Context and English.

// Of each pair of each source, what tells it from the same English elsewhere: nothing where all say
// the same, else the file, and the how-manieth in it where even the file says it in two ways.
std::vector<std::vector<std::string>> contexts_of(const std::vector<Source>& sources) {
  std::map<std::string, std::set<std::string>> everywhere;
  for (const Source& source : sources) {
    for (const SourceWords& words : source.words) everywhere[words.en].insert(words.zh);
  }
  std::vector<std::vector<std::string>> contexts;
  for (const Source& source : sources) {
    std::map<std::string, std::set<std::string>> here;
    for (const SourceWords& words : source.words) here[words.en].insert(words.zh);
    std::map<std::string, int> seen;
    std::vector<std::string>& own = contexts.emplace_back();
    for (const SourceWords& words : source.words) {
      own.emplace_back(everywhere[words.en].size() > 1 ? source.path : "");
      if (here[words.en].size() > 1) own.back() += "#" + std::to_string(++seen[words.en]);
    }
  }
  return contexts;
}

}  // namespace

std::vector<PoEntry> words_of_sources(const fs::path& root) {
  const std::vector<Source> sources = sources_below(root);
  const std::vector<std::vector<std::string>> contexts = contexts_of(sources);
  std::vector<PoEntry> entries;
  std::map<Key, std::size_t> known;
  for (std::size_t s = 0; s < sources.size(); ++s) {
    const Source& source = sources[s];
    for (std::size_t n = 0; n < source.words.size(); ++n) {
      const SourceWords& words = source.words[n];
      const std::string& context = contexts[s][n];
      const auto [place, fresh] = known.try_emplace({context, words.en}, entries.size());
      if (fresh) entries.push_back({context, words.en, words.zh, {}, false});
      entries[place->second].places.push_back(source.path + ":" + std::to_string(words.line));
    }
  }
  return entries;
}

Result<TakenWords> take_words(const fs::path& root, const std::vector<PoEntry>& catalogue) {
  std::map<Key, const PoEntry*> wanted;
  for (const PoEntry& entry : catalogue) {
    if (!entry.fuzzy && !entry.text.empty()) wanted[{entry.context, entry.id}] = &entry;
  }
  TakenWords taken;
  std::vector<Source> sources = sources_below(root);
  const std::vector<std::vector<std::string>> contexts = contexts_of(sources);
  for (std::size_t s = 0; s < sources.size(); ++s) {
    Source& source = sources[s];
    const std::string before = source.text;
    // From the end, so that the places of those before stay true.
    for (std::size_t n = source.words.size(); n-- > 0;) {
      const SourceWords& words = source.words[n];
      const auto found = wanted.find({contexts[s][n], words.en});
      if (found == wanted.end() || found->second->text == words.zh) continue;
      const std::string& better = found->second->text;
      const std::string where = source.path + ":" + std::to_string(words.line) + ": ";
      if (figures(better) != figures(words.zh)) {
        taken.refused.push_back(where + better + " does not fill in what " + words.zh + " does");
        continue;
      }
      source.text = replace_chinese(source.text, words, better);
      taken.changed.push_back(where + words.zh + " → " + better);
    }
    if (source.text == before) continue;
    if (Status written = write_file(root / source.path, source.text); !written)
      return written.error();
  }
  return taken;
}

}  // namespace shotlab::test
