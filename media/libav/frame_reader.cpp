// SPDX-License-Identifier: Apache-2.0

#include "media/libav/frame_reader.h"

#include <algorithm>
#include <deque>
#include <optional>

extern "C" {
#include <libavutil/imgutils.h>
}

#include "media/libav/clip_source.h"
#include "media/libav/complaints.h"
#include "media/libav/entry.h"
#include "media/libav/picture_decoder.h"
#include "media/libav/picture_source.h"
#include "media/libav/survey.h"

namespace shotlab {
namespace {

// Pictures kept so that stepping back does not decode a whole group for each step.
constexpr std::int64_t kKeptBytes = std::int64_t{64} << 20;
constexpr std::size_t kKeptAtLeast = 4;
// So many packets are decoded sooner than a decoder is emptied and filled again.
constexpr std::int64_t kWorthDecoding = 16;
constexpr std::size_t kKeptAtMost = 64;

}  // namespace

struct FrameReader::State {
  // suspect: something did not decode cleanly, and only careful decoding can tell what.
  enum class Outcome { found, missed, failed, suspect };

  std::filesystem::path path;
  Cancel cancel;
  PacketIndex index;
  ClipFacts facts;
  std::optional<av::PictureSource> source;
  std::optional<av::PictureDecoder> decoder;
  std::deque<Frame> kept;   // Latest at the back.
  std::int64_t shown = -1;  // The frame that the decoder gave last; -1 after an entry.
  std::int64_t entries = 0;
  bool running = false;  // The decoder is fed from `source` without a gap.
  bool drained = false;  // The end of the stream was reached.
  bool careful = false;

  static Result<std::unique_ptr<State>> make(const std::filesystem::path& path, av::Demuxer demuxer,
                                             ClipFacts facts, PacketIndex index,
                                             const ReadOptions& options) {
    Result<av::PictureDecoder> decoder =
        av::PictureDecoder::open(path, *demuxer.picture(), options.threads, av::Care::strict);
    if (!decoder) return decoder.error();
    auto state = std::make_unique<State>();
    state->path = path;
    state->cancel = options.cancel;
    state->facts = std::move(facts);
    state->index = std::move(index);
    if (demuxer.sound() != nullptr) demuxer.sound()->discard = AVDISCARD_ALL;
    state->decoder.emplace(*std::move(decoder));
    state->source.emplace(std::move(demuxer), state->index);
    return state;
  }

  Frame* find_kept(std::int64_t n) {
    for (auto it = kept.rbegin(); it != kept.rend(); ++it) {
      if (it->number() == n) return &*it;
    }
    return nullptr;
  }

  void keep(const Frame& frame) {
    const AVFrame& picture = *frame.get();
    const std::int64_t bytes = std::max<std::int64_t>(
        1, av_image_get_buffer_size(static_cast<AVPixelFormat>(picture.format), picture.width,
                                    picture.height, 1));
    const auto most =
        std::clamp(static_cast<std::size_t>(kKeptBytes / bytes), kKeptAtLeast, kKeptAtMost);
    kept.push_back(frame);
    while (kept.size() > most) kept.pop_front();
  }

  Status enter(std::int64_t packet) {
    ++entries;
    decoder->flush();
    running = false;
    drained = false;
    shown = -1;
    if (Status entered = source->enter(packet); !entered) return entered;
    running = true;
    return done();
  }

  Status take_care() {
    Result<av::PictureDecoder> fresh =
        av::PictureDecoder::open(path, source->stream(), 1, av::Care::careful);
    if (!fresh) return fresh.error();
    decoder.emplace(*std::move(fresh));
    careful = true;
    running = false;
    return done();
  }

  // Feeds the decoder once; false when there is nothing more to feed.
  Result<bool> feed() {
    if (drained) return false;
    const av::Owned<AVPacket> packet = av::make_packet();
    if (packet == nullptr) return av::complain_memory();
    const std::int64_t number = source->position();
    Result<bool> more = source->next(packet.get());
    if (!more) return more.error();
    if (*more) {
      decoder->send(packet.get(), number);
    } else {
      drained = true;
      decoder->send(nullptr, 0);
    }
    return true;
  }

