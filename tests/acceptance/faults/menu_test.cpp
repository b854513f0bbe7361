// SPDX-License-Identifier: Apache-2.0
//
// The whole menu of the practice server, as a paid service on each wire and dialect: each fault at
// each step where it can stand ends in one state, with books that balance and one request at most.
// What becomes of each is kept in menu.txt; `test_faults "[.table]"` writes it anew.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/core/film.h"
#include "app/core/ledger_desk.h"
#include "app/core/service.h"
#include "app/core/shoot.h"
#include "app/practice/faults/menu.h"
#include "app/practice/server.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "tests/acceptance/faults/lab.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"

using namespace shotlab;
using namespace shotlab::test;
using practice::FaultKind;
using practice::FaultRule;
using practice::Step;

namespace {

const std::string kKept = std::string(SHOTLAB_SOURCE_DIR) + "/tests/acceptance/faults/menu.txt";

struct Line {
  std::string wire, dialect, path;
  bool uploads, cancels;
};

const std::vector<Line> kLines = {
    {"gemini-interactions", "google", "", true, true},
    {"gemini-interactions", "litellm", "/litellm/gemini", true, true},
    {"openai-videos", "generic", "", false, true},
    {"openai-videos", "vllm-omni", "/vllm-omni", false, true},
    {"openai-videos", "sglang", "/sglang", false, true},
    {"openai-videos", "litellm", "/litellm", false, true},
    {"google-lro", "gemini", "", false, false},
    {"google-lro", "vertex", "/v1/projects/practice/locations/us-central1", false, false},
    {"openrouter-videos", "", "", false, false}};

// These hold a line until the client gives up; one wire is enough for what the client does.
bool is_slow(const std::string& kind) {
  return kind.starts_with("silence") || kind.starts_with("slow-") || kind == "huge-json" ||
         kind == "endless-body" || kind == "header-flood";
}

// Counts how often the request of a job leaves.
class CountingHttp : public HttpClient {
 public:
  CountingHttp(std::unique_ptr<HttpClient> real, std::vector<std::string>& sent)
      : real_(std::move(real)), sent_(sent) {}
  Result<HttpReply> send(const HttpRequest& request, const Cancel& cancel) override {
    if (request.method == "POST") sent_.push_back(sha256(request.body));
    return real_->send(request, cancel);
  }
  Result<DownloadReport> download(const HttpRequest& request, const std::filesystem::path& path,
                                  std::int64_t limit, const Cancel& cancel) override {
    return real_->download(request, path, limit, cancel);
  }
  Result<DownloadReport> resume(const HttpRequest& request, const std::filesystem::path& path,
                                std::int64_t limit, const Cancel& cancel) override {
    return real_->resume(request, path, limit, cancel);
  }

 private:
  std::unique_ptr<HttpClient> real_;
  std::vector<std::string>& sent_;
};

std::string money_word(const Job& job) {
  if (!is_final(job.state)) return "in flight";
  if (job.charged == "no") return "free";
  return job.charged == "yes" ? "charged" : "perhaps charged";
}

// What the books must say of a job in its state; empty: they do.
std::string book_trouble(const Ledger& ledger, const Job& job) {
  Result<bool> whole = ledger.chain_is_whole();
  if (!whole || !*whole || ledger.damage()) return "the books do not balance";
  const Result<MoneyInFlight> money = ledger.money();
  if (!money) return money.error().message.en;
  const bool open = !is_final(job.state);
  if (money->reserved_micros != (open ? job.estimate_micros : 0))
    return "the money of an open job is out of sight";
  if (job.estimate_micros == 0) return "nothing was at stake";
  return "";
}

// A machine whose provider "paid" is the practice server, at ten cents a second.
class MenuLab {
 public:
  explicit MenuLab(const Line& line) : line_(line), server_(start()) {
    WireBook book;
    book.name = line.wire, book.adapter = line.wire, book.dialect = line.dialect;
    book.model = "practice";
    machine_ = std::make_unique<LabMachine>(book, server_->base_url() + line.path);
  }

