// SPDX-License-Identifier: Apache-2.0

#include "media/model/measurement.h"

#include <array>

namespace shotlab {
namespace {

struct MoveRow {
  std::string_view name;
  const char* en;
  const char* zh;
};

// In the order of the enumerations.
constexpr std::array<MoveRow, 11> kMoves = {{
    {"static", "static", "定鏡"},
    {"left", "left (pan or truck)", "向左（搖或橫移）"},
    {"right", "right (pan or truck)", "向右（搖或橫移）"},
    {"up", "up (tilt or pedestal)", "向上（上搖或升）"},
    {"down", "down (tilt or pedestal)", "向下（下搖或降）"},
    {"in", "in (zoom or dolly)", "向前（變焦推或推鏡）"},
    {"out", "out (zoom or dolly)", "向後（變焦拉或拉鏡）"},
    {"roll_cw", "roll clockwise", "順時針滾轉"},
    {"roll_ccw", "roll counter-clockwise", "逆時針滾轉"},
    {"handheld", "handheld", "手持"},
    {"unknown", "cannot tell", "量度不到"},
}};

constexpr std::array<MoveRow, 12> kFine = {{
    {"none", "none", "沒有"},
    {"pan", "pan", "橫搖"},
    {"truck", "truck", "橫移"},
    {"tilt", "tilt", "直搖"},
    {"pedestal", "pedestal", "升降"},
    {"zoom", "zoom", "變焦"},
    {"dolly", "dolly", "推拉鏡"},
    {"orbit", "orbit", "環繞"},
    {"roll", "roll", "滾轉"},
    {"static", "static", "定鏡"},
    {"handheld", "handheld", "手持"},
    {"unsure", "cannot tell", "分不到"},
}};

}  // namespace

std::string_view name_of(Move move) { return kMoves[static_cast<std::size_t>(move)].name; }
std::string_view name_of(FineMove move) { return kFine[static_cast<std::size_t>(move)].name; }

Text words_of(Move move) {
  const MoveRow& row = kMoves[static_cast<std::size_t>(move)];
  return {row.en, row.zh};
}

Text words_of(FineMove move) {
  const MoveRow& row = kFine[static_cast<std::size_t>(move)];
  return {row.en, row.zh};
}

}  // namespace shotlab
