// SPDX-License-Identifier: Apache-2.0
//
// An HttpClient that plays a script and writes down what was asked of it.

#pragma once

#include <deque>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "app/http/client.h"

namespace shotlab::test {

struct FakeHttp : HttpClient {
  std::deque<Result<HttpReply>> replies;      // Front to back; empty: the service is not there.
  std::deque<Result<std::string>> downloads;  // Bytes of the clip, or why they did not come.
  std::deque<std::int64_t> resumed;           // From where each went on; empty: from the beginning.
  std::vector<std::string> calls;  // "POST /v1beta/interactions", "download /v1beta/files/..."
  std::function<void(const HttpRequest&)>
      on_send;  // Runs before a reply, e.g. to look at the ledger.

  static std::string path_of(const std::string& url) {
    const std::size_t slash = url.find('/', url.find("://") + 3);
    return slash == std::string::npos ? "/" : url.substr(slash);
  }
  static Error not_there() {
    return {ErrorCode::network,
            {"The service cannot be reached.", "連不到服務。"},
            {"Try again.", "請再試。"}};
  }

  Result<HttpReply> send(const HttpRequest& request, const Cancel&) override {
    calls.push_back(request.method + " " + path_of(request.url));
    if (on_send) on_send(request);
    if (replies.empty()) return not_there();
    Result<HttpReply> reply = replies.front();
    replies.pop_front();
    return reply;
  }

  Result<DownloadReport> download(const HttpRequest& request, const std::filesystem::path& path,
                                  std::int64_t, const Cancel&) override {
    calls.push_back("download " + path_of(request.url));
    if (downloads.empty()) return not_there();
    Result<std::string> bytes = downloads.front();
    downloads.pop_front();
    if (!bytes) return bytes.error();
    std::ofstream(path, std::ios::binary) << *bytes;
    DownloadReport report{static_cast<std::int64_t>(bytes->size()), "video/mp4", ""};
    if (!resumed.empty()) {
      report.resumed_from = resumed.front();
      resumed.pop_front();
    }
    return report;
  }
};

inline HttpReply json_reply(const std::string& body, int status = 200) {
  return {status, {{"content-type", "application/json"}}, body};
}

}  // namespace shotlab::test
