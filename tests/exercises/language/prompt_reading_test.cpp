// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/prompt_reading.h"

#include <string>

#include "tests/exercises/language/reading_check.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::ids_of;

TEST_CASE("a reading says where in the text each word stands", "[language]") {
  const std::string prompt = "中景，老伯 pans, tram stop";
  const PromptReading reading = read_prompt(prompt);

  const Concept* size = reading.first(Slot::size);
  REQUIRE(size);
  CHECK(prompt.substr(size->begin, size->end - size->begin) == "中景");
  const Concept* place = reading.first(Slot::place);
  REQUIRE(place);
  CHECK(prompt.substr(place->begin, place->end - place->begin) == "tram stop");
}

TEST_CASE("spans are bytes of the text as typed, also after full-width words", "[language]") {
  const std::string prompt = "ＭＳ，　ｔｒａｍ ｓｔｏｐ";
  const PromptReading reading = read_prompt(prompt);

  const Concept* place = reading.first(Slot::place);
  REQUIRE(place);
  CHECK(prompt.substr(place->begin, place->end - place->begin) == "ｔｒａｍ ｓｔｏｐ");
}

TEST_CASE("the longest word wins where words overlap", "[language]") {
  const struct {
    const char* words;
    Slot slot;
    const char* id;
  } overlaps[] = {
      {"大特寫", Slot::size, "ECU"},
      {"極特寫", Slot::size, "ECU"},
      {"中特寫", Slot::size, "MCU"},
      {"大遠景", Slot::size, "ELS"},
      {"極遠景", Slot::size, "ELS"},
      {"中遠景", Slot::size, "MLS"},
      {"中近景", Slot::size, "MCU"},
      {"中景層", Slot::style, "midground"},
      {"中全景", Slot::size, "MLS"},
      {"全景主鏡", Slot::size, "master"},
      {"近景", Slot::size, "MCU"},
      {"拉鏡", Slot::move, "pull_out"},
      {"拉近", Slot::move, "zoom_in"},
      {"拉遠", Slot::move, "zoom_out"},
      {"左搖", Slot::move, "pan_left"},
      {"上搖", Slot::move, "tilt_up"},
      {"手搖", Slot::move, "handheld"},
      {"急搖", Slot::move, "whip_pan"},
      {"搖臂", Slot::move, "crane"},
      {"俯搖", Slot::move, "tilt_down"},
      {"仰搖", Slot::move, "tilt_up"},
      {"俯拍", Slot::angle, "high"},
      {"仰拍", Slot::angle, "low"},
      {"升降", Slot::move, "pedestal"},
      {"升降機", Slot::move, "crane"},
      {"平移", Slot::move, "truck"},
      {"橫移", Slot::move, "truck"},
      {"橫搖", Slot::move, "pan"},
      {"靜止", Slot::move, "static"},
      {"靜默", Slot::audio, "silence"},
      {"畫外音", Slot::dialogue, "off_screen_voice"},
      {"畫外", Slot::style, "out_of_frame"},
      {"畫內", Slot::style, "in_frame"},
      {"旋轉", Slot::move, "roll"},
      {"環繞", Slot::move, "orbit"},
      {"extreme close-up", Slot::size, "ECU"},
      {"medium close-up", Slot::size, "MCU"},
      {"dutch tilt", Slot::angle, "dutch"},
      {"dolly zoom", Slot::move, "dolly_zoom"},
      {"extreme low angle", Slot::angle, "worms_eye"},
  };
  for (const auto& overlap : overlaps) {
    CAPTURE(overlap.words);
    const PromptReading reading = read_prompt(overlap.words);
    CHECK(reading.concepts.size() == 1);
    CHECK(ids_of(reading, overlap.slot) == overlap.id);
  }
}

TEST_CASE("words with two meanings keep both", "[language]") {
  const PromptReading full = read_prompt("全景");
  REQUIRE(full.first(Slot::size));
  CHECK(PromptReading::attribute(*full.first(Slot::size), "also") == "FS");
  const PromptReading back = read_prompt("背光");
  REQUIRE(back.first(Slot::light));
  CHECK(back.first(Slot::light)->id == "backlit");
  CHECK(PromptReading::attribute(*back.first(Slot::light), "also") == "rim_light");
}

TEST_CASE("搖, 拉 and 條 alone are not read", "[language]") {
  for (const char* line : {"佢搖一搖", "拉小提琴", "一條街", "一條長凳"}) {
    CAPTURE(line);
    CHECK(test::moves_in(line).empty());
  }
}

