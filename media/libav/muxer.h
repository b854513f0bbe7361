// SPDX-License-Identifier: Apache-2.0
//
// Writes a clip under a temporary name, its container by the ending of the name that it will have
// (MP4 where that says nothing): tracks, table of frames in front, marks of origin behind.
//
// Threading: one thread at a time.
// Errors:    the first failure to write is given by every later call.

#pragma once

#include <filesystem>
#include <optional>

#include "media/base/result.h"
#include "media/libav/av.h"
#include "media/libav/clip_writer.h"

namespace shotlab::av {

class Muxer {
 public:
  // `shown_path` is the name that error sentences use. sound may be nullptr.
  static Result<Muxer> open(const std::filesystem::path& file,
                            const std::filesystem::path& shown_path,
                            const ClipWriterOptions& options, const AVCodecContext& picture,
                            const AVCodecContext* sound);
  Muxer(Muxer&&) noexcept = default;
  Muxer& operator=(Muxer&&) noexcept = default;
  ~Muxer();

  Status write_picture(AVPacket* packet) { return write(packet, 0); }
  Status write_sound(AVPacket* packet) { return write(packet, 1); }
  Status finish();

 private:
  struct Closer {
    void operator()(AVFormatContext* format) const;
  };

  Muxer() = default;
  Status write(AVPacket* packet, int track);
  Status fail(int code);

  std::filesystem::path file_;
  std::filesystem::path shown_path_;
  std::string tail_;  // What follows FFmpeg's last box.
  std::unique_ptr<AVFormatContext, Closer> format_;
  AVRational clocks_[2] = {{0, 1}, {0, 1}};  // Of the encoders.
  std::optional<Error> failure_;
};

}  // namespace shotlab::av
