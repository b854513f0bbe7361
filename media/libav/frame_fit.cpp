// SPDX-License-Identifier: Apache-2.0

#include "media/libav/frame_fit.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

extern "C" {
#include <libavutil/pixdesc.h>
}

#include "media/libav/complaints.h"
#include "media/libav/film_frame.h"
#include "media/libav/tone_bridge.h"

namespace shotlab {
namespace {

using av::FilmPlanes;
using av::Owned;

// Where the picture lies in the film's frame, in its own coded pixels.
struct Place {
  int x = 0, y = 0, width = 0, height = 0;
};

int even(double value) { return std::max(2, 2 * static_cast<int>(std::lround(value / 2))); }

// The largest place of the clip's own proportions, in the middle. Sides and corners are even, so
// that no chroma sample lies half inside.
Place place_for(const VideoFacts& clip, const VideoFacts& look) {
  const double clip_wide = clip.display_width(), clip_high = clip.display_height();
  const double film_wide = look.display_width(), film_high = look.display_height();
  const double scale = std::min(film_wide / clip_wide, film_high / clip_high);
  double width = clip_wide * scale, height = clip_high * scale;
  const bool sideways = look.rotation % 180 != 0;
  if (sideways) std::swap(width, height);
  width /= look.sample_aspect.value();
  Place place;
  // Less than two pixels of bar is none.
  place.width = look.width - width < 2 ? look.width : std::min(even(width), look.width);
  place.height = look.height - height < 2 ? look.height : std::min(even(height), look.height);
  place.x = (look.width - place.width) / 4 * 2;
  place.y = (look.height - place.height) / 4 * 2;
  return place;
}

// `from` turned by 90, 180 or 270 degrees clockwise; to_width, to_height: of the result.
template <typename Sample>
void turn_plane(const std::uint8_t* from, int from_stride, std::uint8_t* to, int to_stride,
                int to_width, int to_height, int degrees) {
  for (int y = 0; y < to_height; ++y) {
    auto* out = reinterpret_cast<Sample*>(to + std::ptrdiff_t{y} * to_stride);
    for (int x = 0; x < to_width; ++x) {
      const int row = degrees == 180 ? to_height - 1 - y : degrees == 90 ? to_width - 1 - x : x;
      const int column = degrees == 180 ? to_width - 1 - x : degrees == 90 ? y : to_height - 1 - y;
      std::memcpy(&out[x],
                  from + std::ptrdiff_t{row} * from_stride +
                      std::ptrdiff_t{column} * static_cast<int>(sizeof(Sample)),
                  sizeof(Sample));
    }
  }
}

}  // namespace

bool can_compose(const VideoFacts& look) { return av::film_planes(look).has_value(); }

bool looks_alike(const VideoFacts& clip, const VideoFacts& look) {
  const auto same_colours = [&] {
    const av::Shape a = av::film_shape(clip), b = av::film_shape(look);
    const bool primaries = clip.color_primaries == look.color_primaries ||
                           clip.color_primaries.empty() || look.color_primaries.empty();
    const bool transfer = clip.color_transfer == look.color_transfer ||
                          clip.color_transfer.empty() || look.color_transfer.empty();
    return a.matrix == b.matrix && a.full_range == b.full_range && primaries && transfer;
  };
  return clip.width == look.width && clip.height == look.height && clip.pix_fmt == look.pix_fmt &&
         clip.sample_aspect == look.sample_aspect && clip.rotation == look.rotation &&
         same_colours();
}

struct FrameFitter::State {
  State(const ClipFacts& clip, const VideoFacts& film)
      : source(*clip.video),
        look(film),
        planes(av::film_planes(film).value_or(FilmPlanes{})),
        alike(looks_alike(source, film)),
        turn(((source.rotation - film.rotation) % 360 + 360) % 360),
        place(place_for(source, film)) {}

  VideoFacts source;
  VideoFacts look;
  FilmPlanes planes;
  bool alike;
  int turn;  // Degrees clockwise that the decoded picture is turned by.
  Place place;
  av::Scaler scaler{SWS_BICUBIC};
  av::Scaler again{SWS_BICUBIC};
  Owned<AVFrame> lying;    // Scaled but not yet turned.
  Owned<AVFrame> upright;  // Turned, in 4:4:4, where chroma cannot be turned as it is.
  std::optional<av::ToneBridge> bridge;
  std::int64_t shown = -1;
  Frame last;  // A film that runs faster shows a frame again.

  void corners(const AVFrame& frame, std::uint8_t* data[4]) const {
    for (int i = 0; i < planes.count; ++i) {
      data[i] = frame.data[i] + std::ptrdiff_t{place.y >> planes.shift_y[i]} * frame.linesize[i] +
                std::ptrdiff_t{place.x >> planes.shift_x[i]} * planes.bytes();
    }
  }

  static Status size_to(Owned<AVFrame>& frame, AVPixelFormat format, int width, int height) {
    if (frame != nullptr && frame->width == width && frame->height == height &&
        frame->format == format) {
      return done();
    }
    frame = av::make_frame();
    if (frame == nullptr) return av::complain_memory();
    frame->format = format;
    frame->width = width;
    frame->height = height;
    if (av_frame_get_buffer(frame.get(), 0) < 0) return av::complain_memory();
    return done();
  }

