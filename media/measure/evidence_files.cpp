// SPDX-License-Identifier: Apache-2.0

#include "media/measure/evidence_files.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "media/base/files.h"
#include "media/libav/picture_file.h"
#include "media/measure/evidence.h"

namespace shotlab {
namespace {

constexpr std::size_t kMostCuts = 6;  // Strips in one picture.
constexpr int kStripFrames = 4;
constexpr int kStripWidth = 240;

class Frames {
 public:
  Frames(FrameReader& reader, int width) : reader_(reader), picturer_(width, 0, 3, true) {}

  // Empty if it cannot be decoded: the evidence then shows a gap.
  Picture at(std::int64_t number) {
    const Result<Frame> frame = reader_.read(
        std::clamp<std::int64_t>(number, 0, std::max<std::int64_t>(0, reader_.frames() - 1)));
    if (!frame) return {};
    Result<Picture> picture = picturer_(*frame, reader_.facts());
    return picture ? *std::move(picture) : Picture{};
  }

 private:
  FrameReader& reader_;
  Picturer picturer_;
};

std::vector<ShotStrip> strips_of(const ShotMeasurement& shots, FrameReader& reader) {
  Frames frames(reader, kStripWidth);
  std::vector<ShotStrip> out;
  for (const std::int64_t cut : shots.cuts) {
    if (out.size() == kMostCuts) break;
    ShotStrip strip;
    strip.cut_before = kStripFrames / 2;
    for (std::int64_t n = cut - kStripFrames / 2; n < cut + kStripFrames / 2; ++n) {
      strip.numbers.push_back(n);
      strip.pictures.push_back(n < 0 || n >= reader.frames() ? Picture{} : frames.at(n));
    }
    out.push_back(std::move(strip));
  }
  if (out.empty()) {
    ShotStrip strip;
    const std::int64_t last = std::max<std::int64_t>(0, reader.frames() - 1);
    for (int i = 0; i < kStripFrames; ++i) {
      strip.numbers.push_back(last * i / (kStripFrames - 1));
      strip.pictures.push_back(frames.at(strip.numbers.back()));
    }
    out.push_back(std::move(strip));
  }
  return out;
}

}  // namespace

Status write_evidence(const std::filesystem::path& folder, FrameReader& reader,
                      const std::vector<ShotTrack>& tracks, const std::vector<float>& brightness,
                      Measurement& measured) {
  if (const Status made = make_folder(folder); !made) return made.error();
  Frames frames(reader, kEvidenceWidth);
  const auto write = [&](const char* name, const Picture& picture,
                         std::filesystem::path& path) -> Status {
    const std::filesystem::path target = folder / name;
    if (const Status written = write_picture(target, picture); !written) return written.error();
    path = target;
    return done();
  };

  if (measured.soundness) {
    const std::int64_t shown = frame_of_interest(*measured.soundness, reader.frames());
    const Picture picture =
        draw_soundness(*measured.soundness, brightness, shown, frames.at(shown));
    const Status written = write("soundness.png", picture, measured.soundness->evidence);
    if (!written) return written.error();
  }
  if (measured.shots) {
    const Picture picture = draw_shots(strips_of(*measured.shots, reader));
    const Status written = write("shots.png", picture, measured.shots->evidence);
    if (!written) return written.error();
  }
  for (std::size_t i = 0; i < measured.boxes.size(); ++i) {
    BoxMeasurement& box = measured.boxes[i];
    const std::string name = "box-" + std::to_string(i + 1) + ".png";
    const Picture picture = draw_box(box, frames.at(box.look.frame));
    const Status written = write(name.c_str(), picture, box.evidence);
    if (!written) return written.error();
  }
  const auto shot = std::find_if(tracks.begin(), tracks.end(), [&](const ShotTrack& candidate) {
    return measured.move && candidate.frames == measured.move->frames;
  });
  if (shot != tracks.end()) {
    const std::int64_t shown = shot->frames.in + shot->track.trails_from;
    const Picture picture = draw_move(*measured.move, shot->track, frames.at(shown));
    const Status written = write("move.png", picture, measured.move->evidence);
    if (!written) return written.error();
  }
  return done();
}

}  // namespace shotlab
