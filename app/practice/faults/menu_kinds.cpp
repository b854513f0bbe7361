// SPDX-License-Identifier: Apache-2.0
//
// The menu itself. A new fault is a new row here, and a new variant in the file of its act.

#include "app/practice/faults/menu.h"

namespace shotlab::practice {
namespace {

using Steps = std::vector<Step>;

const Steps kAsked = {Step::create, Step::poll,     Step::file,
                      Step::upload, Step::download, Step::cancel};
const Steps kTold = {Step::poll, Step::create, Step::file};  // Answers in JSON.
const Steps kCreate = {Step::create};
const Steps kResult = {Step::result};
const Steps kDownload = {Step::download};

FaultKind refusal(std::string id, Steps steps, int status, std::string code, std::string message,
                  Text says, std::string type = "") {
  FaultKind kind;
  kind.id = std::move(id);
  kind.steps = std::move(steps);
  kind.status = status;
  kind.code = std::move(code);
  kind.message = std::move(message);
  kind.says = std::move(says);
  kind.type = std::move(type);
  return kind;
}

FaultKind act(std::string id, Mischief how, Steps steps, std::string variant, Text says) {
  FaultKind kind;
  kind.id = std::move(id);
  kind.act = how;
  kind.steps = std::move(steps);
  kind.variant = std::move(variant);
  kind.says = std::move(says);
  return kind;
}

FaultKind fate(std::string id, Fate turn, std::string message, Text says) {
  FaultKind kind = act(std::move(id), Mischief::fate, kResult, "", std::move(says));
  kind.fate = turn;
  kind.message = std::move(message);
  return kind;
}

void add_refusals(std::vector<FaultKind>& all) {
  all.push_back(refusal("rate-limited", kAsked, 429, "rate_limit_exceeded",
                        "Too many requests. Please slow down.",
                        {"Too many requests in a short time: nothing was made. Wait as long as it "
                         "says, then ask again.",
                         "短時間內請求太多：沒有生成任何東西。按它說的時間等候，再試。"}));
  all.push_back(
      refusal("quota-used-up", {Step::create, Step::poll}, 429, "quota_exceeded",
              "You exceeded your current quota, please check your plan and billing details.",
              {"The day's quota is used up. Waiting a minute does not help: ask whoever pays, or "
               "use the practice generator.",
               "當日配額已用完。等一分鐘也沒用：請聯絡付款人，或使用練習生成器。"},
              "insufficient_quota"));
  all.push_back(refusal("budget-spent", kCreate, 429, "budget_exceeded",
                        "Budget has been exceeded! Current cost: 5.02, Max budget: 5.0",
                        {"The class gateway says that this key has spent its budget. It looks like "
                         "a rate limit (429), but no waiting helps.",
                         "課堂閘道表示這個金鑰的預算已用完。看似限速（429），但等候沒有用。"},
                        "budget_exceeded"));
  all.push_back(refusal(
      "no-credit", kCreate, 402, "payment_required", "Your prepaid credit is used up.",
      {"The account has no credit left. Nothing was made.", "帳戶沒有餘額。沒有生成任何東西。"}));
  all.push_back(refusal("key-refused", kAsked, 401, "authentication",
                        "API key not valid. Please pass a valid API key.",
                        {"The key was refused. A job that is already running goes on; with a good "
                         "key it can be asked for again.",
                         "金鑰被拒絕。正在進行的工作會繼續；換上有效金鑰便可再查詢。"},
                        "authentication_error"));
  all.push_back(refusal(
      "two-keys", {Step::poll, Step::create}, 400, "invalid_request",
      "Multiple authentication credentials received. Please pass only one.",
      {"The service saw two keys. On a question it was seen to be a passing fault: ask again.",
       "服務收到兩個金鑰。查詢時這是短暫故障：再問一次。"}));
  all.push_back(refusal("forbidden", kAsked, 403, "permission_denied",
                        "Requests to this API are blocked for this key.",
                        {"This key may not use this service. The word \"blocked\" is about the key "
                         "here, not about the picture.",
                         "這個金鑰不可使用此服務。這裏的「blocked」說的是金鑰，不是畫面內容。"}));
  all.push_back(
      refusal("model-gone", kCreate, 404, "model_not_found",
              "This model is no longer available. Please use gemini-omni-1.2-flash.",
              {"The model was switched off. Use the one that is named instead; nothing was made.",
               "模型已停用。請改用它提到的模型；沒有生成任何東西。"}));
  all.push_back(
      refusal("bad-request", kCreate, 400, "invalid_request", "Invalid value at 'duration'.",
              {"A field is wrong. The service names it; the draft is kept, and nothing was made.",
               "有欄位錯誤。服務會指出是哪一個；草稿已保留，沒有生成任何東西。"}));
  all.push_back(refusal(
      "too-large", {Step::create, Step::upload}, 413, "invalid_request",
      "Request payload size exceeds the limit.",
      {"The pictures are too large to travel inside the request.", "圖片太大，不能隨請求送出。"}));
  all.push_back(refusal("blocked", kCreate, 400, "prohibited_content",
                        "The prompt was blocked for safety reasons.",
                        {"Refused before it was made. The same words will be refused again: say it "
                         "in another way, or choose not to.",
                         "生成前已被拒絕。同樣的文字會再被拒絕：請換個說法，或選擇不生成。"},
                        "moderation_blocked"));
  all.push_back(refusal("busy", {Step::cancel, Step::poll}, 409, "aborted",
                        "The resource is busy, try again.",
                        {"Two requests got into each other's way. A question may be asked again.",
                         "兩個請求互相衝突。查詢可以重試。"}));
  all.push_back(refusal(
      "job-lost", {Step::poll}, 404, "not_found", "Invalid interaction name: it was not found.",
      {"The service no longer knows the job. Whether it was charged stands in its console only.",
       "服務已沒有這項工作的記錄。有否收費，只能在服務的控制台查看。"}));
  all.push_back(refusal("server-error", kAsked, 503, "service_unavailable",
                        "The service is currently unavailable.",
                        {"The service is down. A question is asked again later; a create is not "
                         "sent again by itself, since nobody knows.",
                         "服務暫停。查詢稍後再試；但生成請求不會自動重送，因為無法確定有否收到。"},
                        "server_error"));
  FaultKind after =
      refusal("error-after-work", kCreate, 504, "deadline_exceeded", "Upstream request timed out.",
              {"A gateway gave up waiting, but the job was made behind it. Sending it again would "
               "pay twice.",
               "閘道等候逾時，但背後的工作已經開始。重送便會付兩次錢。"},
              "timeout_error");
  after.act = Mischief::refuse_after;
  all.push_back(std::move(after));
}

void add_connections(std::vector<FaultKind>& all) {
  all.push_back(act("hang-up", Mischief::hang_up, kAsked, "",
                    {"The line was closed without an answer, and nothing was done. From outside it "
                     "looks the same as when something was.",
                     "連線在沒有回覆下關閉，而且沒有做任何事。從外面看，與做了事的情況一樣。"}));
  all.push_back(act("answer-lost", Mischief::hang_up_after, kCreate, "",
                    {"The job was made, and the answer was lost on its way. The outcome is "
                     "unknown: look before you shoot again.",
                     "工作已開始，但回覆在途中遺失。結果不明：再拍之前要先查看。"}));
  all.push_back(act("reset", Mischief::reset_after, kAsked, "",
                    {"The other side broke the line off.", "對方強行中斷連線。"}));
  all.push_back(
      act("silence", Mischief::silence, kAsked, "",
          {"Nothing is said at all. A good program gives up after half a minute, and says so.",
           "完全沒有回應。好的程式會在半分鐘後放棄，並說明原因。"}));
  all.push_back(act("silence-after-work", Mischief::silence_after, kCreate, "",
                    {"The job was made, and then nothing is said. The outcome is unknown.",
                     "工作已開始，之後沒有回應。結果不明。"}));
  all.push_back(act("redirect", Mischief::redirect,
                    {Step::download, Step::poll, Step::create, Step::file}, "",
                    {"The service points to another address. A key must never travel there along "
                     "with the request.",
                     "服務指向另一個網址。金鑰絕不可以跟着請求送往那裏。"}));
}

void add_bodies(std::vector<FaultKind>& all) {
  all.push_back(act(
      "login-page", Mischief::body, kTold, "html",
      {"A web page where data is due: a network that wants you to log in first. The job goes on.",
       "應該是數據的地方出現網頁：網絡要求先登入。工作仍在進行。"}));
  all.push_back(act("half-an-answer", Mischief::body, kTold, "half",
                    {"The answer stops in the middle of a word.", "回覆在中途斷了。"}));
  all.push_back(act("empty-answer", Mischief::body, kTold, "empty",
                    {"The status says that all is well, and nothing follows.",
                     "狀態顯示正常，之後卻甚麼也沒有。"}));
  all.push_back(
      act("deep-json", Mischief::body, kTold, "deep",
          {"Brackets within brackets, a million deep: it is meant to make a reader fall over.",
           "百萬層的括號：用來令讀取程式崩潰。"}));
  all.push_back(act("huge-json", Mischief::body, kTold, "huge",
                    {"An answer of a hundred megabytes. It is cut off at a limit.",
                     "一百 MB 的回覆。到了上限便會截斷。"}));
  all.push_back(
      act("bad-utf8", Mischief::body, kTold, "utf8",
          {"Bytes that are no text in the middle of the answer.", "回覆中夾雜不是文字的位元組。"}));
  all.push_back(act("big-number", Mischief::body, kTold, "number",
                    {"A number that fits into no computer.", "大得任何電腦都裝不下的數字。"}));
  all.push_back(act("two-states", Mischief::body, kTold, "twice",
                    {"The same field twice, with two meanings. Neither is believed.",
                     "同一欄位出現兩次，意思不同。兩個都不可信。"}));
}

void add_sockets(std::vector<FaultKind>& all) {
  all.push_back(act("garbage-status", Mischief::socket, kAsked, "garbage",
                    {"The other side does not speak HTTP.", "對方說的不是 HTTP。"}));
  all.push_back(act("two-lengths", Mischief::socket, kAsked, "lengths",
                    {"Two lengths for one answer: a way to smuggle a second one in.",
                     "一個回覆有兩個長度：可用來夾帶另一個回覆。"}));
  all.push_back(act("long-header", Mischief::socket, kAsked, "long-header",
                    {"One header line of 200 KB.", "一行 200 KB 的標頭。"}));
  all.push_back(act("header-flood", Mischief::socket, kAsked, "header-flood",
                    {"Headers without end.", "沒完沒了的標頭。"}));
  all.push_back(act(
      "continue-storm", Mischief::socket, kAsked, "continue",
      {"\"Go on\" said ten thousand times, and no answer.", "說了一萬次「請繼續」，卻沒有答案。"}));
  all.push_back(act("slow-headers", Mischief::socket, kAsked, "slow-headers",
                    {"One letter of the headers at a time. Others must not have to wait for it.",
                     "標頭逐個字母傳來。其他工作不應因此等候。"}));
  all.push_back(act("slow-body", Mischief::socket, kAsked, "slow-body",
                    {"One byte of the body at a time.", "內容逐個位元組傳來。"}));
  all.push_back(act("gzip-bomb", Mischief::socket, kAsked, "gzip",
                    {"A compressed answer that nobody asked for.", "沒有人要求的壓縮回覆。"}));
  all.push_back(act("endless-body", Mischief::socket, kAsked, "endless",
                    {"An answer without an end. It is cut off at a limit.",
                     "沒有盡頭的回覆。到了上限便會截斷。"}));
}

void add_downloads(std::vector<FaultKind>& all) {
  const auto add = [&](const char* id, const char* variant, Text says) {
    FaultKind kind = act(id, Mischief::download, kDownload, variant, std::move(says));
    const std::string_view name = id;
    if (name.starts_with("resume-") || name == "file-changed") kind.span = 2;
    all.push_back(std::move(kind));
  };
  add("cut-short", "length",
      {"The line broke in the middle of the clip. What is there is kept, and the rest is asked "
       "for.",
       "片段傳到一半斷線。已收到的會保留，再取其餘部分。"});
  add("cut-short-chunked", "chunked",
      {"The line broke in the middle of a clip of unknown length.",
       "長度不明的片段傳到一半斷線。"});
  add("cut-short-unseen", "unseen",
      {"The clip ends early, and nothing says how long it should have been. Only a look inside "
       "tells.",
       "片段提早結束，又沒有說明應有的長度。只有打開檢查才知道。"});
  add("resume-ignored", "ignored",
      {"Asked for the rest, the service sends the whole again.",
       "要求其餘部分，服務卻重新送出全部。"});
  add("resume-wrong-start", "start",
      {"Asked for the rest, the service begins elsewhere.", "要求其餘部分，服務卻由別處開始。"});
  add("resume-wrong-total", "total",
      {"Asked for the rest, the service speaks of a file of another size.",
       "要求其餘部分，服務說的檔案大小卻不同。"});
  add("resume-untold", "untold",
      {"Asked for the rest, the service does not say which part it sends.",
       "要求其餘部分，服務沒有說明送出的是哪一段。"});
  add("resume-refused", "416",
      {"Asked for the rest, the service says that there is no such part.",
       "要求其餘部分，服務說沒有這一段。"});
  add("weak-tag", "weak",
      {"The service is not sure that the file is the same, so its parts must not be joined.",
       "服務不能確定檔案相同，所以不可把各部分接起來。"});
  add("file-changed", "changed",
      {"Between the two halves the file became another one.", "傳送兩半之間，檔案已換成另一個。"});
  add("playlist", "playlist",
      {"Text that names other files, called a clip. It would make a player open them.",
       "自稱片段的文字檔，內含其他檔案的名稱，會令播放器打開它們。"});
  add("page-for-clip", "html", {"A web page with the name of a clip.", "有片段名稱的網頁。"});
  add("error-for-clip", "json",
      {"An error as JSON, with the status of success.", "狀態顯示成功，內容卻是 JSON 錯誤。"});
  add("corrupt-clip", "corrupt",
      {"A clip with holes in it. It is kept aside and never shown as a take.",
       "有破洞的片段。會另外保存，不會當作鏡次。"});
  add("empty-clip", "empty", {"A clip of no bytes.", "零位元組的片段。"});
  FaultKind expired = refusal(
      "expired", {Step::download, Step::file}, 403, "permission_denied",
      "You do not have permission to access the File or it may not exist.",
      {"The service has deleted the clip. It was paid for and is lost: fetch clips at once.",
       "服務已刪除片段。已付費但遺失了：應立即下載。"});
  all.push_back(std::move(expired));
  all.push_back(act("file-processing", Mischief::file_state, {Step::file}, "PROCESSING",
                    {"The file is still in the making. Ask again.", "檔案仍在製作中。請再查詢。"}));
  all.push_back(act("file-failed", Mischief::file_state, {Step::file}, "FAILED",
                    {"The service could not make the file.", "服務無法製作檔案。"}));
}

void add_fates(std::vector<FaultKind>& all) {
  all.push_back(
      fate("refused-after-run", Fate::refused,
           "I can't make a video of that person. Try describing a fictional character instead.",
           {"It ran, and then the service refused in its own words. It may have been charged.",
            "運行之後，服務以自己的話拒絕。可能已收費。"}));
  all.push_back(fate("blocked-after-run", Fate::blocked,
                     "The generated video was blocked by the content filter.",
                     {"It ran, and the result was withheld.", "已運行，但結果被扣起。"}));
  all.push_back(fate("failed", Fate::failed, "An internal error occurred.",
                     {"The service failed. Shooting again is a new job with a new price.",
                      "服務失敗。再拍是另一項收費工作。"}));
  all.push_back(fate("nothing-came", Fate::region_empty, "Nothing was generated.",
                     {"Done at once, and empty: not every service is offered in every region.",
                      "立即完成卻沒有內容：並非每個地區都提供所有服務。"}));
  all.push_back(fate("new-shape", Fate::shape_drift, "",
                     {"The clip was made and paid for, in a form that no document describes.",
                      "片段已生成並付費，但格式是任何文件都沒有說明的。"}));
  all.push_back(fate("incomplete", Fate::incomplete, "The output stopped early.",
                     {"It stopped before it was whole. That is an end: asking on is in vain.",
                      "未完成便停止。這是終結狀態：繼續查詢沒有用。"}));
  all.push_back(fate("requires-action", Fate::requires_action, "An action is required.",
                     {"It waits for something that this program does not send. That is an end.",
                      "它等候這個程式不會送出的東西。這是終結狀態。"}));
  all.push_back(fate("budget-during-run", Fate::budget_exceeded,
                     "The budget was used up while the job ran.",
                     {"The money ran out while it ran.", "運行期間預算用完。"}));
  all.push_back(fate("unknown-state", Fate::unknown_word, "",
                     {"A state that no document names. It is taken for running, and watched.",
                      "任何文件都沒有的狀態。會當作運行中，並繼續留意。"}));
  all.push_back(fate(
      "stuck", Fate::stuck, "",
      {"It runs, and runs, and runs. The program tells that it is late, and never that it failed.",
       "一直在運行。程式會指出遲了，但不會說失敗。"}));
  all.push_back(
      fate("inline", Fate::inline_bytes, "",
           {"The clip itself, although its address was asked for. That is no fault of the shot.",
            "要求的是網址，卻直接送來片段。拍攝並沒有問題。"}));
  all.push_back(
      fate("other-id", Fate::other_id, "",
           {"The service calls the job by another number when asked. The first one counts.",
            "查詢時服務用了另一個編號。以最初的為準。"}));
  all.push_back(fate("goes-back", Fate::goes_back, "",
                     {"It was running; now it says that it waits again. The clip still comes.",
                      "本來在運行，現在又說在等候。片段仍會送到。"}));
  all.push_back(fate(
      "done-but-nothing", Fate::content_fails, "The generated video was filtered by the provider.",
      {"The gateway says that it is done, and then has no clip: what it fetched was filtered.",
       "閘道說已完成，卻沒有片段：取得的內容已被過濾。"}));
}

}  // namespace

const std::vector<FaultKind>& fault_menu() {
  static const std::vector<FaultKind> menu = [] {
    std::vector<FaultKind> all;
    add_refusals(all);
    add_connections(all);
    add_bodies(all);
    add_sockets(all);
    add_downloads(all);
    add_fates(all);
    return all;
  }();
  return menu;
}

}  // namespace shotlab::practice
