// SPDX-License-Identifier: Apache-2.0
//
// Every recorded exchange, replayed: the request that is built is the one recorded, and the answer
// is read as expected.

#include "tests/app/generate/wire_fixture.h"

#include <map>

#include "app/generate/gemini_files.h"
#include "media/base/hash.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

constexpr const char* kKey = "PRACTICE-KEY";

Capability capability_for(const Json& body) {
  const Capability* known = find_capability(body.value("model", "gemini-omni-1.2-flash"));
  REQUIRE(known != nullptr);
  // A recorded request to a model that is gone was sent by somebody who did not know it yet.
  Capability capability = *known;
  capability.gone_since.clear();
  return capability;
}

// What an exchange asks, and what its reply was read as.
struct Replay {
  HttpRequest built;
  RemoteAnswer answer;
  std::optional<UploadedFile> uploaded;
};

std::string id_in(const std::string& path, const std::string& prefix) {
  const std::string rest = path.substr(prefix.size());
  return rest.substr(0, rest.find_first_of(":/?"));
}

Replay replay_get(const Adapter& adapter, const std::string& path, const HttpReply& reply) {
  const std::string jobs = "/v1beta/interactions/";
  const std::string files = "/v1beta/files/";
  Replay replay;
  if (path.starts_with(jobs)) {
    replay.built = adapter.build_poll(id_in(path, jobs));
    replay.answer = adapter.parse_poll(reply);
    return replay;
  }
  REQUIRE(path.starts_with(files));
  RemoteResult result;
  result.file_id = id_in(path, files);
  if (path.find(":download") != std::string::npos) {
    replay.built = adapter.build_download(result);
  } else {
    replay.built = adapter.build_file_status(result).value();
  }
  replay.answer = adapter.parse_file_status(reply);
  return replay;
}

Replay replay_create(const Adapter& adapter, const Json& body, const HttpReply& reply) {
  const Asked asked = asked_by(body);
  Result<HttpRequest> built = adapter.build_create(asked.request, asked.attachments);
  REQUIRE(built);
  return {*built, adapter.parse_create(reply), {}};
}

Replay replay_upload_start(const Json& next, const Json& body, const HttpReply& reply) {
  Attachment file;
  file.mime = "image/png";
  file.bytes.assign(std::stoul(next.at("headers").at("Content-Length").get<std::string>()), 'x');
  Replay replay;
  replay.built = build_upload_start(kVendor, file, body.at("file").at("display_name"));
  Result<std::string> url = read_upload_start(reply, kVendor);
  REQUIRE(url);
  CHECK(*url == next.at("url"));
  return replay;
}

Replay replay_upload_bytes(const Json& request, const HttpReply& reply) {
  Attachment file;
  file.bytes = request.at("bytes_for_test").get<std::string>();
  Replay replay;
  replay.built = build_upload_bytes(request.at("url"), file);
  Result<UploadedFile> uploaded = read_upload(reply);
  REQUIRE(uploaded);
  replay.uploaded = *uploaded;
  replay.answer = read_file_reply(reply);
  return replay;
}

void check_headers(const Json& recorded, const HttpRequest& built) {
  std::map<std::string, std::string> expected, actual;
  for (const auto& [name, value] : recorded.at("headers").items()) {
    if (name == "Content-Length") {
      CHECK(value.get<std::string>() == std::to_string(built.body.size()));  // libcurl writes it.
    } else {
      expected[name] = value;
    }
  }
  for (const auto& [name, value] : built.headers) actual[name] = value;
  if (!built.credential_header.empty()) actual[built.credential_header] = kKey;
  CHECK(actual == expected);
  CHECK(actual.size() == built.headers.size() + (built.credential_header.empty() ? 0 : 1));
}

void check_request(const std::string& name, const Json& recorded, const HttpRequest& built) {
  CHECK(built.method == recorded.at("method"));
  CHECK(built.url == (recorded.contains("url") ? recorded.at("url").get<std::string>()
                                               : kVendor + recorded.at("path").get<std::string>()));
  check_headers(recorded, built);
  if (!recorded.contains("body")) return;
  Json expected = recorded.at("body");
  Json actual = Json::parse(built.body);
  // Recorded in the short form: a bare string, and defaults left out. We write them.
  if (name == "interactions/rate-429") {
    expected = with_defaults(expected);
    actual = with_defaults(actual);
  }
  CHECK(actual == expected);
}

