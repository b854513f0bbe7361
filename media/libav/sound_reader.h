// SPDX-License-Identifier: Apache-2.0
//
// Reads the sound of a clip as floats on the clip's own clock: priming dropped, gaps filled with
// silence, sample 0 at the first presented video frame (or at the start of the sound in a sound
// file).
//
// Blocking:  decodes. Threading: any thread.
// Errors:    a clip without sound is not_found.

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/measurement.h"
#include "media/model/samples.h"

namespace shotlab {

class ClipSource;

// For reading one clip's sound in several stretches: looks through the file once, when opened.
//
// Threading: one thread at a time.
class SoundReader {
 public:
  // rate 0, channels 0: as in the file.
  static Result<SoundReader> open(const std::filesystem::path& path, int rate = 48000,
                                  int channels = 2, const Cancel& cancel = {});
  // Of a clip that has been looked through already.
  static Result<SoundReader> open(const ClipSource& source, int rate = 48000, int channels = 2,
                                  const Cancel& cancel = {});
  SoundReader(SoundReader&&) noexcept;
  SoundReader& operator=(SoundReader&&) noexcept;
  ~SoundReader();

  // Up to the end of the sound, at the result's rate.
  std::int64_t samples() const;
  // Samples [begin, end); what lies behind the end of the sound is silence.
  Result<Samples> read(std::int64_t begin, std::int64_t end);

 private:
  struct State;
  explicit SoundReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// rate 0, channels 0: as in the file. `begin` and `end` are sample counts at the *result's* rate;
// end < 0: all.
Result<Samples> read_sound(const std::filesystem::path& path, int rate = 48000, int channels = 2,
                           std::int64_t begin = 0, std::int64_t end = -1,
                           const Cancel& cancel = {});

// Integrated loudness and true peak by FFmpeg's ebur128 filter (EBU R128, ITU-R BS.1770-4).
Result<Loudness> measure_loudness(const Samples& sound);

}  // namespace shotlab
