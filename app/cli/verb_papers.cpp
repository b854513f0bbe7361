// SPDX-License-Identifier: Apache-2.0
//
// keep, note and answer: what a person decides and writes about takes.

#include <map>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/marks.h"
#include "app/core/take_json.h"

namespace shotlab::cli {
namespace {

int show_take(Program& program, const Film& film, const std::string& name) {
  Result<Take> take = film.find_take(name);
  if (!take) return program.printer.fail(take.error());
  program.printer.document({{"take", take_json(*take)}});
  program.printer.line(take_line(*take, program.printer.language));
  return kDone;
}

const std::vector<std::string> kJudgements{"none", "keep", "maybe", "no"};
const Text kJudgeHelp{"keep, maybe or no", "keep（留）、maybe（或許）或 no（不要）"};
const Text kTakeHelp{"Number, name or its beginning", "編號、名稱或開頭"};

struct TakeOptions {
  std::string take, text, judgement, box;
  std::optional<std::int64_t> frame;
  bool undo = false;
};

// What a note is about; nothing: the whole take.
Result<std::optional<NotePlace>> place_of(const TakeOptions& options) {
  if (!options.frame && options.box.empty()) return std::optional<NotePlace>();
  if (!options.frame) {
    return Error{ErrorCode::bad_input,
                 {"A box is drawn on a frame, and no frame was named.",
                  "框要畫在某一格上，但沒有指定畫格。"},
                 {"Add --frame and its number, from 0.", "請加上 --frame 和格數，由 0 起。"}};
  }
  NotePlace place{*options.frame, {}};
  if (!options.box.empty()) {
    Result<FrameBox> box = parse_box(options.box);
    if (!box) return box.error();
    place.region = *box;
  }
  return std::optional<NotePlace>(place);
}

// The judgement, if one was given, and then `change`.
int change_take(Program& program, const TakeOptions& options,
                const std::function<Status(Film&)>& change) {
  Result<Film> film = program.film();
  if (!film) return program.printer.fail(film.error());
  if (Status changed = change(*film); !changed) return program.printer.fail(changed.error());
  if (!options.judgement.empty()) {
    Status judged = film->judge_take(options.take, judgement_from(options.judgement));
    if (!judged) return program.printer.fail(judged.error());
  }
  return show_take(program, *film, options.take);
}

// The exercise of a film, so that answers go to questions that exist. Null: a film without one.
Result<std::shared_ptr<const Pack>> pack_of(const Program& program, const Film& film) {
  if (film.info().exercise.empty()) return std::shared_ptr<const Pack>();
  Result<Pack> pack = program.pack(film.info().pack);
  if (!pack) return pack.error();
  return std::shared_ptr<const Pack>(std::make_shared<Pack>(std::move(*pack)));
}

int list_questions(Program& program, const Film& film, const Exercise& exercise) {
  Printer& printer = program.printer;
  Result<std::map<std::string, std::string>> answers = film.answers();
  if (!answers) return printer.fail(answers.error());
  Json json{{"exercise", exercise.id}, {"questions", Json::array()}, {"quiz", Json::array()}};
  const auto given = [&](const std::string& key) {
    const auto found = answers->find(key);
    return found != answers->end() ? found->second : std::string();
  };
  for (const Question& question : exercise.questions) {
    const std::string answer = given(question.id);
    json["questions"].push_back(
        {{"id", question.id}, {"text", question.text.in(printer.language)}, {"answer", answer}});
    printer.line(question.id + ": " + question.text.in(printer.language));
    printer.line("    " + (answer.empty() ? "–" : answer));
  }
  for (const QuizItem& item : exercise.quiz) {
    const std::string answer = given("quiz." + item.id);
    Json choices = Json::array();
    std::string words;
    for (const auto& [id, text] : item.choices) {
      choices.push_back({{"id", id}, {"text", text.in(printer.language)}});
      words += (words.empty() ? "" : ", ") + id;
    }
    json["quiz"].push_back({{"id", "quiz." + item.id},
                            {"text", item.text.in(printer.language)},
                            {"choices", choices},
                            {"answer", answer}});
    printer.line("quiz." + item.id + ": " + item.text.in(printer.language) + " (" + words + ")");
    printer.line("    " + (answer.empty() ? "–" : answer));
  }
  printer.document(json);
  return kDone;
}

Status may_answer(const Exercise& exercise, const std::string& question, const std::string& text) {
  std::string ids;
  for (const Question& known : exercise.questions) {
    if (known.id == question) return done();
    ids += ids.empty() ? "" : ", ";
    ids += known.id;
  }
  for (const QuizItem& item : exercise.quiz) {
    const std::string id = "quiz." + item.id;
    ids += ids.empty() ? "" : ", ";
    ids += id;
    if (id != question) continue;
    std::string choices;
    for (const auto& [choice, words] : item.choices) {
      if (choice == text) return done();
      if (!choices.empty()) choices += ", ";
      choices += choice;
    }
    return Error{ErrorCode::bad_input,
                 fill(Text{"\"{0}\" is no choice of {1}.", "「{0}」不是 {1} 的選項。"}, {text, id}),
                 {"Choose one of: " + choices + ".", "請選：" + choices + "。"}};
  }
  return Error{ErrorCode::bad_input,
               {"There is no question \"" + question + "\".", "沒有「" + question + "」這條問題。"},
               {"There are: " + ids + ".", "有以下問題：" + ids + "。"}};
}

int answer(Program& program, const std::string& question, const std::string& text) {
  Result<Film> film = program.film();
  if (!film) return program.printer.fail(film.error());
  Result<std::shared_ptr<const Pack>> pack = pack_of(program, *film);
  if (!pack) return program.printer.fail(pack.error());
  const Exercise* exercise = nullptr;
  if (*pack) {
    Result<const Exercise*> found = find_exercise(**pack, film->info().exercise);
    if (!found) return program.printer.fail(found.error());
    exercise = *found;
  }
  if (question.empty()) {
    if (exercise != nullptr) return list_questions(program, *film, *exercise);
    return program.printer.fail(
        {ErrorCode::bad_input,
         {"This film belongs to no exercise, so it asks nothing.",
          "這部影片不屬於任何練習，所以沒有問題。"},
         {"Name a heading and a text to write a paper anyway.", "可自訂標題和文字來記錄。"}});
  }
  if (exercise != nullptr) {
    if (Status may = may_answer(*exercise, question, text); !may)
      return program.printer.fail(may.error());
  }
  if (Status set = film->set_answer(question, text); !set) return program.printer.fail(set.error());
  program.printer.document({{"question", question}, {"answer", text}});
  program.printer.line(fill(Text{"{0}: written down", "{0}：已記下"}, {question}));
  return kDone;
}

}  // namespace

void add_keep(Program& program) {
  auto options = std::make_shared<TakeOptions>();
  program.parser
      .verb("keep", {"Makes a take the keeper of its shot", "把一條定為該鏡頭的選用條"},
            [&program, options] {
              return change_take(program, *options, [options](Film& film) {
                return film.set_keeper(options->take, !options->undo);
              });
            })
      .word("TAKE", options->take, kTakeHelp, true)
      .flag("--undo", options->undo, {"No longer the keeper", "不再選用"})
      .choice("--judge", options->judgement, kJudgements, kJudgeHelp);
}

void add_note(Program& program) {
  auto options = std::make_shared<TakeOptions>();
  program.parser
      .verb("note", {"Writes a note on a take", "為一條寫筆記"},
            [&program, options] {
              return change_take(program, *options, [options](Film& film) -> Status {
                Result<std::optional<NotePlace>> place = place_of(*options);
                if (!place) return place.error();
                return film.add_note(options->take, options->text, *place);
              });
            })
      .word("TAKE", options->take, kTakeHelp, true)
      .word("TEXT", options->text, {"What you see in it", "你看到甚麼"}, true)
      .number("--frame", options->frame,
              {"The frame that it is about, from 0; if not said, the whole take",
               "這則筆記關於第幾格，由 0 起；不指定即整條"})
      .option("--box", options->box,
              {"The part of that frame: x,y,width,height in shares of the picture",
               "那一格的哪一部分：x,y,闊,高，以畫面比例計"},
              "X,Y,W,H")
      .choice("--judge", options->judgement, kJudgements, kJudgeHelp);
}

void add_answer(Program& program) {
  struct Options {
    std::string question, text;
  };
  auto options = std::make_shared<Options>();
  program.parser
      .verb("answer",
            {"Answers a question of the exercise; without one, lists them",
             "回答練習的問題；不指定時列出問題"},
            [&program, options] { return answer(program, options->question, options->text); })
      .word("QUESTION", options->question, {"Its id, e.g. why", "問題代號，例如 why"})
      .word("TEXT", options->text, {"Answer, or choice of a quiz", "答案，或選擇題的選項"});
}

}  // namespace shotlab::cli
