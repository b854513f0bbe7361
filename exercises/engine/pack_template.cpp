// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/pack_template.h"

namespace shotlab {
namespace {

const char* const kPack =
    R"(# A course. `shotlab pack lint DIR` says what is wrong with it, with file and line.
version = 1
id = "@ID@"
content = "0.1"
title = { en = "My course", zh-Hant-HK = "我的課程" }

# In course order: the folders of the exercises.
exercises = [
  "m1e1-two-takes",
]

[[modules]]
id = "m1"
title = { en = "Module 1", zh-Hant-HK = "單元一" }
)";

const char* const kExercise = R"(# One exercise. Every text stands in both languages.
version = 1
id = "m1e1"
slug = "two-takes"
module = "m1"
minutes = 20
seconds = 4
# Model answers first, then one wrong answer for each mistake.
worked = ["model-en", "model-zh", "first-take", "no-light"]

title = { en = "Two Takes, One Choice", zh-Hant-HK = "兩條揀一條" }

goal = { en = "Say what a shot shows, look at it twice, and choose.", zh-Hant-HK = "寫明鏡頭有甚麼，看兩次，再揀。" }

[brief]
en = "Somebody waits. Show it in one shot: fill the five slots, shoot two takes, keep one and say why."
zh-Hant-HK = "有人在等。用一個鏡頭拍出來：填好五欄，拍兩條，保留一條，講出原因。"

[[steps]]
en = "Fill the five slots: size, subject, action, place, light."
zh-Hant-HK = "填好五欄：景別、主體、動作、地方、光線。"

[[steps]]
en = "Shoot two takes. The same words give another picture."
zh-Hant-HK = "拍兩條。同一句話會有另一個畫面。"

[[steps]]
en = "Keep one, and say what you saw in it."
zh-Hant-HK = "保留一條，寫下你看到甚麼。"

# Grey words that say what each slot wants.
[slot_hints]
size = { en = "how near: long shot, medium shot, close-up", zh-Hant-HK = "遠近：遠景、中景、特寫" }
subject = { en = "who waits, and what they wear", zh-Hant-HK = "誰在等，穿甚麼" }
action = { en = "one act that a camera can see", zh-Hant-HK = "一個鏡頭看得見的動作" }
place = { en = "where", zh-Hant-HK = "地方" }
light = { en = "from where, and of which kind", zh-Hant-HK = "光由哪裏來，是哪一種" }

[[questions]]
id = "why"
text = { en = "Why this take? Name it.", zh-Hant-HK = "為甚麼揀這一條？寫出編號。" }
least_words = 15
least_han = 25
least_links = 1

# Done when. A threshold stands for both profiles (practice, live) or once for both (parameters).
[[criteria]]
id = "slots"
check = "P.slots"
title = { en = "Five slots say something", zh-Hant-HK = "五欄都有內容" }
parameters = { slots = ["size", "subject", "action", "place", "light"] }

[[criteria]]
id = "takes"
check = "T.count"
title = { en = "Two takes", zh-Hant-HK = "兩條" }
parameters = { least = 2 }

[[criteria]]
id = "keeper"
check = "T.keeper"
title = { en = "One take chosen", zh-Hant-HK = "揀定一條" }

[[criteria]]
id = "length"
check = "V.length"
title = { en = "4 to 6 seconds", zh-Hant-HK = "四至六秒" }
practice = { least = 4, most = 6 }
live = { least = 4, most = 6 }

[[criteria]]
id = "why"
check = "W.answer"
title = { en = "The reason", zh-Hant-HK = "原因" }
parameters = { question = "why" }

# Three hints, from a nudge to nearly the answer.
[[hints]]
en = "Which slot is still grey?"
zh-Hant-HK = "哪一欄仍是灰色？"

[[hints]]
en = "Write only what a camera could see."
zh-Hant-HK = "只寫鏡頭看得見的。"

[[hints]]
en = "Name the light by its side: \"soft light from the left\"."
zh-Hant-HK = "光要寫方向：「柔和光由左面來」。"

# For a person: what no check can see.
[[rubric]]
text = { en = "One can see without words that somebody waits.", zh-Hant-HK = "沒有文字也看得出有人在等。" }
weight = 2

[[mistakes]]
en = "The first take is kept, unseen."
zh-Hant-HK = "未看就保留第一條。"

[[mistakes]]
en = "No light: the generator picks one."
zh-Hant-HK = "沒有寫光：生成器自己揀。"
)";

