// SPDX-License-Identifier: Apache-2.0
//
// What the two wires share that tell of a job as a flat record, {"id", "status", "error", "usage"}:
// OpenAI Videos and OpenRouter. Their clips are fetched at an address, without a step for the file.
//
// Threading: pure functions and plain values.
// Source:    reference "apis" §2.

#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "app/generate/adapter.h"
#include "app/generate/service_error.h"

namespace shotlab {

// Whether an answer tells how a job stands, whatever HTTP status it came with: vLLM-Omni answers
// for a failed one with the error's own status around its record.
bool is_record(const nlohmann::json& json);
ServiceError error_in(const nlohmann::json& record);

// Where the job stands. `finished` tells what a completed one brought.
RemoteAnswer read_record(const nlohmann::json& record,
                         const std::function<RemoteAnswer(const nlohmann::json&)>& finished);
// The same right after a create: what waits or runs is accepted.
RemoteAnswer as_accepted(RemoteAnswer answer);

class RecordAdapter : public Adapter {
 public:
  std::optional<HttpRequest> build_file_status(const RemoteResult& result) const override;
  RemoteAnswer parse_file_status(const HttpReply& reply) const override;
  HttpRequest build_download(const RemoteResult& result) const override;

 protected:
  explicit RecordAdapter(std::string key_header) : key_header_(std::move(key_header)) {}
  // A GET with the key.
  HttpRequest question(std::string url) const;
  const std::string& key_header() const { return key_header_; }

 private:
  std::string key_header_;
};

}  // namespace shotlab
