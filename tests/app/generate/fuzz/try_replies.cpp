// SPDX-License-Identifier: Apache-2.0
//
// An answer of a service, read by every parser of every wire. The first byte chooses the HTTP
// status, the second a header, the rest is the body; what must hold for any bytes is asserted here.

#include <array>
#include <memory>
#include <vector>

#include "app/generate/catalogue.h"
#include "app/generate/gemini_files.h"
#include "app/generate/wires.h"
#include "media/base/text.h"
#include "tests/support/fuzz.h"

namespace shotlab::test {
namespace {

const std::vector<std::unique_ptr<Adapter>>& adapters() {
  static const std::vector<std::unique_ptr<Adapter>> all = [] {
    std::vector<std::unique_ptr<Adapter>> made;
    for (const Wire& wire : wires()) {
      std::vector<std::string> dialects = wire.dialects;
      if (dialects.empty()) dialects.emplace_back();
      for (const std::string& dialect : dialects) {
        Result<std::unique_ptr<Adapter>> adapter =
            make_adapter({wire.id, dialect, "https://service.example/base", std::nullopt,
                          *find_capability("practice", wire.id)});
        if (adapter) made.push_back(std::move(*adapter));
      }
    }
    return made;
  }();
  return all;
}

HttpReply reply_from(std::string_view bytes) {
  const std::size_t size = bytes.size();
  const auto number = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  constexpr std::array<int, 16> kStatus = {200, 201, 202, 204, 302, 303, 400, 401,
                                           402, 403, 404, 408, 409, 413, 429, 500};
  constexpr std::array<std::string_view, 4> kWaits = {"17", "-1", "1000000000",
                                                      "Wed, 25 Nov 2026 05:03:52 GMT"};
  HttpReply reply;
  reply.status = 200;
  if (size > 0) reply.status = kStatus[number(0) % kStatus.size()];
  if (size > 1 && number(1) % 2 == 1) {
    reply.headers.emplace_back("retry-after", kWaits[(number(1) / 2) % kWaits.size()]);
    reply.headers.emplace_back("date", "Wed, 25 Nov 2026 05:00:00 GMT");
  }
  if (size > 2) reply.body = bytes.substr(2);
  return reply;
}

std::string wrong_with(const RemoteAnswer& answer) {
  for (const std::string* text : {&answer.show, &answer.rewritten_prompt, &answer.advisory}) {
    if (!is_utf8(*text) || count_code_points(*text) > 501) return "words that cannot be shown";
  }
  if (answer.billed_video_tokens < 0) return "negative tokens";
  if (answer.cost_micros && *answer.cost_micros < 0) return "a negative price";
  if (answer.wait_s && !(*answer.wait_s >= 0 && *answer.wait_s <= 7 * 86400)) return "a wild wait";
  if (answer.progress && (*answer.progress < 0 || *answer.progress > 100)) return "wild progress";
  if (answer.failure != FailureClass::none && answer.hint.empty()) return "no hint";
  if (name_of(answer.state).empty()) return "no state";
  return "";
}

std::string wrong_with_job(const Adapter& adapter, const RemoteAnswer& answer) {
  if (std::string wrong = wrong_with(answer); !wrong.empty()) return wrong;
  if (answer.state != RemoteState::succeeded) return "";
  if (!answer.result) return "a success without a result";
  const RemoteResult& result = *answer.result;
  if (result.bytes.empty() && result.uri.empty()) return "a result without a clip";
  const HttpRequest request = adapter.build_download(result);
  if (!result.bytes.empty()) return "";
  // The key goes to our own base and nowhere else.
  const bool own = request.url.starts_with("https://service.example/");
  if (!request.credential_header.empty() && !own) return "the key sent to " + request.url;
  if (!own && !request.url.starts_with("https://")) return "an address of another kind";
  return "";
}

}  // namespace

std::string try_input(std::string_view bytes) {
  const HttpReply reply = reply_from(bytes);
  for (const auto& adapter : adapters()) {
    const RemoteAnswer create = adapter->parse_create(reply);
    const bool running = create.state == RemoteState::accepted ||
                         create.state == RemoteState::queued ||
                         create.state == RemoteState::running;
    std::string wrong = wrong_with_job(*adapter, create);
    if (wrong.empty() && running && create.id.empty()) wrong = "a job without a number";
    if (wrong.empty()) wrong = wrong_with_job(*adapter, adapter->parse_poll("job", reply));
    if (wrong.empty()) wrong = wrong_with(adapter->parse_file_status(reply));
    if (wrong.empty()) wrong = wrong_with(adapter->parse_download(reply));
    if (const auto account = adapter->parse_account(reply); account && account->spent_micros < 0) {
      wrong = "negative spending";
    }
    if (!create.id.empty()) {
      const HttpRequest poll = adapter->build_poll(create.id);
      if (!poll.url.starts_with("https://service.example/")) wrong = "a job elsewhere";
    }
    if (!wrong.empty()) return std::string(adapter->id()) + ": " + wrong;
  }
  (void)read_upload(reply);
  (void)parse_catalogue(reply.body, "models.json");
  const Result<std::string> upload =
      read_upload_start({200, {{"x-goog-upload-url", reply.body.substr(0, 300)}}, ""},
                        "https://service.example/base");
  if (upload && !upload->starts_with("https://service.example/")) return "an upload elsewhere";
  return "";
}

}  // namespace shotlab::test
