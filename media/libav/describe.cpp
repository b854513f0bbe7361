// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>

extern "C" {
#include <libavutil/display.h>
#include <libavutil/pixdesc.h>
}

#include "media/libav/frame_rate.h"
#include "media/libav/survey.h"

namespace shotlab::av {
namespace {

// Tags that say nothing are empty.
std::string tag(const char* name, bool said) { return said && name != nullptr ? name : ""; }

int rotation_of(const AVStream& stream) {
  std::size_t size = 0;
  const std::uint8_t* matrix = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
  if (matrix == nullptr || size < 9 * sizeof(std::int32_t)) return 0;
  const double turn = -av_display_rotation_get(reinterpret_cast<const std::int32_t*>(matrix));
  if (std::isnan(turn)) return 0;
  const int quarters = static_cast<int>(std::lround(turn / 90)) % 4;
  return (quarters + 4) % 4 * 90;
}

Rational aspect_of(const AVStream& stream) {
  AVRational aspect = stream.sample_aspect_ratio;
  if (aspect.num <= 0 || aspect.den <= 0) aspect = stream.codecpar->sample_aspect_ratio;
  const bool sane = aspect.num > 0 && aspect.den > 0 && av_q2d(aspect) > 0.1 && av_q2d(aspect) < 10;
  return sane ? reduced(rational(aspect)) : Rational{1, 1};
}

VideoFacts describe_picture(const AVStream& stream, const PacketIndex& index,
                            const Colours& colours) {
  const AVCodecParameters& coded = *stream.codecpar;
  VideoFacts facts;
  facts.codec = avcodec_get_name(coded.codec_id);
  const char* profile = avcodec_profile_name(coded.codec_id, coded.profile);
  facts.profile = profile != nullptr ? profile : "";
  const char* format = av_get_pix_fmt_name(static_cast<AVPixelFormat>(coded.format));
  facts.pix_fmt = format != nullptr ? format : "";
  facts.width = coded.width;
  facts.height = coded.height;
  facts.sample_aspect = aspect_of(stream);
  facts.rotation = rotation_of(stream);
  const FrameRate rate =
      find_frame_rate(index.frame_pts, index.end_pts, index.time_base,
                      {rational(stream.r_frame_rate), rational(stream.avg_frame_rate)});
  facts.fps = rate.fps;
  facts.vfr = rate.vfr;
  facts.frames = index.frames();
  facts.time_base = index.time_base;
  facts.first_pts = index.frame_pts.empty() ? 0 : index.frame_pts.front();
  facts.reorder_frames = coded.video_delay;
  const bool looked_into = coded.codec_id == AV_CODEC_ID_H264 || coded.codec_id == AV_CODEC_ID_HEVC;
  facts.key_frames =
      std::count_if(index.packets.begin(), index.packets.end(), [&](const PacketEntry& packet) {
        return looked_into ? packet.nal == NalClass::idr || packet.nal == NalClass::open_key
                           : packet.key;
      });
  const Colours container{coded.color_range, coded.color_space, coded.color_primaries,
                          coded.color_trc};
  const auto said = [](auto first, auto second, auto nothing) {
    return first != nothing ? first : second;
  };
  const AVColorRange range = said(container.range, colours.range, AVCOL_RANGE_UNSPECIFIED);
  const AVColorSpace space = said(container.space, colours.space, AVCOL_SPC_UNSPECIFIED);
  const AVColorPrimaries primaries =
      said(container.primaries, colours.primaries, AVCOL_PRI_UNSPECIFIED);
  const AVColorTransferCharacteristic transfer =
      said(container.transfer, colours.transfer, AVCOL_TRC_UNSPECIFIED);
  facts.color_range = tag(av_color_range_name(range), range != AVCOL_RANGE_UNSPECIFIED);
  facts.color_space = tag(av_color_space_name(space), space != AVCOL_SPC_UNSPECIFIED);
  facts.color_primaries =
      tag(av_color_primaries_name(primaries), primaries != AVCOL_PRI_UNSPECIFIED);
  facts.color_transfer = tag(av_color_transfer_name(transfer), transfer != AVCOL_TRC_UNSPECIFIED);
  return facts;
}

AudioFacts describe_sound(const AVStream& stream, const SoundSpan& span) {
  const AVCodecParameters& coded = *stream.codecpar;
  const Rational base = rational(stream.time_base);
  AudioFacts facts;
  facts.codec = avcodec_get_name(coded.codec_id);
  facts.sample_rate = coded.sample_rate;
  facts.channels = coded.ch_layout.nb_channels;
  facts.start_s = TimePoint{span.begin, base}.seconds();
  facts.duration_s = TimePoint{span.end - span.begin, base}.seconds();
  return facts;
}

// Matroska and others carry the mark as a tag.
std::string source_type_in(const AVDictionary* metadata) {
  const AVDictionaryEntry* entry = nullptr;
  while ((entry = av_dict_get(metadata, "", entry, AV_DICT_IGNORE_SUFFIX)) != nullptr) {
    std::string found = find_digital_source_type(entry->value);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace

ClipFacts describe(const Demuxer& demuxer, const Survey& survey) {
  ClipFacts facts;
  facts.container = demuxer.format()->iformat->name;
  facts.bytes = demuxer.input().size();
  facts.credentials = demuxer.scan().credentials;
  facts.digital_source_type = demuxer.scan().digital_source_type;
  if (facts.digital_source_type.empty()) {
    facts.digital_source_type = source_type_in(demuxer.format()->metadata);
  }
  if (demuxer.sound() != nullptr && survey.sound) {
    facts.audio = describe_sound(*demuxer.sound(), *survey.sound);
    facts.duration_s = facts.audio->duration_s;
  }
  if (demuxer.picture() != nullptr) {
    facts.video = describe_picture(*demuxer.picture(), survey.picture, survey.colours);
    const std::int64_t length = survey.picture.end_pts - facts.video->first_pts;
    facts.duration_s = TimePoint{length, survey.picture.time_base}.seconds();
  }
  return facts;
}

}  // namespace shotlab::av
