// SPDX-License-Identifier: Apache-2.0
//
// Looks at a spliced file as any reader would: are all packets there, bit for bit, and are exactly
// the right frames shown at the right times.
//
// Threading: plain function. Blocking: reads the file.

#pragma once

#include <cstdint>
#include <vector>

#include "media/libav/splice.h"

namespace shotlab::av {

// What of the sound must be heard, in samples of the film.
struct Heard {
  int rate = 0;  // 0: no sound.
  std::int64_t begin = 0;
  std::int64_t end = 0;
  bool certain = true;
};

// `expected`: fingerprints of the picture's packets as they were written.
Result<SpliceReport> check_splice(const SpliceOrder& order,
                                  const std::vector<std::uint64_t>& expected, const Heard& heard);

}  // namespace shotlab::av
