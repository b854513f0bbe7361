// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/score_graph.h"

#include <algorithm>
#include <cmath>

#include "app/gui/draw/widgets.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kPooled{"SSIM {0} · PSNR {1} dB", "SSIM {0} · PSNR {1} dB"};
const Text kSame{"Every frame is the same.", "每一格都相同。"};
const Text kMeasuring{"Measuring … {0} %", "量度中 …… {0} %"};
const Text kWorst{"least alike: frame {0}", "最不相似：第 {0} 格"};
const Text kWorstTip{"Frame {0}: SSIM {1}, PSNR {2} dB. Press to go there.",
                     "第 {0} 格：SSIM {1}，PSNR {2} dB。按下前往。"};
const Text kSsimTip{"SSIM: how alike the structure is, 0 to 1", "SSIM：結構有多相似，0 至 1"};
const Text kPsnrTip{"PSNR: how small the differences are, in decibels",
                    "PSNR：差異有多小，以分貝計"};

constexpr float kGraph = 64;

const ComparisonRow* row_of(const View& view, const std::string& a, const std::string& b) {
  for (const ComparisonRow& row : view.comparisons) {
    if (row.a == a && row.b == b) return &row;
  }
  return nullptr;
}

struct Range {
  double low = 0, high = 1;
};

// SSIM on a scale that shows what there is: from the least value, rounded down to a tenth, to 1.
Range range_of(const std::vector<double>& values, bool ssim) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  if (ssim) return {std::min(.9, std::floor(*least * 10) / 10), 1};
  return {std::floor(*least / 10) * 10,
          std::max(std::floor(*least / 10) * 10 + 10, std::ceil(*most / 10) * 10)};
}

void draw_curve(const Kit& kit, const std::vector<double>& values, Range range, ImVec2 low,
                ImVec2 high) {
  std::vector<ImVec2> line;
  const auto count = static_cast<float>(std::max<std::size_t>(values.size() - 1, 1));
  // No more points than pixels: of those that share one, the least is shown.
  const std::size_t stride = std::max<std::size_t>(
      1, values.size() / static_cast<std::size_t>(std::max(high.x - low.x, 1.0f)));
  for (std::size_t n = 0; n < values.size(); n += stride) {
    const auto last = std::min(n + stride, values.size());
    const double value = *std::min_element(values.begin() + static_cast<std::ptrdiff_t>(n),
                                           values.begin() + static_cast<std::ptrdiff_t>(last));
    const double share = std::clamp((value - range.low) / (range.high - range.low), 0.0, 1.0);
    line.push_back({low.x + (high.x - low.x) * static_cast<float>(n) / count,
                    high.y - (high.y - low.y) * static_cast<float>(share)});
  }
  ImGui::GetWindowDrawList()->AddPolyline(line.data(), static_cast<int>(line.size()),
                                          color(kit.theme.text), 0, std::max(1.0f, kit.px(1.25f)));
}

