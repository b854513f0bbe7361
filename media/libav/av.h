// SPDX-License-Identifier: Apache-2.0
//
// Owners and small translations for FFmpeg's own types, for the files of this room only.
//
// Threading: each object belongs to one thread at a time.

#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

#include <memory>
#include <string>
#include <utility>

#include "media/model/time.h"

namespace shotlab::av {

struct Freer {
  void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
  void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
  void operator()(AVCodecParserContext* context) const { av_parser_close(context); }
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
  void operator()(SwsContext* context) const { sws_freeContext(context); }
  void operator()(SwrContext* context) const { swr_free(&context); }
};

template <typename T>
using Owned = std::unique_ptr<T, Freer>;

inline Owned<AVPacket> make_packet() { return Owned<AVPacket>(av_packet_alloc()); }
inline Owned<AVFrame> make_frame() { return Owned<AVFrame>(av_frame_alloc()); }

// A dictionary that frees itself; hand FFmpeg `&options.entries`.
struct Dictionary {
  Dictionary() = default;
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;
  ~Dictionary() { av_dict_free(&entries); }
  void set(const char* key, const std::string& value) {
    av_dict_set(&entries, key, value.c_str(), 0);
  }
  AVDictionary* entries = nullptr;
};

inline Rational rational(AVRational value) { return {value.num, value.den}; }
// REQUIRES: both parts fit 32 bits.
inline AVRational rational(Rational value) {
  return {static_cast<int>(value.num), static_cast<int>(value.den)};
}
// The same value in lowest terms, as near as 31 bits allow.
inline Rational reduced(Rational value) {
  int num = 0;
  int den = 1;
  av_reduce(&num, &den, value.num, value.den, INT32_MAX);
  return {num, den};
}

// FFmpeg's words for an error number.
std::string reason(int code);

// Once per process: no messages to stderr, an upper bound for one allocation.
void settle();

// Colour tags that are no tags become "unspecified": a file may say any number, and a number that
// is none of an enumeration must not be read as one.
void tame(AVFrame& frame);
void tame(AVCodecParameters& coded);

// Limits against files made to hurt. A clip of cinema 4K passes, a still of 8192 x 8192 too.
inline constexpr std::int64_t kMaxClipPixels = 4096 * 2304;
inline constexpr int kMaxClipSide = 8192;
inline constexpr std::int64_t kMaxStillPixels = 8192 * 8192;

}  // namespace shotlab::av
