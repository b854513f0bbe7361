// SPDX-License-Identifier: Apache-2.0

#include "app/practice/plan.h"

#include <algorithm>
#include <cctype>

#include "app/practice/plan_parts.h"
#include "exercises/language/names.h"

namespace shotlab::practice {
namespace {

// Sounds that the words and the cues ask for. A cue is words, as everywhere: 鐘聲, "two knocks".
constexpr std::string_view kCueWords[][2] = {
    // What a cue may say shorter than a prompt must: alone, "rain" is a sound.
    {"rain", "rain"},   {"雨", "rain"},     {"step", "steps"},  {"腳步", "steps"},
    {"door", "door"},   {"門", "door"},     {"wind", "wind"},   {"風", "wind"},
    {"crowd", "crowd"}, {"人群", "crowd"},  {"bell", "bell"},   {"鐘", "bell"},
    {"knock", "knock"}, {"敲", "knock"},    {"hum", "hum"},     {"voice", "voice"},
    {"聲音", "voice"},  {"說話", "voice"},  {"speak", "voice"}, {"tone", "tone"},
    {"sea", "sea"},     {"浪", "sea"},      {"car", "traffic"}, {"traffic", "traffic"},
    {"車", "traffic"},  {"music", "music"}, {"音樂", "music"},  {"bird", "birds"},
    {"鳥", "birds"},
};

std::string cue_of(const std::string& words) {
  for (const Concept& c : read_prompt(words).concepts) {
    if (c.slot == Slot::audio) return c.id;
  }
  const std::string small = lower_ascii(words);
  for (const auto& row : kCueWords) {
    if (small.find(row[0]) != std::string::npos) return std::string(row[1]);
  }
  return {};
}

}  // namespace

void plan_sound(Plan& plan, const Script& script, const PaintRequest& request, Remarks& remarks) {
  for (const Concept* c : script.all(Slot::audio)) {
    if (c->id == "silence") {
      plan.silent = true;
    } else {
      plan.sounds.push_back(c->id);
    }
  }
  if (script.has(Slot::dialogue, "line") || script.has(Slot::dialogue, "voice_over") ||
      script.has(Slot::dialogue, "off_screen_voice"))
    plan.sounds.emplace_back("voice");
  if (plan.rain) plan.sounds.emplace_back("rain");
  if (plan.wind) plan.sounds.emplace_back("wind");
  for (const SoundCue& cue : request.sounds) {
    const std::string id = cue_of(cue.words);
    if (id.empty()) {
      remarks.say({"The practice generator has no sound for \"" + cue.words + "\".",
                   "練習生成器沒有「" + cue.words + "」這種聲音。"});
    } else if (cue.at < 0) {
      plan.sounds.push_back(id);
    } else {
      plan.cues.push_back({id, cue.at});
    }
  }
}

Plan plan_of(const PaintRequest& request) {
  const Script script = script_of(request);
  const References references = references_of(request);
  Remarks remarks;
  Plan plan;
  plan.seed = script.world_seed;
  plan.banned = script.banned;
  if (script.limit < request.prompt.size()) remarks.too_long(script.reading.words, kMostWords);
  if (script.negative_says_no) {
    remarks.say({"The negative list takes plain nouns: write \"chair\", not \"no chair\".",
                 "反向提示詞只寫名詞：寫「椅」，不要寫「不要椅」。"});
  }

  plan_size(plan, script);
  plan_move(plan, script);
  plan_path(plan, script, request, remarks);
  plan_place(plan, script, remarks);
  plan_light(plan, script);
  plan_palette(plan, script);
  if (!references.swatches.empty()) plan.swatches = references.swatches;
  plan_cast(plan, script, request, references, remarks);
  plan_sound(plan, script, request, remarks);

  for (const NamedInPrompt& name : names_in(request.prompt)) {
    remarks.say(
        {"\"" + name.words +
             "\" is a name that is somebody's own; the practice generator does not follow "
             "it. Describe what is to be seen instead.",
         "「" + name.words + "」是別人的名字或品牌，練習生成器不會跟從；請改寫看得見的特徵。"});
  }
  remarks.vague(script.reading);
  if (plan.path.empty()) remarks.moves(script.all(Slot::move));
  plan.advisory = remarks.advisory(request.prompt);
  if (script.reading.words < 12) plan.rewritten = rewrite(request.prompt, plan);
  return plan;
}

}  // namespace shotlab::practice
