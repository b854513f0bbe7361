// SPDX-License-Identifier: Apache-2.0
//
// Frames are painted by a few threads, each whole frames of its own, and handed to the writer in
// order. The number of threads changes nothing but the time.

#include "app/practice/painter.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "app/practice/scene.h"
#include "app/practice/sound.h"
#include "exercises/language/prompt_reading.h"
#include "media/libav/clip_writer.h"
#include "media/libav/picture_file.h"

namespace shotlab {
namespace {

using practice::FramePainter;
using practice::Scene;

// Paints frames ahead of the reader, a bounded number of them.
class FrameLine {
 public:
  FrameLine(const Scene& scene, int threads) : scene_(scene), ahead_(2 * threads) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
  }
  ~FrameLine() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    for (std::thread& t : threads_) t.join();
  }
  FrameLine(const FrameLine&) = delete;
  FrameLine& operator=(const FrameLine&) = delete;

  Picture take(std::int64_t frame) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return done_.count(frame) > 0; });
    Picture out = std::move(done_[frame]);
    done_.erase(frame);
    taken_ = frame + 1;
    changed_.notify_all();
    return out;
  }

 private:
  void work() {
    FramePainter painter(scene_);
    for (;;) {
      std::int64_t mine = 0;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] {
          return stopped_ || next_ >= scene_.shape.frames || next_ < taken_ + ahead_;
        });
        if (stopped_ || next_ >= scene_.shape.frames) return;
        mine = next_++;
      }
      Picture picture = painter.paint(mine);
      {
        const std::lock_guard lock(mutex_);
        done_.emplace(mine, std::move(picture));
      }
      changed_.notify_all();
    }
  }

  const Scene& scene_;
  const std::int64_t ahead_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::int64_t, Picture> done_;
  std::int64_t next_ = 0, taken_ = 0;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

Error cancelled() {
  return {ErrorCode::cancelled,
          {"The take was cancelled.", "已取消這一條。"},
          {"Nothing was written.", "沒有寫入任何檔案。"}};
}

// Controls of the contract that are not built yet: said, never left out in silence.
std::optional<Error> not_yet(const PaintRequest& r) {
  const char *en = nullptr, *zh = nullptr;
  if (!r.sounds.empty()) en = "sound cues", zh = "聲音提示";
  if (!r.references.empty()) en = "reference pictures", zh = "參考圖";
  if (!r.first_frame.empty() || !r.last_frame.empty())
    en = "first and last frames", zh = "首尾畫格";
  if (!r.camera_path.empty()) en = "camera paths", zh = "攝影機軌跡";
  if (!r.source.empty() || !r.mask.empty() || !r.element.empty())
    en = "source clips, masks and elements", zh = "原片、遮罩和元素";
  if (r.parent != nullptr) en = "edits of a parent take", zh = "修改上一條";
  if (en == nullptr) return std::nullopt;
  return Error{ErrorCode::unsupported,
               {std::string("The practice generator cannot follow ") + en + " yet.",
                std::string("練習生成器暫時未能跟從") + zh + "。"},
               {"Leave it out and describe the shot in words.", "請刪去它，改用文字描述鏡頭。"}};
}

std::optional<Error> wrong_with(const PaintRequest& r) {
  if (const auto error = not_yet(r)) return error;
  const bool size = r.width >= 32 && r.height >= 32 && r.width <= 4096 && r.height <= 4096 &&
                    r.width % 2 == 0 && r.height % 2 == 0;
  const bool time =
      r.seconds > 0 && r.seconds <= 60 && r.fps.num > 0 && r.fps.den > 0 && r.fps.value() <= 120;
  if (size && time) return std::nullopt;
  return Error{ErrorCode::bad_input,
               {"A take of that size, length or frame rate cannot be painted.",
                "不能生成這種尺寸、長度或格率的片段。"},
               {"Use even sides from 32 to 4096 pixels, up to 60 seconds and 120 frames a second.",
                "請用 32 至 4096 像素的雙數邊長，最長 60 秒，最多每秒 120 格。"}};
}

std::vector<ReadAs> read_as(const std::string& prompt) {
  std::vector<ReadAs> out;
  for (const Concept& c : read_prompt(prompt).concepts)
    out.push_back({std::string(name_of(c.slot)), c.id, c.label, c.begin, c.end});
  return out;
}

}  // namespace

Result<PaintReport> paint_take(const PaintRequest& request, const std::filesystem::path& out,
                               const Cancel& cancel, int encoder_threads,
                               const std::function<void(double)>& progress) {
  if (const auto error = wrong_with(request)) return *error;
  const Scene scene = practice::make_scene(request);

  ClipWriterOptions options;
  options.width = request.width, options.height = request.height, options.fps = request.fps;
  options.threads = encoder_threads;
  options.sound_rate = 48000, options.sound_channels = 2;
  options.metadata = {{"title", "practice"},
                      {"comment", "Painted by the practice generator of Shotlab. Seed " +
                                      std::to_string(request.seed)}};
  options.digital_source_type = "algorithmicMedia";
  options.reproducible = true;
  Result<ClipWriter> writer = ClipWriter::create(out, options);
  if (!writer) return writer.error();

  const Samples sound = practice::sound_of(scene);
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  FrameLine line(scene, static_cast<int>(std::min(cores, 4u)));
  const std::int64_t frames = scene.shape.frames;
  for (std::int64_t i = 0; i < frames; ++i) {
    if (cancel.requested()) return cancelled();
    if (Status status = writer->add_picture(line.take(i)); !status) return status.error();
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
    if (progress) progress(static_cast<double>(i + 1) / static_cast<double>(frames));
  }
  if (cancel.requested()) return cancelled();
  if (Status status = writer->finish(); !status) return status.error();
  return PaintReport{.frames = frames,
                     .rewritten_prompt = scene.plan.rewritten,
                     .advisory = scene.plan.advisory,
                     .camera = scene.path,
                     .read_as = read_as(request.prompt)};
}

Result<PaintReport> paint_still(const PaintRequest& request, const std::filesystem::path& out,
                                const Cancel& cancel) {
  if (const auto error = wrong_with(request)) return *error;
  if (request.output == ShotOutput::element) {
    return Error{ErrorCode::unsupported,
                 {"The practice generator cannot paint a thing alone yet.",
                  "練習生成器暫時未能單獨生成一件物件。"},
                 {"Ask for a still picture instead.", "請改為生成靜止圖片。"}};
  }
  if (cancel.requested()) return cancelled();
  const Scene scene = practice::make_scene(request);
  const std::int64_t middle = scene.shape.frames / 2;
  if (Status status = write_picture(out, FramePainter(scene).paint(middle)); !status)
    return status.error();
  return PaintReport{.frames = 1,
                     .rewritten_prompt = scene.plan.rewritten,
                     .advisory = scene.plan.advisory,
                     .camera = {scene.path[static_cast<std::size_t>(middle)]},
                     .read_as = read_as(request.prompt)};
}

Picture paint_frame(const PaintRequest& request, std::int64_t frame) {
  if (wrong_with(request)) return {};
  const Scene scene = practice::make_scene(request);
  return FramePainter(scene).paint(frame);
}

}  // namespace shotlab
