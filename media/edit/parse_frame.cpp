// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "media/edit/trim.h"

namespace shotlab {
namespace {

constexpr std::int64_t kNano = 1'000'000'000;
constexpr std::int64_t kLongest = 1'000'000;  // Seconds; more is a slip of the keyboard.

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || problem != std::errc() || end != text.data() + text.size())
    return std::nullopt;
  return value < 0 ? std::nullopt : std::optional(value);
}

// "5", "5.25", ".5" as nanoseconds: decimals are kept exactly.
std::optional<std::int64_t> nanoseconds(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string decimals(point == std::string_view::npos ? "" : text.substr(point + 1));
  if (whole.empty() && decimals.empty()) return std::nullopt;
  if (decimals.size() > 9) decimals.resize(9);
  const std::optional<std::int64_t> seconds = whole.empty() ? 0 : whole_number(whole);
  const std::optional<std::int64_t> parts = decimals.empty() ? 0 : whole_number(decimals);
  if (!seconds || !parts || *seconds > kLongest) return std::nullopt;
  std::int64_t nano = *parts;
  for (std::size_t i = decimals.size(); i < 9; ++i) nano *= 10;
  return *seconds * kNano + nano;
}

Error not_a_place(std::string_view text) {
  return {ErrorCode::bad_input,
          {"\"" + std::string(text) + "\" does not name a frame.",
           "「" + std::string(text) + "」不是影格位置。"},
          {"Write a frame number (120), seconds (5.0s) or a timecode (00:00:05:00).",
           "請寫影格編號（120）、秒數（5.0s）或時間碼（00:00:05:00）。"}};
}

Error behind_the_end(std::string_view text, const ClipFacts& facts, std::size_t frames) {
  const std::vector<std::string> values = {std::string(text), number(facts.duration_s, 3),
                                           std::to_string(frames)};
  return {
      ErrorCode::bad_input,
      fill(Text{"\"{0}\" lies behind the end of the clip, which lasts {1} s and has {2} frames.",
                "「{0}」在片尾之後；影片長 {1} 秒，共 {2} 格。"},
           values),
      fill(Text{"Choose a place up to {1} s.", "請選擇 {1} 秒以內的位置。"}, values)};
}

// The first frame shown at or after `nano` since the first frame.
Result<std::int64_t> frame_at(std::int64_t nano, std::string_view text, const ClipFacts& facts,
                              const std::vector<std::int64_t>& pts) {
  const Rational base = facts.video->time_base;
  const TimePoint wanted{nano, {1, kNano}};
  const auto found = std::partition_point(pts.begin(), pts.end(), [&](std::int64_t tick) {
    return TimePoint{tick - pts.front(), base} < wanted;
  });
  // The end itself is a place: the out point behind the last frame.
  if (found == pts.end() && wanted.seconds() > facts.duration_s + 1e-6) {
    return behind_the_end(text, facts, pts.size());
  }
  return static_cast<std::int64_t>(found - pts.begin());
}

}  // namespace

Result<std::int64_t> parse_frame(std::string_view text, const ClipFacts& facts,
                                 const std::vector<std::int64_t>& frame_pts) {
  const std::string_view place = trim(text);
  if (frame_pts.empty()) return not_a_place(text);
  if (const std::optional<std::int64_t> frame = whole_number(place)) return *frame;
  if (place.ends_with('s')) {
    const std::optional<std::int64_t> nano = nanoseconds(place.substr(0, place.size() - 1));
    return nano ? frame_at(*nano, text, facts, frame_pts) : not_a_place(text);
  }

  const std::vector<std::string> fields = split(place, ':');
  if (fields.size() != 4) return not_a_place(text);
  std::int64_t values[4] = {};
  for (std::size_t i = 0; i < 4; ++i) {
    const std::optional<std::int64_t> value = whole_number(fields[i]);
    if (!value || *value > kLongest) return not_a_place(text);
    values[i] = *value;
  }
  const Rational fps = facts.video->fps;
  if (fps.num <= 0) return not_a_place(text);
  const std::int64_t rate = std::max<std::int64_t>(1, rescale(1, fps, {1, 1}));
  if (values[1] >= 60 || values[2] >= 60 || values[3] >= rate) return not_a_place(text);
  const std::int64_t seconds = (values[0] * 60 + values[1]) * 60 + values[2];
  if (facts.video->vfr) {
    return frame_at(seconds * kNano + rescale(values[3], {kNano, 1}, {rate, 1}), text, facts,
                    frame_pts);
  }
  const std::int64_t frame = seconds * rate + values[3];
  if (frame > static_cast<std::int64_t>(frame_pts.size())) {
    return behind_the_end(text, facts, frame_pts.size());
  }
  return frame;
}

}  // namespace shotlab
