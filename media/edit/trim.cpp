// SPDX-License-Identifier: Apache-2.0

#include "media/edit/trim.h"

#include <optional>

#include "media/edit/cut_plan.h"
#include "media/edit/requests.h"
#include "media/edit/trim_full.h"
#include "media/edit/trim_splice.h"
#include "media/libav/clip_source.h"
#include "media/libav/splice.h"

namespace shotlab {
namespace {

// A clip of so many bytes is not read as a whole for a part of it.
constexpr std::uintmax_t kLongClip = 4U << 20;

Error not_possible(const Text& why,
                   const Text& how = {"Use mode auto or full.", "請用 auto 或 full 模式。"}) {
  return {ErrorCode::unsupported, why, how};
}

Text no_stretch(TrimMode mode) {
  if (mode == TrimMode::smart) {
    return {"No key picture inside the range lets a stretch of it be copied.",
            "範圍內沒有可讓任何一段直接複製的關鍵影格。"};
  }
  return {"The clip's packets have no order of times that a copy could keep.",
          "片段的封包時間次序不能以複製保留。"};
}

Text would_hide(std::int64_t hidden) {
  const std::string count = std::to_string(hidden);
  return {"A copy would carry " + count + " pictures that are not part of the range.",
          "複製會帶上 " + count + " 個不屬於範圍的畫面。"};
}

// A trim in the making: tries modes one after the other and remembers what stood against each.
class Trimmer {
 public:
  Trimmer(const TrimRequest& request, ClipSource& source, FrameRange range, const Cancel& cancel,
          const ProgressFn& progress)
      : request_(request),
        source_(source),
        range_(range),
        cancel_(cancel),
        progress_(progress),
        edit_lists_(keeps_edit_lists(request.target)) {
    habits_.drops_leading = source.facts().video->codec == "hevc";
  }

  // By a copy that begins at a closed key picture, or not at all.
  Result<TrimReport> copy_closed() {
    if (const Text why = source_.not_copyable(); !why.en.empty()) return not_possible(why);
    const std::optional<CutPlan> plan = plan_copy(source_.index(), range_, habits_);
    if (!plan || !plan->clean) return not_possible(no_stretch(TrimMode::copy));
    return copy_with(habits_);
  }

  Result<TrimReport> run() {
    const TrimMode mode = request_.mode;
    const bool any = mode == TrimMode::automatic;
    for (const TrimMode next : {TrimMode::copy, TrimMode::smart, TrimMode::full}) {
      if (!any && next != mode) continue;
      Result<TrimReport> report = next == TrimMode::copy    ? copy()
                                  : next == TrimMode::smart ? smart()
                                                            : full();
      if (report) {
        report->reason.en += against_.en;
        report->reason.zh += against_.zh;
        return report;
      }
      // What is wrong with the clip or the disk no other mode can mend.
      const ErrorCode code = report.error().code;
      const bool next_may = code == ErrorCode::unsupported || code == ErrorCode::internal;
      if (!any || !next_may || next == TrimMode::full) return report;
      against_.en += " " + report.error().message.en;
      against_.zh += report.error().message.zh;
    }
    return not_possible(no_stretch(mode));
  }

 private:
  Result<TrimReport> copy() {
    if (const Text why = source_.not_copyable(); !why.en.empty()) return not_possible(why);
    Result<TrimReport> report = copy_with(habits_);
    const std::optional<CutPlan> plan = plan_copy(source_.index(), range_, habits_);
    if (report || !plan || plan->clean || report.error().code != ErrorCode::unsupported) {
      return report;
    }
    // The open key picture promised more than it held: begin at the closed one before it.
    CutHabits careful = habits_;
    careful.closed_only = true;
    return copy_with(careful);
  }

  Result<TrimReport> copy_with(CutHabits habits) {
    const std::optional<CutPlan> plan = plan_copy(source_.index(), range_, habits);
    if (!plan) return not_possible(no_stretch(TrimMode::copy));
    if (plan->hidden > 0 && !(request_.hidden_frames && edit_lists_)) {
      return not_possible(would_hide(plan->hidden));
    }
    // FFmpeg's decoder of AV1 shows what the edit list tells it to drop, and with it most players.
    if (plan->hidden > 0 && source_.facts().video->codec == "av1") {
      return not_possible(
          {"Players of AV1 do not honour an edit list.", "AV1 的播放器不理會剪接表。"});
    }
    return by_splice(*plan);
  }

  Result<TrimReport> smart() {
    if (const Text why = source_.not_copyable(); !why.en.empty()) return not_possible(why);
    const std::optional<CutPlan> plan = plan_smart(source_.index(), range_, habits_);
    if (!plan) return not_possible(no_stretch(TrimMode::smart));
    if (plan->encoded > 0 && !can_splice(source_)) {
      const std::string codec = source_.facts().video->codec;
      return not_possible({"Pictures that fit beside this clip's " + codec + " cannot be encoded.",
                           "無法編碼出能與此片段的 " + codec + " 並存的畫面。"});
    }
    return by_splice(*plan);
  }

