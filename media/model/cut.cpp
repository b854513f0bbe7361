// SPDX-License-Identifier: Apache-2.0

#include "media/model/cut.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <string_view>

namespace shotlab {
namespace {

bool less(Rational a, Rational b) { return std::is_lt(compare({1, a}, {1, b})); }

bool within(double value, double least, double most) {
  return std::isfinite(value) && value >= least && value <= most;
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.substr(1).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

Text shot(std::size_t i, const Text& what) {
  return fill(Text{"Shot {0} " + what.en, "第 {0} 個鏡頭" + what.zh}, {std::to_string(i + 1)});
}

Text gain_words() {
  return {"has a gain outside -60 to +24 dB.", "的增益不在 -60 至 +24 dB 之內。"};
}

std::optional<Text> problem_of_event(const CutEvent& event, std::size_t i) {
  if (event.speed.num <= 0 || event.speed.den <= 0 || less(event.speed, kSlowest) ||
      less(kFastest, event.speed)) {
    return shot(i, {"has a speed outside 1/4 to 8.", "的速度不在 1/4 至 8 之內。"});
  }
  if (!within(event.gain_db, kLeastGain, kMostGain)) return shot(i, gain_words());
  if (event.dissolve < 0 || event.fade_in < 0 || event.fade_out < 0) {
    return shot(i, {"has a transition of less than no frames.", "的轉場少於零格。"});
  }
  if (i == 0 && event.dissolve > 0) {
    return shot(i, {"is the first: there is nothing to dissolve from.", "是第一個，無從溶接。"});
  }
  if (event.sound_lead < -kMostLead || event.sound_lead > kMostLead) {
    return shot(i, {"is heard too far from where it is seen.", "的聲音離畫面太遠。"});
  }
  if (i == 0 && event.sound_lead != 0) {
    return shot(i, {"is the first: there is no sound before it to change from.",
                    "是第一個，之前沒有聲音可以轉換。"});
  }
  if (event.dissolve > 0 && event.fade_in > 0) {
    return shot(
        i, {"cannot dissolve in and fade in from black at once.", "不能同時溶接及由黑場淡入。"});
  }
  return std::nullopt;
}

std::optional<Text> problem_of_title(const CutTitle& title, std::size_t i) {
  const auto says = [&](const Text& what) {
    return fill(Text{"Title {0} " + what.en, "第 {0} 個字幕" + what.zh}, {std::to_string(i + 1)});
  };
  if (trim(title.text).empty()) return says({"has no words.", "沒有文字。"});
  if (!is_utf8(title.text)) return says({"is not UTF-8.", "不是 UTF-8。"});
  if (title.range.in < 0 || title.range.length() < 1) {
    return says({"is seen in no frame.", "沒有任何一格會顯示。"});
  }
  if (!is_colour(title.colour)) {
    return says({"has no colour such as #ffffff.", "的顏色不是 #ffffff 之類的寫法。"});
  }
  if (title.size != 0 && !within(title.size, 0.01, 0.5)) {
    return says({"has a size outside 0.01 to 0.5 of the frame's shorter side.",
                 "的大小不在畫面短邊的 0.01 至 0.5 之內。"});
  }
  if (title.fade < 0 || 2 * title.fade > title.range.length()) {
    return says({"is not long enough for its fades.", "不夠長，容不下淡入淡出。"});
  }
  return std::nullopt;
}

std::optional<Text> problem_of_track(const CutTrack& track, std::size_t i) {
  const auto says = [&](const Text& what) {
    return fill(Text{"Track {0} " + what.en, "第 {0} 條聲軌" + what.zh}, {std::to_string(i + 1)});
  };
  if (!within(track.gain_db, kLeastGain, kMostGain)) return says(gain_words());
  if (!within(track.duck_db, 0, kMostDuck)) {
    return says(
        {"is ducked by something else than 0 to 40 dB.", "的壓低幅度不在 0 至 40 dB 之內。"});
  }
  for (const CutSound& sound : track.sounds) {
    if (!within(sound.gain_db, kLeastGain, kMostGain)) return says(gain_words());
    if (sound.at < 0 || sound.from < 0 || sound.frames < 0 || sound.fade_in < 0 ||
        sound.fade_out < 0) {
      return says({"has a sound that begins or lasts less than no frames.",
                   "有聲音的起點或長度少於零格。"});
    }
    if (sound.frames > 0 && sound.fade_in + sound.fade_out > sound.frames) {
      return says(
          {"has a sound that is not long enough for its fades.", "有聲音不夠長，容不下淡入淡出。"});
    }
  }
  return std::nullopt;
}

// What a shot gives to its transitions must be there, and no frame can be in three shots.
std::optional<Text> problem_of_lengths(const Cut& cut, const std::vector<std::int64_t>& lengths) {
  for (std::size_t i = 0; i < cut.events.size(); ++i) {
    const CutEvent& event = cut.events[i];
    const std::int64_t after = i + 1 < cut.events.size() ? cut.events[i + 1].dissolve : 0;
    if (after > 0 && event.fade_out > 0) {
      return shot(i, {"cannot fade out and dissolve into the next at once.",
                      "不能同時淡出及溶接到下一個。"});
    }
    const std::int64_t transitions = event.dissolve + event.fade_in + event.fade_out + after;
    if (transitions > lengths[i]) {
      return fill(Text{"Shot {0} lasts {1} frames of the film, fewer than its transitions need.",
                       "第 {0} 個鏡頭在片中只有 {1} 格，不夠轉場使用。"},
                  {std::to_string(i + 1), std::to_string(lengths[i])});
    }
    const std::int64_t lead_after = i + 1 < cut.events.size() ? cut.events[i + 1].sound_lead : 0;
    const std::int64_t heard = lengths[i] + event.sound_lead - lead_after;
    if (heard < std::max<std::int64_t>(1, transitions)) {
      return shot(i, {"would not be heard long enough: its sound and the next one's lie too close.",
                      "的聲音太短：它的聲音剪接點與下一個的距離太近。"});
    }
  }
  const std::int64_t end = cut.events.empty() ? 0 : places_of(cut.events, lengths).back().out;
  for (std::size_t i = 0; i < cut.titles.size(); ++i) {
    if (cut.titles[i].range.out > end) {
      return fill(
          Text{"Title {0} is seen up to frame {1}, but the film has {2} frames.",
               "第 {0} 個字幕顯示至第 {1} 格，但影片只有 {2} 格。"},
          {std::to_string(i + 1), std::to_string(cut.titles[i].range.out), std::to_string(end)});
    }
  }
  for (std::size_t i = 0; i < cut.tracks.size(); ++i) {
    for (const CutSound& sound : cut.tracks[i].sounds) {
      if (sound.at >= end) {
        return fill(Text{"Track {0} has a sound that begins at frame {1}, but the film has {2}.",
                         "第 {0} 條聲軌有聲音由第 {1} 格開始，但影片只有 {2} 格。"},
                    {std::to_string(i + 1), std::to_string(sound.at), std::to_string(end)});
      }
    }
  }
  return std::nullopt;
}

// What is heard beyond the shots' ranges must be in their sources.
std::optional<Text> problem_of_handles(const Cut& cut, const std::vector<Handles>& handles) {
  for (std::size_t i = 1; i < cut.events.size(); ++i) {
    const std::int64_t lead = cut.events[i].sound_lead;
    if (lead > handles[i].before) {
      return fill(
          Text{"Shot {0} is to be heard {1} frames before it is seen, but its clip has only {2} "
               "before it.",
               "第 {0} 個鏡頭要在畫面之前 {1} 格聽到，但它的片段之前只有 {2} 格。"},
          {std::to_string(i + 1), std::to_string(lead), std::to_string(handles[i].before)});
    }
    if (-lead > handles[i - 1].after) {
      return fill(
          Text{"Shot {0} is to be heard {1} frames after it is seen, but its clip has only {2} "
               "behind it.",
               "第 {0} 個鏡頭要在畫面之後再聽到 {1} 格，但它的片段之後只有 {2} 格。"},
          {std::to_string(i), std::to_string(-lead), std::to_string(handles[i - 1].after)});
    }
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(SoundRole role) {
  switch (role) {
    case SoundRole::unsaid:
      return "";
    case SoundRole::dialogue:
      return "dialogue";
    case SoundRole::effect:
      return "effect";
    case SoundRole::ambience:
      return "ambience";
    case SoundRole::music:
      return "music";
  }
  return "";
}

SoundRole role_named(std::string_view name) {
  const auto* found = std::find_if(kSoundRoles.begin(), kSoundRoles.end(),
                                   [&](SoundRole role) { return name_of(role) == name; });
  return found == kSoundRoles.end() ? SoundRole::unsaid : *found;
}

Text words_of(SoundRole role) {
  switch (role) {
    case SoundRole::unsaid:
      return {"not said", "未註明"};
    case SoundRole::dialogue:
      return {"voice", "人聲"};
    case SoundRole::effect:
      return {"effect", "音效"};
    case SoundRole::ambience:
      return {"ambience", "環境聲"};
    case SoundRole::music:
      return {"music", "音樂"};
  }
  return {};
}

double size_of(const CutTitle& title) {
  if (title.size > 0) return title.size;
  switch (title.place) {
    case TitlePlace::centre:
      return 0.10;
    case TitlePlace::lower_third:
      return 0.06;
    default:
      return 0.05;
  }
}

std::int64_t film_length(std::int64_t source_frames, Rational fps, Rational speed,
                         Rational film_fps) {
  const Rational source{fps.den * speed.den, fps.num * speed.num};
  return std::max<std::int64_t>(1, rescale(source_frames, source, {film_fps.den, film_fps.num}));
}

std::vector<FrameRange> places_of(const std::vector<CutEvent>& events,
                                  const std::vector<std::int64_t>& lengths) {
  std::vector<FrameRange> places;
  std::int64_t at = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    at -= i > 0 ? events[i].dissolve : 0;
    places.push_back({at, at + lengths[i]});
    at += lengths[i];
  }
  return places;
}

std::vector<FrameRange> heard_places(const std::vector<CutEvent>& events,
                                     const std::vector<FrameRange>& places) {
  std::vector<FrameRange> heard = places;
  for (std::size_t i = 1; i < events.size(); ++i) {
    heard[i].in -= events[i].sound_lead;
    heard[i - 1].out -= events[i].sound_lead;
  }
  return heard;
}

Handles handles_of(const CutEvent& event, std::int64_t source_frames, Rational fps,
                   Rational film_fps) {
  // Rounded down: half a frame of sound is not a frame.
  const Rational source{fps.den * event.speed.den, fps.num * event.speed.num};
  const auto whole = [&](std::int64_t frames) {
    const Rational film{film_fps.den, film_fps.num};
    const std::int64_t near = rescale(frames, source, film);
    const bool over = std::is_lt(compare({frames, source}, {near, film}));
    return std::max<std::int64_t>(0, over ? near - 1 : near);
  };
  return {whole(event.range.in), whole(source_frames - event.range.out)};
}

std::optional<Text> problem_of(const Cut& cut, const std::vector<std::int64_t>& lengths,
                               const std::vector<Handles>& handles) {
  if (cut.fps.num <= 0 || cut.fps.den <= 0) {
    return Text{"The film has no frame rate above zero.", "影片沒有大於零的影格率。"};
  }
  for (std::size_t i = 0; i < cut.events.size(); ++i) {
    if (auto problem = problem_of_event(cut.events[i], i)) return problem;
  }
  for (std::size_t i = 0; i < cut.titles.size(); ++i) {
    if (auto problem = problem_of_title(cut.titles[i], i)) return problem;
  }
  for (std::size_t i = 0; i < cut.tracks.size(); ++i) {
    if (auto problem = problem_of_track(cut.tracks[i], i)) return problem;
  }
  for (const CutMarker& marker : cut.markers) {
    if (marker.at < 0 || !is_utf8(marker.text)) {
      return Text{"A marker stands before the film or has no words that can be read.",
                  "有標記在影片開始之前，或文字無法讀取。"};
    }
  }
  if (cut.loudness_lufs && !within(*cut.loudness_lufs, -50, -5)) {
    return Text{"A film's loudness lies between -50 and -5 LUFS.",
                "影片的響度須在 -50 至 -5 LUFS 之間。"};
  }
  if (!within(cut.true_peak_dbtp, -20, 0)) {
    return Text{"A film's highest peak lies between -20 and 0 dBTP.",
                "影片的最高峰值須在 -20 至 0 dBTP 之間。"};
  }
  if (lengths.size() == cut.events.size()) {
    if (auto problem = problem_of_lengths(cut, lengths)) return problem;
  }
  if (handles.size() == cut.events.size()) return problem_of_handles(cut, handles);
  return std::nullopt;
}

}  // namespace shotlab
