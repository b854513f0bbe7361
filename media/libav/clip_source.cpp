// SPDX-License-Identifier: Apache-2.0

#include "media/libav/clip_source.h"

#include <cstring>
#include <string_view>

#include "media/libav/clip_source_state.h"
#include "media/libav/complaints.h"

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

Result<ClipSource> ClipSource::open(const std::filesystem::path& path, const Cancel& cancel) {
  Result<av::Demuxer> demuxer = av::Demuxer::open(path, av::Streams::both, cancel);
  if (!demuxer) return demuxer.error();
  if (demuxer->picture() == nullptr) return av::complain_no_picture(path);
  auto state = std::make_unique<State>();
  state->path = path;
  state->cancel = cancel;
  state->demuxer = *std::move(demuxer);
  bool first = true;
  bool timed = true;
  Result<av::Survey> survey = av::survey(state->demuxer, [&](const AVPacket& packet) {
    if (packet.stream_index == state->demuxer.picture()->index) {
      note_picture(packet, first, *state);
      first = false;
    } else if (packet.pts == AV_NOPTS_VALUE) {
      timed = false;
    } else {
      state->sound.push_back({packet.pts, packet.duration, packet.pos, packet.size});
    }
  });
  if (!survey) return survey.error();
  if (!timed) state->sound.clear();
  state->survey = *std::move(survey);
  state->facts = av::describe(state->demuxer, state->survey);
  return ClipSource(std::move(state));
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
