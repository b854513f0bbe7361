// SPDX-License-Identifier: Apache-2.0

#include "app/generate/google_lro.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/generate/addresses.h"
#include "app/generate/base64.h"
#include "app/generate/error_answer.h"
#include "app/generate/gemini_files.h"
#include "app/generate/lenient_json.h"
#include "app/generate/refuse.h"
#include "app/generate/wire_habits.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

using Json = nlohmann::json;

constexpr int kCreateSeconds = 120;
constexpr int kAskSeconds = 30;
constexpr std::size_t kMostInline = 20u << 20;  // Bytes of pictures and clips in one request.

Json media_of(const Attachment& attachment) {
  if (!attachment.uri.empty()) return {{"uri", attachment.uri}};
  return {{"bytesBase64Encoded", to_base64(attachment.bytes)}, {"mimeType", attachment.mime}};
}

Json instance_of(const ShotRequest& request, const std::vector<Attachment>& attachments) {
  Json instance = {{"prompt", request.prompt}};
  for (std::size_t i = 0; i < attachments.size(); ++i) {
    const std::string& role = request.references[i].role;
    const Json media = media_of(attachments[i]);
    if (role == "first_frame") {
      instance["image"] = media;
    } else if (role == "last_frame") {
      instance["lastFrame"] = media;
    } else if (role == "video") {
      instance["video"] = media;
    } else {
      instance["referenceImages"].push_back({{"image", media}, {"referenceType", "asset"}});
    }
  }
  return instance;
}

Json seconds_of(double seconds) {
  const double rounded = std::round(seconds);
  if (std::abs(seconds - rounded) < 1e-9) return static_cast<std::int64_t>(rounded);
  return seconds;
}

Json parameters_of(const ShotRequest& request, const Capability& capability, LroDialect dialect) {
  Json parameters = {{"aspectRatio", aspect_name(request.width, request.height)},
                     {"resolution", resolution_name(request.width, request.height)},
                     {"durationSeconds", seconds_of(request.seconds)},
                     {"sampleCount", 1}};
  if (!request.negative.empty()) parameters["negativePrompt"] = request.negative;
  if (request.seed) parameters["seed"] = *request.seed;
  if (dialect == LroDialect::vertex && capability.sound_choice) parameters["generateAudio"] = true;
  return parameters;
}

std::optional<Error> cannot_travel(const ShotRequest& request,
                                   const std::vector<Attachment>& attachments) {
  if (attachments.size() != request.references.size()) {
    return Error{
        ErrorCode::internal,
        {"The shot names other references than it was given.", "鏡頭所列的參考素材與提供的不符。"},
        {}};
  }
  std::size_t bytes = 0;
  for (const Attachment& attachment : attachments) {
    bytes += attachment.bytes.size();
    if (attachment.mime.starts_with("image/") || attachment.mime.starts_with("video/")) continue;
    return cannot_ask({"A reference must be a picture or a clip.", "參考素材必須是圖片或影片。"},
                      {"Use a PNG, JPEG or MP4 file.", "請使用 PNG、JPEG 或 MP4 檔案。"});
  }
  if (bytes <= kMostInline) return std::nullopt;
  return cannot_ask({"The references are together too large to travel inside one request (20 MB).",
                     "參考素材合計太大，不能放入同一個請求（上限 20 MB）。"},
                    {"Make them smaller.", "請縮小檔案。"});
}

}  // namespace

// An operation is not known any more once it is done.
bool extends_by_clip(std::string_view wire) { return wire == "google-lro"; }

GoogleLro::GoogleLro(std::string base_url, Capability capability, LroDialect dialect,
                     std::string key_header)
    : base_url_(tidy_base(std::move(base_url), dialect == LroDialect::gemini ? "/v1beta" : "")),
      capability_(std::move(capability)),
      dialect_(dialect),
      key_header_(std::move(key_header)) {
  capability_.edit = false;  // An operation is not known any more once it is done.
  capability_.clips = false;
  capability_.elements = false;
  capability_.controls = false;
  capability_.stills = false;
}

