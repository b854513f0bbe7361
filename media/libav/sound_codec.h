// SPDX-License-Identifier: Apache-2.0
//
// How sound is coded in a film, and what it sounds like when it comes back.
//
// Threading: pure.

#pragma once

#include "media/base/result.h"
#include "media/model/samples.h"

namespace shotlab {

enum class SoundCodec {
  aac,   // MP4, MOV, MKV, TS.
  opus,  // WebM: 48 kHz.
  pcm,   // MOV beside ProRes: 24 bit.
};

// The sound encoded and decoded again, sample for sample where it was: what a listener will hear.
// A codec that throws parts away raises peaks; only the result can tell by how much.
// bits: per second, of both channels together.
Result<Samples> after_coding(const Samples& sound, SoundCodec codec, int bits);

}  // namespace shotlab
