// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <numeric>
#include <set>

#include "media/base/files.h"
#include "media/edit/film_picture.h"
#include "media/edit/film_writing.h"
#include "media/edit/requests.h"
#include "media/edit/seam_check.h"
#include "media/libav/frame_difference.h"
#include "media/libav/splice.h"

namespace shotlab {
namespace {

constexpr std::int64_t kFineClock = 10'000;  // Ticks a second, at least.
constexpr std::int64_t kAround = 2;          // Frames looked at on either side of a seam.
constexpr int kFinest = 2;
constexpr double kWriting = 0.9;  // Share of the progress; the rest is looking at the result.
constexpr double kSame = 99;

// A clock on which every frame of the film begins on a tick.
struct FilmClock {
  Rational tick{1, 1};
  std::int64_t step = 1;  // Ticks a frame.
};

FilmClock clock_for(Rational fps) {
  const std::int64_t common = std::gcd(fps.num, fps.den);
  FilmClock clock{{1, fps.num / common}, fps.den / common};
  while (clock.tick.den < kFineClock) clock.tick.den *= 2, clock.step *= 2;
  return clock;
}

Error differs(std::int64_t frame) {
  const std::string number = std::to_string(frame);
  return {ErrorCode::unsupported,
          {"Frame " + number + " of the film did not come back as it went in.",
           "影片的第 " + number + " 格讀回時與寫入的不符。"},
          {}};
}

// Frames on both sides of each place where something encoded begins or ends, and where clips that
// describe themselves in other words meet.
std::set<std::int64_t> frames_to_look_at(const std::vector<FilmPiece>& pieces) {
  std::set<std::int64_t> frames;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool encoded = !pieces[i].copy || (i > 0 && !pieces[i - 1].copy);
    const FrameRange film = pieces[i].film;
    if (encoded) {
      for (std::int64_t n = film.in - kAround; n < film.in + kAround; ++n) frames.insert(n);
    } else {
      frames.insert(film.in);  // A key picture: cheap to look at.
    }
    if (!pieces[i].copy) {
      for (std::int64_t n = film.out - kAround; n < film.out; ++n) frames.insert(n);
    }
  }
  const std::int64_t end = pieces.back().film.out;
  std::erase_if(frames, [&](std::int64_t n) { return n < 0 || n >= end; });
  return frames;
}

class SplicedFilm {
 public:
  SplicedFilm(const FilmOrder& order, const std::vector<FilmPiece>& pieces)
      : order_(order), pieces_(pieces), clock_(clock_for(order.plan.fps)) {}

  Result<FilmProof> run() {
    for (int quality = 0;; ++quality) {
      Result<FilmProof> proof = write(quality);
      if (proof || !finer_ || quality == kFinest) return proof;
    }
  }

 private:
  SpliceOrder splice_order(FilmPicture& picture) const {
    const JoinRequest& request = order_.request;
    SpliceOrder order;
    order.target = request.target;
    order.clock = clock_.tick;
    order.like = order_.plan.shots[*order_.kind.like].source;
    for (const FilmPiece& piece : pieces_) {
      SplicePiece next;
      next.copy = piece.copy;
      next.step = clock_.step;
      next.start = piece.film.in * clock_.step;
      if (piece.copy) {
        next.source = order_.plan.shots[piece.shot].source;
        next.first = piece.first;
        next.end = piece.end;
        next.skip_leading = piece.skip_leading;
        next.zero = piece.frame;
      } else {
        next.first = next.zero = piece.film.in;
        next.end = piece.film.out;
        next.picture = [&picture](std::int64_t n) { return picture.at(n); };
      }
      order.pieces.push_back(std::move(next));
    }
    for (std::int64_t n = 0; n < order_.plan.frames; ++n) {
      order.times.push_back(n * clock_.step);
    }
    order.end = order_.plan.frames * clock_.step;
    order.digital_source_type = request.digital_source_type;
    order.metadata = request.metadata;
    const FilmTrack& sound = order_.sound;
    if (sound.rate > 0) {
      order.sound = SpliceOrder::Sound::encode;
      order.sound_at = sound.at;
      order.sound_rate = sound.rate;
      order.sound_channels = sound.channels;
      order.sound_bits = sound.bits;
      order.sound_codec = order_.kind.sound;
    }
    return order;
  }

  Result<FilmProof> write(int quality) {
    finer_ = false;
    Result<FilmPicture> picture = FilmPicture::open(order_.plan, order_.kind.look, order_.cancel);
    if (!picture) return picture.error();
    SpliceOrder order = splice_order(*picture);
    order.quality = quality;
    order.file = temporary_beside(order.target);
    const RemoveOnExit cleanup(order.file);
    Result<SpliceReport> report = splice(order, order_.cancel, [&](double part) {
      if (order_.progress) order_.progress(part * kWriting);
    });
    if (!report) return report.error();
    FilmProof proof{report->frames, kSame};
    if (Status proved = prove(order.file, *picture, proof); !proved) return proved.error();
    if (order_.cancel.requested()) return stopped();
    if (Status synced = sync_to_disk(order.file); !synced) return synced.error();
    if (Status moved = move_into_place(order.file, order.target); !moved) return moved.error();
    if (order_.progress) order_.progress(1);
    return proof;
  }

  // Copied frames must be the source's to the last bit, encoded ones near enough.
  Status prove(const std::filesystem::path& file, FilmPicture& picture, FilmProof& proof) {
    const std::set<std::int64_t> frames = frames_to_look_at(pieces_);
    if (frames.empty()) return done();
    Result<FrameReader> reader = FrameReader::open(file, {.cancel = order_.cancel});
    if (!reader) return reader.error();
    auto piece = pieces_.begin();
    for (const std::int64_t n : frames) {
      if (order_.cancel.requested()) return stopped();
      while (piece->film.out <= n) ++piece;
      Result<Frame> wanted = picture.at(n);
      if (!wanted) return wanted.error();
      Result<Frame> given = reader->read(n);
      if (!given) return order_.cancel.requested() ? stopped() : differs(n);
      const std::optional<double> psnr = frame_psnr(*wanted, *given);
      if (!psnr || (piece->copy && *psnr < kSame)) return differs(n);
      proof.worst_psnr = std::min(proof.worst_psnr, *psnr);
      if (*psnr < kSeamPsnr) {
        finer_ = true;
        return seam_visible(*psnr);
      }
    }
    return done();
  }

  const FilmOrder& order_;
  const std::vector<FilmPiece>& pieces_;
  FilmClock clock_;
  bool finer_ = false;  // A better encoding may do.
};

}  // namespace

Result<FilmProof> write_spliced(const FilmOrder& order, const std::vector<FilmPiece>& pieces) {
  return SplicedFilm(order, pieces).run();
}

}  // namespace shotlab
