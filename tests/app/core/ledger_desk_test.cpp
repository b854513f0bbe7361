// SPDX-License-Identifier: Apache-2.0
//
// Settling by hand, jobs whose service has gone, and the ledger written down.

#include "app/core/ledger_desk.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/core/ledger_export.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

struct Desk {
  test::TempDir dir;
  test::FakeClock clock;
  Paths paths{dir / "config", dir / "data", dir / "state", dir / "cache"};
  Ledger ledger = *open_ledger(paths, clock);

  Job job(JobState state, const std::string& provider = "vanished") {
    Job intent;
    intent.provider = provider;
    intent.adapter = "gone-wire";
    intent.base_url = "https://gone.example";
    intent.film = (dir / "film").string();
    intent.take = "0001-a";
    intent.recipe = R"x({"version":1,"id":"0001-a","prompt":"=cmd()"})x";
    intent.estimate_micros = 300'000;
    Result<Job> made = ledger.intend(intent);
    REQUIRE(made);
    if (state != JobState::submitting && state != JobState::unknown)
      made = ledger.move(made->id, JobState::accepted, {.provider_job_id = "n-1"});
    if (made && made->state != state) made = ledger.move(made->id, state);
    REQUIRE(made);
    return *made;
  }
  std::vector<Resumed> resume() {
    Result<Settings> settings = read_settings(paths, [](const char*) { return std::string(); });
    REQUIRE(settings);
    Result<std::vector<Resumed>> all = resume_all({}, *settings, paths, clock, {});
    REQUIRE(all);
    return *all;
  }
};

}  // namespace

