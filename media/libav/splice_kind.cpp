// SPDX-License-Identifier: Apache-2.0

#include "media/libav/splice_kind.h"

#include <algorithm>
#include <vector>

#include "media/libav/clip_source_state.h"
#include "media/libav/nal.h"

namespace shotlab {
namespace av {
namespace {

// Every clip that packets are copied from, and the one that the film is like, once.
std::vector<const ClipSource*> sources_of(const SpliceOrder& order) {
  std::vector<const ClipSource*> sources = {&like_of(order)};
  for (const SplicePiece& piece : order.pieces) {
    if (!piece.copy) continue;
    if (std::find(sources.begin(), sources.end(), piece.source) == sources.end()) {
      sources.push_back(piece.source);
    }
  }
  return sources;
}

}  // namespace

const AVCodecParameters& coded_of(const ClipSource& source) {
  return *source.state().demuxer.picture()->codecpar;
}

ClipSource& like_of(const SpliceOrder& order) {
  return order.like != nullptr ? *order.like : *order.pieces.front().source;
}

std::set<unsigned> used_ids(const SpliceOrder& order) {
  std::set<unsigned> ids;
  for (const ClipSource* source : sources_of(order)) {
    if (coded_of(*source).codec_id != AV_CODEC_ID_H264) continue;
    note_h264_ids(parameter_sets(coded_of(*source)), 0, ids);
  }
  return ids;
}

Mixture mixture_of(const SpliceOrder& order) {
  const std::vector<const ClipSource*> sources = sources_of(order);
  const AVCodecParameters& first = coded_of(*sources.front());
  const bool units = first.codec_id == AV_CODEC_ID_H264 || first.codec_id == AV_CODEC_ID_HEVC;
  const Bytes extra = extradata_of(first);
  Mixture result;
  for (const SplicePiece& piece : order.pieces) result.mixed = result.mixed || !piece.copy;
  // An open key picture behind another piece has lost what its leading pictures need.
  if (first.codec_id == AV_CODEC_ID_HEVC && order.pieces.size() > 1) result.mixed = true;
  for (const ClipSource* source : sources) {
    const Bytes other = extradata_of(coded_of(*source));
    if (std::equal(extra.begin(), extra.end(), other.begin(), other.end())) continue;
    result.mixed = true;
    result.differs =
        result.differs || (units && parameter_sets(first) != parameter_sets(coded_of(*source)));
  }
  return result;
}

}  // namespace av

bool same_kind(const ClipSource& a, const ClipSource& b) {
  const AVCodecParameters& x = av::coded_of(a);
  const AVCodecParameters& y = av::coded_of(b);
  const bool same = x.codec_id == y.codec_id && x.format == y.format && x.width == y.width &&
                    x.height == y.height && x.field_order == y.field_order;
  if (!same) return false;
  switch (x.codec_id) {
    case AV_CODEC_ID_H264:
    case AV_CODEC_ID_HEVC:
    case AV_CODEC_ID_AV1:
    case AV_CODEC_ID_VP8:
    case AV_CODEC_ID_VP9:
      return true;  // What else differs can be said in front of each piece.
    default: {
      const av::Bytes p = av::extradata_of(x), q = av::extradata_of(y);
      return std::equal(p.begin(), p.end(), q.begin(), q.end());
    }
  }
}

}  // namespace shotlab
