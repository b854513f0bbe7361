// SPDX-License-Identifier: Apache-2.0
//
// Every worked answer of the course, really made: prompts go over the wire to the practice server,
// clips come back, are measured and judged. The model answer passes; each mistake fails on the
// criteria that it names and on no other.

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>

#include "app/core/pack_trial.h"
#include "app/core/practice_home.h"
#include "app/core/service.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

constexpr int kWidth = 640;
constexpr int kHeight = 360;

std::string listed(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += id + " ";
  return out;
}

void try_one(const std::string& exercise_id, const std::string& answer_id) {
  test::TempDir dir;
  SystemClock clock;
  Result<Pack> pack =
      load_pack(std::filesystem::path(SHOTLAB_SOURCE_DIR) / "exercises/packs/foundations");
  REQUIRE(pack);
  const Exercise* exercise = pack->find(exercise_id);
  REQUIRE(exercise != nullptr);
  const WorkedAnswer* answer = nullptr;
  for (const WorkedAnswer& one : exercise->worked) {
    if (one.id == answer_id) answer = &one;
  }
  REQUIRE(answer != nullptr);

  PracticeHome practice;
  Settings settings;
  settings.providers = {
      {"practice", "gemini-interactions", "", "practice", {"practice generator", "練習生成器"}}};
  Result<Service> service = connect("practice", settings, practice);
  REQUIRE(service);
  Result<Ledger> ledger = Ledger::open(dir / "ledger.db", clock);
  REQUIRE(ledger);
  const ShootTools tools{*service, *ledger, clock, dir / "jobs", JobStop(), {}, 0};

  const WorkedTrial trial =
      try_answer(*pack, *exercise, *answer, dir.path(), kWidth, kHeight, tools);

  INFO("expected to fail: " << listed(trial.expected));
  INFO("failed:           " << listed(trial.failed));
  INFO(trial.words.en);
  CHECK_FALSE(trial.error);
  CHECK(trial.as_expected);
}

}  // namespace

// One test case each, so that they run beside each other and a failing name says which.
// clang-format off
TEST_CASE("m1e1: the English model answer passes", "[acceptance]") { try_one("m1e1", "model-en"); }
TEST_CASE("m1e1: the Chinese model answer passes", "[acceptance]") { try_one("m1e1", "model-zh"); }
TEST_CASE("m1e1: choosing the first take unseen fails as said", "[acceptance]") { try_one("m1e1", "first-take"); }
TEST_CASE("m1e1: leaving the light out fails as said", "[acceptance]") { try_one("m1e1", "no-light"); }
TEST_CASE("m1e1: writing the duration into the prose fails as said", "[acceptance]") { try_one("m1e1", "prose-length"); }
TEST_CASE("m1e1: three acts in four seconds fail as said", "[acceptance]") { try_one("m1e1", "three-acts"); }
TEST_CASE("m2e2: the English model answer passes", "[acceptance]") { try_one("m2e2", "model-en"); }
TEST_CASE("m1e2: the English model answer passes", "[acceptance]") { try_one("m1e2", "model-en"); }
TEST_CASE("m1e3: the English model answer passes", "[acceptance]") { try_one("m1e3", "model-en"); }
TEST_CASE("m2e1: the English model answer passes", "[acceptance]") { try_one("m2e1", "model-en"); }
TEST_CASE("m2e3: the English model answer passes", "[acceptance]") { try_one("m2e3", "model-en"); }
TEST_CASE("m3e1: the English model answer passes", "[acceptance]") { try_one("m3e1", "model-en"); }
TEST_CASE("m3e2: the English model answer passes", "[acceptance]") { try_one("m3e2", "model-en"); }
TEST_CASE("m3e3: the English model answer passes", "[acceptance]") { try_one("m3e3", "model-en"); }
TEST_CASE("m3e4: the English model answer passes", "[acceptance]") { try_one("m3e4", "model-en"); }
// clang-format on

// Of this exercise every answer is made above; of the others the English model only. The rest
// takes a quarter of an hour: ctest -C long -L long, or test_chain "[long]".
constexpr std::array<const char*, 1> kWhole = {"m1e1"};

TEST_CASE("every other worked answer of the course passes or fails as said",
          "[.][long][acceptance]") {
  Result<Pack> pack =
      load_pack(std::filesystem::path(SHOTLAB_SOURCE_DIR) / "exercises/packs/foundations");
  REQUIRE(pack);
  for (const Exercise& exercise : pack->exercises) {
    if (std::find(kWhole.begin(), kWhole.end(), exercise.id) != kWhole.end()) continue;
    for (const WorkedAnswer& answer : exercise.worked) {
      if (answer.id == "model-en") continue;
      INFO(exercise.id << " " << answer.id);
      try_one(exercise.id, answer.id);
    }
  }
}

TEST_CASE("Every exercise of the course has its model answer made here", "[acceptance]") {
  Result<Pack> pack =
      load_pack(std::filesystem::path(SHOTLAB_SOURCE_DIR) / "exercises/packs/foundations");
  REQUIRE(pack);
  std::string ids;
  std::size_t whole = 0;
  for (const Exercise& exercise : pack->exercises) {
    ids += exercise.id + " ";
    if (std::find(kWhole.begin(), kWhole.end(), exercise.id) != kWhole.end()) {
      whole += exercise.worked.size();
    }
  }
  CHECK(ids == "m1e1 m1e2 m1e3 m2e1 m2e2 m2e3 m3e1 m3e2 m3e3 m3e4 ");
  CHECK(whole == 6);
}
