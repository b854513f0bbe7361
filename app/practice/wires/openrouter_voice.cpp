// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "app/practice/wires/voice.h"
#include "media/base/text.h"

namespace shotlab::practice {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

constexpr std::string_view kJob = "job-";

class OpenrouterVoice : public Voice {
 public:
  std::string_view wire() const override { return "openrouter-videos"; }
  std::string_view dialect() const override { return ""; }

  std::variant<CreateRequest, WireError> read_create(const Posted& posted) const override {
    const Json body = Json::parse(posted.body, nullptr, false);
    if (!body.is_object()) return refuse("Invalid JSON body");
    const auto words = [&](const char* name, const char* usual) {
      const auto at = body.find(name);
      return at != body.end() && at->is_string() ? at->get<std::string>() : std::string(usual);
    };
    CreateRequest out;
    out.background = true;
    out.model = words("model", "");
    bool gone = false;
    if (const std::string why = model_trouble(out.model, gone); !why.empty()) {
      return refuse(why, 404);
    }
    out.prompt = words("prompt", "");
    if (trim(out.prompt).empty()) return refuse("prompt is required");
    if (auto why = set_shape(out, words("resolution", "720p"), words("aspect_ratio", "16:9"))) {
      return refuse(*why);
    }
    if (const auto at = body.find("duration"); at != body.end()) {
      if (!at->is_number()) return refuse("duration must be a number of seconds");
      if (auto why = set_seconds(out, at->get<double>())) return refuse(*why);
    } else {
      out.seconds = 8;
    }
    if (const auto seed = body.find("seed"); seed != body.end()) {
      if (!seed->is_number_unsigned() || *seed > 0x7fffffffffffffffu) {
        return refuse("seed must be a whole number");
      }
      out.seed = seed->get<std::int64_t>();
    }
    if (auto why = read_frames(body, out)) return *why;
    const std::string previous = words("previous_job_id", "");
    out.previous = inner_id(previous);
    if (!previous.empty() && out.previous.empty()) return refuse("previous_job_id is unknown", 404);
    read_options(body, out);
    return out;
  }

  WireError job(const JobView& view, bool at_create) const override {
    const std::string id = outer_id(view, at_create);
    Json out = {{"id", id}};
    if (!at_create) out["generation_id"] = "gen-" + view.id;
    out["polling_url"] = "/api/v1/videos/" + id;
    const std::string status = word_of(view);
    out["status"] = status;
    if (status == "completed" && view.fate == Fate::shape_drift) {
      out["video_urls"] = Json::array({view.video_uri});
    } else if (status == "completed") {
      out["unsigned_urls"] = Json::array({view.video_uri});
    }
    if (status == "failed") out["error"] = view.failure.empty() ? view.fate_words : view.failure;
    if (status == "completed") out["usage"] = {{"cost", 0.0}, {"is_byok", false}};
    return {at_create ? 202 : 200, text_of(out)};
  }

  WireError trouble(const Trouble& trouble) const override {
    return {trouble.status,
            text_of({{"error", {{"code", trouble.status}, {"message", trouble.message}}}})};
  }

  WireError no_such_job(const std::string& outer_id) const override {
    return refuse("Job " + outer_id + " not found", 404);
  }

  WireError no_content(const JobView* view) const override {
    if (view != nullptr && view->fate == Fate::content_fails) return refuse(view->fate_words, 400);
    return Voice::no_content(view);
  }

  std::string outer_id(const JobView& view, bool at_create) const override {
    return std::string(kJob) + view.id + (view.fate == Fate::other_id && !at_create ? "-x" : "");
  }
  std::string inner_id(const std::string& outer) const override {
    return outer.starts_with(kJob) ? outer.substr(kJob.size()) : "";
  }

 private:
  WireError refuse(const std::string& message, int status = 400) const {
    return trouble({status, "", message, {}, {}});
  }

  std::string word_of(const JobView& view) const {
    switch (view.status) {
      case JobStatus::queued:
        return "pending";
      case JobStatus::in_progress:
        return "in_progress";
      case JobStatus::cancelled:
        return "cancelled";
      case JobStatus::failed:
        return "failed";
      case JobStatus::completed:
        break;
    }
    switch (view.fate) {
      case Fate::refused:
      case Fate::region_empty:
      case Fate::incomplete:
      case Fate::requires_action:
      case Fate::budget_exceeded:
        return "failed";
      case Fate::unknown_word:
        return "dreaming";
      default:
        return "completed";
    }
  }

  std::optional<WireError> read_frames(const Json& body, CreateRequest& out) const {
    for (const char* list : {"frame_images", "input_references"}) {
      const auto at = body.find(list);
      if (at == body.end()) continue;
      // Frames win over references where both are sent.
      if (std::string_view(list) == "input_references" && !out.attached.empty()) break;
      if (!at->is_array()) return refuse(std::string(list) + " must be a list");
      for (const Json& block : *at) {
        const std::string url =
            block.is_object() && block.contains("image_url") && block["image_url"].is_object() &&
                    block["image_url"].contains("url") && block["image_url"]["url"].is_string()
                ? block["image_url"]["url"].get<std::string>()
                : "";
        const std::size_t comma = url.find(";base64,");
        if (!url.starts_with("data:") || comma == std::string::npos) {
          return refuse("Only data: URLs are fetched by the practice generator");
        }
        Attached one;
        one.role = "image";
        if (block.contains("frame_type") && block["frame_type"].is_string()) {
          one.role = block["frame_type"];
        }
        one.mime = url.substr(5, comma - 5);
        one.bytes = unbase64(url.substr(comma + 8)).value_or("");
        if (one.bytes.empty()) return refuse("A data: URL holds no base64");
        out.attached.push_back(std::move(one));
        ++out.references;
      }
    }
    return std::nullopt;
  }

  // {"provider": {"options": {"<maker>": {"parameters": {"negativePrompt": "..."}}}}}
  static void read_options(const Json& body, CreateRequest& out) {
    const Json* at = &body;
    for (const char* key : {"provider", "options"}) {
      const auto found = at->find(key);
      if (found == at->end() || !found->is_object()) return;
      at = &*found;
    }
    for (const auto& [maker, options] : at->items()) {
      if (!options.is_object() || !options.contains("parameters")) continue;
      const Json& parameters = options["parameters"];
      if (parameters.is_object() && parameters.contains("negativePrompt") &&
          parameters["negativePrompt"].is_string()) {
        out.negative = parameters["negativePrompt"];
      }
    }
  }
};

}  // namespace

std::unique_ptr<Voice> make_openrouter_voice() { return std::make_unique<OpenrouterVoice>(); }

}  // namespace shotlab::practice
