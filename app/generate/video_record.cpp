// SPDX-License-Identifier: Apache-2.0

#include "app/generate/video_record.h"

#include <nlohmann/json.hpp>

#include "app/generate/error_answer.h"
#include "app/generate/hints.h"
#include "app/generate/job_status.h"
#include "app/generate/lenient_json.h"
#include "app/generate/show_text.h"

namespace shotlab {
namespace {

using Json = nlohmann::json;

constexpr int kAskSeconds = 30;

}  // namespace

bool is_record(const Json& json) {
  return json.is_object() && !text_field(json, "id").empty() && !text_field(json, "status").empty();
}

ServiceError error_in(const Json& record) {
  const Json* error = field(record, "error");
  return error != nullptr ? read_error(*error) : ServiceError{};
}

RemoteAnswer read_record(const Json& record,
                         const std::function<RemoteAnswer(const Json&)>& finished) {
  RemoteAnswer answer;
  switch (read_job_status(text_field(record, "status"))) {
    case JobStatus::queued:
      answer = hinted_answer(RemoteState::queued, FailureClass::none, Retry::poll);
      break;
    case JobStatus::running:
      answer = hinted_answer(RemoteState::running, FailureClass::none, Retry::poll);
      break;
    case JobStatus::completed:
      answer = finished(record);
      break;
    case JobStatus::failed:
      answer = job_failed(error_in(record));
      break;
    case JobStatus::cancelled:
      answer = hinted_answer(RemoteState::cancelled, FailureClass::none, Retry::none);
      break;
    case JobStatus::expired:
      answer = hinted_answer(RemoteState::failed, FailureClass::expired, Retry::none,
                             show_text(error_in(record).message));
      break;
  }
  answer.id = text_field(record, "id");
  if (const Json* usage = field(record, "usage")) answer.cost_micros = micros_field(*usage, "cost");
  return answer;
}

RemoteAnswer as_accepted(RemoteAnswer answer) {
  if (answer.state == RemoteState::queued || answer.state == RemoteState::running)
    answer.state = RemoteState::accepted;
  return answer;
}

std::optional<HttpRequest> RecordAdapter::build_file_status(const RemoteResult&) const {
  return std::nullopt;
}

RemoteAnswer RecordAdapter::parse_file_status(const HttpReply& reply) const {
  return parse_download(reply);
}

HttpRequest RecordAdapter::build_download(const RemoteResult& result) const {
  HttpRequest request;
  request.url = result.uri;
  request.timeout_s = 0;
  if (result.send_key) request.credential_header = key_header_;
  return request;
}

HttpRequest RecordAdapter::question(std::string url) const {
  HttpRequest request;
  request.url = std::move(url);
  request.credential_header = key_header_;
  request.timeout_s = kAskSeconds;
  return request;
}

}  // namespace shotlab
