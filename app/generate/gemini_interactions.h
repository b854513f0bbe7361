// SPDX-License-Identifier: Apache-2.0
//
// The Gemini Interactions wire: Google's public video models, gateways that pass it through, and
// the practice server.
//
// Threading: pure; one object may be used from any thread.
// Source:    reference "apis" §1A; recorded exchanges in tests/fixtures/wire/{interactions,files}.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/generate/adapter.h"

namespace shotlab {

class GeminiInteractions : public Adapter {
 public:
  // `key_header`: empty sends no key. `gateway`: a LiteLLM, which tells what the key has spent.
  GeminiInteractions(std::string base_url, Capability capability,
                     std::string key_header = "x-goog-api-key", bool gateway = false);

  std::string_view id() const override { return "gemini-interactions"; }
  std::optional<Error> refuse(const ShotRequest& request) const override;
  Result<HttpRequest> build_create(const ShotRequest& request,
                                   const std::vector<Attachment>& attachments) const override;
  RemoteAnswer parse_create(const HttpReply& reply) const override;
  HttpRequest build_poll(const std::string& job_id) const override;
  using Adapter::parse_poll;
  RemoteAnswer parse_poll(const HttpReply& reply) const override;
  HttpRequest build_cancel(const std::string& job_id) const override;
  std::optional<HttpRequest> build_file_status(const RemoteResult& result) const override;
  RemoteAnswer parse_file_status(const HttpReply& reply) const override;
  HttpRequest build_download(const RemoteResult& result) const override;
  std::optional<HttpRequest> build_account() const override;
  std::optional<RemoteAccount> parse_account(const HttpReply& reply) const override;

 private:
  std::string base_url_;  // Without a slash at its end.
  Capability capability_;
  std::string key_header_;
  bool gateway_;
};

// What a request asks the model to do.
enum class GeminiTask { text_to_video, image_to_video, reference_to_video, edit, extend, inferred };
GeminiTask task_of(const ShotRequest& request);

// Bytes of base64 that may travel inside one request; more goes through the Files API first.
inline constexpr std::size_t kMostInlineBase64 = 4'000'000;

}  // namespace shotlab
