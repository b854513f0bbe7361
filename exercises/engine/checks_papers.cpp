// SPDX-License-Identifier: Apache-2.0
//
// W.consent, W.source: papers that go with pictures. Is there a record for every person that a
// design is based on, and does the label say what the picture is. Presence and agreement, never
// whether a consent was freely given: that is a person's to judge.
//
// Source: reference "curriculum" §3 (consent record), "checks" §3.6, "domain" 7.2 (IPTC digital
//         source types).

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "exercises/engine/check.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

std::string answer_to(const CheckContext& context, const std::string& question) {
  const auto found = context.evidence.answers.find(question);
  return found == context.evidence.answers.end() ? "" : std::string(trim(found->second));
}

bool begins_with_any(const std::string& text, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return text.starts_with(word); });
}

enum class Declared { nobody, somebody, unsaid };

Declared declared_in(const std::string& answer) {
  const std::string text = lower_ascii(answer);
  if (begins_with_any(text, {"no", "否", "不是", "沒有", "唔係", "冇", "無"}))
    return Declared::nobody;
  if (begins_with_any(text, {"yes", "是", "係", "有"})) return Declared::somebody;
  return Declared::unsaid;
}

// What a consent record must say, and under which words it stands.
struct Field {
  Text name;
  std::array<const char*, 4> keys{};
};
const std::array<Field, 6>& fields() {
  static const std::array<Field, 6> all = {{
      {{"who", "誰"}, {"who", "person", "誰", "人物"}},
      {{"use", "用途"}, {"use", "used for", "用途", "用作"}},
      {{"where", "地方"}, {"where", "shown", "地方", "放映"}},
      {{"until", "期限"}, {"until", "expires", "期限", "直至"}},
      {{"withdraw", "撤回"}, {"withdraw", "withdrawal", "撤回", "收回"}},
      {{"signed", "簽署"}, {"signed", "signature", "簽署", "簽名"}},
  }};
  return all;
}

// "who: Ah Man; use: two drawings" -> who, use. Parted by lines or semicolons of any script.
std::map<std::string, std::string> parts_of(std::string record) {
  for (const auto& [mark, plain_mark] : {std::pair{"；", "\n"}, {";", "\n"}, {"：", ":"}}) {
    for (std::size_t at = record.find(mark); at != std::string::npos; at = record.find(mark, at)) {
      record.replace(at, std::string_view(mark).size(), plain_mark);
    }
  }
  std::map<std::string, std::string> parts;
  for (const std::string& line : split(record, '\n')) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    parts[lower_ascii(trim(line.substr(0, colon)))] = std::string(trim(line.substr(colon + 1)));
  }
  return parts;
}

std::string value_of(const std::map<std::string, std::string>& parts, const Field& field) {
  for (const char* key : field.keys) {
    const auto found = parts.find(key);
    if (found != parts.end()) return found->second;
  }
  return "";
}

// The first "2027-01-31" in a text; empty if there is none.
std::string date_in(const std::string& text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = 0; at + 10 <= text.size(); ++at) {
    const std::string_view day(text.data() + at, 10);
    bool good = day[4] == '-' && day[7] == '-';
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) good = good && digit(day[i]);
    if (good) return std::string(day);
  }
  return "";
}

