// SPDX-License-Identifier: Apache-2.0
//
// HttpClient carries one request at a time, and tells honestly whether it left the machine.
//
// Threading: one thread at a time per client; all clients of a program share one network thread.
// Blocking:  until the reply is whole, the limits are reached, or `cancel` is requested.
// Errors:    network = certainly not sent, trying again is safe; unknown_outcome = the request may
// have been
//            received (for GET that is only a read error and the caller may repeat it).
// Source:    reference "reliability" §3.4, §4: no automatic redirects, no silent re-POST, byte
// caps, the key
//            only to its own origin, https only except for loopback.

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "app/http/message.h"
#include "media/base/cancel.h"
#include "media/base/result.h"

namespace shotlab {

// Who we talk to. The key is sent to this origin (scheme, host and port of base_url) and to no
// other.
struct HttpProfile {
  std::string base_url;  // "https://generativelanguage.googleapis.com" or "http://127.0.0.1:PORT"
  std::string key;       // Empty: none. Never logged.
};

// Patience and trust. There is no switch that turns the check of certificates off.
struct HttpOptions {
  int connect_s = 15;
  int low_speed_bytes_per_s = 1024;  // A transfer slower than this ...
  int low_speed_s = 30;              // ... for so long has died: headers, silence and body alike.
  std::filesystem::path
      ca_bundle;  // PEM file to trust instead of the system's, e.g. a campus proxy's.
};

struct DownloadReport {
  std::int64_t bytes = 0;
  std::string content_type;
  std::string sha256;
  std::int64_t resumed_from = 0;  // Bytes that were there from an earlier call.
};

// Removes a part and its mark.
void forget_part(const std::filesystem::path& path);

class HttpClient {
 public:
  virtual ~HttpClient() = default;

  // Any status is a reply. A redirected GET is followed as download() does; a redirected POST never
  // is.
  virtual Result<HttpReply> send(const HttpRequest& request, const Cancel& cancel) = 0;

  // GET into a new file. Redirects are followed by hand (at most 5, https or loopback, key only to
  // the profile's origin). `path` must not exist; on an error it does not exist afterwards.
  virtual Result<DownloadReport> download(const HttpRequest& request,
                                          const std::filesystem::path& path, std::int64_t limit,
                                          const Cancel& cancel) = 0;

  // As download(), but goes on from what an earlier call left at `path`, where the server proves
  // that it still has the same file; whatever does not fit begins it anew. On an error what can be
  // continued stays, with a note of where it came from in "<path>.mark", and that note stays until
  // forget_part().
  virtual Result<DownloadReport> resume(const HttpRequest& request,
                                        const std::filesystem::path& path, std::int64_t limit,
                                        const Cancel& cancel) {
    forget_part(path);
    return download(request, path, limit, cancel);
  }
};

std::unique_ptr<HttpClient> make_curl_client(HttpProfile profile, HttpOptions options = {});

}  // namespace shotlab
