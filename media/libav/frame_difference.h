// SPDX-License-Identifier: Apache-2.0
//
// How far apart two decoded pictures of one format are, without turning them into anything else.
//
// Threading: pure.

#pragma once

#include <optional>

#include "media/libav/frame.h"

namespace shotlab {

// PSNR of the first plane (luma) in dB at the format's own depth; 99 if every plane is the same to
// the last bit. Nothing if the pictures differ in size or format.
std::optional<double> frame_psnr(const Frame& a, const Frame& b);

}  // namespace shotlab
