// SPDX-License-Identifier: Apache-2.0

#include "media/edit/join.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <system_error>

#include "media/base/files.h"
#include "media/edit/film_kind.h"
#include "media/edit/film_plan.h"
#include "media/edit/film_sound.h"
#include "media/edit/film_writing.h"
#include "media/edit/loudness_fit.h"
#include "media/edit/requests.h"
#include "media/libav/probe.h"
#include "media/libav/sound_reader.h"

namespace shotlab {
namespace {

constexpr int kSoundRate = 48'000;
constexpr int kSoundChannels = 2;
constexpr int kSoundBits = 192'000;
constexpr double kLoudnessSlack = 0.1;  // LU.
constexpr double kPeakSlack = 0.2;      // dB.

// A film in the making.
class Joiner {
 public:
  Joiner(const JoinRequest& request, const Cancel& cancel, const ProgressFn& progress)
      : request_(request), cancel_(cancel), progress_(progress) {}

  Result<JoinReport> run() {
    if (Status free = check_target(); !free) return free.error();
    Result<FilmPlan> plan = plan_film(request_, cancel_);
    if (!plan) return plan.error();
    plan_ = *std::move(plan);
    if (request_.codec == FilmCodec::png) return pictures();
    Result<FilmKind> kind = choose_kind(plan_, request_);
    if (!kind) return kind.error();
    kind_ = *std::move(kind);
    if (Status ready = prepare_sound(); !ready) return ready.error();
    Result<JoinReport> report = kind_.like ? spliced() : encoded();
    if (!report) return report;
    if (Status proved = look_at(*report); !proved) {
      std::error_code ignored;
      std::filesystem::remove(request_.target, ignored);
      return proved.error();
    }
    return report;
  }

 private:
  Status check_target() const {
    std::error_code ignored;
    if (request_.codec != FilmCodec::png || !std::filesystem::exists(request_.target, ignored)) {
      return done();
    }
    return Error{ErrorCode::bad_input,
                 {"\"" + request_.target.string() + "\" is there already.",
                  "「" + request_.target.string() + "」已存在。"},
                 {"Name a new folder.", "請指定新的資料夾。"}};
  }

  FilmOrder order() const { return {plan_, kind_, request_, sound_, cancel_, progress_}; }

  // Sound that is levelled as a whole is mixed beforehand; any other follows the picture.
  Status prepare_sound() {
    if (!plan_.sound) {
      if (!request_.loudness_lufs) return done();
      return Error{ErrorCode::bad_input,
                   {"The film has no sound, so it cannot be brought to a loudness.",
                    "影片沒有聲音，無法調到指定響度。"},
                   {"Leave the loudness out.", "請不要指定響度。"}};
    }
    sound_.rate = kSoundRate;
    sound_.channels = kSoundChannels;
    sound_.bits = kSoundBits;
    sound_.length = sample_of_frame(plan_.frames, plan_.fps, kSoundRate);
    const bool raised = std::any_of(plan_.shots.begin(), plan_.shots.end(),
                                    [](const FilmShot& s) { return s.wanted.gain_db > 0; });
    if (!request_.loudness_lufs && plan_.tracks.empty() && !raised) {
      auto film = std::make_shared<std::unique_ptr<FilmSound>>();
      sound_.at = [this, film](std::int64_t begin, std::int64_t end) {
        if (begin == 0) {
          *film = std::make_unique<FilmSound>(plan_, kSoundRate, kSoundChannels, cancel_);
        }
        return (*film)->shots(begin, end);
      };
      return done();
    }
    Result<Samples> mix = FilmSound(plan_, kSoundRate, kSoundChannels, cancel_).mix();
    if (!mix) return mix.error();
    LoudnessGoal goal{request_.loudness_lufs.value_or(0), request_.true_peak_dbtp, kind_.sound,
                      kSoundBits};
    mix = request_.loudness_lufs ? at_loudness(*mix, goal, cancel_) : under_peak(*mix, goal);
    if (!mix) return mix.error();
    const auto whole = std::make_shared<const Samples>(*std::move(mix));
    sound_.at = [whole](std::int64_t begin, std::int64_t end) -> Result<Samples> {
      Samples part{.rate = whole->rate, .channels = whole->channels, .values = {}};
      part.values.assign(whole->values.begin() + begin * whole->channels,
                         whole->values.begin() + end * whole->channels);
      return part;
    };
    return done();
  }

  Result<JoinReport> spliced() {
    const std::vector<FilmPiece> pieces = pieces_of(plan_, kind_);
    Result<FilmProof> proof = write_spliced(order(), pieces);
    if (!proof) {
      const ErrorCode code = proof.error().code;
      if (code != ErrorCode::unsupported && code != ErrorCode::internal) return proof.error();
      kind_ = all_encoded(plan_, request_, proof.error().message);
      return encoded();
    }
    JoinReport report = report_of(*proof);
    for (const FilmPiece& piece : pieces) {
      if (piece.copy) report.segments[piece.shot].copied += piece.film.length();
    }
    for (std::size_t i = 0; i < report.segments.size(); ++i) {
      JoinReport::Segment& segment = report.segments[i];
      if (segment.copied == segment.frames) {
        segment.mode = "copy";
        segment.reason = {};
      } else if (segment.copied > 0) {
        segment.mode = "smart";
      }
      if (segment.mode != "copy" && segment.reason.empty()) segment.reason = partly(i);
    }
    return report;
  }

