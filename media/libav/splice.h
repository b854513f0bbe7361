// SPDX-License-Identifier: Apache-2.0
//
// Splice writes one clip out of pieces of others: stretches of packets copied bit for bit, and
// frames encoded again in the same kind so that both stand in one stream. Then it looks at the file
// afresh: every packet and every time must have come through.
//
// Blocking:  reads, encodes, writes, reads back. Threading: one thread at a time per source.
// Errors:    a file that is not exactly what was ordered is an Error; what lies at `file` must then
//            be thrown away. Nothing but `file` is written.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/libav/clip_source.h"
#include "media/libav/frame.h"
#include "media/libav/sound_codec.h"
#include "media/model/samples.h"
#include "media/model/time.h"

namespace shotlab {

struct SplicePiece {
  ClipSource* source = nullptr;
  bool copy = true;
  // Copied: packets [first, end) in file order. Encoded: presented frames [first, end).
  std::int64_t first = 0;
  std::int64_t end = 0;
  bool skip_leading = false;  // Copied without pictures that are shown before the first packet's.
  std::int64_t zero = 0;      // The source's PTS that falls on ...
  std::int64_t start = 0;     // ... this tick of the film's clock.
  // Above 0: frames are so many ticks apart, whatever the source's own times say; `zero` is then
  // the number of the frame that falls on `start`.
  std::int64_t step = 0;
  // Encoded: gives picture n of [first, end), asked for once and in order, in the film's own size
  // and format; `source` is not looked at. REQUIRES: step > 0.
  std::function<Result<Frame>(std::int64_t n)> picture = {};
};

struct SpliceOrder {
  std::filesystem::path file;       // In the making; its name need not have the right ending.
  std::filesystem::path target;     // What it will be called: its ending names the container.
  Rational clock{1, 24};            // The film's tick; num is 1.
  std::vector<SplicePiece> pieces;  // All of one codec, size and format.
  ClipSource* like = nullptr;       // Whose kind the film is; nullptr: the first piece's.
  std::vector<std::int64_t> times;  // Of the frames to be shown, ticks, rising from 0.
  std::int64_t end = 0;             // Where the last of them ends.
  int quality = 0;                  // Of what is encoded: 0 fine, 1 finer, 2 finest.
  enum class Sound { none, copy, encode } sound = Sound::none;
  // For `encode`: gives samples [begin, end) of the film, asked for once and in order.
  std::function<Result<Samples>(std::int64_t begin, std::int64_t end)> sound_at;
  int sound_rate = 48000;
  int sound_channels = 2;
  int sound_bits = 192'000;  // Per second.
  SoundCodec sound_codec = SoundCodec::aac;
  std::string digital_source_type;  // IPTC term, or "".
  // What the film says of itself; nothing: what the source says of itself.
  std::optional<std::map<std::string, std::string>> metadata = {};
};

struct SpliceReport {
  std::int64_t frames = 0;     // As read back.
  std::int64_t hidden = 0;     // Pictures in the file that no edit list shows.
  bool sound_certain = true;   // False: copied sound of a kind that should be listened to.
  std::int64_t sound_end = 0;  // Samples; 0 without sound.
};

// Whether pictures like the clip's can be encoded to stand beside its packets.
bool can_splice(const ClipSource& source);

// Whether packets of both can stand in one stream: codec, size, format and how they are coded.
bool same_kind(const ClipSource& a, const ClipSource& b);

// Whether the sound from `zero` on, up to `end` (both in PTS of the picture), can be copied into
// such a target.
bool can_copy_sound(const ClipSource& source, std::int64_t zero, std::int64_t end,
                    const std::filesystem::path& target);

// Whether files with this name hide and shift by edit lists (MP4, MOV).
bool keeps_edit_lists(const std::filesystem::path& target);
// Whether clips can be copied into files with this name at all.
bool is_clip_name(const std::filesystem::path& target);

Result<SpliceReport> splice(const SpliceOrder& order, const Cancel& cancel = {},
                            const std::function<void(double)>& progress = {});

}  // namespace shotlab
