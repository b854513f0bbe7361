// SPDX-License-Identifier: Apache-2.0
//
// What this machine's FFmpeg was built with.
//
// Threading: any thread.

#pragma once

#include <string>

namespace shotlab {

// Whether libavfilter has a filter of that name: "libvmaf", "ebur128".
bool has_filter(const std::string& name);

}  // namespace shotlab
