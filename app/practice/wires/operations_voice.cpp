// SPDX-License-Identifier: Apache-2.0
//
// Google's long-running operations: Veo as Vertex has it, and as the Gemini API had it.

#include <nlohmann/json.hpp>

#include "app/practice/wires/voice.h"
#include "media/base/text.h"

namespace shotlab::practice {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kOperations = "/operations/";

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const char* status_word(int status) {
  switch (status) {
    case 400:
      return "INVALID_ARGUMENT";
    case 401:
      return "UNAUTHENTICATED";
    case 403:
      return "PERMISSION_DENIED";
    case 404:
      return "NOT_FOUND";
    case 429:
      return "RESOURCE_EXHAUSTED";
    case 503:
      return "UNAVAILABLE";
    default:
      return status < 500 ? "FAILED_PRECONDITION" : "INTERNAL";
  }
}

class OperationsVoice : public Voice {
 public:
  explicit OperationsVoice(std::string dialect) : dialect_(std::move(dialect)) {}
  std::string_view wire() const override { return "google-lro"; }
  std::string_view dialect() const override { return dialect_; }
  bool google_key() const override { return dialect_ == "gemini"; }

  std::variant<CreateRequest, WireError> read_create(const Posted& posted) const override {
    const Json body = Json::parse(posted.body, nullptr, false);
    const bool sound = body.is_object() && body.contains("instances") &&
                       body["instances"].is_array() && body["instances"].size() == 1 &&
                       body["instances"][0].is_object();
    if (!sound) return refuse("Invalid JSON payload received: expected one instance.");
    CreateRequest out;
    out.background = true;
    out.model = posted.model;
    bool gone = false;
    if (!model_trouble(out.model, gone).empty()) {
      return trouble({404,
                      "",
                      "models/" + out.model.substr(0, 80) +
                          (gone ? " is no longer available."
                                : " is not found for API version v1beta, or is not supported for "
                                  "predictLongRunning."),
                      {},
                      {}});
    }
    if (auto why = read_instance(body["instances"][0], out)) return *why;
    const Json none = Json::object();
    const auto at = body.find("parameters");
    if (auto why = read_parameters(at != body.end() && at->is_object() ? *at : none, out)) {
      return *why;
    }
    return out;
  }

  WireError job(const JobView& view, bool at_create) const override {
    Json out = {{"name", outer_id(view, at_create)}};
    const bool over = view.status != JobStatus::queued && view.status != JobStatus::in_progress;
    // While it runs there is no "done" at all.
    if (!over || view.fate == Fate::unknown_word) return {200, text_of(out)};
    out["done"] = true;
    if (view.status == JobStatus::completed) {
      finish(view, out);
    } else {
      const bool cancelled = view.status == JobStatus::cancelled;
      const bool blocked = view.fate == Fate::blocked;
      out["error"] = {{"code", cancelled ? 1
                               : blocked ? 3
                                         : 13},
                      {"message", cancelled ? "The operation was cancelled." : view.failure}};
    }
    return {200, text_of(out)};
  }

  WireError trouble(const Trouble& trouble) const override {
    Json error = {{"code", trouble.status},
                  {"message", trouble.message},
                  {"status", status_word(trouble.status)}};
    if (trouble.retry_s) {
      error["details"] = Json::array({{{"@type", "type.googleapis.com/google.rpc.RetryInfo"},
                                       {"retryDelay", number(*trouble.retry_s, 0) + "s"}}});
    }
    return {trouble.status, text_of({{"error", error}})};
  }

  WireError no_such_job(const std::string& outer_id) const override {
    return trouble({404, "", "Operation " + outer_id + " was not found.", {}, {}});
  }

  std::string outer_id(const JobView& view, bool at_create) const override {
    std::string name = "models/" + view.model + std::string(kOperations) + view.id;
    if (vertex()) name.insert(0, "projects/practice/locations/us-central1/publishers/google/");
    if (view.fate == Fate::other_id && !at_create) name += "-x";
    return name;
  }

  std::string inner_id(const std::string& outer) const override {
    const std::size_t at = outer.rfind(kOperations);
    return at == std::string::npos ? "" : outer.substr(at + kOperations.size());
  }

 private:
  bool vertex() const { return dialect_ == "vertex"; }

  WireError refuse(const std::string& message) const { return trouble({400, "", message, {}, {}}); }

  std::optional<WireError> attach(const Json& media, const char* role, CreateRequest& out) const {
    Attached one;
    one.role = role;
    if (media.is_object() && media.contains("mimeType") && media["mimeType"].is_string()) {
      one.mime = media["mimeType"];
    }
    if (media.is_object() && media.contains("bytesBase64Encoded") &&
        media["bytesBase64Encoded"].is_string()) {
      one.bytes = unbase64(media["bytesBase64Encoded"].get<std::string>()).value_or("");
    }
    if (one.bytes.empty() || one.mime.empty()) {
      return refuse(std::string("Invalid value for ") + role +
                    ": bytesBase64Encoded and mimeType are needed.");
    }
    out.attached.push_back(std::move(one));
    ++out.references;
    return std::nullopt;
  }

