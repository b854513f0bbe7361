// SPDX-License-Identifier: Apache-2.0

#include <cstdio>
#include <string_view>

#include "tests/bench/tasks.h"

namespace {

using namespace shotlab::bench;

struct Task {
  std::string_view name;
  int (*run)(const Words&);
  std::size_t least;  // Words that it needs.
};

constexpr Task kTasks[] = {{"pair", pair, 2},   {"seek-pair", seek_pair, 2}, {"steps", steps, 1},
                           {"scrub", scrub, 2}, {"first", first, 1},         {"play", play, 2},
                           {"cuts", cuts, 3}};

}  // namespace

int main(int argc, char** argv) {
  const Words words(argv + (argc > 1 ? 2 : 1), argv + argc);
  for (const Task& task : kTasks) {
    if (argc > 1 && task.name == argv[1] && words.size() >= task.least) return task.run(words);
  }
  std::fputs("usage: shotlab_bench pair|seek-pair|steps|scrub|first|play|cuts CLIP...\n", stderr);
  return 2;
}
