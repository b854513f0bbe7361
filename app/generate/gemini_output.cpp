// SPDX-License-Identifier: Apache-2.0

#include "app/generate/gemini_output.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/generate/addresses.h"
#include "app/generate/base64.h"
#include "app/generate/lenient_json.h"

namespace shotlab {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kRewritten = "rewritten prompt: ";
constexpr std::string_view kAdvisory = "advisory: ";

// A block holds its clip or picture as bytes or by its address.
std::optional<RemoteResult> read_media(const Json& block, const std::string& base_url,
                                       const char* usual) {
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
  if (!result) return std::nullopt;
  const std::string mime = text_field(block, "mime_type");
  result->mime = mime.empty() ? usual : mime;
  return result;
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
    if (out.video) return;
    out.video = read_media(block, base_url, "video/mp4");
    out.broken_video = out.broken_video || !out.video;
  } else if (type == "image") {
    if (!out.image) out.image = read_media(block, base_url, "image/jpeg");
  } else if (type == "text") {
    read_text(text_field(block, "text"), out);
  } else if (type != "audio" && type != "thought") {
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

}  // namespace shotlab
