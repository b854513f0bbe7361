// SPDX-License-Identifier: Apache-2.0

#include "tests/app/generate/wire_fixture.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "app/generate/base64.h"
#include "tests/support/media.h"

namespace shotlab::test {
namespace {

Json read(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("no fixture " + path.string());
  return Json::parse(in);
}

Attachment attachment_of(const Json& block) {
  Attachment attachment;
  attachment.mime = block.at("mime_type");
  attachment.uri = block.value("uri", "");
  if (block.contains("data"))
    attachment.bytes = from_base64(block.at("data").get<std::string>()).value();
  return attachment;
}

// Which role a block plays follows from the task.
std::string role_of(const Json& block, const std::string& task, bool first) {
  if (block.at("type") == "video") return "video";
  if (task == "image_to_video") return first ? "first_frame" : "last_frame";
  return "image";
}

}  // namespace

std::vector<Json> wire_cases(const std::string& group) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(fixture("wire") / group)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  if (paths.empty()) throw std::runtime_error("no fixtures in " + group);
  std::vector<Json> cases;
  for (const auto& path : paths) cases.push_back(read(path));
  return cases;
}

Json wire_case(const std::string& name) { return read(fixture("wire") / (name + ".json")); }

HttpReply reply_of(const Json& exchange) {
  const Json& recorded = exchange.at("reply");
  HttpReply reply;
  reply.status = recorded.at("status");
  for (const auto& [name, value] : recorded.at("headers").items()) {
    reply.headers.emplace_back(name, value.get<std::string>());
  }
  if (recorded.contains("body")) reply.body = recorded.at("body").dump();
  return reply;
}

Asked asked_by(const Json& body) {
  Asked asked;
  ShotRequest& request = asked.request;
  request.model = body.at("model");
  request.previous_id = body.value("previous_interaction_id", "");
  const Json format = body.value("response_format", Json::object());
  request.seconds = std::stod(format.value("duration", "4s"));
  const bool upright = format.value("aspect_ratio", "16:9") == "9:16";
  request.width = upright ? 720 : 1280;
  request.height = upright ? 1280 : 720;
  const Json config = body.value("generation_config", Json::object());
  if (config.contains("seed")) request.seed = config.at("seed").get<std::int64_t>();
  request.negative = config.value("negative_prompt", "");
  const std::string task = config.value("video_config", Json::object()).value("task", "");
  if (body.at("input").is_string()) {
    request.prompt = body.at("input");
    return asked;
  }
  for (const Json& block : body.at("input").at(0).at("content")) {
    if (block.at("type") == "text") {
      request.prompt = block.at("text");
      continue;
    }
    request.references.push_back({.role = role_of(block, task, asked.attachments.empty())});
    asked.attachments.push_back(attachment_of(block));
  }
  return asked;
}

Json with_defaults(Json body) {
  if (body.at("input").is_string()) {
    const Json text = {{"type", "text"}, {"text", body.at("input")}};
    body["input"] = Json::array({{{"type", "user_input"}, {"content", Json::array({text})}}});
  }
  if (!body.contains("store")) body["store"] = true;
  Json& format = body["response_format"];
  if (!format.contains("resolution")) format["resolution"] = "720p";
  if (!format.contains("aspect_ratio")) format["aspect_ratio"] = "16:9";
  return body;
}

}  // namespace shotlab::test
