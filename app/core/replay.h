// SPDX-License-Identifier: Apache-2.0
//
// The same request once more, byte for byte: the order that made a take, from its recipe.
//
// Threading: one thread.
// Errors:    unsupported or not_found = it cannot be repeated exactly, and why; nothing was sent.

#pragma once

#include <string>

#include "app/core/film.h"
#include "app/core/shoot.h"
#include "media/base/result.h"
#include "media/base/text.h"
#include "media/model/take.h"

namespace shotlab {

// The order for the same bytes. `service` must be the take's own provider; refused if this program,
// with that service, would write any other bytes than were sent.
Result<ShootOrder> replay_order(const Film& film, const Take& take, const Service& service);

// What the person should know: without a seed that the service obeys, the same request gives
// another picture. Empty: nothing.
Text replay_warning(const Take& take, const Service& service);

}  // namespace shotlab
