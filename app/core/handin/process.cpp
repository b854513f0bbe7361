// SPDX-License-Identifier: Apache-2.0

#include "app/core/handin/process.h"

#include <algorithm>

#include "app/core/plain_json.h"
#include "media/base/hash.h"

namespace shotlab {
namespace {

constexpr int kProcessVersion = 1;

struct Step {
  std::string utc;
  Json json;
};

class Chain {
 public:
  void add(Json json) {
    json["previous"] = chain_.head.empty() ? std::string(64, '0') : chain_.head;
    const std::string line = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    chain_.head = sha256(line);
    chain_.lines += line + "\n";
  }
  ProcessChain take() { return std::move(chain_); }

 private:
  ProcessChain chain_;
};

Error broken(std::size_t line, const Text& what) {
  return {ErrorCode::bad_input,
          fill(Text{"Line {0} of the process log {1}.", "過程紀錄第 {0} 行{2}。"},
               {std::to_string(line), what.en, what.zh}),
          {"Ask for a new hand-in.", "請要求重新交件。"}};
}

}  // namespace

ProcessChain chain_of(const std::string& film, const std::string& exercise,
                      const std::vector<Take>& takes, const std::vector<OpenedHint>& hints,
                      const std::vector<ProcessFile>& files) {
  std::vector<Step> steps;
  for (const Take& take : takes) {
    steps.push_back({take.finished_utc,
                     {{"what", "take"},
                      {"utc", take.finished_utc},
                      {"take", take.id},
                      {"sha256", take.sha256},
                      {"parent", take.parent},
                      {"provider", take.provider},
                      {"provider_job_id", take.provider_job_id},
                      {"request_sha256", take.request_sha256}}});
    for (const Note& note : take.notes) {
      steps.push_back({note.utc,
                       {{"what", "note"},
                        {"utc", note.utc},
                        {"take", take.id},
                        {"sha256", sha256(note.text)}}});
    }
  }
  for (const OpenedHint& hint : hints) {
    steps.push_back({hint.utc, {{"what", "hint"}, {"utc", hint.utc}, {"number", hint.number}}});
  }
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& a, const Step& b) { return a.utc < b.utc; });
  Chain chain;
  chain.add({{"version", kProcessVersion}, {"film", film}, {"exercise", exercise}});
  for (Step& step : steps) chain.add(std::move(step.json));
  for (const ProcessFile& file : files) {
    chain.add({{"what", "file"}, {"path", file.path}, {"sha256", file.sha256}});
  }
  return chain.take();
}

Result<std::size_t> check_chain(std::string_view lines, const std::string& head) {
  std::string before(64, '0');
  std::size_t count = 0;
  while (!lines.empty()) {
    ++count;
    const std::size_t end = lines.find('\n');
    if (end == std::string_view::npos) return broken(count, {"is cut off", "被截斷"});
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end + 1);
    Result<Json> json = parse_json(line, "process.jsonl");
    if (!json) return broken(count, {"cannot be read", "無法讀取"});
    if (text_of(*json, "previous") != before)
      return broken(count, {"does not follow from the one before", "與上一行不連貫"});
    before = sha256(line);
  }
  if (count == 0) return broken(1, {"is missing", "不存在"});
  if (before != head)
    return broken(count, {"is not the last one that was written", "不是最後寫下的一行"});
  return count;
}

}  // namespace shotlab
