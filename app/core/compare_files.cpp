// SPDX-License-Identifier: Apache-2.0

#include "app/core/compare_files.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/core/clip_tools.h"
#include "media/compare/loudness_match.h"
#include "media/libav/filters.h"
#include "media/libav/picture_file.h"
#include "media/libav/sound_reader.h"

namespace shotlab {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kFewestTakes = 2;
constexpr std::size_t kMostTakes = 9;
constexpr double kInfinite = 100;  // dB; JSON has no infinity.

Status sane(const CompareOrder& order) {
  if (order.takes.size() < kFewestTakes || order.takes.size() > kMostTakes) {
    return Error{ErrorCode::bad_input,
                 {"Between two and nine takes can be compared.", "可以比較二至九條鏡次。"},
                 {"Name the take to compare with first, then the others.",
                  "請先寫作為基準的鏡次，再寫其他。"}};
  }
  if (order.offset && order.takes.size() > kFewestTakes) {
    return Error{ErrorCode::bad_input,
                 {"An offset is for two takes.", "偏移量只用於兩條鏡次。"},
                 {"Leave it out: each take is aligned by itself.", "請省略：各鏡次會自行對齊。"}};
  }
  if (order.sheet.empty()) return done();
  const std::string ending = order.sheet.extension().string();
  if (ending != ".png" && ending != ".jpg") {
    return Error{ErrorCode::bad_input,
                 {"A contact sheet is a .png or a .jpg.", "對照圖須為 .png 或 .jpg。"},
                 {"Give it such a name.", "請改用這類檔名。"}};
  }
  return may_write(order.sheet, order.replace);
}

std::vector<std::optional<CompareSound>> sounds_of(const CompareOrder& order,
                                                   const CompareFindings& findings,
                                                   const Cancel& cancel) {
  std::vector<std::optional<CompareSound>> out(order.takes.size());
  std::vector<Loudness> measured;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const ClipFacts& facts = i == 0 ? findings.pairs.front().a : findings.pairs[i - 1].b;
    if (!facts.audio) continue;
    // Sound that cannot be read says nothing about the picture: the take then has none here.
    const Result<Samples> sound = read_sound(order.takes[i], 48000, 2, 0, -1, cancel);
    if (!sound) continue;
    const Result<Loudness> loudness = measure_loudness(*sound);
    if (loudness) out[i] = CompareSound{*loudness, 0};
  }
  for (const auto& sound : out) {
    if (sound) measured.push_back(sound->loudness);
  }
  const std::vector<double> gains = matching_gains(measured);
  std::size_t next = 0;
  for (auto& sound : out) {
    if (sound) sound->gain_db = gains[next++];
  }
  return out;
}

Text why_no_vmaf() {
  if (has_filter("libvmaf")) {
    return {"VMAF is not part of this comparison yet.", "這項比較暫未包括 VMAF。"};
  }
  return {"The FFmpeg of this machine was built without libvmaf.",
          "這部電腦的 FFmpeg 沒有 libvmaf。"};
}

double finite(double decibels) { return std::isinf(decibels) ? kInfinite : decibels; }

double rounded(double value, double unit) { return std::round(value / unit) * unit; }

Json score_json(const FrameScore& score) {
  Json json{{"a", score.frames.a},
            {"b", score.frames.b},
            {"psnr_y", rounded(finite(score.psnr_y), 1e-4)},
            {"ssim_y", rounded(score.ssim_y, 1e-6)}};
  if (score.ms_ssim_y) json["ms_ssim_y"] = rounded(*score.ms_ssim_y, 1e-6);
  return json;
}

