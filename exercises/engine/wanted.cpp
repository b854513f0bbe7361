// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/wanted.h"

#include <algorithm>
#include <cmath>

namespace shotlab {
namespace {

struct UnitRow {
  std::string_view unit;
  const char* one;
  const char* many;
  const char* zh;
};

constexpr UnitRow kUnits[] = {
    {"s", " s", " s", " 秒"},
    {"takes", " take", " takes", " 條"},
    {"keepers", " keeper", " keepers", " 條保留條"},
    {"generations", " generation", " generations", " 代"},
    {"seeds", " seed", " seeds", " 個種子值"},
    {"results", " result", " results", " 個結果"},
    {"rows", " row", " rows", " 行"},
    {"named", " named", " named", " 項"},
    {"slots", " slot", " slots", " 欄"},
    {"moves", " camera move", " camera moves", " 種鏡頭運動"},
    {"acts", " act", " acts", " 個動作"},
    {"beats", " beat", " beats", " 個節拍"},
    {"words", " word", " words", " 個詞"},
    {"characters", " character", " characters", " 個字"},
    {"lengths", " length", " lengths", " 處秒數"},
    {"files", " file", " files", " 個檔案"},
    {"keys", " key", " keys", " 個關鍵點"},
    {"marks", " mark", " marks", " 個標記"},
    {"fields", " field", " fields", " 欄資料"},
    {"sections", " section", " sections", " 部分"},
    {"things", " thing", " things", " 項"},
    {"people", " person", " people", " 個真人"},
    {"labels", " right label", " right labels", " 個正確標示"},
    {"m/s2", " m/s²", " m/s²", " 米／秒²"},
    {"deg/s", "° a second", "° a second", "°（每秒）"},
    {"changes of shot", " change of shot", " changes of shot", " 處轉換鏡頭"},
    {"changes", " change", " changes", " 處改動"},
    {"nouns", " noun", " nouns", " 個名詞"},
    {"dE", " dE", " dE", " 色差"},
    {"cuts", " saved cut", " saved cuts", " 個已儲存的剪接"},
    {"kinds", " kind", " kinds", " 種"},
    {"L*", " L*", " L*", " L*"},
    {"b*", " b*", " b*", " b*"},
    {"layers", " layer of sound", " layers of sound", " 層聲音"},
    {"hits", " moment in sync", " moments in sync", " 個對準的時刻"},
    {"leads", " J- or L-cut", " J- or L-cuts", " 個聲音先行或延續"},
    {"dB", " dB", " dB", " dB"},
    {"of both", " of both", " of both", "（兩者重疊）"},
    {"levels", " level", " levels", " 級"},
    {"of the picture", " of the picture", " of the picture", " 個畫面"},
    {"of the path", " of the path", " of the path", "（佔軌跡）"},
    {"of the masses", " of the masses", " of the masses", "（大塊重疊）"},
    {"frames", " frame", " frames", " 格"},
    {"shots", " shot", " shots", " 個鏡頭"},
    {"answers", " right answer", " right answers", " 題答對"},
    {"%", " %", " %", "%"},
    {"%/s", " % of the picture width per second", " % of the picture width per second",
     "%（每秒，佔畫面闊度）"},
    {"x", " times", " times", " 倍"},
};

const UnitRow* row_of(std::string_view unit) {
  const auto* found = std::find_if(std::begin(kUnits), std::end(kUnits),
                                   [&](const UnitRow& row) { return row.unit == unit; });
  return found == std::end(kUnits) ? nullptr : found;
}

}  // namespace

bool Wanted::contains(double value) const {
  return (!least || value >= *least) && (!most || value <= *most);
}

VerdictState grade(double value, const Wanted& wanted) {
  // Rounding of a measured number must not decide: 4.0 s of a clip that says 3.9999 s is 4 s.
  constexpr double kSlack = 1e-6;
  const auto near = [](double miss, double bound) {
    return miss <= kCloseShare * std::abs(bound) + kSlack;
  };
  if (wanted.least && value < *wanted.least - kSlack) {
    return near(*wanted.least - value, *wanted.least) ? VerdictState::close : VerdictState::not_yet;
  }
  if (wanted.most && value > *wanted.most + kSlack) {
    return near(value - *wanted.most, *wanted.most) ? VerdictState::close : VerdictState::not_yet;
  }
  return VerdictState::pass;
}

VerdictState worse(VerdictState a, VerdictState b) {
  const auto rank = [](VerdictState state) {
    switch (state) {
      case VerdictState::not_yet:
        return 0;
      case VerdictState::cannot_measure:
        return 1;
      case VerdictState::close:
        return 2;
      case VerdictState::waived:
        return 3;
      case VerdictState::pass:
        return 4;
    }
    return 0;
  };
  return rank(a) <= rank(b) ? a : b;
}

std::string plain(double value) {
  std::string text = number(value, 2);
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

Text amount(double value, std::string_view unit) {
  const UnitRow* row = row_of(unit);
  const std::string digits = plain(value);
  if (!row) return {digits + " " + std::string(unit), digits + " " + std::string(unit)};
  return {digits + (digits == "1" ? row->one : row->many), digits + row->zh};
}

Text words_of(const Wanted& wanted, std::string_view unit) {
  if (wanted.least && wanted.most) {
    const Text top = amount(*wanted.most, unit);
    if (plain(*wanted.least) == plain(*wanted.most)) {
      return {"exactly " + top.en, "剛好 " + top.zh};
    }
    return {plain(*wanted.least) + " to " + top.en, plain(*wanted.least) + " 至 " + top.zh};
  }
  if (wanted.least) {
    const Text bound = amount(*wanted.least, unit);
    return {"at least " + bound.en, "最少 " + bound.zh};
  }
  if (wanted.most) {
    const Text bound = amount(*wanted.most, unit);
    return {"at most " + bound.en, "最多 " + bound.zh};
  }
  return {"any number", "不限"};
}

}  // namespace shotlab