  template <typename Sample>
  void turn_all(const AVFrame& from, std::uint8_t* const to[], const int strides[],
                const FilmPlanes& kind) const {
    for (int i = 0; i < kind.count; ++i) {
      turn_plane<Sample>(from.data[i], from.linesize[i], to[i], strides[i],
                         kind.width(i, place.width), kind.height(i, place.height), turn);
    }
  }

  Status turned_into(const AVFrame& picture, const av::Shape& from, AVFrame& out,
                     std::uint8_t* data[4]) {
    const av::Shape film = av::film_shape(look);
    const bool sideways = turn != 180;
    // Sideways, 4:2:2 would become 4:4:0: it is turned as 4:4:4.
    const bool odd = sideways && planes.count == 3 && planes.shift_x[1] != planes.shift_y[1];
    FilmPlanes kind = planes;
    av::Shape flat = film;
    if (odd) {
      flat.format = planes.depth > 8 ? AV_PIX_FMT_YUV444P16 : AV_PIX_FMT_YUV444P;
      kind.depth = planes.depth > 8 ? 16 : 8;
      for (int i = 1; i < 3; ++i) kind.shift_x[i] = kind.shift_y[i] = 0;
    }
    flat.width = sideways ? place.height : place.width;
    flat.height = sideways ? place.width : place.height;
    if (Status sized = size_to(lying, flat.format, flat.width, flat.height); !sized) return sized;
    Status scaled =
        scaler.scale(from, picture.data, picture.linesize, flat, lying->data, lying->linesize);
    if (!scaled) return scaled;
    if (!odd) {
      if (planes.depth > 8)
        turn_all<std::uint16_t>(*lying, data, out.linesize, kind);
      else
        turn_all<std::uint8_t>(*lying, data, out.linesize, kind);
      return done();
    }
    if (Status sized = size_to(upright, flat.format, place.width, place.height); !sized)
      return sized;
    if (kind.depth > 8)
      turn_all<std::uint16_t>(*lying, upright->data, upright->linesize, kind);
    else
      turn_all<std::uint8_t>(*lying, upright->data, upright->linesize, kind);
    av::Shape there = flat, to = film;
    there.width = to.width = place.width;
    there.height = to.height = place.height;
    return again.scale(there, upright->data, upright->linesize, to, data, out.linesize);
  }

  Result<Frame> fit(const Frame& frame) {
    Result<Owned<AVFrame>> made = av::new_film_frame(look);
    if (!made) return made.error();
    AVFrame& out = **made;
    if (place.width < look.width || place.height < look.height) {
      for (int i = 0; i < planes.count; ++i) av::fill_plane(out, planes, i);
    }
    const AVFrame* picture = frame.get();
    Frame bridged;
    av::Shape from = av::shape_of(*picture, source.height);
    if (av::needs_bridge(source, look)) {
      if (!bridge) bridge.emplace(source, look);
      Result<Frame> carried = (*bridge)(frame);
      if (!carried) return carried.error();
      bridged = *std::move(carried);
      picture = bridged.get();
      from = av::shape_of(*picture, source.height);
    }
    if (sws_isSupportedInput(from.format) == 0) return unreadable();
    std::uint8_t* data[4] = {};
    corners(out, data);
    if (turn != 0) {
      if (Status put = turned_into(*picture, from, out, data); !put) return put.error();
    } else {
      av::Shape to = av::film_shape(look);
      to.width = place.width;
      to.height = place.height;
      Status put = scaler.scale(from, picture->data, picture->linesize, to, data, out.linesize);
      if (!put) return put.error();
    }
    return av::film_frame(*std::move(made));
  }

  Error unreadable() const {
    return {ErrorCode::unsupported,
            {"Pictures of the format " + source.pix_fmt + " cannot be brought into the film.",
             "不能把 " + source.pix_fmt + " 格式的畫面放進影片。"},
            {}};
  }
};

FrameFitter::FrameFitter(const ClipFacts& source, const VideoFacts& look)
    : state_(std::make_unique<State>(source, look)) {}
FrameFitter::FrameFitter(FrameFitter&&) noexcept = default;
FrameFitter& FrameFitter::operator=(FrameFitter&&) noexcept = default;
FrameFitter::~FrameFitter() = default;

Result<Frame> FrameFitter::operator()(const Frame& frame) {
  State& s = *state_;
  if (frame.empty()) return av::complain_memory();
  const AVFrame& picture = *frame.get();
  // What is written on the box may differ from what is inside.
  if (s.alike && picture.width == s.look.width && picture.height == s.look.height &&
      picture.format == av_get_pix_fmt(s.look.pix_fmt.c_str())) {
    return frame;
  }
  if (frame.number() >= 0 && frame.number() == s.shown) return s.last;
  Result<Frame> fitted = s.fit(frame);
  if (!fitted) return fitted;
  s.last = *fitted;
  s.shown = frame.number();
  return fitted;
}

Result<Frame> black_frame(const VideoFacts& look) {
  Result<Owned<AVFrame>> made = av::new_film_frame(look);
  if (!made) return made.error();
  const std::optional<FilmPlanes> planes = av::film_planes(look);
  for (int i = 0; planes && i < planes->count; ++i) av::fill_plane(**made, *planes, i);
  return av::film_frame(*std::move(made));
}

}  // namespace shotlab
