// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/model_answer.h"

namespace shotlab {
namespace {

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

std::string in_words(const std::string& text, const WorkedAnswer& answer) {
  const bool chinese = answer.language != "en";
  return with_names(text, answer, [&](std::size_t take) {
    const std::string number = std::to_string(take + 1);
    return chinese ? "第 " + number + " 條" : "take " + number;
  });
}

Text head_of(const Exercise& exercise, const WorkedTake& take, std::size_t number) {
  Text head = fill(Text{"Take {0}", "第 {0} 條"}, {std::to_string(number)});
  for (const ShotWanted& shot : exercise.shots) {
    if (shot.id != take.shot) continue;
    head.en += " · " + shot.title.en;
    head.zh += " · " + shot.title.zh;
  }
  if (take.keeper) {
    head.en += " · kept";
    head.zh += " · 保留";
  }
  return head;
}

}  // namespace

std::string with_names(std::string text, const WorkedAnswer& answer,
                       const std::function<std::string(std::size_t take)>& name) {
  std::string first_keeper;
  for (std::size_t i = 0; i < answer.takes.size(); ++i) {
    replace_all(text, "{take." + std::to_string(i + 1) + "}", name(i));
    if (!answer.takes[i].keeper) continue;
    if (first_keeper.empty()) first_keeper = name(i);
    replace_all(text, "{keeper." + answer.takes[i].shot + "}", name(i));
  }
  replace_all(text, "{keeper}", first_keeper);
  return text;
}

const WorkedAnswer* model_answer(const Exercise& exercise, Language language) {
  const WorkedAnswer* first = nullptr;
  for (const WorkedAnswer& answer : exercise.worked) {
    if (!answer.fails_on.empty()) continue;
    if (answer.language == language_name(language)) return &answer;
    if (first == nullptr) first = &answer;
  }
  return first;
}

std::vector<ModelLine> model_lines(const Exercise& exercise, const WorkedAnswer& answer) {
  std::vector<ModelLine> lines;
  for (std::size_t i = 0; i < answer.takes.size(); ++i) {
    const WorkedTake& take = answer.takes[i];
    lines.push_back({head_of(exercise, take, i + 1), take.slots.joined()});
    if (!take.negative.empty()) lines.push_back({{"Keep out", "反向提示詞"}, take.negative});
    if (!take.note.empty()) lines.push_back({{"Note", "筆記"}, in_words(take.note, answer)});
  }
  for (const Question& question : exercise.questions) {
    const auto found = answer.answers.find(question.id);
    if (found != answer.answers.end())
      lines.push_back({question.text, in_words(found->second, answer)});
  }
  return lines;
}

}  // namespace shotlab
