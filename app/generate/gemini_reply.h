// SPDX-License-Identifier: Apache-2.0
//
// What an answer of the Interactions wire means.
//
// Threading: pure functions.
// Errors:    none: whatever the bytes are, there is an answer, and nothing throws.

#pragma once

#include <string>

#include "app/generate/adapter.h"

namespace shotlab {

RemoteAnswer read_create_reply(const HttpReply& reply, const std::string& base_url);
RemoteAnswer read_poll_reply(const HttpReply& reply, const std::string& base_url);

}  // namespace shotlab
