// SPDX-License-Identifier: Apache-2.0
//
// A survey goes through all packets of an opened clip once and decodes the first picture: the one
// place from which the packet index, the facts and the frame reader get their numbers, so that they
// agree.
//
// Blocking: reads the whole file; looks at the cancel token between packets.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "media/base/result.h"
#include "media/libav/demuxer.h"
#include "media/libav/packet_index.h"
#include "media/model/clip_facts.h"

namespace shotlab::av {

// Where the sound of a clip begins and ends on the file's clock, in ticks of its stream: priming at
// the start and padding at the end taken off.
struct SoundSpan {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

// How the first picture says that its colours are coded; some streams say it nowhere else.
struct Colours {
  AVColorRange range = AVCOL_RANGE_UNSPECIFIED;
  AVColorSpace space = AVCOL_SPC_UNSPECIFIED;
  AVColorPrimaries primaries = AVCOL_PRI_UNSPECIFIED;
  AVColorTransferCharacteristic transfer = AVCOL_TRC_UNSPECIFIED;
};

struct Survey {
  PacketIndex picture;  // Empty if the clip has none or it was not wanted.
  Colours colours;
  std::optional<SoundSpan> sound;
};

// Shown each packet of a wanted stream as the file has it, before anything is done with it.
using PacketObserver = std::function<void(const AVPacket& packet)>;

Result<Survey> survey(Demuxer& demuxer, const PacketObserver& observer = {});

// The same without reading what is in the packets, except in the first few: for H.264 in MP4 and
// MOV, whose tables say where every packet lies and when it is shown. Nothing where it takes more
// than the tables to know that. Keys are those of the tables, and every NalClass is `other`.
Result<std::optional<Survey>> survey_tables(Demuxer& demuxer, const PacketObserver& observer = {});

// REQUIRES: `survey` was made of this demuxer with both streams wanted.
ClipFacts describe(const Demuxer& demuxer, const Survey& survey);

}  // namespace shotlab::av
