// SPDX-License-Identifier: Apache-2.0

#include "app/core/measurement_json.h"

#include <array>
#include <cstdio>

#include "app/core/box_json.h"
#include "app/core/sound_json.h"

namespace shotlab {
namespace {

Json text_json(const Text& text) { return {{"en", text.en}, {"zh-Hant-HK", text.zh}}; }

Text text_from(const Json& json) { return {text_of(json, "en"), text_of(json, "zh-Hant-HK")}; }

Json rational_json(Rational value) {
  return std::to_string(value.num) + "/" + std::to_string(value.den);
}

Json evidence_json(const std::filesystem::path& path) {
  return path.empty() ? Json(nullptr) : Json(path.string());
}

Json range_json(FrameRange range) { return {{"in", range.in}, {"out", range.out}}; }

FrameRange range_from(const Json& json) {
  return {integer_of(json, "in"), integer_of(json, "out")};
}

Json soundness_json(const PictureSoundness& s) {
  Json frozen = Json::array();
  for (const FrozenRun& run : s.frozen) frozen.push_back(range_json(run.frames));
  Json json{{"frames", s.frames},
            {"undecodable", s.undecodable},
            {"duration_s", s.duration_s},
            {"black_frames", s.black_frames},
            {"frozen_frames", s.frozen_frames},
            {"longest_frozen", s.longest_frozen},
            {"frozen", frozen},
            {"mean_luma", s.mean_luma},
            {"evidence", evidence_json(s.evidence)}};
  if (s.first_black) json["first_black"] = *s.first_black;
  return json;
}

PictureSoundness soundness_from(const Json& json) {
  PictureSoundness s;
  s.frames = integer_of(json, "frames");
  s.undecodable = integer_of(json, "undecodable");
  s.duration_s = number_of(json, "duration_s");
  s.black_frames = integer_of(json, "black_frames");
  s.frozen_frames = integer_of(json, "frozen_frames");
  s.longest_frozen = integer_of(json, "longest_frozen");
  for (const Json& run : part_of(json, "frozen")) s.frozen.push_back({range_from(run)});
  if (json.contains("first_black")) s.first_black = integer_of(json, "first_black");
  s.mean_luma = number_of(json, "mean_luma");
  s.evidence = text_of(json, "evidence");
  return s;
}

Json shots_json(const ShotMeasurement& shots) {
  Json fades = Json::array();
  for (const Fade& fade : shots.fades) {
    Json one = range_json(fade.frames);
    one["direction"] = fade.in ? "in" : "out";
    fades.push_back(one);
  }
  Json dissolves = Json::array();
  for (const FrameRange& range : shots.dissolves) dissolves.push_back(range_json(range));
  return {{"cuts", shots.cuts},
          {"fades", fades},
          {"dissolves", dissolves},
          {"evidence", evidence_json(shots.evidence)}};
}

ShotMeasurement shots_from(const Json& json) {
  ShotMeasurement shots;
  for (const Json& cut : part_of(json, "cuts")) {
    if (cut.is_number_integer()) shots.cuts.push_back(cut.get<std::int64_t>());
  }
  for (const Json& fade : part_of(json, "fades")) {
    shots.fades.push_back({range_from(fade), text_of(fade, "direction") == "in"});
  }
  for (const Json& range : part_of(json, "dissolves")) shots.dissolves.push_back(range_from(range));
  shots.evidence = text_of(json, "evidence");
  return shots;
}

constexpr std::array kMoves{Move::static_shot, Move::left,     Move::right,  Move::up,
                            Move::down,        Move::in,       Move::out,    Move::roll_cw,
                            Move::roll_ccw,    Move::handheld, Move::unknown};
constexpr std::array kFineMoves{FineMove::none,        FineMove::pan,      FineMove::truck,
                                FineMove::tilt,        FineMove::pedestal, FineMove::zoom,
                                FineMove::dolly,       FineMove::orbit,    FineMove::roll,
                                FineMove::static_shot, FineMove::handheld, FineMove::unsure};

// The value of that name; the last one of the list, "cannot tell", if there is none.
template <typename List>
auto named(const List& list, const std::string& name) {
  for (const auto& value : list) {
    if (name_of(value) == name) return value;
  }
  return list.back();
}

Json move_json(const MoveMeasurement& move, bool path) {
  Json also = Json::array();
  for (const Move other : move.also) also.push_back(name_of(other));
  Json json{{"class", name_of(move.coarse)},
            {"fine", name_of(move.fine)},
            {"confidence", move.confidence},
            {"also", also},
            {"x", move.x},
            {"y", move.y},
            {"scale", move.scale},
            {"roll", move.roll},
            {"energy", move.energy},
            {"dominance", move.dominance},
            {"sign_share", move.sign_share},
            {"directness", move.directness},
            {"jitter", move.jitter},
            {"background_speed", move.background_speed},
            {"inlier_share", move.inlier_share},
            {"tracks", move.tracks},
            {"parallax", move.parallax},
            {"near_far_ratio", move.near_far_ratio},
            {"words", text_json(words_of(move.coarse))},
            {"evidence", evidence_json(move.evidence)}};
  if (!move.why_not.empty()) json["why_not"] = text_json(move.why_not);
  if (path) {
    json["path"] = Json::array();
    for (const PathPoint& p : move.path)
      json["path"].push_back(Json::array({p.x, p.y, p.scale, p.roll}));
  }
  return json;
}

MoveMeasurement move_from(const Json& json) {
  MoveMeasurement move;
  move.coarse = named(kMoves, text_of(json, "class"));
  move.fine = named(kFineMoves, text_of(json, "fine"));
  for (const Json& other : part_of(json, "also")) {
    if (other.is_string()) move.also.push_back(named(kMoves, other.get<std::string>()));
  }
  move.confidence = number_of(json, "confidence");
  move.x = number_of(json, "x");
  move.y = number_of(json, "y");
  move.scale = number_of(json, "scale");
  move.roll = number_of(json, "roll");
  move.energy = number_of(json, "energy");
  move.dominance = number_of(json, "dominance");
  move.sign_share = number_of(json, "sign_share");
  move.directness = number_of(json, "directness");
  move.jitter = number_of(json, "jitter");
  move.background_speed = number_of(json, "background_speed");
  move.inlier_share = number_of(json, "inlier_share");
  move.tracks = static_cast<int>(integer_of(json, "tracks"));
  move.parallax = text_of(json, "parallax");
  move.near_far_ratio = number_of(json, "near_far_ratio");
  move.why_not = text_from(part_of(json, "why_not"));
  move.evidence = text_of(json, "evidence");
  for (const Json& p : part_of(json, "path")) {
    if (p.is_array() && p.size() == 4) move.path.push_back({p[0], p[1], p[2], p[3]});
  }
  return move;
}

std::string hex_color(const Swatch& swatch) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "#%02X%02X%02X", swatch.r & 255, swatch.g & 255,
                swatch.b & 255);
  return text.data();
}

}  // namespace

