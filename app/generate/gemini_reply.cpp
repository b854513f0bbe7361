// SPDX-License-Identifier: Apache-2.0

#include "app/generate/gemini_reply.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/generate/base64.h"
#include "app/generate/gemini_files.h"
#include "app/generate/hints.h"
#include "app/generate/lenient_json.h"
#include "app/generate/service_error.h"
#include "app/generate/show_text.h"

namespace shotlab {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kVendor = "https://generativelanguage.googleapis.com";
constexpr std::string_view kRewritten = "rewritten prompt: ";
constexpr std::string_view kAdvisory = "advisory: ";

RemoteAnswer finished(RemoteState state, FailureClass failure, Retry retry, std::string show = "") {
  RemoteAnswer answer;
  answer.state = state;
  answer.failure = failure;
  answer.retry = retry;
  answer.show = std::move(show);
  answer.hint = hint_for(answer);
  return answer;
}

// --- A finished interaction --------------------------------------------------------------------

// What the steps of an interaction hold for us.
struct Output {
  std::optional<RemoteResult> video;
  bool broken_video = false;  // A video block that holds no video we can use.
  bool unknown_block = false;
  bool any_step = false;
  std::string text;  // The model's own words, without the notes below.
  std::string rewritten_prompt;
  std::string advisory;
  ServiceError error;
};

bool begins_at(std::string_view uri, std::string_view base) {
  return uri.starts_with(base) && (uri.size() == base.size() || uri[base.size()] == '/');
}

// An absolute or relative address of a clip; nullopt for one that is never fetched.
std::optional<RemoteResult> result_at(std::string uri, const std::string& base_url) {
  if (uri.starts_with('/') && !uri.starts_with("//")) uri = base_url + uri;
  RemoteResult result;
  const bool ours = begins_at(uri, base_url);
  if (!ours && !uri.starts_with("https://")) return std::nullopt;
  // A vendor's file behind a gateway is asked for at the gateway.
  if (ours || begins_at(uri, kVendor)) {
    result.file_id = file_id_in(uri);
    result.send_key = ours || !result.file_id.empty();
  }
  result.uri = std::move(uri);
  return result;
}

void read_video(const Json& block, const std::string& base_url, Output& out) {
  std::optional<RemoteResult> result;
  const std::string uri = text_field(block, "uri");
  if (const Json* data = field(block, "data"); data != nullptr && data->is_string()) {
    std::optional<std::string> bytes = from_base64(data->get_ref<const std::string&>());
    if (bytes && !bytes->empty()) {
      result.emplace();
      result->bytes = std::move(*bytes);
    }
  }
  if (!result && !uri.empty()) result = result_at(uri, base_url);
  if (!result) {
    out.broken_video = true;
    return;
  }
  const std::string mime = text_field(block, "mime_type");
  result->mime = mime.empty() ? "video/mp4" : mime;
  out.video = std::move(result);
}

void read_text(std::string text, Output& out) {
  if (text.starts_with(kRewritten)) {
    out.rewritten_prompt = text.substr(kRewritten.size());
  } else if (text.starts_with(kAdvisory)) {
    out.advisory = text.substr(kAdvisory.size());
  } else if (!text.empty()) {
    out.text = out.text.empty() ? std::move(text) : text + " " + out.text;
  }
}

void read_block(const Json& block, const std::string& base_url, Output& out) {
  const std::string type = text_field(block, "type");
  if (type == "video") {
    if (!out.video) read_video(block, base_url, out);
  } else if (type == "text") {
    read_text(text_field(block, "text"), out);
  } else if (type != "image" && type != "audio" && type != "thought") {
    out.unknown_block = true;
  }
}

// Backwards: the last video counts, and echoed user_input steps hold the learner's own.
Output read_steps(const Json& interaction, const std::string& base_url) {
  Output out;
  const Json& steps = list_field(interaction, "steps");
  out.any_step = !steps.empty();
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    const std::string type = text_field(*step, "type");
    if (type != "model_output") continue;
    const Json& content = list_field(*step, "content");
    for (auto block = content.rbegin(); block != content.rend(); ++block) {
      read_block(*block, base_url, out);
    }
    if (const Json* error = field(*step, "error"); error != nullptr && out.error.empty()) {
      out.error = read_error(*error);
    }
  }
  return out;
}

