// SPDX-License-Identifier: Apache-2.0

#include "app/practice/levels/source_clip.h"

#include <algorithm>
#include <cmath>

#include "media/libav/picture_file.h"

namespace shotlab::practice {
namespace {

struct Size {
  int width = 0, height = 0;
};

// The smallest size of the shape of `w` x `h` that covers width x height.
Size covering(double w, double h, int width, int height) {
  const double k = std::max(width / w, height / h);
  return {std::max(width, static_cast<int>(std::lround(w * k))),
          std::max(height, static_cast<int>(std::lround(h * k)))};
}

Picture middle_of(const Picture& picture, int width, int height) {
  if (picture.width == width && picture.height == height) return picture;
  Picture out = make_picture(width, height, picture.channels);
  const int x0 = (picture.width - width) / 2, y0 = (picture.height - height) / 2;
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* from = picture.row(y + y0) + x0 * picture.channels;
    std::copy(from, from + width * picture.channels, out.row(y));
  }
  return out;
}

}  // namespace

Result<SourceClip> SourceClip::open(const std::filesystem::path& path, int width, int height,
                                    const Cancel& cancel) {
  ReadOptions options;
  options.cancel = cancel;
  options.threads = 2;
  Result<FrameReader> reader = FrameReader::open(path, options);
  if (!reader) return reader.error();
  const ClipFacts& facts = reader->facts();
  if (!facts.video || reader->frames() == 0) {
    return Error{ErrorCode::bad_input,
                 {"The source clip has no picture.", "原片沒有畫面。"},
                 {"Give a video file.", "請提供影片檔案。"}};
  }
  const Size size =
      covering(facts.video->display_width(), facts.video->display_height(), width, height);
  return SourceClip(std::move(*reader), size.width, size.height, width, height);
}

SourceClip::SourceClip(FrameReader reader, int scaled_width, int scaled_height, int width,
                       int height)
    : reader_(std::move(reader)),
      picturer_(scaled_width, scaled_height, 3),
      width_(width),
      height_(height) {}

double SourceClip::seconds() const {
  const VideoFacts& video = *reader_.facts().video;
  const double fps = video.fps.num > 0 ? video.fps.value() : 24;
  return static_cast<double>(reader_.frames()) / fps;
}

Result<Picture> SourceClip::at(double seconds) {
  const VideoFacts& video = *reader_.facts().video;
  const double fps = video.fps.num > 0 ? video.fps.value() : 24;
  const auto wanted = static_cast<std::int64_t>(std::floor(seconds * fps + 1e-6));
  Result<Frame> frame = reader_.read(std::clamp<std::int64_t>(wanted, 0, reader_.frames() - 1));
  if (!frame) return frame.error();
  Result<Picture> picture = picturer_(*frame, reader_.facts());
  if (!picture) return picture.error();
  return middle_of(*picture, width_, height_);
}

Picture scaled(const Picture& picture, int width, int height) {
  if (picture.width == width && picture.height == height) return picture;
  Picture out = make_picture(width, height, picture.channels);
  const double kx = static_cast<double>(picture.width) / width;
  const double ky = static_cast<double>(picture.height) / height;
  const int taps_x = std::max(1, static_cast<int>(std::ceil(kx)));
  const int taps_y = std::max(1, static_cast<int>(std::ceil(ky)));
  const auto sample = [&](double x, double y, int c) {
    x = std::clamp(x - 0.5, 0.0, picture.width - 1.0);
    y = std::clamp(y - 0.5, 0.0, picture.height - 1.0);
    const int x0 = static_cast<int>(x), y0 = static_cast<int>(y);
    const int x1 = std::min(x0 + 1, picture.width - 1), y1 = std::min(y0 + 1, picture.height - 1);
    const double fx = x - x0, fy = y - y0;
    const auto v = [&](int px, int py) {
      return static_cast<double>(picture.row(py)[px * picture.channels + c]);
    };
    return (v(x0, y0) * (1 - fx) + v(x1, y0) * fx) * (1 - fy) +
           (v(x0, y1) * (1 - fx) + v(x1, y1) * fx) * fy;
  };
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (int c = 0; c < picture.channels; ++c) {
        double sum = 0;
        for (int j = 0; j < taps_y; ++j) {
          for (int i = 0; i < taps_x; ++i)
            sum += sample((x + (i + 0.5) / taps_x) * kx, (y + (j + 0.5) / taps_y) * ky, c);
        }
        out.row(y)[x * picture.channels + c] =
            static_cast<std::uint8_t>(std::lround(sum / (taps_x * taps_y)));
      }
    }
  }
  return out;
}

Result<Picture> filled_picture(const std::filesystem::path& path, int width, int height,
                               int channels) {
  const Result<Picture> picture = read_picture(path, channels);
  if (!picture) return picture.error();
  const Size size = covering(picture->width, picture->height, width, height);
  return middle_of(scaled(*picture, size.width, size.height), width, height);
}

}  // namespace shotlab::practice
