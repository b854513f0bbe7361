// SPDX-License-Identifier: Apache-2.0
//
// Whether the clip that lies beside a recipe is still the one that its service sent: by its hash.
//
// Blocking: reads the whole clip.

#pragma once

#include <string>

#include "media/base/result.h"
#include "media/model/take.h"

namespace shotlab {

// The clip lies there but is another one.
Error not_as_received(const Take& take);
// Refused where it is another one, or cannot be read. A recipe without a hash is believed.
Status as_received(const Take& take);

}  // namespace shotlab
