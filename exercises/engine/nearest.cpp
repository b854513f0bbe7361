// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/nearest.h"

#include <algorithm>

namespace shotlab {
namespace {

// How many letters must be put in, taken out, changed or swapped with their neighbour.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      const std::size_t change = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::string nearest(std::string_view typed, const std::vector<std::string>& known) {
  std::string best;
  std::size_t best_cost = 0;
  if (typed.size() > 100) return best;
  for (const std::string& word : known) {
    const std::size_t cost = distance(typed, word);
    const std::size_t limit = std::max<std::size_t>(1, std::max(typed.size(), word.size()) / 3);
    if (cost <= limit && (best.empty() || cost < best_cost)) best = word, best_cost = cost;
  }
  return best;
}

}  // namespace shotlab
