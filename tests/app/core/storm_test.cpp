// SPDX-License-Identifier: Apache-2.0
//
// Fifty jobs at once on a service that answers 503 for an hour, in a time that passes only when all
// of them wait.

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "app/core/host_gate.h"
#include "app/core/shoot.h"
#include "tests/app/core/fake_http.h"
#include "tests/app/core/small_clip.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace std::chrono_literals;

namespace {

constexpr const char* kBase = "https://generativelanguage.googleapis.com";
constexpr int kJobs = 50;

// When every job sleeps, time moves to the moment at which the first of them wakes; that one alone
// then works.
class SharedClock : public Clock {
 public:
  explicit SharedClock(int sleepers) : awake_(sleepers) {}
  Duration monotonic() override {
    const std::lock_guard<std::mutex> hold(mutex_);
    return now_;
  }
  Duration utc() override { return Duration(1'790'000'000'000) + monotonic(); }
  bool sleep_for(Duration duration, const Cancel& cancel) override {
    std::unique_lock<std::mutex> hold(mutex_);
    const auto place = std::make_pair(now_ + duration, next_++);
    wakes_.insert({place, false});
    --awake_;
    turn();
    changed_.wait(hold, [&] { return wakes_.at(place); });
    wakes_.erase(place);
    return cancel.requested();
  }
  void finished() {
    const std::lock_guard<std::mutex> hold(mutex_);
    --awake_;
    turn();
  }

 private:
  void turn() {  // REQUIRES: mutex_ held.
    if (awake_ > 0) return;
    for (auto& [place, woken] : wakes_) {
      if (woken) continue;
      now_ = std::max(now_, place.first);
      woken = true;
      ++awake_;
      changed_.notify_all();
      return;
    }
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  Duration now_{0};
  int awake_;
  long next_ = 0;
  std::map<std::pair<Duration, long>, bool> wakes_;
};

// What the whole service sees, whichever job asks.
struct Weather {
  SharedClock& clock;
  Clock::Duration ends;
  std::mutex mutex;
  std::vector<Clock::Duration> asked_in_the_storm;  // Polls and downloads, all jobs.
  int posts = 0;
};

struct StormHttp : HttpClient {
  Weather& weather;
  std::string id, clip;
  StormHttp(Weather& w, std::string number, std::string bytes)
      : weather(w), id(std::move(number)), clip(std::move(bytes)) {}

  Result<HttpReply> send(const HttpRequest& request, const Cancel&) override {
    const Clock::Duration now = weather.clock.monotonic();
    const std::lock_guard<std::mutex> hold(weather.mutex);
    if (request.method == "POST") {
      ++weather.posts;
      return test::json_reply(R"({"id":")" + id + R"(","object":"interaction","status":"queued"})");
    }
    if (now < weather.ends) {
      weather.asked_in_the_storm.push_back(now);
      return test::json_reply("{}", 503);
    }
    if (request.url.find("/files/") != std::string::npos)
      return test::json_reply(R"({"name":"files/abc","state":"ACTIVE"})");
    return test::json_reply(
        R"({"id":")" + id +
        R"(","object":"interaction","status":"completed","steps":[{"type":"model_output","content":[
           {"type":"video","mime_type":"video/mp4","uri":")" +
        kBase + R"(/v1beta/files/abc:download?alt=media"}]}]})");
  }
  Result<DownloadReport> download(const HttpRequest&, const std::filesystem::path& path,
                                  std::int64_t, const Cancel&) override {
    std::ofstream(path, std::ios::binary) << clip;
    return DownloadReport{static_cast<std::int64_t>(clip.size()), "video/mp4", ""};
  }
};

}  // namespace

TEST_CASE("Fifty jobs in an hour of 503 ask seldom, lose nothing and send nothing twice",
          "[core]") {
  test::TempDir dir;
  SystemClock real;
  const std::string clip = test::small_clip_bytes(dir.path(), 3);
  REQUIRE(Film::create(dir / "film", {.provider = "gemini"}, real));
  SharedClock clock(kJobs);
  Weather weather{clock, 1h, {}, {}, 0};
  HostGate gate;
  std::vector<std::thread> threads;
  std::mutex results;
  int stored = 0;
  for (int i = 0; i < kJobs; ++i) {
    threads.emplace_back([&, i] {
      Service service;
      service.provider = "gemini";
      service.base_url = kBase;
      service.capability = *find_capability("gemini-omni-1.2-flash");
      service.adapter = make_gemini_interactions(kBase, service.capability);
      service.http = std::make_unique<StormHttp>(weather, "v1_" + std::to_string(i), clip);
      Result<Film> film = Film::open(dir / "film", clock);
      Result<Ledger> ledger = Ledger::open(dir / "ledger.db", real);
      if (film && ledger) {
        ShootTools tools{service, *ledger, clock, dir / "locks", {}, {}, 0, &gate};
        ShootOrder order;
        order.request.prompt = "a lantern, number " + std::to_string(i);
        order.request.seconds = 4;
        if (shoot(order, *film, tools)) {
          const std::lock_guard<std::mutex> hold(results);
          ++stored;
        }
      }
      clock.finished();
    });
  }
  for (std::thread& thread : threads) thread.join();

  CHECK(stored == kJobs);
  CHECK(weather.posts == kJobs);
  // Before the gate closes each may have asked once; after that at most one question in 30 s.
  std::vector<Clock::Duration>& asked = weather.asked_in_the_storm;
  std::sort(asked.begin(), asked.end());
  REQUIRE(asked.size() > 5);
  for (std::size_t i = 6; i < asked.size(); ++i) CHECK(asked[i] - asked[i - 1] >= 30s);
  CHECK(asked.size() <= 5 + 3600 / 30);
  Result<Ledger> ledger = Ledger::open(dir / "ledger.db", real);
  REQUIRE(ledger);
  CHECK(ledger->unfinished()->empty());
  CHECK(ledger->list()->size() == kJobs);
  CHECK(*ledger->chain_is_whole());
}

TEST_CASE("A gate closes after five failures in a row, and one good answer opens it", "[core]") {
  HostGate gate;
  const std::string host = "https://a.example";
  for (int i = 0; i < 4; ++i) gate.answered(host, false, 10s);
  CHECK(gate.wait(host, 10s) == 0s);
  gate.answered(host, true, 11s);
  for (int i = 0; i < 5; ++i) gate.answered(host, false, 20s);
  CHECK(gate.wait(host, 20s) == 120s);
  CHECK(gate.wait("https://b.example", 20s) == 0s);
  CHECK(gate.wait(host, 140s) == 0s);  // One tries it ...
  CHECK(gate.wait(host, 141s) > 30s);  // ... and the others wait for its answer.
  gate.answered(host, false, 142s);
  CHECK(gate.wait(host, 143s) == 119s);
  CHECK(gate.wait(host, 262s) == 0s);
  gate.answered(host, true, 263s);
  CHECK(gate.wait(host, 263s) == 0s);
}
