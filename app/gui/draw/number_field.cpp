// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/number_field.h"

#include <charconv>
#include <cmath>

#include "app/gui/draw/widgets.h"
#include "media/base/text.h"

namespace shotlab::gui {
namespace {

std::optional<double> number_in(std::string_view text) {
  text = trim(text);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

std::string short_number(double value, int decimals) {
  std::string text = number(value, decimals);
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::optional<double> number_field(const Kit& kit, const std::string& name, double value,
                                   int decimals, NumberDraft& draft, float width) {
  const bool typing = draft.name == name;
  std::string text = typing ? draft.text : short_number(value, decimals);
  const bool changed = field(kit, name, text, "", width);
  if (ImGui::IsItemActive()) {
    draft = {name, text};
  } else if (typing) {
    draft = {};
  }
  return changed ? number_in(text) : std::nullopt;
}

}  // namespace shotlab::gui
