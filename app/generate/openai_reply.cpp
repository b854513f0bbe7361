// SPDX-License-Identifier: Apache-2.0
//
// What a video record means, in whatever HTTP status it comes.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/generate/addresses.h"
#include "app/generate/base64.h"
#include "app/generate/error_answer.h"
#include "app/generate/hints.h"
#include "app/generate/lenient_json.h"
#include "app/generate/openai_videos.h"
#include "app/generate/show_text.h"

namespace shotlab {
namespace {

using Json = nlohmann::json;

std::string mime_of(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return "image/png";
  if (bytes.starts_with("\xff\xd8")) return "image/jpeg";
  if (bytes.size() > 12 && bytes.substr(0, 4) == "RIFF" && bytes.substr(8, 4) == "WEBP") {
    return "image/webp";
  }
  return "application/octet-stream";
}

std::optional<int> progress_in(const Json& record) {
  const Json* value = field(record, "progress");
  if (value == nullptr || !value->is_number()) return std::nullopt;
  const double percent = value->get<double>();
  return static_cast<int>(std::clamp(percent == percent ? percent : 0.0, 0.0, 100.0));
}

RemoteAnswer finished(const Json& record, const std::string& base_url, const std::string& job_id) {
  RemoteAnswer answer = hinted_answer(RemoteState::succeeded, FailureClass::none, Retry::none);
  RemoteResult result;
  // Always from our own base and by the create's id: "url" fields lead to the server's inside.
  result.uri = base_url + "/v1/videos/" + percent_encoded(job_id) + "/content";
  result.mime = "video/mp4";
  result.send_key = true;
  answer.result = std::move(result);
  if (const std::int64_t expires = count_field(record, "expires_at"); expires > 0) {
    answer.expires_utc = std::to_string(expires);
  }
  return answer;
}

RemoteAnswer read_video(const Json& record, const std::string& base_url,
                        const std::string& asked_for) {
  const std::string id = asked_for.empty() ? text_field(record, "id") : asked_for;
  RemoteAnswer answer = read_record(record, [&](const Json& completed) {
    // Some gateways say so of what was filtered; an error beside it is the truth.
    const ServiceError error = error_in(completed);
    return error.empty() ? finished(completed, base_url, id) : job_failed(error);
  });
  answer.id = id;
  answer.progress = progress_in(record);
  return answer;
}

// {"data": [{"b64_json": "..."}]}: pictures come with the answer itself.
std::optional<RemoteAnswer> read_pictures(const Json& json) {
  const Json& data = list_field(json, "data");
  if (data.empty() || !field(data.front(), "b64_json")) return std::nullopt;
  std::optional<std::string> bytes = from_base64(text_field(data.front(), "b64_json"));
  if (!bytes || bytes->empty()) {
    return hinted_answer(RemoteState::failed, FailureClass::protocol, Retry::none);
  }
  RemoteAnswer answer = hinted_answer(RemoteState::succeeded, FailureClass::none, Retry::none);
  RemoteResult result;
  result.mime = mime_of(*bytes);
  result.bytes = std::move(*bytes);
  answer.result = std::move(result);
  answer.rewritten_prompt = kept_text(text_field(data.front(), "revised_prompt"));
  return answer;
}

}  // namespace

RemoteAnswer read_video_create(const HttpReply& reply, const std::string& base_url) {
  const std::optional<Json> json = parse_json(reply.body);
  const bool fine = reply.status >= 200 && reply.status < 300;
  if (fine && json) {
    if (std::optional<RemoteAnswer> pictures = read_pictures(*json)) return *pictures;
  }
  const std::string id = json ? text_field(*json, "id") : "";
  if (json && is_record(*json)) {
    return as_accepted(read_video(*json, base_url, ""));
  }
  if (!fine) return create_refused(reply);
  // Without an id there is nothing to ask by, yet something may have been made and charged.
  if (id.empty()) return unknown_outcome(json ? show_text(read_error_reply(reply).message) : "");
  RemoteAnswer answer = hinted_answer(RemoteState::accepted, FailureClass::none, Retry::poll);
  answer.id = id;
  return answer;
}

RemoteAnswer read_video_poll(const HttpReply& reply, const std::string& base_url,
                             const std::string& job_id) {
  if (const std::optional<Json> json = parse_json(reply.body); json && is_record(*json)) {
    return read_video(*json, base_url, job_id);
  }
  return question_failed(reply);
}

}  // namespace shotlab
