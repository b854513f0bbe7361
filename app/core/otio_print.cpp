// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "app/core/otio.h"
#include "app/core/otio_words.h"
#include "app/core/plain_json.h"

namespace shotlab {
namespace {

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

Json track_of(const std::string& name, const char* kind, Json own) {
  Json track = item("Track.1", name);
  if (!own.empty()) track["metadata"] = {{"shotlab", std::move(own)}};
  track["children"] = Json::array();
  track["kind"] = kind;
  return track;
}

Json file_reference(const std::string& path, const Json& available) {
  Json reference;
  reference["OTIO_SCHEMA"] = "ExternalReference.1";
  reference["metadata"] = Json::object();
  reference["name"] = "";
  reference["available_range"] = available;
  reference["available_image_bounds"] = nullptr;
  reference["target_url"] = to_url("../" + path);  // Seen from cuts/.
  return reference;
}

Json clip_of(const std::string& name, const Json& range, Json reference, Json own) {
  Json clip = item("Clip.2", name);
  clip["metadata"] = {{"shotlab", std::move(own)}};
  clip["source_range"] = range;
  clip["media_references"] = {{"DEFAULT_MEDIA", std::move(reference)}};
  clip["active_media_reference_key"] = "DEFAULT_MEDIA";
  return clip;
}

void set_count(Json& json, const char* key, std::int64_t count) {
  if (count != 0) json[key] = count;
}

void set_level(Json& json, const char* key, double level) {
  if (level != 0) json[key] = level;
}

Json warp(Rational speed) {
  return {{"OTIO_SCHEMA", "LinearTimeWarp.1"},
          {"metadata", {{"shotlab", {{"speed", otio::words_of(speed)}}}}},
          {"name", ""},
          {"effect_name", "LinearTimeWarp"},
          {"time_scalar", speed.value()}};
}

Json transition(std::int64_t frames, Rational fps) {
  return {{"OTIO_SCHEMA", "Transition.1"},
          {"metadata", Json::object()},
          {"name", ""},
          {"in_offset", rational_time(otio::before_cut(frames), fps)},
          {"out_offset", rational_time(otio::after_cut(frames), fps)},
          {"transition_type", "SMPTE_Dissolve"}};
}

// The shot as OpenTimelineIO sees it: what is only seen in a dissolve lies outside its range.
Json shot_json(const Cut& cut, std::size_t i, const SourceFacts& source) {
  const CutEvent& event = cut.events[i];
  const std::int64_t next = i + 1 < cut.events.size() ? cut.events[i + 1].dissolve : 0;
  const FrameRange seen{
      event.range.in +
          otio::handle(otio::before_cut(event.dissolve), cut.fps, source.fps, event.speed),
      event.range.out - otio::handle(otio::after_cut(next), cut.fps, source.fps, event.speed)};
  Json own{{"take", event.take}, {"source_fps", otio::words_of(source.fps)}};
  set_count(own, "fade_in", event.fade_in);
  set_count(own, "fade_out", event.fade_out);
  set_level(own, "gain_db", event.gain_db);
  if (event.mute) own["mute"] = true;
  set_count(own, "sound_lead", event.sound_lead);
  Json clip = clip_of(event.take.empty() ? event.source : event.take, time_range(seen, source.fps),
                      file_reference(event.source, time_range({0, source.frames}, source.fps)),
                      std::move(own));
  if (!(event.speed == Rational{1, 1})) clip["effects"].push_back(warp(event.speed));
  return clip;
}

Json picture_track(const Cut& cut, const std::vector<SourceFacts>& sources) {
  Json track = track_of("V1", "Video", {});
  for (std::size_t i = 0; i < cut.events.size(); ++i) {
    const std::int64_t dissolve = cut.events[i].dissolve;
    if (dissolve > 0) track["children"].push_back(transition(dissolve, cut.fps));
    track["children"].push_back(shot_json(cut, i, sources[i]));
  }
  return track;
}

// Clips that may overlap, on as many lanes as they need, in order of time.
class Lanes {
 public:
  explicit Lanes(Rational fps) : fps_(fps) {}

  void add(FrameRange place, Json clip) {
    auto lane = std::find_if(lanes_.begin(), lanes_.end(),
                             [&](const Lane& l) { return l.end <= place.in; });
    if (lane == lanes_.end()) lane = lanes_.insert(lane, Lane{});
    if (place.in > lane->end) {
      Json gap = item("Gap.1", "");
      gap["source_range"] = time_range({0, place.in - lane->end}, fps_);
      lane->children.push_back(std::move(gap));
    }
    lane->children.push_back(std::move(clip));
    lane->end = place.out;
  }

  // Into the stack, as tracks of that kind.
  void into(Json& stack, const std::string& name, const char* kind, const Json& own) {
    if (lanes_.empty() && !own.contains("track")) return;
    if (lanes_.empty()) lanes_.emplace_back();
    for (Lane& lane : lanes_) {
      Json track = track_of(name, kind, own);
      track["children"] = std::move(lane.children);
      stack.push_back(std::move(track));
    }
  }

