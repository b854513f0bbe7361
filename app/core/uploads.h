// SPDX-License-Identifier: Apache-2.0
//
// Pictures and clips that are too large to travel inside a request go to the service beforehand,
// where it has a place for them (Google's Files API). That costs nothing, so it may be repeated,
// and it is done before the ledger hears of the shot.
//
// Threading: one thread. Blocking: until the files are there, or `cancel` is requested.
// Errors:    network; refused = the service did not take one, in its own words; cancelled.

#pragma once

#include <vector>

#include "app/core/service.h"
#include "media/base/cancel.h"
#include "media/base/clock.h"
#include "media/base/result.h"

namespace shotlab {

// The attachments as they can travel: the largest by address, until the rest fits. As they came
// where the wire has no such place, or all of them fit.
Result<std::vector<Attachment>> upload_large(std::vector<Attachment> attachments, Service& service,
                                             Clock& clock, const Cancel& cancel);

}  // namespace shotlab