  std::string cell(const FaultKind& kind, Step step, std::vector<std::string>& problems) {
    FaultRule rule;
    rule.kind = kind.id;
    rule.at = step;
    rule.to = kind.act == practice::Mischief::redirect ? "https://198.51.100.1/elsewhere" : "";
    std::vector<FaultRule> rules = {rule};
    if (step == Step::cancel) {  // A job that never ends, so that there is something to end.
      FaultRule stuck;
      stuck.kind = "stuck";
      stuck.at = Step::result;
      rules.push_back(stuck);
    }
    server_->set_faults({1, rules});
    machine_->forget();
    REQUIRE(write_file(machine_->home() / "config/models.json", prices()));
    return shoot(step, problems);
  }

 private:
  std::unique_ptr<PracticeServer> start() {
    PracticeOptions options;
    options.clip = dir_.write("clip.mp4", lab_clip());
    Result<std::unique_ptr<PracticeServer>> started = PracticeServer::start(options);
    REQUIRE(started);
    return std::move(*started);
  }

  std::string prices() const {
    return R"({"version": 1, "models": [{"model": "practice", "wire": ")" + line_.wire +
           R"(", "as_of": "2026-11-30", "seconds": {"min": 3, "max": 15, "step": 1},
              "aspects": ["16:9"], "usd_per_second": {"720p": 0.1}, "takes": ["first_frame"],
              "references": 1, "result_hours": 48}]})";
  }

  std::string shoot(Step step, std::vector<std::string>& problems) {
    ::setenv("SHOTLAB_PAID_API_KEY", kPracticeKey, 1);
    const Paths paths{machine_->home() / "config", machine_->home() / "data",
                      machine_->home() / "state", machine_->home() / "cache"};
    Result<Settings> settings = read_settings(paths, [](const char*) { return std::string(); });
    REQUIRE(settings);
    Result<Service> service = reconnect("paid", server_->base_url() + line_.path, *settings);
    REQUIRE(service);
    std::vector<std::string> sent;
    const Credential credential = usual_credential(line_.wire, line_.dialect);
    service->http = std::make_unique<CountingHttp>(
        make_curl_client({server_->base_url(), credential.prefix + kPracticeKey},
                         {.connect_s = 2, .low_speed_bytes_per_s = 1000, .low_speed_s = 1}),
        sent);
    FakeClock clock;
    HostGate gate;
    Result<Ledger> ledger = open_ledger(paths, clock);
    REQUIRE(ledger);
    Result<Film> film = Film::open(machine_->film(), clock);
    REQUIRE(film);
    ShootTools tools{*service, *ledger, clock, paths.state / "jobs", {}, {}, 0, &gate};
    int sleeps = 0;
    clock.on_sleep = [&] {
      Cancel().wait_for(std::chrono::milliseconds(1));  // The server has a life of its own.
      ++sleeps;
      if (step == Step::cancel && sleeps == 1) tools.stop.cancel();
      if (sleeps == 150) tools.stop.leave();
    };
    ShootOrder order;
    order.request.prompt = "an old man waits at a tram stop";
    order.request.seconds = 4;
    if (step == Step::upload) {
      const std::string large = "\x89PNG\r\n\x1a\n" + std::string(4u << 20, 'x');
      order.request.references = {{"first_frame", "large.png", sha256(large)}};
      order.attachments = {{"image/png", large, ""}};
    }
    Result<Take> take = ::shotlab::shoot(order, *film, tools);
    for (int restarts = 0; !take && restarts < 4; ++restarts) {
      Result<std::vector<Job>> open = ledger->unfinished();
      REQUIRE(open);
      if (open->empty() || resume_of(open->front().state) == Resume::nothing) break;
      if (sleeps >= 150 || step == Step::cancel) break;
      take = finish_job(open->front(), tools);
    }
    return verdict(*ledger, take, sent, problems);
  }

  std::string verdict(const Ledger& ledger, const Result<Take>& take,
                      const std::vector<std::string>& sent,
                      std::vector<std::string>& problems) const {
    Result<std::vector<Job>> jobs = ledger.list();
    REQUIRE(jobs);
    if (jobs->empty()) return "not begun";
    if (jobs->size() > 1) problems.emplace_back("more than one job");
    const Job& job = jobs->front();
    if (std::count(sent.begin(), sent.end(), job.request_sha256) > 1)
      problems.emplace_back("sent more than once");
    if (const std::string trouble = book_trouble(ledger, job); !trouble.empty())
      problems.push_back(trouble);
    const bool done = job.state == JobState::done;
    if (done != static_cast<bool>(take)) problems.emplace_back("a take without its job, or so");
    if (done && take->sha256 != sha256(lab_clip()))
      problems.emplace_back("the take is not the clip that was sent");
    if (!done && !std::filesystem::is_empty(machine_->film() / "takes") && holds_take())
      problems.emplace_back("a take of a job that is not done");
    return std::string(name_of(job.state)) + ", " + money_word(job);
  }

  bool holds_take() const {
    for (const auto& entry : std::filesystem::directory_iterator(machine_->film() / "takes"))
      if (!entry.path().filename().string().starts_with(".")) return true;
    return false;
  }

  Line line_;
  TempDir dir_;
  std::unique_ptr<PracticeServer> server_;
  std::unique_ptr<LabMachine> machine_;
};