  Result<TrimReport> by_splice(const CutPlan& plan) {
    Result<TrimProof> proof = try_splice(
        source_, {plan, range_, request_.target, request_.hidden_frames}, cancel_, progress_);
    if (!proof) return proof.error();
    TrimReport report = report_of(proof->frames);
    report.hidden_frames = proof->hidden;
    report.worst_psnr = proof->worst_psnr;
    report.sound_copied = proof->sound_copied;
    report.mode = plan.encoded > 0 ? "smart" : proof->hidden > 0 ? "copy-editlist" : "copy";
    const std::string frames = std::to_string(proof->frames);
    if (plan.encoded > 0) {
      const std::vector<std::string> values = {std::to_string(plan.encoded), frames,
                                               std::to_string(proof->frames - plan.encoded)};
      report.reason =
          fill(Text{"{0} of {1} frames were encoded again; {2} are the source's own bits.",
                    "{1} 格之中有 {0} 格重新編碼，其餘 {2} 格為原片的原樣位元。"},
               values);
    } else {
      report.reason = {"Copied bit for bit.", "逐位元複製。"};
    }
    if (proof->hidden > 0) {
      const std::string hidden = std::to_string(proof->hidden);
      report.reason.en +=
          " " + hidden +
          " pictures that are not part of the range stay in the file, hidden by its "
          "edit list: players do not show them, other tools may.";
      report.reason.zh += "檔案內仍有 " + hidden +
                          " 個不屬於範圍的畫面，由剪接表隱藏：播放器不會顯示，其他工具則未必。";
    }
    return report;
  }

  Result<TrimReport> full() {
    const VideoFacts& video = *source_.facts().video;
    const bool mp4 = lower_ascii(request_.target.extension().string()) == ".mp4";
    if (!mp4) return full_in_kind();
    Result<std::int64_t> frames = trim_full(source_, range_, request_.target, cancel_, progress_);
    if (!frames) return frames.error();
    TrimReport report = report_of(*frames);
    report.mode = "full";
    report.reason = full_words();
    if (video.codec != "h264") {
      report.reason.en += " The picture is now H.264 (it was " + video.codec + ").";
      report.reason.zh += "畫面改為 H.264（原為 " + video.codec + "）。";
    }
    return report;
  }

  // Where clips are not written as MP4, all frames are encoded as the clip's own codec.
  Result<TrimReport> full_in_kind() {
    if (!can_splice(source_)) {
      return not_possible(
          {"Only .mp4 can be written for this kind of clip.", "這類片段只能寫成 .mp4。"},
          {"Give the new clip a name that ends in .mp4.", "請把新檔名改為 .mp4 結尾。"});
    }
    CutPlan plan;
    plan.pieces.push_back({false, range_.in, range_.out, false});
    plan.encoded = range_.length();
    Result<TrimReport> report = by_splice(plan);
    if (!report) return report;
    report->mode = "full";
    report->reason = full_words();
    return report;
  }

  Text full_words() const {
    return request_.mode == TrimMode::full
               ? Text{"Decoded and encoded again, as you asked.", "按要求解碼後重新編碼。"}
               : Text{"Decoded and encoded again: exact for every clip.",
                      "解碼後重新編碼：任何影片都能準確到格。"};
  }

  TrimReport report_of(std::int64_t frames) const {
    const PacketIndex& index = source_.index();
    const auto pts_s = [&](std::int64_t n) {
      return TimePoint{index.frame_pts[static_cast<std::size_t>(n)], index.time_base}.seconds();
    };
    TrimReport report;
    report.frames = frames;
    report.first_pts_s = pts_s(range_.in);
    report.last_pts_s = pts_s(range_.out - 1);
    return report;
  }

  const TrimRequest& request_;
  ClipSource& source_;
  FrameRange range_;
  const Cancel& cancel_;
  const ProgressFn& progress_;
  bool edit_lists_;
  CutHabits habits_;
  Text against_;
};

Result<FrameRange> range_of(const TrimRequest& request, const ClipFacts& facts,
                            const PacketIndex& index) {
  FrameRange range = request.range;
  if (!request.in.empty() && !request.out.empty()) {
    Result<std::int64_t> in = parse_frame(request.in, facts, index.frame_pts);
    if (!in) return in.error();
    Result<std::int64_t> out = parse_frame(request.out, facts, index.frame_pts);
    if (!out) return out.error();
    range = {*in, *out};
  }
  Status inside = check_range(request.source, range, index.frames());
  if (!inside) return inside.error();
  return range;
}

// The trim of a part whose packets are copied from a closed key picture on, without reading the
// rest of the clip. Nothing where it takes more than that.
Result<std::optional<TrimReport>> trim_part(const TrimRequest& request, const Cancel& cancel,
                                            const ProgressFn& progress) {
  const bool copies = request.mode == TrimMode::automatic || request.mode == TrimMode::copy;
  std::error_code unknown;
  const auto size = std::filesystem::file_size(request.source, unknown);
  if (!copies || unknown || size < kLongClip) return std::optional<TrimReport>();
  FrameRange range;
  Result<std::optional<ClipSource>> source = ClipSource::open_part(
      request.source,
      [&](const ClipFacts& facts, const PacketIndex& index) -> Result<FrameRange> {
        Result<FrameRange> found = range_of(request, facts, index);
        if (found) range = *found;
        return found;
      },
      cancel);
  if (!source) return source.error();
  if (!*source) return std::optional<TrimReport>();
  Result<TrimReport> report = Trimmer(request, **source, range, cancel, progress).copy_closed();
  if (report) return std::optional<TrimReport>(*std::move(report));
  if (report.error().code == ErrorCode::cancelled) return report.error();
  return std::optional<TrimReport>();  // What is wrong is told by who looks at all of it.
}

}  // namespace

Result<TrimReport> trim(const TrimRequest& request, const Cancel& cancel,
                        const ProgressFn& progress) {
  if (Status allowed = check_trim_target(request.target, request.source); !allowed) {
    return allowed.error();
  }
  Result<std::optional<TrimReport>> part = trim_part(request, cancel, progress);
  if (!part) return part.error();
  if (*part) return **std::move(part);
  Result<ClipSource> source = ClipSource::open(request.source, cancel);
  if (!source) return source.error();
  Result<FrameRange> range = range_of(request, source->facts(), source->index());
  if (!range) return range.error();
  return Trimmer(request, *source, *range, cancel, progress).run();
}

}  // namespace shotlab
