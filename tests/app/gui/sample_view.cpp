// SPDX-License-Identifier: Apache-2.0

#include "tests/app/gui/sample_view.h"

#include "app/core/film.h"
#include "app/core/papers/disclosure.h"
#include "app/core/settings.h"

namespace shotlab::test {
namespace {

Criterion criterion(std::string id, std::string check, Text title) {
  Criterion c;
  c.id = std::move(id);
  c.check = std::move(check);
  c.title = std::move(title);
  return c;
}

Exercise make_first_shot() {
  Exercise e;
  e.id = "m1e1";
  e.slug = "first-shot";
  e.module = "m1";
  e.minutes = 25;
  e.title = {"First Shot", "第一個鏡頭"};
  e.goal = {"Turn an idea into one generated shot through named choices, and keep a record.",
            "把一個念頭，用說得出名堂的選擇，變成一個生成的鏡頭，並留下紀錄。"};
  e.brief = {
      "Someone is waiting and something arrives. Show it in one shot of four to six seconds. Fill "
      "the prompt builder, "
      "make at least two takes, choose one and say why.",
      "有人在等，有東西來到。用一個四至六秒的鏡頭拍出來。填好提示詞欄，最少生成兩條，揀一條，講出原"
      "因。"};
  e.steps = {{"Write the idea in one sentence.", "用一句寫下念頭。"},
             {"Fill the five slots.", "填好五欄。"},
             {"Set seconds as a number, not in words.", "秒數用數字設定，不寫入句子。"},
             {"Shoot two takes.", "拍兩條。"},
             {"Note each, keep one, say why.", "每條寫筆記，保留一條，講原因。"}};
  e.questions = {{"why", {"Why this one?", "點解揀呢條？"}, 25, 40, 1}};
  e.criteria = {criterion("slots", "P.slots", {"Five slots filled", "五欄填好"}),
                criterion("takes", "T.count", {"At least two takes", "最少兩條"}),
                criterion("notes", "T.notes", {"A note on each take", "每條有筆記"}),
                criterion("keeper", "T.keeper", {"One keeper", "一條保留條"}),
                criterion("sound", "V.ok", {"A sound picture", "畫面完好"}),
                criterion("length", "V.length", {"4 to 6 seconds long", "長四至六秒"}),
                criterion("why", "W.answer", {"Why this one", "點解揀呢條"})};
  e.hints = {{"Look at the slot that is still grey.", "看看哪一欄仍是灰色。"},
             {"Say what a camera could see: a person, one act, one place.",
              "只寫鏡頭看得見的：一個人、一個動作、一個地方。"},
             {"Try: “MS, an old man in a green coat, checks his watch twice, tram stop, low "
              "evening sun from the left”.",
              "試：「中景，穿綠色外套的老伯，看了兩次錶，電車站，黃昏斜陽由左面來」。"}};
  e.mistakes = {{"Writing the duration into the prose.", "把時長寫入句子。"},
                {"Three actions in four seconds.", "四秒內三個動作。"},
                {"Choosing the first take unseen.", "未看其他就揀第一條。"}};
  e.rubric = {{{"The event is clear without reading", "不用文字也看得明事件"}, 2},
              {{"The slots agree with each other", "各欄互相配合"}, 1}};
  e.slot_hints = {{"size", {"how much of the person we see", "看到人物多少"}}};
  e.default_seconds = 5;
  return e;
}

Exercise make_moves() {
  Exercise e = make_first_shot();
  e.id = "m2e2";
  e.title = {"One Move Each", "一鏡一動"};
  e.shots = {{"static", {"Static", "定鏡"}},
             {"pan", {"Pan", "搖鏡"}},
             {"tilt", {"Tilt", "直搖"}},
             {"push", {"Push-in", "推鏡"}},
             {"truck", {"Truck", "橫移"}}};
  QuizItem item;
  item.id = "clip1";
  item.text = {"What does the camera do?", "鏡頭在做甚麼？"};
  item.prompt = "market lane, pan left";
  item.choices = {
      {"pan", {"Pan", "搖鏡"}}, {"truck", {"Truck", "橫移"}}, {"push", {"Push-in", "推鏡"}}};
  item.right = "pan";
  e.quiz = {item};
  e.criteria.clear();
  for (const ShotWanted& shot : e.shots) {
    for (const char* check : {"one move", "right move"}) {
      e.criteria.push_back(criterion(std::string(check) + "." + shot.id, "V.move",
                                     {shot.title.en + ": " + check, shot.title.zh + "：動作正確"}));
    }
  }
  return e;
}

std::vector<ModuleRow> course(const std::string& current) {
  const auto row = [&](std::string id, Text title, int minutes) {
    ExerciseRow r{id, std::move(title), minutes};
    r.current = id == current;
    return r;
  };
  std::vector<ModuleRow> modules;
  modules.push_back({"m1",
                     {"Literacy basics", "讀懂機器"},
                     {row("m1e1", {"First Shot", "第一個鏡頭"}, 25),
                      row("m1e2", {"Same Words, Four Results", "同一句話，四個結果"}, 30),
                      row("m1e3", {"Sentence Surgery", "提示詞手術"}, 35)}});
  modules.push_back({"m2",
                     {"Camera language", "攝影機的語言"},
                     {row("m2e1", {"Size Ladder", "景別階梯"}, 45),
                      row("m2e2", {"One Move Each", "一鏡一動"}, 45)}});
  return modules;
}

CriterionVerdict verdict(const Criterion& c, VerdictState state, Text measured, Text wanted,
                         Text why, Text try_this) {
  CriterionVerdict v;
  v.id = c.id;
  v.check = c.check;
  v.title = c.title;
  v.state = state;
  v.measured = std::move(measured);
  v.wanted = std::move(wanted);
  v.why = std::move(why);
  v.try_this = std::move(try_this);
  return v;
}

TakeRow take(int number, const std::string& words, const gui::PromptDraft& prompt, double seconds) {
  TakeRow row;
  char id[16];
  std::snprintf(id, sizeof id, "%04d-", number);
  row.take.id = id + words;
  row.take.number = number;
  row.take.slots = prompt.slots;
  row.take.request.prompt = prompt.slots.joined();
  row.take.request.seed = 7;
  row.take.provider = "practice";
  row.take.model = "practice";
  row.take.sha256 = "9f2c61d0a4b7e83512c0aa94d7f61b3e55d08c7b2f1e9a6d4403c8b7a1f25e90";
  row.take.exercise = "m1e1";
  row.poster = "poster/" + row.take.id;
  ClipFacts facts;
  facts.duration_s = seconds;
  VideoFacts video;
  video.width = 1280;
  video.height = 720;
  video.fps = {24, 1};
  video.frames = static_cast<std::int64_t>(seconds * 24);
  facts.video = video;
  row.facts = facts;
  return row;
}

Concept read(Slot slot, const std::string& prompt, const std::string& words, Text label) {
  Concept c;
  c.slot = slot;
  c.label = std::move(label);
  c.begin = prompt.find(words);
  c.end = c.begin + words.size();
  return c;
}

// The papers of a film whose cut has both takes, half written.
PapersView papers_of(const View& view) {
  FilmInfo info;
  info.name = view.film_name;
  Settings settings;
  settings.providers = {
      {"practice", "gemini-interactions", "", "practice", {"practice generator", "練習生成器"}}};
  std::vector<Take> takes;
  for (const TakeRow& row : view.takes) takes.push_back(row.take);
  Cut cut;
  cut.version = view.cut_version;
  for (const CutRow& row : view.cut) {
    CutEvent event;
    event.take = row.take;
    event.range = row.range;
    cut.events.push_back(event);
  }
  PapersView papers;
  papers.words.consents = {{.id = "consent-1", .person = "陳美玲 (Aunt Mei Ling)", .image = true}};
  papers.words.authorship.author = "Chan Siu Ming 陳小明";
  papers.words.authorship.film = {{"prompt", "Chan Siu Ming"}, {"sound", "nobody"}};
  papers.words.disclosure.line_en = {"Both shots were made with the practice generator.", "old"};
  papers.facts = film_facts(info, takes, cut, {}, settings);
  papers.cue = fill_cue_sheet(papers.facts, papers.words);
  papers.words.cue = entries_of(papers.cue);
  papers.words.cue[0].person = PersonShown::real;
  papers.words.cue[0].human = "Chose the moment when he looks up, and cut before he turns away.";
  papers.words.cue[1].person = PersonShown::invented;
  papers.words.cue[1].rights = Rights::public_domain;
  CueEntry own;
  own.id = "own-1";
  own.tool = "a chat program";
  papers.words.cue.push_back(own);
  refresh_papers(papers);
  return papers;
}

}  // namespace

void refresh_papers(PapersView& papers) {
  papers.cue = fill_cue_sheet(papers.facts, papers.words);
  papers.words.cue = entries_of(papers.cue);
  papers.line_draft =
      draft_disclosure(papers.facts, papers.words, papers.cue, DisclosureLength::line);
  papers.paragraph_draft =
      draft_disclosure(papers.facts, papers.words, papers.cue, DisclosureLength::paragraph);
}

const Exercise& sample_exercise() {
  static const Exercise exercise = make_first_shot();
  return exercise;
}

const Exercise& sample_moves_exercise() {
  static const Exercise exercise = make_moves();
  return exercise;
}

gui::PromptDraft sample_prompt(Language language) {
  gui::PromptDraft draft;
  draft.seconds = 5;
  draft.slots =
      language == Language::english
          ? PromptSlots{"medium shot", "an old man in a green coat",    "checks his watch twice",
                        "tram stop",   "low evening sun from the left", ""}
          : PromptSlots{"中景", "穿綠色外套的老伯", "看了兩次錶", "電車站", "黃昏斜陽由左面來", ""};
  return draft;
}

View first_view(Language language) {
  View view;
  view.language = language;
  view.film_name = "first-shot";
  view.film_folder = "/films/first-shot";
  view.course = course("m1e1");
  view.exercise = &sample_exercise();
  view.provider_words = {"practice generator", "練習生成器"};
  view.shoot_refused =
      Error{ErrorCode::bad_input, {"Fill at least one slot first.", "請先填至少一欄。"}, {}};
  for (const char* slot : {"size", "subject", "action", "place", "light"})
    view.slot_filled[slot] = false;
  return view;
}

View busy_view(Language language) {
  View view = first_view(language);
  view.shoot_refused.reset();
  view.hints_open = 1;
  for (auto& [slot, filled] : view.slot_filled) filled = slot != "light";
  const gui::PromptDraft prompt = sample_prompt(language);
  const std::string joined = prompt.slots.joined();
  view.reading.concepts = {
      read(Slot::size, joined, prompt.slots.size, {"medium shot", "中景"}),
      read(Slot::subject, joined, prompt.slots.subject, {"old man, green coat", "老伯，綠色外套"}),
      read(Slot::action, joined, prompt.slots.action, {"checks watch", "看錶"}),
      read(Slot::place, joined, prompt.slots.place, {"tram stop", "電車站"}),
      read(Slot::light, joined, prompt.slots.light, {"low sun from the left", "斜陽，由左面來"})};
  view.takes = {take(1, "old-man", prompt, 3.6), take(2, "old-man", prompt, 5.0)};
  view.takes[0].take.notes = {{"The watch is hidden by the coat.", "2026-11-25T05:03:52.120Z"}};
  view.takes[0].take.judgement = Judgement::no;
  view.takes[1].changed = {"light: morning → low evening sun from the left",
                           "光線：早上 → 黃昏斜陽由左面來"};
  view.takes[1].take.keeper = true;
  view.takes[1].take.judgement = Judgement::keep;
  view.takes[1].take.notes = {{"He looks up at the right moment.", "2026-11-25T05:05:02.000Z"}};
  view.selected_take = view.takes[1].take.id;
  JobRow job;
  job.id = "job-3";
  job.take = "0003-old-man";
  job.state = "running";
  job.says = {"Rendering on the practice generator", "練習生成器正在生成"};
  job.seconds = 4;
  job.progress = 0.4;
  job.can_cancel = true;
  job.if_closed_now = {"If the window closes now, it goes on at the next start.",
                       "如果現在關閉視窗，下次開啟時會繼續。"};
  view.jobs = {job};

  const auto& c = sample_exercise().criteria;
  ExerciseVerdict v;
  v.exercise = "m1e1";
  v.passed_count = 4;
  v.run_count = 7;
  v.criteria = {
      verdict(c[0], VerdictState::pass, {"5 of 5", "5 / 5"}, {"5 slots", "五欄"},
              {"All five slots name something.", "五欄都有內容。"}, {}),
      verdict(c[1], VerdictState::pass, {"2 takes", "2 條"}, {"2 or more", "兩條或以上"},
              {"Two takes are here.", "有兩條。"}, {}),
      verdict(c[2], VerdictState::not_yet, {"1 of 2", "1 / 2"}, {"each take", "每條"},
              {"One take has no note yet.", "有一條未有筆記。"},
              {"Write one sentence on take 0001.", "為第 0001 條寫一句。"}),
      verdict(c[3], VerdictState::pass, {"0002", "0002"}, {"one", "一條"},
              {"One take is kept.", "保留了一條。"}, {}),
      verdict(
          c[4], VerdictState::cannot_measure, {}, {"no black, no freeze", "沒有黑畫面、沒有定格"},
          {"The clip could not be decoded.", "片段未能解碼。"}, {"Shoot it again.", "再拍一次。"}),
      verdict(c[5], VerdictState::close, {"3.6 s", "3.6 秒"}, {"4 to 6 s", "四至六秒"},
              {"The keeper is 3.6 s long; 0.4 s are missing.", "保留條長 3.6 秒，差 0.4 秒。"},
              {"Set Seconds to 5 and shoot once more.", "把秒數調到 5，再拍一條。"}),
      verdict(c[6], VerdictState::waived, {"0 of 25 words", "0 / 40 字"},
              {"25 words, one take named", "40 字，提到一條"},
              {"Waived by the instructor: spoken answer.", "導師豁免：口頭作答。"}, {})};
  v.criteria[5].take = view.takes[1].take.id;
  v.criteria[5].evidence = "evidence/length.png";
  view.verdict = v;
  view.cut = {{view.takes[1].take.id, {10, 70}}, {view.takes[0].take.id, {0, 40}}};
  view.cut_version = 2;
  view.papers = papers_of(view);
  view.handin.planned = true;
  view.handin.files = {{"film.toml", 240},
                       {"read-me.md", 3002},
                       {"takes/0001-old-man/take.json", 1259},
                       {"takes/0002-old-man/take.json", 1177},
                       {"takes/0002-old-man/take.mp4", 1'061'748}};
  view.handin.bytes = 1'067'426;
  view.handin.missing = {{"The film has not been exported.", "影片還未輸出。"},
                         {"Cue sheet, 0002-old-man: rights in the sources, the human part.",
                          "AI 使用清單，0002-old-man：素材版權、人做了甚麼。"}};
  view.revision = 17;
  return view;
}

gui::Screens sample_screens() {
  gui::Screens screens;
  screens.main.state = gui::ScreenView::State::ready;
  screens.main.take = "0002-old-man";
  screens.main.frames = 120;
  screens.main.frame = 78;
  screens.main.fps = {24, 1};
  return screens;
}

}  // namespace shotlab::test
