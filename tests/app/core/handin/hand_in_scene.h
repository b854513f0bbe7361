// SPDX-License-Identifier: Apache-2.0
//
// A film with a used and an unused take, ready to be handed in.

#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "app/core/handin/hand_in.h"
#include "tests/app/core/papers/paper_film.h"

namespace shotlab::test {

namespace fs = std::filesystem;

struct HandInScene : PaperFilm {
  Take used, unused;
  HandInOptions options;

  HandInScene() : used(shoot("an old man")), unused(shoot("a tram")) {
    cut({event(used, 0, 12)});
    REQUIRE(film.set_answer("why", "Because of the light in " + used.id));
  }
  HandInSources sources() {
    Result<HandInSources> read = read_hand_in_sources(film, settings, nullptr, cancel);
    REQUIRE(read);
    return *read;
  }
  Result<HandInReport> try_hand_in(const std::vector<std::string>& keys = {}) {
    return shotlab::hand_in(sources(), options, keys, cancel);
  }
  HandInReport hand_in() {
    Result<HandInReport> report = try_hand_in();
    if (!report) FAIL(report.error().message.en);
    return *report;
  }
  HandInCheck check(const fs::path& package) {
    Result<HandInCheck> checked = check_hand_in(package, cancel);
    if (!checked) FAIL(checked.error().message.en);
    return *checked;
  }
  // What lies in exports/, hidden things too.
  std::vector<std::string> exports() const {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(film.exports_folder(), ignored))
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
};

inline bool says(const std::vector<Text>& list, const std::string& words) {
  return std::any_of(list.begin(), list.end(), [&](const Text& one) {
    return one.en.find(words) != std::string::npos && !one.zh.empty();
  });
}

inline void append(const fs::path& file, const std::string& bytes) {
  if (fs::exists(file)) fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(file, std::ios::binary | std::ios::app) << bytes;
}

}  // namespace shotlab::test