void judge_record(const CheckContext& context, CriterionVerdict& verdict) {
  const auto parts = parts_of(answer_to(context, context.text("record")));
  double there = 0;
  std::vector<Text> missing;
  for (const Field& field : fields()) {
    if (value_of(parts, field).empty()) {
      missing.push_back(field.name);
    } else {
      ++there;
    }
  }
  const double all = static_cast<double>(fields().size());
  weigh(verdict, there, "fields", {all, std::nullopt});
  // A record with a gap is no record.
  if (verdict.state == VerdictState::close) verdict.state = VerdictState::not_yet;
  if (!missing.empty()) {
    const Text gaps = listed(missing);
    verdict.why = {"A real person stands behind the design, and the record has " +
                       verdict.measured.en + " of " + plain(all) + "; missing: " + gaps.en + ".",
                   "設計取自真人，而同意書有" + verdict.measured.zh + "，應有 " + plain(all) +
                       " 欄；欠：" + gaps.zh + "。"};
    verdict.try_this = {
        "Ask first, then write it down, one line each: who, use, where, until, withdraw, signed. "
        "Or design somebody who is nobody.",
        "先徵求同意，再逐行寫下：誰、用途、地方、期限、撤回、簽署。或者設計一個不是任何真人的角色"
        "。"};
    return;
  }
  const std::string until = date_in(value_of(parts, fields()[3]));
  for (const TakeEvidence& evidence : context.evidence.takes) {
    const std::string shot = evidence.take.started_utc.substr(0, 10);
    if (until.empty() || shot.empty() || shot <= until) continue;
    verdict.state = VerdictState::not_yet;
    verdict.take = evidence.take.id;
    verdict.why = fill(Text{"The consent of 1 person ended on {0}; {1} was shot on {2}.",
                            "1 個真人的同意期限是 {0}；{1} 在 {2} 拍攝。"},
                       {until, verdict.take, shot});
    verdict.try_this = {"Ask for a longer time, or design somebody else.",
                        "徵求延長期限，或設計另一個角色。"};
    return;
  }
  verdict.why = {"The record of the person has all " + plain(all) + " fields.",
                 "真人的同意書 " + plain(all) + " 欄齊全。"};
}

void judge_consent(const CheckContext& context, CriterionVerdict& verdict) {
  const std::string answer = answer_to(context, context.text("person"));
  switch (declared_in(answer)) {
    case Declared::somebody:
      return judge_record(context, verdict);
    case Declared::nobody:
      weigh(verdict, 0, "people", {std::nullopt, 0});
      verdict.wanted = {"a record for every person", "每個真人都有同意書"};
      verdict.why = {"Declared: the design is based on 0 people.", "已聲明：設計取自 0 個真人。"};
      return;
    case Declared::unsaid:
      break;
  }
  weigh(verdict, 0, "fields", {1, std::nullopt});
  verdict.wanted = {"yes or no, and a record for every person", "是或不是；每個真人都有同意書"};
  verdict.why = {"0 words say whether the design is based on a person: begin with yes or no.",
                 "未有說明設計是否取自真人（0 個字）：請以「是」或「不是」開始。"};
  verdict.try_this = {"Answer with yes or no first, then say what it is built from.",
                      "先答「是」或「不是」，再寫由甚麼砌成。"};
}

// --- W.source ---------------------------------------------------------------------------------

struct SourceType {
  const char* id = "";
  Text words;
};
const SourceType kTypes[] = {
    {"digitalCapture", {"taken by a camera, as it is", "攝影機拍得，原樣"}},
    {"algorithmicMedia", {"drawn by rules, by no trained model", "由規則畫成，沒有用訓練模型"}},
    {"trainedAlgorithmicMedia", {"made by a trained model", "由訓練模型生成"}},
    {"compositeCapture", {"several captures laid together", "多個拍攝素材合成"}},
    {"composite", {"captured and drawn parts laid together", "實拍與繪畫元素合成"}},
    {"compositeSynthetic",
     {"captured and model-made parts laid together", "實拍與模型生成元素合成"}},
    {"compositeWithTrainedAlgorithmicMedia",
     {"a capture that a trained model altered", "經訓練模型改動的實拍"}},
};

Text words_of_type(const std::string& id) {
  for (const SourceType& type : kTypes) {
    if (id == type.id)
      return {std::string(id) + " (" + type.words.en + ")",
              std::string(id) + "（" + type.words.zh + "）"};
  }
  return {id, id};
}

// The labels that an answer names, each as one word.
std::set<std::string> labels_in(const std::string& answer) {
  std::set<std::string> found;
  std::string word;
  for (const char letter : answer + " ") {
    if ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')) {
      word += letter;
      continue;
    }
    for (const SourceType& type : kTypes) {
      if (lower_ascii(word) == lower_ascii(type.id)) found.insert(type.id);
    }
    word.clear();
  }
  return found;
}

const TakeEvidence* keeper_of(const CheckContext& context, const std::string& shot) {
  const TakeEvidence* chosen = nullptr;
  for (const TakeEvidence& take : context.evidence.takes) {
    if (!shot.empty() && take.take.shot != shot) continue;
    if (!chosen || take.take.keeper || !chosen->take.keeper) chosen = &take;
  }
  return chosen;
}

