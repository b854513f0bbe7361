// SPDX-License-Identifier: Apache-2.0

#include "app/generate/wires.h"

#include <algorithm>

#include "app/generate/error_answer.h"
#include "app/generate/gemini_interactions.h"
#include "app/generate/google_lro.h"
#include "app/generate/openai_videos.h"
#include "app/generate/openrouter_videos.h"

namespace shotlab {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

}  // namespace

const std::vector<Wire>& wires() {
  static const std::vector<Wire> all = {
      {"gemini-interactions", {"google", "litellm"}},
      {"openai-videos", {"generic", "vllm-omni", "sglang", "litellm"}},
      {"google-lro", {"vertex", "gemini"}},
      {"openrouter-videos", {}}};
  return all;
}

const Wire* find_wire(std::string_view id) {
  for (const Wire& wire : wires()) {
    if (wire.id == id) return &wire;
  }
  return nullptr;
}

Status check_wire(const std::string& wire, const std::string& dialect) {
  const Wire* known = find_wire(wire);
  if (known == nullptr) {
    std::vector<std::string> names;
    for (const Wire& one : wires()) names.push_back(one.id);
    return Error{
        ErrorCode::unsupported,
        fill(Text{"This version does not speak the wire \"{0}\".", "這個版本不支援「{0}」線路。"},
             {wire}),
        fill(Text{"It speaks {0}.", "支援的有：{0}。"}, {joined(names)})};
  }
  const std::vector<std::string>& dialects = known->dialects;
  if (dialect.empty() || std::find(dialects.begin(), dialects.end(), dialect) != dialects.end()) {
    return done();
  }
  return Error{
      ErrorCode::unsupported,
      fill(Text{"The wire \"{0}\" has no dialect \"{1}\".", "「{0}」線路沒有「{1}」方言。"},
           {wire, dialect}),
      dialects.empty() ? Text{"Leave the dialect out.", "請不要填寫方言。"}
                       : fill(Text{"It has {0}.", "可用的有：{0}。"}, {joined(dialects)})};
}

Credential usual_credential(std::string_view wire, std::string_view dialect) {
  const bool google =
      wire == "gemini-interactions" || (wire == "google-lro" && dialect == "gemini");
  return google ? Credential{"x-goog-api-key", ""} : Credential{"Authorization", "Bearer "};
}

Result<std::unique_ptr<Adapter>> make_adapter(const AdapterOrder& order) {
  if (Status known = check_wire(order.wire, order.dialect); !known) return known.error();
  const std::string key =
      order.credential.value_or(usual_credential(order.wire, order.dialect)).header;
  std::unique_ptr<Adapter> made;
  if (order.wire == "gemini-interactions") {
    made = std::make_unique<GeminiInteractions>(order.base_url, order.capability, key,
                                                order.dialect == "litellm");
  } else if (order.wire == "openai-videos") {
    made = std::make_unique<OpenaiVideos>(order.base_url, order.capability,
                                          *find_videos_dialect(order.dialect), key);
  } else if (order.wire == "google-lro") {
    made = std::make_unique<GoogleLro>(
        order.base_url, order.capability,
        order.dialect == "gemini" ? LroDialect::gemini : LroDialect::vertex, key);
  } else {
    made = std::make_unique<OpenrouterVideos>(order.base_url, order.capability, key);
  }
  return made;
}

// What most wires share: override where a wire knows better.
RemoteAnswer Adapter::parse_poll(const std::string&, const HttpReply& reply) const {
  return parse_poll(reply);
}

RemoteAnswer Adapter::parse_download(const HttpReply& reply) const {
  return download_failed(reply);
}

std::optional<HttpRequest> Adapter::build_account() const { return std::nullopt; }

std::optional<RemoteAccount> Adapter::parse_account(const HttpReply&) const { return std::nullopt; }

}  // namespace shotlab
