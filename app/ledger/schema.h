// SPDX-License-Identifier: Apache-2.0
//
// The format of the ledger file: tables and triggers of each version, and how an older file becomes
// a newer one.
//
// Threading: one thread at a time per Database.

#pragma once

#include <span>
#include <string>

#include "app/ledger/database.h"
#include "media/base/clock.h"
#include "media/base/result.h"

namespace shotlab::ledger {

inline constexpr int kApplicationId = 0x53484c42;  // "SHLB"

// The statements that make version n out of version n - 1: steps()[0] makes version 1 out of
// nothing.
std::span<const std::string> steps();

// Brings `database` to the newest of `all`: an empty file becomes a ledger; an older one is copied
// to
// "<file>.v<N>.bak" and upgraded; a newer one and one of another program are refused unchanged.
Status bring_up_to_date(Database& database, std::span<const std::string> all, Clock& clock);

// Nothing if the file is sound, else the damage.
Status look_for_damage(const Database& database);

}  // namespace shotlab::ledger
