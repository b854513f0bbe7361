// SPDX-License-Identifier: Apache-2.0

#include "media/edit/trim_splice.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "media/base/files.h"
#include "media/edit/requests.h"
#include "media/edit/seam_check.h"
#include "media/edit/trim_full.h"
#include "media/libav/splice.h"

namespace shotlab {
namespace {

constexpr std::int64_t kFineClock = 1'000'000;
constexpr int kFinest = 2;
constexpr double kWriting = 0.9;  // Share of the progress; the rest is looking at the result.

// The clock of the film: the source's own, or where that counts finer than anyone needs, the
// coarsest that holds all its times. Nothing: no clock of whole ticks a second holds them.
std::optional<Rational> film_clock(const PacketIndex& index) {
  std::int64_t step = 0;
  if (index.time_base.den > kFineClock) {
    for (const PacketEntry& packet : index.packets) {
      for (const std::int64_t time : {packet.pts, packet.dts, packet.duration}) {
        step = std::gcd(step, time);
      }
    }
    step = std::gcd(step, index.end_pts);
  }
  step = std::max<std::int64_t>(1, step);
  const std::int64_t common = std::gcd(index.time_base.num * step, index.time_base.den);
  const std::int64_t den = index.time_base.den / common;
  return den <= INT32_MAX ? std::optional<Rational>({1, den}) : std::nullopt;
}

Error odd_clock() {
  return {ErrorCode::unsupported,
          {"The clip counts time so finely that a copy could not keep it.",
           "片段的時間刻度太細，複製無法保留。"},
          {"Use mode full.", "請改用 full 模式。"}};
}

std::int64_t end_of(const PacketIndex& index, FrameRange range) {
  return range.out < index.frames() ? index.frame_pts[static_cast<std::size_t>(range.out)]
                                    : index.end_pts;
}

SpliceOrder order_for(ClipSource& source, const TrimAttempt& attempt, Rational clock) {
  const PacketIndex& index = source.index();
  const std::int64_t in = index.frame_pts[static_cast<std::size_t>(attempt.range.in)];
  SpliceOrder order;
  order.target = attempt.target;
  order.clock = clock;
  for (const CutPiece& piece : attempt.plan.pieces) {
    order.pieces.push_back(
        {&source, piece.copy, piece.first, piece.end, piece.skip_leading, in, 0});
  }
  for (std::int64_t n = attempt.range.in; n < attempt.range.out; ++n) {
    order.times.push_back(
        rescale(index.frame_pts[static_cast<std::size_t>(n)] - in, index.time_base, clock));
  }
  order.end = rescale(end_of(index, attempt.range) - in, index.time_base, clock);
  order.digital_source_type = source.facts().digital_source_type;
  return order;
}

class Attempt {
 public:
  Attempt(ClipSource& source, const TrimAttempt& attempt, const Cancel& cancel,
          const ProgressFn& progress)
      : source_(source), attempt_(attempt), cancel_(cancel), progress_(progress) {}

  Result<TrimProof> run() {
    const std::optional<Rational> clock = film_clock(source_.index());
    if (!clock) return odd_clock();
    const PacketIndex& index = source_.index();
    const std::int64_t in = index.frame_pts[static_cast<std::size_t>(attempt_.range.in)];
    bool copy_sound = attempt_.hidden_sound &&
                      can_copy_sound(source_, in, end_of(index, attempt_.range), attempt_.target);
    int quality = 0;
    for (;;) {
      Result<TrimProof> proof = write(*clock, copy_sound, quality);
      if (proof) return proof;
      if (again_ == Again::with_sound_encoded && copy_sound) {
        copy_sound = false;
      } else if (again_ == Again::finer && quality < kFinest) {
        ++quality;
      } else {
        return proof;
      }
    }
  }

 private:
  enum class Again { no, finer, with_sound_encoded };

  Result<TrimProof> write(Rational clock, bool copy_sound, int quality) {
    again_ = Again::no;
    SpliceOrder order = order_for(source_, attempt_, clock);
    order.quality = quality;
    order.file = temporary_beside(attempt_.target);
    const RemoveOnExit cleanup(order.file);
    if (Status ready = set_sound(order, copy_sound); !ready) return ready.error();
    Result<SpliceReport> report = splice(order, cancel_, [&](double part) {
      if (progress_) progress_(part * kWriting);
    });
    if (!report) return report.error();

    TrimProof proof{report->frames, report->hidden, copy_sound, 99};
    if (attempt_.plan.encoded > 0 || !attempt_.plan.clean) {
      Result<double> worst = compare_seams(source_, attempt_, order.file, cancel_);
      if (!worst) return worst.error();
      proof.worst_psnr = *worst;
      if (*worst < kSeamPsnr) {
        again_ = Again::finer;
        return seam_visible(*worst);
      }
    } else if (Status seen = first_frames_decode(source_, attempt_.range, cancel_); !seen) {
      return seen.error();
    }
    if (copy_sound && !report->sound_certain) {
      Result<bool> same = same_sound(source_, attempt_.range, order.file, cancel_);
      if (!same) return same.error();
      if (!*same) {
        again_ = Again::with_sound_encoded;
        return sound_differs();
      }
    }
    if (cancel_.requested()) return stopped();
    if (Status synced = sync_to_disk(order.file); !synced) return synced.error();
    if (Status moved = move_into_place(order.file, attempt_.target); !moved) return moved.error();
    if (progress_) progress_(1);
    return proof;
  }

  Status set_sound(SpliceOrder& order, bool copy_sound) {
    const SoundShape shape = sound_shape(source_.facts());
    if (shape.rate == 0) return done();
    if (copy_sound) {
      order.sound = SpliceOrder::Sound::copy;
      return done();
    }
    order.sound = SpliceOrder::Sound::encode;
    order.sound_rate = shape.rate;
    order.sound_channels = shape.channels;
    order.sound_bits = shape.bits;
    Result<Samples> sound =
        sound_of_range(source_, attempt_.range, shape.rate, shape.channels, cancel_);
    if (!sound) return sound.error();
    order.sound_at = [samples = *std::move(sound)](std::int64_t begin,
                                                   std::int64_t end) -> Result<Samples> {
      Samples part{.rate = samples.rate, .channels = samples.channels, .values = {}};
      const auto values = static_cast<std::int64_t>(samples.values.size());
      part.values.assign(samples.values.begin() + std::min(values, begin * samples.channels),
                         samples.values.begin() + std::min(values, end * samples.channels));
      part.values.resize(static_cast<std::size_t>((end - begin) * samples.channels), 0.0F);
      return part;
    };
    return done();
  }

  ClipSource& source_;
  const TrimAttempt& attempt_;
  const Cancel& cancel_;
  const ProgressFn& progress_;
  Again again_ = Again::no;
};

}  // namespace

Result<TrimProof> try_splice(ClipSource& source, const TrimAttempt& attempt, const Cancel& cancel,
                             const ProgressFn& progress) {
  return Attempt(source, attempt, cancel, progress).run();
}

}  // namespace shotlab