Json facts_json(const ClipFacts& facts) {
  Json json{
      {"container", facts.container}, {"bytes", facts.bytes}, {"duration_s", facts.duration_s}};
  json["video"] = nullptr;
  if (facts.video) {
    const VideoFacts& v = *facts.video;
    json["video"] = {{"codec", v.codec},
                     {"profile", v.profile},
                     {"width", v.width},
                     {"height", v.height},
                     {"display_width", v.display_width()},
                     {"display_height", v.display_height()},
                     {"fps", v.fps.value()},
                     {"fps_exact", rational_json(v.fps)},
                     {"frames", v.frames},
                     {"vfr", v.vfr},
                     {"rotation", v.rotation},
                     {"pix_fmt", v.pix_fmt},
                     {"sample_aspect", rational_json(v.sample_aspect)},
                     {"time_base", rational_json(v.time_base)},
                     {"first_pts", v.first_pts},
                     {"key_frames", v.key_frames},
                     {"reorder_frames", v.reorder_frames},
                     {"color_range", v.color_range},
                     {"color_space", v.color_space},
                     {"color_primaries", v.color_primaries},
                     {"color_transfer", v.color_transfer}};
  }
  json["audio"] = nullptr;
  if (facts.audio) {
    const AudioFacts& a = *facts.audio;
    json["audio"] = {{"codec", a.codec},
                     {"sample_rate", a.sample_rate},
                     {"channels", a.channels},
                     {"start_s", a.start_s},
                     {"duration_s", a.duration_s}};
  }
  json["credentials"] = facts.credentials;
  json["digital_source_type"] = facts.digital_source_type;
  return json;
}

