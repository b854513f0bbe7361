// SPDX-License-Identifier: Apache-2.0

#include "media/measure/measure.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "media/base/files.h"
#include "media/libav/frame_reader.h"
#include "media/libav/picture_file.h"
#include "media/libav/probe.h"
#include "media/libav/sound_reader.h"
#include "media/measure/boxes.h"
#include "media/measure/camera_by_shot.h"
#include "media/measure/colour.h"
#include "media/measure/detail.h"
#include "media/measure/evidence.h"
#include "media/measure/evidence_files.h"
#include "media/measure/move_decision.h"
#include "media/measure/onsets.h"
#include "media/measure/plane.h"
#include "media/measure/shot_changes.h"
#include "media/measure/sound_shape.h"
#include "media/measure/soundness.h"
#include "media/measure/texture.h"

namespace shotlab {
namespace {

constexpr int kWidth = 320;             // Pixels: what all picture measurers look at.
constexpr double kColourPictures = 12;  // A second; more says nothing new.

Error was_cancelled() {
  return {ErrorCode::cancelled, {"The measuring was stopped.", "量度已停止。"}, {}};
}

// Everything that wants the clip's pictures, fed by one decoding pass.
class PictureMeasurers {
 public:
  PictureMeasurers(const MeasureRequest& request, double fps)
      : request_(request),
        soundness_(fps),
        changes_(fps),
        camera_(fps),
        boxes_(request.marks, fps),
        texture_(fps),
        colour_step_(std::max<std::int64_t>(1, std::llround(fps / kColourPictures))) {}

  void add(std::int64_t number, const Picture& rgb) {
    last_number_ = number;
    Plane luma = luma_of(rgb);
    soundness_.add(number, luma);
    boxes_.add(number, rgb);
    if (request_.texture) texture_.add(number, luma);
    // What comes before the first good frame is not a shot; what is missing later shows the frame
    // before it, so that numbers stay right.
    if (!first_) first_ = number;
    while (*first_ + fed_ < number) feed(last_, luma_of(last_));
    if (needs_colour() && number % colour_step_ == 0) colours_.add(shrink(rgb, kShotPictureWidth));
    feed(rgb, std::move(luma));
    last_ = rgb;
  }

  void add_undecodable(std::int64_t number) {
    last_number_ = number;
    soundness_.add_undecodable(number);
  }

  // Fills `out`; returns the tracks for the evidence pictures.
  std::vector<ShotTrack> finish(double duration_s, Measurement& out) {
    const std::int64_t offset = first_.value_or(0);
    if (request_.soundness) out.soundness = soundness_.finish(duration_s);
    const ShotMeasurement shots = changes_.finish();
    std::vector<ShotTrack> tracks;
    if (request_.move) tracks = camera_.finish(changes_.cuts_so_far());
    for (ShotTrack& shot : tracks) {
      out.moves.push_back(decide_move(shot.track));
      shot.frames = {shot.frames.in + offset, shot.frames.out + offset};
      out.moves.back().frames = shot.frames;
    }
    if (request_.move) out.move = longest(out.moves);
    if (request_.shots) out.shots = shifted(shots, offset);
    if (request_.tone) out.tone = colours_.tone();
    if (request_.palette) out.palette = colours_.palette();
    if (request_.texture) out.texture = texture_.finish(soundness_.brightness());
    if (boxes_.any()) out.boxes = boxes_.finish(last_number_ + 1);
    return tracks;
  }

  const std::vector<float>& brightness() const { return soundness_.brightness(); }

 private:
  bool needs_colour() const { return request_.tone || request_.palette; }

  void feed(const Picture& rgb, Plane luma) {
    ++fed_;
    if (!request_.shots && !request_.move) return;
    changes_.add(shrink(rgb, kShotPictureWidth));
    if (!request_.move) return;
    camera_.add(std::move(luma));
    camera_.advance(changes_.cuts_so_far(), changes_.frames() - ShotChanges::kAhead);
  }

  static MoveMeasurement longest(const std::vector<MoveMeasurement>& moves) {
    const auto most = std::max_element(moves.begin(), moves.end(),
                                       [](const MoveMeasurement& a, const MoveMeasurement& b) {
                                         return a.frames.length() < b.frames.length();
                                       });
    if (most != moves.end()) return *most;
    MoveMeasurement none;
    none.why_not = {"No frame of the clip can be decoded.", "片段冇一格解得到碼。"};
    return none;
  }

