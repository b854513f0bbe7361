// SPDX-License-Identifier: Apache-2.0
//
// Proxies of a film's clips: small copies of long footage for scrubbing, kept in the film's
// .cache/proxies, which may be deleted at any time.
//
// Threading: any thread.
// Blocking:  make_film_proxy() decodes and encodes the clip; the others look at a few files.
// Errors:    as make_proxy(); a clip that is in no film needs a folder to be named.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "media/base/cancel.h"
#include "media/base/result.h"

namespace shotlab {

// Of the film whose folder the clip lies in; empty: in none.
std::filesystem::path proxies_folder(const std::filesystem::path& clip);

// The proxy that has been made of the clip in its film; empty: none.
std::filesystem::path film_proxy(const std::filesystem::path& clip);

struct ProxyMade {
  std::filesystem::path proxy;
  std::int64_t frames = 0;
  std::uintmax_t bytes = 0;
};

// folder: empty: that of the clip's film.
Result<ProxyMade> make_film_proxy(const std::filesystem::path& clip,
                                  const std::filesystem::path& folder, const Cancel& cancel,
                                  const std::function<void(double)>& progress = {});

}  // namespace shotlab
