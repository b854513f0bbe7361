// SPDX-License-Identifier: Apache-2.0
//
// What an answer of the Interactions wire means.
//
// Threading: pure functions.
// Errors:    none: whatever the bytes are, there is an answer, and nothing throws.

#pragma once

#include <string>
#include <string_view>

#include "app/generate/adapter.h"

namespace shotlab {

RemoteAnswer read_create_reply(const HttpReply& reply, const std::string& base_url);
RemoteAnswer read_poll_reply(const HttpReply& reply, const std::string& base_url);

// A model of the same vendor, other than `than`, that a message names; empty if none.
std::string model_named_in(std::string_view message, std::string_view than);

}  // namespace shotlab