  // Why a shot that could be copied was not, or not all of it.
  Text partly(std::size_t i) const {
    const JoinSegment& wanted = plan_.shots[i].wanted;
    const bool next = i + 1 < plan_.shots.size() && plan_.shots[i + 1].wanted.dissolve > 0;
    const FrameRange place = plan_.shots[i].place;
    const bool titled =
        std::any_of(plan_.titles.begin(), plan_.titles.end(), [&](const CutTitle& title) {
          return title.range.in < place.out && place.in < title.range.out;
        });
    Text why;
    const auto say = [&](bool so, const char* en, const char* zh) {
      if (!so) return;
      why.en += why.en.empty() ? en : std::string(", ") + en;
      why.zh += why.zh.empty() ? zh : std::string("、") + zh;
    };
    say(wanted.dissolve > 0 || next, "a dissolve", "溶接");
    say(wanted.fade_in > 0 || wanted.fade_out > 0, "a fade", "淡入淡出");
    say(titled, "words over it", "字幕");
    if (why.empty()) {
      return {"It begins or ends between key pictures.", "它的起點或終點不在關鍵影格上。"};
    }
    return {"Encoded for " + why.en + ", up to the next key picture.",
            "因" + why.zh + "而重新編碼，直至下一個關鍵影格。"};
  }

  Result<JoinReport> encoded() {
    Result<FilmProof> proof = write_encoded(order());
    if (!proof) return proof.error();
    return report_of(*proof);
  }

  Result<JoinReport> pictures() {
    kind_ = all_encoded(plan_, request_, {"It was written as pictures.", "已寫成圖片。"});
    kind_.look.pix_fmt = "yuv444p";
    kind_.sound = SoundCodec::pcm;
    kind_.name = "png";
    if (Status ready = prepare_sound(); !ready) return ready.error();
    Result<FilmProof> proof = write_pictures(order());
    if (!proof) return proof.error();
    return report_of(*proof);
  }

  JoinReport report_of(const FilmProof& proof) const {
    JoinReport report;
    report.frames = proof.frames;
    report.codec = kind_.name;
    report.worst_psnr = proof.worst_psnr;
    for (std::size_t i = 0; i < plan_.shots.size(); ++i) {
      report.segments.push_back({"full", plan_.shots[i].place.length(), 0, kind_.against[i]});
    }
    return report;
  }

  // Said of the file as it is, not of what was meant.
  Status look_at(JoinReport& report) const {
    Result<ClipFacts> facts = probe(request_.target, cancel_);
    if (!facts) return facts.error();
    report.frames = facts->video->frames;
    if (facts->audio) {
      const double end = facts->audio->start_s + facts->audio->duration_s;
      report.av_offset_samples =
          std::llround(end * kSoundRate) - sample_of_frame(report.frames, plan_.fps, kSoundRate);
    }
    if (!request_.loudness_lufs) return done();
    Result<Samples> sound =
        read_sound(request_.target, kSoundRate, kSoundChannels, 0, sound_.length, cancel_);
    if (!sound) return sound.error();
    Result<Loudness> heard = measure_loudness(*sound);
    if (!heard) return heard.error();
    report.loudness = *heard;
    const bool right =
        std::abs(heard->integrated_lufs - *request_.loudness_lufs) <= kLoudnessSlack &&
        heard->true_peak_dbtp <= request_.true_peak_dbtp + kPeakSlack;
    if (right) return done();
    return Error{
        ErrorCode::internal,
        fill(Text{"The film came out at {0} LUFS with peaks at {1} dBTP, so it was removed.",
                  "成片為 {0} LUFS、峰值 {1} dBTP，與要求不符，已刪除。"},
             {number(heard->integrated_lufs, 1), number(heard->true_peak_dbtp, 1)}),
        {"Please report this.", "請回報此問題。"}};
  }

  const JoinRequest& request_;
  const Cancel& cancel_;
  const ProgressFn& progress_;
  FilmPlan plan_;
  FilmKind kind_;
  FilmTrack sound_;
};

}  // namespace

Result<JoinReport> join(const JoinRequest& request, const Cancel& cancel,
                        const ProgressFn& progress) {
  if (request.segments.empty()) {
    return Error{ErrorCode::bad_input,
                 {"There is nothing to join.", "沒有可接合的片段。"},
                 {"Name at least one clip.", "請至少指定一段影片。"}};
  }
  return Joiner(request, cancel, progress).run();
}

}  // namespace shotlab
