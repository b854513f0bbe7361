// SPDX-License-Identifier: Apache-2.0

#include "app/core/box_json.h"

#include <cmath>
#include <cstdio>

namespace shotlab {
namespace {

// Most bins are empty: pairs of a place and a share in millionths.
Json sparse(const std::vector<float>& values) {
  Json list = Json::array();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto share = std::llround(1e6 * static_cast<double>(values[i]));
    if (share > 0) list.push_back(Json::array({i, share}));
  }
  return {{"bins", values.size()}, {"shares", list}};
}

std::vector<float> dense(const Json& json) {
  constexpr std::int64_t kMostBins = 100'000;
  const std::int64_t bins = integer_of(json, "bins");
  if (bins <= 0 || bins > kMostBins) return {};
  std::vector<float> values(static_cast<std::size_t>(bins));
  for (const Json& pair : part_of(json, "shares")) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number_integer() ||
        !pair[1].is_number()) {
      continue;
    }
    const auto at = pair[0].get<std::int64_t>();
    if (at < 0 || at >= bins) continue;
    values[static_cast<std::size_t>(at)] = static_cast<float>(pair[1].get<double>() / 1e6);
  }
  return values;
}

// Where it was looked at; what it looked like only where boxes of other takes will be held to it.
Json look_json(const BoxLook& look, bool colours) {
  Json place{{"frame", look.frame}, {"box", frame_box_json(look.box)}};
  if (!colours) return place;
  char layout[20];
  std::snprintf(layout, sizeof layout, "%016llx", static_cast<unsigned long long>(look.layout));
  return {{"frame", look.frame},
          {"box", frame_box_json(look.box)},
          {"colours", sparse(look.colours)},
          {"stripes", sparse(look.stripes)},
          {"layout", layout}};
}

BoxLook look_from(const Json& json) {
  BoxLook look;
  look.frame = integer_of(json, "frame");
  look.box = frame_box_from(part_of(json, "box"));
  look.colours = dense(part_of(json, "colours"));
  look.stripes = dense(part_of(json, "stripes"));
  for (const char digit : text_of(json, "layout")) {
    const int value = digit >= '0' && digit <= '9'   ? digit - '0'
                      : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
                                                     : 0;
    look.layout = look.layout << 4 | static_cast<std::uint64_t>(value);
  }
  return look;
}

}  // namespace

Json frame_box_json(const FrameBox& box) { return Json::array({box.x, box.y, box.w, box.h}); }

FrameBox frame_box_from(const Json& json) {
  if (!json.is_array() || json.size() != 4) return {};
  for (const Json& value : json) {
    if (!value.is_number()) return {};
  }
  return {json[0], json[1], json[2], json[3]};
}

Json likeness_json(const Likeness& likeness) {
  return {{"colours", likeness.colours},
          {"stripes", likeness.stripes},
          {"layout_bits", likeness.layout_bits},
          {"aspect", likeness.aspect}};
}

Likeness likeness_from(const Json& json) {
  return {number_of(json, "colours"), number_of(json, "stripes"),
          static_cast<int>(integer_of(json, "layout_bits")), number_of(json, "aspect", 1)};
}

Json mark_json(const FrameMark& mark) {
  return {{"kind", name_of(mark.kind)}, {"frame", mark.frame}, {"box", frame_box_json(mark.box)}};
}

FrameMark mark_from(const Json& json) {
  FrameMark mark;
  mark_kind_from(text_of(json, "kind"), mark.kind);
  mark.frame = integer_of(json, "frame");
  mark.box = frame_box_from(part_of(json, "box"));
  return mark;
}

Json box_json(const BoxMeasurement& box, bool looks) {
  Json json = mark_json(box.mark);
  json["height"] = box.mark.box.h;
  json["left_right"] = box.left_right;
  json["top_bottom"] = box.top_bottom;
  json["mean_l"] = box.mean_l;
  json["stands_out"] = box.stands_out ? Json(*box.stands_out) : Json(nullptr);
  json["evidence"] = box.evidence.empty() ? Json(nullptr) : Json(box.evidence.string());
  if (!box.not_followed.empty()) {
    json["not_followed"] = {{"en", box.not_followed.en}, {"zh-Hant-HK", box.not_followed.zh}};
  }
  if (box.drift) json["drift"] = likeness_json(*box.drift);
  if (looks) json["look"] = look_json(box.look, true);
  if (box.early) json["early"] = look_json(*box.early, false);
  if (box.late) json["late"] = look_json(*box.late, false);
  return json;
}

BoxMeasurement box_from(const Json& json) {
  BoxMeasurement box;
  box.mark = mark_from(json);
  box.left_right = number_of(json, "left_right", 1);
  box.top_bottom = number_of(json, "top_bottom", 1);
  box.mean_l = number_of(json, "mean_l");
  if (json.contains("stands_out") && json.at("stands_out").is_number()) {
    box.stands_out = number_of(json, "stands_out");
  }
  box.evidence = text_of(json, "evidence");
  if (json.contains("drift")) box.drift = likeness_from(part_of(json, "drift"));
  const Json& why = part_of(json, "not_followed");
  box.not_followed = {text_of(why, "en"), text_of(why, "zh-Hant-HK")};
  box.look = look_from(part_of(json, "look"));
  if (json.contains("early")) box.early = look_from(part_of(json, "early"));
  if (json.contains("late")) box.late = look_from(part_of(json, "late"));
  return box;
}

}  // namespace shotlab
