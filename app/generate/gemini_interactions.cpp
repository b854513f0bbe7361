// SPDX-License-Identifier: Apache-2.0

#include "app/generate/gemini_interactions.h"

#include "app/generate/account.h"
#include "app/generate/addresses.h"
#include "app/generate/error_answer.h"
#include "app/generate/gemini_files.h"
#include "app/generate/gemini_reply.h"
#include "app/generate/lenient_json.h"
#include "app/generate/refuse.h"

namespace shotlab {
namespace {

constexpr int kAskSeconds = 30;

}  // namespace

GeminiInteractions::GeminiInteractions(std::string base_url, Capability capability,
                                       std::string key_header, bool gateway)
    : base_url_(tidy_base(std::move(base_url), "/v1beta")),
      capability_(std::move(capability)),
      key_header_(std::move(key_header)),
      gateway_(gateway) {}

std::optional<Error> GeminiInteractions::refuse(const ShotRequest& request) const {
  if (std::optional<Error> refusal = refuse_by_record(request, capability_)) return refusal;
  const auto tagged = [&](const char* tag) {
    return request.prompt.find(tag) != std::string::npos;
  };
  if (task_of(request) == GeminiTask::inferred &&
      !(tagged("<FIRST_FRAME>") && tagged("<IMAGE_REF_"))) {
    return cannot_ask(
        {"A first frame and other pictures in one shot must be told apart in the prompt.",
         "同一鏡頭同時使用首幀和其他圖片時，提示詞必須分別標明。"},
        {"Write <FIRST_FRAME> and <IMAGE_REF_0> where you speak of them.",
         "請在提及它們的地方寫上 <FIRST_FRAME> 和 <IMAGE_REF_0>。"});
  }
  return std::nullopt;
}

RemoteAnswer GeminiInteractions::parse_create(const HttpReply& reply) const {
  RemoteAnswer answer = read_create_reply(reply, base_url_);
  name_replacement(answer, capability_);
  return answer;
}

HttpRequest GeminiInteractions::build_poll(const std::string& job_id) const {
  HttpRequest request;
  request.url = base_url_ + "/v1beta/interactions/" + percent_encoded(job_id);
  request.credential_header = key_header_;
  request.reply_limit = kMostJsonBytes;  // The clip may come inside it, asked for or not.
  request.timeout_s = 0;
  return request;
}

RemoteAnswer GeminiInteractions::parse_poll(const HttpReply& reply) const {
  return read_poll_reply(reply, base_url_);
}

HttpRequest GeminiInteractions::build_cancel(const std::string& job_id) const {
  HttpRequest request;
  request.method = "POST";
  request.url = base_url_ + "/v1beta/interactions/" + percent_encoded(job_id) + "/cancel";
  request.credential_header = key_header_;
  request.timeout_s = kAskSeconds;
  return request;
}

std::optional<HttpRequest> GeminiInteractions::build_file_status(const RemoteResult& result) const {
  if (result.file_id.empty()) return std::nullopt;
  return build_file_question(base_url_, result.file_id, key_header_);
}

RemoteAnswer GeminiInteractions::parse_file_status(const HttpReply& reply) const {
  return read_file_reply(reply);
}

HttpRequest GeminiInteractions::build_download(const RemoteResult& result) const {
  HttpRequest request;
  request.timeout_s = 0;
  if (result.send_key) request.credential_header = key_header_;
  request.url = result.uri;
  // Always from our own base: behind a gateway the vendor's host is of no use to the gateway's key.
  if (!result.file_id.empty()) {
    request.url =
        base_url_ + "/v1beta/files/" + percent_encoded(result.file_id) + ":download?alt=media";
    request.credential_header = key_header_;
  }
  return request;
}

std::optional<HttpRequest> GeminiInteractions::build_account() const {
  if (!gateway_) return std::nullopt;
  return build_key_info(base_url_, key_header_);
}

std::optional<RemoteAccount> GeminiInteractions::parse_account(const HttpReply& reply) const {
  return read_key_info(reply);
}

std::unique_ptr<Adapter> make_gemini_interactions(std::string base_url, Capability capability) {
  return std::make_unique<GeminiInteractions>(std::move(base_url), std::move(capability));
}

}  // namespace shotlab
