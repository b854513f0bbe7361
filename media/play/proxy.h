// SPDX-License-Identifier: Apache-2.0
//
// A proxy is a small copy of a clip in which every picture stands alone, so that any frame is there
// after decoding one. Frame n of the proxy is frame n of the clip, at the same time. A player shows
// it while a hand scrubs through long footage; nothing is ever cut, measured or exported from it.
//
// Blocking:  make_proxy() decodes the whole clip and encodes it again. Threading: any thread.
// Errors:    an unreadable clip, a folder that cannot be written. The proxy appears whole or not at
//            all; a cancelled one leaves nothing behind.

#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/libav/packet_index.h"
#include "media/model/clip_facts.h"

namespace shotlab {

struct ProxyOptions {
  int lines = 360;  // Height at most, pixels, before rotation.
  int crf = 23;
};

// Where the proxy of a clip lies in `folder`: by the clip's length in bytes, its time and its first
// bytes, so that a clip that changed has another one.
Result<std::filesystem::path> proxy_path(const std::filesystem::path& clip,
                                         const std::filesystem::path& folder);

// Whether scrubbing would gain: its pictures do not all fit into the cache, and most of them take
// long to reach.
bool is_proxy_worth_it(const ClipFacts& facts, const PacketIndex& index, std::size_t picture_bytes,
                       std::size_t cache_bytes);

// Makes the proxy, and the folder, unless it is there already. A picture that cannot be decoded is
// stood in for by the one before it.
Result<std::filesystem::path> make_proxy(const std::filesystem::path& clip,
                                         const std::filesystem::path& folder,
                                         const ProxyOptions& options = {},
                                         const Cancel& cancel = {},
                                         const std::function<void(double)>& progress = {});

// Whether frame n of `proxy` is shown exactly when frame n of `clip` is, for all n.
bool same_times(const PacketIndex& clip, const PacketIndex& proxy);

}  // namespace shotlab
