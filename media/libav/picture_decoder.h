// SPDX-License-Identifier: Apache-2.0
//
// A PictureDecoder turns packets into pictures. It is told each packet's number in place of its
// time and gives pictures with that number, so that odd times in a file cannot mix pictures up.
//
// Threading: one thread at a time (inside it may use several).

#pragma once

#include <cstdint>

#include "media/base/result.h"
#include "media/libav/av.h"
#include "media/libav/file_input.h"

namespace shotlab::av {

class PictureDecoder {
 public:
  // threads 0: as many as the machine has.
  static Result<PictureDecoder> open(const std::filesystem::path& path, const AVStream& stream,
                                     int threads);

  // Takes a packet, or nullptr at the end of the stream. Damaged packets are swallowed: what counts
  // is whether their picture comes out. REQUIRES: receive() has answered nothing since the last
  // send().
  void send(AVPacket* packet, std::int64_t number);
  // The next picture in order of presentation, its packet's number in pts; nothing: send more.
  Owned<AVFrame> receive();
  // Forgets everything, ready to begin elsewhere.
  void flush() { avcodec_flush_buffers(context_.get()); }

  const AVCodecContext& context() const { return *context_; }

 private:
  Owned<AVCodecContext> context_;
};

// True if the decoder itself says that something was missing when it made this picture.
bool is_damaged(const AVFrame& frame);

}  // namespace shotlab::av
