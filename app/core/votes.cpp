// SPDX-License-Identifier: Apache-2.0

#include "app/core/votes.h"

#include <algorithm>
#include <system_error>

#include "app/core/paper_edit.h"
#include "app/core/plain_toml.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

constexpr int kVotesVersion = 1;

constexpr const char* kFile = "votes.toml";

fs::path votes_file(const fs::path& film) { return film / "papers" / kFile; }

std::string print(const std::vector<Vote>& votes) {
  std::string out = "version = " + std::to_string(kVotesVersion) + "\n";
  for (const Vote& vote : votes) {
    std::string takes;
    for (const std::string& take : vote.takes)
      takes += (takes.empty() ? "" : ", ") + toml_quoted(take);
    out += "\n[[vote]]\ntakes = [" + takes + "]\nchosen = " + toml_quoted(vote.chosen) +
           "\nutc = " + toml_quoted(vote.utc) + "\n";
  }
  return out;
}

template <typename Change>
Status changed(const fs::path& film, Change change) {
  return edit_paper(film, kFile, read_votes, change, print);
}

std::vector<std::string> sorted(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

Result<std::vector<Vote>> read_votes(const fs::path& film) {
  std::vector<Vote> votes;
  if (std::error_code ignored; !fs::exists(votes_file(film), ignored)) return votes;
  Result<TomlValue> table = read_toml(votes_file(film), kVotesVersion);
  if (!table) return table.error();
  for (const TomlValue& entry : toml_part(*table, "vote").items) {
    Vote vote{{}, toml_text(entry, "chosen"), toml_text(entry, "utc")};
    for (const TomlValue& take : toml_part(entry, "takes").items) vote.takes.push_back(take.text);
    if (vote.takes.size() > 1) votes.push_back(std::move(vote));
  }
  return votes;
}

Status add_vote(const fs::path& film, const Vote& vote) {
  const bool known = vote.chosen.empty() || std::find(vote.takes.begin(), vote.takes.end(),
                                                      vote.chosen) != vote.takes.end();
  if (vote.takes.size() < 2 || !known) {
    return Error{ErrorCode::bad_input,
                 {"A vote is for one of two takes or more.", "投票要在兩條或以上之中選一條。"},
                 {"Compare takes, then vote.", "請先比較，再投票。"}};
  }
  return changed(film, [&](std::vector<Vote>& votes) { votes.push_back(vote); });
}

Status remove_newest_vote(const fs::path& film) {
  return changed(film, [](std::vector<Vote>& votes) {
    if (!votes.empty()) votes.pop_back();
  });
}

Tally tally_of(const std::vector<Vote>& votes, const std::vector<std::string>& takes) {
  Tally tally;
  tally.chosen.assign(takes.size(), 0);
  for (const Vote& vote : votes) {
    if (sorted(vote.takes) != sorted(takes)) continue;
    ++tally.votes;
    const auto chosen = std::find(takes.begin(), takes.end(), vote.chosen);
    if (chosen != takes.end()) ++tally.chosen[static_cast<std::size_t>(chosen - takes.begin())];
  }
  return tally;
}

}  // namespace shotlab
