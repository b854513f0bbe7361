// SPDX-License-Identifier: Apache-2.0
//
// The studio as the window uses it: a learner's machine, a film, and a loop like the window's.

#pragma once

#include <stdlib.h>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>

#include "app/core/film.h"
#include "app/core/studio.h"
#include "media/base/clock.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace shotlab::test {

// The film is 640x360.
struct StudioScene {
  TempDir dir;
  SystemClock clock;
  std::mutex mutex;
  std::condition_variable rung;
  bool woken = false;
  std::unique_ptr<Studio> studio;

  explicit StudioScene(const std::string& exercise = "m1e1") {
    ::setenv("SHOTLAB_HOME", (dir / "home").c_str(), 1);
    ::unsetenv("SHOTLAB_PRACTICE_URL");
    FilmInfo info;
    info.name = "A test";
    info.exercise = exercise;
    info.width = 640;
    info.height = 360;
    REQUIRE(Film::create(dir / "film", info, clock));
    open(dir / "film");
  }
  ~StudioScene() {
    studio.reset();
    ::unsetenv("SHOTLAB_HOME");
  }

  void open(const std::filesystem::path& film, const std::string& exercise = "",
            std::optional<Language> language = {}) {
    StudioOptions options;
    options.language = language;
    options.packs = std::filesystem::path(SHOTLAB_SOURCE_DIR) / "exercises/packs";
    options.film = film;
    options.exercise = exercise;
    options.wake = [this] {
      const std::lock_guard<std::mutex> hold(mutex);
      woken = true;
      rung.notify_all();
    };
    Result<std::unique_ptr<Studio>> opened = Studio::open(options, clock);
    REQUIRE(opened);
    studio = std::move(*opened);
  }
  const View& view() const { return studio->view(); }

  // Pumps until `wanted` holds; false after ten minutes: it hangs. Measuring and comparing takes
  // take minutes under the thread sanitizer.
  template <typename Wanted>
  bool until(Wanted wanted) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(10);
    while (std::chrono::steady_clock::now() < end) {
      studio->pump();
      if (wanted()) return true;
      std::unique_lock<std::mutex> hold(mutex);
      rung.wait_for(hold, std::chrono::milliseconds(200), [&] { return woken; });
      woken = false;
    }
    return false;
  }
  bool until_idle() {
    return until([&] { return !studio->busy(); });
  }
  void type(const std::string& light, std::int64_t seed) {
    action::EditPrompt edit;
    edit.slots = {"medium shot", "an old man in a green coat", "waits", "tram stop", light, ""};
    edit.seconds = 4;
    edit.seed = seed;
    studio->act(edit);
  }
  // A take with that light and seed, arrived; its id.
  std::string shoot(const std::string& light = "soft morning light", std::int64_t seed = 7) {
    const std::size_t before = view().takes.size();
    type(light, seed);
    studio->act(action::Shoot{});
    REQUIRE(until([&] { return view().takes.size() == before + 1 && view().jobs.empty(); }));
    return view().takes.back().take.id;
  }
};

}  // namespace shotlab::test
