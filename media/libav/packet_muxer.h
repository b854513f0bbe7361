// SPDX-License-Identifier: Apache-2.0
//
// Writes finished packets of one picture and one sound stream into a container, with the table of
// frames in front and edit lists of its own in MP4 and MOV.
//
// Threading: one thread at a time.
// Errors:    the first failure to write is given by every later call.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "media/base/result.h"
#include "media/libav/av.h"
#include "media/libav/edit_list.h"

namespace shotlab::av {

// What a container is called by FFmpeg, from a file's ending; "" if clips are not written so.
std::string container_for(const std::filesystem::path& target);
inline bool has_edit_lists(const std::string& container) {
  return container == "mp4" || container == "mov";
}

// A stream as it is to be written. `like`: for rotation, HDR values, language; may be nullptr.
struct TrackSpec {
  const AVCodecParameters* coded = nullptr;
  const AVStream* like = nullptr;
  Rational clock{1, 1};      // Of the packets' times; num is 1 for pictures in MP4 and MOV.
  std::int64_t packets = 0;  // At most so many will come.
};

class PacketMuxer {
 public:
  struct Options {
    std::string container;  // As container_for() says.
    const AVDictionary* metadata = nullptr;
    std::string tail;  // Bytes of boxes behind FFmpeg's last box (MP4, MOV).
  };
  // `shown_path` is the name that error sentences use.
  static Result<PacketMuxer> open(const std::filesystem::path& file,
                                  const std::filesystem::path& shown_path, const Options& options,
                                  const TrackSpec& picture, const TrackSpec* sound);
  PacketMuxer(PacketMuxer&&) noexcept = default;
  PacketMuxer& operator=(PacketMuxer&&) noexcept = default;
  ~PacketMuxer() = default;

  // Takes the packet's content; its times count its track's clock.
  Status write_picture(AVPacket* packet) { return write(packet, 0); }
  Status write_sound(AVPacket* packet) { return write(packet, 1); }

  // Seconds in a tick of the film's clock, for edits.
  Rational movie_clock() const { return movie_clock_; }
  // Seconds in a tick of a track as it is written, for media times.
  Rational track_clock(int track) const { return rational(format_->streams[track]->time_base); }

  // `lists`: one for each track; empty: as the container does it.
  Status finish(const std::vector<EditList>& lists);

 private:
  struct Closer {
    void operator()(AVFormatContext* format) const;
  };

  PacketMuxer() = default;
  Status write(AVPacket* packet, int track);
  Status fail(int code);

  std::filesystem::path file_;
  std::filesystem::path shown_path_;
  std::string tail_;
  Rational movie_clock_{1, 1000};
  Rational clocks_[2];  // Of the packets that are handed over.
  std::unique_ptr<AVFormatContext, Closer> format_;
  std::optional<Error> failure_;
};

}  // namespace shotlab::av
