// SPDX-License-Identifier: Apache-2.0
//
// The sentences that this room says when a file cannot be used: what is wrong, and what next.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "media/base/result.h"

namespace shotlab::av {

using Path = std::filesystem::path;

Error complain_folder(const Path& path);
Error complain_no_file(const Path& path);  // A pipe, a socket or a device.
Error complain_empty(const Path& path);
Error complain_playlist(const Path& path);
Error complain_text(const Path& path);
Error complain_not_clip(const Path& path);
// `expected` bytes: what the container promises; 0 if that cannot be told.
Error complain_cut_off(const Path& path, std::int64_t there, std::int64_t expected);
Error complain_no_picture(const Path& path);  // A clip is needed, this has sound only.
Error complain_no_sound(const Path& path);
Error complain_nothing_inside(const Path& path);
Error complain_too_large(const Path& path, std::int64_t width, std::int64_t height);
Error complain_codec(const Path& path, const std::string& codec);
Error complain_damaged(const Path& path, const Text& why);
Error complain_damaged(const Path& path, int code);  // FFmpeg's error number.
Error complain_undecodable(const Path& path, std::int64_t frame);
Error complain_no_such_frame(const Path& path, std::int64_t frame, std::int64_t frames);
Error complain_slow(const Path& path);
Error complain_memory();
Error complain_cancelled();

}  // namespace shotlab::av
