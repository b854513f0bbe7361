// SPDX-License-Identifier: Apache-2.0

#include "app/ledger/words.h"

#include <algorithm>

namespace shotlab::ledger {
namespace {

std::string dollars(std::int64_t micros) { return number(static_cast<double>(micros) / 1e6, 2); }

}  // namespace

Error damaged(const std::string& file) {
  return {ErrorCode::io,
          fill(Text{"The ledger of jobs, \"{0}\", is damaged, so no new job is started.",
                    "工作帳目「{0}」已損壞，因此不會開始新的工作。"},
               {file}),
          {"What can be read is shown. Copy the file to a safe place, then put a backup back or "
           "move it "
           "away to begin a new one.",
           "可讀的部分仍會顯示。請先把檔案複製到安全的地方，再放回備份，或移走它以開始新的帳目。"}};
}

Error no_ledger(const std::string& file) {
  return {
      ErrorCode::bad_input,
      fill(Text{"\"{0}\" is not a ledger of Shotlab.", "「{0}」不是 Shotlab 的工作帳目。"}, {file}),
      {"Move it away; it was not changed.", "請移走它；檔案沒有改動。"}};
}

Error newer(const std::string& file, int version, int known) {
  return {
      ErrorCode::unsupported,
      fill(
          Text{
              "The ledger \"{0}\" was written by a newer Shotlab (format {1}; this one knows {2}).",
              "工作帳目「{0}」由較新的 Shotlab 寫成（格式 {1}；這個版本只認識 {2}）。"},
          {file, std::to_string(version), std::to_string(known)}),
      {"Use the newer Shotlab; the file was not changed.", "請使用較新的 Shotlab；檔案沒有改動。"}};
}

Error disk_full(const std::string& file) {
  return {ErrorCode::io,
          fill(Text{"The disk is full: the ledger \"{0}\" could not be written.",
                    "磁碟已滿：無法寫入工作帳目「{0}」。"},
               {file}),
          {"Free some space and go on; everything written before is safe.",
           "請騰出空間再繼續；之前寫入的全部安全。"}};
}

Error write_refused(const std::string& file) {
  return {
      ErrorCode::io,
      fill(
          Text{
              "The disk takes no more of the ledger \"{0}\": it is full, over a quota, or failing.",
              "磁碟不再接受工作帳目「{0}」：它已滿、超出配額或出現故障。"},
          {file}),
      {"Free some space and go on; everything written before is safe.",
       "請騰出空間再繼續；之前寫入的全部安全。"}};
}

Error busy() {
  return {ErrorCode::io,
          {"Another Shotlab is writing in the ledger of jobs and does not finish.",
           "另一個 Shotlab 正在寫入工作帳目，而且沒有完成。"},
          {"Close it, or wait, and try again.", "請關閉它或稍候，然後再試。"}};
}

Error cannot_use(const std::string& file, const std::string& why) {
  return {ErrorCode::io,
          fill(Text{"The ledger of jobs, \"{0}\", cannot be used ({1}).",
                    "無法使用工作帳目「{0}」（{1}）。"},
               {file, why}),
          {"Check that the folder exists and that you may write in it.",
           "請確認資料夾存在，而且你有寫入權限。"}};
}

Error own_fault(const std::string& why) {
  return {ErrorCode::internal,
          fill(Text{"The ledger refused a step that is not allowed ({0}).",
                    "工作帳目拒絕了不容許的步驟（{0}）。"},
               {why}),
          {"Nothing was changed. Please report it.", "沒有任何改動。請回報這個問題。"}};
}

Error no_job(const std::string& id) {
  return {ErrorCode::not_found,
          fill(Text{"There is no job \"{0}\" in the ledger.", "帳目中沒有工作「{0}」。"}, {id}),
          {"\"shotlab jobs list\" shows every job.", "「shotlab jobs list」列出所有工作。"}};
}

Error no_step(const Job& job, JobState to) {
  const std::vector<std::string> words{job.id, std::string(name_of(job.state)),
                                       std::string(name_of(to))};
  return {
      ErrorCode::bad_input,
      fill(is_final(job.state) ? Text{"Job {0} is finished (\"{1}\"), so it cannot become \"{2}\".",
                                      "工作 {0} 已經結束（「{1}」），不能變成「{2}」。"}
                               : Text{"Job {0} is \"{1}\", from which it cannot become \"{2}\".",
                                      "工作 {0} 的狀態是「{1}」，不能變成「{2}」。"},
           words),
      {"\"shotlab jobs list\" shows how every job stands.",
       "「shotlab jobs list」列出每項工作的狀態。"}};
}

Error other_id(const Job& job) {
  return {ErrorCode::bad_input,
          fill(Text{"The service now calls job {0} by another number; the first one is kept.",
                    "服務為工作 {0} 給出另一個編號；程式保留最初的編號。"},
               {job.id}),
          {"Tell whoever runs the service.", "請告知服務的負責人。"}};
}

Error no_proof(const Job& job, JobState to) {
  return {ErrorCode::internal,
          to == JobState::done
              ? fill(Text{"Job {0} cannot be done before the hash of its take is known.",
                          "未知道片段的雜湊值之前，工作 {0} 不能算完成。"},
                     {job.id})
              : fill(Text{"Job {0} cannot be accepted before the service has given it a number.",
                          "服務未給出編號之前，工作 {0} 不能算已接受。"},
                     {job.id}),
          {"Nothing was changed. Please report it.", "沒有任何改動。請回報這個問題。"}};
}

Error bad_job(const Text& what) {
  return {ErrorCode::internal,
          what,
          {"Nothing was sent. Please report it.", "沒有送出任何內容。請回報這個問題。"}};
}

Error bad_budget(const std::string& scope) {
  return {
      ErrorCode::bad_input,
      fill(Text{"\"{0}\" is no budget that the ledger can keep.", "「{0}」不是帳目能管理的預算。"},
           {scope}),
      {"There are: person, day, exercise:ID, and exercise:* for each exercise; the amount is "
       "not negative.",
       "可用：person、day、exercise:編號，以及代表每個練習的 exercise:*；金額不可為負數。"}};
}

Error not_ended(const Job& job) {
  return {ErrorCode::bad_input,
          fill(Text{"Job {0} is \"{1}\": its cost is only known when it has ended.",
                    "工作 {0} 的狀態是「{1}」：完結後才知道費用。"},
               {job.id, std::string(name_of(job.state))}),
          {"\"shotlab jobs settle\" ends a job whose outcome is unknown.",
           "「shotlab jobs settle」可結算結果不明的工作。"}};
}

Error over_limit(const std::string& scope, std::int64_t estimate, std::int64_t limit,
                 std::int64_t spent, std::int64_t in_flight) {
  const std::string exercise = scope.substr(std::min(scope.size(), scope.find(':') + 1));
  const Text whose = scope == "day"      ? Text{"today's limit", "今天的上限"}
                     : scope == "person" ? Text{"your own limit", "你的總上限"}
                                         : Text{"the limit of exercise " + exercise,
                                                "練習 " + exercise + " 的上限"};
  const std::vector<std::string> figures{dollars(estimate), dollars(limit), dollars(spent),
                                         dollars(in_flight)};
  return {
      ErrorCode::refused,
      {fill(Text{"This shot costs about {0} USD and would pass ", ""}, figures).en + whose.en +
           fill(Text{" of {1} USD ({2} spent, {3} in flight), so it was not sent.", ""}, figures)
               .en,
       fill(Text{"", "這個鏡頭約需 {0} 美元，會超出"}, figures).zh + whose.zh +
           fill(Text{"", " {1} 美元（已用 {2}，未結 {3}），因此沒有送出。"}, figures).zh},
      {"Wait for a job to settle, raise the limit in the settings or with \"shotlab jobs "
       "budget\", or shoot on the practice generator.",
       "請等候工作結算、在設定中或用「shotlab jobs budget」提高上限，或使用練習生成器。"}};
}

}  // namespace shotlab::ledger