// What a take of the answers says, and the words of its slots; the marks are filled in.
const char* const kTake = R"(
[[takes]]
slots = { @SLOTS@ }
seconds = 4
seed = @SEED@
note = "@NOTE@"
judgement = "@JUDGED@"
keeper = @KEEP@
)";
const char* const kSlotsEn =
    R"(size = "medium shot", subject = "a woman in a red coat", action = "waits", place = "tram stop"@LIGHT@, more = "static camera")";
const char* const kSlotsZh =
    R"(size = "中景", subject = "穿紅色外套的女人", action = "等待", place = "電車站"@LIGHT@, more = "定鏡")";

const char* const kAnswerEn = R"(
[answers]
why = "I keep {keeper}: her red coat stands clear of the stop, and I can see that she is waiting for somebody."
)";
const char* const kAnswerZh = R"(
[answers]
why = "我保留 {keeper}：她的紅色外套在車站前面很清楚，一看就知道她在等人，另一條就看不清楚。"
)";

std::string filled(std::string text, const std::string& mark, const std::string& with) {
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), with);
  return text;
}

struct Shot {
  const char* light;
  const char* seed;
  const char* note;
  bool keep;
};

std::string take_of(const char* slots, const Shot& shot) {
  std::string take = filled(kTake, "@SLOTS@", filled(slots, "@LIGHT@", shot.light));
  take = filled(take, "@SEED@", shot.seed);
  take = filled(take, "@NOTE@", shot.note);
  take = filled(take, "@JUDGED@", shot.keep ? "keep" : "maybe");
  return filled(take, "@KEEP@", shot.keep ? "true" : "false");
}

std::string answer(const std::string& en, const std::string& zh, const std::string& language,
                   const std::string& fails_on) {
  return "version = 1\ntitle = { en = \"" + en + "\", zh-Hant-HK = \"" + zh +
         "\" }\nlanguage = \"" + language + "\"\n" +
         (fails_on.empty() ? "" : "fails_on = [\"" + fails_on + "\"]\n");
}

}  // namespace

std::vector<PackFile> pack_template(const std::string& id) {
  const char* const light_en = ", light = \"soft light from the left\"";
  const char* const light_zh = ", light = \"柔和光由左面來\"";
  const Shot first{light_en, "1", "She is there, and her back is in shadow.", false};
  const Shot second{light_en, "2", "The red coat stands clear of the grey stop.", true};
  const std::string folder = "m1e1-two-takes/", worked = folder + "worked/";
  return {
      {"pack.toml", filled(kPack, "@ID@", id)},
      {folder + "exercise.toml", kExercise},
      {worked + "model-en.toml", answer("Model answer", "範例（英文）", "en", "") +
                                     take_of(kSlotsEn, first) + take_of(kSlotsEn, second) +
                                     kAnswerEn},
      {worked + "model-zh.toml",
       answer("Model answer in Chinese", "範例（中文）", "zh-Hant-HK", "") +
           take_of(kSlotsZh, {light_zh, "1", "人在，但背後落影，看不清楚。", false}) +
           take_of(kSlotsZh, {light_zh, "2", "紅色外套在灰色的車站前面很清楚。", true}) +
           kAnswerZh},
      {worked + "first-take.toml",
       answer("Mistake: the first take, unseen", "錯誤示範：未看就保留第一條", "en", "takes") +
           take_of(kSlotsEn, second) + kAnswerEn},
      {worked + "no-light.toml", answer("Mistake: no light", "錯誤示範：沒有寫光", "en", "slots") +
                                     take_of(kSlotsEn, {"", "1", first.note, false}) +
                                     take_of(kSlotsEn, {"", "2", second.note, true}) + kAnswerEn},
  };
}

}  // namespace shotlab