void draw_plot(const Kit& kit, const ComparisonRow& row, const ScreenView& screen, Ui& ui,
               Intents& intents) {
  const std::vector<double>& values = ui.compare.ssim ? row.ssim : row.psnr;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float tall = kit.px(kGraph);
  const Touch plot = touch("###score", {width, tall});
  const bool dragged = ImGui::IsItemActive();
  const ImVec2 end{at.x + width, at.y + tall};
  fill_rect(at, end, color(kit.theme.field), kit.px(4));
  if (values.empty()) return;
  const float scale_room = text_width(kit, "0.00", Type::tiny) + kit.px(8);
  const ImVec2 low{at.x + scale_room, at.y + kit.px(6)};
  const ImVec2 high{end.x - kit.px(6), end.y - kit.px(6)};
  const Range range = range_of(values, ui.compare.ssim);
  const int decimals = ui.compare.ssim ? 2 : 0;
  const float half_line = line_height(kit, Type::tiny) * 0.5f;
  draw_line(kit, {at.x + kit.px(4), low.y - half_line + kit.px(3)}, number(range.high, decimals),
            {Type::tiny, false, kit.theme.second});
  draw_line(kit, {at.x + kit.px(4), high.y - half_line - kit.px(3)}, number(range.low, decimals),
            {Type::tiny, false, kit.theme.second});
  const auto last = static_cast<float>(std::max<std::size_t>(values.size() - 1, 1));
  const auto place = [&](std::size_t n) {
    return low.x + (high.x - low.x) * static_cast<float>(n) / last;
  };
  for (std::size_t n : row.worst) {
    if (n >= values.size()) continue;
    fill_rect({place(n) - kit.px(1), low.y}, {place(n) + kit.px(1), high.y},
              color(kit.theme.close, 0.75f));
  }
  draw_curve(kit, values, range, low, high);
  for (std::size_t n = 0; n < row.frames_b.size(); ++n) {
    if (row.frames_b[n] != screen.frame) continue;
    fill_rect({place(n) - kit.px(1), at.y}, {place(n) + kit.px(1), end.y}, color(kit.theme.accent));
  }
  const auto under = [&] {
    const float share = (ImGui::GetIO().MousePos.x - low.x) / std::max(high.x - low.x, 1.0f);
    return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0f, 1.0f) * last));
  };
  if (plot.hovered) {
    const std::size_t n = std::min(under(), values.size() - 1);
    tooltip(kit, fill(kWorstTip, {std::to_string(row.frames_b[n] + 1), number(row.ssim[n], 3),
                                  number(row.psnr[n], 1)})
                     .in(kit.language));
  }
  if (dragged || plot.pressed) {
    const std::size_t n = std::min(under(), values.size() - 1);
    if (row.frames_b[n] != screen.frame || screen.playing)
      intents.transport.push_back(transport::Seek{row.frames_b[n]});
  }
}

}  // namespace

float score_graph_height(const Kit& kit) { return button_height(kit) + kit.px(kGraph + 4); }

void draw_score_graph(const Kit& kit, const View& view, const Screens& screens, Ui& ui,
                      Intents& intents) {
  const std::string& a = screens.others.front().take;
  const std::string& b = screens.main.take;
  const ComparisonRow* row = row_of(view, a, b);
  if (row == nullptr) {
    if (!a.empty() && !b.empty()) intents.actions.push_back(action::CompareTakes{a, b});
    return;
  }
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float y = at.y + (button_height(kit) - line_height(kit, Type::small)) * 0.5f;
  if (row->running) {
    draw_line(kit, {at.x, y}, fill(kMeasuring, {number(row->progress * 100, 0)}).in(kit.language),
              small_print(kit), width);
    ImGui::Dummy({width, button_height(kit)});
    progress(kit, {at.x, at.y + button_height(kit)}, width, row->progress);
    return;
  }
  if (row->error) {
    ImGui::SetCursorScreenPos({at.x, y});
    paragraph(kit, kit.say(row->error->message), small_print(kit));
    return;
  }
  const ButtonLook look{.kind = ButtonKind::quiet, .type = Type::small};
  const float buttons =
      button_width(kit, "SSIM", look) + button_width(kit, "PSNR", look) + kit.px(2);
  std::string words =
      row->identical ? kit.say(kSame)
                     : fill(kPooled, {number(row->pooled_ssim, 3), number(row->pooled_psnr, 1)})
                           .in(kit.language);
  if (!row->identical && !row->worst.empty() && row->worst.front() < row->frames_b.size()) {
    words += " · " +
             fill(kWorst, {std::to_string(row->frames_b[row->worst.front()] + 1)}).in(kit.language);
  }
  draw_line(kit, {at.x, y}, words, {Type::small, false, kit.theme.second, true},
            std::max(width - buttons - kit.px(8), 1.0f));
  ImGui::SetCursorScreenPos({at.x + width - buttons, at.y});
  ButtonLook ssim = look;
  ssim.on = ui.compare.ssim;
  ssim.tip = kit.say(kSsimTip);
  if (button(kit, "score/ssim", "SSIM", ssim)) ui.compare.ssim = true;
  ImGui::SameLine(0, kit.px(2));
  ButtonLook psnr = look;
  psnr.on = !ui.compare.ssim;
  psnr.tip = kit.say(kPsnrTip);
  if (button(kit, "score/psnr", "PSNR", psnr)) ui.compare.ssim = false;
  draw_plot(kit, *row, screens.main, ui, intents);
}

}  // namespace shotlab::gui
