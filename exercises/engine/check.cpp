// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/check.h"

namespace shotlab {
namespace {

template <typename Use>
void each_check(Use use) {
  for (const auto& checks :
       {prompt_checks(),  change_checks(), take_checks(),     request_checks(),    picture_checks(),
        colour_checks(),  box_checks(),    likeness_checks(), beside_checks(),     texture_checks(),
        variety_checks(), sound_checks(),  match_checks(),    move_checks(),       cut_checks(),
        word_checks(),    flight_checks(), paper_checks(),    film_paper_checks(), film_checks(),
        review_checks(),  lead_checks(),   package_checks()}) {
    for (const CheckInfo& check : checks) use(check);
  }
}

}  // namespace

std::optional<double> CheckContext::number(const std::string& name) const {
  const auto found = parameters.find(name);
  if (found == parameters.end()) return std::nullopt;
  const double* value = std::get_if<double>(&found->second);
  return value ? std::optional<double>(*value) : std::nullopt;
}

double CheckContext::number(const std::string& name, double fallback) const {
  return number(name).value_or(fallback);
}

std::string CheckContext::text(const std::string& name) const {
  const auto found = parameters.find(name);
  if (found == parameters.end()) return "";
  const std::string* value = std::get_if<std::string>(&found->second);
  return value ? *value : "";
}

std::vector<std::string> CheckContext::list(const std::string& name) const {
  const auto found = parameters.find(name);
  if (found == parameters.end()) return {};
  const auto* value = std::get_if<std::vector<std::string>>(&found->second);
  return value ? *value : std::vector<std::string>{};
}

Wanted CheckContext::range() const { return {number("least"), number("most")}; }

const CheckInfo* find_check(std::string_view id) {
  const CheckInfo* found = nullptr;
  each_check([&](const CheckInfo& check) {
    if (id == check.id) found = &check;
  });
  return found;
}

std::vector<std::string> known_checks() {
  std::vector<std::string> ids;
  each_check([&](const CheckInfo& check) { ids.emplace_back(check.id); });
  return ids;
}

void weigh(CriterionVerdict& verdict, double value, std::string_view unit, const Wanted& wanted) {
  verdict.value = value;
  verdict.unit = unit;
  verdict.measured = amount(value, unit);
  verdict.wanted = words_of(wanted, unit);
  verdict.state = grade(value, wanted);
}

void cannot_measure(CriterionVerdict& verdict, const Text& why, const Text& try_this) {
  verdict.state = VerdictState::cannot_measure;
  verdict.value.reset();
  verdict.measured = {"cannot measure", "量度不到"};
  verdict.why = why;
  verdict.try_this = try_this;
}

const TakeEvidence* source_of(const CheckContext& context, const CutEvent& event) {
  for (const TakeEvidence& evidence : context.evidence.takes) {
    if (evidence.take.id == event.take) return &evidence;
  }
  return nullptr;
}

std::vector<FrameRange> film_places(const CheckContext& context) {
  const Cut& cut = *context.evidence.cut;
  const Rational film = cut.fps.num > 0 ? cut.fps : Rational{24, 1};
  std::vector<std::int64_t> lengths;
  for (const CutEvent& event : cut.events) {
    const TakeEvidence* source = source_of(context, event);
    const bool known =
        source && source->facts && source->facts->video && source->facts->video->fps.num > 0;
    lengths.push_back(film_length(event.range.length(), known ? source->facts->video->fps : film,
                                  event.speed, film));
  }
  return places_of(cut.events, lengths);
}

bool no_cut(const CheckContext& context, std::string_view unit, const Wanted& wanted,
            CriterionVerdict& verdict) {
  if (context.evidence.cut && !context.evidence.cut->events.empty()) return false;
  weigh(verdict, 0, unit, wanted);
  verdict.state = VerdictState::not_yet;
  verdict.why = {"There is no saved cut yet: " + verdict.measured.en + ".",
                 "還未儲存剪接：" + verdict.measured.zh + "。"};
  verdict.try_this = {"Put your takes in the cut, trim them, and save it.",
                      "把你的條放入剪接，修剪好，再儲存。"};
  return true;
}

Text listed(const std::vector<Text>& parts) {
  Text all;
  for (const Text& part : parts) {
    all.en += (all.en.empty() ? "" : ", ") + part.en;
    all.zh += (all.zh.empty() ? "" : "、") + part.zh;
  }
  return all;
}

Text quoted(const std::string& words) { return {"\"" + words + "\"", "「" + words + "」"}; }

}  // namespace shotlab
