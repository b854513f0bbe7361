// SPDX-License-Identifier: Apache-2.0

#include "app/core/practice_studio.h"

#include <algorithm>

#include "app/core/camera_path_file.h"
#include "app/core/clip_tools.h"
#include "app/practice/painter.h"
#include "media/base/files.h"
#include "media/base/text.h"
#include "media/libav/picture_file.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

std::string ending_of(const fs::path& path) { return lower_ascii(path.extension().string()); }

bool is_still(const fs::path& path) {
  return ending_of(path) == ".png" || ending_of(path) == ".jpg";
}

Error wrong_ending(const fs::path& path, const Text& endings) {
  return {ErrorCode::bad_input,
          {"\"" + path.string() + "\" does not end in a kind of file that is made here.",
           "「" + path.string() + "」的副檔名不是這裏能製作的檔案種類。"},
          endings};
}

Error no_prompt() {
  return {ErrorCode::bad_input,
          {"There is no prompt to paint.", "沒有提示詞，無從生成。"},
          {"Say what is to be seen, in quotation marks.", "請在引號內寫出要看見的東西。"}};
}

}  // namespace

Result<RenderReport> render_practice(const RenderOrder& order, const Cancel& cancel,
                                     const std::function<void(double)>& progress) {
  if (trim(order.prompt).empty()) return no_prompt();
  if (ending_of(order.target) != ".mp4" && !is_still(order.target)) {
    return wrong_ending(order.target, {"End its name in .mp4, or in .png or .jpg for a still.",
                                       "檔名請以 .mp4 結尾；靜止畫面用 .png 或 .jpg。"});
  }
  if (order.alone && ending_of(order.target) != ".png") {
    return wrong_ending(order.target, {"A thing alone has alpha: end its name in .png.",
                                       "單獨的元素有透明背景：檔名請以 .png 結尾。"});
  }
  if (Status may = may_write(order.target, order.replace); !may) return may.error();
  const Result<FilmFormat> format = parse_format(order.format);
  if (!format) return format.error();
  PaintRequest request;
  request.prompt = order.prompt, request.negative = order.negative;
  request.seconds = order.seconds, request.seed = order.seed;
  request.width = format->width, request.height = format->height;
  if (format->fps.num > 0) request.fps = format->fps;
  request.output = order.alone              ? ShotOutput::element
                   : is_still(order.target) ? ShotOutput::still
                                            : ShotOutput::clip;
  request.sounds = order.sounds, request.references = order.references;
  request.first_frame = order.first_frame, request.last_frame = order.last_frame;
  request.source = order.source, request.mask = order.mask, request.element = order.element;
  request.element_place = order.element_place;
  if (!order.camera_path.empty()) {
    Result<std::vector<CameraKey>> keys = read_camera_path(order.camera_path);
    if (!keys) return keys.error();
    request.camera_path = std::move(*keys);
  }
  // Both write beside the place and move there when it is whole: an old take stays until then.
  Result<PaintReport> report = is_still(order.target)
                                   ? paint_still(request, order.target, cancel)
                                   : paint_take(request, order.target, cancel, 1, progress);
  if (!report) return report.error();
  return RenderReport{report->frames,           request.width,    request.height, request.fps,
                      report->rewritten_prompt, report->advisory, report->read_as};
}

Result<SheetReport> sheet_practice(const SheetOrder& order, const Cancel& cancel,
                                   const std::function<void(double)>& progress) {
  if (!is_still(order.target)) {
    return wrong_ending(order.target,
                        {"End its name in .png or .jpg.", "檔名請以 .png 或 .jpg 結尾。"});
  }
  if (Status may = may_write(order.target, order.replace); !may) return may.error();
  const Result<std::string> text = read_file(order.prompts, 1u << 20);
  if (!text) return text.error();
  Result<std::vector<SheetRow>> rows = read_sheet(*text);
  if (!rows) return rows.error();
  const Result<Picture> sheet = paint_sheet(*rows, order.shape, cancel, progress);
  if (!sheet) return sheet.error();
  if (Status written = write_picture(order.target, *sheet); !written) return written.error();
  const int columns = std::min(order.shape.columns, static_cast<int>(rows->size()));
  return SheetReport{*std::move(rows), columns, sheet->width, sheet->height};
}

}  // namespace shotlab
