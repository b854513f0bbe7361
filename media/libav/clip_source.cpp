// SPDX-License-Identifier: Apache-2.0

#include "media/libav/clip_source.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <string_view>
#include <utility>

#include "media/libav/clip_source_state.h"
#include "media/libav/complaints.h"
#include "media/libav/frame_numbers.h"
#include "media/libav/packet_class.h"

namespace shotlab {
namespace {

bool has_side_data(const AVPacket& packet, AVPacketSideDataType type) {
  return av_packet_get_side_data(&packet, type, nullptr) != nullptr;
}

void note_picture(const AVPacket& packet, bool first, ClipSource::State& state) {
  std::size_t size = 0;
  const std::uint8_t* fresh = av_packet_get_side_data(&packet, AV_PKT_DATA_NEW_EXTRADATA, &size);
  const AVCodecParameters& coded = *state.demuxer.picture()->codecpar;
  // The first packet may repeat what the container has said already.
  const bool same = fresh != nullptr && first &&
                    size == static_cast<std::size_t>(coded.extradata_size) &&
                    std::memcmp(fresh, coded.extradata, size) == 0;
  if (fresh != nullptr && !same) state.new_format = true;
  if (has_side_data(packet, AV_PKT_DATA_MATROSKA_BLOCKADDITIONAL)) state.layered = true;
}

}  // namespace

bool ClipSource::State::by_place() const {
  return demuxer.scan().boxes &&
         std::string_view(demuxer.format()->iformat->name).starts_with("mov");
}

ClipSource::ClipSource(std::unique_ptr<State> state) : state_(std::move(state)) {}
ClipSource::ClipSource(ClipSource&&) noexcept = default;
ClipSource& ClipSource::operator=(ClipSource&&) noexcept = default;
ClipSource::~ClipSource() = default;

namespace {

// Notes what the packets of a survey tell besides their times.
class Noting {
 public:
  explicit Noting(ClipSource::State& state) : state_(state) {}

  void operator()(const AVPacket& packet) {
    if (packet.stream_index == state_.demuxer.picture()->index) {
      note_picture(packet, first_, state_);
      first_ = false;
    } else if (packet.pts == AV_NOPTS_VALUE) {
      timed_ = false;
    } else {
      state_.sound.push_back({packet.pts, packet.duration, packet.pos, packet.size});
    }
  }
  void settle(av::Survey survey) {
    if (!timed_) state_.sound.clear();
    state_.survey = std::move(survey);
    state_.facts = av::describe(state_.demuxer, state_.survey);
  }

