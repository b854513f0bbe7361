// SPDX-License-Identifier: Apache-2.0

#include "app/practice/faults/menu.h"

#include <algorithm>
#include <array>

namespace shotlab::practice {
namespace {

constexpr std::array<std::pair<Step, std::string_view>, 7> kSteps = {{{Step::create, "create"},
                                                                      {Step::poll, "poll"},
                                                                      {Step::result, "result"},
                                                                      {Step::file, "file"},
                                                                      {Step::upload, "upload"},
                                                                      {Step::download, "download"},
                                                                      {Step::cancel, "cancel"}}};

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string_view name_of(Step step) {
  for (const auto& [one, name] : kSteps) {
    if (one == step) return name;
  }
  return "";
}

std::optional<Step> step_named(std::string_view name) {
  for (const auto& [step, one] : kSteps) {
    if (one == name) return step;
  }
  return std::nullopt;
}

const FaultKind* find_fault(std::string_view id) {
  for (const FaultKind& kind : fault_menu()) {
    if (kind.id == id) return &kind;
  }
  return nullptr;
}

std::optional<Text> trouble_with(const FaultRule& rule) {
  const FaultKind* kind = find_fault(rule.kind);
  if (kind == nullptr) {
    return fill(Text{"there is no fault \"{0}\" on the menu.", "清單上沒有「{0}」這種故障。"},
                {rule.kind});
  }
  if (std::find(kind->steps.begin(), kind->steps.end(), rule.at) == kind->steps.end()) {
    std::string places;
    for (const Step step : kind->steps) {
      places.append(places.empty() ? "" : ", ").append(name_of(step));
    }
    return fill(
        Text{"\"{0}\" can be placed at {1}, not at {2}.", "「{0}」可以放在 {1}，不能放在 {2}。"},
        {rule.kind, places, std::string(name_of(rule.at))});
  }
  if (rule.nth < 1 || rule.times < 0) {
    return Text{"nth counts from 1, and times is 0 or more.", "nth 由 1 開始，times 不可小於 0。"};
  }
  if (!(rule.chance >= 0 && rule.chance <= 1)) {
    return Text{"chance is a number from 0 to 1.", "chance 必須是 0 至 1 的數字。"};
  }
  if (rule.status != 0 && (rule.status < 200 || rule.status > 599)) {
    return Text{"status is a number from 200 to 599.", "status 必須是 200 至 599 的數字。"};
  }
  if (!is_one_of(rule.tell, {"header", "date", "body", "words"})) {
    return Text{"tell is one of header, date, body, words.",
                "tell 必須是 header、date、body、words 其中之一。"};
  }
  if (kind->act == Mischief::redirect && rule.to.empty()) {
    return Text{"a redirect needs to: where it leads.", "重新導向需要 to：導向哪裏。"};
  }
  const std::string wire = rule.wire.substr(0, rule.wire.find('/'));
  if (!is_one_of(wire,
                 {"", "gemini-interactions", "openai-videos", "google-lro", "openrouter-videos"})) {
    return fill(Text{"the server speaks no wire \"{0}\".", "伺服器不支援「{0}」線路。"},
                {rule.wire});
  }
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::any_of(rule.to.begin(), rule.to.end(), control)) {
    return Text{"to holds a character that no address has.", "to 含有網址不會有的字元。"};
  }
  return std::nullopt;
}

}  // namespace shotlab::practice
