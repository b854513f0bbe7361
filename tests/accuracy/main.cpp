// SPDX-License-Identifier: Apache-2.0
//
// shotlab_accuracy [--quick] [--only FAMILY] [--out FILE]: holds every V and A check to generated
// truth and to the real clips, and writes exercises/ACCURACY.md.

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>

#include "media/base/files.h"
#include "tests/accuracy/tally.h"

using namespace shotlab;

int main(int argc, char** argv) {
  accuracy::Report report;
  std::string out;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--quick") {
      report.quick = true;
    } else if (word == "--only" && i + 1 < argc) {
      report.only = argv[++i];
    } else if (word == "--out" && i + 1 < argc) {
      out = argv[++i];
    } else {
      std::fprintf(stderr, "shotlab_accuracy [--quick] [--only FAMILY] [--out FILE]\n");
      return 2;
    }
  }
  using Family = void (*)(accuracy::Report&);
  const std::pair<const char*, Family> families[] = {
      {"boxes", accuracy::boxes},  {"beside", accuracy::beside}, {"finish", accuracy::finish},
      {"looks", accuracy::looks},  {"moves", accuracy::moves},   {"sets", accuracy::sets},
      {"sounds", accuracy::sounds}};
  for (const auto& [name, run] : families) {
    if (std::string_view(name).starts_with(report.only)) run(report);
  }
  const std::string text = accuracy::written(report);
  for (const std::string& miss : report.misses) std::fprintf(stderr, "%s\n", miss.c_str());
  if (out.empty()) {
    std::fputs(text.c_str(), stdout);
    return 0;
  }
  const Status wrote = write_file(out, text);
  if (!wrote) std::fprintf(stderr, "%s\n", wrote.error().message.en.c_str());
  return wrote ? 0 : 1;
}