  static ShotMeasurement shifted(ShotMeasurement shots, std::int64_t offset) {
    for (std::int64_t& cut : shots.cuts) cut += offset;
    for (Fade& fade : shots.fades) fade.frames.in += offset, fade.frames.out += offset;
    for (FrameRange& range : shots.dissolves) range.in += offset, range.out += offset;
    return shots;
  }

  const MeasureRequest& request_;
  Soundness soundness_;
  ShotChanges changes_;
  CameraByShot camera_;
  Boxes boxes_;
  Texture texture_;
  Colours colours_;
  std::int64_t colour_step_;
  std::int64_t fed_ = 0;
  std::int64_t last_number_ = -1;
  std::optional<std::int64_t> first_;
  Picture last_;
};

bool wants_pictures(const MeasureRequest& request) {
  return request.texture || request.soundness || request.move || request.shots || request.tone ||
         request.palette || !request.marks.empty();
}

Status measure_pictures(const MeasureRequest& request, const Cancel& cancel, Measurement& out) {
  Result<FrameReader> reader = FrameReader::open(request.source, {.cancel = cancel});
  if (!reader) return reader.error();
  const ClipFacts& facts = reader->facts();
  const double fps = facts.video->fps.num > 0 ? facts.video->fps.value() : 24;
  PictureMeasurers measurers(request, fps);
  // Detail is a matter of the clip's own size: three frames are looked at whole.
  Picturer whole(0, 0, 1);
  std::vector<double> details;
  const std::int64_t sixth = std::max<std::int64_t>(1, reader->frames() / 6);
  Picturer picturer(std::min(kWidth, facts.video->display_width()), 0, 3, true);
  for (std::int64_t n = 0; n < reader->frames(); ++n) {
    if (cancel.requested()) return was_cancelled();
    const Result<Frame> frame = reader->read(n);
    if (!frame && frame.error().code == ErrorCode::cancelled) return frame.error();
    if (!frame) {
      measurers.add_undecodable(n);
      continue;
    }
    const Result<Picture> picture = picturer(*frame, facts);
    if (!picture) return picture.error();
    measurers.add(n, *picture);
    if (request.texture && n % (2 * sixth) == sixth && details.size() < 3) {
      const Result<Picture> large = whole(*frame, facts);
      if (large) details.push_back(detail_ratio(*large));
    }
  }
  const std::vector<ShotTrack> tracks = measurers.finish(facts.duration_s, out);
  if (out.texture && !details.empty()) {
    out.texture->detail = *std::max_element(details.begin(), details.end());
  }
  if (request.evidence_folder.empty()) return done();
  return write_evidence(request.evidence_folder, *reader, tracks, measurers.brightness(), out);
}

Status measure_sound(const MeasureRequest& request, const Cancel& cancel, Measurement& out) {
  // In its own rate and channels: the loudness of 5.1 is not that of its stereo mix.
  Result<Samples> sound = read_sound(request.source, 0, 0, 0, -1, cancel);
  if (!sound) return sound.error();
  if (request.loudness) {
    Result<Loudness> loudness = measure_loudness(*sound);
    if (!loudness) return loudness.error();
    out.loudness = *loudness;
  }
  if (!request.sound) return done();
  out.sound = shape_of_sound(*sound);
  const Result<Samples> mono = read_sound(request.source, kOnsetRate, 1, 0, -1, cancel);
  if (!mono) return mono.error();
  out.sound->onsets = onsets_of(*mono);
  if (request.evidence_folder.empty()) return done();
  if (Status made = make_folder(request.evidence_folder); !made) return made;
  out.sound->evidence = request.evidence_folder / "sound.png";
  return write_picture(out.sound->evidence, draw_sound(*out.sound));
}

}  // namespace

Result<Measurement> measure(const MeasureRequest& request, const Cancel& cancel) {
  const Result<ClipFacts> facts = probe(request.source, cancel);
  if (!facts) return facts.error();
  Measurement out;
  if (facts->video && wants_pictures(request)) {
    const Status status = measure_pictures(request, cancel, out);
    if (!status) return status.error();
  }
  if (facts->audio && (request.loudness || request.sound)) {
    const Status status = measure_sound(request, cancel, out);
    if (!status) return status.error();
  }
  return out;
}

}  // namespace shotlab