 private:
  ClipSource::State& state_;
  bool first_ = true;
  bool timed_ = true;
};

Result<std::unique_ptr<ClipSource::State>> opened(const std::filesystem::path& path,
                                                  const Cancel& cancel) {
  Result<av::Demuxer> demuxer = av::Demuxer::open(path, av::Streams::both, cancel);
  if (!demuxer) return demuxer.error();
  if (demuxer->picture() == nullptr) return av::complain_no_picture(path);
  auto state = std::make_unique<ClipSource::State>();
  state->path = path;
  state->cancel = cancel;
  state->demuxer = *std::move(demuxer);
  return state;
}

// Looks into the key pictures from the second one before `range` to the first one behind it, far
// enough to tell what they are.
void classify_keys(ClipSource::State& state, FrameRange range) {
  constexpr std::size_t kFarEnough = 2048;  // Bytes; the picture's own data begins before.
  PacketIndex& index = state.survey.picture;
  const auto count = static_cast<std::int64_t>(index.packets.size());
  std::int64_t begin = count;
  std::int64_t end = 0;
  for (std::int64_t n = range.in; n < range.out; ++n) {
    const std::int64_t packet = index.frame_packet[static_cast<std::size_t>(n)];
    begin = std::min(begin, packet);
    end = std::max(end, packet + 1);
  }
  const auto key = [&](std::int64_t n) { return index.packets[static_cast<std::size_t>(n)].key; };
  for (int keys = 0; begin > 0 && keys < 2;) keys += key(--begin) ? 1 : 0;
  while (end < count && !key(end)) ++end;
  av::PacketClassifier classifier(*state.demuxer.picture()->codecpar);
  for (std::int64_t n = begin; n < std::min(end + 1, count); ++n) {
    PacketEntry& entry = index.packets[static_cast<std::size_t>(n)];
    if (!entry.key) continue;
    std::string bytes = state.demuxer.input().bytes_at(
        entry.position, std::min(kFarEnough, static_cast<std::size_t>(entry.size)));
    AVPacket packet{};
    packet.data = reinterpret_cast<std::uint8_t*>(bytes.data());
    packet.size = static_cast<int>(bytes.size());
    packet.flags = AV_PKT_FLAG_KEY;
    entry.nal = classifier.classify(packet).nal;
  }
  av::mark_leading(index.packets);
}

}  // namespace

Result<ClipSource> ClipSource::open(const std::filesystem::path& path, const Cancel& cancel) {
  Result<std::unique_ptr<State>> state = opened(path, cancel);
  if (!state) return state.error();
  Noting noting(**state);
  Result<av::Survey> survey = av::survey((*state)->demuxer, std::ref(noting));
  if (!survey) return survey.error();
  noting.settle(*std::move(survey));
  return ClipSource(*std::move(state));
}

Result<std::optional<ClipSource>> ClipSource::open_part(const std::filesystem::path& path,
                                                        const Part& part, const Cancel& cancel) {
  Result<std::unique_ptr<State>> state = opened(path, cancel);
  if (!state) return state.error();
  Noting noting(**state);
  Result<std::optional<av::Survey>> survey = av::survey_tables((*state)->demuxer, std::ref(noting));
  if (!survey) return survey.error();
  if (!*survey) return std::optional<ClipSource>();
  noting.settle(**std::move(survey));
  Result<FrameRange> range = part((*state)->facts, (*state)->survey.picture);
  if (!range) return range.error();
  classify_keys(**state, *range);
  return std::optional<ClipSource>(ClipSource(*std::move(state)));
}

const std::filesystem::path& ClipSource::path() const { return state_->path; }
const ClipFacts& ClipSource::facts() const { return state_->facts; }
const PacketIndex& ClipSource::index() const { return state_->survey.picture; }

Text ClipSource::not_copyable() const {
  if (state_->new_format) {
    return {"The picture's format changes in the middle of the clip.", "畫面格式在片段中途改變。"};
  }
  if (state_->layered) {
    return {"The picture has a second layer (transparency) that a copy would lose.",
            "畫面帶有第二層（透明度），複製會失去它。"};
  }
  return {};
}

namespace av {

Result<Owned<AVPacket>> PacketFeed::at_place(std::int64_t position, std::int32_t size) const {
  Owned<AVPacket> packet = make_packet();
  if (packet == nullptr || size <= 0 || av_new_packet(packet.get(), size) < 0) {
    return complain_memory();
  }
  const std::string bytes =
      source_.demuxer.input().bytes_at(position, static_cast<std::size_t>(size));
  if (bytes.size() != static_cast<std::size_t>(size)) {
    return complain_damaged(source_.path,
                            Text{"it changed while it was being read", "讀取期間檔案有變"});
  }
  std::memcpy(packet->data, bytes.data(), bytes.size());
  return packet;
}

Result<Owned<AVPacket>> PacketFeed::picture(std::int64_t number) {
  const PacketEntry& entry = source_.survey.picture.packets[static_cast<std::size_t>(number)];
  if (source_.by_place() && entry.position >= 0) {
    Result<Owned<AVPacket>> packet = at_place(entry.position, entry.size);
    if (!packet) return packet;
    (*packet)->pts = entry.pts;
    (*packet)->dts = entry.dts;
    return packet;
  }
  if (!pictures_) {
    Result<Demuxer> demuxer = Demuxer::open(source_.path, Streams::picture, source_.cancel);
    if (!demuxer) return demuxer.error();
    if (demuxer->picture() == nullptr) return complain_no_picture(source_.path);
    pictures_.emplace(*std::move(demuxer), source_.survey.picture);
  }
  if (Status there = pictures_->enter(number); !there) return there.error();
  Owned<AVPacket> packet = make_packet();
  if (packet == nullptr) return complain_memory();
  Result<bool> more = pictures_->next(packet.get());
  if (!more) return more.error();
  if (!*more || packet->size != entry.size) {
    return complain_damaged(source_.path,
                            Text{"it changed while it was being read", "讀取期間檔案有變"});
  }
  packet->pts = entry.pts;
  packet->dts = entry.dts;
  return packet;
}

Result<Owned<AVPacket>> PacketFeed::sound(std::size_t number) {
  const SoundEntry& entry = source_.sound[number];
  if (source_.by_place() && entry.position >= 0) return at_place(entry.position, entry.size);
  if (!sounds_ || number < next_sound_) {
    Result<Demuxer> demuxer = Demuxer::open(source_.path, Streams::sound, source_.cancel);
    if (!demuxer) return demuxer.error();
    if (demuxer->sound() == nullptr) return complain_no_sound(source_.path);
    sounds_.emplace(*std::move(demuxer));
    next_sound_ = 0;
  }
  Owned<AVPacket> packet = make_packet();
  if (packet == nullptr) return complain_memory();
  for (;; av_packet_unref(packet.get())) {
    Result<bool> more = sounds_->next(packet.get());
    if (!more) return more.error();
    if (!*more) break;
    if (packet->stream_index != sounds_->sound()->index) continue;
    if (next_sound_++ == number) break;
  }
  if (packet->size != entry.size) {
    return complain_damaged(source_.path,
                            Text{"it changed while it was being read", "讀取期間檔案有變"});
  }
  return packet;
}

}  // namespace av
}  // namespace shotlab
