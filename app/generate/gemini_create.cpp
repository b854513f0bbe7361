// SPDX-License-Identifier: Apache-2.0
//
// From what a learner asks to the bytes of a create request.

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/generate/base64.h"
#include "app/generate/gemini_interactions.h"
#include "app/generate/lenient_json.h"
#include "app/generate/refuse.h"

namespace shotlab {
namespace {

using Json = nlohmann::json;

constexpr int kCreateSeconds = 120;  // With pictures inside it takes a while to send.

const char* word_of(GeminiTask task) {
  switch (task) {
    case GeminiTask::image_to_video:
      return "image_to_video";
    case GeminiTask::reference_to_video:
      return "reference_to_video";
    case GeminiTask::edit:
      return "edit";
    case GeminiTask::extend:
      return "extend";
    default:
      return "";  // Left out: the service infers it.
  }
}

// The wire wants pictures, then clips, then the text; a first frame before a last one.
int place_of(const std::string& role) {
  if (role == "first_frame") return 0;
  if (role == "last_frame") return 1;
  return role == "video" ? 3 : 2;
}

Json block_of(const Attachment& attachment) {
  Json block;
  block["type"] = attachment.mime.starts_with("video/") ? "video" : "image";
  block["mime_type"] = attachment.mime;
  if (!attachment.uri.empty()) {
    block["uri"] = attachment.uri;
  } else {
    block["data"] = to_base64(attachment.bytes);
  }
  return block;
}

std::vector<std::size_t> travel_order(const ShotRequest& request) {
  std::vector<std::size_t> order(request.references.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return place_of(request.references[a].role) < place_of(request.references[b].role);
  });
  return order;
}

Json content_of(const ShotRequest& request, const std::vector<Attachment>& attachments) {
  Json content = Json::array();
  for (const std::size_t i : travel_order(request)) content.push_back(block_of(attachments[i]));
  content.push_back({{"type", "text"}, {"text", request.prompt}});
  return content;
}

// "6s"; a bare number is refused by the service.
std::string duration_of(double seconds) {
  const double rounded = std::round(seconds);
  return (std::abs(seconds - rounded) < 1e-9 ? number(rounded, 0) : number(seconds, 1)) + "s";
}

// Services make pictures in classes of size by the longer side.
const char* image_size(int width, int height) {
  const int longer = std::max(width, height);
  return longer <= 640 ? "512" : longer <= 1280 ? "1K" : longer <= 2048 ? "2K" : "4K";
}

Json picture_format(const ShotRequest& request) {
  return {{"type", "image"},
          {"aspect_ratio", aspect_name(request.width, request.height)},
          {"image_size", image_size(request.width, request.height)},
          {"mime_type", "image/jpeg"},
          {"delivery", "inline"}};
}

Json format_of(const ShotRequest& request, GeminiTask task) {
  Json format = {{"type", "video"}, {"delivery", "uri"}};
  format["resolution"] = resolution_name(request.width, request.height);
  if (task == GeminiTask::edit) return format;  // Shape and length are those of what is edited.
  if (task != GeminiTask::extend) {
    format["aspect_ratio"] = aspect_name(request.width, request.height);
  }
  format["duration"] = duration_of(request.seconds);  // Of an extension: what is added.
  return format;
}

// The practice generator's own fields; no public service has them.
void add_controls(const ShotRequest& request, Json& config) {
  for (const CameraKey& key : request.camera_path) {
    config["camera_path"].push_back({{"seconds", key.seconds},
                                     {"position", {key.x, key.y, key.z}},
                                     {"look_at", {key.look_x, key.look_y, key.look_z}},
                                     {"fov", key.fov}});
  }
  for (const SoundCue& cue : request.sounds) {
    Json sound = {{"words", cue.words}};
    if (cue.at >= 0) sound["at"] = cue.at;
    config["sounds"].push_back(std::move(sound));
  }
  // The order of the blocks tells frames, pictures and clips apart, but not these.
  if (count_role(request, "style") + count_role(request, "mask") + count_role(request, "element") >
      0) {
    for (const std::size_t i : travel_order(request)) {
      config["roles"].push_back(request.references[i].role);
    }
  }
  if (request.output == ShotOutput::element) config["output"] = "element";
}

Json config_of(const ShotRequest& request, const Capability& capability, GeminiTask task) {
  Json config = Json::object();
  if (capability.controls) add_controls(request, config);
  if (request.output != ShotOutput::clip) task = GeminiTask::inferred;
  if (const std::string word = word_of(task); !word.empty()) config["video_config"]["task"] = word;
  if (capability.seed && request.seed) config["seed"] = *request.seed;
  if (capability.negative && !request.negative.empty())
    config["negative_prompt"] = request.negative;
  return config;
}

std::optional<Error> cannot_travel(const ShotRequest& request,
                                   const std::vector<Attachment>& attachments) {
  if (attachments.size() != request.references.size()) {
    return Error{
        ErrorCode::internal,
        {"The shot names other references than it was given.", "鏡頭所列的參考素材與提供的不符。"},
        {}};
  }
  std::size_t inline_bytes = 0;
  for (const Attachment& attachment : attachments) {
    if (!attachment.mime.starts_with("image/") && !attachment.mime.starts_with("video/")) {
      return Error{ErrorCode::bad_input,
                   {"A reference must be a picture or a clip.", "參考素材必須是圖片或影片。"},
                   {"Use a PNG, JPEG or MP4 file.", "請使用 PNG、JPEG 或 MP4 檔案。"}};
    }
    inline_bytes += (attachment.bytes.size() + 2) / 3 * 4;
  }
  if (inline_bytes <= kMostInlineBase64) return std::nullopt;
  return Error{ErrorCode::bad_input,
               {"The references are together too large to travel inside one request (3 MB).",
                "參考素材合計太大，不能放入同一個請求（上限 3 MB）。"},
               {"Make them smaller, or upload them first.", "請縮小檔案，或先行上載。"}};
}

}  // namespace