  // Decodes on until frame `n` comes out, or one after it, or the end.
  Result<Outcome> decode_to(std::int64_t n) {
    for (;;) {
      if (av::Owned<AVFrame> picture = decoder->receive()) {
        if (!careful && decoder->errors() > 0) return Outcome::suspect;
        const std::int64_t packet = picture->pts;
        if (packet < 0 || packet >= static_cast<std::int64_t>(index.packets.size())) continue;
        const PacketEntry& entry = index.packets[static_cast<std::size_t>(packet)];
        if (entry.frame < 0) continue;
        shown = entry.frame;
        if (entry.frame > n) return Outcome::missed;
        const bool damaged = av::is_damaged(*picture);
        picture->pts = entry.pts;
        picture->pkt_dts = AV_NOPTS_VALUE;
        Frame frame(std::shared_ptr<AVFrame>(picture.release(), av::Freer()), entry.frame,
                    entry.pts);
        if (!damaged) keep(frame);
        if (entry.frame == n) return damaged ? Outcome::failed : Outcome::found;
        continue;
      }
      if (!careful && decoder->errors() > 0) return Outcome::suspect;
      if (cancel.requested()) return av::complain_cancelled();
      Result<bool> fed = feed();
      if (!fed) return fed.error();
      if (!*fed) return Outcome::missed;
    }
  }
};

FrameReader::FrameReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
FrameReader::FrameReader(FrameReader&&) noexcept = default;
FrameReader& FrameReader::operator=(FrameReader&&) noexcept = default;
FrameReader::~FrameReader() = default;

Result<FrameReader> FrameReader::open(const std::filesystem::path& path,
                                      const ReadOptions& options) {
  Result<av::Demuxer> demuxer = av::Demuxer::open(path, av::Streams::both, options.cancel);
  if (!demuxer) return demuxer.error();
  if (demuxer->picture() == nullptr) return av::complain_no_picture(path);
  Result<av::Survey> survey = av::survey(*demuxer);
  if (!survey) return survey.error();
  ClipFacts facts = av::describe(*demuxer, *survey);
  Result<std::unique_ptr<State>> state =
      State::make(path, *std::move(demuxer), std::move(facts), std::move(survey->picture), options);
  if (!state) return state.error();
  return FrameReader(*std::move(state));
}

Result<FrameReader> FrameReader::open(const ClipSource& source, const ReadOptions& options) {
  Result<av::Demuxer> demuxer =
      av::Demuxer::open(source.path(), av::Streams::picture, options.cancel);
  if (!demuxer) return demuxer.error();
  if (demuxer->picture() == nullptr) return av::complain_no_picture(source.path());
  Result<std::unique_ptr<State>> state =
      State::make(source.path(), *std::move(demuxer), source.facts(), source.index(), options);
  if (!state) return state.error();
  return FrameReader(*std::move(state));
}

const ClipFacts& FrameReader::facts() const { return state_->facts; }
const PacketIndex& FrameReader::index() const { return state_->index; }

std::int64_t FrameReader::entries() const { return state_->entries; }

Result<Frame> FrameReader::read(std::int64_t n) {
  State& s = *state_;
  if (n < 0 || n >= frames()) return av::complain_no_such_frame(s.path, n, frames());
  if (const Frame* kept = s.find_kept(n)) return *kept;
  if (s.cancel.requested()) return av::complain_cancelled();

  const std::int64_t wanted = s.index.frame_packet[static_cast<std::size_t>(n)];
  std::int64_t entry = av::entry_for(s.index, wanted, wanted);
  // While the frame is still to come, going on is right; a key picture far ahead is quicker.
  bool fresh =
      !(s.running && s.shown >= 0 && s.shown < n && entry <= s.source->position() + kWorthDecoding);
  if (fresh) {
    if (Status entered = s.enter(entry); !entered) return entered.error();
  }
  for (;; fresh = true) {
    Result<State::Outcome> outcome = s.decode_to(n);
    if (!outcome) {
      s.running = false;
      return outcome.error();
    }
    if (*outcome == State::Outcome::found) return s.kept.back();
    if (*outcome == State::Outcome::suspect) {
      if (Status cared = s.take_care(); !cared) return cared.error();
      if (Status entered = s.enter(entry); !entered) return entered.error();
      continue;
    }
    // The stream is not what its marks say. Begin earlier, in the end at the start.
    if (fresh && entry == 0) break;
    if (fresh) entry = av::entry_for(s.index, wanted, entry - 1);
    if (Status entered = s.enter(entry); !entered) return entered.error();
  }
  s.running = false;
  return av::complain_undecodable(s.path, n);
}

}  // namespace shotlab
