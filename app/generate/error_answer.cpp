// SPDX-License-Identifier: Apache-2.0

#include "app/generate/error_answer.h"

#include <cctype>

#include "app/generate/hints.h"
#include "app/generate/show_text.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

RemoteAnswer refused(const HttpReply& reply, const ServiceError& error) {
  RemoteAnswer answer;
  answer.wait_s = wait_of(reply, error);
  answer.failure = class_of_refusal(reply.status, error, answer.wait_s);
  const bool blocked = answer.failure == FailureClass::blocked;
  answer.state = blocked ? RemoteState::blocked : RemoteState::rejected;
  answer.retry = answer.failure == FailureClass::rate_limited        ? Retry::countdown
                 : blocked || answer.failure == FailureClass::budget ? Retry::none
                                                                     : Retry::user;
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

}  // namespace

RemoteAnswer unknown_outcome(const std::string& show) {
  return hinted_answer(RemoteState::unknown_outcome, FailureClass::unknown_outcome, Retry::user,
                       show);
}

RemoteAnswer job_failed(const ServiceError& error) {
  const std::string show = show_text(error.message);
  if (is_blocked(error)) {
    return hinted_answer(RemoteState::blocked, FailureClass::blocked, Retry::none, show);
  }
  return hinted_answer(RemoteState::failed, FailureClass::provider, Retry::user, show);
}

RemoteAnswer create_refused(const HttpReply& reply) {
  const ServiceError error = read_error_reply(reply);
  // 303 points to what was made; 408 and 499 tell that the two sides disagree about the end.
  const bool untold = reply.status < 300 || reply.status == 303 || reply.status == 408 ||
                      reply.status == 499 || reply.status >= 500;
  if (untold) return unknown_outcome(show_text(error.message));
  if (reply.status < 400) {
    return hinted_answer(RemoteState::rejected, FailureClass::protocol, Retry::user,
                         show_text(error.message));
  }
  return refused(reply, error);
}

RemoteAnswer question_failed(const HttpReply& reply,
                             const std::function<bool(const std::string&)>& lost) {
  const ServiceError error = read_error_reply(reply);
  // A 200 that is no job: a captive portal, or a wire that changed. The job is not lost by it.
  if (reply.status < 400) return still_running(FailureClass::protocol, Retry::poll, reply, error);
  if (reply.status >= 500 || reply.status == 408) {
    return still_running(FailureClass::transient, Retry::poll, reply, error);
  }
  if (is_blocked(error)) return job_failed(error);
  const std::string message = lower_ascii(error.message);
  if (reply.status == 404 || reply.status == 410 || (lost && lost(message))) {
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

RemoteAnswer download_failed(const HttpReply& reply) {
  const ServiceError error = read_error_reply(reply);
  const std::string show = show_text(error.message);
  const std::string message = lower_ascii(error.message);
  const bool early = message.find("in-progress") != std::string::npos ||
                     message.find("in progress") != std::string::npos ||
                     message.find("not ready") != std::string::npos || reply.status == 425;
  if (early) return still_running(FailureClass::not_ready, Retry::poll, reply, error);
  const bool gone = reply.status == 404 || reply.status == 410 ||
                    (reply.status == 403 && message.find("may not exist") != std::string::npos);
  if (gone) return hinted_answer(RemoteState::failed, FailureClass::expired, Retry::none, show);
  if (is_blocked(error)) return job_failed(error);
  if (reply.status == 408 || reply.status == 429 || reply.status >= 500) {
    return still_running(FailureClass::transient, Retry::poll, reply, error);
  }
  const FailureClass failure = class_of_refusal(reply.status, error, wait_of(reply, error));
  if (failure == FailureClass::auth || failure == FailureClass::forbidden) {
    return still_running(failure, Retry::user, reply, error);
  }
  // Gateways say "completed" for what the service behind them filtered; the body tells why.
  return hinted_answer(RemoteState::failed,
                       reply.status < 400 ? FailureClass::protocol : FailureClass::provider,
                       Retry::user, show);
}

void name_replacement(RemoteAnswer& answer, const Capability& capability) {
  if (answer.failure != FailureClass::model_gone) return;
  const std::string named = model_named_in(answer.show, capability.model);
  answer.replacement_model = named.empty() ? capability.replaced_by : named;
  answer.hint = hint_for(answer);
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
