// SPDX-License-Identifier: Apache-2.0

#include "app/generate/openrouter_videos.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/generate/addresses.h"
#include "app/generate/error_answer.h"
#include "app/generate/hints.h"
#include "app/generate/lenient_json.h"
#include "app/generate/refuse.h"
#include "app/generate/show_text.h"

namespace shotlab {
namespace {

using Json = nlohmann::json;

constexpr int kCreateSeconds = 120;
constexpr std::size_t kMostBody = 50u << 20;  // More is answered with 413.

Json picture(const Attachment& attachment) {
  const std::string url = attachment.uri.empty() ? data_uri(attachment) : attachment.uri;
  return {{"type", "image_url"}, {"image_url", {{"url", url}}}};
}

void add_references(const ShotRequest& request, const std::vector<Attachment>& attachments,
                    Json& body) {
  for (std::size_t i = 0; i < attachments.size(); ++i) {
    Json block = picture(attachments[i]);
    const std::string& role = request.references[i].role;
    if (role == "first_frame" || role == "last_frame") {
      block["frame_type"] = role;
      body["frame_images"].push_back(std::move(block));
    } else {
      body["input_references"].push_back(std::move(block));
    }
  }
}

RemoteAnswer finished(const Json& record, const std::string& base_url) {
  const Json& urls = list_field(record, "unsigned_urls");
  std::optional<RemoteResult> result;
  if (!urls.empty() && urls.front().is_string()) {
    result = result_at(urls.front().get<std::string>(), base_url);
  }
  if (!result) {
    return hinted_answer(RemoteState::failed, FailureClass::protocol, Retry::none,
                         show_text(error_in(record).message));
  }
  RemoteAnswer answer = hinted_answer(RemoteState::succeeded, FailureClass::none, Retry::none);
  result->mime = "video/mp4";
  result->file_id.clear();
  // "Unsigned": the address is good for nothing without the key, which stays with its own host.
  result->send_key = origin_of(result->uri) == origin_of(base_url);
  answer.result = std::move(result);
  return answer;
}

RemoteAnswer read_job(const Json& record, const std::string& base_url) {
  return read_record(record, [&](const Json& completed) { return finished(completed, base_url); });
}

}  // namespace

OpenrouterVideos::OpenrouterVideos(std::string base_url, Capability capability,
                                   std::string key_header)
    : RecordAdapter(std::move(key_header)),
      base_url_(tidy_base(std::move(base_url), "/api/v1")),
      capability_(std::move(capability)) {
  // Without the maker's name there is nowhere to put what is passed through to it.
  capability_.negative = capability_.negative && !capability_.passthrough.empty();
  capability_.clips = false;
  capability_.elements = false;
  capability_.controls = false;
  capability_.stills = false;
}

std::optional<Error> OpenrouterVideos::refuse(const ShotRequest& request) const {
  if (std::optional<Error> refusal = refuse_by_record(request, capability_)) return refusal;
  const std::size_t frames = count_role(request, "first_frame");
  if (frames > 0 && count_role(request, "image") + count_role(request, "style") > 0) {
    return cannot_ask({"Frames and reference pictures cannot go with one shot here.",
                       "這裏的鏡頭不能同時使用首尾幀和參考圖片。"},
                      {"Keep one kind of them.", "請只保留其中一類。"});
  }
  if (request.extend && request.previous_id.empty()) {
    return cannot_ask(
        {"Only a take that was made here can be continued here.", "這裏只能延長在這裏生成的鏡次。"},
        {"Choose a take of this provider.", "請選擇這個供應商的鏡次。"});
  }
  return std::nullopt;
}

Result<HttpRequest> OpenrouterVideos::build_create(
    const ShotRequest& request, const std::vector<Attachment>& attachments) const {
  if (std::optional<Error> refusal = refuse(request)) return *refusal;
  if (attachments.size() != request.references.size()) {
    return Error{
        ErrorCode::internal,
        {"The shot names other references than it was given.", "鏡頭所列的參考素材與提供的不符。"},
        {}};
  }
  Json body = {{"model", capability_.model},
               {"prompt", request.prompt},
               {"resolution", resolution_name(request.width, request.height)},
               {"aspect_ratio", aspect_name(request.width, request.height)}};
  const double rounded = std::round(request.seconds);
  if (std::abs(request.seconds - rounded) < 1e-9) {
    body["duration"] = static_cast<std::int64_t>(rounded);
  } else {
    body["duration"] = request.seconds;
  }
  if (capability_.sound_choice) body["generate_audio"] = true;
  if (request.seed) body["seed"] = *request.seed;
  add_references(request, attachments, body);
  if (!request.previous_id.empty()) body["previous_job_id"] = request.previous_id;
  if (!request.negative.empty()) {
    body["provider"]["options"][capability_.passthrough]["parameters"]["negativePrompt"] =
        request.negative;
  }
  HttpRequest out;
  out.method = "POST";
  out.url = base_url_ + "/api/v1/videos";
  out.headers = {{"content-type", "application/json"}};
  out.body = print_json(body);
  out.credential_header = key_header();
  out.timeout_s = kCreateSeconds;
  if (out.body.size() <= kMostBody) return out;
  return cannot_ask({"The references are together too large to travel inside one request (50 MB).",
                     "參考素材合計太大，不能放入同一個請求（上限 50 MB）。"},
                    {"Make them smaller.", "請縮小檔案。"});
}

RemoteAnswer OpenrouterVideos::parse_create(const HttpReply& reply) const {
  if (reply.status < 200 || reply.status >= 300) {
    RemoteAnswer answer = create_refused(reply);
    name_replacement(answer, capability_);
    return answer;
  }
  const std::optional<Json> json = parse_json(reply.body);
  if (!json || !is_record(*json)) {
    return unknown_outcome(json ? show_text(read_error_reply(reply).message) : "");
  }
  return as_accepted(read_job(*json, base_url_));
}

HttpRequest OpenrouterVideos::build_poll(const std::string& job_id) const {
  // Not at "polling_url": that is the service's word for the same place, and may lead elsewhere.
  return question(base_url_ + "/api/v1/videos/" + percent_encoded(job_id));
}

RemoteAnswer OpenrouterVideos::parse_poll(const HttpReply& reply) const {
  if (const std::optional<Json> json = parse_json(reply.body); json && is_record(*json)) {
    return read_job(*json, base_url_);
  }
  return question_failed(reply);
}

HttpRequest OpenrouterVideos::build_cancel(const std::string& job_id) const {
  return build_poll(job_id);
}

}  // namespace shotlab
