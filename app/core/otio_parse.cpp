// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "app/core/inside.h"
#include "app/core/otio.h"
#include "app/core/otio_words.h"
#include "app/core/plain_json.h"

namespace shotlab {
namespace {

using Path = std::filesystem::path;

constexpr std::array<std::pair<TitlePlace, std::string_view>, 4> kPlaces = {{
    {TitlePlace::centre, "centre"},
    {TitlePlace::lower_third, "lower_third"},
    {TitlePlace::bottom, "bottom"},
    {TitlePlace::top, "top"},
}};

bool is_schema(const Json& json, std::string_view name) {
  return json.is_object() && text_of(json, "OTIO_SCHEMA").starts_with(name);
}

const Json& own_part(const Json& json) { return part_of(part_of(json, "metadata"), "shotlab"); }

// "24000/1001", or {0, 1}.
Rational exact_rate(const std::string& text) {
  Rational rate{0, 1};
  long long num = 0;
  long long den = 0;
  if (std::sscanf(text.c_str(), "%lld/%lld", &num, &den) == 2 && num > 0 && den > 0)
    rate = {num, den};
  return rate;
}

// The rate that other editors mean by a decimal number.
Rational likely_rate(double rate) {
  if (!(rate > 0) || rate > 100'000) return {0, 1};
  if (std::abs(rate - std::round(rate)) < 1e-6) return {std::llround(rate), 1};
  const double ntsc = rate * 1001 / 1000;
  if (std::abs(ntsc - std::round(ntsc)) < 1e-3) return {std::llround(ntsc) * 1000, 1001};
  return {std::llround(rate * 1'000'000), 1'000'000};
}

// Frames of a RationalTime, counted at `rate` when that is known.
std::int64_t frames_of(const Json& time, double rate) {
  const double own = number_of(time, "rate", 0);
  const double value = number_of(time, "value", 0);
  const double frames = own > 0 && rate > 0 ? value / own * rate : value;
  return std::abs(frames) < 1e12 ? std::llround(frames) : 0;
}

const Json& media_of(const Json& clip) {
  if (clip.contains("media_reference")) return part_of(clip, "media_reference");  // Clip.1
  const std::string key = text_of(clip, "active_media_reference_key");
  return part_of(part_of(clip, "media_references"), key.empty() ? "DEFAULT_MEDIA" : key.c_str());
}

Error cannot_render(const Path& name, const std::string& what) {
  return damaged_file(name, "it holds \"" + what + "\", which cannot be rendered here",
                      "它含有「" + what + "」，這裏不能輸出");
}

// Reads one timeline; the first thing that cannot be kept ends it.
class Reader {
 public:
  Reader(const Json& timeline, Path name) : timeline_(timeline), name_(std::move(name)) {}

  Result<Cut> run() {
    const Json& own = own_part(timeline_);
    cut_.version = static_cast<int>(integer_of(own, "cut"));
    cut_.name = text_of(timeline_, "name");
    cut_.width = static_cast<int>(integer_of(own, "width", cut_.width));
    cut_.height = static_cast<int>(integer_of(own, "height", cut_.height));
    if (own.contains("loudness_lufs")) cut_.loudness_lufs = number_of(own, "loudness_lufs");
    cut_.true_peak_dbtp = number_of(own, "true_peak_dbtp", cut_.true_peak_dbtp);
    const Rational rate = exact_rate(text_of(own, "fps"));
    rate_known_ = rate.num > 0;
    if (rate_known_) cut_.fps = rate;
    for (const Json& track : part_of(part_of(timeline_, "tracks"), "children")) {
      if (!is_schema(track, "Track.")) continue;
      Status read = text_of(track, "kind") == "Audio"    ? sounds(track)
                    : flag_of(own_part(track), "titles") ? titles(track)
                    : std::exchange(picture_seen_, true) ? second_picture(track)
                                                         : shots(track);
      if (!read) return read.error();
    }
    in_order(cut_.titles, title_order_);
    // After the shots, which may be the only ones to say the film's rate.
    for (const Json& marker : part_of(part_of(timeline_, "tracks"), "markers")) {
      const Json& range = part_of(marker, "marked_range");
      const std::int64_t at = frames_of(part_of(range, "start_time"), cut_.fps.value());
      if (is_schema(marker, "Marker.") && at >= 0)
        cut_.markers.push_back({at, text_of(marker, "name")});
    }
    for (std::size_t i = 0; i < cut_.tracks.size(); ++i) {
      in_order(cut_.tracks[i].sounds, sound_order_[i]);
    }
    return cut_;
  }

 private:
  // Back into the order that the cut had before its items were laid out in time.
  template <typename Item>
  static void in_order(std::vector<Item>& items, const std::vector<std::int64_t>& order) {
    std::vector<std::size_t> by(items.size());
    for (std::size_t i = 0; i < by.size(); ++i) by[i] = i;
    std::stable_sort(by.begin(), by.end(),
                     [&](std::size_t a, std::size_t b) { return order[a] < order[b]; });
    std::vector<Item> sorted;
    sorted.reserve(items.size());
    for (const std::size_t i : by) sorted.push_back(std::move(items[i]));
    items = std::move(sorted);
  }

  Status second_picture(const Json& track) {
    if (part_of(track, "children").empty()) return done();
    return Status(cannot_render(name_, "a second picture track"));
  }

  Result<std::string> file_of(const Json& clip) {
    const std::string target = text_of(media_of(clip), "target_url");
    const std::string url = from_url(target);
    std::optional<std::string> source = relative_inside(Path("cuts") / url);
    if (!url.empty() && source) return *source;
    return damaged_file(name_, "a clip lies outside the film folder (\"" + target + "\")",
                        "有片段位於影片資料夾以外（「" + target + "」）");
  }

  Status shots(const Json& track) {
    std::int64_t dissolve = 0;
    for (const Json& child : part_of(track, "children")) {
      if (is_schema(child, "Transition.")) {
        const std::int64_t before = frames_of(part_of(child, "in_offset"), cut_.fps.value());
        const std::int64_t after = frames_of(part_of(child, "out_offset"), cut_.fps.value());
        dissolve = before + after;
        if (cut_.events.empty() || dissolve < 1) return Status(cannot_render(name_, "Transition"));
        extend(cut_.events.back(), after);
        continue;
      }
      if (!is_schema(child, "Clip.")) {
        return damaged_file(
            name_, "it holds something else than clips (\"" + text_of(child, "OTIO_SCHEMA") + "\")",
            "它含有片段以外的東西（「" + text_of(child, "OTIO_SCHEMA") + "」）");
      }
      Status read = shot(child, std::exchange(dissolve, 0));
      if (!read) return read;
    }
    return dissolve == 0 ? done() : Status(cannot_render(name_, "Transition"));
  }

  // A dissolve shows more of its clips than OpenTimelineIO counts as theirs.
  void extend(CutEvent& event, std::int64_t film_frames) const {
    event.range.out += otio::handle(film_frames, cut_.fps, source_fps_, event.speed);
  }

  Status shot(const Json& clip, std::int64_t dissolve) {
    Result<std::string> source = file_of(clip);
    if (!source) return source.error();
    const Json& own = own_part(clip);
    CutEvent event;
    event.take = text_of(own, "take");
    event.source = *source;
    event.dissolve = dissolve;
    event.fade_in = integer_of(own, "fade_in");
    event.fade_out = integer_of(own, "fade_out");
    event.gain_db = number_of(own, "gain_db");
    event.mute = flag_of(own, "mute");
    event.sound_lead = std::clamp(integer_of(own, "sound_lead"), -kMostLead, kMostLead);
    if (Status timed = set_speed(clip, event); !timed) return timed;

    const Json& available = part_of(media_of(clip), "available_range");
    const bool ranged = clip.contains("source_range") && clip["source_range"].is_object();
    const Json& range = ranged ? clip["source_range"] : available;
    double rate = number_of(part_of(available, "duration"), "rate", 0);
    if (rate <= 0) rate = number_of(part_of(range, "duration"), "rate", 0);
    source_fps_ = exact_rate(text_of(own, "source_fps"));
    if (source_fps_.num <= 0 || std::abs(source_fps_.value() - rate) > 1e-6) {
      source_fps_ = likely_rate(rate);
    }
    if (!rate_known_ && source_fps_.num > 0) cut_.fps = source_fps_;
    rate_known_ = true;
    event.range.in = frames_of(part_of(range, "start_time"), rate);
    event.range.out = event.range.in + frames_of(part_of(range, "duration"), rate);
    event.range.in -= otio::handle(otio::before_cut(dissolve), cut_.fps, source_fps_, event.speed);
    if (event.range.in < 0 || event.range.length() < 1) {
      return damaged_file(name_, "a clip has no frames", "有片段一幀也沒有");
    }
    cut_.events.push_back(std::move(event));
    return done();
  }

  Status set_speed(const Json& clip, CutEvent& event) {
    for (const Json& effect : part_of(clip, "effects")) {
      if (!is_schema(effect, "LinearTimeWarp.")) {
        return Status(cannot_render(name_, text_of(effect, "OTIO_SCHEMA")));
      }
      const double said = number_of(effect, "time_scalar", 1);
      event.speed = exact_rate(text_of(own_part(effect), "speed"));
      if (event.speed.num <= 0 || std::abs(event.speed.value() - said) > 1e-6) {
        event.speed = {std::llround(std::clamp(said, -1e6, 1e6) * 10'000), 10'000};
      }
    }
    return done();
  }

  // Walks a track of clips and gaps on the film's clock.
  template <typename Take>
  Status walk(const Json& track, Take take) {
    std::int64_t at = 0;
    for (const Json& child : part_of(track, "children")) {
      const Json& range = part_of(child, "source_range");
      const std::int64_t from = frames_of(part_of(range, "start_time"), cut_.fps.value());
      const std::int64_t length = frames_of(part_of(range, "duration"), cut_.fps.value());
      if (is_schema(child, "Clip.")) {
        if (length < 1) return damaged_file(name_, "a clip has no frames", "有片段一幀也沒有");
        if (Status taken = take(child, FrameRange{at, at + length}, from); !taken) return taken;
      } else if (!is_schema(child, "Gap.")) {
        return Status(cannot_render(name_, text_of(child, "OTIO_SCHEMA")));
      }
      at += std::max<std::int64_t>(0, length);
    }
    return done();
  }

  Status titles(const Json& track) {
    return walk(track, [&](const Json& clip, FrameRange place, std::int64_t) -> Status {
      const Json& media = media_of(clip);
      const Json& words = part_of(media, "parameters");
      const std::optional<TitlePlace> where = otio::place_named(text_of(words, "place"));
      if (text_of(media, "generator_kind") != "Title" || !where) {
        return Status(cannot_render(name_, text_of(media, "generator_kind")));
      }
      CutTitle title;
      title.text = text_of(words, "text");
      title.range = place;
      title.place = *where;
      title.size = number_of(words, "size");
      title.font = text_of(words, "font");
      if (words.contains("colour")) title.colour = text_of(words, "colour");
      title.fade = integer_of(own_part(clip), "fade");
      title_order_.push_back(integer_of(own_part(clip), "order"));
      cut_.titles.push_back(std::move(title));
      return done();
    });
  }

  Status sounds(const Json& track) {
    const Json& own = own_part(track);
    // Lanes of one track follow one another.
    const std::int64_t number = integer_of(own, "track", -1);
    if (cut_.tracks.empty() || number < 0 || number != last_track_) {
      CutTrack fresh;
      fresh.name = text_of(track, "name");
      fresh.role = role_named(text_of(own, "role"));
      fresh.gain_db = number_of(own, "gain_db");
      fresh.duck_db = number_of(own, "duck_db");
      fresh.mute = flag_of(own, "mute");
      cut_.tracks.push_back(std::move(fresh));
      sound_order_.emplace_back();
    }
    last_track_ = number;
    return walk(track, [&](const Json& clip, FrameRange place, std::int64_t from) -> Status {
      Result<std::string> source = file_of(clip);
      if (!source) return source.error();
      const Json& mine = own_part(clip);
      CutSound sound;
      sound.source = *source;
      sound.at = place.in;
      sound.from = from;
      sound.frames = flag_of(mine, "to_end") ? 0 : place.length();
      sound.fade_in = integer_of(mine, "fade_in");
      sound.fade_out = integer_of(mine, "fade_out");
      sound.gain_db = number_of(mine, "gain_db");
      sound_order_.back().push_back(integer_of(mine, "order"));
      cut_.tracks.back().sounds.push_back(std::move(sound));
      return done();
    });
  }

  const Json& timeline_;
  const Path name_;
  Cut cut_;
  bool rate_known_ = false;
  bool picture_seen_ = false;
  Rational source_fps_{0, 1};  // Of the shot read last.
  std::int64_t last_track_ = -1;
  std::vector<std::int64_t> title_order_;
  std::vector<std::vector<std::int64_t>> sound_order_;
};

}  // namespace

std::string otio::name_of(TitlePlace place) {
  for (const auto& [value, name] : kPlaces) {
    if (value == place) return std::string(name);
  }
  return "centre";
}

std::optional<TitlePlace> otio::place_named(std::string_view name) {
  for (const auto& [value, known] : kPlaces) {
    if (known == name) return value;
  }
  return std::nullopt;
}

Result<Cut> parse_otio(std::string_view text, const std::filesystem::path& name) {
  Result<Json> parsed = parse_json(text, name);
  if (!parsed) return parsed.error();
  if (!is_schema(*parsed, "Timeline.")) {
    return damaged_file(name, "it is not an OpenTimelineIO timeline",
                        "它不是 OpenTimelineIO 時間線");
  }
  const Json& own = own_part(*parsed);
  if (own.contains("version")) {
    Result<int> version = json_version(own, otio::kVersion, name);
    if (!version) return version.error();
  }
  return Reader(*parsed, name).run();
}

}  // namespace shotlab
