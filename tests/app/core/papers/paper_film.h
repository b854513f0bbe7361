// SPDX-License-Identifier: Apache-2.0
//
// A film of small clips in a folder of its own, with takes, a cut and settings, for papers and
// hand-ins.

#pragma once

#include <filesystem>
#include <string>

#include "app/core/film.h"
#include "app/core/papers/film_facts.h"
#include "app/core/papers/papers_files.h"
#include "app/core/settings.h"
#include "media/base/cancel.h"
#include "tests/app/core/small_clip.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

namespace shotlab::test {

struct PaperFilm {
  TempDir dir;
  FakeClock clock;
  Cancel cancel;
  Settings settings;
  Film film = make();

  PaperFilm() {
    settings.providers = {
        {"practice", "gemini-interactions", "", "practice", {"practice generator", "練習生成器"}}};
  }

  Take shoot(const std::string& subject, const std::string& provider = "practice",
             bool keeper = false) {
    Result<std::string> id = film.new_take_id(subject);
    REQUIRE(id);
    Take take;
    take.id = *id;
    take.slots.subject = subject;
    take.slots.action = "waits";
    take.request.prompt = take.slots.joined() + ", soft light";
    take.slots.light = "soft light";
    take.exercise = "m1e1";
    take.provider = provider;
    take.model = provider;
    take.job_id = "job of " + *id;
    take.started_utc = take.finished_utc = "2026-11-25T05:0" + std::to_string(take.number) + ":00Z";
    Result<Take> stored = film.store_take(make_small_clip(dir / "new.mp4"), take);
    REQUIRE(stored);
    if (keeper) REQUIRE(film.set_keeper(stored->id, true));
    return *stored;
  }
  CutEvent event(const Take& take, std::int64_t in, std::int64_t out) const {
    CutEvent one;
    one.take = take.id;
    one.source = "takes/" + take.id + "/take.mp4";
    one.range = {in, out};
    return one;
  }
  void cut(const std::vector<CutEvent>& events) {
    Cut next;
    next.width = 64;
    next.height = 36;
    next.events = events;
    REQUIRE(film.save_cut(next));
  }
  FilmFacts facts() {
    Result<FilmFacts> read = read_film_facts(film, settings, cancel);
    REQUIRE(read);
    return *read;
  }

 private:
  Film make() {
    FilmInfo info;
    info.name = "Tram stop";
    info.exercise = "m1e1";
    info.width = 64;
    info.height = 36;
    Result<Film> made = Film::create(dir / "film", info, clock);
    REQUIRE(made);
    return *made;
  }
};

}  // namespace shotlab::test
