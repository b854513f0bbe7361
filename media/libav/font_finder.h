// SPDX-License-Identifier: Apache-2.0
//
// Which font a text can be written with.
//
// Threading: one thread at a time. Blocking: reads fontconfig's caches.

#pragma once

#include <string>

#include "media/base/result.h"

namespace shotlab::av {

// A name that makes fontconfig choose a font which has every character of `text`: `family` where
// that is said, else the usual one, else the first that can. Refused by name: a family that is not
// there, a character that the font (or any font) lacks.
Result<std::string> font_for(const std::string& family, const std::string& text);

}  // namespace shotlab::av
