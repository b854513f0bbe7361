// SPDX-License-Identifier: Apache-2.0

#include "media/libav/tempo.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "media/libav/av.h"
#include "media/libav/complaints.h"
#include "media/libav/filter_run.h"

namespace shotlab {
namespace {

constexpr std::int64_t kBlock = 4096;

// One filter each for a factor that it does well.
std::string chain_for(double speed) {
  std::string chain;
  const auto add = [&](double factor) {
    if (!chain.empty()) chain += ",";
    chain += "atempo=" + number(factor, 9);
  };
  while (speed > 2) add(2), speed /= 2;
  while (speed < 0.5) add(0.5), speed *= 2;
  add(speed);
  // Whatever the filter would rather hand on, floats come out.
  return chain + ",aformat=sample_fmts=flt";
}

Error not_stretched(int code) {
  return {ErrorCode::internal,
          {"The sound's speed could not be changed (" + av::reason(code) + ").",
           "無法改變聲音的速度（" + av::reason(code) + "）。"},
          {}};
}

}  // namespace

Result<Samples> at_tempo(const Samples& sound, Rational speed, std::int64_t length) {
  AVChannelLayout layout{};
  av_channel_layout_default(&layout, sound.channels);
  char name[64] = {};
  av_channel_layout_describe(&layout, name, sizeof(name));
  const std::string rate = std::to_string(sound.rate);
  av::FilterRun run;
  int code = run.open(
      true,
      "time_base=1/" + rate + ":sample_rate=" + rate + ":sample_fmt=flt:channel_layout=" + name,
      chain_for(speed.value()));
  Samples out{.rate = sound.rate, .channels = sound.channels, .values = {}};
  const auto wanted = static_cast<std::size_t>(length * sound.channels);
  out.values.reserve(wanted);
  const av::Owned<AVFrame> heard = av::make_frame();
  if (heard == nullptr) return av::complain_memory();
  const auto take = [&] {
    while (code >= 0 && run.pull(heard.get()) >= 0) {
      const auto* values = reinterpret_cast<const float*>(heard->data[0]);
      const std::size_t count =
          static_cast<std::size_t>(heard->nb_samples) * static_cast<std::size_t>(sound.channels);
      out.values.insert(out.values.end(), values, values + count);
      av_frame_unref(heard.get());
    }
  };
  for (std::int64_t at = 0; code >= 0 && at < sound.frames(); at += kBlock) {
    const av::Owned<AVFrame> part = av::make_frame();
    if (part == nullptr) return av::complain_memory();
    part->format = AV_SAMPLE_FMT_FLT;
    part->sample_rate = sound.rate;
    part->nb_samples = static_cast<int>(std::min(kBlock, sound.frames() - at));
    part->pts = at;
    av_channel_layout_default(&part->ch_layout, sound.channels);
    if (av_frame_get_buffer(part.get(), 0) < 0) return av::complain_memory();
    const auto channels = static_cast<std::size_t>(sound.channels);
    std::memcpy(part->data[0], sound.values.data() + static_cast<std::size_t>(at) * channels,
                static_cast<std::size_t>(part->nb_samples) * channels * sizeof(float));
    code = run.push(part.get());
    take();
  }
  if (code >= 0) code = run.push(nullptr);
  take();
  if (code < 0) return not_stretched(code);
  out.values.resize(wanted, 0.0F);
  return out;
}

}  // namespace shotlab
