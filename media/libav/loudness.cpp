// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "media/libav/av.h"
#include "media/libav/complaints.h"
#include "media/libav/sound_reader.h"

extern "C" {
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
}

namespace shotlab {
namespace {

constexpr int kPeakRate = 192'000;  // Hz; at least four times any common rate.
constexpr double kSilence = -70;  // LUFS: the absolute gate of EBU R128; nothing is ever below it.

struct GraphFreer {
  void operator()(AVFilterGraph* graph) const { avfilter_graph_free(&graph); }
};

Error not_measured(int code) {
  return {ErrorCode::internal,
          {"The loudness could not be measured (" + av::reason(code) + ").",
           "無法量度響度（" + av::reason(code) + "）。"},
          {}};
}

double value_of(const AVFrame& frame, const char* key) {
  const AVDictionaryEntry* entry = av_dict_get(frame.metadata, key, nullptr, 0);
  return entry != nullptr ? std::atof(entry->value) : -INFINITY;
}

// source -> ebur128 -> sink
class Meter {
 public:
  int open(int rate, int channels) {
    graph_.reset(avfilter_graph_alloc());
    if (graph_ == nullptr) return AVERROR(ENOMEM);
    graph_->nb_threads = 1;
    AVChannelLayout layout{};
    av_channel_layout_default(&layout, channels);
    char name[64] = {};
    av_channel_layout_describe(&layout, name, sizeof(name));
    const std::string arguments = "time_base=1/" + std::to_string(rate) +
                                  ":sample_rate=" + std::to_string(rate) +
                                  ":sample_fmt=flt:channel_layout=" + name;
    int code = avfilter_graph_create_filter(&source_, avfilter_get_by_name("abuffer"), "in",
                                            arguments.c_str(), nullptr, graph_.get());
    AVFilterContext* meter = nullptr;
    // dualmono: one channel is heard from two speakers, as when it is mixed to stereo.
    if (code >= 0) {
      code = avfilter_graph_create_filter(&meter, avfilter_get_by_name("ebur128"), "meter",
                                          "metadata=1:dualmono=true", nullptr, graph_.get());
    }
    if (code >= 0) {
      code = avfilter_graph_create_filter(&sink_, avfilter_get_by_name("abuffersink"), "out",
                                          nullptr, nullptr, graph_.get());
    }
    if (code >= 0) code = avfilter_link(source_, 0, meter, 0);
    if (code >= 0) code = avfilter_link(meter, 0, sink_, 0);
    if (code >= 0) code = avfilter_graph_config(graph_.get(), nullptr);
    return code;
  }

  int push(AVFrame* frame) { return av_buffersrc_add_frame(source_, frame); }
  int pull(AVFrame* frame) { return av_buffersink_get_frame(sink_, frame); }

 private:
  std::unique_ptr<AVFilterGraph, GraphFreer> graph_;
  AVFilterContext* source_ = nullptr;
  AVFilterContext* sink_ = nullptr;
};

// The highest value between the samples: what the same filter does for its peaks, which it then
// rounds to three decimals in the only place where they can be read.
double true_peak(const Samples& sound) {
  AVChannelLayout layout{};
  av_channel_layout_default(&layout, sound.channels);
  SwrContext* raw = nullptr;
  const int code = swr_alloc_set_opts2(&raw, &layout, AV_SAMPLE_FMT_FLT, kPeakRate, &layout,
                                       AV_SAMPLE_FMT_FLT, sound.rate, 0, nullptr);
  const av::Owned<SwrContext> mixer(raw);
  if (code < 0 || swr_init(raw) < 0) return 0;
  const auto channels = static_cast<std::size_t>(sound.channels);
  std::vector<float> block(8192 * channels);
  float peak = 0;
  // Asks for all that is ready. `in` nullptr: the sound has ended.
  const auto take = [&](const std::uint8_t* in, int count) {
    for (;;) {
      auto* out = reinterpret_cast<std::uint8_t*>(block.data());
      const int made = swr_convert(raw, &out, 8192, in != nullptr ? &in : nullptr, count);
      if (made <= 0) return;
      count = 0;
      const std::size_t values = static_cast<std::size_t>(made) * channels;
      for (std::size_t i = 0; i < values; ++i) peak = std::max(peak, std::abs(block[i]));
    }
  };
  for (std::int64_t at = 0; at < sound.frames(); at += 2048) {
    const auto count = static_cast<int>(std::min<std::int64_t>(2048, sound.frames() - at));
    const float* values = sound.values.data() + static_cast<std::size_t>(at) * channels;
    take(reinterpret_cast<const std::uint8_t*>(values), count);
  }
  take(nullptr, 0);
  return peak;
}

}  // namespace

Result<Loudness> measure_loudness(const Samples& sound) {
  av::settle();
  Loudness result{.integrated_lufs = kSilence, .true_peak_dbtp = kSilence, .silent = true};
  if (sound.values.empty()) return result;
  if (sound.rate <= 0 || sound.channels < 1 || sound.channels > 8) {
    return not_measured(AVERROR(EINVAL));
  }
  Meter meter;
  int code = meter.open(sound.rate, sound.channels);
  if (code < 0) return not_measured(code);

  const av::Owned<AVFrame> heard = av::make_frame();
  if (heard == nullptr) return av::complain_memory();
  double integrated = kSilence;
  const auto listen = [&] {
    while (meter.pull(heard.get()) >= 0) {
      integrated = value_of(*heard, "lavfi.r128.I");
      av_frame_unref(heard.get());
    }
  };

  // The meter speaks once in 100 ms and gates stretches of 400 ms. A stretch that is not whole does
  // not count (BS.1770-4), so the end is not filled up: half a stretch of silence lies above the
  // relative gate and would make a short clip read too quiet. Only what is shorter than one is.
  const std::int64_t block = std::max(1, sound.rate / 10);
  const std::int64_t padded = std::max(sound.frames() / block, std::int64_t{4}) * block;
  for (std::int64_t at = 0; at < padded; at += block) {
    const av::Owned<AVFrame> part = av::make_frame();
    if (part == nullptr) return av::complain_memory();
    part->format = AV_SAMPLE_FMT_FLT;
    part->sample_rate = sound.rate;
    part->nb_samples = static_cast<int>(block);
    part->pts = at;
    av_channel_layout_default(&part->ch_layout, sound.channels);
    if (av_frame_get_buffer(part.get(), 0) < 0) return av::complain_memory();
    const auto wanted = static_cast<std::size_t>(block * sound.channels);
    const auto first = static_cast<std::size_t>(at * sound.channels);
    const std::size_t there =
        first < sound.values.size() ? std::min(wanted, sound.values.size() - first) : 0;
    std::memset(part->data[0], 0, wanted * sizeof(float));
    if (there > 0) {
      std::memcpy(part->data[0], sound.values.data() + first, there * sizeof(float));
    }
    code = meter.push(part.get());
    if (code < 0) return not_measured(code);
    listen();
  }

  result.silent = integrated <= kSilence;
  result.integrated_lufs = std::max(integrated, kSilence);
  const double peak = true_peak(sound);
  if (peak > 0) result.true_peak_dbtp = std::max(20 * std::log10(peak), kSilence);
  return result;
}

}  // namespace shotlab
