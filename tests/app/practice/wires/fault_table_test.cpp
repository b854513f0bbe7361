// SPDX-License-Identifier: Apache-2.0
//
// Every wire x every fault of the menu: what a program that talks through the adapters and the real
// HTTP client makes of it. The table is kept in tests/fixtures/wire/fault-table.txt; with
// SHOTLAB_WRITE_FAULT_TABLE=1 this test writes it anew, to be looked at before it is committed.

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "app/generate/wires.h"
#include "app/http/client.h"
#include "app/practice/faults/menu.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "tests/app/practice/wires/every_line.h"
#include "tests/app/practice/wires/practice_client.h"

using namespace shotlab;
using namespace shotlab::test;
using practice::FaultKind;
using practice::FaultRule;
using practice::Step;

namespace {

// These hold a line until the client gives up; one wire is enough for what the client does.
bool is_slow(const std::string& kind) {
  return kind.starts_with("silence") || kind.starts_with("slow-") || kind == "huge-json" ||
         kind == "endless-body" || kind == "header-flood";
}

std::string word_of(const RemoteAnswer& answer) {
  std::string words(name_of(answer.state));
  if (answer.failure != FailureClass::none) words += "/" + std::string(name_of(answer.failure));
  return words;
}

// One shot, without a ledger: how it ends in the end.
class Shot {
 public:
  Shot(PracticeServer& server, const WireLine& line, const std::filesystem::path& folder)
      : folder_(folder) {
    const Credential credential = usual_credential(line.wire, line.dialect);
    Result<std::unique_ptr<Adapter>> made =
        make_adapter({line.wire, line.dialect, server.base_url() + line.path, std::nullopt,
                      *find_capability("practice", line.wire)});
    REQUIRE(made);
    adapter_ = std::move(*made);
    HttpOptions quick;
    quick.low_speed_s = 1;
    quick.connect_s = 2;
    http_ = make_curl_client({server.base_url(), credential.prefix + kPracticeKey}, quick);
  }

  std::string run() {
    const ShotRequest request{.prompt = "a paper kite", .seconds = 4};
    Result<HttpRequest> create = adapter_->build_create(request, {});
    REQUIRE(create);
    Result<HttpReply> reply = http_->send(*create, cancel_);
    if (!reply) return reply.error().code == ErrorCode::network ? "not sent" : "unknown outcome";
    RemoteAnswer answer = adapter_->parse_create(*reply);
    if (answer.state != RemoteState::accepted) return word_of(answer);
    const std::string id = answer.id;
    for (int asked = 0; asked < 60; ++asked) {
      reply = http_->send(adapter_->build_poll(id), cancel_);
      if (!reply) continue;
      answer = adapter_->parse_poll(id, *reply);
      if (answer.state == RemoteState::succeeded) return fetch(*answer.result);
      const bool running =
          answer.state == RemoteState::queued || answer.state == RemoteState::running;
      if (!running) return word_of(answer);
      if (answer.retry == Retry::user) return "waits for the person: " + word_of(answer);
      Cancel().wait_for(std::chrono::milliseconds(2));
    }
    return "runs on";
  }

 private:
  std::string fetch(const RemoteResult& result) {
    if (!result.bytes.empty()) {
      return result.bytes == recorded_clip() ? "clip" : "other bytes";
    }
    if (const auto question = adapter_->build_file_status(result)) {
      for (int tries = 0; tries < 5; ++tries) {
        Result<HttpReply> reply = http_->send(*question, cancel_);
        if (!reply) continue;
        const RemoteAnswer answer = adapter_->parse_file_status(*reply);
        if (answer.state == RemoteState::succeeded) break;
        if (answer.state != RemoteState::running) return "file " + word_of(answer);
      }
    }
    std::string last;
    for (int tries = 0; tries < 3; ++tries) {
      const std::filesystem::path to = folder_ / "download.part";
      std::error_code ignored;
      std::filesystem::remove(to, ignored);
      Result<DownloadReport> report =
          http_->download(adapter_->build_download(result), to, 64 << 20, cancel_);
      if (report) {
        const std::string whole = tries == 0 ? "clip" : "clip at the second try";
        return report->sha256 == sha256(recorded_clip()) ? whole : "other bytes";
      }
      last = report.error().code == ErrorCode::refused ? "download refused" : "download broken";
      if (report.error().code != ErrorCode::unknown_outcome &&
          report.error().code != ErrorCode::network) {
        return last;
      }
    }
    return last;
  }

  std::filesystem::path folder_;
  Cancel cancel_;
  std::unique_ptr<Adapter> adapter_;
  std::unique_ptr<HttpClient> http_;
};

std::vector<std::string> rows_of(const WireLine& line) {
  PracticeClient practice;
  TempDir folder;
  std::vector<std::string> rows;
  for (const FaultKind& kind : practice::fault_menu()) {
    if (is_slow(kind.id) && line.path != "") continue;
    if (is_slow(kind.id) && line.wire != "openai-videos") continue;
    for (const Step step : kind.steps) {
      // This client uploads nothing and cancels nothing.
      if (step == Step::upload || step == Step::cancel) continue;
      FaultRule rule;
      rule.kind = kind.id;
      rule.at = step;
      rule.to = kind.act == practice::Mischief::redirect ? "https://198.51.100.1/elsewhere" : "";
      practice.server().set_faults({1, {rule}});
      rows.push_back(line.wire + (line.dialect.empty() ? "" : "/" + line.dialect) + "  " + kind.id +
                     " at " + std::string(name_of(step)) + "  ->  " +
                     Shot(practice.server(), line, folder.path()).run());
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("Every wire meets every fault and ends in one known way", "[.long]") {
  std::string table;
  for (const WireLine& line : every_line()) {
    for (const std::string& row : rows_of(line)) table += row + "\n";
  }
  const std::filesystem::path kept = fixture("wire/fault-table.txt");
  if (std::getenv("SHOTLAB_WRITE_FAULT_TABLE") != nullptr) REQUIRE(write_file(kept, table));
  Result<std::string> expected = read_file(kept);
  REQUIRE(expected);
  std::istringstream ours(table), theirs(*expected);
  for (std::string a, b; std::getline(ours, a);) {
    std::getline(theirs, b);
    CHECK(a == b);
  }
  CHECK(table.size() == expected->size());
  // Whatever was said on the way: a create that went wrong is never taken for one that went well.
  CHECK(table.find("at create  ->  clip") == std::string::npos);
}
