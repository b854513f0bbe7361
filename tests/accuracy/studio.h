// SPDX-License-Identifier: Apache-2.0
//
// Makes takes for the accuracy runs and puts the checks to them, as `shotlab check` would.

#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "app/practice/painter.h"
#include "exercises/engine/verdict.h"
#include "media/measure/measure.h"
#include "media/model/mark.h"
#include "tests/support/practice_truth.h"

namespace shotlab::accuracy {

// A painted, encoded and measured take, with the marks that a careful hand would draw.
struct Shot {
  PaintRequest request;
  TakeEvidence evidence;
  std::vector<FrameMark> truth;  // Where the marks would be if the hand were steady.
};

struct Wish {
  std::string prompt;
  std::int64_t seed = 1;
  double seconds = 2;
  std::vector<MarkKind> marks;  // Drawn on one frame, each edge off by up to 4 % of the box.
  enum class On { first, middle, last } on = On::middle;  // That frame.
  MeasureRequest measure{.soundness = false,
                         .move = false,
                         .shots = false,
                         .loudness = false,
                         .tone = false,
                         .palette = false,
                         .sound = false,
                         .texture = false};
};

// The value, or the end of the program with the error's words.
[[noreturn]] void give_up(const Error& error);
template <typename T>
T must(Result<T> result) {
  if (!result) give_up(result.error());
  return *std::move(result);
}

// Evidence of a kept practice take, without measurements.
TakeEvidence a_take();
MeasureRequest only_texture();

// FFmpeg as a referee and as a spoiler of clips: in `folder`, quietly, over what is there.
bool have_ffmpeg();
void ffmpeg(const std::filesystem::path& folder, const std::string& arguments);
struct Meter {
  double lufs = 0, peak = 0;
};
Meter ffmpeg_meter(const std::filesystem::path& clip);
// A real clip by the beginning of its name; empty where there is none.
std::filesystem::path real_clip(const std::string& name);

// Ends the program where a take cannot be made.
Shot shoot(const Wish& wish);
// The boxes of a hand that is not quite steady.
FrameBox by_hand(const FrameBox& truth, std::int64_t seed);
// A criterion with these parameters, put to this evidence, or to these takes alone.
CriterionVerdict put_to(const std::string& check, const Parameters& parameters,
                        const Evidence& evidence);
CriterionVerdict put(const std::string& check, const Parameters& parameters,
                     const std::vector<TakeEvidence>& takes,
                     const std::vector<TakeLikeness>& likeness = {});

}  // namespace shotlab::accuracy
