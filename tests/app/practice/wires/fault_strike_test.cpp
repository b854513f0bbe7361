// SPDX-License-Identifier: Apache-2.0
//
// Faults as a client meets them on the socket.

#include "app/practice/faults/menu.h"
#include "tests/app/practice/wires/practice_client.h"

using namespace shotlab;
using namespace shotlab::test;
using practice::FaultRule;
using practice::Step;

namespace {

const Json kKite = {{"model", "practice"}, {"input", "a kite"}, {"background", true}};
const std::string kJobs = "/v1beta/interactions";

FaultRule fault(const std::string& kind, Step at) {
  FaultRule rule;
  rule.kind = kind;
  rule.at = at;
  return rule;
}

PracticeOptions with(std::vector<FaultRule> rules) {
  PracticeOptions options;
  options.faults.rules = std::move(rules);
  return options;
}

std::string make(PracticeClient& practice) {
  const auto created = practice.post(kJobs, practice.google(), kKite);
  REQUIRE(created.status == 200);
  return created.body.at("id");
}

std::string finished(PracticeClient& practice, const std::string& id) {
  const auto done = practice.wait(kJobs + "/" + id, practice.google(), [](const auto& reply) {
    return reply.body.value("status", "") == "completed";
  });
  const std::string uri = done.body.at("steps").back().at("content").back().at("uri");
  return uri.substr(uri.find("/v1beta"));
}

}  // namespace

TEST_CASE("A limit is told in a header, as a date, in the body or in words", "[practice]") {
  std::vector<FaultRule> rules;
  for (const char* tell : {"header", "date", "body", "words"}) {
    FaultRule rule = fault("rate-limited", Step::create);
    rule.nth = static_cast<int>(rules.size()) + 1;
    rule.wait_s = 17;
    rule.tell = tell;
    rules.push_back(rule);
  }
  PracticeClient practice(with(rules));
  const auto header = practice.post(kJobs, practice.google(), kKite);
  CHECK(header.status == 429);
  CHECK(header.headers.find("Retry-After")->second == "17");
  CHECK(header.headers.find("X-Practice-Fault")->second == "rate-limited");
  const auto date = practice.post(kJobs, practice.google(), kKite);
  CHECK(date.headers.find("Retry-After")->second.ends_with(" GMT"));
  CHECK(date.headers.find("Date") != date.headers.end());
  const auto body = practice.post(kJobs, practice.google(), kKite);
  CHECK(body.body.at("error").at("details").at(0).at("retryDelay") == "17s");
  const auto words = practice.post(kJobs, practice.google(), kKite);
  CHECK_THAT(words.body.at("error").at("message").get<std::string>(),
             contains("Please retry in 17s."));
  CHECK(practice.post(kJobs, practice.google(), kKite).status == 200);
}

TEST_CASE("A refused key, a list around an error and a lost job are as recorded", "[practice]") {
  PracticeClient practice(
      with({fault("key-refused", Step::create), fault("job-lost", Step::poll)}));
  const auto key = practice.post(kJobs, practice.google(), kKite);
  CHECK(key.status == 400);
  CHECK(key.body == exchange("interactions/key-400").at("reply").at("body"));
  const std::string id = make(practice);
  const auto lost = practice.get(kJobs + "/" + id, practice.google());
  CHECK(lost.status == 400);
  CHECK_THAT(lost.body.at("error").at("message").get<std::string>(),
             contains("Invalid interaction name"));
  practice.server().set_faults({1, {fault("forbidden", Step::create)}});
  const auto forbidden = practice.post(kJobs, practice.google(), kKite);
  CHECK(forbidden.status == 403);
  CHECK(forbidden.body.is_array());
}

TEST_CASE("Work is done before an answer is lost, and not before a line is hung up", "[practice]") {
  std::vector<std::string> told;
  PracticeOptions options = with({fault("answer-lost", Step::create)});
  options.on_fault = [&](const practice::Strike& strike) { told.push_back(strike.kind.id); };
  PracticeClient practice(options);
  CHECK_FALSE(practice.http().Post(kJobs, practice.google(), kKite.dump(), "application/json"));
  CHECK(told == std::vector<std::string>{"answer-lost"});
  practice.server().set_faults({1, {fault("reset", Step::create)}});
  CHECK_FALSE(practice.http().Post(kJobs, practice.google(), kKite.dump(), "application/json"));
  practice.server().set_faults({});
  CHECK_FALSE(make(practice).empty());
}

