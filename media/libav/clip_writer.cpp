// SPDX-License-Identifier: Apache-2.0

#include "media/libav/clip_writer.h"

#include <cstdlib>
#include <optional>

#include "media/base/files.h"
#include "media/libav/complaints.h"
#include "media/libav/muxer.h"
#include "media/libav/packet_muxer.h"
#include "media/libav/picture_encoder.h"
#include "media/libav/sound_encoder.h"
#include "media/libav/survey.h"

namespace shotlab {
namespace {

Error not_as_meant(const std::filesystem::path& path) {
  return {
      ErrorCode::internal,
      {"\"" + path.string() + "\" was not written: its frames did not come back as they went in.",
       "沒有寫入「" + path.string() + "」：讀回的影格與寫入的不符。"},
      {"Please report this.", "請回報此問題。"}};
}

}  // namespace

struct ClipWriter::State {
  explicit State(const std::filesystem::path& target)
      : path(target), temporary(temporary_beside(target)), cleanup(temporary) {}

  std::filesystem::path path;
  std::filesystem::path temporary;
  RemoveOnExit cleanup;
  std::optional<av::Muxer> muxer;  // After `cleanup`: closed before the file is removed.
  std::optional<av::PictureEncoder> picture;
  std::optional<av::SoundEncoder> sound;
  std::optional<Error> failure;
  bool finished = false;

  // Remembers the first failure, so that no later call can make a file of what is left.
  Status remember(Status status) {
    if (failure) return *failure;
    if (!status) failure = status.error();
    return status;
  }

  // Sound from the first picture on, to its last sample; without edit lists to its last packet.
  bool same_sound(const av::Demuxer& demuxer, const av::Survey& survey) const {
    if (!survey.sound || demuxer.sound() == nullptr) return false;
    const Rational samples{1, sound->context().sample_rate};
    const Rational base = av::rational(demuxer.sound()->time_base);
    const PacketIndex& index = survey.picture;
    const std::int64_t origin = rescale(index.frame_pts.front(), index.time_base, samples);
    const std::int64_t begin = rescale(survey.sound->begin, base, samples) - origin;
    const std::int64_t end = rescale(survey.sound->end, base, samples) - origin;
    const std::string container = av::container_for(path);
    const bool exact = container.empty() || av::has_edit_lists(container);
    const std::int64_t slack = exact ? 0 : samples.den / 20;
    return std::abs(begin) <= slack && std::abs(end - sound->samples()) <= slack;
  }

  // Reads the file back: exactly the frames and the sound that were handed over.
  Status check() const {
    Result<av::Demuxer> demuxer = av::Demuxer::open(temporary, av::Streams::both);
    if (!demuxer) return demuxer.error();
    Result<av::Survey> survey = av::survey(*demuxer);
    if (!survey) return survey.error();
    const PacketIndex& index = survey->picture;
    const std::vector<std::int64_t>& times = picture->times();
    bool same = index.frame_pts.size() == times.size();
    const Rational clock = av::rational(picture->context().time_base);
    for (std::size_t n = 0; same && n < times.size(); ++n) {
      same = rescale(times[n] - times[0], clock, index.time_base) ==
             index.frame_pts[n] - index.frame_pts[0];
    }
    if (sound && sound->samples() > 0) same = same && same_sound(*demuxer, *survey);
    return same ? done() : Status(not_as_meant(path));
  }
};

ClipWriter::ClipWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
ClipWriter::ClipWriter(ClipWriter&&) noexcept = default;
ClipWriter& ClipWriter::operator=(ClipWriter&&) noexcept = default;
ClipWriter::~ClipWriter() = default;

Result<ClipWriter> ClipWriter::create(const std::filesystem::path& path,
                                      const ClipWriterOptions& options) {
  av::settle();
  auto state = std::make_unique<State>(path);
  State* self = state.get();  // Outlives the encoders, which live in it.
  Result<av::PictureEncoder> picture = av::PictureEncoder::open(
      options, [self](AVPacket* packet) { return self->muxer->write_picture(packet); });
  if (!picture) return picture.error();
  state->picture.emplace(*std::move(picture));
  if (options.sound_rate > 0) {
    Result<av::SoundEncoder> sound = av::SoundEncoder::open(
        options, [self](AVPacket* packet) { return self->muxer->write_sound(packet); });
    if (!sound) return sound.error();
    state->sound.emplace(*std::move(sound));
  }
  Result<av::Muxer> muxer =
      av::Muxer::open(state->temporary, path, options, state->picture->context(),
                      state->sound ? &state->sound->context() : nullptr);
  if (!muxer) return muxer.error();
  state->muxer.emplace(*std::move(muxer));
  return ClipWriter(std::move(state));
}

Status ClipWriter::add_picture(const Picture& picture) {
  if (state_->failure) return *state_->failure;
  return state_->remember(state_->picture->add(picture));
}

Status ClipWriter::add_frame(const Frame& frame, std::int64_t pts) {
  if (state_->failure) return *state_->failure;
  if (frame.empty()) return state_->remember(not_as_meant(state_->path));
  return state_->remember(state_->picture->add(*frame.get(), pts));
}

void ClipWriter::set_end(std::int64_t pts) { state_->picture->set_end(pts); }

Status ClipWriter::add_sound(const Samples& sound) {
  if (state_->failure) return *state_->failure;
  if (!state_->sound) return state_->remember(not_as_meant(state_->path));
  return state_->remember(state_->sound->add(sound));
}

Status ClipWriter::finish() {
  State& s = *state_;
  if (s.failure) return *s.failure;
  if (s.finished) return done();
  if (s.picture->times().empty()) {
    return s.remember(
        Error{ErrorCode::bad_input,
              {"A clip without a single frame cannot be written.", "沒有任何影格，無法寫成影片。"},
              {}});
  }
  if (Status ended = s.remember(s.picture->finish()); !ended) return ended;
  if (s.sound) {
    if (Status ended = s.remember(s.sound->finish()); !ended) return ended;
  }
  if (Status closed = s.remember(s.muxer->finish()); !closed) return closed;
  if (Status same = s.remember(s.check()); !same) return same;
  if (Status synced = s.remember(sync_to_disk(s.temporary)); !synced) return synced;
  if (Status moved = s.remember(move_into_place(s.temporary, s.path)); !moved) return moved;
  s.cleanup.release();
  s.finished = true;
  return done();
}

}  // namespace shotlab
