// SPDX-License-Identifier: Apache-2.0
//
// Google's long-running operations: Veo on Vertex ("vertex"), and on gateways that kept the older
// form of the Gemini API ("gemini").
//
// Threading: pure; one object may be used from any thread.
// Source:    reference "apis" §1B; recorded exchanges in tests/fixtures/wire/google-lro.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/generate/adapter.h"

namespace shotlab {

enum class LroDialect { gemini, vertex };

class GoogleLro : public Adapter {
 public:
  // Base of "vertex": "https://us-central1-aiplatform.googleapis.com/v1/projects/P/locations/L".
  // `key_header`: empty sends no key.
  GoogleLro(std::string base_url, Capability capability, LroDialect dialect,
            std::string key_header);

  std::string_view id() const override { return "google-lro"; }
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

 private:
  std::string model_url(std::string_view model) const;

  std::string base_url_;
  Capability capability_;
  LroDialect dialect_;
  std::string key_header_;
};

RemoteAnswer read_operation_create(const HttpReply& reply, const std::string& base_url);
RemoteAnswer read_operation_poll(const HttpReply& reply, const std::string& base_url);

}  // namespace shotlab
