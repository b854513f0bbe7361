// SPDX-License-Identifier: Apache-2.0

#include "app/generate/gemini_interactions.h"

#include "app/generate/gemini_files.h"
#include "app/generate/gemini_reply.h"
#include "app/generate/hints.h"
#include "app/generate/lenient_json.h"

namespace shotlab {
namespace {

constexpr const char* kKeyHeader = "x-goog-api-key";
constexpr int kAskSeconds = 30;

}  // namespace

GeminiInteractions::GeminiInteractions(std::string base_url, Capability capability)
    : base_url_(std::move(base_url)), capability_(std::move(capability)) {
  while (base_url_.ends_with('/')) base_url_.pop_back();
}

RemoteAnswer GeminiInteractions::parse_create(const HttpReply& reply) const {
  RemoteAnswer answer = read_create_reply(reply, base_url_);
  if (answer.failure == FailureClass::model_gone) {
    const std::string named = model_named_in(answer.show, capability_.model);
    answer.replacement_model = named.empty() ? capability_.replaced_by : named;
    answer.hint = hint_for(answer);
  }
  return answer;
}

HttpRequest GeminiInteractions::build_poll(const std::string& job_id) const {
  HttpRequest request;
  request.url = base_url_ + "/v1beta/interactions/" + percent_encoded(job_id);
  request.credential_header = kKeyHeader;
  request.reply_limit = kMostJsonBytes;  // The clip may come inside it, asked for or not.
  request.timeout_s = 0;
  return request;
}

RemoteAnswer GeminiInteractions::parse_poll(const HttpReply& reply) const {
  return read_poll_reply(reply, base_url_);
}

HttpRequest GeminiInteractions::build_cancel(const std::string& job_id) const {
  HttpRequest request;
  request.method = "POST";
  request.url = base_url_ + "/v1beta/interactions/" + percent_encoded(job_id) + "/cancel";
  request.credential_header = kKeyHeader;
  request.timeout_s = kAskSeconds;
  return request;
}

std::optional<HttpRequest> GeminiInteractions::build_file_status(const RemoteResult& result) const {
  if (result.file_id.empty()) return std::nullopt;
  return build_file_question(base_url_, result.file_id);
}

RemoteAnswer GeminiInteractions::parse_file_status(const HttpReply& reply) const {
  return read_file_reply(reply);
}

HttpRequest GeminiInteractions::build_download(const RemoteResult& result) const {
  HttpRequest request;
  request.timeout_s = 0;
  if (result.send_key) request.credential_header = kKeyHeader;
  request.url = result.uri;
  // Always from our own base: behind a gateway the vendor's host is of no use to the gateway's key.
  if (!result.file_id.empty()) {
    request.url =
        base_url_ + "/v1beta/files/" + percent_encoded(result.file_id) + ":download?alt=media";
    request.credential_header = kKeyHeader;
  }
  return request;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

std::unique_ptr<Adapter> make_gemini_interactions(std::string base_url, Capability capability) {
  return std::make_unique<GeminiInteractions>(std::move(base_url), std::move(capability));
}

}  // namespace shotlab
