// SPDX-License-Identifier: Apache-2.0
//
// P: what the prompt of a take says. Judged by the learner's own text, never by a service's
// rewriting of it.

#include <cmath>
#include <set>

#include "exercises/engine/answer_text.h"
#include "exercises/engine/check.h"
#include "exercises/engine/move_classes.h"
#include "exercises/language/end_point.h"
#include "exercises/language/names.h"
#include "exercises/language/prompt_reading.h"
#include "exercises/language/slots.h"

namespace shotlab {
namespace {

std::string prompt_of(const TakeEvidence& evidence) {
  const std::string typed = evidence.take.slots.joined();
  return typed.empty() ? evidence.take.request.prompt : typed;
}

Text slot_words(const std::string& name) {
  for (int i = 0; i < kSlotCount; ++i) {
    if (name_of(static_cast<Slot>(i)) == name) return words_of(static_cast<Slot>(i));
  }
  return {name, name};
}

void judge_slots(const CheckContext& context, CriterionVerdict& verdict) {
  const std::vector<std::string> asked = context.list("slots");
  const auto filled = filled_slots(context.take->take.slots, context.take->take.request.prompt);
  std::vector<Text> all;
  std::vector<Text> missing;
  for (const std::string& slot : asked) {
    all.push_back(slot_words(slot));
    const auto found = filled.find(slot);
    if (found == filled.end() || !found->second) missing.push_back(slot_words(slot));
  }
  const double count = static_cast<double>(asked.size());
  const double least = context.number("least", count);
  weigh(verdict, count - static_cast<double>(missing.size()), "slots", {least, std::nullopt});
  const Text names = listed(all);
  verdict.wanted = least < count ? Text{"at least " + plain(least) + " of: " + names.en,
                                        "最少 " + plain(least) + " 欄：" + names.zh}
                                 : names;
  if (verdict.state == VerdictState::pass && !missing.empty()) {
    const std::string said = plain(*verdict.value);
    verdict.why = {
        said + " of " + plain(count) + " slots say something; " + plain(least) + " are enough.",
        plain(count) + " 欄有 " + said + " 欄有內容；" + plain(least) + " 欄已足夠。"};
    return;
  }
  if (missing.empty()) {
    verdict.why = {"All " + plain(count) + " slots say something: " + names.en + ".",
                   plain(count) + " 欄都有內容：" + names.zh + "。"};
    return;
  }
  const Text gap = listed(missing);
  const std::string said = plain(*verdict.value);
  verdict.why = {
      said + " of " + plain(count) + " slots say something; nothing is said of: " + gap.en + ".",
      plain(count) + " 欄只有 " + said + " 欄有內容；還未寫：" + gap.zh + "。"};
  verdict.try_this = {"Fill in what is still grey: " + gap.en + ".",
                      "填好仍是灰色的一欄：" + gap.zh + "。"};
}

// How long it takes to say what the prompt lets be said, at an unhurried pace.
void judge_speech_fit(const CheckContext& context, CriterionVerdict& verdict) {
  const std::string prompt = prompt_of(*context.take);
  const PromptReading reading = read_prompt(prompt);
  double words = 0, syllables = 0;
  for (const Concept* line : reading.all(Slot::dialogue)) {
    if (line->id != "line") continue;  // The word "dialogue" says nothing.
    const std::string said = prompt.substr(line->begin, line->end - line->begin);
    words += static_cast<double>(count_latin_words(said));
    syllables += static_cast<double>(count_han(said));
  }
  if (words + syllables == 0) {
    weigh(verdict, 0, "words", {1, std::nullopt});
    verdict.state = VerdictState::not_yet;
    verdict.why = {"0 words are spoken in the prompt.", "提示詞內有 0 個字的對白。"};
    verdict.try_this = {"Write who speaks, and the line in quotation marks.",
                        "寫明誰說話，並用引號寫出對白。"};
    return;
  }
  const double seconds = words / context.number("words_per_second", 2.5) +
                         syllables / context.number("syllables_per_second", 4.5);
  const double clip = context.take->take.request.seconds;
  weigh(verdict, std::round(seconds * 10) / 10, "s", {std::nullopt, clip});
  verdict.why = {amount(words, "words").en + " and " + amount(syllables, "characters").en +
                     " are spoken: they take about " + verdict.measured.en + " of " +
                     amount(clip, "s").en + ".",
                 "對白有 " + amount(syllables, "characters").zh + "、" + amount(words, "words").zh +
                     "：約需 " + verdict.measured.zh + "，片長 " + amount(clip, "s").zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Say less, or give the shot more time.", "對白減短，或把鏡頭加長。"};
}

void judge_one_move(const CheckContext& context, CriterionVerdict& verdict) {
  const PromptReading reading = read_prompt(prompt_of(*context.take));
  const double moves = static_cast<double>(reading.dominant_moves());
  weigh(verdict, moves, "moves", {1, 1});
  std::set<std::string> seen;
  std::vector<Text> names;
  for (const Concept* move : reading.all(Slot::move)) {
    if (seen.insert(move->id).second) names.push_back(move->label);
  }
  const Text named = listed(names);
  const MoveClass* wanted = move_class(context.text("class"), context.shot);
  if (wanted) {
    verdict.wanted = {"exactly one camera move: " + wanted->words.en,
                      "只寫一種鏡頭運動：" + wanted->words.zh};
  }
  if (moves == 0) {
    verdict.why = {"The prompt names 0 camera moves, so the generator picks one.",
                   "提示詞寫了 0 種鏡頭運動，生成器會自己揀。"};
    verdict.try_this = {"Say what the camera does, even if it stays still: \"static camera\".",
                        "寫出攝影機怎樣動；不動也要寫：「定鏡」。"};
  } else if (moves > 1) {
    verdict.why = {"The prompt names " + plain(moves) + " camera moves: " + named.en + ".",
                   "提示詞寫了 " + plain(moves) + " 種鏡頭運動：" + named.zh + "。"};
    verdict.try_this = {"Keep the one move that this shot is for.", "只留這個鏡頭要的一種。"};
  } else if (wanted && !wanted->holds(reading.all(Slot::move).front()->id)) {
    verdict.state = VerdictState::not_yet;
    verdict.why = {
        "The 1 move named is \"" + named.en + "\"; this shot is for: " + wanted->words.en + ".",
        "提示詞寫的 1 種是「" + named.zh + "」；這個鏡頭要的是：" + wanted->words.zh + "。"};
    verdict.try_this = {"Name the move of this shot: " + wanted->words.en + ".",
                        "改寫成這個鏡頭的運動：" + wanted->words.zh + "。"};
  } else {
    verdict.why = {"The prompt names 1 camera move: " + named.en + ".",
                   "提示詞寫了 1 種鏡頭運動：" + named.zh + "。"};
  }
}

void judge_vague(const CheckContext& context, CriterionVerdict& verdict) {
  const PromptReading reading = read_prompt(prompt_of(*context.take));
  weigh(verdict, static_cast<double>(reading.vague.size()), "words",
        {std::nullopt, context.number("most", 0)});
  if (reading.vague.empty()) {
    verdict.why = {"0 vague words: every word could be drawn.", "0 個空泛的詞：個個都畫得出。"};
    return;
  }
  std::vector<Text> names;
  for (const Concept& word : reading.vague) names.push_back(word.label);
  const Text named = listed(names);
  const std::string count = plain(*verdict.value);
  verdict.why = {count + " of the words name nothing that a camera could see: " + named.en + ".",
                 "有 " + count + " 個詞鏡頭看不見：" + named.zh + "。"};
  verdict.try_this = {"Say instead what is seen: who, doing what, in which light.",
                      "改寫看得見的：誰、做甚麼、甚麼光。"};
}

void judge_beats(const CheckContext& context, CriterionVerdict& verdict) {
  const PromptReading reading = read_prompt(prompt_of(*context.take));
  weigh(verdict, static_cast<double>(reading.beats), "beats",
        {context.number("least", 2), std::nullopt});
  verdict.why = {"The prompt has " + amount(*verdict.value, "beats").en + " that can be counted.",
                 "提示詞有" + amount(*verdict.value, "beats").zh + "數得出。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Count the action: \"takes three steps\", \"knocks twice\".",
                      "把動作數出來：「走三步」、「敲門兩下」。"};
}

// Acts take time; being somewhere, holding or looking goes on beside them.
bool is_state(const std::string& act) {
  static const std::set<std::string> states = {"waits", "stands_still", "holds", "looks", "sleeps"};
  return states.contains(act);
}

void judge_acts(const CheckContext& context, CriterionVerdict& verdict) {
  const PromptReading reading = read_prompt(prompt_of(*context.take));
  std::set<std::string> seen;
  std::vector<Text> names;
  for (const Concept* act : reading.all(Slot::action)) {
    if (!is_state(act->id) && seen.insert(act->id).second) names.push_back(act->label);
  }
  weigh(verdict, static_cast<double>(names.size()), "acts",
        {std::nullopt, context.number("most", 2)});
  const std::string seconds = plain(context.take->take.request.seconds);
  const std::string count = plain(*verdict.value);
  const Text named = listed(names);
  verdict.why = names.empty() ? Text{"0 acts that take time in " + seconds + " s.",
                                     seconds + " 秒內有 0 個要時間的動作。"}
                              : Text{count + " acts in " + seconds + " s: " + named.en + ".",
                                     seconds + " 秒內有 " + count + " 個動作：" + named.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Keep the one act that the shot is for; give the others shots of their own.",
                      "只留這個鏡頭要的一個動作；其他另拍一個鏡頭。"};
}

void judge_lengths(const CheckContext& context, CriterionVerdict& verdict) {
  const std::string prompt = prompt_of(*context.take);
  const PromptReading reading = read_prompt(prompt);
  weigh(verdict, static_cast<double>(reading.lengths.size()), "lengths", {std::nullopt, 0});
  verdict.wanted = {"the length as a setting, not in the prose", "秒數用設定，不寫在句內"};
  if (reading.lengths.empty()) {
    verdict.why = {"0 lengths in the prose: the seconds are a setting.",
                   "句內有 0 處秒數：長度由設定決定。"};
    return;
  }
  const auto [begin, end] = reading.lengths.front();
  const Text words = quoted(prompt.substr(begin, end - begin));
  const std::string count = plain(*verdict.value);
  const std::string asked = plain(context.take->take.request.seconds);
  verdict.why = {
      "The prose says " + words.en + " (" + count + " in all); the setting was " + asked +
          " s, and only the setting counts.",
      "句內寫了" + words.zh + "（共 " + count + " 處）；設定是 " + asked + " 秒，只有設定有效。"};
  verdict.try_this = {"Take it out of the sentence and set the seconds beside the prompt.",
                      "由句中刪去，在提示詞旁邊設定秒數。"};
}

void judge_end_point(const CheckContext& context, CriterionVerdict& verdict) {
  const std::string prompt = prompt_of(*context.take);
  const bool named = names_end_point(prompt);
  weigh(verdict, named ? 1 : 0, "", {1, std::nullopt});
  verdict.unit = "end points";
  verdict.measured = named ? Text{"1 end point", "有 1 個終點"} : Text{"0 end points", "0 個終點"};
  verdict.wanted = {"where the move ends", "寫出運動的終點"};
  verdict.why = named ? Text{"The prompt says where the move ends.", "提示詞寫出了運動的終點。"}
                      : Text{"The prompt has 0 end points: the move may stop anywhere.",
                             "提示詞有 0 個終點：運動不知停在哪裏。"};
  if (named) return;
  verdict.try_this = {"Give start and end: \"starts on the lantern, pushes slowly to the door\".",
                      "寫起點和終點：「由燈籠開始，慢慢推到門口」。"};
}

// A flag and no fault: whoever is meant, the picture should be described by what is seen.
void judge_names(const CheckContext& context, CriterionVerdict& verdict) {
  const std::vector<NamedInPrompt> names = names_in(prompt_of(*context.take));
  weigh(verdict, static_cast<double>(names.size()), "words",
        {std::nullopt, context.number("most", 0)});
  verdict.unit = "names";
  const std::string count = plain(*verdict.value);
  verdict.measured = {count + (names.size() == 1 ? " name" : " names"), count + " 個名字"};
  verdict.wanted = {"no name of a person or a brand", "沒有人名或品牌"};
  if (names.empty()) {
    verdict.why = {"The prompt names 0 people, styles or brands that are somebody's own.",
                   "提示詞有 0 個屬於別人的人名、風格或品牌。"};
    return;
  }
  const Text first = quoted(names.front().words);
  verdict.why = {
      "The prompt has " + verdict.measured.en + " that belong to somebody: " + first.en + ".",
      "提示詞有" + verdict.measured.zh + "屬於別人：" + first.zh + "。"};
  verdict.try_this = {
      "Say what is to be seen instead: light, colours, distance. Or tell why the name must stand.",
      "改寫看得見的：光、顏色、遠近；一定要寫名字，就講出理由。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> prompt_checks() {
  static const std::vector<CheckInfo> checks = {
      {"P.slots",
       false,
       false,
       {},
       {{"slots", Kind::list, true, false,
         "size|angle|move|lens|subject|action|place|time|light|palette|style|audio|dialogue|"
         "negative"},
        {"least", Kind::number}},
       judge_slots},
      {"P.onemove",
       false,
       false,
       {},
       {{"class", Kind::text, false, false, kMoveClassNames}},
       judge_one_move},
      {"P.vague", false, false, {}, {{"most", Kind::number}}, judge_vague},
      {"P.beats", false, false, {}, {{"least", Kind::number}}, judge_beats},
      {"P.acts", false, false, {}, {{"most", Kind::number}}, judge_acts},
      {"P.speechfit",
       false,
       false,
       {},
       {{"words_per_second", Kind::number}, {"syllables_per_second", Kind::number}},
       judge_speech_fit},
      {"P.lengths", false, false, {}, {}, judge_lengths},
      {"P.names", false, false, {}, {{"most", Kind::number}}, judge_names},
      {"P.endpoint", false, false, {}, {}, judge_end_point},
  };
  return checks;
}

}  // namespace shotlab
