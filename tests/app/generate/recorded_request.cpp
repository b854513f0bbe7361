// SPDX-License-Identifier: Apache-2.0

#include "tests/app/generate/recorded_request.h"

#include <stdexcept>

#include "app/generate/base64.h"

namespace shotlab::test {
namespace {

Attachment inline_media(const Json& block) {
  Attachment attachment;
  attachment.mime = block.at("mimeType");
  attachment.bytes = from_base64(block.at("bytesBase64Encoded").get<std::string>()).value();
  return attachment;
}

Attachment from_data_uri(const std::string& uri) {
  const std::size_t comma = uri.find(";base64,");
  return {uri.substr(5, comma - 5), from_base64(uri.substr(comma + 8)).value(), ""};
}

void set_size(Asked& asked, const std::string& text) {
  const auto [width, height] = size_in(text);
  asked.request.width = width;
  asked.request.height = height;
}

Asked asked_of_form(const Json& form) {
  Asked asked;
  for (const Json& part : form) {
    const std::string name = part.at("name");
    if (name == "input_reference") {
      asked.request.references.push_back({"first_frame", part.at("filename"), ""});
      asked.attachments.push_back(
          {part.at("type"), from_base64(part.at("base64").get<std::string>()).value(), ""});
      continue;
    }
    const std::string value = part.at("value");
    if (name == "prompt") asked.request.prompt = value;
    if (name == "seconds") asked.request.seconds = std::stod(value);
    if (name == "size") set_size(asked, value);
    if (name == "seed") asked.request.seed = std::stoll(value);
    if (name == "negative_prompt") asked.request.negative = value;
  }
  return asked;
}

Asked asked_of_videos(const Json& body) {
  Asked asked;
  asked.request.prompt = body.at("prompt");
  const Json& seconds = body.at("seconds");
  asked.request.seconds =
      seconds.is_string() ? std::stod(seconds.get<std::string>()) : seconds.get<double>();
  set_size(asked, body.value("size", "1280x720"));
  if (body.contains("seed")) asked.request.seed = body.at("seed").get<std::int64_t>();
  return asked;
}

Asked asked_of_operation(const Json& body) {
  Asked asked;
  const Json& instance = body.at("instances").at(0);
  const Json& parameters = body.at("parameters");
  asked.request.prompt = instance.at("prompt");
  asked.request.seconds = parameters.at("durationSeconds");
  asked.request.negative = parameters.value("negativePrompt", "");
  if (instance.contains("image")) {
    asked.request.references.push_back({"first_frame", "", ""});
    asked.attachments.push_back(inline_media(instance.at("image")));
  }
  return asked;
}

Asked asked_of_openrouter(const Json& body) {
  Asked asked;
  asked.request.prompt = body.at("prompt");
  asked.request.seconds = body.at("duration");
  asked.request.seed = body.at("seed").get<std::int64_t>();
  for (const Json& frame : body.at("frame_images")) {
    asked.request.references.push_back({frame.at("frame_type"), "", ""});
    asked.attachments.push_back(from_data_uri(frame.at("image_url").at("url")));
  }
  asked.request.negative =
      body.at("provider").at("options").at("google-vertex").at("parameters").at("negativePrompt");
  return asked;
}

}  // namespace

std::pair<int, int> size_in(const std::string& text) {
  const std::size_t x = text.find('x');
  return {std::stoi(text.substr(0, x)), std::stoi(text.substr(x + 1))};
}

Asked asked_on(const std::string& wire, const Json& recorded_request) {
  if (recorded_request.contains("form")) return asked_of_form(recorded_request.at("form"));
  const Json& body = recorded_request.at("body");
  if (wire == "google-lro") return asked_of_operation(body);
  if (wire == "openrouter-videos") return asked_of_openrouter(body);
  return asked_of_videos(body);
}

Capability able_model(const std::string& wire, const std::string& model) {
  Capability able;
  able.model = model;
  able.adapter = wire;
  able.seconds_min = 1;
  able.resolutions = {"any"};
  able.aspects = {"any"};
  able.seed = true;
  able.negative = true;
  able.sound_choice = true;
  able.passthrough = "google-vertex";
  return able;
}

Json parts_of(const HttpRequest& request) {
  std::string type;
  for (const auto& [name, value] : request.headers) {
    if (name == "Content-Type") type = value;
  }
  const std::string mark = "boundary=";
  const std::size_t at = type.find(mark);
  if (!type.starts_with("multipart/form-data; ") || at == std::string::npos) {
    throw std::runtime_error("no form: " + type);
  }
  const std::string fence = "--" + type.substr(at + mark.size());
  Json parts = Json::array();
  std::size_t from = request.body.find(fence);
  while (request.body.substr(from + fence.size(), 2) == "\r\n") {
    const std::size_t head = from + fence.size() + 2;
    const std::size_t blank = request.body.find("\r\n\r\n", head);
    const std::size_t end = request.body.find("\r\n" + fence, blank + 4);
    if (blank == std::string::npos || end == std::string::npos) {
      throw std::runtime_error("a form without an end");
    }
    const std::string lines = request.body.substr(head, blank - head);
    const std::string bytes = request.body.substr(blank + 4, end - blank - 4);
    const auto quoted = [&](const std::string& key) {
      const std::size_t begin = lines.find(key + "=\"") + key.size() + 2;
      return lines.substr(begin, lines.find('"', begin) - begin);
    };
    Json part = {{"name", quoted("; name")}};
    if (lines.find("; filename=") != std::string::npos) {
      part["filename"] = quoted("; filename");
      const std::size_t kind = lines.find("Content-Type: ") + 14;
      part["type"] = lines.substr(kind, lines.find("\r\n", kind) - kind);
      part["base64"] = to_base64(bytes);
    } else {
      part["value"] = bytes;
    }
    parts.push_back(std::move(part));
    from = end + 2;
  }
  if (request.body.substr(from) != fence + "--\r\n") throw std::runtime_error("a form cut short");
  return parts;
}

}  // namespace shotlab::test
