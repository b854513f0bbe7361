// SPDX-License-Identifier: Apache-2.0
//
// shotlab_words: the words of the program for translators.

#include <cstdio>
#include <string>
#include <vector>

#include "media/base/files.h"
#include "tests/words/catalogue.h"

namespace {

using namespace shotlab;
using namespace shotlab::test;

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n%s\n", error.message.en.c_str(), error.hint.en.c_str());
  return 2;
}

int write_catalogue(const std::filesystem::path& root, const std::filesystem::path& file) {
  const std::vector<PoEntry> entries = words_of_sources(root);
  if (Status written = write_file(file, print_po(entries)); !written) return fail(written.error());
  std::printf("%s: %zu sentences\n", file.c_str(), entries.size());
  return 0;
}

int take_catalogue(const std::filesystem::path& root, const std::filesystem::path& file) {
  Result<std::string> text = read_file(file);
  if (!text) return fail(text.error());
  Result<std::vector<PoEntry>> entries = parse_po(*text, file);
  if (!entries) return fail(entries.error());
  Result<TakenWords> taken = take_words(root, *entries);
  if (!taken) return fail(taken.error());
  for (const std::string& line : taken->changed) std::printf("%s\n", line.c_str());
  for (const std::string& line : taken->refused) std::printf("not taken: %s\n", line.c_str());
  std::printf("%zu changed, %zu not taken\n", taken->changed.size(), taken->refused.size());
  return taken->refused.empty() ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> given(words + 1, words + count);
  if (given.size() == 3 && given[1] == "--out") return write_catalogue(given[0], given[2]);
  if (given.size() == 3 && given[1] == "--take") return take_catalogue(given[0], given[2]);
  std::fputs(
      "shotlab_words ROOT --out FILE.po    writes the catalogue\n"
      "shotlab_words ROOT --take FILE.po   puts its Chinese into the sources\n",
      stderr);
  return 2;
}
