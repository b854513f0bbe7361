// SPDX-License-Identifier: Apache-2.0
//
// P: what changed between takes (one thing at a time), and what goes into the negative list.

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "exercises/engine/check.h"
#include "exercises/language/difference.h"
#include "exercises/language/tokens.h"

namespace shotlab {
namespace {

std::string prompt_of(const Take& take) {
  const std::string typed = take.slots.joined();
  return typed.empty() ? take.request.prompt : typed;
}

// Every take that grew from another one of this exercise, with what it grew from.
std::vector<std::pair<const Take*, const Take*>> generations(const CheckContext& context) {
  std::map<std::string, const Take*> by_id;
  for (const TakeEvidence* evidence : context.takes) by_id[evidence->take.id] = &evidence->take;
  std::vector<std::pair<const Take*, const Take*>> out;
  for (const TakeEvidence* evidence : context.takes) {
    const auto parent = by_id.find(evidence->take.parent);
    if (parent != by_id.end()) out.emplace_back(parent->second, &evidence->take);
  }
  return out;
}

// With between = "first_and_last": what was sent last beside what was sent first, whatever lies
// between.
void judge_rewrite(const CheckContext& context, CriterionVerdict& verdict) {
  const double wanted = context.number("changes", 1);
  const std::string count = plain(wanted);
  const Text change = {count + (wanted == 1 ? " slot" : " slots") + " of the first prompt",
                       "把第一句剛好改 " + count + " 欄"};
  verdict.try_this = {"Start from the first prompt and change " + change.en + ", no more, no less.",
                      "由第一句開始，" + change.zh + "，不多不少。"};
  if (context.takes.size() < 2) {
    weigh(verdict, 0, "changes", {wanted, wanted});
    verdict.why = {"There are 0 takes of a second prompt.", "第二句提示詞有 0 條。"};
    return;
  }
  const Take& first = context.takes.front()->take;
  const Take& last = context.takes.back()->take;
  const PromptDifference difference = difference_of(prompt_of(first), prompt_of(last));
  weigh(verdict, static_cast<double>(difference.changes()), "changes", {wanted, wanted});
  // One slot too many is another experiment, not nearly this one.
  if (verdict.state == VerdictState::close) verdict.state = VerdictState::not_yet;
  verdict.take = last.id;
  verdict.wanted = {"exactly " + change.en + " changed", change.zh};
  const Text said = sentence_of(difference);
  verdict.why = {
      "From " + first.id + " to " + last.id + ", " + verdict.measured.en + ": " + said.en + ".",
      "由 " + first.id + " 到 " + last.id + "，" + verdict.measured.zh + "：" + said.zh + "。"};
  if (verdict.state == VerdictState::pass) verdict.try_this = {};
}

void judge_difference(const CheckContext& context, CriterionVerdict& verdict) {
  if (context.text("between") == "first_and_last") return judge_rewrite(context, verdict);
  const auto pairs = generations(context);
  const double wanted = context.number("changes", 1);
  double good = 0;
  for (const auto& [parent, child] : pairs) {
    const PromptDifference difference = difference_of(prompt_of(*parent), prompt_of(*child));
    if (static_cast<double>(difference.changes()) == wanted) {
      ++good;
    } else if (verdict.take.empty()) {
      verdict.take = child->id;
      const Text said = sentence_of(difference);
      verdict.why = {"From " + parent->id + " to " + child->id + ": " + said.en + ".",
                     "由 " + parent->id + " 到 " + child->id + "：" + said.zh + "。"};
    }
  }
  const double all = std::max(static_cast<double>(pairs.size()), context.number("least", 1));
  weigh(verdict, good, "takes", {all, std::nullopt});
  const std::string count = plain(wanted);
  verdict.wanted = {"every take that grew from another changes exactly " + count +
                        (wanted == 1 ? " thing" : " things"),
                    "每條由另一條改出來的，剛好改 " + count + " 樣"};
  verdict.measured = {plain(good) + " of " + plain(all) + " takes",
                      plain(all) + " 條有 " + plain(good) + " 條"};
  if (pairs.empty()) {
    verdict.why = {"0 takes grew from another one.", "有 0 條由另一條改出來。"};
  } else if (verdict.state == VerdictState::pass) {
    verdict.why = {"Each of " + plain(good) + " takes changed exactly " + count + ".",
                   plain(good) + " 條都剛好改了 " + count + " 樣。"};
  } else if (verdict.take.empty()) {
    verdict.why = {plain(good) + " of " + plain(all) + " such takes are there.",
                   "這樣的鏡次有 " + plain(good) + " 條，要 " + plain(all) + " 條。"};
  }
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Shoot from the take you have and change " + count +
                          (wanted == 1 ? " slot" : " slots") + " only.",
                      "由手上一條開始，只改 " + count + " 欄，再拍。"};
}

// Without case, marks and blanks: a comma makes nobody another person, a synonym may.
std::string folded(const std::string& words) {
  std::string out;
  for (const Token& token : tokens_of(words)) {
    if (token.is_word()) out += token.text + " ";
  }
  return out;
}

// Who it is about holds by its very words (R8): where both takes were typed in slots, these are
// compared, and "the eyes" of a size are nobody new.
std::vector<SlotChange> changes_between(const Take& first, const Take& later) {
  std::vector<SlotChange> changes = difference_of(prompt_of(first), prompt_of(later)).slots;
  const std::string &before = first.slots.subject, &after = later.slots.subject;
  if (before.empty() || after.empty()) return changes;
  std::erase_if(changes, [](const SlotChange& change) { return change.slot == Slot::subject; });
  if (folded(before) != folded(after)) {
    changes.push_back({Slot::subject, {before, before}, {after, after}, {}, {}});
  }
  return changes;
}

// Of the slots asked for, those that a later take says otherwise than the first.
void judge_same(const CheckContext& context, CriterionVerdict& verdict) {
  const std::vector<std::string> slots = context.list("slots");
  const double all = static_cast<double>(context.takes.size());
  double good = 0;
  for (const TakeEvidence* evidence : context.takes) {
    const std::vector<SlotChange> changes =
        changes_between(context.takes.front()->take, evidence->take);
    const SlotChange* changed = nullptr;
    for (const SlotChange& change : changes) {
      const std::string name(name_of(change.slot));
      if (!changed && std::find(slots.begin(), slots.end(), name) != slots.end()) {
        changed = &change;
      }
    }
    if (!changed) {
      ++good;
    } else if (verdict.take.empty()) {
      verdict.take = evidence->take.id;
      const Text slot = words_of(changed->slot);
      const auto said = [](const std::string& words, const char* nothing) {
        return words.empty() ? std::string(nothing) : words;
      };
      verdict.why = {evidence->take.id + " says something else of " + slot.en + ": " +
                         said(changed->after.en, "nothing") + ", not " +
                         said(changed->before.en, "nothing") + ".",
                     evidence->take.id + " 的" + slot.zh + "不同：" +
                         said(changed->after.zh, "沒有寫") + "，而不是" +
                         said(changed->before.zh, "沒有寫") + "。"};
    }
  }
  weigh(verdict, good, "takes", {std::max({all, context.number("least", 2), 2.0}), std::nullopt});
  std::vector<Text> names;
  for (int i = 0; i < kSlotCount; ++i) {
    const auto slot = static_cast<Slot>(i);
    if (std::find(slots.begin(), slots.end(), name_of(slot)) != slots.end()) {
      names.push_back(words_of(slot));
    }
  }
  const Text named = listed(names);
  verdict.wanted = {"the same words for " + named.en + " in every take",
                    "每條的" + named.zh + "都用同一句"};
  if (verdict.state == VerdictState::pass) {
    verdict.why = {"All " + plain(all) + " takes say the same of " + named.en + ".",
                   plain(all) + " 條的" + named.zh + "都一樣。"};
    return;
  }
  if (verdict.take.empty()) {
    verdict.why = {"There are " + plain(all) + " takes to compare.",
                   "可比較的有 " + plain(all) + " 條。"};
  }
  verdict.try_this = {"Copy the words of that slot from the first take, letter by letter.",
                      "把第一條那一欄的字照抄，一字不改。"};
}

// What turns a noun of the negative list into a sentence, which generators read as a wish.
std::vector<std::string> refusals_in(const std::string& negative) {
  static const std::set<std::string, std::less<>> words = {"no",      "not",   "don't", "dont",
                                                           "without", "never", "avoid"};
  static const std::array<const char*, 7> han = {"不要", "沒有", "唔好", "唔要",
                                                 "冇",   "勿",   "不准"};
  std::vector<std::string> found;
  std::string word;
  for (const char letter : negative + " ") {
    const bool part =
        (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '\'';
    if (part) {
      word += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    } else {
      if (words.contains(word)) found.push_back(word);
      word.clear();
    }
  }
  for (const char* text : han) {
    if (negative.find(text) != std::string::npos) found.emplace_back(text);
  }
  return found;
}

// Entries of the negative list, parted by commas of any script.
double entries_in(const std::string& negative) {
  std::string list = negative;
  for (const char* mark : {"，", "、", ";", "；", "\n"}) {
    for (std::size_t at = list.find(mark); at != std::string::npos; at = list.find(mark, at + 1)) {
      list.replace(at, std::string_view(mark).size(), ",");
    }
  }
  double count = 0;
  for (const std::string& entry : split(list, ',')) count += trim(entry).empty() ? 0 : 1;
  return count;
}

// "no chairs" in the prompt itself, which shows chairs.
const Concept* refused_in_prompt(const PromptReading& reading) {
  for (const Concept& read : reading.concepts) {
    if (read.negated) return &read;
  }
  return nullptr;
}

void judge_negative(const CheckContext& context, CriterionVerdict& verdict) {
  const std::string& negative = context.take->take.request.negative;
  const std::vector<std::string> refusals = refusals_in(negative);
  verdict.take = context.take->take.id;
  const PromptReading prompt = read_prompt(prompt_of(context.take->take));
  if (const Concept* refused = refused_in_prompt(prompt)) {
    weigh(verdict, 1, "words", {std::nullopt, 0});
    verdict.wanted = {"what you do not want as nouns in the negative list, not in the prompt",
                      "不想見到的用名詞寫在排除清單，不寫在句內"};
    verdict.why = {
        "The prompt itself refuses something, and so names it: " + refused->label.en + ".",
        "提示詞句內寫了不要，反而提起了它：" + refused->label.zh + "。"};
    verdict.try_this = {
        "Take it out of the sentence, and put the plain noun into the negative list.",
        "由句中刪去，把名詞放入排除清單。"};
    return;
  }
  const double least = context.number("least", 1);
  if (entries_in(negative) < least) {
    weigh(verdict, entries_in(negative), "nouns", {least, std::nullopt});
    verdict.why = {"The negative list holds " + verdict.measured.en + ".",
                   "排除清單有" + verdict.measured.zh + "。"};
    verdict.try_this = {"Name what you do not want to see as plain nouns: \"chair, window\".",
                        "用名詞寫出不想見到的東西：「椅、窗」。"};
    return;
  }
  weigh(verdict, static_cast<double>(refusals.size()), "words", {std::nullopt, 0});
  verdict.wanted = {"nouns only", "只有名詞"};
  if (refusals.empty()) {
    verdict.why = {"The negative list holds 0 refusing words: " + negative + ".",
                   "排除清單有 0 個否定詞：" + negative + "。"};
    return;
  }
  const Text first = quoted(refusals.front());
  verdict.why = {"The negative list says " + first.en + "; the list itself already refuses.",
                 "排除清單寫了" + first.zh + "；清單本身已經是排除。"};
  verdict.try_this = {"Leave the noun and take the refusing word out: \"chair\", not \"no chair\".",
                      "只留名詞，刪去否定詞：寫「椅」，不寫「不要椅」。"};
}

using Kind = ParameterInfo::Kind;
constexpr const char* kSlotNames =
    "size|angle|move|lens|subject|action|place|time|light|palette|style|audio|dialogue";

}  // namespace

std::span<const CheckInfo> change_checks() {
  static const std::vector<CheckInfo> checks = {
      {"P.diff",
       true,
       false,
       {},
       {{"changes", Kind::number},
        {"least", Kind::number},
        {"between", Kind::text, false, false, "generations|first_and_last"}},
       judge_difference},
      {"P.same",
       true,
       false,
       {},
       {{"slots", Kind::list, true, false, kSlotNames}, {"least", Kind::number}},
       judge_same},
      {"P.neg", false, false, {}, {{"least", Kind::number}}, judge_negative},
  };
  return checks;
}

}  // namespace shotlab
