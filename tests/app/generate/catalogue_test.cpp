// SPDX-License-Identifier: Apache-2.0

#include "app/generate/catalogue.h"

#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

std::string file_with(const std::string& row) {
  return "{\"version\": 1, \"models\": [" + row + "]}";
}

std::string trouble(const std::string& text) {
  Result<std::vector<Capability>> read = parse_catalogue(text, "models.json");
  if (read) return "";
  CHECK(read.error().code == ErrorCode::bad_input);
  CHECK_FALSE(read.error().message.zh.empty());
  CHECK_FALSE(read.error().hint.en.empty());
  return read.error().message.en;
}

const std::string kHead = R"({"model": "m", "wire": "w", "as_of": "2026-11-25", )";
const std::string kPrice = R"("usd_per_second": {"720p": 0.1})";

}  // namespace

TEST_CASE("the built-in catalogue is sound", "[generate]") {
  Result<std::vector<Capability>> read = parse_catalogue(built_in_catalogue_text(), "models.json");
  INFO((read ? "" : read.error().message.en));
  REQUIRE(read);
  CHECK(read->size() >= 15);
  CHECK(read->size() == built_in_capabilities().size());
}

TEST_CASE("a row is read field by field", "[generate]") {
  Result<std::vector<Capability>> read = parse_catalogue(
      file_with(kHead + R"("seconds": [8, 4], "usd_per_second": {"720p": 0.4, "4k": 0.6},
                           "takes": ["seed", "edit"], "references": 2, "fps": 16,
                           "only_seconds": {"4k": 8}, "note": {"en": "a", "zh": "甲"}})"),
      "models.json");
  REQUIRE(read);
  const Capability& row = read->front();
  CHECK(row.durations == std::vector<double>{4, 8});
  CHECK(row.seconds_max == 8);
  CHECK(row.resolutions == std::vector<std::string>{"720p", "4k"});
  CHECK(row.prices[1] == std::pair<std::string, std::int64_t>{"4k", 600'000});
  CHECK(row.micros_per_second == 400'000);
  CHECK(row.seed);
  CHECK(row.edit);
  CHECK_FALSE(row.negative);
  CHECK_FALSE(row.first_frame);
  CHECK(row.only_seconds.front() == std::pair<std::string, double>{"4k", 8});
  CHECK(row.note.zh == "甲");
}

TEST_CASE("a mistake is named with its line or its model", "[generate]") {
  CHECK(trouble("{\n\"version\": 1,\n\"models\": [}\n") ==
        "models.json: this is no JSON from line 3 on.");
  CHECK_THAT(trouble(R"({"version": 1, "version": 1, "models": []})"), contains("twice"));
  CHECK_THAT(trouble(R"({"models": []})"), contains("does not say its version"));
  CHECK_THAT(trouble(R"({"version": 2, "models": []})"), contains("does not read"));
  CHECK_THAT(trouble(R"({"version": 1})"), contains("no list of models"));
  CHECK_THAT(trouble(file_with(R"({"wire": "w", "as_of": "2026-11-25"})")),
             contains("needs model and wire"));
  CHECK_THAT(trouble(file_with(kHead + kPrice + R"(, "sead": true})")),
             contains("model \"m\": it does not know \"sead\""));
  CHECK_THAT(trouble(file_with(kHead + kPrice + R"(, "takes": ["sead"]})")),
             contains("takes does not know \"sead\""));
  CHECK_THAT(trouble(file_with(kHead + kPrice + R"(, "takes": "seed"})")), contains("a list"));
  CHECK_THAT(trouble(file_with(kHead + R"("references": 1})")), contains("usd_per_second"));
  CHECK_THAT(trouble(file_with(kHead + R"("usd_per_second": {"720p": -1}})")),
             contains("a number from 0"));
  CHECK_THAT(trouble(file_with(kHead + kPrice + R"(, "seconds": {"min": 9, "max": 3}})")),
             contains("more than"));
  CHECK_THAT(trouble(file_with(kHead + kPrice + R"(, "gone_since": "yesterday"})")),
             contains("gone_since must be a day"));
  const std::string row = kHead + kPrice + "}";
  CHECK_THAT(trouble(file_with(row + "," + row)), contains("\"m\" is there twice on the wire"));
  CHECK(trouble(file_with(row)).empty());
}

TEST_CASE("a person's own rows go over the built-in ones, wire by wire", "[generate]") {
  Result<std::vector<Capability>> own = parse_catalogue(
      R"({"version": 1, "models": [
        {"model": "practice", "wire": "google-lro", "as_of": "2027-01-01",
         "usd_per_second": {"720p": 9}},
        {"model": "new", "wire": "openai-videos", "as_of": "2027-01-01",
         "usd_per_second": {"any": 1}}]})",
      "own.json");
  REQUIRE(own);

  const std::vector<Capability> all = merge_catalogues(built_in_capabilities(), *own);

  CHECK(all.size() == built_in_capabilities().size() + 1);
  CHECK(find_capability(all, "practice", "google-lro")->micros_per_second == 9'000'000);
  CHECK(find_capability(all, "practice", "gemini-interactions")->micros_per_second == 0);
  CHECK(find_capability(all, "new") != nullptr);
}
