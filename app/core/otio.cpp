// SPDX-License-Identifier: Apache-2.0

#include "app/core/otio.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "app/core/inside.h"
#include "app/core/plain_json.h"

namespace shotlab {
namespace {

constexpr int kCutVersion = 1;  // Of metadata.shotlab.

Json rational_time(std::int64_t value, Rational rate) {
  return {{"OTIO_SCHEMA", "RationalTime.1"},
          {"rate", rate.value()},
          {"value", static_cast<double>(value)}};
}

Json time_range(FrameRange range, Rational rate) {
  return {{"OTIO_SCHEMA", "TimeRange.1"},
          {"duration", rational_time(range.length(), rate)},
          {"start_time", rational_time(range.in, rate)}};
}

// The fields that every composable item has.
Json item(const char* schema, const std::string& name) {
  Json json;
  json["OTIO_SCHEMA"] = schema;
  json["metadata"] = Json::object();
  json["name"] = name;
  json["source_range"] = nullptr;
  json["effects"] = Json::array();
  json["markers"] = Json::array();
  json["enabled"] = true;
  return json;
}

Json clip_json(const CutEvent& event, const SourceFacts& source) {
  Json reference;
  reference["OTIO_SCHEMA"] = "ExternalReference.1";
  reference["metadata"] = Json::object();
  reference["name"] = "";
  reference["available_range"] = time_range({0, source.frames}, source.fps);
  reference["available_image_bounds"] = nullptr;
  reference["target_url"] = to_url("../" + event.source);  // Seen from cuts/.

  Json clip = item("Clip.2", event.take.empty() ? event.source : event.take);
  clip["metadata"] = {{"shotlab", {{"take", event.take}}}};
  clip["source_range"] = time_range(event.range, source.fps);
  clip["media_references"] = {{"DEFAULT_MEDIA", reference}};
  clip["active_media_reference_key"] = "DEFAULT_MEDIA";
  return clip;
}

bool is_schema(const Json& json, std::string_view name) {
  return json.is_object() && text_of(json, "OTIO_SCHEMA").starts_with(name);
}

// Frames of a RationalTime, counted at `rate` when that is known.
std::int64_t frames_of(const Json& time, double rate) {
  const double own = number_of(time, "rate", 0);
  const double value = number_of(time, "value", 0);
  return std::llround(own > 0 && rate > 0 ? value / own * rate : value);
}

const Json& media_of(const Json& clip) {
  if (clip.contains("media_reference")) return part_of(clip, "media_reference");  // Clip.1
  const std::string key = text_of(clip, "active_media_reference_key");
  return part_of(part_of(clip, "media_references"), key.empty() ? "DEFAULT_MEDIA" : key.c_str());
}

Result<CutEvent> event_from(const Json& clip, const std::filesystem::path& name) {
  const Json& media = media_of(clip);
  const std::string url = from_url(text_of(media, "target_url"));
  std::optional<std::string> source = relative_inside(std::filesystem::path("cuts") / url);
  if (url.empty() || !source) {
    return damaged_file(
        name, "a clip lies outside the film folder (\"" + text_of(media, "target_url") + "\")",
        "有片段位於影片資料夾以外（「" + text_of(media, "target_url") + "」）");
  }
  CutEvent event;
  event.take = text_of(part_of(part_of(clip, "metadata"), "shotlab"), "take");
  event.source = *source;
  const Json& available = part_of(media, "available_range");
  const double rate = number_of(part_of(available, "duration"), "rate", 0);
  const Json& range = clip.contains("source_range") && clip["source_range"].is_object()
                          ? clip["source_range"]
                          : available;
  event.range.in = frames_of(part_of(range, "start_time"), rate);
  event.range.out = event.range.in + frames_of(part_of(range, "duration"), rate);
  if (event.range.in < 0 || event.range.length() < 1) {
    return damaged_file(name, "a clip has no frames", "有片段一幀也沒有");
  }
  return event;
}

Rational exact_rate(const std::string& text) {
  Rational rate{0, 1};
  long long num = 0;
  long long den = 0;
  if (std::sscanf(text.c_str(), "%lld/%lld", &num, &den) == 2 && num > 0 && den > 0)
    rate = {num, den};
  return rate;
}

}  // namespace

std::string to_url(const std::string& path) {
  static constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out;
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    std::array<char, 4> escape{};
    std::snprintf(escape.data(), escape.size(), "%%%02X", static_cast<unsigned char>(c));
    out += escape.data();
  }
  return out;
}

