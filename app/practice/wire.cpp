// SPDX-License-Identifier: Apache-2.0
//
// What a create of the Interactions wire asks for.

#include "app/practice/wire.h"

#include <algorithm>
#include <array>
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
    const bool clip = std::any_of(out_.attached.begin(), out_.attached.end(),
                                  [](const Attached& one) { return one.role == "video"; });
    if (out_.extend && out_.previous.empty() && !clip)
      return bad_request("Task extend needs a video or a previous_interaction_id.");
    if (out_.extend && out_.output != ShotOutput::clip)
      return bad_request("Task extend makes videos only.");
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
    bool gone = false;
    const std::string trouble = model_trouble(out_.model, gone);
    if (trouble.empty()) return true;
    error_ = coded(404, "model_not_found", trouble);
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
      return attach(json, type, data);
    }
    return fail("Invalid input: unsupported content type \"" + type + "\".");
  }

  bool attach(const Json& json, const std::string& type, bool data) {
    const auto word = [&](const char* name) {
      const auto at = json.find(name);
      return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
    };
    Attached attached;
    attached.role = type;
    attached.mime = word("mime_type");
    attached.uri = word("uri");
    if (data) {
      const std::optional<std::string> bytes = unbase64(word("data"));
      if (!bytes || bytes->empty()) return fail("Invalid input: data is no base64.");
      attached.bytes = *bytes;
    } else if (attached.uri.empty()) {
      return fail("Invalid input: uri must be a string.");
    }
    out_.attached.push_back(std::move(attached));
    ++out_.references;
    return true;
  }

  // What the pictures are for: by the task, by tags in the text, or by practice's own list.
  bool roles(const Json& config) {
    std::string task;
    if (const auto video = config.find("video_config"); video != config.end() && video->is_object())
      if (const auto at = video->find("task"); at != video->end() && at->is_string()) task = *at;
    out_.extend = task == "extend";
    int images = 0;
    const bool tagged = out_.prompt.find("<FIRST_FRAME>") != std::string::npos;
    for (Attached& one : out_.attached) {
      if (one.role != "image") continue;
      if (task == "image_to_video") one.role = images == 0 ? "first_frame" : "last_frame";
      if (task.empty() && tagged && images == 0) one.role = "first_frame";
      ++images;
    }
    const auto own = config.find("roles");
    if (own == config.end()) return true;
    if (!own->is_array() || own->size() != out_.attached.size())
      return fail("Invalid value at 'generation_config.roles': one for each picture or clip.");
    for (std::size_t i = 0; i < own->size(); ++i) {
      if (!(*own)[i].is_string()) return fail("Invalid value at 'generation_config.roles'.");
      out_.attached[i].role = (*own)[i].get<std::string>();
    }
    return true;
  }

  bool numbers(const Json& json, const char* name, double* to, std::size_t count) {
    const auto at = json.find(name);
    if (at == json.end() || !at->is_array() || at->size() != count) return false;
    for (std::size_t i = 0; i < count; ++i) {
      if (!(*at)[i].is_number()) return false;
      to[i] = (*at)[i].get<double>();
    }
    return true;
  }

  bool controls(const Json& config) {
    if (const auto path = config.find("camera_path"); path != config.end()) {
      if (!path->is_array() || path->size() > 100)
        return fail("Invalid value at 'generation_config.camera_path'.");
      for (const Json& json : *path) {
        CameraKey key;
        double where[3], to[3];
        const bool fine = json.is_object() && json.contains("seconds") &&
                          json["seconds"].is_number() && numbers(json, "position", where, 3) &&
                          numbers(json, "look_at", to, 3);
        if (!fine)
          return fail(
              "Invalid value at 'generation_config.camera_path': a key needs seconds, position and "
              "look_at.");
        key.seconds = json["seconds"];
        key.x = where[0], key.y = where[1], key.z = where[2];
        key.look_x = to[0], key.look_y = to[1], key.look_z = to[2];
        if (json.contains("fov") && json["fov"].is_number()) key.fov = json["fov"];
        out_.camera_path.push_back(key);
      }
    }
    const auto sounds = config.find("sounds");
    if (sounds == config.end()) return true;
    if (!sounds->is_array() || sounds->size() > 100)
      return fail("Invalid value at 'generation_config.sounds'.");
    for (const Json& json : *sounds) {
      if (!json.is_object() || !json.contains("words") || !json["words"].is_string())
        return fail("Invalid value at 'generation_config.sounds': a sound needs words.");
      SoundCue cue{json["words"].get<std::string>(), -1};
      if (json.contains("at") && json["at"].is_number()) cue.at = json["at"];
      out_.sounds.push_back(std::move(cue));
    }
    return true;
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
    if (it == body_.end() || it->is_null()) return roles(Json::object());
    if (!it->is_object()) return fail("Invalid value at 'generation_config': expected an object.");
    if (const auto output = it->find("output"); output != it->end() && *output == "element")
      out_.output = ShotOutput::element;
    if (!roles(*it) || !controls(*it)) return false;
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
    if (type == "image") {
      if (out_.output == ShotOutput::clip) out_.output = ShotOutput::still;
      out_.inline_data = true;
      std::string size = "1K";
      if (!word("image_size", size)) return false;
      resolution = size == "512" ? "360p" : size == "1K" ? "720p" : "1080p";
      duration = "4s";
    } else if (type != "video") {
      return fail("Unsupported response format type: " + type + ".");
    }
    if (delivery != "uri" && delivery != "inline")
      return fail("Unsupported delivery: " + delivery + ".");
    out_.inline_data = out_.inline_data || delivery == "inline";
    if (const auto trouble = set_shape(out_, resolution, aspect)) return fail(*trouble);
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

}  // namespace

std::variant<CreateRequest, WireError> read_create(std::string_view body) {
  const Json json = Json::parse(body, nullptr, false);
  if (json.is_discarded()) return bad_request("Invalid JSON payload received.");
  if (!json.is_object()) return bad_request("Invalid JSON payload received: expected an object.");
  return Reader(json).read();
}

}  // namespace shotlab::practice
