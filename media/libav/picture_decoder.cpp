// SPDX-License-Identifier: Apache-2.0

#include "media/libav/picture_decoder.h"

#include <algorithm>
#include <thread>

#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

constexpr int kMostThreads = 8;  // More gain little and each holds a picture.

}  // namespace

Result<PictureDecoder> PictureDecoder::open(const std::filesystem::path& path,
                                            const AVStream& stream, int threads, Care care) {
  const AVCodecParameters& coded = *stream.codecpar;
  const AVCodec* codec = avcodec_find_decoder(coded.codec_id);
  if (codec == nullptr) return complain_codec(path, avcodec_get_name(coded.codec_id));
  PictureDecoder decoder;
  decoder.context_.reset(avcodec_alloc_context3(codec));
  AVCodecContext* context = decoder.context_.get();
  if (context == nullptr) return complain_memory();
  if (avcodec_parameters_to_context(context, &coded) < 0) return complain_memory();
  context->pkt_timebase = stream.time_base;
  context->max_pixels = kMaxClipPixels;
  const int machine = static_cast<int>(std::thread::hardware_concurrency());
  const int wanted = std::clamp(threads > 0 ? threads : machine, 1, kMostThreads);
  context->thread_count = care == Care::careful ? 1 : wanted;
  if (care == Care::strict) context->err_recognition |= AV_EF_EXPLODE;
  const int code = avcodec_open2(context, codec, nullptr);
  if (code < 0) return complain_damaged(path, code);
  return decoder;
}

void PictureDecoder::send(AVPacket* packet, std::int64_t number) {
  if (packet == nullptr) {
    avcodec_send_packet(context_.get(), nullptr);
    return;
  }
  packet->pts = number;
  packet->dts = number;
  packet->duration = 0;
  if (avcodec_send_packet(context_.get(), packet) < 0) ++errors_;
}

Owned<AVFrame> PictureDecoder::receive() {
  Owned<AVFrame> frame = make_frame();
  if (frame == nullptr) return nullptr;
  // A packet may fail inside a frame-threaded decoder long after it was sent: ask again until the
  // decoder wants more or has ended.
  for (int tries = 0; tries < 64; ++tries) {
    const int code = avcodec_receive_frame(context_.get(), frame.get());
    if (code >= 0) {
      tame(*frame);
      return frame;
    }
    if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return nullptr;
    ++errors_;
  }
  return nullptr;
}

bool is_damaged(const AVFrame& frame) {
  return frame.decode_error_flags != 0 || (frame.flags & AV_FRAME_FLAG_CORRUPT) != 0;
}

}  // namespace shotlab::av
