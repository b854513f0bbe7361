// SPDX-License-Identifier: Apache-2.0
//
// The Decoder is the one thread of this room. It works on what is wanted now, then ahead of it,
// then behind it, one frame at a time, and looks at the newest wish after each.
//
// Threading: the owner calls it from one thread; it joins its own when it is destroyed.
// Blocking:  no call waits for a frame. Destroying it waits for the packet that is being decoded.

#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/libav/frame_reader.h"
#include "media/libav/sound_reader.h"
#include "media/play/decode_plan.h"
#include "media/play/frame_cache.h"
#include "media/play/sound_track.h"

namespace shotlab {

struct DecoderOptions {
  int width = 0;  // Of the pictures, as Picturer takes them.
  int height = 0;
  std::size_t cache_bytes = 0;
  std::function<void()> wake;  // From the decoder's thread: a better picture is there.
};

class Decoder {
 public:
  // proxy: of the clip, frame for frame at the same times; nothing: none.
  // sound: filled as it is wanted; null if there is none. It must outlive this.
  // cancel: the token that the reader was opened with.
  Decoder(std::filesystem::path path, FrameReader reader, std::optional<FrameReader> proxy,
          Cancel cancel, SoundTrack* sound, DecoderOptions options);
  ~Decoder();
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  struct Shown {
    std::int64_t frame = -1;
    std::shared_ptr<const Picture> picture;  // Null: keep what is shown.
    bool rough = false;                      // The proxy's; the exact one follows.
    std::optional<Error> error;              // Why the wanted frame cannot be shown.
  };
  // Says what is wanted from now on and returns the best that is there for it.
  Shown look(const Outlook& outlook);

 private:
  void work();
  void read_frame(const DecodeStep& step);
  void read_proxy(std::int64_t frame);
  bool wants_proxy(const DecodeStep& step) const;  // REQUIRES: mutex_ is held.
  void fail(std::int64_t frame, const Error& error);
  void read_sound_block(std::int64_t block);
  Result<Samples> sound_samples(std::int64_t begin);  // One block of them.
  DecodeState state() const;                          // REQUIRES: mutex_ is held.

  const std::filesystem::path path_;
  const Cancel cancel_;
  SoundTrack* const sound_;
  const DecoderOptions options_;

  // Of the decoder's thread alone.
  FrameReader reader_;
  Picturer picturer_;
  std::optional<FrameReader> proxy_;
  Picturer proxy_picturer_;
  std::optional<SoundReader> sound_reader_;  // Opened when sound is first wanted.
  const std::vector<std::int64_t> entries_;
  std::int64_t read_ = -1;

  std::mutex mutex_;  // Guards all below.
  std::condition_variable changed_;
  bool stop_ = false;
  Outlook outlook_;
  FrameCache cache_;
  std::int64_t rough_frame_ = -1;  // What `rough_` is of, or would be if it could be decoded.
  std::shared_ptr<const Picture> rough_;
  std::map<std::int64_t, Error> failed_;
  std::optional<Error> sound_error_;

  std::thread thread_;  // Last: it uses all of the above.
};

}  // namespace shotlab
