// SPDX-License-Identifier: Apache-2.0
//
// The Files API of the Gemini wire: uploads that are too large to travel inside a request, and
// whether a file is ready.
//
// Threading: pure functions.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/generate/adapter.h"

namespace shotlab {

// Letters, digits, "-" and "_", at most 64.
bool is_file_id(std::string_view id);

inline constexpr const char* kGoogleKeyHeader = "x-goog-api-key";

HttpRequest build_file_question(const std::string& base_url, const std::string& file_id,
                                const std::string& key_header = kGoogleKeyHeader);
// succeeded = ACTIVE, running = PROCESSING, failed = FAILED or gone.
RemoteAnswer read_file_reply(const HttpReply& reply);

// An upload takes two requests: the first asks where to, the second brings the bytes there. It may
// be repeated as a whole: an upload costs nothing.
HttpRequest build_upload_start(const std::string& base_url, const Attachment& file,
                               const std::string& name,
                               const std::string& key_header = kGoogleKeyHeader);
// The address for the bytes; refused in the service's words, or unless it is on `base_url`'s host.
// Google's own address behind a gateway is led back to the gateway.
Result<std::string> read_upload_start(const HttpReply& reply, const std::string& base_url);
// Google's own address needs no key; a gateway's does: name its header.
HttpRequest build_upload_bytes(const std::string& upload_url, const Attachment& file,
                               const std::string& key_header = "");

struct UploadedFile {
  std::string name;  // "files/abc-123"
  std::string uri;   // For Attachment::uri.
  std::string expires_utc;
  bool active = false;  // Else ask with build_file_question until it is.
};
Result<UploadedFile> read_upload(const HttpReply& reply);

}  // namespace shotlab
