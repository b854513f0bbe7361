// SPDX-License-Identifier: Apache-2.0

#include "app/generate/gemini_reply.h"

#include <nlohmann/json.hpp>

#include "app/generate/error_answer.h"
#include "app/generate/gemini_output.h"
#include "app/generate/hints.h"
#include "app/generate/lenient_json.h"
#include "app/generate/service_error.h"
#include "app/generate/show_text.h"

namespace shotlab {
namespace {

using Json = nlohmann::json;

ServiceError error_in(const Json& interaction) {
  if (const Json* error = field(interaction, "error")) return read_error(*error);
  const Json& errors = list_field(interaction, "errors");
  return errors.empty() ? ServiceError{} : read_error(errors.front());
}

RemoteAnswer without_video(const Json& interaction, const GeminiOutput& out, std::int64_t tokens) {
  ServiceError error = error_in(interaction);
  if (error.empty()) error = out.error;
  if (!error.empty()) return job_failed(error);
  // Paid for and unreadable is our trouble, never the learner's words.
  if (tokens > 0 || out.broken_video || out.unknown_block) {
    return hinted_answer(RemoteState::failed, FailureClass::protocol, Retry::none,
                         show_text(out.text));
  }
  RemoteAnswer answer =
      hinted_answer(RemoteState::blocked, FailureClass::blocked, Retry::none, show_text(out.text));
  if (out.text.empty()) answer.hint = region_hint();
  return answer;
}

RemoteAnswer completed(const Json& interaction, const std::string& base_url) {
  GeminiOutput out = read_steps(interaction, base_url);
  const std::int64_t tokens = video_tokens(interaction);
  RemoteAnswer answer;
  if (out.video || out.image) {
    answer = hinted_answer(RemoteState::succeeded, FailureClass::none, Retry::none);
    answer.result = out.video ? std::move(out.video) : std::move(out.image);
  } else {
    answer = without_video(interaction, out, tokens);
  }
  answer.rewritten_prompt = kept_text(out.rewritten_prompt);
  answer.advisory = show_text(out.advisory);
  answer.billed_video_tokens = tokens;
  return answer;
}

// --- Any interaction ---------------------------------------------------------------------------

bool reads_like_failure(const std::string& status) {
  for (const char* part : {"fail", "error", "cancel", "expire", "reject"}) {
    if (status.find(part) != std::string::npos) return true;
  }
  return false;
}

// True for an answer that tells how a job stands, whatever its HTTP status was.
bool is_interaction(const Json& json) {
  return json.is_object() && !text_field(json, "status").empty() &&
         (!text_field(json, "id").empty() || text_field(json, "object") == "interaction");
}

RemoteAnswer read_interaction(const Json& interaction, const std::string& base_url) {
  const std::string status = text_field(interaction, "status");
  RemoteAnswer answer;
  if (status == "completed") {
    answer = completed(interaction, base_url);
  } else if (status == "queued") {
    answer = hinted_answer(RemoteState::queued, FailureClass::none, Retry::poll);
  } else if (status == "cancelled") {
    answer = hinted_answer(RemoteState::cancelled, FailureClass::none, Retry::none);
  } else if (status == "budget_exceeded") {
    answer = hinted_answer(RemoteState::failed, FailureClass::budget, Retry::none,
                           show_text(error_in(interaction).message));
  } else if (status == "incomplete" || status == "requires_action" || reads_like_failure(status)) {
    ServiceError error = error_in(interaction);
    if (error.empty()) error = read_steps(interaction, base_url).error;
    answer = job_failed(error);
  } else {
    answer = hinted_answer(RemoteState::running, FailureClass::none, Retry::poll);
  }
  if (answer.billed_video_tokens == 0) answer.billed_video_tokens = video_tokens(interaction);
  answer.id = text_field(interaction, "id");
  return answer;
}

}  // namespace

RemoteAnswer read_create_reply(const HttpReply& reply, const std::string& base_url) {
  if (reply.status >= 200 && reply.status < 300) {
    const std::optional<Json> json = parse_json(reply.body);
    // Without an id there is nothing to ask by, yet something may have been made and charged.
    if (!json || text_field(*json, "id").empty()) {
      return unknown_outcome(json ? show_text(error_in(*json).message) : "");
    }
    RemoteAnswer answer = read_interaction(*json, base_url);
    if (answer.state == RemoteState::queued || answer.state == RemoteState::running) {
      answer.state = RemoteState::accepted;
    }
    return answer;
  }
  return create_refused(reply);
}

RemoteAnswer read_poll_reply(const HttpReply& reply, const std::string& base_url) {
  // The body first: some services answer a failed job with an HTTP error around its record.
  if (const std::optional<Json> json = parse_json(reply.body); json && is_interaction(*json)) {
    return read_interaction(*json, base_url);
  }
  return question_failed(reply, [](const std::string& message) {
    return message.find("invalid interaction name") != std::string::npos;
  });
}

}  // namespace shotlab