TEST_CASE("Jobs of a provider that is gone become orphans, in sight with their money", "[core]") {
  Desk desk;
  const Job running = desk.job(JobState::running);
  const Job ready = desk.job(JobState::ready);
  const Job sending = desk.job(JobState::submitting);

  const std::vector<Resumed> all = desk.resume();

  REQUIRE(all.size() == 3);
  CHECK(all[0].job.id == ready.id);  // A clip that is made comes first.
  CHECK_THAT(all[0].error->message.en, test::contains("stays in the ledger with its money"));
  CHECK(desk.ledger.find(running.id)->state == JobState::orphaned);
  CHECK(desk.ledger.find(ready.id)->state == JobState::orphaned);
  // Nobody knows whether it was sent; no service is needed to say so.
  CHECK(desk.ledger.find(sending.id)->state == JobState::unknown);
  CHECK(desk.ledger.money()->unknown_micros == 900'000);
  CHECK(*desk.ledger.chain_is_whole());
  // The next start tries the orphans again, and they stay.
  CHECK(desk.resume().size() == 2);
  CHECK(desk.ledger.find(running.id)->state == JobState::orphaned);
}

TEST_CASE("A person can settle an orphan like an unknown outcome", "[core]") {
  Desk desk;
  const Job orphan = desk.job(JobState::orphaned);
  const Job unknown = desk.job(JobState::unknown);
  CHECK(settle(desk.ledger, orphan.id, Settlement::write_off)->state == JobState::written_off);
  CHECK(settle(desk.ledger, unknown.id.substr(0, 8), Settlement::not_made)->state ==
        JobState::failed_free);
  CHECK(desk.ledger.money()->reserved_micros == 0);
  CHECK(desk.ledger.money()->spent_micros == 300'000);
  const Job second = desk.job(JobState::unknown);
  Result<Job> found = settle(desk.ledger, second.id, Settlement::found, "n-9");
  REQUIRE(found);
  CHECK(found->state == JobState::accepted);
  CHECK(found->provider_job_id == "n-9");
  CHECK_FALSE(settle(desk.ledger, orphan.id, Settlement::not_made));
}

TEST_CASE("The exported ledger has every job, movement and event, and says it is whole", "[core]") {
  Desk desk;
  desk.job(JobState::orphaned);
  const Job filtered = desk.job(JobState::filtered);
  REQUIRE(desk.ledger.correct(filtered.id, 0, "console"));
  REQUIRE(desk.ledger.set_budget("day", 5'000'000));

  Result<std::string> text = ledger_as_json(desk.ledger);

  REQUIRE(text);
  const auto json = nlohmann::json::parse(*text);
  CHECK(json["version"] == 1);
  REQUIRE(json["jobs"].size() == 2);
  CHECK(json["jobs"][1]["provider"] == "vanished");
  CHECK(json["jobs"][1]["adapter"] == "gone-wire");
  CHECK(json["jobs"][0]["cost_micros"] == 0);
  CHECK(json["entries"].size() == desk.ledger.entries()->size());
  CHECK(json["events"].size() == desk.ledger.events()->size());
  CHECK(json["budgets"][0]["scope"] == "day");
  CHECK(json["money"]["unknown_micros"] == 300'000);
  CHECK(json["log_is_whole"] == true);
}

TEST_CASE("A spreadsheet runs nothing that the ledger wrote down", "[core]") {
  CHECK(csv_cell("plain") == "plain");
  CHECK(csv_cell("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0");
  for (const char* start : {"+1", "-1", "@x", "\tx"})
    CHECK(csv_cell(start) == "'" + std::string(start));
  CHECK(csv_cell("\rx") == "\"'\rx\"");
  CHECK(csv_cell("a,\"b\"\nc") == "\"a,\"\"b\"\"\nc\"");
  CHECK(csv_cell(std::string("\0x", 2)) == std::string("'\0x", 3));

  Desk desk;
  const Job job = desk.job(JobState::running);
  REQUIRE(desk.ledger.move(job.id, JobState::failed_charged, {.show = "=HYPERLINK(\"x\"), sorry"}));
  Result<std::string> csv = ledger_as_csv(desk.ledger);
  REQUIRE(csv);
  CHECK_THAT(*csv, test::contains("\"'=HYPERLINK(\"\"x\"\"), sorry\""));
  CHECK(std::count(csv->begin(), csv->end(), '\n') == 2);
}

TEST_CASE("A result's signed address is exported without its signature", "[core]") {
  Desk desk;
  const Job job = desk.job(JobState::running);
  REQUIRE(
      desk.ledger.move(job.id, JobState::ready, {.result_uri = "https://x.example/f?sig=CANARY"}));
  CHECK(ledger_as_json(desk.ledger)->find("sig=") == std::string::npos);
  CHECK_THAT(*ledger_as_json(desk.ledger), test::contains("\"https://x.example/f\""));
}

TEST_CASE("A job is not asked for at another host or over another wire than it was sent by",
          "[core]") {
  Desk desk;
  const std::string moved =
      GENERATE(std::string("base_url = \"https://new.example\"\nwire = \"openai-videos\""),
               std::string("base_url = \"https://gone.example\"\nwire = \"gemini-interactions\""));
  desk.dir.write("config/settings.toml",
                 "version = 1\n[[provider]]\nname = \"class\"\nmodel = \"m\"\nkey_header = "
                 "\"none\"\n" +
                     moved + "\n");
  Job intent;
  intent.provider = "class";
  intent.adapter = "openai-videos";
  intent.base_url = "https://gone.example/v1";
  intent.film = (desk.dir / "film").string();
  intent.take = "0001-a";
  intent.recipe = R"x({"version":1,"id":"0001-a","prompt":"a"})x";
  intent.estimate_micros = 300'000;
  const Result<Job> made = desk.ledger.intend(intent);
  REQUIRE(made);
  REQUIRE(desk.ledger.move(made->id, JobState::accepted, {.provider_job_id = "n-1"}));

  const std::vector<Resumed> all = desk.resume();

  REQUIRE(all.size() == 1);
  CHECK(desk.ledger.find(made->id)->state == JobState::orphaned);
  CHECK_THAT(all[0].error->message.en, test::contains("The settings of \"class\" were changed"));
  CHECK_THAT(all[0].error->message.en, test::contains("stays in the ledger with its money"));
  CHECK(desk.ledger.money()->spent_micros == 0);
}

TEST_CASE("A number of the service belongs to one job only", "[core]") {
  Desk desk;
  const Job first = desk.job(JobState::unknown), second = desk.job(JobState::unknown);
  REQUIRE(settle(desk.ledger, first.id, Settlement::found, "n-9"));
  const Result<Job> again = settle(desk.ledger, second.id, Settlement::found, "n-9");
  REQUIRE_FALSE(again);
  CHECK_THAT(again.error().message.en, test::contains(first.id));
  CHECK(desk.ledger.find(second.id)->state == JobState::unknown);
  CHECK(settle(desk.ledger, second.id, Settlement::found, "n-10"));
}
