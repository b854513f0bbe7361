// SPDX-License-Identifier: Apache-2.0
//
// Answers through the HTTP library: JSON, and files with ranges.
//
// Threading: the thread that serves the request.

#pragma once

#include <filesystem>

#include "app/practice/wire.h"

namespace httplib {
struct Request;
struct Response;
}  // namespace httplib

namespace shotlab::practice {

void send(httplib::Response& reply, const WireError& answer);

// In pieces, with a strong tag; a Range is obeyed unless If-Range names another tag.
void send_file(const httplib::Request& request, httplib::Response& reply,
               const std::filesystem::path& path, const FileView& view);

}  // namespace shotlab::practice
