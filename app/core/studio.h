// SPDX-License-Identifier: Apache-2.0
//
// The Studio is the window's other half: it holds the open film, the ledger, the practice server
// and the threads, carries out actions, and keeps the View true.
//
// Threading: all members from one thread (the window's). Work runs on the studio's own threads;
// results enter a
//            queue that pump() drains.
// Blocking:  act() and pump() never wait for disk, network or a decoder. open() and the destructor
// may. Errors:    an action that fails sets View::notice; nothing that was typed or paid for is
// lost.

#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "app/core/action.h"
#include "app/core/view.h"
#include "media/base/clock.h"
#include "media/base/result.h"
#include "media/base/text.h"

namespace shotlab {

struct StudioOptions {
  std::filesystem::path
      packs;  // Folder of packs; empty: found beside the program or in the sources.
  std::filesystem::path
      films;  // Where films are made; empty: from the settings (XDG_DATA_HOME/shotlab/films).
  std::filesystem::path
      film;              // Film to open; empty: the last one, or a new one for the first exercise.
  std::string exercise;  // To open; empty: the last one, or the first.
  std::optional<Language> language;  // To begin with; absent: as settings or the last time say.
  double practice_speed = 0;         // Simulated latency of the practice generator.
  std::function<void()> wake;        // Called from other threads when pump() has something to do.
};

class Studio {
 public:
  static Result<std::unique_ptr<Studio>> open(const StudioOptions& options, Clock& clock);
  virtual ~Studio() = default;

  virtual const View& view() const = 0;
  // The prompt as kept from last time, to fill the builder when the window opens or the exercise
  // changes.
  virtual action::EditPrompt draft() const = 0;
  virtual void act(const Action& action) = 0;
  // Takes in what finished since the last call. True if the view changed.
  virtual bool pump() = 0;
  // True while any work is going on.
  virtual bool busy() const = 0;
};

}  // namespace shotlab
