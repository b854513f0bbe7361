// SPDX-License-Identifier: Apache-2.0

#include "app/generate/service_error.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "app/generate/lenient_json.h"
#include "app/generate/waiting.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

using Json = nlohmann::json;

constexpr double kLongWait = 3600;  // Seconds; a short-term limit never asks for so long.

constexpr std::array<std::string_view, 12> kBlocked = {"safety",
                                                       "recitation",
                                                       "language",
                                                       "spii",
                                                       "blocklist",
                                                       "prohibited_content",
                                                       "image_safety",
                                                       "image_other",
                                                       "image_prohibited_content",
                                                       "content_blocked",
                                                       "image_recitation",
                                                       "moderation_blocked"};

bool says(const std::string& text, std::string_view words) {
  return lower_ascii(text).find(words) != std::string::npos;
}

void read_details(const Json& error, ServiceError& out) {
  for (const Json& detail : list_field(error, "details")) {
    if (const std::string reason = text_field(detail, "reason"); !reason.empty()) {
      out.reasons.push_back(reason);
    }
    if (const auto delay = duration_seconds(text_field(detail, "retryDelay"))) out.delay_s = delay;
    for (const Json& violation : list_field(detail, "violations")) {
      const bool per_day = says(text_field(violation, "quotaId"), "perday");
      if (per_day || text_field(violation, "quotaValue") == "0") out.daily = true;
    }
  }
}

// {"detail": "..."} and {"detail": [{"loc": [...], "msg": "..."}]}
std::string detail_text(const Json& detail) {
  if (detail.is_string()) return detail.get_ref<const std::string&>();
  std::string out;
  if (!detail.is_array()) return out;
  for (const Json& item : detail) {
    const std::string message = text_field(item, "msg");
    if (message.empty()) continue;
    if (!out.empty()) out += "; ";
    out += message;
  }
  return out;
}

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_key_trouble(int status, const ServiceError& error) {
  return status == 401 || error.code == "authentication" || error.status == "unauthenticated" ||
         error.has_reason("API_KEY_INVALID") || says(error.message, "api key not valid") ||
         says(error.message, "multiple authentication credentials");
}

// Gateways put it into a refusal of the key ("Authentication Error, ExceededTokenBudget: ...") and
// under any status; their instructors may also word it anew, so that the type counts first.
bool says_budget_is_gone(const ServiceError& error) {
  return error.code == "budget_exceeded" || says(error.message, "budget has been exceeded") ||
         says(error.message, "exceededbudget") || says(error.message, "exceededtokenbudget");
}

bool is_no_money(int status, const ServiceError& error) {
  return status == 402 || is_one_of(error.code, {"payment_required", "insufficient_quota"}) ||
         (error.code == "failed_precondition" && says(error.message, "billing"));
}

FailureClass class_of_429(const ServiceError& error, std::optional<double> wait_s) {
  // A text may say "per day" where 17 seconds are enough: the structured id or the delay decides.
  const bool long_or_untold = !wait_s || *wait_s > kLongWait;
  const bool daily = error.daily || error.code == "quota_exceeded" ||
                     (says(error.message, "per day") && long_or_untold) ||
                     (wait_s && *wait_s > kLongWait);
  return daily ? FailureClass::budget : FailureClass::rate_limited;
}

}  // namespace

bool ServiceError::has_reason(const char* reason) const {
  return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

ServiceError read_error(const Json& error) {
  ServiceError out;
  if (error.is_string()) {
    out.message = error.get_ref<const std::string&>();
    return out;
  }
  out.message = text_field(error, "message");
  out.code = lower_ascii(text_field(error, "code"));
  if (out.code.empty()) out.code = lower_ascii(text_field(error, "type"));
  // LiteLLM: {"type": "budget_exceeded", "code": "429"}.
  const bool digits = !out.code.empty() && std::all_of(out.code.begin(), out.code.end(),
                                                       [](char c) { return c >= '0' && c <= '9'; });
  if (digits) out.code = lower_ascii(text_field(error, "type"));
  out.status = lower_ascii(text_field(error, "status"));
  read_details(error, out);
  return out;
}

ServiceError read_error_reply(const HttpReply& reply) {
  const std::optional<Json> json = parse_json(reply.body);
  ServiceError out;
  if (!json) {
    out.message = reply.body;
    return out;
  }
  const Json& body = json->is_array() && !json->empty() ? json->front() : *json;
  if (const Json* error = field(body, "error")) return read_error(*error);
  if (const Json& errors = list_field(body, "errors"); !errors.empty())
    return read_error(errors.front());
  if (const Json* detail = field(body, "detail")) {
    out.message = detail_text(*detail);
    if (out.message.empty()) out.message = text_field(body, "title");
    return out;
  }
  return read_error(body);
}

bool is_blocked(const ServiceError& error) {
  const auto listed = [](const std::string& word) {
    return std::find(kBlocked.begin(), kBlocked.end(), word) != kBlocked.end();
  };
  if (listed(error.code) || listed(error.status)) return true;
  const std::string message = lower_ascii(error.message);
  const std::size_t blocked = message.find("blocked");
  return blocked != std::string::npos && message.find("for safety", blocked) != std::string::npos;
}

FailureClass class_of_refusal(int status, const ServiceError& error, std::optional<double> wait_s) {
  if (is_blocked(error)) return FailureClass::blocked;
  if (says_budget_is_gone(error)) return FailureClass::budget;
  if (is_key_trouble(status, error)) return FailureClass::auth;
  if (is_no_money(status, error)) return FailureClass::budget;
  if (error.code == "model_not_found" || says(error.message, "no longer available")) {
    return FailureClass::model_gone;
  }
  switch (status) {
    case 403:
      return FailureClass::forbidden;
    case 404:
      return says(error.message, "model") ? FailureClass::model_gone : FailureClass::bad_request;
    case 409:
    case 425:
      return FailureClass::transient;
    case 413:
      return FailureClass::too_large;
    case 429:
      return class_of_429(error, wait_s);
    default:
      return FailureClass::bad_request;
  }
}

std::optional<double> wait_of(const HttpReply& reply, const ServiceError& error) {
  if (const auto header = retry_after(reply)) return header;
  if (error.delay_s) return error.delay_s;
  return wait_in_words(error.message);
}

}  // namespace shotlab