std::optional<Error> GoogleLro::refuse(const ShotRequest& request) const {
  if (std::optional<Error> refusal = refuse_by_record(request, capability_)) return refusal;
  const std::size_t frames = count_role(request, "first_frame");
  const std::size_t pictures = count_role(request, "image") + count_role(request, "style");
  const std::size_t clips = count_role(request, "video");
  if ((frames > 0) + (pictures > 0) + (clips > 0) > 1) {
    return cannot_ask({"Frames, reference pictures and a clip cannot go with one shot here.",
                       "這裏的鏡頭不能同時使用首尾幀、參考圖片和片段。"},
                      {"Keep one kind of them.", "請只保留其中一類。"});
  }
  if (request.extend && clips == 0) {
    return cannot_ask({"Here the clip itself must be given to go on from it.",
                       "在這裏延長片段，必須附上片段本身。"},
                      {"Add the take as a clip of your own.", "請把該鏡次作為自己的片段加入。"});
  }
  return std::nullopt;
}

std::string GoogleLro::model_url(std::string_view model) const {
  const char* const models =
      dialect_ == LroDialect::vertex ? "/publishers/google/models/" : "/v1beta/models/";
  return base_url_ + models + percent_encoded(model);
}

Result<HttpRequest> GoogleLro::build_create(const ShotRequest& request,
                                            const std::vector<Attachment>& attachments) const {
  if (std::optional<Error> refusal = refuse(request)) return *refusal;
  if (std::optional<Error> problem = cannot_travel(request, attachments)) return *problem;
  HttpRequest out;
  out.method = "POST";
  out.url = model_url(capability_.model) + ":predictLongRunning";
  out.headers = {{"Content-Type", "application/json"}};
  out.body = print_json({{"instances", Json::array({instance_of(request, attachments)})},
                         {"parameters", parameters_of(request, capability_, dialect_)}});
  out.credential_header = key_header_;
  out.timeout_s = kCreateSeconds;
  return out;
}

RemoteAnswer GoogleLro::parse_create(const HttpReply& reply) const {
  RemoteAnswer answer = read_operation_create(reply, base_url_);
  name_replacement(answer, capability_);
  return answer;
}

HttpRequest GoogleLro::build_poll(const std::string& job_id) const {
  HttpRequest request;
  request.credential_header = key_header_;
  request.reply_limit = kMostJsonBytes;  // The clip may come inside it.
  if (dialect_ == LroDialect::gemini) {
    request.url = base_url_ + "/v1beta/" + percent_encoded_path(job_id);
    request.timeout_s = kAskSeconds;
    return request;
  }
  // The operation's own model: the film's may have changed since.
  std::string model = capability_.model;
  const std::size_t from = job_id.find("/models/");
  const std::size_t to = job_id.find("/operations/");
  if (from != std::string::npos && to != std::string::npos && from + 8 < to) {
    model = job_id.substr(from + 8, to - from - 8);
  }
  request.method = "POST";
  request.url = model_url(model) + ":fetchPredictOperation";
  request.headers = {{"content-type", "application/json"}};
  request.body = print_json({{"operationName", job_id}});
  request.timeout_s = 0;
  return request;
}

RemoteAnswer GoogleLro::parse_poll(const HttpReply& reply) const {
  return read_operation_poll(reply, base_url_);
}

HttpRequest GoogleLro::build_cancel(const std::string& job_id) const { return build_poll(job_id); }

std::optional<HttpRequest> GoogleLro::build_file_status(const RemoteResult& result) const {
  if (result.file_id.empty()) return std::nullopt;
  return build_file_question(base_url_, result.file_id, key_header_);
}

RemoteAnswer GoogleLro::parse_file_status(const HttpReply& reply) const {
  return read_file_reply(reply);
}

HttpRequest GoogleLro::build_download(const RemoteResult& result) const {
  HttpRequest request;
  request.timeout_s = 0;
  request.url = result.uri;
  if (result.send_key) request.credential_header = key_header_;
  if (!result.file_id.empty()) {
    request.url =
        base_url_ + "/v1beta/files/" + percent_encoded(result.file_id) + ":download?alt=media";
    request.credential_header = key_header_;
  }
  return request;
}

}  // namespace shotlab
