// SPDX-License-Identifier: Apache-2.0
//
// Decodes a trimmed clip where its pieces meet and sets it against the source: copied frames must
// be the same to the last bit, encoded ones near enough that nobody sees a change.
//
// Blocking: decodes both files up to the seams. Threading: plain functions.

#pragma once

#include "media/edit/trim_splice.h"

namespace shotlab {

// PSNR of luma that an encoded frame must reach, dB.
inline constexpr double kSeamPsnr = 45;

// The least PSNR among the encoded frames within three frames of a seam or of either end; 99 if
// none was encoded or all are equal. unsupported if a copied frame differs at all.
Result<double> compare_seams(const ClipSource& source, const TrimAttempt& attempt,
                             const std::filesystem::path& made, const Cancel& cancel);

// Of bits that are copied as they are: refused where the source's own first frames of the range
// cannot be decoded. Nobody would see that copy either.
Status first_frames_decode(const ClipSource& source, FrameRange range, const Cancel& cancel);

// Whether the first and the last tenth of a second sound as in the source.
Result<bool> same_sound(const ClipSource& source, FrameRange range,
                        const std::filesystem::path& made, const Cancel& cancel);

Error seam_visible(double psnr);
Error sound_differs();

}  // namespace shotlab
