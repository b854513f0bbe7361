// SPDX-License-Identifier: Apache-2.0

#include "app/practice/wire.h"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "media/base/text.h"

namespace shotlab::practice {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

WireError coded(int status, const char* code, const std::string& message) {
  return {status, text_of({{"error", {{"code", code}, {"message", message}}}})};
}

const char* status_name(int status) {
  switch (status) {
    case 400:
      return "INVALID_ARGUMENT";
    case 403:
      return "PERMISSION_DENIED";
    case 404:
      return "NOT_FOUND";
    case 405:
      return "UNIMPLEMENTED";
    case 413:
      return "INVALID_ARGUMENT";
    case 416:
      return "OUT_OF_RANGE";
    case 503:
      return "UNAVAILABLE";
    default:
      return "INTERNAL";
  }
}

constexpr std::array<std::string_view, 12> kKnown = {"model",
                                                     "input",
                                                     "background",
                                                     "store",
                                                     "previous_interaction_id",
                                                     "generation_config",
                                                     "response_format",
                                                     "response_modalities",
                                                     "webhook_config",
                                                     "stream",
                                                     "tools",
                                                     "labels"};

class Reader {
 public:
  explicit Reader(const Json& body) : body_(body) {}

  std::variant<CreateRequest, WireError> read() {
    for (const auto& [key, value] : body_.items()) {
      bool known = false;
      for (std::string_view k : kKnown) known = known || k == key;
      if (!known) return coded(400, "parameter_unknown", "Unknown parameter: " + key + ".");
    }
    if (!model() || !input() || !flags() || !config() || !format()) return *error_;
    return out_;
  }

 private:
  bool fail(const std::string& message) {
    error_ = bad_request(message);
    return false;
  }

  bool model() {
    const auto it = body_.find("model");
    if (it == body_.end() || !it->is_string()) return fail("Missing required parameter: model.");
    out_.model = it->get<std::string>();
    if (out_.model == "practice" || out_.model == "gemini-omni-1.2-flash" ||
        out_.model == "gemini-omni-1.1-flash")
      return true;
    const bool gone = out_.model == "gemini-omni-flash-preview" || out_.model.starts_with("veo-");
    error_ = coded(404, "model_not_found",
                   "Model " + out_.model + (gone ? " is no longer available." : " was not found."));
    return false;
  }

  // A string, one block, blocks, or steps that hold blocks.
  bool input() {
    const auto it = body_.find("input");
    if (it == body_.end()) return fail("Missing required parameter: input.");
    if (it->is_string()) {
      out_.prompt = it->get<std::string>();
    } else if (!blocks(*it, 0)) {
      return false;
    }
    if (trim(out_.prompt).empty()) return fail("The input has no text.");
    return true;
  }

  bool blocks(const Json& json, int depth) {
    if (depth > 3) return fail("Invalid input.");
    if (json.is_array()) {
      for (const Json& item : json) {
        if (!blocks(item, depth + 1)) return false;
      }
      return true;
    }
    if (!json.is_object()) return fail("Invalid input: expected content blocks.");
    const std::string type =
        json.value("type", Json()).is_string() ? json["type"].get<std::string>() : "";
    if (type == "user_input") {
      const auto content = json.find("content");
      if (content == json.end()) return fail("Invalid input: a step has no content.");
      if (content->is_string()) return add_text(content->get<std::string>());
      return blocks(*content, depth + 1);
    }
    if (type == "text") {
      const auto text = json.find("text");
      if (text == json.end() || !text->is_string())
        return fail("Invalid input: a text block has no text.");
      return add_text(text->get<std::string>());
    }
    if (type == "image" || type == "video") {
      const bool data = json.contains("data"), uri = json.contains("uri");
      if (data == uri) return fail("Invalid input: a " + type + " block needs either data or uri.");
      ++out_.references;
      return true;
    }
    return fail("Invalid input: unsupported content type \"" + type + "\".");
  }

  bool add_text(const std::string& text) {
    if (!out_.prompt.empty()) out_.prompt += '\n';
    out_.prompt += text;
    return true;
  }

  bool flag(const char* name, bool& to) {
    const auto it = body_.find(name);
    if (it == body_.end() || it->is_null()) return true;
    if (!it->is_boolean())
      return fail(std::string("Invalid value at '") + name + "': expected a boolean.");
    to = it->get<bool>();
    return true;
  }

  bool flags() {
    if (!flag("background", out_.background) || !flag("store", out_.store)) return false;
    if (out_.background && !out_.store) return fail("background requires store to be true.");
    const auto it = body_.find("previous_interaction_id");
    if (it == body_.end() || it->is_null()) return true;
    if (!it->is_string())
      return fail("Invalid value at 'previous_interaction_id': expected a string.");
    out_.previous = it->get<std::string>();
    return true;
  }