  std::optional<WireError> read_instance(const Json& instance, CreateRequest& out) const {
    if (instance.contains("prompt") && instance["prompt"].is_string()) {
      out.prompt = instance["prompt"];
    }
    if (trim(out.prompt).empty()) return refuse("The prompt is empty.");
    const bool frames = instance.contains("image") || instance.contains("lastFrame");
    const bool pictures = instance.contains("referenceImages");
    if (frames && pictures) return refuse("image and referenceImages cannot be used together.");
    if (instance.contains("video")) {
      if (frames || pictures) return refuse("video cannot be used with pictures.");
      if (auto why = attach(instance["video"], "video", out)) return why;
      out.extend = true;
      return std::nullopt;
    }
    if (instance.contains("image")) {
      if (auto why = attach(instance["image"], "first_frame", out)) return why;
    }
    if (instance.contains("lastFrame")) {
      if (auto why = attach(instance["lastFrame"], "last_frame", out)) return why;
    }
    if (!pictures) return std::nullopt;
    if (!instance["referenceImages"].is_array() || instance["referenceImages"].size() > 3) {
      return refuse("At most 3 reference images are supported.");
    }
    for (const Json& one : instance["referenceImages"]) {
      if (!one.is_object() || !one.contains("image")) return refuse("Invalid reference image.");
      if (auto why = attach(one["image"], "image", out)) return why;
    }
    return std::nullopt;
  }

  std::optional<WireError> read_parameters(const Json& parameters, CreateRequest& out) const {
    const auto words = [&](const char* name, const char* usual) {
      const auto at = parameters.find(name);
      return at != parameters.end() && at->is_string() ? at->get<std::string>()
                                                       : std::string(usual);
    };
    if (auto why = set_shape(out, words("resolution", "720p"), words("aspectRatio", "16:9"))) {
      return refuse(*why);
    }
    if (const auto at = parameters.find("durationSeconds"); at != parameters.end()) {
      if (!at->is_number()) return refuse("durationSeconds must be a number.");
      if (auto why = set_seconds(out, at->get<double>())) return refuse(*why);
    } else {
      out.seconds = 8;
    }
    out.negative = words("negativePrompt", "");
    if (const auto seed = parameters.find("seed"); seed != parameters.end()) {
      if (!seed->is_number_unsigned()) return refuse("seed must be a whole number.");
      if (*seed > 0x7fffffffffffffffu) return refuse("seed is too large.");
      out.seed = seed->get<std::int64_t>();
    }
    return std::nullopt;
  }

  void finish(const JobView& view, Json& out) const {
    Json place = Json::object();  // Put into its place at the end: a new key moves all others.
    switch (view.fate) {
      case Fate::refused:
      case Fate::content_fails:
        place["raiMediaFilteredCount"] = 1;
        place["raiMediaFilteredReasons"] = Json::array({view.fate_words});
        break;
      case Fate::region_empty:
        if (vertex()) place["videos"] = Json::array();
        break;
      case Fate::shape_drift:
        place["clips"] = Json::array({{{"uri", view.video_uri}}});
        break;
      case Fate::incomplete:
      case Fate::requires_action:
      case Fate::budget_exceeded:
        out["error"] = {{"code", view.fate == Fate::budget_exceeded ? 8 : 10},
                        {"message", view.fate_words}};
        return;
      default:
        if (vertex()) {
          place["raiMediaFilteredCount"] = 0;
          place["videos"] =
              Json::array({{{"bytesBase64Encoded", view.video_base64}, {"mimeType", "video/mp4"}}});
        } else if (!view.video_base64.empty()) {
          place["generatedSamples"] =
              Json::array({{{"video", {{"bytesBase64Encoded", view.video_base64}}}}});
        } else {
          place["generatedSamples"] = Json::array({{{"video", {{"uri", view.video_uri}}}}});
        }
    }
    if (vertex()) {
      out["response"] = std::move(place);
      return;
    }
    Json response = {
        {"@type",
         "type.googleapis.com/google.ai.generativelanguage.v1beta.PredictLongRunningResponse"}};
    response["generateVideoResponse"] = std::move(place);
    out["response"] = std::move(response);
  }

  std::string dialect_;
};

}  // namespace

std::unique_ptr<Voice> make_operations_voice(std::string dialect) {
  return std::make_unique<OperationsVoice>(std::move(dialect));
}

}  // namespace shotlab::practice
