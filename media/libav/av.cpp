// SPDX-License-Identifier: Apache-2.0

#include "media/libav/av.h"

#include <array>
#include <cstring>
#include <mutex>

namespace shotlab::av {
namespace {

template <typename Tag>
void tame(Tag& tag, int count, Tag unspecified) {
  int value = 0;
  static_assert(sizeof(value) == sizeof(tag));
  std::memcpy(&value, &tag, sizeof(value));
  if (value < 0 || value >= count) tag = unspecified;
}

template <typename Tagged>
void tame_tags(Tagged& tagged, AVColorSpace& space, AVChromaLocation& location) {
  tame(tagged.color_range, AVCOL_RANGE_NB, AVCOL_RANGE_UNSPECIFIED);
  tame(tagged.color_primaries, AVCOL_PRI_NB, AVCOL_PRI_UNSPECIFIED);
  tame(tagged.color_trc, AVCOL_TRC_NB, AVCOL_TRC_UNSPECIFIED);
  tame(space, AVCOL_SPC_NB, AVCOL_SPC_UNSPECIFIED);
  tame(location, AVCHROMA_LOC_NB, AVCHROMA_LOC_UNSPECIFIED);
}

}  // namespace

void tame(AVFrame& frame) { tame_tags(frame, frame.colorspace, frame.chroma_location); }
void tame(AVCodecParameters& coded) { tame_tags(coded, coded.color_space, coded.chroma_location); }

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