Json pair_json(const CompareReport& pair, Language language, bool per_frame) {
  const PooledScore& pooled = pair.pooled;
  Json json{{"frames", pair.frames.size()},
            {"offset", pair.alignment.offset},
            {"offset_from", pair.offset_given      ? "given"
                            : pair.alignment.found ? "found"
                                                   : "assumed"},
            {"identical", pair.identical},
            {"resized", pair.resized},
            {"reformatted", pair.reformatted},
            {"psnr_y", rounded(finite(pooled.psnr_y), 1e-4)},
            {"ssim_y", rounded(pooled.ssim_y, 1e-6)},
            {"psnr", rounded(finite(pooled.psnr_all), 1e-4)},
            {"ssim", rounded(pooled.ssim_all, 1e-6)},
            {"psnr_y_min", rounded(finite(pooled.psnr_y_min), 1e-4)},
            {"psnr_y_p5", rounded(finite(pooled.psnr_y_p5), 1e-4)},
            {"ssim_y_min", rounded(pooled.ssim_y_min, 1e-6)},
            {"ssim_y_p5", rounded(pooled.ssim_y_p5, 1e-6)}};
  if (pooled.ms_ssim_y) json["ms_ssim_y"] = rounded(*pooled.ms_ssim_y, 1e-6);
  if (!pair.ms_ssim_why_not.empty()) json["ms_ssim_why_not"] = pair.ms_ssim_why_not.in(language);
  json["worst"] = Json::array();
  for (const std::size_t at : pair.worst) json["worst"].push_back(score_json(pair.frames[at]));
  if (per_frame) {
    json["per_frame"] = Json::array();
    for (const FrameScore& score : pair.frames) json["per_frame"].push_back(score_json(score));
  }
  return json;
}

}  // namespace

Result<CompareFindings> compare_files(const CompareOrder& order, const Cancel& cancel,
                                      const std::function<void(double)>& progress) {
  if (Status ordered = sane(order); !ordered) return ordered.error();
  CompareFindings findings;
  const std::size_t pairs = order.takes.size() - 1;
  const auto request_for = [&order](std::size_t pair) {
    return CompareRequest{.a = order.takes[0],
                          .b = order.takes[pair + 1],
                          .offset = order.offset,
                          .ms_ssim = order.ms_ssim};
  };
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    Result<CompareReport> report =
        compare_takes(request_for(pair), cancel, [&progress, pair, pairs](double share) {
          if (progress) progress((static_cast<double>(pair) + share) / static_cast<double>(pairs));
        });
    if (!report) return report.error();
    findings.pairs.push_back(*std::move(report));
  }
  findings.sound = sounds_of(order, findings, cancel);
  findings.vmaf_why_not = why_no_vmaf();
  if (order.sheet.empty()) return findings;
  Result<Picture> sheet =
      contact_sheet(request_for(0), findings.pairs.front(), order.sheet_rows, cancel);
  if (!sheet) return sheet.error();
  if (Status written = write_picture(order.sheet, *sheet); !written) return written.error();
  return findings;
}

Json compare_json(const CompareOrder& order, const CompareFindings& findings, Language language,
                  bool per_frame) {
  Json json{{"a", order.takes[0].string()}, {"b", order.takes[1].string()}};
  json.update(pair_json(findings.pairs.front(), language, per_frame));
  if (findings.pairs.size() > 1) {
    json["pairs"] = Json::array();
    for (std::size_t pair = 0; pair < findings.pairs.size(); ++pair) {
      Json one{{"a", order.takes[0].string()}, {"b", order.takes[pair + 1].string()}};
      one.update(pair_json(findings.pairs[pair], language, per_frame));
      json["pairs"].push_back(std::move(one));
    }
  }
  json["sound"] = Json::array();
  for (const auto& sound : findings.sound) {
    if (!sound) {
      json["sound"].push_back(nullptr);
      continue;
    }
    json["sound"].push_back(
        {{"integrated_lufs",
          sound->loudness.silent ? Json() : Json(rounded(sound->loudness.integrated_lufs, .01))},
         {"gain_db", rounded(sound->gain_db, .01)}});
  }
  json["vmaf"] = nullptr;
  json["vmaf_why_not"] = findings.vmaf_why_not.in(language);
  if (!order.sheet.empty()) json["sheet"] = order.sheet.string();
  return json;
}

}  // namespace shotlab