TEST_CASE("A silent server is let go when the client gives up, and closes at once", "[practice]") {
  PracticeClient practice(with({fault("silence", Step::create)}));
  practice.http().set_read_timeout(0, 50'000);
  CHECK_FALSE(practice.http().Post(kJobs, practice.google(), kKite.dump(), "application/json"));
  practice.http().set_read_timeout(60);
  CHECK_FALSE(make(practice).empty());
}

TEST_CASE("A clip breaks off in the middle, and a lie about its rest is told", "[practice]") {
  PracticeClient practice;
  const std::string clip = recorded_clip();
  const std::string path = finished(practice, make(practice));
  const auto fetch = [&](const std::string& kind, std::size_t from = 0) {
    if (!kind.empty()) practice.server().set_faults({1, {fault(kind, Step::download)}});
    httplib::Headers headers = practice.google();
    if (from > 0) headers.emplace("Range", "bytes=" + std::to_string(from) + "-");
    return practice.http().Get(path, headers);
  };
  CHECK_FALSE(fetch("cut-short"));
  CHECK(fetch("")->body == clip);
  CHECK_FALSE(fetch("resume-wrong-start"));
  const auto lie = fetch("", 100);
  REQUIRE(lie);
  CHECK(lie->status == 206);
  CHECK(lie->get_header_value("Content-Range").starts_with("bytes 0-"));
  const auto unseen = fetch("cut-short-unseen");
  REQUIRE(unseen);
  CHECK(unseen->body == clip.substr(0, clip.size() / 2));
  CHECK(fetch("playlist")->body.starts_with("#EXTM3U"));
  CHECK(fetch("corrupt-clip")->body.size() == clip.size());
  CHECK(fetch("corrupt-clip")->body != clip);
  CHECK(fetch("expired")->status == 404);
}

TEST_CASE("Jobs turn out as their fate says, on the wire as recorded", "[practice]") {
  PracticeClient practice;
  const auto turned = [&](const std::string& kind) {
    practice.server().set_faults({1, {fault(kind, Step::result)}});
    const std::string id = make(practice);
    return practice
        .wait(kJobs + "/" + id, practice.google(),
              [](const auto& reply) {
                return reply.body.value("status", "") != "in_progress" &&
                       reply.body.value("status", "") != "queued";
              })
        .body;
  };
  const auto recorded = [](const char* name) {
    return exchange(std::string("interactions/") + name).at("reply").at("body");
  };
  CHECK(shape_difference(recorded("refusal"), turned("refused-after-run")) == "");
  CHECK(shape_difference(recorded("region-empty-edit"), turned("nothing-came")) == "");
  CHECK(shape_difference(recorded("failed"), turned("failed")) == "");
  CHECK(shape_difference(recorded("budget_exceeded"), turned("budget-during-run")) == "");
  CHECK(turned("incomplete").at("status") == "incomplete");
  CHECK(turned("requires-action").at("status") == "requires_action");
  CHECK(turned("unknown-state").at("status") == "dreaming");
  CHECK(turned("new-shape").at("steps").back().at("content").back().at("type") == "moving_picture");
  CHECK(turned("inline").at("steps").back().at("content").back().contains("data"));
}

TEST_CASE("A failed job of vLLM-Omni comes with an error's status around its record",
          "[practice]") {
  PracticeClient practice(with({fault("failed", Step::result)}));
  httplib::MultipartFormDataItems form = {
      {"prompt", "a kite", "", ""}, {"seconds", "4", "", ""}, {"size", "1280x720", "", ""}};
  const auto made =
      practice.read(practice.http().Post("/vllm-omni/v1/videos", httplib::Headers{}, form));
  const auto failed =
      practice.wait("/vllm-omni/v1/videos/" + made.body.at("id").get<std::string>(), {},
                    [](const auto& reply) { return reply.body.value("status", "") == "failed"; });
  CHECK(failed.status == 500);
  CHECK(failed.body.at("error").at("message") == "An internal error occurred.");
}

TEST_CASE("A queue moves, and progress rises to a hundred", "[practice]") {
  PracticeClient practice({.speed = 0.002});
  const Json kite = {{"prompt", "a kite"}, {"seconds", "4"}, {"size", "1280x720"}};
  const std::string first = practice.post("/v1/videos", practice.bearer(), kite).body.at("id");
  const std::string second = practice.post("/v1/videos", practice.bearer(), kite).body.at("id");
  int last = 0;
  const auto done =
      practice.wait("/v1/videos/" + second, practice.bearer(), [&](const auto& reply) {
        const int progress = reply.body.at("progress");
        CHECK(progress >= last);
        last = progress;
        return reply.body.at("status") == "completed";
      });
  CHECK(last == 100);
  CHECK(practice.get("/v1/videos/" + first, practice.bearer()).body.at("status") == "completed");
}
