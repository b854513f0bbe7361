// SPDX-License-Identifier: Apache-2.0

#include "app/generate/wires.h"

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("the practice generator is free and takes a seed and a negative prompt", "[generate]") {
  const Capability* practice = find_capability("practice");
  REQUIRE(practice != nullptr);
  CHECK(practice->seed);
  CHECK(practice->negative);
  CHECK(practice->seconds_min == 3);
  CHECK(practice->seconds_max == 15);
  CHECK(estimate_micros(*practice, {.prompt = "a kite", .seconds = 15}) == 0);
}

TEST_CASE("every model of the catalogue says when it was read and has a price for each size",
          "[generate]") {
  for (const Capability& capability : built_in_capabilities()) {
    INFO(capability.model);
    CHECK(capability.as_of.size() == 10);
    CHECK(find_wire(capability.adapter) != nullptr);
    CHECK(capability.prices.size() == capability.resolutions.size());
    for (std::size_t i = 0; i < capability.prices.size(); ++i) {
      CHECK(capability.prices[i].first == capability.resolutions[i]);
    }
  }
}

TEST_CASE("a model that is gone names one that is alive", "[generate]") {
  int gone = 0;
  for (const Capability& capability : built_in_capabilities()) {
    if (capability.gone_since.empty()) continue;
    ++gone;
    INFO(capability.model);
    const Capability* successor = find_capability(capability.replaced_by);
    REQUIRE(successor != nullptr);
    CHECK(successor->gone_since.empty());
  }
  CHECK(gone >= 3);
}

TEST_CASE("the practice model is on every wire, and free on each", "[generate]") {
  for (const Wire& wire : wires()) {
    const Capability* practice = find_capability("practice", wire.id);
    REQUIRE(practice != nullptr);
    CHECK(practice->adapter == wire.id);
    CHECK(estimate_micros(*practice, {.prompt = "a kite", .seconds = 15}) == 0);
  }
  CHECK(find_capability("practice")->adapter == "gemini-interactions");
  CHECK(find_capability("practice", "no-such-wire") == nullptr);
}

TEST_CASE("an estimate is price times seconds at the size asked for", "[generate]") {
  const Capability& omni = *find_capability("gemini-omni-1.2-flash");
  CHECK(estimate_micros(omni, {.seconds = 6}) == 420'000);
  CHECK(estimate_micros(omni, {.seconds = 6, .width = 640, .height = 360}) == 138'000);
  CHECK(estimate_micros(omni, {.seconds = 6, .width = 720, .height = 1280}) == 420'000);
  CHECK(estimate_micros(omni, {.seconds = 6, .width = 3840, .height = 2160}) == 1'260'000);
  CHECK(estimate_micros(omni, {.seconds = -1}) == 0);
  CHECK(estimate_micros(*find_capability("gemini-3.1-flash-image"),
                        {.seconds = 6, .output = ShotOutput::still}) == 67'000);
  CHECK(estimate_micros(omni, {.seconds = 0.0 / 1e-300 - 1e300}) == 0);
}

TEST_CASE("sizes are named as services name them", "[generate]") {
  CHECK(resolution_name(1280, 720) == "720p");
  CHECK(resolution_name(720, 1280) == "720p");
  CHECK(resolution_name(3840, 2160) == "4k");
  CHECK(aspect_name(1280, 720) == "16:9");
  CHECK(aspect_name(854, 480) == "16:9");
  CHECK(aspect_name(720, 1280) == "9:16");
  CHECK(aspect_name(640, 640) == "1:1");
  CHECK(aspect_name(1000, 300) == "10:3");
  CHECK(aspect_name(0, 720).empty());
}
