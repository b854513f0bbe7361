// SPDX-License-Identifier: Apache-2.0

#include "app/generate/gemini_reply.h"

#include <cctype>
#include <nlohmann/json.hpp>

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

RemoteAnswer failed(const ServiceError& error) {
  const std::string show = show_text(error.message);
  if (is_blocked(error))
    return hinted_answer(RemoteState::blocked, FailureClass::blocked, Retry::none, show);
  return hinted_answer(RemoteState::failed, FailureClass::provider, Retry::user, show);
}

RemoteAnswer without_video(const Json& interaction, const GeminiOutput& out, std::int64_t tokens) {
  ServiceError error = error_in(interaction);
  if (error.empty()) error = out.error;
  if (!error.empty()) return failed(error);
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
  if (out.video) {
    answer = hinted_answer(RemoteState::succeeded, FailureClass::none, Retry::none);
    answer.result = std::move(out.video);
  } else {
    answer = without_video(interaction, out, tokens);
  }
  answer.rewritten_prompt = show_text(out.rewritten_prompt);
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
    answer = failed(error);
  } else {
    answer = hinted_answer(RemoteState::running, FailureClass::none, Retry::poll);
  }
  if (answer.billed_video_tokens == 0) answer.billed_video_tokens = video_tokens(interaction);
  answer.id = text_field(interaction, "id");
  return answer;
}

RemoteAnswer unknown_outcome(const std::string& show) {
  return hinted_answer(RemoteState::unknown_outcome, FailureClass::unknown_outcome, Retry::user,
                       show);
}

RemoteAnswer refused_create(const HttpReply& reply, const ServiceError& error) {
  const std::optional<double> wait_s = wait_of(reply, error);
  const FailureClass failure = class_of_refusal(reply.status, error, wait_s);
  RemoteAnswer answer;
  answer.failure = failure;
  answer.state = failure == FailureClass::blocked ? RemoteState::blocked : RemoteState::rejected;
  answer.retry = failure == FailureClass::rate_limited ? Retry::countdown
                 : failure == FailureClass::blocked || failure == FailureClass::budget
                     ? Retry::none
                     : Retry::user;
  answer.wait_s = wait_s;
  answer.show = show_text(error.message);
  answer.hint = hint_for(answer);
  return answer;
}

// The job goes on; only the question went astray.
RemoteAnswer still_running(FailureClass failure, Retry retry, const HttpReply& reply,
                           const ServiceError& error) {
  RemoteAnswer answer;
  answer.state = RemoteState::running;
  answer.failure = failure;
  answer.retry = retry;
  answer.wait_s = wait_of(reply, error);
  answer.show = show_text(error.message);
  answer.hint = hint_for(answer);
  return answer;
}

RemoteAnswer refused_poll(const HttpReply& reply) {
  const ServiceError error = read_error_reply(reply);
  if (is_blocked(error)) return failed(error);
  const std::string message = lower_ascii(error.message);
  const bool lost = reply.status == 404 || reply.status == 410 ||
                    message.find("invalid interaction name") != std::string::npos;
  if (lost) {
    return hinted_answer(RemoteState::failed, FailureClass::job_lost, Retry::none,
                         show_text(error.message));
  }
  const FailureClass failure = class_of_refusal(reply.status, error, wait_of(reply, error));
  // Two credentials on a poll were seen to be a passing fault of the service.
  const bool passing = message.find("multiple authentication") != std::string::npos;
  if (!passing && (failure == FailureClass::auth || failure == FailureClass::forbidden)) {
    return still_running(failure, Retry::user, reply, error);
  }
  const bool slow_down = reply.status == 429;
  return still_running(slow_down ? FailureClass::rate_limited : FailureClass::transient,
                       Retry::poll, reply, error);
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
  const ServiceError error = read_error_reply(reply);
  // 303 points to what was made; 408 and 499 tell that the two sides disagree about the end.
  const bool untold = reply.status < 300 || reply.status == 303 || reply.status == 408 ||
                      reply.status == 499 || reply.status >= 500;
  if (untold) return unknown_outcome(show_text(error.message));
  if (reply.status < 400) {
    return hinted_answer(RemoteState::rejected, FailureClass::protocol, Retry::user,
                         show_text(error.message));
  }
  return refused_create(reply, error);
}

RemoteAnswer read_poll_reply(const HttpReply& reply, const std::string& base_url) {
  // The body first: some services answer a failed job with an HTTP error around its record.
  if (const std::optional<Json> json = parse_json(reply.body); json && is_interaction(*json)) {
    return read_interaction(*json, base_url);
  }
  if (reply.status >= 400 && reply.status < 500 && reply.status != 408) return refused_poll(reply);
  const ServiceError error = read_error_reply(reply);
  // A 200 that is no interaction: a captive portal, or a wire that changed. The job is not lost by
  // it.
  const bool strange = reply.status < 400;
  return still_running(strange ? FailureClass::protocol : FailureClass::transient, Retry::poll,
                       reply, error);
}

std::string model_named_in(std::string_view message, std::string_view than) {
  constexpr std::string_view kFamily = "gemini-";
  for (std::size_t at = message.find(kFamily); at != std::string_view::npos;
       at = message.find(kFamily, at + 1)) {
    std::size_t end = at;
    while (end < message.size() && (std::isalnum(static_cast<unsigned char>(message[end])) != 0 ||
                                    message[end] == '-' || message[end] == '.')) {
      ++end;
    }
    std::string_view name = message.substr(at, end - at);
    while (name.ends_with('.') || name.ends_with('-')) name.remove_suffix(1);
    if (name.size() > kFamily.size() && name != than) return std::string(name);
  }
  return "";
}

}  // namespace shotlab