  bool config() {
    const auto it = body_.find("generation_config");
    if (it == body_.end() || it->is_null()) return true;
    if (!it->is_object()) return fail("Invalid value at 'generation_config': expected an object.");
    if (const auto seed = it->find("seed"); seed != it->end() && !seed->is_null()) {
      const bool fits =
          seed->is_number_integer() &&
          (!seed->is_number_unsigned() || seed->get<std::uint64_t>() <= 0x7fffffffffffffffu) &&
          seed->get<std::int64_t>() >= 0;
      if (!fits)
        return fail(
            "Invalid value at 'generation_config.seed': expected a whole number of zero or more.");
      out_.seed = seed->get<std::int64_t>();
    }
    if (const auto negative = it->find("negative_prompt");
        negative != it->end() && !negative->is_null()) {
      if (!negative->is_string())
        return fail("Invalid value at 'generation_config.negative_prompt': expected a string.");
      out_.negative = negative->get<std::string>();
    }
    return true;
  }

  bool format() {
    const auto it = body_.find("response_format");
    if (it == body_.end() || it->is_null()) return true;
    const Json& format = it->is_array() && !it->empty() ? (*it)[0] : *it;
    if (!format.is_object()) return fail("Invalid value at 'response_format': expected an object.");
    auto word = [&](const char* name, std::string& to) {
      const auto at = format.find(name);
      if (at == format.end() || at->is_null()) return true;
      if (!at->is_string())
        return fail(std::string("Invalid value at 'response_format.") + name +
                    "': expected a string.");
      to = at->get<std::string>();
      return true;
    };
    std::string type = "video", aspect = "16:9", resolution = "720p", duration = "10s",
                delivery = "uri";
    if (!word("type", type) || !word("aspect_ratio", aspect) || !word("resolution", resolution) ||
        !word("delivery", delivery) || !word("duration", duration)) {
      return false;
    }
    if (type != "video") return fail("Unsupported response format type: " + type + ".");
    if (delivery != "uri" && delivery != "inline")
      return fail("Unsupported delivery: " + delivery + ".");
    out_.inline_data = delivery == "inline";
    int lines = 0;
    if (resolution == "360p") lines = 360;
    if (resolution == "720p") lines = 720;
    if (resolution == "1080p") lines = 1080;
    if (lines == 0)
      return fail("Unsupported resolution: " + resolution + ". Supported: 360p, 720p, 1080p.");
    if (aspect != "16:9" && aspect != "9:16")
      return fail("Unsupported aspect ratio: " + aspect + ". Supported: 16:9, 9:16.");
    const int longer = lines * 16 / 9;
    out_.width = aspect == "16:9" ? longer : lines;
    out_.height = aspect == "16:9" ? lines : longer;
    return length(duration);
  }

  bool length(const std::string& duration) {
    // Digits, at most one point, then "s": nothing that strtod would read besides.
    std::size_t i = 0, points = 0;
    double value = 0, unit = 1;
    for (; i < duration.size() && i < 12; ++i) {
      if (duration[i] == '.') {
        if (++points > 1) break;
      } else if (duration[i] >= '0' && duration[i] <= '9') {
        if (points > 0) unit /= 10;
        value = points > 0 ? value + (duration[i] - '0') * unit : value * 10 + (duration[i] - '0');
      } else {
        break;
      }
    }
    if (i == 0 || i + 1 != duration.size() || duration[i] != 's' || (i == 1 && points == 1)) {
      return fail("Invalid duration \"" + duration.substr(0, 40) +
                  "\": expected seconds with a unit, such as \"6s\".");
    }
    if (value < 3) return fail("Invalid duration " + duration + ": minimum allowed 3s.");
    if (value > 15) return fail("Invalid duration " + duration + ": maximum allowed 15s.");
    out_.seconds = value;
    return true;
  }

  const Json& body_;
  CreateRequest out_;
  std::optional<WireError> error_;
};

const char* word_of(JobStatus status) {
  switch (status) {
    case JobStatus::queued:
      return "queued";
    case JobStatus::in_progress:
      return "in_progress";
    case JobStatus::completed:
      return "completed";
    case JobStatus::failed:
      return "failed";
    case JobStatus::cancelled:
      return "cancelled";
  }
  return "failed";
}

}  // namespace

std::variant<CreateRequest, WireError> read_create(std::string_view body) {
  const Json json = Json::parse(body, nullptr, false);
  if (json.is_discarded()) return bad_request("Invalid JSON payload received.");
  if (!json.is_object()) return bad_request("Invalid JSON payload received: expected an object.");
  return Reader(json).read();
}

