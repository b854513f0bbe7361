// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/spelling.h"

#include <algorithm>
#include <set>
#include <vector>

#include "exercises/language/lexemes.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

constexpr std::size_t kShortest = 5;   // Below that, half of all words are neighbours.
constexpr std::size_t kOneStep = 6;    // From here one step of any kind is forgiven,
constexpr std::size_t kTwoSteps = 10;  // and from here two.
constexpr std::size_t kLongest = 24;

const std::set<std::string, std::less<>>& own_words() {
  static const auto instance = [] {
    std::set<std::string, std::less<>> words;
    for (std::string& word : split(neighbour_words(), ' ')) words.insert(std::move(word));
    return words;
  }();
  return instance;
}

bool only_swapped(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto first = std::mismatch(a.begin(), a.end(), b.begin());
  const auto i = static_cast<std::size_t>(first.first - a.begin());
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         a.substr(i + 2) == b.substr(i + 2);
}

}  // namespace

int steps_between(std::string_view a, std::string_view b, int most) {
  const auto n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
  if (n - m > most || m - n > most) return most + 1;
  std::vector<int> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  const auto at = [](int i) { return static_cast<std::size_t>(i); };
  for (int j = 0; j <= m; ++j) above[at(j)] = j;
  for (int i = 1; i <= n; ++i) {
    row[0] = i;
    for (int j = 1; j <= m; ++j) {
      const int wrong = a[at(i - 1)] == b[at(j - 1)] ? 0 : 1;
      int best = std::min({above[at(j)] + 1, row[at(j - 1)] + 1, above[at(j - 1)] + wrong});
      if (i > 1 && j > 1 && a[at(i - 1)] == b[at(j - 2)] && a[at(i - 2)] == b[at(j - 1)])
        best = std::min(best, before[at(j - 2)] + 1);
      row[at(j)] = best;
    }
    before.swap(above);
    above.swap(row);
  }
  return std::min(above[at(m)], most + 1);
}

std::string spelled(std::string_view word) {
  if (word.size() < kShortest || word.size() > kLongest) return {};
  if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
    return {};
  const auto& forms = latin_forms();
  if (forms.contains(word)) return {};
  // "marker", and "markers" with it.
  const auto& own = own_words();
  const bool plural = word.ends_with('s') && own.contains(word.substr(0, word.size() - 1));
  if (plural || own.contains(word)) return {};

  const int most = word.size() >= kTwoSteps ? 2 : 1;
  std::string best;
  int fewest = most + 1;
  bool several = false;
  for (auto it = forms.lower_bound(word.substr(0, 1)); it != forms.end(); ++it) {
    const std::string& form = *it;
    if (form[0] != word[0]) break;
    if (form.size() < kShortest) continue;
    if (word.size() < kOneStep && !only_swapped(word, form)) continue;
    const int steps = steps_between(word, form, most);
    if (steps > most || steps > fewest) continue;
    // A word and its plural are one.
    const bool same = !best.empty() && (form == best + "s" || form == best + "es");
    if (same && steps == fewest) continue;
    several = steps == fewest && !best.empty();
    best = form;
    fewest = steps;
  }
  return several ? std::string() : best;
}

}  // namespace shotlab
