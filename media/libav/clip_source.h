// SPDX-License-Identifier: Apache-2.0
//
// A ClipSource is a clip opened once for cutting: its map, its facts, and where the packets of its
// sound lie, so that stretches of it can be copied into another file without being decoded.
//
// Threading: one thread at a time; may be moved between threads.
// Blocking:  opening reads every packet of the file once.
// Errors:    see probe.h; a file without a picture is refused.

#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/libav/packet_index.h"
#include "media/model/clip_facts.h"
#include "media/model/time.h"

namespace shotlab {

class ClipSource {
 public:
  static Result<ClipSource> open(const std::filesystem::path& path, const Cancel& cancel = {});
  // Of a long clip only what is needed to copy some of its frames: its tables and the key pictures
  // about that part. Elsewhere every packet is NalClass::other, and facts().key_frames means
  // nothing. Nothing where the kind of clip needs more than that: see av::survey_tables().
  // part: told the frames' times, says which frames; an error of it comes back.
  using Part = std::function<Result<FrameRange>(const ClipFacts&, const PacketIndex&)>;
  static Result<std::optional<ClipSource>> open_part(const std::filesystem::path& path,
                                                     const Part& part, const Cancel& cancel = {});
  ClipSource(ClipSource&&) noexcept;
  ClipSource& operator=(ClipSource&&) noexcept;
  ~ClipSource();

  const std::filesystem::path& path() const;
  const ClipFacts& facts() const;
  const PacketIndex& index() const;

  // Why no packet of it can be copied into another file, if so: an empty text otherwise.
  Text not_copyable() const;

  struct State;
  State& state() const { return *state_; }  // For media/libav only.

 private:
  explicit ClipSource(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace shotlab
