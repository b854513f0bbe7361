// SPDX-License-Identifier: Apache-2.0
//
// Every wire and every fault: each pair ends in one state, with books that balance, and the table
// of it is kept beside this file. `test_faults "[.table]"` writes it anew.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "app/core/film.h"
#include "app/core/ledger_desk.h"
#include "app/core/service.h"
#include "app/core/shoot.h"
#include "tests/acceptance/faults/lab.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

const std::string kTable = std::string(SHOTLAB_SOURCE_DIR) + "/tests/acceptance/faults/table.md";

struct Cell {
  std::string state;  // As it is at the end, "done"; with what the books say of the money.
  std::vector<std::string> problems;
};

std::string money_word(const Job& job) {
  if (!is_final(job.state)) return "in flight";
  if (job.charged == "no") return "free";
  return job.charged == "yes" ? "charged" : "perhaps charged";
}

// Restarts too, as a person would, until nothing moves any more.
Cell run_cell(const WireBook& wire, const std::vector<ServerFault>& faults) {
  ProviderServer server(wire, lab_clip(), faults);
  LabMachine machine(wire, server.url());
  ::setenv("SHOTLAB_PAID_API_KEY", kLabKey, 1);
  const Environment environment = [](const char*) { return std::string(); };
  const Paths paths{machine.home() / "config", machine.home() / "data", machine.home() / "state",
                    machine.home() / "cache"};
  Cell cell;
  Result<Settings> settings = read_settings(paths, environment);
  REQUIRE(settings);
  Result<Service> service = reconnect("paid", server.url(), *settings);
  if (!service) {
    cell.state = service.error().code == ErrorCode::unsupported ? "" : service.error().message.en;
    return cell;
  }
  // A short patience, so that silence is soon over.
  const auto impatient = [&] {
    return make_curl_client({server.url(), kLabKey},
                            {.connect_s = 2, .low_speed_bytes_per_s = 1000, .low_speed_s = 1});
  };
  service->http = impatient();
  FakeClock clock;
  HostGate gate;
  Result<Ledger> ledger = open_ledger(paths, clock);
  REQUIRE(ledger);
  Result<Film> film = Film::open(machine.film(), clock);
  REQUIRE(film);
  ShootTools tools{*service, *ledger, clock, paths.state / "jobs", {}, {}, 0, &gate};
  ShootOrder order;
  order.request.prompt = "an old man waits at a tram stop";
  order.request.seconds = 4;
  // A day is long enough for any of this; then the person goes home.
  int sleeps = 0;
  clock.on_sleep = [&] {
    if (++sleeps == 400) tools.stop.leave();
  };
  Result<Take> take = shoot(order, *film, tools);
  for (int restarts = 0; !take && restarts < 4; ++restarts) {
    Result<std::vector<Job>> open = ledger->unfinished();
    REQUIRE(open);
    if (open->empty() || resume_of(open->front().state) == Resume::nothing) break;
    if (sleeps >= 400) break;
    take = finish_job(open->front(), tools);
  }
  const LabVerdict verdict = machine.judge(server);
  cell.problems = verdict.problems;
  cell.state = verdict.state;
  Result<std::vector<Job>> jobs = ledger->list();
  REQUIRE(jobs);
  if (jobs->size() == 1) cell.state += ", " + money_word(jobs->front());
  const std::vector<std::string> leaks = machine.files_with(kLabKey);
  if (!leaks.empty()) cell.problems.push_back("leak: " + leaks.front());
  return cell;
}

// Faults that leave a job waiting for ever are no loss as long as it is in sight: the state says
// so.
bool is_expected(const ServerFault& fault, const std::string& problem) {
  const bool for_ever = fault.times == 0;
  return for_ever && (problem.starts_with("stuck") || problem.starts_with("lost: a clip"));
}

struct Table {
  std::string text;
  std::vector<std::string> problems;
};

Table make_table(const std::vector<WireBook>& wires, const std::vector<ServerFault>& faults) {
  Table table;
  std::ostringstream out;
  out << "# What becomes of a shot, wire by wire and fault by fault\n\n"
         "Written by `test_faults \"[.table]\"` from wires.json and faults.json; a test holds the "
         "program to it.\nEach cell: the state after at most four restarts, and what the ledger "
         "says "
         "of the money. A dash: the wire has no such step.\n\n| fault |";
  std::string line = "\n|---|";
  for (const WireBook& wire : wires) {
    out << " " << wire.name << " |";
    line += "---|";
  }
  out << line << "\n";
  for (const ServerFault& fault : faults) {
    out << "| " << fault.name << " |";
    for (const WireBook& wire : wires) {
      const bool has_step =
          fault.step.empty() || std::any_of(wire.routes.begin(), wire.routes.end(),
                                            [&](const Route& r) { return r.step == fault.step; });
      if (!has_step) {
        out << " - |";
        continue;
      }
      const Cell cell = fault.step.empty() ? run_cell(wire, {}) : run_cell(wire, {fault});
      out << " " << cell.state << " |";
      for (const std::string& problem : cell.problems) {
        if (!is_expected(fault, problem))
          table.problems.push_back(wire.name + " x " + fault.name + ": " + problem + " (" +
                                   cell.state + ")");
      }
    }
    out << "\n";
  }
  table.text = out.str();
  return table;
}

