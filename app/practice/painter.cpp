// SPDX-License-Identifier: Apache-2.0
//
#include "app/practice/painter.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <thread>

#include "app/practice/frame_line.h"
#include "app/practice/levels/character.h"
#include "app/practice/levels/element.h"
#include "app/practice/levels/footage.h"
#include "app/practice/scene.h"
#include "app/practice/sound.h"
#include "app/practice/take_writer.h"
#include "exercises/language/prompt_reading.h"
#include "media/libav/clip_writer.h"
#include "media/libav/picture_file.h"
#include "media/libav/sound_reader.h"

namespace shotlab {
namespace {

using practice::FrameLine;
using practice::FramePainter;
using practice::Scene;

Error cancelled() {
  return {ErrorCode::cancelled,
          {"The take was cancelled.", "已取消這一條。"},
          {"Nothing was written.", "沒有寫入任何檔案。"}};
}

Error cannot_fly(const Text& why) {
  return {
      ErrorCode::bad_input,
      {"The camera path cannot be flown: " + why.en + ".", "攝影機軌跡無法使用：" + why.zh + "。"},
      {"Give two to sixty keys with rising times, each looking at a point of its own.",
       "請提供二至六十個關鍵點，時間順序遞增，每點都要有注視位置。"}};
}

std::optional<Error> wrong_with_path(const PaintRequest& r) {
  const auto& keys = r.camera_path;
  if (keys.empty()) return std::nullopt;
  if (keys.size() < 2) return cannot_fly({"it has one key only", "只有一個關鍵點"});
  if (keys.size() > 60) return cannot_fly({"it has more than sixty keys", "多於六十個關鍵點"});
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const CameraKey& k = keys[i];
    for (double v : {k.seconds, k.x, k.y, k.z, k.look_x, k.look_y, k.look_z, k.fov}) {
      if (!(std::abs(v) < 1000)) return cannot_fly({"a number is out of reach", "有數值超出範圍"});
    }
    if (i > 0 && k.seconds < keys[i - 1].seconds + 0.02)
      return cannot_fly({"its times do not rise", "時間沒有遞增"});
    const double dx = k.look_x - k.x, dy = k.look_y - k.y, dz = k.look_z - k.z;
    if (dx * dx + dy * dy + dz * dz < 1e-4)
      return cannot_fly({"the camera looks at where it stands", "鏡頭注視自己的位置"});
    if (k.fov < 5 || k.fov > 120)
      return cannot_fly({"the field of view must be 5 to 120 degrees", "視角要在 5 至 120 度之間"});
  }
  return std::nullopt;
}

std::optional<Error> wrong_with_sources(const PaintRequest& r) {
  const bool masked = !r.mask.empty(), ground = !r.source.empty() || r.parent != nullptr;
  if ((masked && !ground) || (!r.element.empty() && r.source.empty())) {
    return Error{ErrorCode::bad_input,
                 {"A mask or an element needs a clip to work on.", "遮罩或元素需要一段原片。"},
                 {"Give the clip as the source.", "請提供原片。"}};
  }
  if (Status status = practice::check_references(r); !status) return status.error();
  return std::nullopt;
}

std::optional<Error> wrong_with(const PaintRequest& r) {
  const bool size = r.width >= 32 && r.height >= 32 && r.width <= 4096 && r.height <= 4096 &&
                    r.width % 2 == 0 && r.height % 2 == 0;
  const bool time =
      r.seconds > 0 && r.seconds <= 60 && r.fps.num > 0 && r.fps.den > 0 && r.fps.value() <= 120;
  if (size && time) {
    if (auto error = wrong_with_path(r)) return error;
    return wrong_with_sources(r);
  }
  return Error{ErrorCode::bad_input,
               {"A take of that size, length or frame rate cannot be painted.",
                "不能生成這種尺寸、長度或格率的片段。"},
               {"Use even sides from 32 to 4096 pixels, up to 60 seconds and 120 frames a second.",
                "請用 32 至 4096 像素的雙數邊長，最長 60 秒，最多每秒 120 格。"}};
}

// What was filmed keeps its own sound; what was painted has that of its place.
Samples sound_for(const PaintRequest& request, const Scene& scene, std::int64_t frames) {
  const std::int64_t wanted = sample_of_frame(frames, request.fps, 48000);
  if (!request.source.empty() && request.sounds.empty()) {
    Result<Samples> own = read_sound(request.source, 48000, 2, 0, wanted);
    if (own && own->frames() > 0) {
      own->values.resize(static_cast<std::size_t>(wanted) * 2);
      return std::move(*own);
    }
  }
  return practice::sound_of(scene);
}

// "old man in a green coat": from the first of its words to the last, but not over what others say.
std::string words_of(const Concept& read, const std::string& prompt) {
  constexpr std::size_t kBetween = 12;  // Bytes: "in a", 穿, a comma.
  auto spans = read.spans;
  std::sort(spans.begin(), spans.end());
  std::string out;
  std::size_t from = read.begin, to = read.begin;
  auto close = [&] {
    if (to > from) out += (out.empty() ? "" : " … ") + prompt.substr(from, to - from);
  };
  for (const auto& [begin, end] : spans) {
    if (to > from && begin > to + kBetween) {
      close();
      from = begin;
    } else if (to == from) {
      from = begin;
    }
    to = std::max(to, end);
  }
  close();
  return out;
}

std::vector<ReadAs> read_as(const std::string& prompt) {
  std::vector<ReadAs> out;
  for (const Concept& c : read_prompt(prompt).concepts) {
    out.push_back({std::string(name_of(c.slot)), c.id, c.label, c.begin, c.end, words_of(c, prompt),
                   c.negated});
  }
  return out;
}

Result<Picture> still_of(const PaintRequest& request, const Scene& scene, std::int64_t frame,
                         const Cancel& cancel) {
  if (request.output == ShotOutput::element) {
    Picture element = practice::paint_element(request, request.height);
    if (!element.empty()) return element;
    return Error{
        ErrorCode::bad_input,
        {"The words name nothing that could be painted alone.", "文字沒有寫出可以單獨生成的東西。"},
        {"Name one person or thing.", "請寫一個人或一件物件。"}};
  }
  if (!practice::is_footage(request)) return FramePainter(scene).paint(frame);
  Result<practice::FootageTake> take = practice::open_footage(request, scene, cancel);
  if (!take) return take.error();
  return take->footage->next();
}

}  // namespace