// The words of the fixtures for answers about a file.
std::string state_word(const RemoteAnswer& answer, bool about_file) {
  if (answer.failure == FailureClass::expired) return "Expired";
  if (about_file && answer.state == RemoteState::succeeded) return "FileActive";
  if (about_file && answer.state == RemoteState::running) return "FileProcessing";
  if (about_file && answer.state == RemoteState::failed) return "FileFailed";
  return std::string(name_of(answer.state));
}

void check_result(const Json& expected, const RemoteAnswer& answer) {
  REQUIRE(answer.result);
  const RemoteResult& result = *answer.result;
  CHECK(result.mime == expected.at("mime"));
  if (expected.at("kind") == "inline") {
    CHECK(result.bytes.size() == expected.at("bytes"));
    CHECK(sha256(result.bytes) == expected.at("sha256"));
    CHECK(result.uri.empty());
    return;
  }
  CHECK(result.bytes.empty());
  CHECK(result.uri == expected.at("uri"));
  CHECK(result.file_id == expected.at("file_id"));
  CHECK(result.send_key == expected.at("send_key"));
}

void check_expectation(const Json& expected, const Replay& replay, bool about_file) {
  const RemoteAnswer& answer = replay.answer;
  const bool fine = expected.at("class").is_null();
  CHECK(state_word(answer, about_file) == expected.at("state"));
  CHECK(name_of(answer.failure) == (fine ? "None" : expected.at("class").get<std::string>()));
  CHECK(name_of(answer.retry) == expected.at("retry").get<std::string>());
  CHECK(answer.hint.en.empty() == fine);
  CHECK(answer.hint.zh.empty() == fine);
  for (const auto& [key, value] : expected.items()) {
    if (key == "show") CHECK(answer.show == value);
    if (key == "id") CHECK(answer.id == value);
    if (key == "wait_s") CHECK(answer.wait_s == value.get<double>());
    if (key == "hint") CHECK(answer.hint.en.find(value.get<std::string>()) != std::string::npos);
    if (key == "billed_video_tokens") CHECK(answer.billed_video_tokens == value);
    if (key == "result") check_result(value, answer);
    if (key == "expires") CHECK(answer.expires_utc == value);
    if (key == "uri") CHECK(answer.result.value().uri == value);
    if (key == "file") CHECK(replay.uploaded.value().name == value);
  }
}

Replay replay_one(const Json& exchanges, std::size_t i) {
  Json request = exchanges[i].at("request");
  const HttpReply reply = reply_of(exchanges[i]);
  const Json body = request.value("body", Json::object());
  if (request.contains("url")) {
    request["bytes_for_test"] =
        std::string(std::stoul(request.at("headers").at("Content-Length").get<std::string>()), 'x');
    return replay_upload_bytes(request, reply);
  }
  const std::string path = request.at("path");
  if (path.starts_with("/upload/")) {
    return replay_upload_start(exchanges.at(i + 1).at("request"), body, reply);
  }
  const auto adapter = make_gemini_interactions(std::string(kVendor) + "/", capability_for(body));
  return request.at("method") == "POST" ? replay_create(*adapter, body, reply)
                                        : replay_get(*adapter, path, reply);
}

void replay_group(const std::string& group, std::size_t cases) {
  const std::vector<Json> all = wire_cases(group);
  CHECK(all.size() >= cases);
  for (const Json& one : all) {
    const std::string name = one.at("case");
    INFO(name << ": " << one.at("about").get<std::string>());
    const Json& exchanges = one.at("exchanges");
    for (std::size_t i = 0; i < exchanges.size(); ++i) {
      const Replay replay = replay_one(exchanges, i);
      check_request(name, exchanges[i].at("request"), replay.built);
      if (i + 1 == exchanges.size()) check_expectation(one.at("expect"), replay, group == "files");
    }
  }
}

}  // namespace

TEST_CASE("every recorded exchange with interactions is built and read as recorded", "[generate]") {
  replay_group("interactions", 19);
}

TEST_CASE("every recorded exchange about files is built and read as recorded", "[generate]") {
  replay_group("files", 4);
}

TEST_CASE("each of the three answers for a file that is gone means that it is gone", "[generate]") {
  const Json expired = wire_case("files/expired");
  for (std::size_t i = 0; i < expired.at("exchanges").size(); ++i) {
    const Replay replay = replay_one(expired.at("exchanges"), i);
    CHECK(replay.answer.failure == FailureClass::expired);
    CHECK(replay.answer.retry == Retry::none);
  }
}