// The wires that this build speaks.
std::vector<WireBook> spoken_wires() {
  std::vector<WireBook> spoken;
  for (const WireBook& wire : all_wires()) {
    const Cell cell = run_cell(wire, {});
    INFO(wire.name << ": " << cell.state);
    if (!cell.state.empty()) spoken.push_back(wire);
  }
  return spoken;
}

std::string kept_table() {
  std::ifstream file(kTable);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The wires that the kept table has a column for.
std::vector<WireBook> kept_wires() {
  const std::string table = kept_table();
  const std::size_t at = table.find("| fault |");
  const std::string head = table.substr(at, table.find('\n', at) - at);
  std::vector<WireBook> kept;
  for (const WireBook& wire : all_wires()) {
    if (head.find(" " + wire.name + " |") != std::string::npos) kept.push_back(wire);
  }
  return kept;
}

}  // namespace

TEST_CASE("Every wire and every fault end as the kept table says, with books that balance",
          "[faults]") {
  const std::vector<WireBook> wires = kept_wires();
  REQUIRE_FALSE(wires.empty());
  const Table table = make_table(wires, all_faults());
  for (const std::string& problem : table.problems) FAIL_CHECK(problem);
  // Line by line, so that a difference shows where it is.
  std::istringstream now(table.text);
  std::istringstream kept(kept_table());
  for (std::string a, b; std::getline(now, a);) {
    std::getline(kept, b);
    CHECK(a == b);
  }
  CHECK(table.text == kept_table());
}

namespace {

int place_of(const std::string& step) {
  const std::vector<std::string> order = {"create", "poll", "file", "download"};
  return static_cast<int>(std::find(order.begin(), order.end(), step) - order.begin());
}

// The way goes on behind it: it is over some time, and the job was begun.
bool passes(const ServerFault& fault) {
  return fault.times > 0 && !fault.step.empty() && fault.step != "create";
}

struct Pair {
  const WireBook* wire = nullptr;
  ServerFault first, second;
};

// Every fault that passes, each followed by every fault at its own step or a later one.
std::vector<Pair> all_pairs(const std::vector<WireBook>& wires,
                            const std::vector<ServerFault>& faults) {
  std::vector<Pair> pairs;
  for (const WireBook& wire : wires) {
    const auto has = [&](const ServerFault& fault) {
      return std::any_of(wire.routes.begin(), wire.routes.end(),
                         [&](const Route& route) { return route.step == fault.step; });
    };
    for (const ServerFault& first : faults) {
      if (!passes(first) || !has(first)) continue;
      for (ServerFault second : faults) {
        if (second.step.empty() || second.step == "create" || !has(second)) continue;
        if (place_of(second.step) < place_of(first.step)) continue;
        if (second.step == first.step) second.first = first.first + first.times;
        pairs.push_back({&wire, first, second});
      }
    }
  }
  return pairs;
}

// `count` of them, the same ones for the same seed, spread over all.
std::vector<Pair> sample(const std::vector<Pair>& all, std::size_t count, std::uint64_t seed) {
  std::vector<Pair> chosen;
  const std::size_t stride = std::max<std::size_t>(1, all.size() / count);
  for (std::size_t i = seed % stride; i < all.size() && chosen.size() < count; i += stride)
    chosen.push_back(all[i]);
  return chosen;
}

void check_pairs(const std::vector<Pair>& pairs) {
  std::map<std::string, int> states;
  for (const Pair& pair : pairs) {
    INFO(pair.wire->name << " x " << pair.first.name << " + " << pair.second.name);
    const Cell cell = run_cell(*pair.wire, {pair.first, pair.second});
    ++states[cell.state];
    for (const std::string& problem : cell.problems) {
      if (!is_expected(pair.second, problem)) FAIL_CHECK(problem << " (" << cell.state << ")");
    }
  }
  for (const auto& [state, count] : states) std::cout << count << " x " << state << "\n";
}

}  // namespace

TEST_CASE("A second fault behind the first loses, doubles or blocks no paid take", "[faults]") {
  const std::vector<WireBook> wires = kept_wires();
  const std::vector<Pair> all = all_pairs(wires, all_faults());
  REQUIRE(all.size() > 1000);
  check_pairs(sample(all, 40, 20261130));
}

TEST_CASE("Four hundred pairs of faults lose, double or block no paid take", "[.long][faults]") {
  const std::vector<WireBook> wires = kept_wires();
  check_pairs(sample(all_pairs(wires, all_faults()), 400, 7));
}

TEST_CASE("Write the table of wires and faults", "[.table]") {
  const Table table = make_table(spoken_wires(), all_faults());
  std::cout << table.text;
  for (const std::string& problem : table.problems) std::cout << "PROBLEM " << problem << "\n";
  std::ofstream(kTable) << table.text;
  CHECK(table.problems.empty());
}
