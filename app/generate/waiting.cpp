// SPDX-License-Identifier: Apache-2.0

#include "app/generate/waiting.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include "media/base/text.h"

namespace shotlab {
namespace {

constexpr double kMostSeconds = 7 * 86400.0;  // A week; more is a mistake or an attack.

// A plain decimal number at the start of `text`; what follows it is left in `text`.
std::optional<double> take_number(std::string_view& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (problem != std::errc{} || !std::isfinite(value)) return std::nullopt;  // It reads "inf" too.
  text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
  return value;
}

double within_reason(double seconds) { return std::clamp(seconds, 0.0, kMostSeconds); }

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::int64_t> http_date(std::string_view text) {
  // "Wed, 25 Nov 2026 05:03:52 GMT": fixed places.
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (text.size() != 29 || text.substr(25) != " GMT" || text[19] != ':' || text[22] != ':') {
    return std::nullopt;
  }
  const auto day = whole_number(text.substr(5, 2));
  const auto year = whole_number(text.substr(12, 4));
  const auto hour = whole_number(text.substr(17, 2));
  const auto minute = whole_number(text.substr(20, 2));
  const auto second = whole_number(text.substr(23, 2));
  const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(8, 3));
  if (!day || !year || !hour || !minute || !second || month == kMonths.end()) return std::nullopt;
  const std::chrono::year_month_day date{
      std::chrono::year{*year},
      std::chrono::month{static_cast<unsigned>(month - kMonths.begin()) + 1},
      std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return std::int64_t{days} * 86400 + *hour * 3600 + *minute * 60 + *second;
}

std::optional<double> retry_after(const HttpReply& reply) {
  const std::string* value = reply.header("retry-after");
  if (value == nullptr) return std::nullopt;
  std::string_view text = *value;
  if (const auto until = http_date(text)) {
    const std::string* date = reply.header("date");
    const auto now = date != nullptr ? http_date(*date) : std::nullopt;
    if (!now) return std::nullopt;  // No clock here: a date alone tells nothing.
    return within_reason(static_cast<double>(*until - *now));
  }
  const auto seconds = take_number(text);
  if (!seconds || !text.empty()) return std::nullopt;
  return within_reason(*seconds);
}

std::optional<double> duration_seconds(std::string_view text) {
  const auto seconds = take_number(text);
  if (!seconds || text != "s") return std::nullopt;
  return within_reason(*seconds);
}

std::optional<double> wait_in_words(std::string_view message) {
  const std::string lower = lower_ascii(message);
  for (const std::string_view words : {"retry in ", "try again in "}) {
    const std::size_t at = lower.find(words);
    if (at == std::string::npos) continue;
    std::string_view rest = std::string_view(lower).substr(at + words.size());
    const auto number = take_number(rest);
    if (!number) continue;
    rest = trim(rest);
    if (rest.starts_with("ms")) return within_reason(*number / 1000);
    if (rest.starts_with("s")) return within_reason(*number);
    if (rest.starts_with("m")) return within_reason(*number * 60);
    if (rest.starts_with("h")) return within_reason(*number * 3600);
  }
  return std::nullopt;
}

}  // namespace shotlab
