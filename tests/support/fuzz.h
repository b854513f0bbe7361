// SPDX-License-Identifier: Apache-2.0
//
// What a fuzzer and the ordinary test that replays its kept inputs share. Each set of parsers has
// one function for one input; the fuzzer (preset `fuzz`) and the replay both call it.

#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace shotlab::test {

// Reads one input of any bytes. Empty: all is well; else what does not hold. Defined once in each
// program that links it.
std::string try_input(std::string_view bytes);

struct KeptInput {
  std::string name, bytes;
};
// The files in `folder`, in the order of their names.
inline std::vector<KeptInput> kept_inputs(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry);
  std::sort(files.begin(), files.end());
  std::vector<KeptInput> all;
  for (const std::filesystem::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    all.push_back({file.filename().string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  return all;
}

}  // namespace shotlab::test
