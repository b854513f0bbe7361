// SPDX-License-Identifier: Apache-2.0

#include "app/core/job_words.h"

#include <cmath>

namespace shotlab::job_words {
namespace {

// A service's own words, or ours where it said nothing.
Text quoted(const RemoteAnswer& answer) {
  if (!answer.show.empty()) {
    return fill(Text{"The service said: \"{0}\"", "服務回覆：「{0}」"}, {answer.show});
  }
  switch (answer.failure) {
    case FailureClass::auth:
      return {"The service refused the key.", "服務拒絕了金鑰。"};
    case FailureClass::budget:
      return {"The account has no credit left for this.", "帳戶餘額不足。"};
    case FailureClass::model_gone:
      return {"The service no longer offers this model.", "服務已不再提供這個模型。"};
    case FailureClass::rate_limited:
      return {"The service is busy.", "服務現正繁忙。"};
    case FailureClass::forbidden:
      return {"The service does not allow this request.", "服務不允許這個請求。"};
    case FailureClass::blocked:
      return {"The service would not make this picture.", "服務不肯生成這個畫面。"};
    case FailureClass::protocol:
      return {"The service answered in a way that Shotlab does not understand.",
              "服務的回覆 Shotlab 看不明白。"};
    case FailureClass::unknown_outcome:
      return {"The service's answer to the request cannot be understood.",
              "看不懂服務對請求的回覆。"};
    default:
      return {"The service could not make the clip.", "服務未能生成片段。"};
  }
}

Text next_step(const RemoteAnswer& answer) {
  if (!answer.hint.empty()) return answer.hint;
  if (answer.retry == Retry::countdown) {
    const std::string seconds = number(std::ceil(answer.wait_s.value_or(30)), 0);
    return fill(Text{"Nothing was charged; shoot again in {0} s.", "沒有收費；請在 {0} 秒後再拍。"},
                {seconds});
  }
  if (answer.failure == FailureClass::model_gone && !answer.replacement_model.empty()) {
    return fill(Text{"Use \"{0}\" instead.", "請改用「{0}」。"}, {answer.replacement_model});
  }
  if (answer.failure == FailureClass::blocked) {
    return {"Describe what the camera sees in another way.", "請用另一種方式描述鏡頭看到的東西。"};
  }
  return {"Change the request, or shoot again.", "請修改請求，或再拍一次。"};
}

}  // namespace

Error left() {
  return {ErrorCode::cancelled,
          {"Stopped waiting; the job goes on at the service.", "已停止等候；工作在服務那邊繼續。"},
          {"\"shotlab jobs resume\" or the next start fetches its clip.",
           "「shotlab jobs resume」或下次開啟時會取回片段。"}};
}

Error cancelled() {
  return {ErrorCode::cancelled,
          {"The job was cancelled.", "工作已取消。"},
          {"Shoot again when you like.", "隨時可以再拍。"}};
}

Error too_late() {
  return {ErrorCode::cancelled,
          {"It was finished before it could be cancelled, so the clip is kept.",
           "取消之前已經完成，所以片段會保留。"},
          {"", ""}};
}

Error not_cancelled() {
  return {ErrorCode::cancelled,
          {"The service did not say that it stopped the job, so it may still be made and charged.",
           "服務沒有確認停止，工作仍可能完成並收費。"},
          {"It stays in the ledger; \"shotlab jobs resume\" or the next start fetches its clip.",
           "工作仍在帳簿；「shotlab jobs resume」或下次開啟時會取回片段。"}};
}

Error lost_on_arrival() {
  return {ErrorCode::refused,
          {"It came with the service's answer, and the program ended before it was on the disk.",
           "內容隨服務的回覆送來，但程式在寫入磁碟前結束了。"},
          {"It counts as charged; the service's own pages may still have it.",
           "當作已收費；服務自己的網頁或仍可找到。"}};
}

Error not_handed_over(const Error& why) {
  return {ErrorCode::refused,
          {"The service says that the clip is ready, but does not hand it over. " + why.message.en,
           "服務表示片段已完成，但沒有交出片段。" + why.message.zh},
          {"The job keeps its place and its money in the ledger: \"shotlab jobs resume\" tries "
           "again, \"shotlab jobs settle\" gives it up.",
           "工作和款項保留在帳簿：「shotlab jobs resume」會再試，「shotlab jobs settle」可放棄。"}};
}

Error no_price(const std::string& model) {
  return {
      ErrorCode::bad_input,
      fill(Text{"Nobody knows what \"{0}\" costs, so no limit can hold it back; nothing was sent.",
                "不知道「{0}」的價錢，上限無法約束它；沒有送出任何內容。"},
           {model}),
      {"Give its price in models.json (0 if it costs nothing), or take the limits away.",
       "請在 models.json 填上價錢（免費則填 0），或取消上限。"}};
}

Error practice_gone() {
  return {ErrorCode::network,
          {"The practice server was closed before it finished.", "練習伺服器在完成之前已關閉。"},
          {"Shoot again; practice takes cost nothing.", "請再拍一次；練習不用收費。"}};
}

Error practice_silent() {
  return {ErrorCode::network,
          {"The request was sent, and no answer came: it was lost on the way, or the practice "
           "server was closed.",
           "請求已送出，但沒有收到回覆：回覆中途失去，或練習伺服器已關閉。"},
          {"Shoot again; practice takes cost nothing. A paid service may have made and charged it: "
           "look in its console first.",
           "請再拍一次；練習不用收費。若是收費服務，可能已生成並收費，請先到其控制台查看。"}};
}

Error no_number() {
  return {ErrorCode::unknown_outcome,
          {"The service took the job but gave it no number.", "服務接受了工作，但沒有給編號。"},
          {"", ""}};
}

Error unknown(const Error& why) {
  return {ErrorCode::unknown_outcome,
          {why.message.en + " The clip may have been made and charged.",
           why.message.zh + "片段可能已生成並收費。"},
          {"It is not sent again by itself: look in the service's console, then settle it with "
           "\"shotlab jobs settle\".",
           "程式不會自動重送：請到服務的控制台查看，再用「shotlab jobs settle」結算。"}};
}

Error free_of_charge(const RemoteAnswer& answer) {
  Error error = refused(answer);
  error.hint = {"Nothing was charged; shoot again.", "沒有收費；請再拍一次。"};
  return error;
}

Error refused(const RemoteAnswer& answer) {
  return {ErrorCode::refused, quoted(answer), next_step(answer)};
}

Error expired(const RemoteAnswer& answer) {
  Error error = refused(answer);
  if (answer.show.empty())
    error.message = {"The clip is no longer at the service.", "片段已不在服務那邊。"};
  error.hint = {"It counts as charged; shoot again if you still want it.",
                "這次當作已收費；如仍需要請再拍。"};
  return error;
}

Error not_a_clip(const Error& why, const std::string& kept) {
  return {ErrorCode::refused,
          {"The service sent something that is not a clip: " + why.message.en,
           "服務送來的不是片段：" + why.message.zh},
          {"What came is kept in \"" + kept + "\"; shoot again, or show it to the service.",
           "收到的檔案留在「" + kept + "」；請再拍，或把它交給服務查詢。"}};
}

Error film_gone(const std::string& folder) {
  return {ErrorCode::not_found,
          {"The film folder \"" + folder + "\" is not there, so its take waits at the service.",
           "影片資料夾「" + folder + "」不在，所以片段留在服務那邊等候。"},
          {"Put the folder back, then \"shotlab jobs resume\".",
           "請放回資料夾，再執行「shotlab jobs resume」。"}};
}

Error elsewhere() {
  return {ErrorCode::not_found,
          {"Another Shotlab is working on this job.", "另一個 Shotlab 正在處理這件工作。"},
          {"Wait for it to finish.", "請等它完成。"}};
}

Error killed() {
  return {ErrorCode::unknown_outcome,
          {"Shotlab ended while the request was on its way.", "Shotlab 在送出請求途中結束了。"},
          {"", ""}};
}

Error nothing_to_do(const Job& job) {
  const std::string state(name_of(job.state));
  return {ErrorCode::bad_input,
          {"Job " + job.id + " is \"" + state + "\": there is nothing to resume.",
           "工作 " + job.id + " 的狀態是「" + state + "」，沒有可繼續的步驟。"},
          {"\"shotlab jobs list\" shows every job.", "「shotlab jobs list」列出所有工作。"}};
}

Error no_room(const std::string& place, std::uintmax_t wanted) {
  const std::string megabytes = number(static_cast<double>(wanted) / 1e6, 0);
  return {ErrorCode::io,
          fill(Text{"The disk of \"{0}\" has less than {1} MB left, so nothing was sent: a paid "
                    "take must find room.",
                    "「{0}」所在的磁碟剩餘不足 {1} MB，因此沒有送出：已付費的片段必須有位置存放。"},
               {place, megabytes}),
          {"Free some space and shoot again.", "請騰出空間再拍。"}};
}

Error other_bytes(const std::string& take) {
  return {ErrorCode::unsupported,
          fill(Text{"The request for a repeat of {0} would differ from what was sent then, so "
                    "nothing was sent.",
                    "重拍 {0} 的請求會與當時送出的不同，因此沒有送出。"},
               {take}),
          {"Shoot anew with the same words instead.", "請改用相同字句重新拍攝。"}};
}

Error service_down(const Text& service, Clock::Duration away) {
  const std::string seconds = number(std::ceil(static_cast<double>(away.count()) / 1000.0), 0);
  return {ErrorCode::network,
          {service.en + " keeps failing, so nothing was sent.",
           service.zh + "不斷出錯，因此沒有送出。"},
          fill(Text{"It is tried again in {0} s; jobs on their way are kept.",
                    "{0} 秒後會再試；進行中的工作會保留。"},
               {seconds})};
}

Error moved_house(const std::string& provider, const std::string& was) {
  return {ErrorCode::bad_input,
          fill(Text{"The settings of \"{0}\" were changed: this job was sent to {1}.",
                    "「{0}」的設定已更改：這項工作原本送到 {1}。"},
               {provider, was}),
          {"Give the new settings a name of their own, and put the old ones back.",
           "請為新設定另取名稱，並還原舊設定。"}};
}

Error orphaned(const Error& why) {
  return {why.code,
          {why.message.en + " The job stays in the ledger with its money.",
           why.message.zh + "工作和款項仍保留在帳簿。"},
          {"Set the provider up again and \"shotlab jobs resume\", or settle it with \"shotlab "
           "jobs settle\"; \"shotlab jobs export\" writes all of it down.",
           "請重新設定供應商再執行「shotlab jobs resume」，或用「shotlab jobs "
           "settle」結算；「shotlab jobs export」可匯出全部資料。"}};
}

Error no_account(const Text& service) {
  return {
      ErrorCode::unsupported,
      {service.en + " does not tell what a key has spent.", service.zh + "不會說明金鑰用了多少。"},
      {"\"shotlab jobs\" shows what this ledger has counted; its own console has the bill.",
       "「shotlab jobs」會顯示帳簿自己的計算；帳單在服務的控制台。"}};
}

Error no_spending(const Text& service) {
  return {ErrorCode::unsupported,
          {service.en + " answered, but not with what the key has spent.",
           service.zh + "有回覆，但沒有說明金鑰用了多少。"},
          {"\"shotlab jobs\" shows what this ledger has counted.",
           "「shotlab jobs」會顯示帳簿自己的計算。"}};
}

Text says(const Job& job, double seconds) {
  const std::vector<std::string> values{number(seconds, 0), job.show};
  switch (job.state) {
    case JobState::planned:
    case JobState::submitting:
      return {"Sending the request", "正在送出請求"};
    case JobState::accepted:
      return fill(Text{"Waiting in line, {0} s", "排隊中，{0} 秒"}, values);
    case JobState::running:
      return fill(Text{"Rendering, {0} s", "生成中，{0} 秒"}, values);
    case JobState::ready:
      return {"Finished; fetching soon", "已完成；即將下載"};
    case JobState::downloading:
      return {"Fetching the clip", "正在下載片段"};
    case JobState::done:
      return {"Done", "完成"};
    case JobState::cancelled:
      return {"Cancelled", "已取消"};
    case JobState::unknown:
      return {"No answer: may have been charged", "沒有回覆：可能已收費"};
    case JobState::orphaned:
      return job.show.empty() ? Text{"Its service or key is gone", "服務或金鑰已不在"}
                              : fill(Text{"Waits for its service: {1}", "等待服務：{1}"}, values);
    case JobState::written_off:
      return {"Written off", "已註銷"};
    case JobState::filtered:
      return fill(Text{"Blocked: {1}", "被攔截：{1}"}, values);
    case JobState::expired:
      return fill(Text{"Expired: {1}", "已過期：{1}"}, values);
    case JobState::failed_free:
      return fill(Text{"Failed, nothing charged: {1}", "失敗，沒有收費：{1}"}, values);
    case JobState::failed_charged:
      return fill(Text{"Failed: {1}", "失敗：{1}"}, values);
  }
  return {};
}

Text if_closed_now(const Job& job) {
  const bool practice = job.provider == "practice";
  switch (job.state) {
    case JobState::planned:
    case JobState::submitting:
      return practice ? Text{"The practice take is dropped; it costs nothing.",
                             "練習片段會放棄；不用收費。"}
                      : Text{"The answer may be lost: wait a moment.", "可能收不到回覆：請稍等。"};
    case JobState::accepted:
    case JobState::running:
    case JobState::ready:
    case JobState::downloading:
      return practice ? Text{"The practice take is dropped; it costs nothing.",
                             "練習片段會放棄；不用收費。"}
                      : Text{"It goes on at the service and is fetched at the next start.",
                             "工作在服務那邊繼續，下次開啟時取回。"};
    default:
      return {};
  }
}

}  // namespace shotlab::job_words
