// SPDX-License-Identifier: Apache-2.0
//
// FrameReader gives presented frame n of a clip, exactly, in any order: forward without waste,
// backward and at random by entering the stream at the right key picture.
//
// Threading: one thread at a time per reader (decoding inside may use several).
// Blocking:  reads and decodes; looks at the cancel token between packets.
// Errors:    a frame that cannot be decoded is an Error that names it; the reader stays usable.

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/libav/frame.h"
#include "media/libav/packet_index.h"
#include "media/model/clip_facts.h"
#include "media/model/picture.h"

namespace shotlab {

struct ReadOptions {
  Cancel cancel;
  int threads = 0;  // Decoder threads; 0 = as many as the machine has.
};

class ClipSource;

class FrameReader {
 public:
  static Result<FrameReader> open(const std::filesystem::path& path,
                                  const ReadOptions& options = {});
  // Of a clip that has been looked through already.
  static Result<FrameReader> open(const ClipSource& source, const ReadOptions& options = {});
  FrameReader(FrameReader&&) noexcept;
  FrameReader& operator=(FrameReader&&) noexcept;
  ~FrameReader();

  const ClipFacts& facts() const;
  const PacketIndex& index() const;
  std::int64_t frames() const { return index().frames(); }

  // REQUIRES nothing: n outside [0, frames()) is a bad_input Error that tells the clip's length.
  Result<Frame> read(std::int64_t n);

  // How often decoding had to begin anew somewhere else; for tests and benchmarks of seeking.
  std::int64_t entries() const;

 private:
  struct State;
  explicit FrameReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Turns frames into 8-bit pictures as a player shows them: rotation and pixel aspect applied,
// colours by the clip's own matrix and range (BT.601 below 720 lines, else BT.709, where the clip
// is silent). Keeps its scaler between calls, so use one for a whole clip.
//
// Threading: one thread at a time.
class Picturer {
 public:
  // width, height: of the result, pixels; 0, 0 = the clip's display size; one of them 0 = by
  // aspect. channels:      1 luma (full range), 3 RGB, 4 RGBA. area:          average when
  // shrinking (measuring, thumbnails); otherwise bicubic.
  Picturer(int width, int height, int channels, bool area = false);
  Picturer(Picturer&&) noexcept;
  Picturer& operator=(Picturer&&) noexcept;
  ~Picturer();

  Result<Picture> operator()(const Frame& frame, const ClipFacts& facts);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace shotlab
