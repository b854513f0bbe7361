// SPDX-License-Identifier: Apache-2.0

#include "media/libav/splice_check.h"

#include <cstdlib>

#include "media/libav/complaints.h"
#include "media/libav/nal.h"
#include "media/libav/packet_muxer.h"
#include "media/libav/survey.h"

namespace shotlab::av {
namespace {

Error differs(const Text& what) {
  return {
      ErrorCode::unsupported,
      {"The written file was not exact: " + what.en + ".", "寫成的檔案不準確：" + what.zh + "。"},
      {"Use mode full.", "請改用 full 模式。"}};
}

}  // namespace

Result<SpliceReport> check_splice(const SpliceOrder& order,
                                  const std::vector<std::uint64_t>& expected, const Heard& heard) {
  Result<Demuxer> demuxer = Demuxer::open(order.file, Streams::both);
  if (!demuxer) return demuxer.error();
  if (demuxer->picture() == nullptr) return complain_no_picture(order.target);
  const AVCodecParameters& coded = *demuxer->picture()->codecpar;
  const Fingerprint fingerprint(coded.codec_id, nal_length_size(coded));
  std::size_t packets = 0;
  bool same_bytes = true;
  Result<Survey> survey = av::survey(*demuxer, [&](const AVPacket& packet) {
    if (packet.stream_index != demuxer->picture()->index) return;
    same_bytes = same_bytes && packets < expected.size() &&
                 fingerprint(bytes_of(packet)) == expected[packets];
    ++packets;
  });
  if (!survey) return survey.error();
  if (!same_bytes || packets != expected.size()) {
    return differs({"its packets did not come back as they went in", "讀回的封包與寫入的不符"});
  }
  const PacketIndex& index = survey->picture;
  if (index.frames() != static_cast<std::int64_t>(order.times.size())) {
    return differs({"it shows " + std::to_string(index.frames()) + " frames instead of " +
                        std::to_string(order.times.size()),
                    "顯示 " + std::to_string(index.frames()) + " 格，應為 " +
                        std::to_string(order.times.size()) + " 格"});
  }
  for (std::size_t n = 0; n < order.times.size(); ++n) {
    const std::int64_t wanted =
        rescale(order.times[n] - order.times[0], order.clock, index.time_base);
    if (index.frame_pts[n] - index.frame_pts[0] != wanted) {
      return differs({"frame " + std::to_string(n) + " is shown at another time",
                      "第 " + std::to_string(n) + " 格的顯示時間不同"});
    }
  }
  SpliceReport report;
  report.frames = index.frames();
  report.hidden = static_cast<std::int64_t>(index.packets.size()) - index.frames();
  report.sound_certain = heard.certain;
  if (heard.rate == 0) return report;
  if (!survey->sound) return differs({"its sound is missing", "聲音不見了"});
  // The sound against the first picture.
  const Rational base = rational(demuxer->sound()->time_base);
  const Rational samples{1, heard.rate};
  const std::int64_t origin = rescale(index.frame_pts[0], index.time_base, samples);
  const std::int64_t begin = rescale(survey->sound->begin, base, samples) - origin;
  const std::int64_t end = rescale(survey->sound->end, base, samples) - origin;
  // Without edit lists sound begins and ends with whole packets, the encoder's run-up included.
  const bool to_the_sample = has_edit_lists(container_for(order.target));
  const std::int64_t slack = to_the_sample ? 1 : heard.rate / 20;
  if (std::abs(begin - heard.begin) > slack || std::abs(end - heard.end) > slack) {
    return differs({"its sound does not begin or end where it should", "聲音的起點或終點不對"});
  }
  report.sound_end = end;
  return report;
}

}  // namespace shotlab::av
