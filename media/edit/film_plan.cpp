// SPDX-License-Identifier: Apache-2.0

#include "media/edit/film_plan.h"

#include <algorithm>
#include <set>
#include <system_error>

#include "media/edit/frame_plan.h"
#include "media/edit/requests.h"
#include "media/libav/probe.h"

namespace shotlab {
namespace {

int even(int side) { return std::max(2, side + side % 2); }

// Opens each file once, however often it is cut from.
class Sources {
 public:
  Sources(FilmPlan& plan, const Cancel& cancel) : plan_(plan), cancel_(cancel) {}

  Result<ClipSource*> open(const std::filesystem::path& path) {
    for (const auto& source : plan_.sources) {
      if (source->path() == path) return source.get();
    }
    Result<ClipSource> source = ClipSource::open(path, cancel_);
    if (!source) return source.error();
    plan_.sources.push_back(std::make_unique<ClipSource>(*std::move(source)));
    return plan_.sources.back().get();
  }

 private:
  FilmPlan& plan_;
  const Cancel& cancel_;
};

// The same words as for a saved cut.
Cut as_cut(const JoinRequest& request, const FilmPlan& plan) {
  Cut cut;
  cut.fps = plan.fps;
  for (const FilmShot& shot : plan.shots) {
    const JoinSegment& wanted = shot.wanted;
    cut.events.push_back({"", wanted.source.string(), wanted.range, wanted.dissolve, wanted.fade_in,
                          wanted.fade_out, wanted.speed, wanted.gain_db, wanted.mute,
                          wanted.sound_lead});
  }
  cut.titles = request.titles;
  cut.tracks = request.tracks;
  cut.loudness_lufs = request.loudness_lufs;
  cut.true_peak_dbtp = request.true_peak_dbtp;
  return cut;
}

Status check_tracks(const JoinRequest& request, const Cancel& cancel) {
  for (const CutTrack& track : request.tracks) {
    for (const CutSound& sound : track.sounds) {
      Status other = not_the_source(request.target, sound.source);
      if (!other) return other.error();
      Result<ClipFacts> facts = probe(sound.source, cancel);
      if (!facts) return facts.error();
      if (facts->audio) continue;
      return Error{ErrorCode::bad_input,
                   {"\"" + sound.source + "\" has no sound.", "「" + sound.source + "」沒有聲音。"},
                   {"Choose a file with sound.", "請選有聲音的檔案。"}};
    }
  }
  return done();
}

}  // namespace

Result<FilmPlan> plan_film(const JoinRequest& request, const Cancel& cancel) {
  FilmPlan plan;
  plan.width = request.width;
  plan.height = request.height;
  plan.fps = request.fps;
  plan.titles = request.titles;
  plan.tracks = request.tracks;
  Sources sources(plan, cancel);
  for (const JoinSegment& wanted : request.segments) {
    if (Status other = not_the_source(request.target, wanted.source); !other) return other.error();
    Result<ClipSource*> source = sources.open(wanted.source);
    if (!source) return source.error();
    FilmShot shot{wanted, *source, {}, {}};
    const PacketIndex& index = (*source)->index();
    if (wanted.range.out < 0) shot.wanted.range.out = index.frames();
    Status inside = check_range(wanted.source, shot.wanted.range, index.frames());
    if (!inside) return inside.error();
    const VideoFacts& video = shot.video();
    if (plan.shots.empty()) {
      if (plan.width <= 0) plan.width = even(video.display_width());
      if (plan.height <= 0) plan.height = even(video.display_height());
      if (plan.fps.num <= 0) plan.fps = film_rate(video);
    }
    plan.sound = plan.sound || (shot.facts().audio && !wanted.mute);
    plan.shots.push_back(std::move(shot));
  }
  const Cut cut = as_cut(request, plan);
  const auto refuse = [](const Text& problem) {
    return Error{ErrorCode::bad_input, problem, {"Change it and try again.", "請修改後再試。"}};
  };
  if (const auto problem = problem_of(cut)) return refuse(*problem);
  std::vector<std::int64_t> lengths;
  std::vector<Handles> handles;
  for (FilmShot& shot : plan.shots) {
    shot.frames = plan_frames(shot.source->index(), shot.video(), shot.wanted.range, plan.fps,
                              shot.wanted.speed);
    handles.push_back(handles_of(cut.events[lengths.size()], shot.source->index().frames(),
                                 shot.video().fps, plan.fps));
    lengths.push_back(static_cast<std::int64_t>(shot.frames.size()));
  }
  if (const auto problem = problem_of(cut, lengths, handles)) return refuse(*problem);
  if (Status sound = check_tracks(request, cancel); !sound) return sound.error();
  const std::vector<FrameRange> places = places_of(cut.events, lengths);
  const std::vector<FrameRange> heard = heard_places(cut.events, places);
  for (std::size_t i = 0; i < places.size(); ++i) {
    plan.shots[i].place = places[i];
    plan.shots[i].heard = heard[i];
  }
  plan.frames = places.back().out;
  for (const CutTrack& track : plan.tracks) {
    plan.sound = plan.sound || (!track.mute && !track.sounds.empty());
  }
  return plan;
}

double shot_level(const FilmShot& shot, std::int64_t film_frame) {
  const std::int64_t in = film_frame - shot.place.in;
  const std::int64_t left = shot.place.out - 1 - film_frame;
  double level = 1;
  if (in < shot.wanted.fade_in) {
    level = static_cast<double>(in) / static_cast<double>(shot.wanted.fade_in);
  }
  if (left < shot.wanted.fade_out) {
    level = std::min(level, static_cast<double>(left) / static_cast<double>(shot.wanted.fade_out));
  }
  return level;
}

double shot_share(const FilmShot& shot, std::int64_t film_frame) {
  const std::int64_t in = film_frame - shot.place.in;
  if (in >= shot.wanted.dissolve) return 1;
  return static_cast<double>(in + 1) / static_cast<double>(shot.wanted.dissolve + 1);
}

double title_level(const CutTitle& title, std::int64_t film_frame) {
  if (film_frame < title.range.in || film_frame >= title.range.out) return 0;
  if (title.fade == 0) return 1;
  const auto part = [&](std::int64_t frames) {
    return static_cast<double>(frames + 1) / static_cast<double>(title.fade + 1);
  };
  return std::min({1.0, part(film_frame - title.range.in), part(title.range.out - 1 - film_frame)});
}

std::vector<FilmRun> runs_of(const FilmPlan& plan) {
  // Only at these frames can anything begin or end.
  std::set<std::int64_t> seams = {0, plan.frames};
  for (const FilmShot& shot : plan.shots) {
    const JoinSegment& wanted = shot.wanted;
    seams.insert({shot.place.in, shot.place.out, shot.place.in + wanted.fade_in,
                  shot.place.in + wanted.dissolve, shot.place.out - wanted.fade_out});
  }
  for (const CutTitle& title : plan.titles) seams.insert({title.range.in, title.range.out});
  std::vector<FilmRun> runs;
  std::size_t first = 0;
  for (auto at = seams.begin(); std::next(at) != seams.end(); ++at) {
    const FrameRange film{*at, *std::next(at)};
    while (plan.shots[first].place.out <= film.in) ++first;
    const FilmShot& shot = plan.shots[first];
    const bool alone = first + 1 >= plan.shots.size() || plan.shots[first + 1].place.in >= film.out;
    const bool untitled =
        std::none_of(plan.titles.begin(), plan.titles.end(), [&](const CutTitle& title) {
          return title.range.in < film.out && film.in < title.range.out;
        });
    const bool plain =
        alone && untitled && shot_level(shot, film.in) == 1 && shot_level(shot, film.out - 1) == 1;
    if (!runs.empty() && !plain && !runs.back().plain) {
      runs.back().film.out = film.out;
    } else {
      runs.push_back({film, first, plain});
    }
  }
  return runs;
}

}  // namespace shotlab
