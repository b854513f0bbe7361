// SPDX-License-Identifier: Apache-2.0

#include "media/libav/muxer.h"

#include <cerrno>
#include <fstream>
#include <numeric>

extern "C" {
#include <libavutil/display.h>
}

#include "media/base/files.h"
#include "media/libav/complaints.h"
#include "media/libav/container_scan.h"
#include "media/libav/packet_muxer.h"
#include "media/libav/xmp.h"

namespace shotlab::av {
namespace {

// The film's clock must hold the ends of both tracks exactly, or a player shows a frame too many.
std::int64_t movie_clock(std::int64_t picture, std::int64_t sound) {
  if (sound == 0) return picture;
  const std::int64_t both = std::lcm(picture, sound);
  return both <= INT32_MAX ? both : picture;
}

Status add_track(AVFormatContext* format, const AVCodecContext& encoder) {
  AVStream* track = avformat_new_stream(format, nullptr);
  if (track == nullptr) return complain_memory();
  if (avcodec_parameters_from_context(track->codecpar, &encoder) < 0) return complain_memory();
  track->time_base = encoder.time_base;
  track->sample_aspect_ratio = encoder.sample_aspect_ratio;
  track->avg_frame_rate = encoder.framerate;
  return done();
}

Status set_rotation(AVStream* track, int degrees) {
  if (degrees % 360 == 0) return done();
  std::uint8_t* matrix =
      av_stream_new_side_data(track, AV_PKT_DATA_DISPLAYMATRIX, 9 * sizeof(std::int32_t));
  if (matrix == nullptr) return complain_memory();
  // FFmpeg's angle is the turn of the stored picture counter to the clock when read, and with it
  // when set.
  av_display_rotation_set(reinterpret_cast<std::int32_t*>(matrix), degrees);
  return done();
}

}  // namespace

void Muxer::Closer::operator()(AVFormatContext* format) const {
  avio_closep(&format->pb);
  avformat_free_context(format);
}

Muxer::~Muxer() = default;

Result<Muxer> Muxer::open(const std::filesystem::path& file,
                          const std::filesystem::path& shown_path, const ClipWriterOptions& options,
                          const AVCodecContext& picture, const AVCodecContext* sound) {
  Muxer muxer;
  muxer.file_ = file;
  muxer.shown_path_ = shown_path;
  AVFormatContext* format = nullptr;
  // With its protocol said, a name with a colon in it stays a name.
  const std::string url = "file:" + file.string();
  std::string container = container_for(shown_path);
  if (container.empty()) container = "mp4";
  if (avformat_alloc_output_context2(&format, nullptr, container.c_str(), url.c_str()) < 0) {
    return complain_memory();
  }
  muxer.format_.reset(format);
  if (options.reproducible) format->flags |= AVFMT_FLAG_BITEXACT;
  if (Status added = add_track(format, picture); !added) return added.error();
  if (Status turned = set_rotation(format->streams[0], options.rotation); !turned) {
    return turned.error();
  }
  muxer.clocks_[0] = picture.time_base;
  if (sound != nullptr) {
    if (Status added = add_track(format, *sound); !added) return added.error();
    muxer.clocks_[1] = sound->time_base;
  }
  for (const auto& [key, value] : options.metadata) {
    av_dict_set(&format->metadata, key.c_str(), value.c_str(), 0);
  }
  if (!options.digital_source_type.empty()) {
    const std::string term = std::string(kDigitalSourceTypes) + options.digital_source_type;
    av_dict_set(&format->metadata, "keywords", term.c_str(), 0);
  }
  if (has_edit_lists(container) &&
      (!options.digital_source_type.empty() || !options.metadata.empty())) {
    muxer.tail_ = xmp_box(xmp_packet(options.metadata, options.digital_source_type));
  }

  int code = avio_open(&format->pb, url.c_str(), AVIO_FLAG_WRITE);
  if (code < 0) {
    errno = AVUNERROR(code);
    return cannot_write(shown_path);
  }
  if (container == "webm" || container == "matroska") {
    // Their clock counts milliseconds from the first packet on, run-ups included.
    format->avoid_negative_ts = AVFMT_AVOID_NEG_TS_MAKE_NON_NEGATIVE;
  }
  Dictionary extra;
  extra.set("movflags", "+faststart");
  extra.set("video_track_timescale", std::to_string(picture.time_base.den));
  extra.set("movie_timescale",
            std::to_string(
                movie_clock(picture.time_base.den, sound != nullptr ? sound->sample_rate : 0)));
  code = avformat_write_header(format, &extra.entries);
  if (code < 0) {
    errno = AVUNERROR(code);
    return cannot_write(shown_path);
  }
  return muxer;
}

Status Muxer::fail(int code) {
  if (!failure_) {
    errno = AVUNERROR(code);
    failure_ = cannot_write(shown_path_);
  }
  return *failure_;
}

Status Muxer::write(AVPacket* packet, int track) {
  if (failure_) return *failure_;
  packet->stream_index = track;
  av_packet_rescale_ts(packet, clocks_[track], format_->streams[track]->time_base);
  const int code = av_interleaved_write_frame(format_.get(), packet);
  if (code < 0) return fail(code);
  if (format_->pb->error < 0) return fail(format_->pb->error);
  return done();
}

Status Muxer::finish() {
  if (failure_) return *failure_;
  int code = av_write_trailer(format_.get());
  if (code >= 0) code = format_->pb->error;
  const int closed = avio_closep(&format_->pb);
  if (code >= 0) code = closed;
  if (code < 0) return fail(code);
  if (tail_.empty()) return done();
  errno = 0;
  std::ofstream end(file_, std::ios::binary | std::ios::app);
  end.write(tail_.data(), static_cast<std::streamsize>(tail_.size()));
  end.close();
  if (!end) return fail(errno != 0 ? AVERROR(errno) : AVERROR(EIO));
  return done();
}

}  // namespace shotlab::av
