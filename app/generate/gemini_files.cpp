// SPDX-License-Identifier: Apache-2.0

#include "app/generate/gemini_files.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/generate/addresses.h"
#include "app/generate/hints.h"
#include "app/generate/lenient_json.h"
#include "app/generate/service_error.h"
#include "app/generate/show_text.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

using Json = nlohmann::json;

RemoteAnswer read_file(const Json& file) {
  const std::string state = text_field(file, "state");
  RemoteAnswer answer;
  if (state == "ACTIVE") {
    answer = hinted_answer(RemoteState::succeeded, FailureClass::none, Retry::none);
  } else if (state == "FAILED") {
    const Json* error = field(file, "error");
    answer = hinted_answer(RemoteState::failed, FailureClass::provider, Retry::user,
                           error != nullptr ? show_text(read_error(*error).message) : "");
  } else {
    answer = hinted_answer(RemoteState::running, FailureClass::none, Retry::poll);
  }
  RemoteResult result;
  result.uri = text_field(file, "uri");
  result.file_id = file_id_in("/" + text_field(file, "name"));
  result.mime = text_field(file, "mimeType");
  answer.result = std::move(result);
  answer.expires_utc = text_field(file, "expirationTime");
  return answer;
}

// An upload's reply wraps the file, a question's reply does not.
const Json* file_in(const Json& json) {
  if (const Json* wrapped = field(json, "file"); wrapped != nullptr && wrapped->is_object()) {
    return wrapped;
  }
  return !text_field(json, "name").empty() || !text_field(json, "state").empty() ? &json : nullptr;
}

RemoteAnswer no_file(const HttpReply& reply) {
  const ServiceError error = read_error_reply(reply);
  const std::string show = show_text(error.message);
  const std::string message = lower_ascii(error.message);
  // Google answers 403 for a file that is gone: it does not say which of the two it is.
  const bool may_not_exist = message.find("may not exist") != std::string::npos;
  if (reply.status == 404 || reply.status == 410 || (reply.status == 403 && may_not_exist)) {
    return hinted_answer(RemoteState::failed, FailureClass::expired, Retry::none, show);
  }
  const FailureClass failure = class_of_refusal(reply.status, error, wait_of(reply, error));
  const bool refused = reply.status >= 400 && reply.status < 500 &&
                       (failure == FailureClass::auth || failure == FailureClass::forbidden);
  if (refused) return hinted_answer(RemoteState::rejected, failure, Retry::user, show);
  const bool strange = reply.status < 400;
  RemoteAnswer answer =
      hinted_answer(RemoteState::running,
                    strange ? FailureClass::protocol : FailureClass::transient, Retry::poll, show);
  answer.wait_s = wait_of(reply, error);
  return answer;
}

Error upload_refused(const HttpReply& reply) {
  const std::string words = show_text(read_error_reply(reply).message);
  return {ErrorCode::refused,
          fill(Text{"The service did not take the file: {0}", "服務沒有接受檔案：{0}"},
               {words.empty() ? "status " + std::to_string(reply.status) : words}),
          {"Check its kind and size, then try again.", "請檢查檔案類型和大小，然後再試。"}};
}

}  // namespace

bool is_file_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

HttpRequest build_file_question(const std::string& base_url, const std::string& file_id,
                                const std::string& key_header) {
  HttpRequest request;
  request.url = base_url + "/v1beta/files/" + percent_encoded(file_id);
  request.credential_header = key_header;
  request.timeout_s = 30;
  return request;
}

RemoteAnswer read_file_reply(const HttpReply& reply) {
  if (reply.status >= 200 && reply.status < 300) {
    if (const std::optional<Json> json = parse_json(reply.body)) {
      if (const Json* file = file_in(*json)) return read_file(*file);
    }
  }
  return no_file(reply);
}

HttpRequest build_upload_start(const std::string& base_url, const Attachment& file,
                               const std::string& name, const std::string& key_header) {
  HttpRequest request;
  request.method = "POST";
  request.url = base_url + "/upload/v1beta/files";
  request.headers = {{"Content-Type", "application/json"},
                     {"X-Goog-Upload-Protocol", "resumable"},
                     {"X-Goog-Upload-Command", "start"},
                     {"X-Goog-Upload-Header-Content-Length", std::to_string(file.bytes.size())},
                     {"X-Goog-Upload-Header-Content-Type", file.mime}};
  request.body = print_json({{"file", {{"display_name", name}}}});
  request.credential_header = key_header;
  return request;
}

Result<std::string> read_upload_start(const HttpReply& reply, const std::string& base_url) {
  const std::string* url = reply.header("x-goog-upload-url");
  if (reply.status != 200 || url == nullptr) return upload_refused(reply);
  // A learner's pictures go to the service that was chosen, and to nobody it points to.
  const std::string origin = origin_of(*url);
  if (origin == kGoogleHost && origin != origin_of(base_url)) {
    return base_url + url->substr(origin.size());
  }
  if (origin.empty() || origin != origin_of(base_url)) {
    return Error{ErrorCode::refused,
                 {"The service wants the file to be sent to another host, and that is refused.",
                  "服務要求把檔案送往另一部主機，已拒絕。"},
                 {"Tell whoever runs the service.", "請告知服務的負責人。"}};
  }
  return *url;
}

HttpRequest build_upload_bytes(const std::string& upload_url, const Attachment& file,
                               const std::string& key_header) {
  HttpRequest request;
  request.method = "POST";
  request.url = upload_url;
  request.headers = {{"X-Goog-Upload-Command", "upload, finalize"}, {"X-Goog-Upload-Offset", "0"}};
  request.body = file.bytes;
  request.credential_header = key_header;
  request.timeout_s = 0;
  return request;
}

Result<UploadedFile> read_upload(const HttpReply& reply) {
  const std::optional<Json> json = parse_json(reply.body);
  const Json* file = json && reply.status == 200 ? file_in(*json) : nullptr;
  if (file == nullptr || text_field(*file, "uri").empty()) return upload_refused(reply);
  UploadedFile uploaded;
  uploaded.name = text_field(*file, "name");
  uploaded.uri = text_field(*file, "uri");
  uploaded.expires_utc = text_field(*file, "expirationTime");
  uploaded.active = text_field(*file, "state") == "ACTIVE";
  return uploaded;
}

}  // namespace shotlab
