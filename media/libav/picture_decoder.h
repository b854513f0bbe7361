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

// Frame threads copy a picture's error marks while another thread may still be setting them. So
// many threads are only used to find out *whether* something is wrong (`strict`: then errors()
// counts), and one careful thread to find out which picture it is.
enum class Care { strict, careful };

class PictureDecoder {
 public:
  // threads 0: as many as the machine has; careful decoding always uses one.
  static Result<PictureDecoder> open(const std::filesystem::path& path, const AVStream& stream,
                                     int threads, Care care);

  // Takes a packet, or nullptr at the end of the stream. Damaged packets are swallowed: what counts
  // is whether their picture comes out. REQUIRES: receive() has answered nothing since the last
  // send().
  void send(AVPacket* packet, std::int64_t number);
  // The next picture in order of presentation, its packet's number in pts; nothing: send more.
  Owned<AVFrame> receive();
  // Forgets everything, ready to begin elsewhere.
  void flush() { avcodec_flush_buffers(context_.get()); }

  const AVCodecContext& context() const { return *context_; }
  // Packets that did not decode cleanly. Never behind the pictures given so far.
  std::int64_t errors() const { return errors_; }

 private:
  Owned<AVCodecContext> context_;
  std::int64_t errors_ = 0;
};

// True if the decoder itself says that something was missing when it made this picture.
bool is_damaged(const AVFrame& frame);

}  // namespace shotlab::av
