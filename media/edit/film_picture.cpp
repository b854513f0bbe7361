// SPDX-License-Identifier: Apache-2.0

#include "media/edit/film_picture.h"

#include <algorithm>
#include <utility>

#include "media/edit/requests.h"
#include "media/libav/title_art.h"

namespace shotlab {

Result<FilmPicture> FilmPicture::open(const FilmPlan& plan, const VideoFacts& look,
                                      const Cancel& cancel) {
  FilmPicture picture(plan, look, cancel);
  for (const CutTitle& title : plan.titles) {
    Result<TitleArt> art = draw_title(title, look);
    if (!art) return art.error();
    picture.titles_.push_back(*std::move(art));
  }
  return picture;
}

Result<Frame> FilmPicture::shot_at(std::size_t shot, std::int64_t film_frame) {
  const FilmShot& wanted = plan_->shots[shot];
  auto reel = reels_.find(shot);
  if (reel == reels_.end()) {
    Result<FrameReader> reader = FrameReader::open(*wanted.source, {.cancel = cancel_});
    if (!reader) return reader.error();
    reel = reels_.emplace(shot, Reel{*std::move(reader), FrameFitter(wanted.facts(), look_)}).first;
  }
  Result<Frame> frame = reel->second.reader.read(wanted.source_frame(film_frame));
  if (!frame) return frame;
  Result<Frame> fitted = reel->second.fitter(*frame);
  const double level = shot_level(wanted, film_frame);
  if (!fitted || level >= 1) return fitted;
  return faded(*fitted, level, look_);
}

Result<Frame> FilmPicture::at(std::int64_t film_frame) {
  if (cancel_.requested()) return stopped();
  const auto seen = [&](const FilmShot& shot) {
    return film_frame >= shot.place.in && film_frame < shot.place.out;
  };
  // Readers of shots that are over hold memory for nothing.
  std::erase_if(reels_, [&](const auto& entry) { return !seen(plan_->shots[entry.first]); });
  Frame frame;
  for (std::size_t i = 0; i < plan_->shots.size(); ++i) {
    if (!seen(plan_->shots[i])) continue;
    Result<Frame> next = shot_at(i, film_frame);
    if (!next) return next;
    if (!frame.empty()) {
      next = dissolved(frame, *next, shot_share(plan_->shots[i], film_frame), look_);
      if (!next) return next;
    }
    frame = *std::move(next);
  }
  for (std::size_t i = 0; i < titles_.size(); ++i) {
    const double level = title_level(plan_->titles[i], film_frame);
    if (level <= 0) continue;
    Result<Frame> titled = with_title(frame, titles_[i], level, look_);
    if (!titled) return titled;
    frame = *std::move(titled);
  }
  return frame;
}

}  // namespace shotlab
