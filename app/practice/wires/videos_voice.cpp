// SPDX-License-Identifier: Apache-2.0
//
// The OpenAI Videos shape as vLLM-Omni, SGLang, LiteLLM and others speak it. Each dialect has its
// own habits, and the practice server has them too.

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/practice/wires/voice.h"
#include "media/base/text.h"

namespace shotlab::practice {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

constexpr std::string_view kGatewayHead = "litellm:custom_llm_provider:practice;model_id:";
constexpr std::string_view kGatewayTail = ";video_id:";

std::optional<double> plain_number(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (problem != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

class VideosVoice : public Voice {
 public:
  explicit VideosVoice(std::string dialect) : dialect_(std::move(dialect)) {}
  std::string_view wire() const override { return "openai-videos"; }
  std::string_view dialect() const override { return dialect_; }
  // Servers of one's own ask for no key unless they are told to.
  bool open_door() const override { return is("vllm-omni") || is("sglang"); }

  std::variant<CreateRequest, WireError> read_create(const Posted& posted) const override {
    if (posted.form) return from_fields(form_as_json(posted), posted);
    // vLLM-Omni reads forms only: of JSON it sees no field at all.
    if (is("vllm-omni")) return refuse("prompt: Field required");
    const Json json = Json::parse(posted.body, nullptr, false);
    if (json.is_discarded() || !json.is_object()) return refuse("Invalid JSON body.");
    return from_fields(json, posted);
  }

  WireError job(const JobView& view, bool at_create) const override {
    Json out = record(view, at_create);
    // A failed job is answered with the error's own status, and the record as its body.
    const bool failed = out.at("status") == "failed";
    return {failed && is("vllm-omni") && !at_create ? 500 : 200, text_of(out)};
  }

  WireError trouble(const Trouble& trouble) const override {
    if (is("sglang")) return {trouble.status, text_of({{"detail", trouble.message}})};
    Json error = {{"message", trouble.message}, {"type", type_of(trouble)}, {"param", nullptr}};
    if (is("vllm-omni")) {
      error["code"] = trouble.status;
    } else if (is("litellm")) {
      error["code"] = std::to_string(trouble.status);
    } else {
      error["code"] = trouble.code;
    }
    return {trouble.status, text_of({{"error", error}})};
  }

  WireError no_such_job(const std::string& outer_id) const override {
    return trouble({404, "not_found", "Video " + outer_id + " not found.", {}, {}});
  }

  WireError no_content(const JobView* view) const override {
    if (view != nullptr && view->fate == Fate::content_fails) {
      return trouble({400, "moderation_blocked", view->fate_words, {}, {}});
    }
    return Voice::no_content(view);
  }

  std::string outer_id(const JobView& view, bool at_create) const override {
    std::string id = "video_" + view.id;
    if (view.fate == Fate::other_id && !at_create) id += "x";
    if (!is("litellm")) return id;
    // The gateway wraps what it needs to find the job again; when asked, it leaves the model out.
    const std::string model = at_create ? view.model : "";
    return "video_" + base64(std::string(kGatewayHead) + model + std::string(kGatewayTail) + id);
  }

  std::string inner_id(const std::string& outer) const override {
    std::string id = outer;
    if (is("litellm") && id.starts_with("video_")) {
      const std::string wrapped = unbase64(id.substr(6)).value_or("");
      const std::size_t at = wrapped.find(kGatewayTail);
      if (!wrapped.starts_with(kGatewayHead) || at == std::string::npos) return "";
      id = wrapped.substr(at + kGatewayTail.size());
    }
    return id.starts_with("video_") ? id.substr(6) : "";
  }

 private:
  bool is(std::string_view dialect) const { return dialect_ == dialect; }

  static std::string type_of(const Trouble& trouble) {
    if (!trouble.type.empty()) return trouble.type;
    return trouble.status == 429  ? "rate_limit_error"
           : trouble.status < 500 ? "BadRequestError"
                                  : "server_error";
  }

  WireError refuse(const std::string& message, int status = 400) const {
    return trouble({status, "invalid_request_error", message, {}, {}});
  }

  static Json form_as_json(const Posted& posted) {
    Json json = Json::object();
    for (const FormField& field : posted.fields) {
      if (field.file_name.empty()) json[field.name] = field.value;
    }
    return json;
  }

  std::variant<CreateRequest, WireError> from_fields(const Json& fields,
                                                     const Posted& posted) const {
    const auto words = [&](const char* name) {
      const auto at = fields.find(name);
      if (at == fields.end() || at->is_null()) return std::string();
      return at->is_string() ? at->get<std::string>() : at->dump();
    };
    CreateRequest out;
    out.background = true;
    out.prompt = words("prompt");
    if (trim(out.prompt).empty()) return refuse("prompt: Field required");
    out.model = words("model").empty() ? "practice" : words("model");
    bool gone = false;
    if (const std::string why = model_trouble(out.model, gone); !why.empty()) {
      return trouble({is("vllm-omni") ? 400 : 404, "model_not_found", why, {}, {}});
    }
    // SGLang takes whole numbers, the others text.
    if (const auto at = fields.find("seconds"); at != fields.end() && !posted.form) {
      if (is("sglang") != at->is_number()) return refuse("seconds: Input should be a valid value");
    }
    const std::string seconds = words("seconds").empty() ? "4" : words("seconds");
    const std::optional<double> length = plain_number(seconds);
    if (!length) return refuse("seconds: Input should be a valid number");
    if (const auto why = set_seconds(out, *length)) return refuse(*why);
    const std::string size = words("size").empty() ? "1280x720" : words("size");
    if (const auto why = set_size(out, size)) return refuse(*why);
    out.negative = words("negative_prompt");
    if (const std::string seed = words("seed"); !seed.empty()) {
      const std::optional<double> value = plain_number(seed);
      if (!value || *value < 0 || *value > 9e15 || std::floor(*value) != *value) {
        return refuse("seed: Input should be a valid integer");
      }
      out.seed = static_cast<std::int64_t>(*value);
    }
    if (fields.contains("input_reference") && fields["input_reference"].is_string()) {
      return refuse("expected a file, but got a string for input_reference");
    }
    for (const FormField& field : posted.fields) {
      if (field.file_name.empty() || field.name != "input_reference") continue;
      if (!out.attached.empty()) return refuse("Only one input_reference is supported.");
      const bool clip = field.mime.starts_with("video/");
      out.attached.push_back({clip ? "video" : "first_frame", field.mime, field.value, ""});
      ++out.references;
    }
    return out;
  }

  std::string word_of(const JobView& view) const {
    switch (view.status) {
      case JobStatus::queued:
        return is("litellm") ? "processing" : "queued";
      case JobStatus::in_progress:
        return is("litellm") ? "processing" : "in_progress";
      case JobStatus::completed:
        break;
      case JobStatus::failed:
      case JobStatus::cancelled:
        return "failed";
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

  Json error_of(const JobView& view) const {
    switch (view.fate) {
      case Fate::refused:
      case Fate::blocked:
        return {{"code", "moderation_blocked"}, {"message", view.fate_words}};
      case Fate::budget_exceeded:
        return {{"code", "budget_exceeded"}, {"message", view.fate_words}};
      default:
        break;
    }
    const std::string words = view.failure.empty() ? view.fate_words : view.failure;
    if (is("sglang")) return {{"message", words}};
    if (is("vllm-omni")) return {{"code", 500}, {"message", words}};
    return {{"code", "server_error"}, {"message", words}};
  }

  Json record(const JobView& view, bool at_create) const {
    const std::string status = word_of(view);
    const bool over = status == "completed" || status == "failed";
    const bool vague = is("litellm");  // The gateway leaves most fields empty.
    Json out = {{"id", outer_id(view, at_create)}, {"object", "video"}};
    out["model"] = vague && !at_create ? Json() : Json(view.model);
    out["status"] = status;
    // Servers of one's own know nothing between the beginning and the end.
    const bool coarse = is("vllm-omni") || is("sglang");
    const int progress = status == "completed" ? 100 : coarse ? 0 : view.progress;
    out["progress"] = vague ? Json() : Json(progress);
    out["created_at"] = vague ? Json() : Json(view.created_s);
    out["completed_at"] = vague || !over ? Json() : Json(view.completed_s);
    out["expires_at"] = vague || view.expires_s == 0 ? Json() : Json(view.expires_s);
    out["prompt"] = view.prompt;
    out["size"] = std::to_string(view.width) + "x" + std::to_string(view.height);
    out["seconds"] = number(view.seconds, view.seconds == std::floor(view.seconds) ? 0 : 1);
    out["remixed_from_video_id"] = nullptr;
    out["error"] = status == "failed" ? error_of(view) : Json();
    if (is("vllm-omni")) {
      out["quality"] = "default";
      out["media_type"] = "video/mp4";
      out["file_name"] = nullptr;
      out["inference_time_s"] = nullptr;
      out["stage_durations"] = Json::object();
      out["peak_memory_mb"] = 0.0;
    }
    if (is("sglang")) {
      out["quality"] = "standard";
      out["file_path"] = "outputs/" + outer_id(view, at_create) + ".mp4";
    }
    if (vague) {
      out.erase("prompt");
      out["size"] = nullptr;
      out["seconds"] = nullptr;
      if (at_create) out["usage"] = {{"duration_seconds", view.seconds}};
    }
    return out;
  }

  std::string dialect_;
};

}  // namespace

std::unique_ptr<Voice> make_videos_voice(std::string dialect) {
  return std::make_unique<VideosVoice>(std::move(dialect));
}

}  // namespace shotlab::practice
