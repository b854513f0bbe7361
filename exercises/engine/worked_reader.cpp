// SPDX-License-Identifier: Apache-2.0
//
// A worked answer: takes to shoot on the practice generator, notes, answers, quiz choices, a cut.

#include <algorithm>
#include <set>

#include "exercises/engine/check.h"
#include "exercises/engine/pack_reader.h"
#include "exercises/engine/worked_files_reader.h"

namespace shotlab {
namespace {

PromptSlots read_slots(const TomlValue* table, const TomlReader& reader) {
  PromptSlots slots;
  if (!table) return slots;
  TomlReader words(*table, reader.file(), "slots", reader.issues());
  slots.size = words.string("size", false);
  slots.subject = words.string("subject", false);
  slots.action = words.string("action", false);
  slots.place = words.string("place", false);
  slots.light = words.string("light", false);
  slots.more = words.string("more", false);
  words.finish();
  return slots;
}

// marks = [{ kind = "head", frame = 48, box = [0.41, 0.12, 0.08, 0.19] }]
std::vector<FrameMark> read_marks(TomlReader& reader) {
  std::vector<FrameMark> marks;
  for (const TomlValue* table : reader.tables("marks")) {
    TomlReader one(*table, reader.file(), "marks", reader.issues());
    FrameMark mark;
    const bool known = mark_kind_from(one.string("kind"), mark.kind);
    mark.frame = one.integer("frame", 0, true);
    const std::vector<double> box = one.numbers("box", mark.kind != MarkKind::event);
    one.finish();
    if (box.size() == 4) mark.box = {box[0], box[1], box[2], box[3]};
    if (known && is_sound(mark)) {
      marks.push_back(mark);
      continue;
    }
    reader.issues().refuse(
        reader.file(), table->line,
        one.said({"a mark is a head, subject, region, gaze or event inside the picture.",
                  "：標記是畫面內的 head、subject、region、gaze 或 event。"}));
  }
  return marks;
}

WorkedTake read_take(const TomlValue& table, const std::string& file, std::size_t number,
                     const Exercise& exercise, PackIssues& issues) {
  TomlReader reader(table, file, "takes " + std::to_string(number + 1), issues);
  WorkedTake take;
  take.shot = reader.string("shot", false);
  take.slots = read_slots(reader.table("slots", true), reader);
  take.seconds = reader.number("seconds", exercise.default_seconds);
  take.seed = reader.integer("seed", 0, true);
  take.note = reader.string("note", false);
  take.judgement = reader.string("judgement", false);
  take.keeper = reader.flag("keeper", false);
  take.marks = read_marks(reader);
  take.negative = reader.string("negative", false);
  take.from =
      static_cast<int>(reader.integer("from", 0, false, 0, static_cast<std::int64_t>(number)));
  take.files = read_worked_files(reader, number);
  take.camera_path = read_worked_path(reader);
  reader.finish();
  static const std::set<std::string> judgements = {"", "keep", "maybe", "no"};
  if (!judgements.contains(take.judgement)) {
    issues.refuse(file, reader.line("judgement"),
                  reader.said({"the judgement should be keep, maybe or no.",
                               "的判斷應是 keep、maybe 或 no。"}));
  }
  if (take.seconds <= 0 || take.seconds > 60) {
    issues.refuse(file, reader.line("seconds"),
                  reader.said({"seconds should be more than 0 and at most 60.",
                               "的秒數應大過 0，最多 60。"}));
  }
  const bool known = std::any_of(exercise.shots.begin(), exercise.shots.end(),
                                 [&](const ShotWanted& shot) { return shot.id == take.shot; });
  if (!known && !(exercise.shots.empty() && take.shot.empty())) {
    issues.refuse(file, reader.line("shot"),
                  reader.said({"this exercise has no shot \"" + take.shot + "\".",
                               "：練習沒有鏡頭「" + take.shot + "」。"}));
  }
  return take;
}

std::map<std::string, std::string> read_pairs(const TomlValue* table, const TomlReader& reader) {
  std::map<std::string, std::string> pairs;
  if (!table) return pairs;
  for (const auto& [key, value] : table->entries) {
    if (value.kind == TomlValue::Kind::text) {
      pairs[key] = value.text;
    } else {
      reader.issues().refuse(
          reader.file(), value.line,
          {"\"" + key + "\" should be a text in quotes.", "「" + key + "」應是引號內的文字。"});
    }
  }
  return pairs;
}

void read_cut(TomlReader& reader, WorkedAnswer& answer) {
  for (const TomlValue* table : reader.tables("cut")) {
    TomlReader event(*table, reader.file(), "cut", reader.issues());
    const auto take = event.integer("take", 1, true, 1, 1'000);
    const auto in = event.integer("in", 0, true);
    const auto out = event.integer("out", 0, true);
    event.finish();
    if (take > static_cast<std::int64_t>(answer.takes.size()) || out <= in) {
      reader.issues().refuse(
          reader.file(), table->line,
          {"the cut names a take or a range that is not there.", "剪接寫了不存在的一條或範圍。"});
    }
    answer.cut.emplace_back(static_cast<int>(take), FrameRange{in, out});
  }
}

// The verdict ids that an exercise gives.
std::set<std::string> verdict_ids(const Exercise& exercise) {
  std::set<std::string> ids;
  for (const Criterion& criterion : exercise.criteria) {
    const CheckInfo* check = find_check(criterion.check);
    if (!check || check->whole || exercise.shots.empty()) {
      ids.insert(criterion.id);
      continue;
    }
    for (const ShotWanted& shot : exercise.shots) {
      if (criterion.is_for(shot.id)) {
        ids.insert(criterion.id + "." + shot.id);
      }
    }
  }
  return ids;
}

template <typename List>
void check_names(const std::map<std::string, std::string>& given, const List& known,
                 const TomlReader& reader, const char* key, const Text& what) {
  for (const auto& entry : given) {
    const std::string& id = entry.first;
    const bool there =
        std::any_of(known.begin(), known.end(), [&](const auto& item) { return item.id == id; });
    if (!there) {
      reader.issues().refuse(reader.file(), reader.line(key),
                             {"this exercise has no " + what.en + " \"" + id + "\".",
                              "練習沒有" + what.zh + "「" + id + "」。"});
    }
  }
}

}  // namespace

WorkedAnswer read_worked(const std::filesystem::path& path, const std::string& file,
                         const Exercise& exercise, PackIssues& issues) {
  WorkedAnswer answer;
  answer.id = path.stem().string();
  const std::optional<TomlValue> value = read_toml_file(path, file, issues);
  if (!value) return answer;
  TomlReader reader(*value, file, "", issues);
  reader.version();
  answer.title = reader.text("title");
  answer.language = reader.string("language");
  answer.fails_on = reader.strings("fails_on");
  answer.late = reader.strings("late");
  const auto takes = reader.tables("takes", true);
  for (std::size_t i = 0; i < takes.size(); ++i) {
    answer.takes.push_back(read_take(*takes[i], file, i, exercise, issues));
  }
  answer.answers = read_pairs(reader.table("answers"), reader);
  answer.quiz = read_pairs(reader.table("quiz"), reader);
  read_cut(reader, answer);
  reader.finish();

  if (answer.language != "en" && answer.language != "zh-Hant-HK") {
    issues.refuse(file, reader.line("language"),
                  {"the language should be en or zh-Hant-HK.", "語言應是 en 或 zh-Hant-HK。"});
  }
  check_names(answer.answers, exercise.questions, reader, "answers", {"question", "問題"});
  check_names(answer.quiz, exercise.quiz, reader, "quiz", {"quiz item", "測驗題"});
  const std::set<std::string> ids = verdict_ids(exercise);
  for (const std::string& id : answer.fails_on) {
    if (!ids.contains(id)) {
      issues.refuse(
          file, reader.line("fails_on"),
          {"this exercise gives no verdict \"" + id + "\".", "練習沒有「" + id + "」這項結果。"});
    }
  }
  return answer;
}

}  // namespace shotlab
