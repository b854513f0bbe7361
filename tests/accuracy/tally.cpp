// SPDX-License-Identifier: Apache-2.0

#include "tests/accuracy/tally.h"

#include <algorithm>
#include <cmath>

#include "media/base/text.h"

namespace shotlab::accuracy {

void Row::count(VerdictState state, bool there) {
  const bool passed = state == VerdictState::pass;
  if (state == VerdictState::cannot_measure) {
    ++cannot;
  } else if (there && state == VerdictState::close) {
    ++close;
  } else {
    count(passed == there);
  }
}

std::string spread_of(std::vector<double> values, int decimals) {
  if (values.empty()) return "";
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    return number(values[static_cast<std::size_t>(
                      std::lround(share * static_cast<double>(values.size() - 1)))],
                  decimals);
  };
  return at(.05) + " / " + at(.5) + " / " + at(.95);
}

Row& Report::row(const std::string& check, const std::string& truth) {
  for (Row& known : rows) {
    if (known.check == check && known.truth == truth) return known;
  }
  rows.push_back({});
  rows.back().check = check;
  rows.back().truth = truth;
  return rows.back();
}

namespace {

struct Sum {
  std::string check;
  int right = 0, wrong = 0, close = 0, cannot = 0;
};

std::vector<Sum> by_check(const Report& report) {
  std::vector<Sum> sums;
  for (const Row& row : report.rows) {
    auto found = std::find_if(sums.begin(), sums.end(),
                              [&](const Sum& sum) { return sum.check == row.check; });
    if (found == sums.end()) {
      sums.push_back({row.check});
      found = sums.end() - 1;
    }
    found->right += row.right, found->wrong += row.wrong;
    found->close += row.close, found->cannot += row.cannot;
  }
  return sums;
}

// A verdict that is wrong once in fifty or more must not decide; nor one that few cases speak for.
const char* may_decide(const Sum& sum) {
  constexpr int kFewest = 20;
  const int verdicts = sum.right + sum.wrong;
  if (50 * sum.wrong >= verdicts) return "advisory";
  return verdicts < kFewest ? "advisory: too few cases" : "may decide";
}

std::string percent(int part, int of) { return of > 0 ? number(100.0 * part / of, 1) + " %" : ""; }

}  // namespace

std::string written(const Report& report) {
  std::string out =
      "# How often the checks tell the truth\n"
      "Written by `./lab accuracy`; not by hand. What the runs are made of: `tests/accuracy/`.\n\n"
      "*Wrong* is a pass of what is not there, or a \"not yet\" to what is. *Close* to what is "
      "there is advice, no verdict.\nA check may be `required` where fewer than 2 % of its "
      "verdicts are wrong; the others are advice: say `required = false`.\n"
      "Boxes are drawn as by a hand that is off by up to 4 %. Practice takes are encoded and "
      "measured as `shotlab check` does.\n\n"
      "| check | verdicts | wrong | cannot measure | it |\n|---|---|---|---|---|\n";
  for (const Sum& sum : by_check(report)) {
    const int verdicts = sum.right + sum.wrong;
    const int all = verdicts + sum.close + sum.cannot;
    out += "| " + sum.check + " | " + std::to_string(verdicts) + " | " +
           percent(sum.wrong, verdicts) + " | " + percent(sum.cannot, all) + " | " +
           may_decide(sum) + " |\n";
  }
  out +=
      "\n## Cases\n"
      "The last column is what was measured, at 5 %, in the middle and at 95 % of the cases: from "
      "it thresholds are set.\n\n"
      "| check | truth | cases | right | wrong | close | cannot measure | 5 % / median / 95 % |\n"
      "|---|---|---|---|---|---|---|---|\n";
  for (const Row& row : report.rows) {
    out += "| " + row.check + " | " + row.truth + " | " + std::to_string(row.cases()) + " | " +
           std::to_string(row.right) + " | " + std::to_string(row.wrong) + " | " +
           std::to_string(row.close) + " | " + std::to_string(row.cannot) + " | " + row.numbers +
           " |\n";
  }
  for (const std::string& note : report.notes) out += "\n" + note + "\n";
  return out;
}

}  // namespace shotlab::accuracy
