// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/difference.h"

#include <algorithm>

#include "exercises/language/tokens.h"

namespace shotlab {
namespace {

using Span = std::pair<std::size_t, std::size_t>;

constexpr std::size_t kMostWords = 400;

std::vector<Token> words_of_prompt(std::string_view prompt) {
  std::vector<Token> words = tokens_of(prompt);
  std::erase_if(words, [](const Token& token) { return !token.is_word(); });
  if (words.size() > kMostWords) words.resize(kMostWords);
  return words;
}

// Neighbours become one span.
void note(std::vector<Span>& spans, const Token& word, bool go_on) {
  if (go_on && !spans.empty()) {
    spans.back().second = word.end;
  } else {
    spans.emplace_back(word.begin, word.end);
  }
}

void compare_words(std::string_view before, std::string_view after, PromptDifference& out) {
  const std::vector<Token> a = words_of_prompt(before), b = words_of_prompt(after);
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> longest((a.size() + 1) * width, 0);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      longest[i * width + j] = a[i].text == b[j].text ? longest[(i + 1) * width + j + 1] + 1
                                                      : std::max(longest[(i + 1) * width + j],
                                                                 longest[i * width + j + 1]);
    }
  }
  std::size_t i = 0, j = 0;
  bool in_removed = false, in_added = false;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i].text == b[j].text) {
      in_removed = in_added = false;
      ++i, ++j;
    } else if (j == b.size() ||
               (i < a.size() && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
      note(out.removed, a[i++], in_removed);
      in_removed = true;
    } else {
      note(out.added, b[j++], in_added);
      in_added = true;
    }
  }
}

// What a slot says, so that two ways of saying it compare as equal: "CU" and "close-up".
std::string meaning_of(const PromptReading& reading, Slot slot) {
  std::vector<std::string> parts;
  for (const Concept& read : reading.concepts) {
    if (read.slot != slot) continue;
    std::string part = (read.negated ? "!" : "") + read.id;
    auto attributes = read.attributes;
    std::sort(attributes.begin(), attributes.end());
    for (const auto& [name, value] : attributes) {
      part.append(";").append(name).append("=").append(value);
    }
    parts.push_back(std::move(part));
  }
  std::sort(parts.begin(), parts.end());
  std::string all;
  for (const std::string& part : parts) all += part + "|";
  return all;
}

Text said(const PromptReading& reading, Slot slot, std::vector<Span>& spans) {
  Text out;
  for (const Concept& read : reading.concepts) {
    if (read.slot != slot) continue;
    if (!out.empty()) out.en += ", ", out.zh += "、";
    out.en += (read.negated ? "no " : "") + read.label.en;
    out.zh += (read.negated ? "不要" : "") + read.label.zh;
    spans.insert(spans.end(), read.spans.begin(), read.spans.end());
  }
  return out;
}

std::vector<std::string> own_words(const PromptReading& reading, std::string_view prompt) {
  std::vector<std::string> words;
  for (const auto& [begin, end] : reading.unread) {
    for (Token& token : tokens_of(prompt.substr(begin, end - begin))) {
      if (token.is_word()) words.push_back(std::move(token.text));
    }
  }
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace

PromptDifference difference_of(std::string_view before, std::string_view after) {
  PromptDifference out;
  const PromptReading a = read_prompt(before), b = read_prompt(after);
  for (int i = 0; i < kSlotCount; ++i) {
    const auto slot = static_cast<Slot>(i);
    if (meaning_of(a, slot) == meaning_of(b, slot)) continue;
    SlotChange change;
    change.slot = slot;
    change.before = said(a, slot, change.before_spans);
    change.after = said(b, slot, change.after_spans);
    out.slots.push_back(std::move(change));
  }
  out.own_words = own_words(a, before) != own_words(b, after);
  compare_words(before, after, out);
  return out;
}

Text sentence_of(const PromptDifference& difference) {
  if (difference.slots.empty()) {
    if (difference.own_words) return {"changed: words of your own", "改了：你自己的用字"};
    return difference.same() ? Text{"nothing changed", "沒有改動"}
                             : Text{"the same, said otherwise", "意思相同，說法不同"};
  }
  Text out{"changed: ", "改了："};
  for (std::size_t i = 0; i < difference.slots.size(); ++i) {
    const Text slot = words_of(difference.slots[i].slot);
    if (i == 1) out.en += "; and also: ", out.zh += "；還有：";
    if (i > 1) out.en += ", ", out.zh += "、";
    out.en += slot.en;
    out.zh += slot.zh;
  }
  return out;
}

}  // namespace shotlab
