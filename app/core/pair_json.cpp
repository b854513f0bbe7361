// SPDX-License-Identifier: Apache-2.0

#include "app/core/pair_json.h"

#include "app/core/box_json.h"

namespace shotlab {
namespace {

template <typename Measured>
void common_to(Json& json, const Measured& measured) {
  json["evidence"] = measured.evidence.empty() ? Json(nullptr) : Json(measured.evidence.string());
  if (measured.why_not.empty()) return;
  json["why_not"] = {{"en", measured.why_not.en}, {"zh-Hant-HK", measured.why_not.zh}};
}

template <typename Measured>
void common_from(const Json& json, Measured& measured) {
  measured.evidence = text_of(json, "evidence");
  const Json& why = part_of(json, "why_not");
  measured.why_not = {text_of(why, "en"), text_of(why, "zh-Hant-HK")};
}

}  // namespace

Json pair_json(const PairMeasurement& pair) {
  Json json = Json::object();
  if (const auto& r = pair.region) {
    Json one{{"outside_ssim", r->outside_ssim},
             {"inside_delta", r->inside_delta},
             {"share", r->share},
             {"worst_frame", r->worst_frame}};
    common_to(one, *r);
    json["region"] = one;
  }
  if (const auto& f = pair.follow) {
    Json one{{"overlap", f->overlap}, {"motion", f->motion}, {"worst_frame", f->worst_frame}};
    common_to(one, *f);
    json["follow"] = one;
  }
  if (const auto& c = pair.composite) {
    Json one{{"edge_delta", c->edge_delta},
             {"left_right", c->left_right},
             {"slide", c->slide},
             {"share", c->share},
             {"box", Json::array({c->box.x, c->box.y, c->box.w, c->box.h})},
             {"frame", c->frame}};
    common_to(one, *c);
    json["composite"] = one;
  }
  return json;
}

PairMeasurement pair_from(const Json& json) {
  PairMeasurement pair;
  if (json.contains("region")) {
    const Json& one = part_of(json, "region");
    RegionDifference r;
    r.outside_ssim = number_of(one, "outside_ssim");
    r.inside_delta = number_of(one, "inside_delta");
    r.share = number_of(one, "share");
    r.worst_frame = integer_of(one, "worst_frame");
    common_from(one, r);
    pair.region = r;
  }
  if (json.contains("follow")) {
    const Json& one = part_of(json, "follow");
    FollowMeasurement f;
    f.overlap = number_of(one, "overlap");
    f.motion = number_of(one, "motion");
    f.worst_frame = integer_of(one, "worst_frame");
    common_from(one, f);
    pair.follow = f;
  }
  if (json.contains("composite")) {
    const Json& one = part_of(json, "composite");
    CompositeMeasurement c;
    c.edge_delta = number_of(one, "edge_delta");
    c.left_right = number_of(one, "left_right", 1);
    c.slide = number_of(one, "slide");
    c.share = number_of(one, "share");
    c.box = frame_box_from(part_of(one, "box"));
    c.frame = integer_of(one, "frame");
    common_from(one, c);
    pair.composite = c;
  }
  return pair;
}

Json path_match_json(const PathMatch& match) {
  Json json{{"distance", match.distance},
            {"direction", match.direction},
            {"amount", match.amount},
            {"steadiness", match.steadiness}};
  common_to(json, match);
  return json;
}

PathMatch path_match_from(const Json& json) {
  PathMatch match;
  match.distance = number_of(json, "distance", 2);
  match.direction = number_of(json, "direction");
  match.amount = number_of(json, "amount");
  match.steadiness = number_of(json, "steadiness", 1);
  common_from(json, match);
  return match;
}

}  // namespace shotlab