TEST_CASE("both languages mix in one line without blanks", "[language]") {
  const PromptReading reading =
      read_prompt("ELS大遠景,slow dolly in到門口,老伯checks手錶,tram stop黃昏");

  CHECK(ids_of(reading, Slot::size) == "ELS");
  CHECK(ids_of(reading, Slot::move) == "push_in");
  CHECK(test::find(reading, Slot::subject, "man"));
  CHECK(ids_of(reading, Slot::place) == "tram_stop");
  CHECK(ids_of(reading, Slot::time) == "dusk");
}

TEST_CASE("the order of the slots does not matter", "[language]") {
  for (const char* prompt :
       {"MS, an old man in a green coat, checks his watch twice, tram stop, low sun from the left",
        "tram stop, low sun from the left, an old man in a green coat, MS, checks his watch twice",
        "checks his watch twice, low sun from the left, MS, tram stop, an old man in a green "
        "coat"}) {
    CAPTURE(prompt);
    const PromptReading reading = read_prompt(prompt);
    CHECK(ids_of(reading, Slot::size) == "MS");
    CHECK(ids_of(reading, Slot::action) == "checks_watch");
    CHECK(ids_of(reading, Slot::place) == "tram_stop");
    CHECK(ids_of(reading, Slot::light) == "low_sun");
    const Concept* man = test::find(reading, Slot::subject, "man");
    REQUIRE(man);
    CHECK(PromptReading::attribute(*man, "age") == "old");
    CHECK(PromptReading::attribute(*man, "coat") == "green");
  }
}

TEST_CASE("clothes and their colours belong to who wears them", "[language]") {
  for (const char* prompt :
       {"阿敏，黃色外套，藍色帽，圓形標記", "阿敏穿黃色外套和戴藍色帽，有圓形標記",
        "Ah Man in a yellow coat and a blue hat with a round mark"}) {
    CAPTURE(prompt);
    const PromptReading reading = read_prompt(prompt);
    const Concept* who = reading.first(Slot::subject);
    REQUIRE(who);
    CHECK(PromptReading::attribute(*who, "name") == "阿敏");
    CHECK(PromptReading::attribute(*who, "coat") == "yellow");
    CHECK(PromptReading::attribute(*who, "hat") == "blue");
    CHECK(PromptReading::attribute(*who, "mark") == "round");
    CHECK(reading.all(Slot::palette).empty());
  }
}

TEST_CASE("each of two persons keeps their own coat", "[language]") {
  const PromptReading reading =
      read_prompt("a man in a red coat and a woman in a blue scarf, cool tone");

  const Concept* man = test::find(reading, Slot::subject, "man");
  const Concept* woman = test::find(reading, Slot::subject, "woman");
  REQUIRE(man);
  REQUIRE(woman);
  CHECK(PromptReading::attribute(*man, "coat") == "red");
  CHECK(PromptReading::attribute(*woman, "scarf") == "blue");
  CHECK(ids_of(reading, Slot::palette) == "cool");
}

TEST_CASE("a thing has its colour, the picture has the rest", "[language]") {
  const PromptReading reading = read_prompt("紅色燈籠，藍色，wide shot of a yellow umbrella");

  CHECK(PromptReading::attribute(*test::find(reading, Slot::subject, "lantern"), "color") == "red");
  CHECK(PromptReading::attribute(*test::find(reading, Slot::subject, "umbrella"), "color") ==
        "yellow");
  CHECK(ids_of(reading, Slot::palette) == "blue");
}

TEST_CASE("a light knows its side", "[language]") {
  for (const char* line : {"low evening sun from the left", "hard side light from the left",
                           "黃昏斜陽由左面來", "硬身側光由左邊", "左側光", "left side light",
                           "neon, on the left", "soft morning window light from camera left"}) {
    CAPTURE(line);
    CHECK(test::attribute_in(line, Slot::light, "side") == "left");
  }
  CHECK(test::attribute_in("霓虹燈由右面照", Slot::light, "side") == "right");
  CHECK(test::attribute_in("backlit", Slot::light, "side") == "back");
  CHECK(test::attribute_in("top light", Slot::light, "side") == "top");
  CHECK(test::attribute_in("moonlight from above", Slot::light, "side") == "top");
}

TEST_CASE("the side of a light is no camera move", "[language]") {
  const PromptReading reading = read_prompt("low sun from the left, pan right");

  CHECK(ids_of(reading, Slot::move) == "pan_right");
  CHECK(PromptReading::attribute(*reading.first(Slot::light), "side") == "left");
}