Json measurement_json(const Measurement& m, bool path) {
  Json json = Json::object();
  if (m.move) json["move"] = move_json(*m.move, path);
  if (m.shots) json["shots"] = shots_json(*m.shots);
  if (m.soundness) json["soundness"] = soundness_json(*m.soundness);
  if (m.loudness) {
    // Of silence the meter has no number, and JSON has no minus infinity.
    json["loudness"] = {
        {"integrated_lufs", m.loudness->silent ? Json(nullptr) : Json(m.loudness->integrated_lufs)},
        {"true_peak_dbtp", m.loudness->silent ? Json(nullptr) : Json(m.loudness->true_peak_dbtp)},
        {"silent", m.loudness->silent}};
  }
  if (m.tone) {
    json["tone"] = {
        {"mean_l", m.tone->mean_l}, {"spread_l", m.tone->spread_l}, {"mean_b", m.tone->mean_b}};
  }
  if (m.sound) json["sound"] = sound_json(*m.sound);
  if (m.texture) {
    json["texture"] = {{"energy", m.texture->energy},
                       {"boil", m.texture->boil},
                       {"flicker", m.texture->flicker},
                       {"sharpness", m.texture->sharpness},
                       {"detail", m.texture->detail}};
  }
  if (!m.boxes.empty()) {
    json["boxes"] = Json::array();
    for (const BoxMeasurement& box : m.boxes) json["boxes"].push_back(box_json(box, path));
  }
  if (!m.palette.empty()) {
    json["palette"] = Json::array();
    for (const Swatch& swatch : m.palette) {
      json["palette"].push_back({{"color", hex_color(swatch)},
                                 {"r", swatch.r},
                                 {"g", swatch.g},
                                 {"b", swatch.b},
                                 {"share", swatch.share}});
    }
  }
  return json;
}

Measurement measurement_from(const Json& json) {
  Measurement m;
  if (json.contains("move")) m.move = move_from(part_of(json, "move"));
  if (json.contains("shots")) m.shots = shots_from(part_of(json, "shots"));
  if (json.contains("soundness")) m.soundness = soundness_from(part_of(json, "soundness"));
  if (json.contains("loudness")) {
    const Json& l = part_of(json, "loudness");
    m.loudness = Loudness{number_of(l, "integrated_lufs"), number_of(l, "true_peak_dbtp"),
                          flag_of(l, "silent")};
  }
  if (json.contains("tone")) {
    const Json& t = part_of(json, "tone");
    m.tone = Tone{number_of(t, "mean_l"), number_of(t, "spread_l"), number_of(t, "mean_b")};
  }
  if (json.contains("sound")) m.sound = sound_from(part_of(json, "sound"));
  if (json.contains("texture")) {
    const Json& t = part_of(json, "texture");
    m.texture =
        TextureMeasurement{number_of(t, "energy"), number_of(t, "boil"), number_of(t, "flicker"),
                           number_of(t, "sharpness"), number_of(t, "detail")};
  }
  for (const Json& box : part_of(json, "boxes")) m.boxes.push_back(box_from(box));
  for (const Json& s : part_of(json, "palette")) {
    m.palette.push_back({static_cast<int>(integer_of(s, "r")), static_cast<int>(integer_of(s, "g")),
                         static_cast<int>(integer_of(s, "b")), number_of(s, "share")});
  }
  return m;
}

}  // namespace shotlab
