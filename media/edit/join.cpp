// SPDX-License-Identifier: Apache-2.0

#include "media/edit/join.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "media/edit/fit.h"
#include "media/edit/frame_plan.h"
#include "media/edit/requests.h"
#include "media/libav/clip_writer.h"
#include "media/libav/frame_reader.h"
#include "media/libav/probe.h"
#include "media/libav/sound_reader.h"

namespace shotlab {
namespace {

constexpr int kQuality = 14;
constexpr int kSoundRate = 48'000;
constexpr int kSoundChannels = 2;

int even(int side) { return std::max(2, side + side % 2); }

// What is known before anything is written, so that nothing is written in vain.
struct Segment {
  std::filesystem::path source;
  ClipFacts facts;
  FrameRange range;
  std::vector<std::int64_t> frames;  // Source frame of each film frame.
  std::int64_t sound_begin = 0;      // Sample of the source at its first frame.
};

struct Film {
  int width = 0;
  int height = 0;
  Rational fps;
  std::vector<Segment> segments;
  std::int64_t frames = 0;
  bool sound = false;
};

Result<Film> plan_film(const JoinRequest& request, const Cancel& cancel) {
  Film film{request.width, request.height, request.fps, {}, 0, false};
  for (const JoinSegment& wanted : request.segments) {
    if (Status allowed = check_target(request.target, wanted.source); !allowed)
      return allowed.error();
    Result<FrameReader> reader = FrameReader::open(wanted.source, {.cancel = cancel});
    if (!reader) return reader.error();
    Segment segment{wanted.source, reader->facts(), wanted.range, {}, 0};
    const VideoFacts& video = *segment.facts.video;
    if (segment.range.out < 0) segment.range.out = reader->frames();
    Status inside = check_range(wanted.source, segment.range, reader->frames());
    if (!inside) return inside.error();
    if (film.segments.empty()) {
      if (film.width <= 0) film.width = even(video.display_width());
      if (film.height <= 0) film.height = even(video.display_height());
      if (film.fps.num <= 0) film.fps = film_rate(video);
    }
    const PacketIndex& index = reader->index();
    segment.frames = plan_frames(index, video, segment.range, film.fps);
    const auto in = static_cast<std::size_t>(segment.range.in);
    segment.sound_begin =
        rescale(index.frame_pts[in] - index.frame_pts[0], index.time_base, {1, kSoundRate});
    film.frames += static_cast<std::int64_t>(segment.frames.size());
    film.sound = film.sound || segment.facts.audio.has_value();
    film.segments.push_back(std::move(segment));
  }
  return film;
}

ClipWriterOptions options_for(const JoinRequest& request, const Film& film) {
  ClipWriterOptions options;
  options.width = film.width;
  options.height = film.height;
  options.fps = film.fps;
  options.crf = kQuality;
  options.key_interval = static_cast<int>(std::clamp(2 * film.fps.value(), 1.0, 250.0));
  options.sound_rate = film.sound ? kSoundRate : 0;
  options.sound_channels = kSoundChannels;
  options.sound_bits = 192'000;
  options.metadata = request.metadata;
  options.digital_source_type = request.digital_source_type;
  return options;
}

// The segment's sound for film samples [begin, end); silence if it has none.
Result<Samples> sound_of(const Segment& segment, std::int64_t begin, std::int64_t end,
                         const Cancel& cancel) {
  const std::int64_t length = end - begin;
  if (segment.facts.audio) {
    return read_sound(segment.source, kSoundRate, kSoundChannels, segment.sound_begin,
                      segment.sound_begin + length, cancel);
  }
  Samples silence{.rate = kSoundRate, .channels = kSoundChannels, .values = {}};
  silence.values.assign(static_cast<std::size_t>(length * kSoundChannels), 0.0F);
  return silence;
}

// Writes one picture of a segment into the film, again and again if the film runs faster.
class Projector {
 public:
  Projector(const Segment& segment, const Film& film)
      : facts_(segment.facts),
        film_(film),
        fit_(fit_inside(std::max(1, facts_.video->display_width()),
                        std::max(1, facts_.video->display_height()), film.width, film.height)),
        picturer_(fit_.width, fit_.height, 3) {}

  Status show(const Frame& frame, std::int64_t film_frame, ClipWriter& writer) {
    const VideoFacts& video = *facts_.video;
    // A picture that already has the film's shape stays as it was decoded.
    if (video.rotation == 0 && video.sample_aspect == Rational{1, 1} &&
        video.width == film_.width && video.height == film_.height) {
      return writer.add_frame(frame, film_frame);
    }
    if (frame.number() != shown_) {
      Result<Picture> picture = picturer_(frame, facts_);
      if (!picture) return picture.error();
      picture_ = with_bars(*picture, fit_, film_.width, film_.height);
      shown_ = frame.number();
    }
    return writer.add_picture(picture_);
  }

 private:
  const ClipFacts& facts_;
  const Film& film_;
  Fit fit_;
  Picturer picturer_;
  Picture picture_;
  std::int64_t shown_ = -1;
};

Status write_segment(const Segment& segment, const Film& film, std::int64_t first,
                     ClipWriter& writer, const Cancel& cancel, const ProgressFn& progress) {
  const auto count = static_cast<std::int64_t>(segment.frames.size());
  if (film.sound) {
    Result<Samples> sound = sound_of(segment, sample_of_frame(first, film.fps, kSoundRate),
                                     sample_of_frame(first + count, film.fps, kSoundRate), cancel);
    if (!sound) return sound.error();
    if (Status added = writer.add_sound(*sound); !added) return added;
  }
  Result<FrameReader> reader = FrameReader::open(segment.source, {.cancel = cancel});
  if (!reader) return reader.error();
  Projector projector(segment, film);
  for (std::int64_t k = 0; k < count; ++k) {
    if (cancel.requested()) return stopped();
    Result<Frame> frame = reader->read(segment.frames[static_cast<std::size_t>(k)]);
    if (!frame) return frame.error();
    if (Status shown = projector.show(*frame, first + k, writer); !shown) return shown;
    if (progress) progress(static_cast<double>(first + k + 1) / static_cast<double>(film.frames));
  }
  return done();
}

}  // namespace

Result<JoinReport> join(const JoinRequest& request, const Cancel& cancel,
                        const ProgressFn& progress) {
  if (request.segments.empty()) {
    return Error{ErrorCode::bad_input,
                 {"There is nothing to join.", "沒有可接合的片段。"},
                 {"Name at least one clip.", "請至少指定一段影片。"}};
  }
  Result<Film> film = plan_film(request, cancel);
  if (!film) return film.error();
  Result<ClipWriter> writer = ClipWriter::create(request.target, options_for(request, *film));
  if (!writer) return writer.error();

  JoinReport report;
  for (const Segment& segment : film->segments) {
    Status written = write_segment(segment, *film, report.frames, *writer, cancel, progress);
    if (!written) return written.error();
    const auto count = static_cast<std::int64_t>(segment.frames.size());
    report.segments.push_back({"full", count});
    report.frames += count;
  }
  if (Status finished = writer->finish(); !finished) return finished.error();

  // Said of the file as it is, not of what was meant.
  Result<ClipFacts> facts = probe(request.target, cancel);
  if (!facts) return facts.error();
  report.frames = facts->video->frames;
  if (facts->audio) {
    const double end = facts->audio->start_s + facts->audio->duration_s;
    report.av_offset_samples =
        std::llround(end * kSoundRate) - sample_of_frame(report.frames, film->fps, kSoundRate);
  }
  return report;
}

}  // namespace shotlab
