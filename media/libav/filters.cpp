// SPDX-License-Identifier: Apache-2.0

#include "media/libav/filters.h"

extern "C" {
#include <libavfilter/avfilter.h>
}

namespace shotlab {

bool has_filter(const std::string& name) { return avfilter_get_by_name(name.c_str()) != nullptr; }

}  // namespace shotlab
