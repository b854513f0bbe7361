// SPDX-License-Identifier: Apache-2.0
//
// The catalogue that is built in, names of sizes, and estimates.

#include "app/generate/capability.h"

#include <array>
#include <cmath>
#include <numeric>

#include "app/generate/catalogue.h"

namespace shotlab {
namespace {

struct Shape {
  const char* name;
  double ratio;
};

constexpr std::array<Shape, 10> kShapes = {{{"16:9", 16.0 / 9},
                                            {"9:16", 9.0 / 16},
                                            {"1:1", 1.0},
                                            {"4:3", 4.0 / 3},
                                            {"3:4", 3.0 / 4},
                                            {"3:2", 3.0 / 2},
                                            {"2:3", 2.0 / 3},
                                            {"21:9", 21.0 / 9},
                                            {"5:4", 5.0 / 4},
                                            {"4:5", 4.0 / 5}}};

std::vector<Capability> built_in() {
  Result<std::vector<Capability>> rows = parse_catalogue(built_in_catalogue_text(), "models.json");
  return rows ? *rows : std::vector<Capability>{};  // A test says that it is sound.
}

}  // namespace

const std::vector<Capability>& built_in_capabilities() {
  static const std::vector<Capability> catalogue = built_in();
  return catalogue;
}

const Capability* find_capability(const std::vector<Capability>& catalogue, std::string_view model,
                                  std::string_view wire) {
  for (const Capability& capability : catalogue) {
    if (capability.model == model && (wire.empty() || capability.adapter == wire)) {
      return &capability;
    }
  }
  return nullptr;
}

const Capability* find_capability(std::string_view model, std::string_view wire) {
  return find_capability(built_in_capabilities(), model, wire);
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
  if (request.output != ShotOutput::clip) return capability.micros_per_still;
  std::int64_t price = capability.micros_per_second;
  const std::string resolution = resolution_name(request.width, request.height);
  for (const auto& [name, micros] : capability.prices) {
    if (name == resolution || name == "any") price = micros;
  }
  if (!(request.seconds > 0) || request.seconds > 3600) return 0;  // refuse() says why.
  return static_cast<std::int64_t>(std::llround(static_cast<double>(price) * request.seconds));
}

}  // namespace shotlab