 private:
  struct Lane {
    std::int64_t end = 0;
    Json children = Json::array();
  };
  Rational fps_;
  std::vector<Lane> lanes_;
};

// Positions of `items` by where they begin.
template <typename Item, typename Begin>
std::vector<std::size_t> by_time(const std::vector<Item>& items, Begin begin) {
  std::vector<std::size_t> order(items.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return begin(items[a]) < begin(items[b]); });
  return order;
}

void add_titles(Json& stack, const Cut& cut) {
  Lanes lanes(cut.fps);
  for (const std::size_t i : by_time(cut.titles, [](const CutTitle& t) { return t.range.in; })) {
    const CutTitle& title = cut.titles[i];
    const Json range = time_range({0, title.range.length()}, cut.fps);
    Json reference;
    reference["OTIO_SCHEMA"] = "GeneratorReference.1";
    reference["metadata"] = Json::object();
    reference["name"] = "";
    reference["available_range"] = range;
    reference["available_image_bounds"] = nullptr;
    reference["generator_kind"] = "Title";
    reference["parameters"] = {{"text", title.text},
                               {"place", otio::name_of(title.place)},
                               {"size", title.size},
                               {"font", title.font},
                               {"colour", title.colour}};
    Json own{{"order", i}};
    set_count(own, "fade", title.fade);
    lanes.add(title.range, clip_of(title.text, range, std::move(reference), std::move(own)));
  }
  lanes.into(stack, "Titles", "Video", {{"titles", true}});
}

void add_track(Json& stack, const Cut& cut, std::size_t number, std::int64_t film_end) {
  const CutTrack& track = cut.tracks[number];
  Lanes lanes(cut.fps);
  for (const std::size_t i : by_time(track.sounds, [](const CutSound& s) { return s.at; })) {
    const CutSound& sound = track.sounds[i];
    const std::int64_t length =
        sound.frames > 0 ? sound.frames : std::max<std::int64_t>(1, film_end - sound.at);
    Json own{{"order", i}};
    if (sound.frames == 0) own["to_end"] = true;
    set_count(own, "fade_in", sound.fade_in);
    set_count(own, "fade_out", sound.fade_out);
    set_level(own, "gain_db", sound.gain_db);
    lanes.add({sound.at, sound.at + length},
              clip_of(sound.source, time_range({sound.from, sound.from + length}, cut.fps),
                      file_reference(sound.source, nullptr), std::move(own)));
  }
  Json own{{"track", number}};
  set_level(own, "gain_db", track.gain_db);
  set_level(own, "duck_db", track.duck_db);
  if (track.mute) own["mute"] = true;
  if (track.role != SoundRole::unsaid) own["role"] = name_of(track.role);
  lanes.into(stack, track.name, "Audio", own);
}

Json marker_json(const CutMarker& marker, Rational fps) {
  return {{"OTIO_SCHEMA", "Marker.2"},
          {"metadata", Json::object()},
          {"name", marker.text},
          {"color", "RED"},
          {"marked_range", time_range({marker.at, marker.at}, fps)}};
}

std::int64_t end_of(const Cut& cut, const std::vector<SourceFacts>& sources) {
  std::vector<std::int64_t> lengths;
  for (std::size_t i = 0; i < cut.events.size(); ++i) {
    const CutEvent& event = cut.events[i];
    lengths.push_back(film_length(event.range.length(), sources[i].fps, event.speed, cut.fps));
  }
  return lengths.empty() ? 0 : places_of(cut.events, lengths).back().out;
}

}  // namespace

std::string print_otio(const Cut& cut, const std::vector<SourceFacts>& sources) {
  Json stack = item("Stack.1", "tracks");
  Json tracks = Json::array({picture_track(cut, sources)});
  add_titles(tracks, cut);
  const std::int64_t end = end_of(cut, sources);
  for (std::size_t i = 0; i < cut.tracks.size(); ++i) add_track(tracks, cut, i, end);
  stack["children"] = std::move(tracks);
  for (const CutMarker& marker : cut.markers)
    stack["markers"].push_back(marker_json(marker, cut.fps));

  Json own{{"version", otio::kVersion},
           {"cut", cut.version},
           {"width", cut.width},
           {"height", cut.height},
           {"fps", otio::words_of(cut.fps)}};
  if (cut.loudness_lufs) own["loudness_lufs"] = *cut.loudness_lufs;
  own["true_peak_dbtp"] = cut.true_peak_dbtp;
  Json timeline;
  timeline["OTIO_SCHEMA"] = "Timeline.1";
  timeline["metadata"] = {{"shotlab", std::move(own)}};
  timeline["name"] = cut.name;
  timeline["global_start_time"] = rational_time(0, cut.fps);
  timeline["tracks"] = stack;
  return print_json(timeline);
}

}  // namespace shotlab
