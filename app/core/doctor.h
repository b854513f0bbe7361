// SPDX-License-Identifier: Apache-2.0
//
// Looks at the machine as a doctor: what is installed, found and reachable, and what to do about
// the rest. Keys are named where they are, never shown.
//
// Threading: one thread. Blocking: small files; no network.

#pragma once

#include <string>
#include <vector>

#include "app/core/keys.h"
#include "app/core/paths.h"
#include "media/base/clock.h"
#include "media/base/text.h"

namespace shotlab {

struct Finding {
  std::string id;  // "packs", "ledger", "fonts", "window", "key.gemini", ...
  enum class State { good, missing, bad } state = State::good;  // missing: works without it.
  Text says;
  Text advice;  // Empty when it is good.
};

// `has_window`: whether this program was built with one.
// `keyring`: null: the desktop's.
std::vector<Finding> look_around(const Paths& paths, Clock& clock, bool has_window,
                                 const Environment& read = environment, Keyring* keyring = nullptr);

std::string_view name_of(Finding::State state);

}  // namespace shotlab
