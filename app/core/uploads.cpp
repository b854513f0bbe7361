// SPDX-License-Identifier: Apache-2.0

#include "app/core/uploads.h"

#include <algorithm>

#include "app/core/job_words.h"
#include "app/core/pace.h"
#include "app/generate/addresses.h"
#include "app/generate/gemini_files.h"
#include "app/generate/gemini_interactions.h"

namespace shotlab {
namespace {

constexpr int kTries = 3;       // Of one upload as a whole.
constexpr int kMostLooks = 60;  // At a file that is being processed.

std::size_t inline_size(const std::vector<Attachment>& attachments) {
  std::size_t bytes = 0;
  for (const Attachment& one : attachments) bytes += (one.bytes.size() + 2) / 3 * 4;
  return bytes;
}

Error stopped() {
  return {ErrorCode::cancelled,
          {"Stopped before anything was ordered.", "在訂製之前已停止。"},
          {"Nothing was charged; shoot again when you like.", "沒有收費；隨時可以再拍。"}};
}

class Uploader {
 public:
  Uploader(Service& service, Clock& clock, const Cancel& cancel)
      : service_(service),
        clock_(clock),
        cancel_(cancel),
        base_(tidy_base(service.base_url, "/v1beta")),
        key_header_(service.adapter->build_poll("x").credential_header) {}

  // The address of the file at the service.
  Result<std::string> send(const Attachment& file) {
    for (int tries = 1;; ++tries) {
      Result<UploadedFile> there = once(file);
      if (there) return active(*there);
      const ErrorCode code = there.error().code;
      const bool passing = code == ErrorCode::network || code == ErrorCode::unknown_outcome;
      if (!passing || tries == kTries) return there.error();
      if (clock_.sleep_for(std::chrono::seconds(tries), cancel_)) return stopped();
    }
  }

 private:
  Result<UploadedFile> once(const Attachment& file) {
    Result<HttpReply> begun =
        service_.http->send(build_upload_start(base_, file, "reference", key_header_), cancel_);
    if (!begun) return begun.error();
    Result<std::string> where = read_upload_start(*begun, base_);
    if (!where) return passing(*begun, where.error());
    Result<HttpReply> sent =
        service_.http->send(build_upload_bytes(*where, file, key_header_), cancel_);
    if (!sent) return sent.error();
    Result<UploadedFile> there = read_upload(*sent);
    return there ? there : Result<UploadedFile>(passing(*sent, there.error()));
  }

  // What a busy or broken service says may be said otherwise in a moment; an upload costs nothing.
  static Error passing(const HttpReply& reply, Error error) {
    if (reply.status >= 500 || reply.status == 429) error.code = ErrorCode::network;
    return error;
  }

  Result<std::string> active(const UploadedFile& file) {
    if (file.active) return file.uri;
    const std::string id = file.name.substr(file.name.rfind('/') + 1);
    if (!is_file_id(id)) return file.uri;  // No way to ask; the create will tell.
    Pace pace(service_.pacing, 1);
    std::optional<double> asked_s;
    for (int looks = 0; looks < kMostLooks; ++looks) {
      if (clock_.sleep_for(pace.next(asked_s), cancel_)) return stopped();
      Result<HttpReply> reply =
          service_.http->send(build_file_question(base_, id, key_header_), cancel_);
      if (!reply) continue;
      const RemoteAnswer answer = read_file_reply(*reply);
      if (answer.state == RemoteState::succeeded) return file.uri;
      if (answer.state != RemoteState::running) return job_words::refused(answer);
      asked_s = answer.wait_s;
    }
    return file.uri;
  }

  Service& service_;
  Clock& clock_;
  const Cancel& cancel_;
  std::string base_, key_header_;
};

}  // namespace

Result<std::vector<Attachment>> upload_large(std::vector<Attachment> attachments, Service& service,
                                             Clock& clock, const Cancel& cancel) {
  if (service.adapter->id() != "gemini-interactions") return attachments;
  Uploader uploader(service, clock, cancel);
  while (inline_size(attachments) > kMostInlineBase64) {
    const auto largest = std::max_element(
        attachments.begin(), attachments.end(),
        [](const Attachment& a, const Attachment& b) { return a.bytes.size() < b.bytes.size(); });
    Result<std::string> address = uploader.send(*largest);
    if (!address) return address.error();
    largest->uri = *address;
    largest->bytes.clear();
  }
  return attachments;
}

}  // namespace shotlab