// The cells of one line; only each `every`-th, from the `first` on.
std::vector<std::string> rows_of(const Line& line, std::size_t every, std::size_t first) {
  MenuLab lab(line);
  std::vector<std::string> rows;
  std::size_t number = first;
  for (const FaultKind& kind : practice::fault_menu()) {
    if (is_slow(kind.id) && !(line.wire == "openai-videos" && line.path.empty())) continue;
    for (const Step step : kind.steps) {
      if (step == Step::upload && !line.uploads) continue;
      if (step == Step::cancel && !line.cancels) continue;
      if (number++ % every != 0) continue;
      const std::string name = line.wire + (line.dialect.empty() ? "" : "/" + line.dialect) + "  " +
                               kind.id + " at " + std::string(name_of(step));
      INFO(name);
      std::vector<std::string> problems;
      rows.push_back(name + "  ->  " + lab.cell(kind, step, problems));
      for (const std::string& problem : problems) FAIL_CHECK(rows.back() << ": " << problem);
    }
  }
  return rows;
}

std::vector<std::string> kept_rows() {
  std::ifstream file(kKept);
  std::vector<std::string> rows;
  for (std::string row; std::getline(file, row);)
    if (!row.empty() && row.front() != '#') rows.push_back(row);
  return rows;
}

void check_rows(std::size_t every) {
  const std::vector<std::string> kept = kept_rows();
  REQUIRE(kept.size() > 1000);
  std::size_t number = 0, seen = 0;
  for (const Line& line : kLines) {
    for (const std::string& row : rows_of(line, every, number++)) {
      ++seen;
      const bool is_kept = std::find(kept.begin(), kept.end(), row) != kept.end();
      if (!is_kept) FAIL_CHECK("not as kept: " << row);
    }
  }
  if (every == 1) CHECK(seen == kept.size());
}

}  // namespace

TEST_CASE("Of the menu's faults, a sample on each wire ends as kept, with books that balance",
          "[faults]") {
  check_rows(13);
}

TEST_CASE("Each fault of the menu at each step on each wire ends as kept, with books that balance",
          "[.long][faults]") {
  check_rows(1);
}

TEST_CASE("Write the table of the menu", "[.table]") {
  std::ostringstream out;
  out << "# What becomes of a paid shot, for each wire and dialect and each fault of the practice\n"
         "# server's menu (\"shotlab practice faults\"), struck once at that step: its state after "
         "at most\n# four restarts, and what the ledger says of the money. Written by "
         "`test_faults \"[.table]\"`.\n";
  for (const Line& line : kLines)
    for (const std::string& row : rows_of(line, 1, 0)) out << row << "\n";
  REQUIRE(write_file(kKept, out.str()));
}
