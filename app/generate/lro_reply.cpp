// SPDX-License-Identifier: Apache-2.0
//
// What an operation means: not done, done with a clip, done and filtered (without any error), or
// done with an error.

#include <nlohmann/json.hpp>

#include "app/generate/addresses.h"
#include "app/generate/base64.h"
#include "app/generate/error_answer.h"
#include "app/generate/google_lro.h"
#include "app/generate/hints.h"
#include "app/generate/lenient_json.h"
#include "app/generate/show_text.h"

namespace shotlab {
namespace {

using Json = nlohmann::json;

bool is_operation(const Json& json) {
  const std::string name = text_field(json, "name");
  return name.find("operations/") != std::string::npos && is_plain_path(name);
}

bool is_done(const Json& operation) {
  const Json* done = field(operation, "done");
  return done != nullptr && done->is_boolean() && done->get<bool>();
}

// google.rpc.Code: the numbers that tell the learner something to do.
RemoteAnswer failed(const Json& error_json) {
  const ServiceError error = read_error(error_json);
  RemoteAnswer answer = job_failed(error);
  if (answer.failure == FailureClass::blocked) return answer;
  switch (count_field(error_json, "code")) {
    case 3:   // INVALID_ARGUMENT
    case 9:   // FAILED_PRECONDITION
    case 11:  // OUT_OF_RANGE
      answer.failure = FailureClass::bad_request;
      break;
    case 7:  // PERMISSION_DENIED
      answer.failure = FailureClass::forbidden;
      break;
    case 8:  // RESOURCE_EXHAUSTED
      answer.failure = FailureClass::rate_limited;
      answer.wait_s = error.delay_s;
      break;
    case 16:  // UNAUTHENTICATED
      answer.failure = FailureClass::auth;
      break;
    default:
      break;
  }
  answer.hint = hint_for(answer);
  return answer;
}

// Samples stand in one of two places, each a clip by address or by bytes.
std::optional<RemoteResult> first_sample(const Json& response, const std::string& base_url,
                                         bool& in_bucket) {
  const Json* inner = field(response, "generateVideoResponse");
  for (const Json* place : {inner, &response}) {
    if (place == nullptr) continue;
    for (const char* list : {"generatedSamples", "generatedVideos", "videos"}) {
      for (const Json& sample : list_field(*place, list)) {
        const Json* wrapped = field(sample, "video");
        const Json& video = wrapped != nullptr ? *wrapped : sample;
        std::optional<RemoteResult> result;
        for (const char* name : {"bytesBase64Encoded", "encodedVideo"}) {
          std::optional<std::string> bytes = from_base64(text_field(video, name));
          if (result || !bytes || bytes->empty()) continue;
          result.emplace();
          result->bytes = std::move(*bytes);
        }
        if (const std::string uri = text_field(video, "uri"); !result && !uri.empty()) {
          result = result_at(uri, base_url);
        }
        if (result) {
          const std::string mime = text_field(video, "mimeType");
          result->mime = mime.empty() ? "video/mp4" : mime;
          return result;
        }
        in_bucket = in_bucket || !text_field(video, "gcsUri").empty();
      }
    }
  }
  return std::nullopt;
}

// Filtered clips are left out, without an error.
std::optional<std::string> filtered(const Json& response) {
  const Json* inner = field(response, "generateVideoResponse");
  for (const Json* place : {inner, &response}) {
    if (place == nullptr) continue;
    const Json& reasons = list_field(*place, "raiMediaFilteredReasons");
    if (count_field(*place, "raiMediaFilteredCount") == 0 && reasons.empty()) continue;
    const bool told = !reasons.empty() && reasons.front().is_string();
    return told ? reasons.front().get<std::string>() : "";
  }
  return std::nullopt;
}

RemoteAnswer done(const Json& operation, const std::string& base_url) {
  if (const Json* error = field(operation, "error")) return failed(*error);
  const Json* response = field(operation, "response");
  if (response == nullptr) {
    return hinted_answer(RemoteState::failed, FailureClass::protocol, Retry::none);
  }
  bool in_bucket = false;
  std::optional<RemoteResult> result = first_sample(*response, base_url, in_bucket);
  const std::optional<std::string> reason = filtered(*response);
  if (result) {
    RemoteAnswer answer = hinted_answer(RemoteState::succeeded, FailureClass::none, Retry::none);
    answer.result = std::move(result);
    if (reason) answer.advisory = show_text(*reason);
    return answer;
  }
  if (reason) {
    return hinted_answer(RemoteState::blocked, FailureClass::blocked, Retry::none,
                         show_text(*reason));
  }
  // The key is for this host and not for a bucket's, so the clip stays where it is.
  const std::string show = in_bucket ? "The clip was put into a storage bucket (gs://); Shotlab "
                                       "takes clips that come with the answer."
                                     : "";
  return hinted_answer(RemoteState::failed, FailureClass::protocol, Retry::none, show);
}

RemoteAnswer read_operation(const Json& operation, const std::string& base_url) {
  RemoteAnswer answer = is_done(operation)
                            ? done(operation, base_url)
                            : hinted_answer(RemoteState::running, FailureClass::none, Retry::poll);
  answer.id = text_field(operation, "name");
  return answer;
}

}  // namespace

RemoteAnswer read_operation_create(const HttpReply& reply, const std::string& base_url) {
  if (reply.status < 200 || reply.status >= 300) return create_refused(reply);
  const std::optional<Json> json = parse_json(reply.body);
  if (!json || !is_operation(*json)) {
    return unknown_outcome(json ? show_text(read_error_reply(reply).message) : "");
  }
  RemoteAnswer answer = read_operation(*json, base_url);
  if (answer.state == RemoteState::running) answer.state = RemoteState::accepted;
  return answer;
}

RemoteAnswer read_operation_poll(const HttpReply& reply, const std::string& base_url) {
  if (const std::optional<Json> json = parse_json(reply.body); json && is_operation(*json)) {
    return read_operation(*json, base_url);
  }
  return question_failed(reply);
}

}  // namespace shotlab