// What the recipe of a take says that it is.
struct Made {
  std::string type;
  Text because;
};
Made made_how(const CheckContext& context, const TakeEvidence& evidence) {
  const Take& take = evidence.take;
  const bool practice = take.provider == "practice";
  const auto plate = std::find_if(take.request.references.begin(), take.request.references.end(),
                                  [](const Reference& r) { return r.role == "video"; });
  if (plate == take.request.references.end()) {
    return practice ? Made{"algorithmicMedia",
                           {"the practice generator drew it from words", "由練習生成器按文字畫成"}}
                    : Made{"trainedAlgorithmicMedia",
                           {"a trained model made it from words", "由訓練模型按文字生成"}};
  }
  // Drawn like the rest of this film: a take of it, or a clip that says so itself.
  const bool drawn = practice && evidence.plate_says == "algorithmicMedia";
  const bool own_take =
      std::any_of(context.evidence.takes.begin(), context.evidence.takes.end(),
                  [&](const TakeEvidence& other) { return other.take.sha256 == plate->sha256; });
  if (own_take || drawn) {
    return practice
               ? Made{"algorithmicMedia",
                      {"its plate, too, was drawn by the practice generator",
                       "底片也是由練習生成器畫成"}}
               : Made{"trainedAlgorithmicMedia",
                      {"its plate, too, was made by a trained model", "底片也是由訓練模型生成"}};
  }
  return practice ? Made{"composite",
                         {"a drawn element stands in footage from elsewhere",
                          "繪畫元素放進別處來的片段"}}
                  : Made{"compositeWithTrainedAlgorithmicMedia",
                         {"a trained model altered footage from elsewhere",
                          "訓練模型改動了別處來的片段"}};
}

void judge_source(const CheckContext& context, CriterionVerdict& verdict) {
  const TakeEvidence* take = keeper_of(context, context.text("shot"));
  const std::set<std::string> labels = labels_in(answer_to(context, context.text("question")));
  if (take == nullptr) {
    weigh(verdict, 0, "takes", {1, std::nullopt});
    verdict.why = {"There are 0 takes to label.", "未有任何一條可標示（0 條）。"};
    verdict.try_this = {"Shoot a take.", "先拍一條。"};
    return;
  }
  verdict.take = take->take.id;
  const Made made = made_how(context, *take);
  const bool right = labels.size() == 1 && *labels.begin() == made.type;
  weigh(verdict, right ? 1 : 0, "labels", {1, std::nullopt});
  const Text wanted = words_of_type(made.type);
  if (right) {
    verdict.wanted = wanted;
    verdict.why = {"1 label, and the right one for " + verdict.take + ": " + made.because.en + ".",
                   "1 個標示，與 " + verdict.take + " 相符：" + made.because.zh + "。"};
    return;
  }
  std::vector<Text> named;
  named.reserve(labels.size());
  for (const std::string& label : labels) named.push_back(words_of_type(label));
  const Text said = listed(named);
  const std::string count = plain(static_cast<double>(labels.size()));
  if (labels.size() == 1) {
    verdict.why = {
        "The 1 label says " + said.en + ", but in " + verdict.take + " " + made.because.en + ".",
        "標示有 1 個：" + said.zh + "；但 " + verdict.take + "：" + made.because.zh + "。"};
  } else {
    verdict.why = {"The answer names " + count + " labels" + (labels.empty() ? "" : ": ") +
                       said.en + "; a picture has one.",
                   "答案寫了 " + count + " 個標示" + (labels.empty() ? "" : "：") + said.zh +
                       "；一條片只有一個。"};
  }
  verdict.try_this = {
      "Ask of every part who made it, a camera, a drawing program or a trained "
      "model, and name the one label that says so.",
      "逐部分問：由攝影機、繪圖程式還是訓練模型做成？只寫相符的一個標示。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> paper_checks() {
  static const std::vector<CheckInfo> checks = {
      {"W.consent",
       true,
       false,
       {},
       {{"person", Kind::text, true}, {"record", Kind::text, true}},
       judge_consent},
      {"W.source",
       true,
       false,
       {},
       {{"question", Kind::text, true}, {"shot", Kind::text}},
       judge_source},
  };
  return checks;
}

}  // namespace shotlab
