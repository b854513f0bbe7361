// SPDX-License-Identifier: Apache-2.0

#include "media/libav/packet_muxer.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <numeric>
#include <set>
#include <string_view>

#include "media/base/files.h"
#include "media/base/text.h"
#include "media/libav/complaints.h"

namespace shotlab::av {
namespace {

// Bytes of the table of contents that each packet may need at most: time, offset, size, place,
// group, key.
constexpr std::int64_t kTablePerPicture = 44;
constexpr std::int64_t kTablePerSound = 28;
constexpr std::int64_t kTableStart = 4 << 10;

// The film's clock must hold the ends of both tracks exactly, or a player shows a frame too many.
std::int64_t common_clock(std::int64_t picture, std::int64_t sound) {
  if (sound == 0) return picture;
  const std::int64_t both = std::lcm(picture, sound);
  return both <= INT32_MAX ? both : picture;
}

Error cannot_hold(const std::string& container, const AVCodecParameters& coded, int code) {
  const std::vector<std::string> values = {container, avcodec_get_name(coded.codec_id),
                                           reason(code)};
  return {
      ErrorCode::unsupported,
      fill(Text{"A {0} file cannot hold {1} as it is ({2}).", "{0} 檔案不能直接存放 {1}（{2}）。"},
           values),
      {"Use mode full, or another ending.", "請改用 full 模式或其他副檔名。"}};
}

Status add_track(AVFormatContext* format, const TrackSpec& spec) {
  AVStream* track = avformat_new_stream(format, nullptr);
  if (track == nullptr || avcodec_parameters_copy(track->codecpar, spec.coded) < 0) {
    return complain_memory();
  }
  // The source's name for its codec, where this container uses it too.
  const AVOutputFormat* kind = format->oformat;
  AVCodecParameters& coded = *track->codecpar;
  if (kind->codec_tag == nullptr ||
      av_codec_get_id(kind->codec_tag, coded.codec_tag) != coded.codec_id) {
    coded.codec_tag = 0;
  }
  track->time_base = rational(spec.clock);
  if (spec.like == nullptr) return done();
  track->sample_aspect_ratio = spec.like->sample_aspect_ratio;
  track->avg_frame_rate = spec.like->avg_frame_rate;
  track->disposition = AV_DISPOSITION_DEFAULT;
  for (int i = 0; i < spec.like->nb_side_data; ++i) {
    const AVPacketSideData& side = spec.like->side_data[i];
    std::uint8_t* copy = av_stream_new_side_data(track, side.type, side.size);
    if (copy == nullptr) return complain_memory();
    std::copy_n(side.data, side.size, copy);
  }
  for (const char* key : {"language", "title"}) {
    const AVDictionaryEntry* entry = av_dict_get(spec.like->metadata, key, nullptr, 0);
    if (entry != nullptr) av_dict_set(&track->metadata, key, entry->value, 0);
  }
  return done();
}

// What describes the film, not the file that it came in.
void copy_metadata(const AVDictionary* from, AVDictionary** to) {
  static const std::set<std::string> of_the_file = {"major_brand", "minor_version",
                                                    "compatible_brands", "encoder", "duration"};
  const AVDictionaryEntry* entry = nullptr;
  while ((entry = av_dict_get(from, "", entry, AV_DICT_IGNORE_SUFFIX)) != nullptr) {
    if (of_the_file.count(lower_ascii(entry->key)) == 0)
      av_dict_set(to, entry->key, entry->value, 0);
  }
}

std::int64_t length_of(const AVDictionary* words) {
  std::int64_t length = 0;
  const AVDictionaryEntry* entry = nullptr;
  while ((entry = av_dict_get(words, "", entry, AV_DICT_IGNORE_SUFFIX)) != nullptr) {
    length += static_cast<std::int64_t>(std::string_view(entry->value).size()) + 64;
  }
  return length;
}

}  // namespace

std::string container_for(const std::filesystem::path& target) {
  const std::string ending = lower_ascii(target.extension().string());
  if (ending == ".mp4" || ending == ".m4v") return "mp4";
  if (ending == ".mov") return "mov";
  if (ending == ".mkv") return "matroska";
  if (ending == ".webm") return "webm";
  if (ending == ".ts" || ending == ".m2ts" || ending == ".mts") return "mpegts";
  return {};
}

void PacketMuxer::Closer::operator()(AVFormatContext* format) const {
  avio_closep(&format->pb);
  avformat_free_context(format);
}

Result<PacketMuxer> PacketMuxer::open(const std::filesystem::path& file,
                                      const std::filesystem::path& shown_path,
                                      const Options& options, const TrackSpec& picture,
                                      const TrackSpec* sound) {
  PacketMuxer muxer;
  muxer.file_ = file;
  muxer.shown_path_ = shown_path;
  muxer.tail_ = options.tail;
  AVFormatContext* format = nullptr;
  // With its protocol said, a name with a colon in it stays a name.
  const std::string url = "file:" + file.string();
  if (avformat_alloc_output_context2(&format, nullptr, options.container.c_str(), url.c_str()) <
      0) {
    return complain_memory();
  }
  muxer.format_.reset(format);
  if (Status added = add_track(format, picture); !added) return added.error();
  muxer.clocks_[0] = picture.clock;
  if (sound != nullptr) {
    if (Status added = add_track(format, *sound); !added) return added.error();
    muxer.clocks_[1] = sound->clock;
  }
  copy_metadata(options.metadata, &format->metadata);
  format->strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL;  // FLAC and Opus in MP4.
  // Edit lists say where a film begins; elsewhere nothing may lie before zero.
  format->avoid_negative_ts = has_edit_lists(options.container)
                                  ? AVFMT_AVOID_NEG_TS_DISABLED
                                  : AVFMT_AVOID_NEG_TS_MAKE_NON_NEGATIVE;

  int code = avio_open(&format->pb, url.c_str(), AVIO_FLAG_WRITE);
  if (code < 0) {
    errno = AVUNERROR(code);
    return cannot_write(shown_path);
  }
  Dictionary extra;
  if (has_edit_lists(options.container)) {
    const std::int64_t rate = sound != nullptr ? sound->coded->sample_rate : 0;
    const std::int64_t clock = common_clock(picture.clock.den, rate);
    muxer.movie_clock_ = {1, clock};
    const std::int64_t table = kTableStart + 2 * length_of(options.metadata) +
                               2 * std::int64_t{picture.coded->extradata_size} +
                               kTablePerPicture * picture.packets +
                               (sound != nullptr ? kTablePerSound * sound->packets : 0);
    extra.set("moov_size", std::to_string(table));
    extra.set("video_track_timescale", std::to_string(picture.clock.den));
    extra.set("movie_timescale", std::to_string(clock));
    extra.set("write_tmcd", "0");
  }
  code = avformat_write_header(format, &extra.entries);
  if (code == AVERROR(ENOSPC) || code == AVERROR(EACCES) || format->pb->error < 0) {
    errno = AVUNERROR(code);
    return cannot_write(shown_path);
  }
  if (code < 0) return cannot_hold(options.container, *picture.coded, code);
  return muxer;
}

Status PacketMuxer::fail(int code) {
  if (!failure_) {
    const bool refused = code == AVERROR_INVALIDDATA || code == AVERROR(EINVAL);
    errno = AVUNERROR(code);
    failure_ = refused ? cannot_hold(format_->oformat->name, *format_->streams[0]->codecpar, code)
                       : cannot_write(shown_path_);
  }
  return *failure_;
}

Status PacketMuxer::write(AVPacket* packet, int track) {
  if (failure_) return *failure_;
  packet->stream_index = track;
  packet->pos = -1;
  av_packet_rescale_ts(packet, rational(clocks_[track]), format_->streams[track]->time_base);
  const int code = av_interleaved_write_frame(format_.get(), packet);
  if (code < 0) return fail(code);
  if (format_->pb->error < 0) return fail(format_->pb->error);
  return done();
}

Status PacketMuxer::finish(const std::vector<EditList>& lists) {
  if (failure_) return *failure_;
  int code = av_write_trailer(format_.get());
  if (code >= 0) code = format_->pb->error;
  const int closed = avio_closep(&format_->pb);
  if (code >= 0) code = closed;
  if (code < 0) return fail(code);
  if (!lists.empty()) {
    if (Status set = set_edit_lists(file_, lists); !set) return set;
  }
  if (tail_.empty()) return done();
  errno = 0;
  std::ofstream end(file_, std::ios::binary | std::ios::app);
  end.write(tail_.data(), static_cast<std::streamsize>(tail_.size()));
  end.close();
  if (!end) return fail(errno != 0 ? AVERROR(errno) : AVERROR(EIO));
  return done();
}

}  // namespace shotlab::av
