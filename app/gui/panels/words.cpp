// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/words.h"

namespace shotlab::gui {

Text words_of_desk(Desk desk) {
  switch (desk) {
    case Desk::brief:
      return {"Brief", "任務"};
    case Desk::shoot:
      return {"Shoot", "拍攝"};
    case Desk::look:
      return {"Look", "看片"};
    case Desk::cut:
      return {"Cut", "剪接"};
    case Desk::papers:
      return {"Papers", "文件"};
  }
  return {};
}

Text words_of_judgement(Judgement judgement) {
  switch (judgement) {
    case Judgement::none:
      return {"not judged", "未評"};
    case Judgement::keep:
      return {"Yes", "要"};
    case Judgement::maybe:
      return {"Maybe", "待定"};
    case Judgement::no:
      return {"No", "不要"};
  }
  return {};
}

std::string money(std::int64_t micros) { return number(static_cast<double>(micros) / 1e6, 2); }

Text price(std::int64_t micros, const std::string& currency) {
  if (micros == 0) return {"free", "免費"};
  const std::string sum = currency + " " + money(micros);
  return {sum, sum};
}

Text seconds_words(double seconds, int decimals) {
  const std::string value = number(seconds, decimals);
  return {value + " s", value + " 秒"};
}

std::string take_number(const std::string& id) { return id.substr(0, id.find('-')); }

std::string take_words(const std::string& id) {
  const std::size_t dash = id.find('-');
  return dash == std::string::npos ? std::string() : id.substr(dash + 1);
}

std::string in_brackets(const Kit& kit, Command command) {
  const std::string key(kit.key(command));
  if (key.empty()) return {};
  return kit.chinese() ? "（" + key + "）" : " (" + key + ")";
}

const TakeRow* find_take(const View& view, const std::string& id) {
  for (const TakeRow& row : view.takes) {
    if (row.take.id == id) return &row;
  }
  return nullptr;
}

const TakeRow* selected(const View& view) { return find_take(view, view.selected_take); }

}  // namespace shotlab::gui