std::string from_url(const std::string& url) {
  if (url.empty() || url.front() == '/' || url.find("://") != std::string::npos) return "";
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
  };
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const bool escaped =
        url[i] == '%' && i + 2 < url.size() && digit(url[i + 1]) >= 0 && digit(url[i + 2]) >= 0;
    if (!escaped) {
      out += url[i];
      continue;
    }
    out += static_cast<char>(digit(url[i + 1]) * 16 + digit(url[i + 2]));
    i += 2;
  }
  return out.find('\0') == std::string::npos ? out : "";
}

std::string print_otio(const Cut& cut, const std::vector<SourceFacts>& sources) {
  Json track = item("Track.1", "V1");
  track["children"] = Json::array();
  for (std::size_t i = 0; i < cut.events.size(); ++i) {
    track["children"].push_back(clip_json(cut.events[i], sources[i]));
  }
  track["kind"] = "Video";
  Json stack = item("Stack.1", "tracks");
  stack["children"] = Json::array({track});

  Json timeline;
  timeline["OTIO_SCHEMA"] = "Timeline.1";
  timeline["metadata"] = {
      {"shotlab",
       {{"version", kCutVersion},
        {"cut", cut.version},
        {"width", cut.width},
        {"height", cut.height},
        {"fps", std::to_string(cut.fps.num) + "/" + std::to_string(cut.fps.den)}}}};
  timeline["name"] = cut.name;
  timeline["global_start_time"] = rational_time(0, cut.fps);
  timeline["tracks"] = stack;
  return print_json(timeline);
}

Result<Cut> parse_otio(std::string_view text, const std::filesystem::path& name) {
  Result<Json> parsed = parse_json(text, name);
  if (!parsed) return parsed.error();
  const Json& timeline = *parsed;
  if (!is_schema(timeline, "Timeline.")) {
    return damaged_file(name, "it is not an OpenTimelineIO timeline",
                        "它不是 OpenTimelineIO 時間線");
  }
  const Json& own = part_of(part_of(timeline, "metadata"), "shotlab");
  if (own.contains("version")) {
    Result<int> version = json_version(own, kCutVersion, name);
    if (!version) return version.error();
  }
  Cut cut;
  cut.version = static_cast<int>(integer_of(own, "cut"));
  cut.name = text_of(timeline, "name");
  cut.width = static_cast<int>(integer_of(own, "width", cut.width));
  cut.height = static_cast<int>(integer_of(own, "height", cut.height));
  if (const Rational rate = exact_rate(text_of(own, "fps")); rate.num > 0) cut.fps = rate;
  for (const Json& track : part_of(part_of(timeline, "tracks"), "children")) {
    if (!is_schema(track, "Track.") || text_of(track, "kind") != "Video") continue;
    for (const Json& child : part_of(track, "children")) {
      if (!is_schema(child, "Clip.")) {
        return damaged_file(
            name, "it holds something else than clips (\"" + text_of(child, "OTIO_SCHEMA") + "\")",
            "它含有片段以外的東西（「" + text_of(child, "OTIO_SCHEMA") + "」）");
      }
      Result<CutEvent> event = event_from(child, name);
      if (!event) return event.error();
      cut.events.push_back(*event);
    }
    break;  // One picture track; more are another day's work.
  }
  return cut;
}

}  // namespace shotlab
