// SPDX-License-Identifier: Apache-2.0
//
// The OpenAI Videos wire: vLLM-Omni and SGLang on a graphics card of one's own, LiteLLM as a class
// gateway, and resellers.
//
// Threading: pure; one object may be used from any thread.
// Source:    reference "apis" §2; recorded exchanges in tests/fixtures/wire/openai-videos.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/generate/adapter.h"
#include "app/generate/openai_dialect.h"
#include "app/generate/video_record.h"

namespace shotlab {

class OpenaiVideos : public RecordAdapter {
 public:
  // `key_header`: empty sends no key.
  OpenaiVideos(std::string base_url, Capability capability, VideosDialect dialect,
               std::string key_header = "Authorization");

  std::string_view id() const override { return "openai-videos"; }
  std::optional<Error> refuse(const ShotRequest& request) const override;
  Result<HttpRequest> build_create(const ShotRequest& request,
                                   const std::vector<Attachment>& attachments) const override;
  RemoteAnswer parse_create(const HttpReply& reply) const override;
  HttpRequest build_poll(const std::string& job_id) const override;
  RemoteAnswer parse_poll(const HttpReply& reply) const override;
  RemoteAnswer parse_poll(const std::string& job_id, const HttpReply& reply) const override;
  HttpRequest build_cancel(const std::string& job_id) const override;
  std::optional<HttpRequest> build_account() const override;
  std::optional<RemoteAccount> parse_account(const HttpReply& reply) const override;

 private:
  std::string base_url_;  // Without a slash or "/v1" at its end.
  Capability capability_;
  VideosDialect dialect_;
};

// Meaning of a video record; `job_id` is the one that leads to the clip.
RemoteAnswer read_video_create(const HttpReply& reply, const std::string& base_url);
RemoteAnswer read_video_poll(const HttpReply& reply, const std::string& base_url,
                             const std::string& job_id);

}  // namespace shotlab
