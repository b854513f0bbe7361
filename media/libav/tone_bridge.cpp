// SPDX-License-Identifier: Apache-2.0

#include "media/libav/tone_bridge.h"

#include <optional>

extern "C" {
#include <libavutil/pixdesc.h>
}

#include "media/libav/complaints.h"
#include "media/libav/film_frame.h"
#include "media/libav/filter_run.h"
#include "media/libav/filters.h"

namespace shotlab::av {
namespace {

constexpr const char* kWhite = "203";  // cd/m2 of white paper in a high range.

bool high_range(const VideoFacts& look) {
  return look.color_transfer == "smpte2084" || look.color_transfer == "arib-std-b67";
}

bool wide(const VideoFacts& look) { return look.color_primaries == "bt2020"; }

std::string or_else(const std::string& said, const char* usual) {
  return said.empty() || said == "unknown" ? usual : said;
}

const char* matrix_of(const VideoFacts& look) {
  switch (film_shape(look).matrix) {
    case AVCOL_SPC_BT2020_NCL:
    case AVCOL_SPC_BT2020_CL:
      return "bt2020nc";
    case AVCOL_SPC_BT709:
      return "bt709";
    default:
      return "smpte170m";
  }
}

// zscale's words for a side's colours.
std::string colours(const VideoFacts& look) {
  const std::string transfer = or_else(look.color_transfer, "bt709");
  const bool known = high_range(look) || transfer == "bt2020-10" || transfer == "bt2020-12";
  return "transfer=" + std::string(known ? transfer : "bt709") +
         ":primaries=" + (wide(look) ? "bt2020" : "bt709") + ":matrix=" + matrix_of(look) +
         ":range=" + (film_shape(look).full_range ? "full" : "limited");
}

std::string in_colours(const VideoFacts& look) {
  std::string words = colours(look);
  for (const char* key : {"transfer=", "primaries=", "matrix=", "range="}) {
    const std::size_t at = words.find(key);
    words.insert(at + std::string_view(key).size() - 1, "in");
  }
  return words;
}

Error no_bridge(int code) {
  return {ErrorCode::unsupported,
          {"High dynamic range cannot be brought into this film here (" + reason(code) + ").",
           "此處不能把高動態範圍的畫面放進這部影片（" + reason(code) + "）。"},
          {"Install FFmpeg with zimg, or convert the clip first.",
           "請安裝帶 zimg 的 FFmpeg，或先轉換片段。"}};
}

}  // namespace

bool needs_bridge(const VideoFacts& clip, const VideoFacts& look) {
  if (high_range(clip) || high_range(look)) {
    return clip.color_transfer != look.color_transfer || wide(clip) != wide(look);
  }
  return wide(clip) != wide(look);
}

struct ToneBridge::State {
  VideoFacts clip;
  VideoFacts look;
  std::optional<FilterRun> run;

  int open(const AVFrame& frame) {
    const std::string source = "video_size=" + std::to_string(frame.width) + "x" +
                               std::to_string(frame.height) +
                               ":pix_fmt=" + std::to_string(frame.format) + ":time_base=1/1";
    // What comes out must be said too: zscale marks its frames with nothing else.
    std::string chain = "zscale=" + in_colours(clip) +
                        ":transfer=linear:primaries=" + (wide(clip) ? "bt2020" : "bt709") +
                        ":matrix=gbr:npl=" + kWhite + ",format=gbrpf32le";
    if (wide(clip) != wide(look)) {
      chain += std::string(",zscale=primaries=") + (wide(look) ? "bt2020" : "bt709");
    }
    if (high_range(clip) && !high_range(look)) chain += ",tonemap=tonemap=mobius:desat=0";
    chain += ",zscale=" + colours(look) + ":npl=" + kWhite + ",format=" + look.pix_fmt;
    run.emplace();
    return run->open(false, source, chain);
  }
};

ToneBridge::ToneBridge(const VideoFacts& clip, const VideoFacts& look)
    : state_(std::make_unique<State>(State{clip, look, std::nullopt})) {}
ToneBridge::ToneBridge(ToneBridge&&) noexcept = default;
ToneBridge& ToneBridge::operator=(ToneBridge&&) noexcept = default;
ToneBridge::~ToneBridge() = default;

Result<Frame> ToneBridge::operator()(const Frame& frame) {
  State& s = *state_;
  if (!has_filter("zscale")) return no_bridge(AVERROR_FILTER_NOT_FOUND);
  const Owned<AVFrame> in(av_frame_clone(frame.get()));
  Owned<AVFrame> out = make_frame();
  if (in == nullptr || out == nullptr) return complain_memory();
  in->pts = 0;
  int code = s.run ? 0 : s.open(*in);
  if (code >= 0) code = s.run->push(in.get());
  if (code >= 0) code = s.run->pull(out.get());
  if (code < 0) return no_bridge(code);
  return Frame(std::shared_ptr<AVFrame>(out.release(), Freer()), frame.number(), frame.pts());
}

}  // namespace shotlab::av
