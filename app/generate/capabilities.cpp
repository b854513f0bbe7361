// SPDX-License-Identifier: Apache-2.0
//
// The built-in catalogue. First-party services died within a month of each other in 2026: ids,
// limits and prices age, so each row says when it was read, and a gone model names its successor.

#include <array>
#include <cmath>
#include <numeric>

#include "app/generate/adapter.h"

namespace shotlab {
namespace {

std::vector<Capability> make_catalogue() {
  std::vector<Capability> all;

  Capability practice;
  practice.model = "practice";
  practice.adapter = "gemini-interactions";
  practice.seconds_min = 3;
  practice.seconds_max = 15;
  practice.resolutions = {"360p", "720p", "1080p"};
  practice.seed = true;
  practice.negative = true;
  practice.prices = {{"360p", 0}, {"720p", 0}, {"1080p", 0}};
  practice.max_references = 0;  // It paints from words only, each take anew.
  practice.edit = false;
  practice.as_of = "2026-11-25";
  all.push_back(practice);

  Capability omni;  // Shared by the whole family; no field for a seed or a negative prompt.
  omni.adapter = "gemini-interactions";
  omni.resolutions = {"360p", "720p", "1080p", "4k"};

  Capability omni_1_2 = omni;
  omni_1_2.model = "gemini-omni-1.2-flash";
  omni_1_2.seconds_max = 15;
  omni_1_2.micros_per_second = 70'000;  // Resellers' lists; Google's own table was not seen.
  omni_1_2.prices = {{"360p", 23'000}, {"720p", 70'000}, {"1080p", 105'000}, {"4k", 210'000}};
  omni_1_2.max_references = 6;
  omni_1_2.as_of = "2026-11-11";
  all.push_back(omni_1_2);

  Capability omni_1_1 = omni;
  omni_1_1.model = "gemini-omni-1.1-flash";
  omni_1_1.seconds_max = 10;
  omni_1_1.micros_per_second = 101'360;  // 5,792 tokens a second at 17.50 USD a million.
  omni_1_1.prices = {{"360p", 30'000}, {"720p", 101'360}, {"1080p", 150'000}, {"4k", 300'000}};
  omni_1_1.max_references = 5;
  omni_1_1.as_of = "2026-11-11";
  all.push_back(omni_1_1);

  Capability preview = omni_1_1;
  preview.model = "gemini-omni-flash-preview";
  preview.gone_since = "2026-09-30";
  preview.replaced_by = "gemini-omni-1.2-flash";
  all.push_back(preview);

  return all;
}

struct Shape {
  const char* name;
  double ratio;
};

constexpr std::array<Shape, 9> kShapes = {{{"16:9", 16.0 / 9},
                                           {"9:16", 9.0 / 16},
                                           {"1:1", 1.0},
                                           {"4:3", 4.0 / 3},
                                           {"3:4", 3.0 / 4},
                                           {"3:2", 3.0 / 2},
                                           {"2:3", 2.0 / 3},
                                           {"21:9", 21.0 / 9},
                                           {"5:4", 5.0 / 4}}};

}  // namespace

const std::vector<Capability>& built_in_capabilities() {
  static const std::vector<Capability> catalogue = make_catalogue();
  return catalogue;
}

const Capability* find_capability(std::string_view model) {
  for (const Capability& capability : built_in_capabilities()) {
    if (capability.model == model) return &capability;
  }
  return nullptr;
}

std::string resolution_name(int width, int height) {
  const int lines = width < height ? width : height;  // An upright 720p is 720 wide.
  return lines == 2160 ? "4k" : std::to_string(lines) + "p";
}

std::string aspect_name(int width, int height) {
  if (width <= 0 || height <= 0) return "";
  const double ratio = static_cast<double>(width) / height;
  // 854x480 and 1366x768 are meant as 16:9: sides must be whole, even pixels.
  for (const Shape& shape : kShapes) {
    if (std::abs(ratio / shape.ratio - 1) < 0.005) return shape.name;
  }
  const int divisor = std::gcd(width, height);
  return std::to_string(width / divisor) + ":" + std::to_string(height / divisor);
}

std::int64_t estimate_micros(const Capability& capability, const ShotRequest& request) {
  std::int64_t price = capability.micros_per_second;
  const std::string resolution = resolution_name(request.width, request.height);
  for (const auto& [name, micros] : capability.prices) {
    if (name == resolution) price = micros;
  }
  if (!(request.seconds > 0) || request.seconds > 3600) return 0;  // refuse() says why.
  return static_cast<std::int64_t>(std::llround(static_cast<double>(price) * request.seconds));
}

}  // namespace shotlab
