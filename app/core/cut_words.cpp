// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_words.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace shotlab {
namespace {

// "..." is not a title. Write ...
Error not_written(std::string_view words, const Text& as, const Text& how) {
  const std::vector<std::string> values{std::string(words)};
  return {ErrorCode::bad_input,
          fill(Text{"\"{0}\" is not " + as.en + ".", "「{0}」不是" + as.zh + "。"}, values),
          {"Write " + how.en, "請寫成 " + how.zh}};
}

Error not_a_title(std::string_view words) {
  return not_written(words, {"a title", "字幕的寫法"},
                     {"IN-OUT:TEXT, for example 24-96:The lantern or 1.0s-4.0s:The lantern.",
                      "入點-出點:文字，例如 24-96:燈籠 或 1.0s-4.0s:燈籠。"});
}

Error not_a_marker(std::string_view words) {
  return not_written(words, {"a marker", "標記的寫法"},
                     {"FRAME:TEXT, for example 48:the door or 2.0s:the door.",
                      "格數:文字，例如 48:門 或 2.0s:門。"});
}

Error not_a_lead(std::string_view words) {
  return not_written(words, {"a J- or L-cut", "聲音先行或延續的寫法"},
                     {"SHOT:FRAMES, for example 2:12 (heard 12 frames before it is seen) or 3:-8.",
                      "鏡頭:格數，例如 2:12（早 12 格聽到）或 3:-8。"});
}

Error not_a_sound(std::string_view words) {
  return not_written(
      words, {"a sound for a track", "聲軌的寫法"},
      {"FILE, FILE@FRAME or FILE@2.0s,-6dB.", "檔名、檔名@格數 或 檔名@2.0s,-6dB。"});
}

Error not_a_speed(std::string_view words) {
  return not_written(words, {"a speed", "速度"}, {"2, 0.5 or 3/2.", "2、0.5 或 3/2。"});
}

template <typename Number>
std::optional<Number> number_in(std::string_view words) {
  Number value{};
  const auto [end, problem] = std::from_chars(words.data(), words.data() + words.size(), value);
  if (problem != std::errc() || end != words.data() + words.size()) return std::nullopt;
  return value;
}

// A frame of the film: "48", or the first at or after "2.0s".
std::optional<std::int64_t> film_frame(std::string_view words, Rational fps) {
  if (words.ends_with('s')) {
    words.remove_suffix(1);
    const std::optional<double> seconds = number_in<double>(words);
    if (!seconds || !(*seconds >= 0) || *seconds > 1e6) return std::nullopt;
    return static_cast<std::int64_t>(std::ceil(*seconds * fps.value() - 1e-6));
  }
  const std::optional<std::int64_t> frame = number_in<std::int64_t>(words);
  return frame && *frame >= 0 ? frame : std::nullopt;
}

}  // namespace

Result<CutTitle> parse_title(std::string_view words, Rational fps, TitlePlace place) {
  const std::size_t colon = words.find(':');
  const std::size_t dash = words.find('-');
  if (colon == std::string_view::npos || dash == std::string_view::npos || dash > colon) {
    return not_a_title(words);
  }
  const auto in = film_frame(words.substr(0, dash), fps);
  const auto out = film_frame(words.substr(dash + 1, colon - dash - 1), fps);
  if (!in || !out || *in >= *out) return not_a_title(words);
  CutTitle title;
  title.range = {*in, *out};
  title.place = place;
  title.text = words.substr(colon + 1);
  for (std::size_t at = 0; (at = title.text.find("\\n", at)) != std::string::npos; ++at) {
    title.text.replace(at, 2, "\n");
  }
  if (trim(title.text).empty()) return not_a_title(words);
  return title;
}

Result<CutMarker> parse_marker(std::string_view words, Rational fps) {
  const std::size_t colon = words.find(':');
  const auto at = film_frame(words.substr(0, colon), fps);
  if (!at || !is_utf8(words)) return not_a_marker(words);
  if (colon == std::string_view::npos) return CutMarker{*at, {}};
  return CutMarker{*at, std::string(trim(words.substr(colon + 1)))};
}

Result<SoundLead> parse_lead(std::string_view words, Rational fps) {
  const std::size_t colon = words.find(':');
  const auto shot = number_in<std::int64_t>(words.substr(0, colon));
  std::string_view amount = colon == std::string_view::npos ? "" : words.substr(colon + 1);
  const bool later = amount.starts_with('-');
  if (later) amount.remove_prefix(1);
  const auto frames = film_frame(amount, fps);
  if (!shot || *shot < 1 || !frames) return not_a_lead(words);
  return SoundLead{static_cast<std::size_t>(*shot - 1), later ? -*frames : *frames};
}

Result<CutSound> parse_sound(std::string_view words, Rational fps) {
  CutSound sound;
  const std::size_t at = words.rfind('@');
  sound.source = words.substr(0, at);
  if (sound.source.empty()) return not_a_sound(words);
  if (at == std::string_view::npos) return sound;
  std::string_view rest = words.substr(at + 1);
  const std::size_t comma = rest.find(',');
  const auto frame = film_frame(rest.substr(0, comma), fps);
  if (!frame) return not_a_sound(words);
  sound.at = *frame;
  if (comma == std::string_view::npos) return sound;
  rest = rest.substr(comma + 1);
  if (!rest.ends_with("dB")) return not_a_sound(words);
  rest.remove_suffix(2);
  if (rest.starts_with('+')) rest.remove_prefix(1);
  const std::optional<double> gain = number_in<double>(rest);
  if (!gain) return not_a_sound(words);
  sound.gain_db = *gain;
  return sound;
}

Result<CutTrack> parse_track(std::string_view words, Rational fps) {
  CutTrack track;
  const std::size_t equals = words.find('=');
  if (equals != std::string_view::npos) {
    track.role = role_named(words.substr(0, equals));
    // A file may be called "a=b.wav".
    if (track.role != SoundRole::unsaid) words.remove_prefix(equals + 1);
  }
  Result<CutSound> sound = parse_sound(words, fps);
  if (!sound) return sound.error();
  track.name = sound->source;
  track.sounds.push_back(*std::move(sound));
  return track;
}

Result<Rational> parse_speed(std::string_view words) {
  const std::size_t slash = words.find('/');
  if (slash != std::string_view::npos) {
    const auto num = number_in<std::int64_t>(words.substr(0, slash));
    const auto den = number_in<std::int64_t>(words.substr(slash + 1));
    if (!num || !den || *num <= 0 || *den <= 0 || *num > 1'000'000 || *den > 1'000'000) {
      return not_a_speed(words);
    }
    return Rational{*num, *den};
  }
  const std::optional<double> value = number_in<double>(words);
  if (!value || !(*value > 0) || *value > 1000) return not_a_speed(words);
  if (*value == std::floor(*value)) return Rational{static_cast<std::int64_t>(*value), 1};
  return Rational{std::llround(*value * 1000), 1000};
}

FilmCodec codec_named(std::string_view name) {
  if (name == "h264") return FilmCodec::h264;
  if (name == "hevc") return FilmCodec::hevc;
  if (name == "vp9") return FilmCodec::vp9;
  if (name == "prores") return FilmCodec::prores;
  if (name == "png") return FilmCodec::png;
  return FilmCodec::automatic;
}

}  // namespace shotlab
