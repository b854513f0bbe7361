// SPDX-License-Identifier: Apache-2.0

#include "app/http/trouble.h"

namespace shotlab::http {
namespace {

Text nothing_sent() { return {" Nothing was sent.", "沒有送出任何內容。"}; }

Text operator+(const Text& a, const Text& b) { return {a.en + b.en, a.zh + b.zh}; }

Error not_sent(const Text& what, const Text& hint) {
  return {ErrorCode::network, what + nothing_sent(), hint};
}

// The border is whether a byte may have left (reference §3.4).
Error after_sending(const Text& what, bool paid) {
  if (!paid) {
    return {ErrorCode::unknown_outcome,
            what,
            {"Trying again is safe: asking costs nothing.", "可以放心重試：查詢不會收費。"}};
  }
  return {
      ErrorCode::unknown_outcome,
      what + Text{" The request may have been received, and charged.",
                  "對方可能已收到請求，也可能已收費。"},
      {"Shotlab does not send it again by itself. Look at the provider's console, then settle the "
       "job under Jobs.",
       "Shotlab 不會自動重送。請先查看服務商的控制台，然後在「工作」中了結此項。"}};
}

Error not_taken(const Text& what) {
  return {ErrorCode::refused,
          what,
          {"Trying again will hardly help; tell whoever runs the service.",
           "重試多半沒有用；請告知服務的負責人。"}};
}

Error offline(const std::string& host) {
  return not_sent(
      fill(Text{"This computer has no network, so {0} cannot be reached.",
                "這部電腦沒有網絡，因此無法連接 {0}。"},
           {host}),
      {"Connect it and try again, or use the practice generator, which needs no network.",
       "請連接網絡後再試，或使用不需要網絡的練習生成器。"});
}

Error unknown_name(const std::string& host) {
  return not_sent(fill(Text{"The network knows no {0}.", "網絡上找不到 {0}。"}, {host}),
                  {"Check the address of the service in the settings, and the network.",
                   "請檢查設定中的服務網址，以及網絡連線。"});
}

Error closed_door(const std::string& host) {
  return not_sent(
      fill(Text{"{0} accepts no connection.", "{0} 不接受連線。"}, {host}),
      {"Check the address and the port, or try again later.", "請檢查網址和連接埠，或稍後再試。"});
}

Error closed_proxy(const std::string& host, const std::string& status) {
  return not_sent(fill(Text{"The proxy of this network did not let us through to {0} (status {1}).",
                            "這個網絡的代理伺服器不容許連接 {0}（狀態 {1}）。"},
                       {host, status}),
                  {"Ask whoever runs the network, or use the practice generator.",
                   "請聯絡網絡管理員，或使用練習生成器。"});
}

Error unproven(const std::string& host) {
  return not_sent(
      fill(Text{"{0} could not prove that it is the real one, so the connection was given up.",
                "{0} 未能證明其身份，連線已中止。"},
           {host}),
      {"Check this computer's date. On a network that reads encrypted traffic, name its CA bundle "
       "in "
       "the settings.",
       "請檢查這部電腦的日期。如所在網絡會檢查加密內容，請在設定中指明其 CA 憑證檔。"});
}

Error inner_address(const std::string& host) {
  return not_taken(fill(Text{"{0} leads into a private network, where Shotlab does not go.",
                             "{0} 指向內部網絡，Shotlab 不會前往。"},
                        {host}) +
                   nothing_sent());
}

std::string megabytes(std::size_t bytes) {
  return number(static_cast<double>(bytes) / (1 << 20), bytes < (10u << 20) ? 1 : 0);
}

Error oversized(const std::string& host, std::size_t limit, bool paid) {
  const Text what =
      fill(Text{"{0} sent more than the {1} MB that are accepted; the rest was refused.",
                "{0} 傳來的資料多於可接受的 {1} MB，其餘已拒收。"},
           {host, megabytes(limit)});
  return paid ? after_sending(what, paid) : not_taken(what);
}

Error nonsense(const std::string& host, const std::string& detail, bool paid) {
  return after_sending(
      fill(Text{"{0} gave an answer that makes no sense ({1}).", "{0} 傳回的答覆不合規格（{1}）。"},
           {host, detail}),
      paid);
}

Error cancelled(bool sent, const std::string& host, bool paid) {
  if (sent && paid) {
    return after_sending(
        fill(Text{"Stopped while {0} was answering.", "在 {0} 回覆途中停止。"}, {host}), paid);
  }
  return {ErrorCode::cancelled, {"Stopped.", "已停止。"}, {}};
}

Error timed_out(const std::string& host, bool sent, bool paid) {
  if (sent) {
    return after_sending(
        fill(Text{"{0} went silent before its answer was whole.", "{0} 未傳完答覆便沒有回應。"},
             {host}),
        paid);
  }
  return not_sent(fill(Text{"{0} does not answer.", "{0} 沒有回應。"}, {host}),
                  {"Check the network, or try again later.", "請檢查網絡，或稍後再試。"});
}

}  // namespace

Error trouble(const Outcome& outcome, const std::string& host, bool paid, std::size_t limit) {
  switch (outcome.stop) {
    case Stop::cancelled:
      return cancelled(outcome.sent, host, paid);
    case Stop::too_large:
      return oversized(host, limit, paid);
    case Stop::bad_headers:
      return nonsense(host, outcome.detail, paid);
    case Stop::forbidden_peer:
      if (!outcome.sent) return inner_address(host);
      break;
    default:
      break;
  }
  switch (outcome.fault) {
    case Fault::too_large:
      return oversized(host, limit, paid);
    case Fault::timeout:
      return timed_out(host, outcome.sent, paid);
    default:
      break;
  }
  if (outcome.sent) {
    if (outcome.fault == Fault::nonsense) return nonsense(host, outcome.detail, paid);
    return after_sending(fill(Text{"The connection to {0} broke before the answer was whole.",
                                   "與 {0} 的連線在答覆傳完之前中斷。"},
                              {host}),
                         paid);
  }
  switch (outcome.fault) {
    case Fault::no_network:
      return offline(host);
    case Fault::name:
      return unknown_name(host);
    case Fault::tls:
      return unproven(host);
    case Fault::proxy:
      return closed_proxy(host, outcome.detail);
    case Fault::connect:
      return closed_door(host);
    default:
      return not_sent(
          fill(Text{"{0} cannot be reached ({1}).", "無法連接 {0}（{1}）。"},
               {host, outcome.detail}),
          {"Check the network and the address of the service.", "請檢查網絡和服務網址。"});
  }
}

Error bad_header(const std::string& name) {
  return {
      ErrorCode::bad_input,
      fill(
          Text{"The header \"{0}\" has a line break or another control character in it, so nothing "
               "was sent.",
               "標頭「{0}」含有換行或其他控制字元，因此沒有送出任何內容。"},
          {name}),
      {"If it is the key, copy it again without the line end.",
       "如果這是金鑰，請重新複製，不要包括行尾。"}};
}

Error bad_method(const std::string& method) {
  return {ErrorCode::internal,
          fill(Text{"Shotlab has no use for the HTTP method \"{0}\".",
                    "Shotlab 不使用 HTTP 方法「{0}」。"},
               {method}),
          {}};
}

Error redirect_refused(const std::string& host, const Text& why) {
  return not_taken(fill(Text{"{0} pointed to another place, and that is refused: ",
                             "{0} 要求轉往另一處，已拒絕："},
                        {host}) +
                   why);
}

Error too_many_redirects(const std::string& host) {
  return not_taken(fill(Text{"{0} sends us round in circles.", "{0} 不斷要求轉往他處。"}, {host}));
}

Error no_clip(const std::string& host, int status) {
  const std::vector<std::string> words{host, std::to_string(status)};
  if (status == 403 || status == 404 || status == 410) {
    return {
        ErrorCode::not_found,
        fill(Text{"{0} no longer has this file (status {1}).", "{0} 已沒有這個檔案（狀態 {1}）。"},
             words),
        {"Providers keep clips for hours or days only; ask the job for a fresh address.",
         "服務商只保存片段數小時或數天；請向該項工作索取新的網址。"}};
  }
  const Text what = fill(
      Text{"{0} did not give the file (status {1}).", "{0} 沒有提供檔案（狀態 {1}）。"}, words);
  if (status == 408 || status == 425 || status == 429 || status >= 500)
    return after_sending(what, false);
  return not_taken(what);
}

Error length_untold(const std::string& host) {
  return after_sending(
      fill(Text{"{0} did not say how long the file is, so nobody can tell whether it came whole.",
                "{0} 沒有說明檔案長度，無法確定是否完整。"},
           {host}),
      false);
}

Error nothing_came(const std::string& host) {
  return after_sending(fill(Text{"{0} sent an empty file.", "{0} 傳來空的檔案。"}, {host}), false);
}

}  // namespace shotlab::http
