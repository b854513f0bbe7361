// SPDX-License-Identifier: Apache-2.0

#include "app/generate/gemini_output.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/generate/base64.h"
#include "app/generate/gemini_files.h"
#include "app/generate/lenient_json.h"

namespace shotlab {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kVendor = "https://generativelanguage.googleapis.com";
constexpr std::string_view kRewritten = "rewritten prompt: ";
constexpr std::string_view kAdvisory = "advisory: ";

bool begins_at(std::string_view uri, std::string_view base) {
  return uri.starts_with(base) && (uri.size() == base.size() || uri[base.size()] == '/');
}

// An absolute or relative address of a clip; nullopt for one that is never fetched.
std::optional<RemoteResult> result_at(std::string uri, const std::string& base_url) {
  if (uri.starts_with('/') && !uri.starts_with("//")) uri = base_url + uri;
  RemoteResult result;
  const bool ours = begins_at(uri, base_url);
  if (!ours && !uri.starts_with("https://")) return std::nullopt;
  // A vendor's file behind a gateway is asked for at the gateway.
  if (ours || begins_at(uri, kVendor)) {
    result.file_id = file_id_in(uri);
    result.send_key = ours || !result.file_id.empty();
  }
  result.uri = std::move(uri);
  return result;
}

void read_video(const Json& block, const std::string& base_url, GeminiOutput& out) {
  std::optional<RemoteResult> result;
  const std::string uri = text_field(block, "uri");
  if (const Json* data = field(block, "data"); data != nullptr && data->is_string()) {
    std::optional<std::string> bytes = from_base64(data->get_ref<const std::string&>());
    if (bytes && !bytes->empty()) {
      result.emplace();
      result->bytes = std::move(*bytes);
    }
  }
  if (!result && !uri.empty()) result = result_at(uri, base_url);
  if (!result) {
    out.broken_video = true;
    return;
  }
  const std::string mime = text_field(block, "mime_type");
  result->mime = mime.empty() ? "video/mp4" : mime;
  out.video = std::move(result);
}

void read_text(std::string text, GeminiOutput& out) {
  if (text.starts_with(kRewritten)) {
    out.rewritten_prompt = text.substr(kRewritten.size());
  } else if (text.starts_with(kAdvisory)) {
    out.advisory = text.substr(kAdvisory.size());
  } else if (!text.empty()) {
    out.text = out.text.empty() ? std::move(text) : text + " " + out.text;
  }
}

void read_block(const Json& block, const std::string& base_url, GeminiOutput& out) {
  const std::string type = text_field(block, "type");
  if (type == "video") {
    if (!out.video) read_video(block, base_url, out);
  } else if (type == "text") {
    read_text(text_field(block, "text"), out);
  } else if (type != "image" && type != "audio" && type != "thought") {
    out.unknown_block = true;
  }
}

}  // namespace

GeminiOutput read_steps(const Json& interaction, const std::string& base_url) {
  GeminiOutput out;
  const Json& steps = list_field(interaction, "steps");
  out.any_step = !steps.empty();
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    const std::string type = text_field(*step, "type");
    if (type != "model_output") continue;
    const Json& content = list_field(*step, "content");
    for (auto block = content.rbegin(); block != content.rend(); ++block) {
      read_block(*block, base_url, out);
    }
    if (const Json* error = field(*step, "error"); error != nullptr && out.error.empty()) {
      out.error = read_error(*error);
    }
  }
  return out;
}

std::int64_t video_tokens(const Json& interaction) {
  const Json* usage = field(interaction, "usage");
  if (usage == nullptr) return 0;
  std::int64_t tokens = 0;
  for (const Json& row : list_field(*usage, "output_tokens_by_modality")) {
    if (text_field(row, "modality") != "video") continue;
    constexpr std::int64_t kMost = std::int64_t{1} << 50;  // No sum may overflow.
    tokens += std::min(count_field(row, "tokens"), kMost);
    tokens = std::min(tokens, kMost);
  }
  return tokens;
}

std::string file_id_in(std::string_view uri) {
  constexpr std::string_view kFiles = "/files/";
  const std::string_view path = uri.substr(0, uri.find_first_of("?#"));
  const std::size_t at = path.rfind(kFiles);
  if (at == std::string_view::npos) return "";
  std::string_view id = path.substr(at + kFiles.size());
  id = id.substr(0, id.find_first_of(":/"));
  return is_file_id(id) ? std::string(id) : "";
}

}  // namespace shotlab
