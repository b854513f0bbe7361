// SPDX-License-Identifier: Apache-2.0
//
// Addresses on the wires: written safely, and results led back to the base that we talk to.
//
// Threading: pure functions.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/generate/adapter.h"

namespace shotlab {

inline constexpr std::string_view kGoogleHost = "https://generativelanguage.googleapis.com";

// Without slashes at its end, and without `suffix` there if somebody typed it along ("/v1").
std::string tidy_base(std::string base_url, std::string_view suffix = {});

// "https://host:port" of an absolute URL; empty if it is none.
std::string origin_of(std::string_view url);

// Everything but letters, digits, "-", ".", "_" and "~" becomes %XX; in a path "/" stays too.
std::string percent_encoded(std::string_view text);
std::string percent_encoded_path(std::string_view path);

// A name with slashes that is safe in an address: no empty part, no "." and no "..".
bool is_plain_path(std::string_view path);

// "data:image/png;base64,..."
std::string data_uri(const Attachment& attachment);

// The id between "files/" and the next ":" or "?"; empty if `uri` names no file.
std::string file_id_in(std::string_view uri);

// An absolute or relative address of a clip; nullopt for one that is never fetched. A vendor's file
// behind a gateway is asked for at the gateway, where alone the key counts.
std::optional<RemoteResult> result_at(std::string uri, const std::string& base_url);

}  // namespace shotlab
