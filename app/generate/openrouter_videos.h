// SPDX-License-Identifier: Apache-2.0
//
// The OpenRouter videos wire: one key to many makers' models, with the real price in the answer.
//
// Threading: pure; one object may be used from any thread.
// Source:    reference "apis" §2.3; recorded exchanges in tests/fixtures/wire/openrouter.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/generate/adapter.h"
#include "app/generate/video_record.h"

namespace shotlab {

class OpenrouterVideos : public RecordAdapter {
 public:
  // `key_header`: empty sends no key.
  OpenrouterVideos(std::string base_url, Capability capability,
                   std::string key_header = "Authorization");

  std::string_view id() const override { return "openrouter-videos"; }
  std::optional<Error> refuse(const ShotRequest& request) const override;
  Result<HttpRequest> build_create(const ShotRequest& request,
                                   const std::vector<Attachment>& attachments) const override;
  RemoteAnswer parse_create(const HttpReply& reply) const override;
  HttpRequest build_poll(const std::string& job_id) const override;
  using Adapter::parse_poll;
  RemoteAnswer parse_poll(const HttpReply& reply) const override;
  HttpRequest build_cancel(const std::string& job_id) const override;

 private:
  std::string base_url_;  // Without a slash or "/api/v1" at its end.
  Capability capability_;
};

}  // namespace shotlab
