// SPDX-License-Identifier: Apache-2.0
//
// What a service says when it says no, out of every envelope seen: object, one-element array,
// string,
// {"detail"}, HTML; and what that means (reference "apis", §1A, §5, §9.5).
//
// Threading: pure functions.

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/generate/adapter.h"

namespace shotlab {

struct ServiceError {
  std::string
      code;  // Lower case: "invalid_request", "prohibited_content"; empty if only a number came.
  std::string status;                // Lower case: "permission_denied".
  std::string message;               // As sent.
  std::vector<std::string> reasons;  // Of google.rpc.ErrorInfo.
  bool daily = false;                // A quota that is counted per day, or is zero.
  std::optional<double> delay_s;     // Of google.rpc.RetryInfo.

  bool empty() const { return code.empty() && status.empty() && message.empty(); }
  bool has_reason(const char* reason) const;
};

// From an error value: the object {"code","message",...}, or a bare string.
ServiceError read_error(const nlohmann::json& error);
// From the body of a reply, whatever its form.
ServiceError read_error_reply(const HttpReply& reply);

// True for a refusal of content. Whole words only: API_KEY_SERVICE_BLOCKED is about the key.
bool is_blocked(const ServiceError& error);

// What a 4xx means for a request that creates a job: nothing was created.
FailureClass class_of_refusal(int status, const ServiceError& error, std::optional<double> wait_s);

// The wait that the reply asks for, wherever it says so.
std::optional<double> wait_of(const HttpReply& reply, const ServiceError& error);

}  // namespace shotlab