TEST_CASE("counted acts are beats", "[language]") {
  const struct {
    const char* line;
    const char* action;
    const char* count;
  } rows[] = {
      {"checks his watch twice", "checks_watch", "2"},
      {"看了兩次錶", "checks_watch", "2"},
      {"takes three steps", "steps", "3"},
      {"走三步", "steps", "3"},
      {"knocks three times", "knocks", "3"},
      {"點頭一次", "nods", "1"},
      {"敲門3下", "knocks", "3"},
      {"jumps 4 times", "jumps", "4"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    const PromptReading reading = read_prompt(row.line);
    const Concept* action = test::find(reading, Slot::action, row.action);
    REQUIRE(action);
    CHECK(PromptReading::attribute(*action, "count") == row.count);
    CHECK(reading.beats == 1);
  }
}

TEST_CASE("time marks are beats, a length in the prose is not", "[language]") {
  CHECK(read_prompt("第2秒轉身").beats == 1);
  CHECK(read_prompt("at second 2 she turns").beats == 1);
  CHECK(read_prompt("[00:00-00:02] waits [00:02-00:04] turns").beats == 2);
  CHECK(read_prompt("takes three steps, knocks twice").beats == 2);

  for (const char* line :
       {"4 seconds", "an 8-second shot", "四秒", "長8秒", "8s, MS", "six seconds"}) {
    CAPTURE(line);
    CHECK(read_prompt(line).lengths.size() == 1);
    CHECK(read_prompt(line).beats == 0);
  }
  CHECK(read_prompt("第2秒轉身").lengths.empty());
  CHECK(read_prompt("a second man").lengths.empty());
}

TEST_CASE("what is not wanted is read as not wanted", "[language]") {
  const struct {
    const char* line;
    Slot slot;
    const char* id;
  } rows[] = {
      {"no dog", Slot::subject, "dog"},
      {"without chairs", Slot::subject, "chair"},
      {"don't show windows", Slot::subject, "window"},
      {"avoid neon", Slot::light, "neon"},
      {"never zoom in", Slot::move, "zoom_in"},
      {"the camera does not pan", Slot::move, "pan"},
      {"不要狗", Slot::subject, "dog"},
      {"沒有椅子", Slot::subject, "chair"},
      {"冇窗", Slot::subject, "window"},
      {"唔好有狗", Slot::subject, "dog"},
      {"無霓虹燈", Slot::light, "neon"},
      {"避免變焦", Slot::move, "zoom"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    const PromptReading reading = read_prompt(row.line);
    const Concept* read = test::find(reading, row.slot, row.id);
    REQUIRE(read);
    CHECK(read->negated);
    CHECK(reading.first(row.slot) == nullptr);
  }
}

TEST_CASE("a no reaches as far as its clause and no further", "[language]") {
  const PromptReading reading = read_prompt("an empty room, no chairs, a lantern");
  CHECK(test::find(reading, Slot::subject, "chair")->negated);
  CHECK_FALSE(test::find(reading, Slot::subject, "lantern")->negated);
  CHECK_FALSE(test::find(reading, Slot::place, "room")->negated);

  const PromptReading list = read_prompt("不要椅、窗，老伯等車");
  CHECK(test::find(list, Slot::subject, "chair")->negated);
  CHECK(test::find(list, Slot::subject, "window")->negated);
  CHECK_FALSE(test::find(list, Slot::subject, "man")->negated);

  CHECK_FALSE(test::find(read_prompt("不停左搖"), Slot::move, "pan_left")->negated);
}

TEST_CASE("after a negative mark everything is not wanted", "[language]") {
  for (const char* line : {"an empty room. Negative prompt: chair, window, curtain",
                           "空房間。反向提示詞：椅, 窗, 窗簾"}) {
    CAPTURE(line);
    const PromptReading reading = read_prompt(line);
    CHECK(test::find(reading, Slot::subject, "chair")->negated);
    CHECK(test::find(reading, Slot::subject, "curtain")->negated);
    CHECK_FALSE(test::find(reading, Slot::place, "room")->negated);
  }
}

TEST_CASE("words that no camera could see are named as vague", "[language]") {
  for (const char* word : {"cinematic", "beautiful", "amazing", "8k", "masterpiece", "電影感", "靚",
                           "高質", "史詩級"}) {
    CAPTURE(word);
    const PromptReading reading = read_prompt(std::string("MS, ") + word + ", tram stop");
    REQUIRE(reading.vague.size() == 1);
    CHECK_FALSE(reading.vague[0].label.zh.empty());
  }
  CHECK(read_prompt("MS, an old man, tram stop").vague.empty());
}

TEST_CASE("spoken words are dialogue, and no film word is read in them", "[language]") {
  const PromptReading english = read_prompt("a woman says \"zoom in on the dog\", close-up");
  CHECK(ids_of(english, Slot::dialogue) == "line");
  CHECK(ids_of(english, Slot::move).empty());
  CHECK(ids_of(english, Slot::size) == "CU");
  CHECK_FALSE(test::find(english, Slot::subject, "dog"));

  const PromptReading chinese = read_prompt("老伯低聲說：「推近啲」，特寫");
  CHECK(ids_of(chinese, Slot::dialogue) == "line");
  CHECK(ids_of(chinese, Slot::move).empty());
}

TEST_CASE("a title such as Ms is no shot size", "[language]") {
  CHECK(ids_of(read_prompt("Ms Chan waits at the tram stop"), Slot::size).empty());
  CHECK(ids_of(read_prompt("ms, a woman waits"), Slot::size) == "MS");
  CHECK(ids_of(read_prompt("MS of a woman"), Slot::size) == "MS");
}

TEST_CASE("length is counted as people count: words and Han characters", "[language]") {
  CHECK(read_prompt("an old man waits").words == 4);
  CHECK(read_prompt("老伯等車").words == 4);
  CHECK(read_prompt("MS，老伯").words == 3);
  CHECK(read_prompt("").words == 0);
}

TEST_CASE("words that nobody knows are shown as unread", "[language]") {
  const std::string prompt = "MS, a clockwork snail, tram stop";
  const PromptReading reading = read_prompt(prompt);

  REQUIRE(reading.unread.size() == 1);
  CHECK(prompt.substr(reading.unread[0].first,
                      reading.unread[0].second - reading.unread[0].first) == "clockwork snail");
  CHECK(reading.unread_words == 2);
  CHECK(read_prompt("中景，機械蝸牛").unread_words == 4);
}

TEST_CASE("broken bytes, odd scripts and very long text are read without harm", "[language]") {
  CHECK(read_prompt("\xFF\xFE pan left \x80").dominant_moves() == 1);
  CHECK(read_prompt(std::string("a\0pan", 5)).concepts.size() <= 1);
  CHECK(ids_of(read_prompt("😀 close-up 😀"), Slot::size) == "CU");
  CHECK(read_prompt("\"\"\"「「」").concepts.empty());
}

TEST_CASE("a very long text is read at its beginning, and counted whole", "[language]") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "an old man waits, 左搖，";

  const PromptReading reading = read_prompt(text);

  CHECK(reading.dominant_moves() == 1);
  CHECK(reading.all(Slot::move).size() >= 400);
  CHECK(reading.words == 3000 * 6);
  std::string only_moves;
  for (int i = 0; i < 20'000; ++i) only_moves += "pan ";
  CHECK(read_prompt(only_moves).words == 20'000);
}

TEST_CASE("every slot has a name for files and one for people", "[language]") {
  CHECK(name_of(Slot::size) == "size");
  CHECK(name_of(Slot::negative) == "negative");
  for (int i = 0; i < kSlotCount; ++i) {
    CHECK_FALSE(name_of(static_cast<Slot>(i)).empty());
    CHECK_FALSE(words_of(static_cast<Slot>(i)).zh.empty());
  }
}

TEST_CASE("light in a high or a low key is read however it is written", "[language]") {
  for (const char* prompt : {"low-key", "low-key light", "low key lighting", "in a low-key light",
                             "低調", "低調光", "低調的光", "暗調"})
    CHECK(ids_of(read_prompt(prompt), Slot::light) == "low_key");
  for (const char* prompt :
       {"high-key", "high-key light", "high key lighting", "高調", "高調光", "明調"})
    CHECK(ids_of(read_prompt(prompt), Slot::light) == "high_key");
}

TEST_CASE("a whole person is shown back, in the words' own order or another", "[language]") {
  CHECK(read_prompt("an old man in a green coat").first(Slot::subject)->label.en ==
        "old man in a green coat");
  CHECK(read_prompt("穿綠色外套的老伯").first(Slot::subject)->label.zh == "穿綠色外套的老伯");
  // A list of things not wanted is read as things, garments too.
  const PromptReading hat = read_prompt("hat");
  REQUIRE(hat.first(Slot::subject));
  CHECK(hat.first(Slot::subject)->id == "hat");
}
