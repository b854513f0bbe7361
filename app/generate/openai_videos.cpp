// SPDX-License-Identifier: Apache-2.0

#include "app/generate/openai_videos.h"

#include "app/generate/account.h"
#include "app/generate/addresses.h"
#include "app/generate/error_answer.h"
#include "app/generate/lenient_json.h"
#include "app/generate/refuse.h"

namespace shotlab {
namespace {

// What the server behind this dialect cannot be asked for, whatever the model could.
Capability within(Capability capability, const VideosDialect& dialect) {
  capability.seed = capability.seed && dialect.extras;
  capability.negative = capability.negative && dialect.extras;
  capability.edit = capability.edit && dialect.remix;
  capability.extend = capability.extend && dialect.extensions;
  capability.clips = capability.clips && dialect.clip_reference;
  capability.stills = capability.stills && dialect.stills;
  capability.last_frame = false;  // The wire has no field for these.
  capability.pictures = false;
  capability.elements = false;
  capability.controls = false;
  return capability;
}

}  // namespace

OpenaiVideos::OpenaiVideos(std::string base_url, Capability capability, VideosDialect dialect,
                           std::string key_header)
    : RecordAdapter(std::move(key_header)),
      base_url_(tidy_base(std::move(base_url), "/v1")),
      capability_(within(std::move(capability), dialect)),
      dialect_(std::move(dialect)) {}

std::optional<Error> OpenaiVideos::refuse(const ShotRequest& request) const {
  if (std::optional<Error> refusal = refuse_by_record(request, capability_)) return refusal;
  if (request.references.size() > 1) {
    return cannot_ask(
        {"One picture or clip goes with a shot here.", "這裏的鏡頭只可附一張圖片或一段片。"},
        {"Keep the one that matters most.", "請只保留最重要的一個。"});
  }
  if (!request.references.empty() &&
      (!request.previous_id.empty() || request.output != ShotOutput::clip)) {
    return cannot_ask({"No picture goes along here with an edit, a continuation or a still.",
                       "修改、延長或生成圖片時，這裏不能附上圖片。"},
                      {"Take the reference out.", "請移除參考素材。"});
  }
  if (request.extend && request.previous_id.empty()) {
    return cannot_ask(
        {"Only a take that was made here can be continued here.", "這裏只能延長在這裏生成的鏡次。"},
        {"Choose a take of this provider.", "請選擇這個供應商的鏡次。"});
  }
  return std::nullopt;
}

RemoteAnswer OpenaiVideos::parse_create(const HttpReply& reply) const {
  RemoteAnswer answer = read_video_create(reply, base_url_);
  name_replacement(answer, capability_);
  return answer;
}

HttpRequest OpenaiVideos::build_poll(const std::string& job_id) const {
  return question(base_url_ + "/v1/videos/" + percent_encoded(job_id));
}

RemoteAnswer OpenaiVideos::parse_poll(const HttpReply& reply) const {
  return read_video_poll(reply, base_url_, "");
}

RemoteAnswer OpenaiVideos::parse_poll(const std::string& job_id, const HttpReply& reply) const {
  return read_video_poll(reply, base_url_, job_id);
}

HttpRequest OpenaiVideos::build_cancel(const std::string& job_id) const {
  HttpRequest request = build_poll(job_id);  // Deleting a job ends it.
  request.method = "DELETE";
  return request;
}

std::optional<HttpRequest> OpenaiVideos::build_account() const {
  if (!dialect_.account) return std::nullopt;
  return build_key_info(base_url_, key_header());
}

std::optional<RemoteAccount> OpenaiVideos::parse_account(const HttpReply& reply) const {
  return read_key_info(reply);
}

}  // namespace shotlab
