// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>

#include "media/libav/complaints.h"
#include "media/libav/frame_reader.h"
#include "media/libav/orientation.h"
#include "media/libav/scaler.h"

namespace shotlab {
namespace {

AVPixelFormat format_of(int channels) {
  return channels == 1 ? AV_PIX_FMT_GRAY8 : channels == 4 ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24;
}

int by_aspect(int side, int of, int to) {
  return std::max(1, static_cast<int>(std::lround(static_cast<double>(side) * to / of)));
}

}  // namespace

struct Picturer::State {
  int width = 0;
  int height = 0;
  int channels = 3;
  av::Scaler scaler{av::kFine};
};

Picturer::Picturer(int width, int height, int channels, bool area)
    : state_(std::make_unique<State>(
          State{width, height, channels, av::Scaler(area ? av::kArea : av::kFine)})) {}
Picturer::Picturer(Picturer&&) noexcept = default;
Picturer& Picturer::operator=(Picturer&&) noexcept = default;
Picturer::~Picturer() = default;

Result<Picture> Picturer::operator()(const Frame& frame, const ClipFacts& facts) {
  if (frame.empty() || !facts.video) {
    return Error{ErrorCode::internal, {"There is no frame to show.", "沒有可顯示的影格。"}, {}};
  }
  const AVFrame& source = *frame.get();
  const VideoFacts& video = *facts.video;
  int width = state_->width;
  int height = state_->height;
  const int shown_width = std::max(1, video.display_width());
  const int shown_height = std::max(1, video.display_height());
  if (width <= 0 && height <= 0) width = shown_width, height = shown_height;
  if (width <= 0) width = by_aspect(height, shown_height, shown_width);
  if (height <= 0) height = by_aspect(width, shown_width, shown_height);
  if (width > av::kMaxClipSide || height > av::kMaxClipSide) {
    return Error{
        ErrorCode::bad_input,
        {"A picture may be 8192 pixels wide and high at most.", "畫面的寬和高最多為 8192 像素。"},
        {}};
  }

  const bool sideways = video.rotation % 180 != 0;
  Picture picture =
      make_picture(sideways ? height : width, sideways ? width : height, state_->channels);
  const av::Shape from = av::shape_of(source, video.height);
  // Gray is luma stretched to 0..255; RGB has no matrix of its own but swscale asks for one.
  const av::Shape to{picture.width, picture.height, format_of(state_->channels), from.matrix, true};
  Status scaled = state_->scaler.scale_to_packed(from, source.data, source.linesize, to,
                                                 picture.pixels.data(), state_->channels);
  if (!scaled) return scaled.error();
  return av::turned(std::move(picture), video.rotation);
}

}  // namespace shotlab
