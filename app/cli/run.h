// SPDX-License-Identifier: Apache-2.0
//
// The command line: reads the arguments, does what the verb says, gives the exit status of design
// §8.
//
// Threading: the main thread; called once.

#pragma once

#include <functional>
#include <string>

#include "app/core/studio.h"

namespace shotlab::cli {

// Opens the window and gives its exit status. Where it cannot, it says why in `why_not` and returns
// at once. Empty: this program was built without one.
using Window = std::function<int(const StudioOptions& options, Clock& clock, std::string* why_not)>;

int run(int argc, const char* const* argv, const Window& window);

}  // namespace shotlab::cli