GeminiTask task_of(const ShotRequest& request) {
  const auto count = [&](const char* role) {
    return std::count_if(request.references.begin(), request.references.end(),
                         [&](const Reference& reference) { return reference.role == role; });
  };
  if (request.extend) return GeminiTask::extend;
  if (!request.previous_id.empty() || count("video") > 0) return GeminiTask::edit;
  const auto frames = count("first_frame") + count("last_frame");
  const auto images = count("image") + count("style");
  if (frames > 0 && images > 0)
    return GeminiTask::inferred;  // The tags in the prompt say which is which.
  if (frames > 0) return GeminiTask::image_to_video;
  return images > 0 ? GeminiTask::reference_to_video : GeminiTask::text_to_video;
}

Result<HttpRequest> GeminiInteractions::build_create(
    const ShotRequest& request, const std::vector<Attachment>& attachments) const {
  if (std::optional<Error> refusal = refuse(request)) return *refusal;
  if (std::optional<Error> problem = cannot_travel(request, attachments)) return *problem;
  const GeminiTask task = task_of(request);

  Json body;
  body["model"] = capability_.model;
  body["input"] =
      Json::array({{{"type", "user_input"}, {"content", content_of(request, attachments)}}});
  // A clip takes longer than connections live; a picture comes with the answer itself.
  if (request.output == ShotOutput::clip) body["background"] = true;
  body["store"] = true;  // Without it there is no id to ask by.
  if (!request.previous_id.empty()) body["previous_interaction_id"] = request.previous_id;
  if (Json config = config_of(request, capability_, task); !config.empty()) {
    body["generation_config"] = std::move(config);
  }
  body["response_format"] =
      request.output == ShotOutput::clip ? format_of(request, task) : picture_format(request);

  HttpRequest out;
  out.method = "POST";
  out.url = base_url_ + "/v1beta/interactions";
  out.headers = {{"Content-Type", "application/json"}, {"Api-Revision", "2026-05-20"}};
  out.body = print_json(body);
  out.credential_header = key_header_;
  out.reply_limit = kMostJsonBytes;
  out.timeout_s = kCreateSeconds;
  return out;
}

}  // namespace shotlab
