// SPDX-License-Identifier: Apache-2.0
//
// A Frame is one decoded picture in the clip's own format, untouched, so that it can be encoded
// again without loss of depth or colour. Other rooms see it as a number, a time and a size.
//
// Threading: one thread at a time; moving is cheap, copying shares the pixels.

#pragma once

#include <cstdint>
#include <memory>

#include "media/base/result.h"
#include "media/model/picture.h"
#include "media/model/time.h"

struct AVFrame;

namespace shotlab {

class Frame {
 public:
  Frame() = default;
  explicit Frame(std::shared_ptr<AVFrame> frame, std::int64_t number, std::int64_t pts)
      : frame_(std::move(frame)), number_(number), pts_(pts) {}

  std::int64_t number() const { return number_; }  // Presented frame number in its clip.
  std::int64_t pts() const { return pts_; }        // In the clip's video time base.
  int width() const;                               // Coded size, pixels.
  int height() const;
  bool empty() const { return frame_ == nullptr; }
  AVFrame* get() const { return frame_.get(); }  // For media/libav only.

 private:
  std::shared_ptr<AVFrame> frame_;
  std::int64_t number_ = -1;
  std::int64_t pts_ = 0;
};

}  // namespace shotlab
