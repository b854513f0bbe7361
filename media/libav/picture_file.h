// SPDX-License-Identifier: Apache-2.0
//
// Still pictures on disk: PNG and JPEG through libavcodec.
//
// Blocking: reads or writes one file. Errors: bad_input for what is not a picture or too large.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "media/base/result.h"
#include "media/model/picture.h"

namespace shotlab {

// At most 8192 x 8192. channels 3 or 4.
Result<Picture> read_picture(const std::filesystem::path& path, int channels = 3);
// PNG by the ending .png, JPEG by .jpg (RGB only). Whole or not at all.
Status write_picture(const std::filesystem::path& path, const Picture& picture);
// The PNG bytes themselves.
Result<std::string> encode_png(const Picture& picture);

}  // namespace shotlab
