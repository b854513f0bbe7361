// SPDX-License-Identifier: Apache-2.0

#include "media/libav/frame.h"

#include "media/libav/av.h"

namespace shotlab {

int Frame::width() const { return frame_ ? frame_->width : 0; }
int Frame::height() const { return frame_ ? frame_->height : 0; }

}  // namespace shotlab
