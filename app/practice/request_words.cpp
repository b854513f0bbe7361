// SPDX-License-Identifier: Apache-2.0
//
// What the practice generator can be asked for, the same on every wire.

#include <array>
#include <cmath>

#include "app/practice/wire.h"
#include "media/base/text.h"

namespace shotlab::practice {
namespace {

constexpr double kShortest = 3, kLongest = 15;  // Seconds.

int value_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

}  // namespace

std::optional<std::string> unbase64(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  if (text.size() % 4 == 1) return std::nullopt;
  std::string out;
  out.reserve(text.size() * 3 / 4);
  std::uint32_t bits = 0;
  int have = 0;
  for (const char c : text) {
    const int value = value_of(c);
    if (value < 0) return std::nullopt;
    bits = (bits << 6) | static_cast<std::uint32_t>(value);
    have += 6;
    if (have >= 8) {
      have -= 8;
      out.push_back(static_cast<char>((bits >> have) & 0xff));
    }
  }
  return out;
}

std::optional<std::string> set_shape(CreateRequest& request, const std::string& resolution,
                                     const std::string& aspect) {
  int lines = 0;
  if (resolution == "360p") lines = 360;
  if (resolution == "720p") lines = 720;
  if (resolution == "1080p") lines = 1080;
  if (lines == 0) {
    return "Unsupported resolution: " + resolution + ". Supported: 360p, 720p, 1080p.";
  }
  if (aspect != "16:9" && aspect != "9:16") {
    return "Unsupported aspect ratio: " + aspect + ". Supported: 16:9, 9:16.";
  }
  const int longer = lines * 16 / 9;
  request.width = aspect == "16:9" ? longer : lines;
  request.height = aspect == "16:9" ? lines : longer;
  return std::nullopt;
}

std::optional<std::string> set_size(CreateRequest& request, const std::string& size) {
  constexpr std::array<std::array<int, 2>, 3> kSizes = {{{640, 360}, {1280, 720}, {1920, 1080}}};
  for (const auto& [longer, shorter] : kSizes) {
    const std::string wide = std::to_string(longer) + "x" + std::to_string(shorter);
    const std::string tall = std::to_string(shorter) + "x" + std::to_string(longer);
    if (size != wide && size != tall) continue;
    request.width = size == wide ? longer : shorter;
    request.height = size == wide ? shorter : longer;
    return std::nullopt;
  }
  return "Unsupported size: " + size.substr(0, 40) +
         ". Supported: 640x360, 1280x720, 1920x1080 and upright.";
}

std::optional<std::string> set_seconds(CreateRequest& request, double seconds) {
  if (!(seconds >= kShortest && seconds <= kLongest)) {
    return "Invalid length: from 3 to 15 seconds.";
  }
  request.seconds = seconds;
  return std::nullopt;
}

std::string model_trouble(const std::string& model, bool& gone) {
  constexpr std::array<std::string_view, 8> kServed = {"practice",
                                                       "practice-1",
                                                       "gemini-omni-1.2-flash",
                                                       "gemini-omni-1.1-flash",
                                                       "gemini-3.1-flash-image",
                                                       "veo-3.1-generate-001",
                                                       "veo-3.1",
                                                       "google/veo-3.1"};
  constexpr std::array<std::string_view, 4> kGone = {
      "gemini-omni-flash-preview", "veo-3.1-generate-preview", "veo-3.0-generate-001", "sora-2"};
  gone = false;
  for (const std::string_view served : kServed) {
    if (model == served) return "";
  }
  for (const std::string_view old : kGone) gone = gone || model == old;
  const std::string name = model.substr(0, 80);
  return gone ? "Model " + name + " is no longer available." : "Model " + name + " was not found.";
}

}  // namespace shotlab::practice
