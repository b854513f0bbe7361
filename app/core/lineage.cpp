// SPDX-License-Identifier: Apache-2.0

#include "app/core/lineage.h"

#include <array>
#include <string>

#include "exercises/language/prompt_reading.h"

namespace shotlab {
namespace {

const Text kNone{"none", "沒有"};

// Every concept of one slot, said in one breath; "none" where there is none.
Text labels(const PromptReading& reading, Slot slot) {
  Text all;
  for (const Concept* found : reading.all(slot)) {
    all.en += (all.en.empty() ? "" : ", ") + found->label.en;
    all.zh += (all.zh.empty() ? "" : "、") + found->label.zh;
  }
  return all.empty() ? kNone : all;
}

void add(Text& out, const Text& what, const Text& from, const Text& to) {
  if (!out.empty()) {
    out.en += "; ";
    out.zh += "；";
  }
  out.en += what.en + ": " + from.en + " → " + to.en;
  out.zh += what.zh + "：" + from.zh + " → " + to.zh;
}

Text same(const std::string& text) { return text.empty() ? kNone : Text{text, text}; }

// Words typed in a slot that the reader has no concept for: a subject may be anything.
void add_typed(Text& out, const PromptSlots& a, const PromptSlots& b) {
  struct Field {
    Text name;
    std::string PromptSlots::*text = nullptr;
  };
  static const std::array<Field, 6> fields{{{words_of(Slot::size), &PromptSlots::size},
                                            {words_of(Slot::subject), &PromptSlots::subject},
                                            {words_of(Slot::action), &PromptSlots::action},
                                            {words_of(Slot::place), &PromptSlots::place},
                                            {words_of(Slot::light), &PromptSlots::light},
                                            {Text{"more", "其他"}, &PromptSlots::more}}};
  for (const Field& field : fields) {
    const std::string from(trim(a.*field.text));
    const std::string to(trim(b.*field.text));
    if (from != to) add(out, field.name, same(from), same(to));
  }
}

}  // namespace

Text what_changed(const Take& before, const Take& after) {
  const PromptReading a = read_prompt(before.request.prompt);
  const PromptReading b = read_prompt(after.request.prompt);
  Text out;
  for (int i = 0; i < kSlotCount; ++i) {
    const auto slot = static_cast<Slot>(i);
    const Text from = labels(a, slot);
    const Text to = labels(b, slot);
    if (from != to) add(out, words_of(slot), from, to);
  }
  if (out.empty()) add_typed(out, before.slots, after.slots);
  if (before.request.negative != after.request.negative) {
    add(out, words_of(Slot::negative), same(before.request.negative), same(after.request.negative));
  }
  if (before.request.seconds != after.request.seconds) {
    const auto seconds = [](double s) { return Text{number(s, 0) + " s", number(s, 0) + " 秒"}; };
    add(out, {"length", "長度"}, seconds(before.request.seconds), seconds(after.request.seconds));
  }
  if (out.empty() && before.request.prompt != after.request.prompt)
    return {"other words", "用字不同"};
  if (out.empty() && before.request.seed != after.request.seed) {
    return {"same words, another seed", "字句相同，種子不同"};
  }
  return out.empty() ? Text{"nothing changed", "沒有改動"} : out;
}

}  // namespace shotlab