std::string job_json(const JobView& job) {
  Json out = {{"id", job.id},           {"object", "interaction"},
              {"model", job.model},     {"status", word_of(job.status)},
              {"created", job.created}, {"updated", job.updated}};
  if (job.status == JobStatus::failed) {
    out["errors"] = Json::array({{{"code", "api_error"}, {"message", job.failure}}});
  }
  if (job.status != JobStatus::completed) return text_of(out);

  Json content = Json::array();
  if (!job.rewritten.empty())
    content.push_back({{"type", "text"}, {"text", "rewritten prompt: " + job.rewritten}});
  if (!job.advisory.empty())
    content.push_back({{"type", "text"}, {"text", "advisory: " + job.advisory}});
  Json video = {{"type", "video"}, {"mime_type", "video/mp4"}};
  if (job.video_base64.empty()) {
    video["uri"] = job.video_uri;
  } else {
    video["data"] = job.video_base64;
  }
  content.push_back(video);
  out["steps"] = Json::array({
      {{"type", "user_input"},
       {"content", Json::array({{{"type", "text"}, {"text", job.prompt}}})}},
      {{"type", "thought"}, {"signature", "cHJhY3RpY2U="}},
      {{"type", "model_output"}, {"content", content}},
  });
  // As the real service counts them, so that a bill can be read; practice costs nothing.
  const double per_second = job.lines >= 1080 ? 8688 : job.lines <= 360 ? 1904 : 5792;
  const auto tokens = static_cast<std::int64_t>(std::llround(per_second * job.seconds));
  const auto words =
      static_cast<std::int64_t>(count_latin_words(job.prompt) + count_han(job.prompt));
  out["usage"] = {
      {"total_input_tokens", words},
      {"total_output_tokens", tokens},
      {"total_tokens", words + tokens},
      {"output_tokens_by_modality", Json::array({{{"modality", "video"}, {"tokens", tokens}}})}};
  return text_of(out);
}

std::string file_json(const FileView& file) {
  return text_of(
      {{"name", "files/" + file.id},
       {"displayName", file.id + ".mp4"},
       {"mimeType", "video/mp4"},
       {"sizeBytes", std::to_string(file.bytes)},
       {"createTime", file.created},
       {"updateTime", file.updated},
       {"expirationTime", file.expires},
       {"sha256Hash", base64(file.sha256)},  // Base64 of the hexadecimal digest, as recorded.
       {"uri", file.uri},
       {"downloadUri", file.uri + ":download?alt=media"},
       {"state", file.ready ? "ACTIVE" : "PROCESSING"},
       {"source", "GENERATED"}});
}

WireError bad_request(const std::string& message) { return coded(400, "invalid_request", message); }

WireError key_invalid() {
  return {400,
          text_of({{"error",
                    {{"code", 400},
                     {"message", "API key not valid. Please pass a valid API key."},
                     {"status", "INVALID_ARGUMENT"},
                     {"details",
                      Json::array({{{"@type", "type.googleapis.com/google.rpc.ErrorInfo"},
                                    {"reason", "API_KEY_INVALID"},
                                    {"domain", "googleapis.com"},
                                    {"metadata",
                                     {{"service", "generativelanguage.googleapis.com"}}}}})}}}})};
}

WireError key_missing() {
  return front_end(403,
                   "Method doesn't allow unregistered callers (callers without established "
                   "identity). Please use API Key.");
}
WireError two_keys() {
  return front_end(400, "Multiple authentication credentials received. Please pass only one.");
}
WireError unknown_interaction(const std::string& id) {
  return bad_request("Invalid interaction name: interactions/" + id);
}
WireError already_done() { return bad_request("Interaction is already completed."); }
WireError file_gone(const std::string& id) {
  return front_end(403,
                   "You do not have permission to access the File " + id + " or it may not exist.");
}
WireError content_gone() { return front_end(404, "Requested entity was not found."); }

WireError front_end(int status, const std::string& message) {
  return {status,
          text_of({{"error",
                    {{"code", status}, {"message", message}, {"status", status_name(status)}}}})};
}

std::string base64(std::string_view in) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((in.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < in.size(); i += 3) {
    std::uint32_t v = 0;
    for (std::size_t k = 0; k < 3; ++k)
      v = (v << 8) | (i + k < in.size() ? static_cast<unsigned char>(in[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k <= in.size() ? kLetters[(v >> (18 - 6 * k)) & 63] : '=';
  }
  return out;
}

}  // namespace shotlab::practice
