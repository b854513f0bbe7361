// SPDX-License-Identifier: Apache-2.0
//
// Why a request could never succeed with a model, read from its capability record and said before
// anything is sent and paid for.
//
// Threading: pure functions. Cheap: asked on every keystroke.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "app/generate/capability.h"
#include "media/base/result.h"

namespace shotlab {

std::optional<Error> refuse_by_record(const ShotRequest& request, const Capability& can);

// Bad input with a hint, for what a wire itself cannot carry.
Error cannot_ask(const Text& message, const Text& hint);

// References of `role` in a request.
std::size_t count_role(const ShotRequest& request, std::string_view role);

}  // namespace shotlab
