// SPDX-License-Identifier: Apache-2.0

#include "app/core/reference_clip.h"

#include <string>

#include "app/practice/painter.h"
#include "media/base/files.h"
#include "media/base/hash.h"

namespace shotlab {
namespace {

constexpr int kWidth = 640;  // Pixels: enough to see a camera move, quick to render.
constexpr int kHeight = 360;

}  // namespace

std::filesystem::path reference_clip_file(const Pack& pack, const Exercise& exercise,
                                          const QuizItem& item,
                                          const std::filesystem::path& cache) {
  const std::string recipe = pack.id + "\n" + pack.version + "\n" + exercise.id + "\n" + item.id +
                             "\n" + item.prompt + "\n" + std::to_string(item.seed) + "\n" +
                             std::to_string(item.seconds);
  // The name must not give the answer away.
  return cache / "reference" / (sha256(recipe).substr(0, 24) + ".mp4");
}

Status make_reference_clip(const QuizItem& item, const std::filesystem::path& file,
                           const Cancel& cancel) {
  if (Status made = make_folder(file.parent_path()); !made) return made;
  PaintRequest request;
  request.prompt = item.prompt;
  request.seconds = item.seconds;
  request.width = kWidth;
  request.height = kHeight;
  request.seed = item.seed;
  Result<PaintReport> painted = paint_take(request, file, cancel);
  return painted ? done() : Status(painted.error());
}

}  // namespace shotlab
