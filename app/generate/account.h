// SPDX-License-Identifier: Apache-2.0
//
// What a virtual key of a LiteLLM gateway has spent of its budget.
//
// Threading: pure functions.
// Source:    reference "apis" §2.2: GET /key/info; the numbers stand in "info", or bare.

#pragma once

#include <optional>
#include <string>

#include "app/generate/adapter.h"

namespace shotlab {

// The question, at the root of the gateway that `base_url` is a part of ("https://gw/gemini").
HttpRequest build_key_info(const std::string& base_url, const std::string& key_header);

// Nullopt: the answer tells no spending.
std::optional<RemoteAccount> read_key_info(const HttpReply& reply);

}  // namespace shotlab
