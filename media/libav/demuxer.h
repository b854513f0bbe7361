// SPDX-License-Identifier: Apache-2.0
//
// A Demuxer is an opened, checked clip that gives packets of its picture and its sound.
//
// Threading: one thread at a time.
// Blocking:  reads the file. Opening gives up after half a minute.
// Errors:    see probe.h. No file but the one named is ever opened.

#pragma once

#include <filesystem>
#include <memory>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/libav/av.h"
#include "media/libav/container_scan.h"
#include "media/libav/file_input.h"

namespace shotlab::av {

enum class Streams { both, picture, sound };  // Which packets are wanted; others are not even read.

class Demuxer {
 public:
  static Result<Demuxer> open(const std::filesystem::path& path, Streams wanted,
                              const Cancel& cancel = {});

  AVFormatContext* format() const { return format_.get(); }
  const FileInput& input() const { return *input_; }
  FileInput& input() { return *input_; }
  const ContainerScan& scan() const { return scan_; }
  AVStream* picture() const { return picture_; }  // nullptr: none. Cover art is not a picture.
  AVStream* sound() const { return sound_; }      // nullptr: none.

  // The next packet of a wanted stream; false at the end of the file.
  Result<bool> next(AVPacket* packet);

 private:
  std::unique_ptr<FileInput> input_;  // Before format_, which reads through it until it is closed.
  Owned<AVFormatContext> format_;
  ContainerScan scan_;
  AVStream* picture_ = nullptr;  // Both live in format_.
  AVStream* sound_ = nullptr;
};

}  // namespace shotlab::av
