// SPDX-License-Identifier: Apache-2.0
//
// From what a learner asks to the bytes of a create request, in each dialect.

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/generate/addresses.h"
#include "app/generate/lenient_json.h"
#include "app/generate/multipart.h"
#include "app/generate/openai_videos.h"
#include "app/generate/refuse.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kCreateSeconds = 120;  // With a picture inside it takes a while to send.
constexpr std::size_t kMostReference = 64u << 20;

std::string size_of(const ShotRequest& request) {
  return std::to_string(request.width) + "x" + std::to_string(request.height);
}

std::string seconds_text(double seconds) {
  const double rounded = std::round(seconds);
  return std::abs(seconds - rounded) < 1e-9 ? number(rounded, 0) : number(seconds, 1);
}

// The fields in the order of the documentation: what a form lists and JSON holds.
Json fields_of(const ShotRequest& request, const Capability& capability,
               const VideosDialect& dialect) {
  Json fields;
  if (dialect.model) fields["model"] = capability.model;
  fields["prompt"] = request.prompt;
  if (dialect.seconds_as_text || std::abs(request.seconds - std::round(request.seconds)) > 1e-9) {
    fields["seconds"] = seconds_text(request.seconds);
  } else {
    fields["seconds"] = static_cast<std::int64_t>(std::llround(request.seconds));
  }
  fields["size"] = size_of(request);
  if (!dialect.extras) return fields;
  if (capability.fps > 0) fields["fps"] = capability.fps;
  if (request.seed) fields["seed"] = *request.seed;
  if (!request.negative.empty()) fields["negative_prompt"] = request.negative;
  return fields;
}

std::string file_name_of(const Reference& reference, const Attachment& attachment) {
  if (!reference.name.empty()) return reference.name;
  const std::string kind = attachment.mime.substr(attachment.mime.find('/') + 1);
  return "reference." + (kind == "jpeg" ? "jpg" : kind);
}

void put_form(const Json& fields, const ShotRequest& request,
              const std::vector<Attachment>& attachments, HttpRequest& out) {
  Multipart form;
  for (const auto& [name, value] : fields.items()) {
    form.add(name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  for (std::size_t i = 0; i < attachments.size(); ++i) {
    form.add_file("input_reference", file_name_of(request.references[i], attachments[i]),
                  attachments[i].mime, attachments[i].bytes);
  }
  Multipart::Body body = form.body();
  out.headers = {{"Content-Type", body.content_type}};
  out.body = std::move(body.bytes);
}

void put_json(const Json& fields, HttpRequest& out) {
  out.headers = {{"Content-Type", "application/json"}};
  out.body = fields.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Error> cannot_travel(const ShotRequest& request,
                                   const std::vector<Attachment>& attachments) {
  if (attachments.size() != request.references.size()) {
    return Error{
        ErrorCode::internal,
        {"The shot names other references than it was given.", "鏡頭所列的參考素材與提供的不符。"},
        {}};
  }
  for (const Attachment& attachment : attachments) {
    if (!attachment.mime.starts_with("image/") && !attachment.mime.starts_with("video/")) {
      return cannot_ask({"A reference must be a picture or a clip.", "參考素材必須是圖片或影片。"},
                        {"Use a PNG, JPEG or MP4 file.", "請使用 PNG、JPEG 或 MP4 檔案。"});
    }
    if (attachment.bytes.empty() || attachment.bytes.size() > kMostReference) {
      return cannot_ask(
          {"A reference travels inside the request here, and this one is empty or over 64 MB.",
           "這裏的參考素材隨請求一併送出，而這個是空的或超過 64 MB。"},
          {"Use a smaller file.", "請使用較小的檔案。"});
    }
  }
  return std::nullopt;
}

}  // namespace

Result<HttpRequest> OpenaiVideos::build_create(const ShotRequest& request,
                                               const std::vector<Attachment>& attachments) const {
  if (std::optional<Error> refusal = refuse(request)) return *refusal;
  if (std::optional<Error> problem = cannot_travel(request, attachments)) return *problem;

  HttpRequest out;
  out.method = "POST";
  out.credential_header = key_header();
  out.timeout_s = kCreateSeconds;
  const std::string videos = base_url_ + "/v1/videos";
  if (request.output == ShotOutput::still) {
    out.url = base_url_ + "/v1/images/generations";
    out.reply_limit = kMostJsonBytes;
    Json fields = {{"model", capability_.model},
                   {"prompt", request.prompt},
                   {"size", size_of(request)},
                   {"n", 1},
                   {"response_format", "b64_json"}};
    if (!dialect_.model) fields.erase("model");
    put_json(fields, out);
  } else if (request.extend) {
    out.url = videos + "/extensions";
    put_json({{"prompt", request.prompt},
              {"seconds", seconds_text(request.seconds)},
              {"video", {{"id", request.previous_id}}}},
             out);
  } else if (!request.previous_id.empty()) {
    out.url = videos + "/" + percent_encoded(request.previous_id) + "/remix";
    put_json({{"prompt", request.prompt}}, out);
  } else {
    out.url = videos;
    const Json fields = fields_of(request, capability_, dialect_);
    const bool form = dialect_.body == VideosDialect::Body::multipart || !attachments.empty();
    if (form) {
      put_form(fields, request, attachments, out);
    } else {
      put_json(fields, out);
    }
  }
  return out;
}

}  // namespace shotlab
