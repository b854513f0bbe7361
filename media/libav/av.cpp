// SPDX-License-Identifier: Apache-2.0

#include "media/libav/av.h"

#include <array>
#include <mutex>

namespace shotlab::av {

std::string reason(int code) {
  std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
  av_strerror(code, text.data(), text.size());
  return text.data();
}

void settle() {
  static std::once_flag once;
  std::call_once(once, [] {
    // What goes wrong is said once, by our own errors, in the reader's language.
    av_log_set_callback([](void*, int, const char*, va_list) {});
    // The largest honest buffer is a still of kMaxStillPixels with four channels.
    av_max_alloc(std::size_t{512} << 20);
  });
}

}  // namespace shotlab::av