std::int64_t video_tokens(const Json& interaction) {
  const Json* usage = field(interaction, "usage");
  if (usage == nullptr) return 0;
  std::int64_t tokens = 0;
  for (const Json& row : list_field(*usage, "output_tokens_by_modality")) {
    if (text_field(row, "modality") != "video") continue;
    constexpr std::int64_t kMost = std::int64_t{1} << 50;  // No sum may overflow.
    tokens += std::min(count_field(row, "tokens"), kMost);
    tokens = std::min(tokens, kMost);
  }
  return tokens;
}

ServiceError error_in(const Json& interaction) {
  if (const Json* error = field(interaction, "error")) return read_error(*error);
  const Json& errors = list_field(interaction, "errors");
  return errors.empty() ? ServiceError{} : read_error(errors.front());
}

RemoteAnswer failed(const ServiceError& error) {
  const std::string show = show_text(error.message);
  if (is_blocked(error))
    return finished(RemoteState::blocked, FailureClass::blocked, Retry::none, show);
  return finished(RemoteState::failed, FailureClass::provider, Retry::user, show);
}

RemoteAnswer without_video(const Json& interaction, const Output& out, std::int64_t tokens) {
  ServiceError error = error_in(interaction);
  if (error.empty()) error = out.error;
  if (!error.empty()) return failed(error);
  // Paid for and unreadable is our trouble, never the learner's words.
  if (tokens > 0 || out.broken_video || out.unknown_block) {
    return finished(RemoteState::failed, FailureClass::protocol, Retry::none, show_text(out.text));
  }
  RemoteAnswer answer =
      finished(RemoteState::blocked, FailureClass::blocked, Retry::none, show_text(out.text));
  if (out.text.empty()) answer.hint = region_hint();
  return answer;
}

RemoteAnswer completed(const Json& interaction, const std::string& base_url) {
  Output out = read_steps(interaction, base_url);
  const std::int64_t tokens = video_tokens(interaction);
  RemoteAnswer answer;
  if (out.video) {
    answer = finished(RemoteState::succeeded, FailureClass::none, Retry::none);
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
    answer = finished(RemoteState::queued, FailureClass::none, Retry::poll);
  } else if (status == "cancelled") {
    answer = finished(RemoteState::cancelled, FailureClass::none, Retry::none);
  } else if (status == "budget_exceeded") {
    answer = finished(RemoteState::failed, FailureClass::budget, Retry::none,
                      show_text(error_in(interaction).message));
  } else if (status == "incomplete" || status == "requires_action" || reads_like_failure(status)) {
    ServiceError error = error_in(interaction);
    if (error.empty()) error = read_steps(interaction, base_url).error;
    answer = failed(error);
  } else {
    answer = finished(RemoteState::running, FailureClass::none, Retry::poll);
  }
  if (answer.billed_video_tokens == 0) answer.billed_video_tokens = video_tokens(interaction);
  answer.id = text_field(interaction, "id");
  return answer;
}

RemoteAnswer unknown_outcome(const std::string& show) {
  return finished(RemoteState::unknown_outcome, FailureClass::unknown_outcome, Retry::user, show);
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
    return finished(RemoteState::failed, FailureClass::job_lost, Retry::none,
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
    return finished(RemoteState::rejected, FailureClass::protocol, Retry::user,
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

std::string file_id_in(std::string_view uri) {
  constexpr std::string_view kFiles = "/files/";
  const std::string_view path = uri.substr(0, uri.find_first_of("?#"));
  const std::size_t at = path.rfind(kFiles);
  if (at == std::string_view::npos) return "";
  std::string_view id = path.substr(at + kFiles.size());
  id = id.substr(0, id.find_first_of(":/"));
  return is_file_id(id) ? std::string(id) : "";
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
