// SPDX-License-Identifier: Apache-2.0

#include "app/core/shot_sources.h"

#include <charconv>
#include <system_error>

#include "app/core/frame_file.h"
#include "app/core/marks.h"
#include "app/core/mask_file.h"

namespace shotlab {
namespace {

Result<ReferenceFile> frame_of_take(const std::string& role, const std::string& words,
                                    std::size_t mark, const Film& film, const Cancel& cancel) {
  Result<Take> take = film.find_take(words.substr(0, mark));
  if (!take) return take.error();
  std::int64_t frame = -1;
  const char* end = words.data() + words.size();
  const auto [stop, error] = std::from_chars(words.data() + mark + 1, end, frame);
  if (error != std::errc() || stop != end || frame < 0) {
    return Error{
        ErrorCode::bad_input,
        {"\"" + words + "\" names no frame of a take.", "「" + words + "」沒有寫明哪一格。"},
        {"Write the take and its frame, from 0: 0002@48.", "請寫編號和畫格（由 0 起）：0002@48。"}};
  }
  if (Status fits = fits_take(*take, frame); !fits) return fits.error();
  const std::filesystem::path file = film.folder() / frame_file(take->id, frame);
  if (Status written = write_frame(take->clip, frame, file, cancel); !written) {
    return written.error();
  }
  return ReferenceFile{role, file};
}

}  // namespace

Result<ReferenceFile> named_reference(const std::string& role, const std::string& words,
                                      const Film& film, const Cancel& cancel) {
  std::error_code ignored;
  if (std::filesystem::exists(words, ignored)) return ReferenceFile{role, words};
  if (role == "mask") {
    Result<std::optional<MaskShape>> shape = mask_shape_from(words);
    if (!shape) return shape.error();
    if (!*shape) return ReferenceFile{role, words};
    Result<std::filesystem::path> file =
        write_mask({**shape, {}}, film.folder(), film.info().width, film.info().height);
    if (!file) return file.error();
    return ReferenceFile{role, *file};
  }
  if (role == "video") {
    if (Result<Take> take = film.find_take(words)) return ReferenceFile{role, take->clip};
    return ReferenceFile{role, words};
  }
  const std::size_t mark = words.rfind('@');
  if (mark == std::string::npos) return ReferenceFile{role, words};
  return frame_of_take(role, words, mark, film, cancel);
}

Status fit_together(const ShotSources& sources) {
  bool laid = false, clip = !sources.edit.empty() || !sources.extend.empty();
  for (const ReferenceFile& file : sources.files) {
    laid = laid || file.role == "mask" || file.role == "element";
    clip = clip || file.role == "video";
  }
  if (!laid || clip) return done();
  return Error{ErrorCode::bad_input,
               {"A mask or an element needs a clip to work on.", "遮罩或元素需要一段原片。"},
               {"Give the clip or the take as well: --video 0001.",
                "請同時提供片段或已有的一條：--video 0001。"}};
}

Status add_sources(const ShotSources& sources, const Film& film, ShootOrder& order) {
  std::vector<ReferenceFile> files = sources.files;
  if (Status fit = fit_together(sources); !fit) return fit;
  const std::string& before = sources.edit.empty() ? sources.extend : sources.edit;
  if (!before.empty()) {
    Result<Take> edited = film.find_take(before);
    if (!edited) return edited.error();
    order.request.extend = sources.edit.empty();
    if (order.request.extend && sources.by_clip) {
      files.push_back({"video", edited->clip});
    } else if (edited->provider_job_id.empty()) {
      return Error{ErrorCode::bad_input,
                   {"Take " + edited->id +
                        " has no number at the service, so it cannot be edited "
                        "there.",
                    "「" + edited->id + "」在服務那邊沒有編號，不能在那裡修改。"},
                   {"Shoot a new one, with its first frame as a reference.",
                    "請拍新的一條，以它的第一格作參考。"}};
    }
    if (!order.request.extend || !sources.by_clip)
      order.request.previous_id = edited->provider_job_id;
    if (order.parent.empty()) order.parent = edited->id;
  }
  if (!order.parent.empty()) {
    Result<Take> parent = film.find_take(order.parent);
    if (!parent) return parent.error();
    order.parent = parent->id;
  }
  Result<References> references = keep_references(film, files);
  if (!references) return references.error();
  order.request.references = references->recipe;
  order.attachments = std::move(references->attachments);
  return done();
}

}  // namespace shotlab
