// SPDX-License-Identifier: Apache-2.0

#include "media/libav/demuxer.h"

#include <vector>

#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

using namespace std::chrono_literals;

// What cameras, editors and generators hand out. No playlists (hls, dash, concat): they open other
// files.
constexpr const char* kFormats = "mov,matroska,webm,mpegts,avi,flv,ogg,wav,flac,mp3,aac";
constexpr const char* kCodecs =
    "h264,hevc,vp8,vp9,libdav1d,av1,mpeg4,mpeg2video,mpeg1video,mjpeg,prores,dnxhd,ffv1,png,"
    "rawvideo,"
    "flv,theora,utvideo,huffyuv,ffvhuff,qtrle,h263,vp6f,msmpeg4,"
    "aac,mp3float,mp3,mp2float,mp2,opus,vorbis,flac,alac,ac3,eac3,"
    "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,"
    "pcm_u8,pcm_s8,pcm_alaw,pcm_mulaw,adpcm_ima_wav,adpcm_ms";
constexpr auto kOpenLimit = 30s;

int refuse_other_files(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) {
  return AVERROR(EPERM);
}

Error failed(const FileInput& input, const ContainerScan& scan, int code) {
  if (input.cancel().requested()) return complain_cancelled();
  if (input.late()) return complain_slow(input.path());
  // Asked for by the file, in a table that counts more entries than it has bytes.
  if (code == AVERROR(ENOMEM)) {
    return complain_damaged(input.path(), Text{"its header claims more than the file can hold",
                                               "檔頭聲稱的內容超過檔案本身"});
  }
  return scan.boxes ? complain_damaged(input.path(), code) : complain_not_clip(input.path());
}

// One dictionary a stream for the short decodes that avformat_find_stream_info() makes.
class StreamOptions {
 public:
  explicit StreamOptions(unsigned count) : entries_(count, nullptr) {
    for (AVDictionary*& entry : entries_) {
      av_dict_set_int(&entry, "max_pixels", kMaxClipPixels, 0);
      av_dict_set(&entry, "threads", "1", 0);
    }
  }
  ~StreamOptions() {
    for (AVDictionary*& entry : entries_) av_dict_free(&entry);
  }
  StreamOptions(const StreamOptions&) = delete;
  StreamOptions& operator=(const StreamOptions&) = delete;
  AVDictionary** get() { return entries_.empty() ? nullptr : entries_.data(); }

 private:
  std::vector<AVDictionary*> entries_;
};

Status check_size(const std::filesystem::path& path, const AVStream& stream) {
  const AVCodecParameters& coded = *stream.codecpar;
  if (coded.codec_type != AVMEDIA_TYPE_VIDEO) return done();
  if (stream.disposition & AV_DISPOSITION_ATTACHED_PIC) return done();
  const std::int64_t area = std::int64_t{coded.width} * coded.height;
  if (area <= kMaxClipPixels && coded.width <= kMaxClipSide && coded.height <= kMaxClipSide) {
    return done();
  }
  return complain_too_large(path, coded.width, coded.height);
}

AVStream* best(AVFormatContext* format, AVMediaType type) {
  AVStream* found = nullptr;
  for (unsigned i = 0; i < format->nb_streams; ++i) {
    AVStream* stream = format->streams[i];
    if (stream->codecpar->codec_type != type) continue;
    if (stream->disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS)) {
      continue;
    }
    // The first one, unless a later one is marked as the default and the first is not.
    if (found == nullptr || (!(found->disposition & AV_DISPOSITION_DEFAULT) &&
                             (stream->disposition & AV_DISPOSITION_DEFAULT))) {
      found = stream;
    }
  }
  return found;
}

}  // namespace

Result<Demuxer> Demuxer::open(const std::filesystem::path& path, Streams wanted,
                              const Cancel& cancel) {
  Result<std::unique_ptr<FileInput>> input = FileInput::open(path, cancel);
  if (!input) return input.error();
  Demuxer demuxer;
  demuxer.input_ = *std::move(input);
  demuxer.input_->set_deadline(kOpenLimit);
  Result<ContainerScan> scan = scan_container(*demuxer.input_);
  if (!scan) return scan.error();
  demuxer.scan_ = *std::move(scan);

  AVFormatContext* format = avformat_alloc_context();
  if (format == nullptr) return complain_memory();
  format->pb = demuxer.input_->io();
  format->io_open = refuse_other_files;
  format->max_streams = 64;
  format->max_probe_packets = 256;
  format->flags |= AVFMT_FLAG_CUSTOM_IO;
  Dictionary options;
  options.set("format_whitelist", kFormats);
  options.set("codec_whitelist", kCodecs);
  options.set("protocol_whitelist", "none");
  options.set("probesize", "5000000");
  options.set("enable_drefs", "0");
  options.set("use_absolute_path", "0");
  int code = avformat_open_input(&format, nullptr, nullptr, &options.entries);
  if (code < 0) return failed(*demuxer.input_, demuxer.scan_, code);  // It has freed `format`.
  demuxer.format_.reset(format);
  // What the container claims, before anything is decoded on the strength of it.
  for (unsigned i = 0; i < format->nb_streams; ++i) {
    if (Status sane = check_size(path, *format->streams[i]); !sane) return sane.error();
    // Its fragments would never end: see container_scan.
    if (demuxer.scan_.fragments && format->streams[i]->id <= 0) {
      return complain_damaged(path, Text{"a track has no number", "有一條軌道沒有編號"});
    }
  }
  StreamOptions stream_options(format->nb_streams);
  code = avformat_find_stream_info(format, stream_options.get());
  if (code < 0) return failed(*demuxer.input_, demuxer.scan_, code);
  demuxer.input_->set_deadline(std::nullopt);

  for (unsigned i = 0; i < format->nb_streams; ++i) tame(*format->streams[i]->codecpar);
  demuxer.picture_ = best(format, AVMEDIA_TYPE_VIDEO);
  demuxer.sound_ = best(format, AVMEDIA_TYPE_AUDIO);
  if (demuxer.picture_ == nullptr && demuxer.sound_ == nullptr)
    return complain_nothing_inside(path);
  for (unsigned i = 0; i < format->nb_streams; ++i) {
    AVStream* stream = format->streams[i];
    const bool keep = (stream == demuxer.picture_ && wanted != Streams::sound) ||
                      (stream == demuxer.sound_ && wanted != Streams::picture);
    stream->discard = keep ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
  }
  if (demuxer.picture_ != nullptr) {
    if (Status sane = check_size(path, *demuxer.picture_); !sane) return sane.error();
  }
  return demuxer;
}

Result<bool> Demuxer::next(AVPacket* packet) {
  for (;;) {
    if (input_->stopped()) return failed(*input_, scan_, AVERROR_EXIT);
    const int code = av_read_frame(format_.get(), packet);
    if (code == AVERROR_EOF) return false;
    if (code == AVERROR(EAGAIN)) continue;
    if (code < 0) return failed(*input_, {.boxes = true}, code);
    const AVStream* stream = format_->streams[packet->stream_index];
    if (stream->discard != AVDISCARD_ALL) return true;
    av_packet_unref(packet);
  }
}

}  // namespace shotlab::av
