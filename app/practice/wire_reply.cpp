// SPDX-License-Identifier: Apache-2.0
//
// What the Interactions wire answers: jobs, files, errors in both of its envelopes.

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/practice/wire.h"
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

Json usage_of(const JobView& job, const char* modality, std::int64_t tokens) {
  const auto words =
      static_cast<std::int64_t>(count_latin_words(job.prompt) + count_han(job.prompt));
  Json usage = {{"total_input_tokens", words},
                {"total_output_tokens", tokens},
                {"total_tokens", words + tokens}};
  if (tokens > 0) {
    usage["output_tokens_by_modality"] =
        Json::array({{{"modality", modality}, {"tokens", tokens}}});
  }
  return usage;
}

Json content_of(const JobView& job) {
  Json content = Json::array();
  if (!job.rewritten.empty())
    content.push_back({{"type", "text"}, {"text", "rewritten prompt: " + job.rewritten}});
  if (!job.advisory.empty())
    content.push_back({{"type", "text"}, {"text", "advisory: " + job.advisory}});
  const char* type = job.output == ShotOutput::clip ? "video" : "image";
  Json media = {{"type", job.fate == Fate::shape_drift ? "moving_picture" : type},
                {"mime_type", job.mime}};
  if (job.video_base64.empty()) {
    media["uri"] = job.video_uri;
  } else {
    media["data"] = job.video_base64;
  }
  content.push_back(media);
  return content;
}

}  // namespace

std::string job_json(const JobView& job) {
  Json out = {{"id", job.id},           {"object", "interaction"},
              {"model", job.model},     {"status", word_of(job.status)},
              {"created", job.created}, {"updated", job.updated}};
  if (job.status == JobStatus::failed) {
    const char* code = job.fate == Fate::blocked ? "prohibited_content" : "api_error";
    out["errors"] = Json::array({{{"code", code}, {"message", job.failure}}});
  }
  if (job.status != JobStatus::completed) return text_of(out);
  if (job.fate == Fate::incomplete || job.fate == Fate::requires_action ||
      job.fate == Fate::budget_exceeded || job.fate == Fate::unknown_word) {
    out["status"] = job.fate == Fate::incomplete        ? "incomplete"
                    : job.fate == Fate::requires_action ? "requires_action"
                    : job.fate == Fate::budget_exceeded ? "budget_exceeded"
                                                        : "dreaming";
    return text_of(out);
  }
  if (job.fate == Fate::region_empty) {
    out["steps"] = Json::array();
    out["usage"] = usage_of(job, "", 0);
    return text_of(out);
  }
  if (job.fate == Fate::refused) {
    const Json text = {{"type", "text"}, {"text", job.fate_words}};
    out["steps"] = Json::array({{{"type", "model_output"}, {"content", Json::array({text})}}});
    out["usage"] = usage_of(job, "text", 21);
    return text_of(out);
  }
  // As the real service counts them, so that a bill can be read; practice costs nothing.
  const double per_second = job.lines >= 1080 ? 8688 : job.lines <= 360 ? 1904 : 5792;
  const bool clip = job.output == ShotOutput::clip;
  const auto tokens =
      clip ? static_cast<std::int64_t>(std::llround(per_second * job.seconds)) : 1120;
  out["steps"] = Json::array({
      {{"type", "user_input"},
       {"content", Json::array({{{"type", "text"}, {"text", job.prompt}}})}},
      {{"type", "thought"}, {"signature", "cHJhY3RpY2U="}},
      {{"type", "model_output"}, {"content", content_of(job)}},
  });
  out["usage"] = usage_of(job, clip ? "video" : "image", tokens);
  return text_of(out);
}

std::string file_json(const FileView& file) {
  Json out = {
      {"name", "files/" + file.id},
      {"displayName", file.name.empty() ? file.id + ".mp4" : file.name},
      {"mimeType", file.mime},
      {"sizeBytes", std::to_string(file.bytes)},
      {"createTime", file.created},
      {"updateTime", file.updated},
      {"expirationTime", file.expires},
      {"sha256Hash", base64(file.sha256)},  // Base64 of the hexadecimal digest, as recorded.
      {"uri", file.uri}};
  // What was uploaded cannot be downloaded again.
  if (!file.uploaded) out["downloadUri"] = file.uri + ":download?alt=media";
  out["state"] = file.ready ? "ACTIVE" : "PROCESSING";
  out["source"] = file.uploaded ? "UPLOADED" : "GENERATED";
  return text_of(out);
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
