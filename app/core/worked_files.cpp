// SPDX-License-Identifier: Apache-2.0

#include "app/core/worked_files.h"

#include <system_error>

#include "app/core/frame_file.h"
#include "app/core/mask_file.h"
#include "app/core/practice_studio.h"
#include "media/base/files.h"
#include "media/base/hash.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

// "assets/painted/1a2b3c4d.png": the same words and seed are painted once.
Result<fs::path> painted(const WorkedFile& wanted, const Film& film, double seconds,
                         const Cancel& cancel) {
  const std::string ending = wanted.role == "video" ? ".mp4" : ".png";
  const std::string recipe = wanted.role + "\n" + wanted.paint + "\n" +
                             std::to_string(wanted.seed) + "\n" + std::to_string(seconds);
  RenderOrder order;
  order.prompt = wanted.paint;
  order.seed = wanted.seed;
  order.seconds = seconds;
  order.format = std::to_string(film.info().width) + "x" + std::to_string(film.info().height);
  order.alone = wanted.role == "element";
  order.target = film.folder() / "assets" / "painted" / (sha256(recipe).substr(0, 12) + ending);
  std::error_code ignored;
  if (fs::exists(order.target, ignored)) return order.target;
  if (Status made = make_folder(order.target.parent_path()); !made) return made.error();
  if (Result<RenderReport> report = render_practice(order, cancel); !report) return report.error();
  return order.target;
}

Result<fs::path> made(const WorkedFile& wanted, const std::vector<Take>& takes, const Film& film,
                      double seconds, const Cancel& cancel) {
  if (wanted.box) {
    return write_mask({MaskShape{*wanted.box, wanted.ellipse}, {}}, film.folder(),
                      film.info().width, film.info().height);
  }
  if (wanted.take <= 0) return painted(wanted, film, seconds, cancel);
  if (static_cast<std::size_t>(wanted.take) > takes.size()) {
    return Error{
        ErrorCode::bad_input,
        {"A worked take asks for a take that is not made yet.", "範例要用一條還未拍的片。"},
        {"Correct \"with\" in the pack.", "請在課程套件修正 with。"}};
  }
  const Take& take = takes[static_cast<std::size_t>(wanted.take) - 1];
  if (wanted.role == "video") return take.clip;
  const fs::path file = film.folder() / frame_file(take.id, wanted.frame);
  if (Status written = write_frame(take.clip, wanted.frame, file, cancel); !written) {
    return written.error();
  }
  return file;
}

}  // namespace

Result<std::vector<ReferenceFile>> make_worked_files(const std::vector<WorkedFile>& wanted,
                                                     const std::vector<Take>& takes,
                                                     const Film& film, double seconds,
                                                     const Cancel& cancel) {
  std::vector<ReferenceFile> files;
  for (const WorkedFile& one : wanted) {
    Result<fs::path> file = made(one, takes, film, seconds, cancel);
    if (!file) return file.error();
    files.push_back({one.role, *file});
  }
  return files;
}

}  // namespace shotlab