Result<PaintReport> paint_take(const PaintRequest& request, const std::filesystem::path& out,
                               const Cancel& cancel, int encoder_threads,
                               const std::function<void(double)>& progress) {
  if (const auto error = wrong_with(request)) return *error;
  const Scene scene = practice::make_scene(request);

  // Either the scene of the words, painted by several threads, or pictures that were given.
  practice::FootageTake take;
  std::unique_ptr<FrameLine> line;
  if (practice::is_footage(request)) {
    Result<practice::FootageTake> opened = practice::open_footage(request, scene, cancel);
    if (!opened) return opened.error();
    take = std::move(*opened);
  } else {
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    line = std::make_unique<FrameLine>(scene, static_cast<int>(std::min(cores, 4u)));
    take.frames = scene.shape.frames;
  }
  return practice::write_take(request, scene, std::move(take), std::move(line), out, cancel,
                              encoder_threads, progress);
}

Result<PaintReport> practice::write_take(const PaintRequest& request, const Scene& scene,
                                         FootageTake take, std::unique_ptr<FrameLine> line,
                                         const std::filesystem::path& out, const Cancel& cancel,
                                         int encoder_threads,
                                         const std::function<void(double)>& progress) {
  ClipWriterOptions options;
  options.width = request.width, options.height = request.height, options.fps = request.fps;
  options.threads = encoder_threads;
  // Painted pictures are smooth: a third less work for the same picture, in somewhat more bytes.
  options.preset = "superfast";
  options.look_ahead = false;
  options.sound_rate = 48000, options.sound_channels = 2;
  options.metadata = {{"title", "practice"},
                      {"comment", "Painted by the practice generator of Shotlab. Seed " +
                                      std::to_string(request.seed)}};
  options.digital_source_type = "algorithmicMedia";
  options.reproducible = true;
  Result<ClipWriter> writer = ClipWriter::create(out, options);
  if (!writer) return writer.error();

  const Samples sound = sound_for(request, scene, take.frames);
  for (std::int64_t i = 0; i < take.frames; ++i) {
    if (cancel.requested()) return cancelled();
    Result<Picture> picture = line ? Result<Picture>(line->take(i)) : take.footage->next();
    if (!picture) return picture.error();
    if (Status status = writer->add_picture(*picture); !status) return status.error();
    if (line) line->give_back(std::move(*picture));
    // Sound goes along, so that the two streams lie side by side in the file.
    const std::int64_t from = sample_of_frame(i, request.fps, sound.rate),
                       to = sample_of_frame(i + 1, request.fps, sound.rate);
    Samples part{.rate = sound.rate, .channels = sound.channels, .values = {}};
    const auto begin = sound.values.begin() +
                       static_cast<std::ptrdiff_t>(std::min(from, sound.frames()) * sound.channels);
    const auto end = sound.values.begin() +
                     static_cast<std::ptrdiff_t>(std::min(to, sound.frames()) * sound.channels);
    part.values.assign(begin, end);
    if (!part.values.empty()) {
      if (Status status = writer->add_sound(part); !status) return status.error();
    }
    if (progress) progress(static_cast<double>(i + 1) / static_cast<double>(take.frames));
  }
  if (cancel.requested()) return cancelled();
  if (Status status = writer->finish(); !status) return status.error();
  return PaintReport{.frames = take.frames,
                     .rewritten_prompt = scene.plan.rewritten,
                     .advisory = scene.plan.advisory,
                     .camera = line ? scene.path : std::vector<CameraPose>(),
                     .read_as = read_as(request.prompt)};
}

Result<PaintReport> paint_still(const PaintRequest& request, const std::filesystem::path& out,
                                const Cancel& cancel) {
  if (const auto error = wrong_with(request)) return *error;
  if (cancel.requested()) return cancelled();
  const Scene scene = practice::make_scene(request);
  const std::int64_t middle = scene.shape.frames / 2;
  Result<Picture> picture = still_of(request, scene, middle, cancel);
  if (!picture) return picture.error();
  if (Status status = write_picture(out, *picture); !status) return status.error();
  return PaintReport{.frames = 1,
                     .rewritten_prompt = scene.plan.rewritten,
                     .advisory = scene.plan.advisory,
                     .camera = {scene.path[static_cast<std::size_t>(middle)]},
                     .read_as = read_as(request.prompt)};
}

Picture paint_frame(const PaintRequest& request, std::int64_t frame) {
  if (wrong_with(request)) return {};
  const Scene scene = practice::make_scene(request);
  if (!practice::is_footage(request)) return FramePainter(scene).paint(frame);
  const Result<practice::FootageTake> take = practice::open_footage(request, scene, Cancel());
  if (!take) return {};
  for (std::int64_t i = 0; i + 1 <= frame && i + 1 < take->frames; ++i) {
    if (!take->footage->next()) return {};
  }
  Result<Picture> picture = take->footage->next();
  return picture ? std::move(*picture) : Picture();
}

}  // namespace shotlab
