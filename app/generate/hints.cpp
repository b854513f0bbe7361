// SPDX-License-Identifier: Apache-2.0

#include "app/generate/hints.h"

#include <utility>

#include <cmath>

namespace shotlab {
namespace {

Text wait_hint(const std::optional<double>& wait_s) {
  if (!wait_s) {
    return {"Nothing was charged. Wait a minute, then shoot again.", "沒有收費。請等一分鐘再拍。"};
  }
  return fill(Text{"Nothing was charged. Shoot again in {0} s.", "沒有收費。請在 {0} 秒後再拍。"},
              {number(std::ceil(*wait_s), 0)});
}

Text model_hint(const std::string& replacement) {
  if (replacement.empty()) {
    return {"Choose another model in the settings.", "請在設定中選擇另一個模型。"};
  }
  return fill(Text{"Use \"{0}\" instead.", "請改用「{0}」。"}, {replacement});
}

}  // namespace

Text hint_for(const RemoteAnswer& answer) {
  switch (answer.failure) {
    case FailureClass::none:
      return {};
    case FailureClass::bad_request:
      return {"Nothing was charged and the prompt is kept: change what the service names.",
              "沒有收費，提示詞亦已保留：請修改服務指出的地方。"};
    case FailureClass::auth:
      return {
          "The key was refused: \"shotlab doctor\" tells where it was found; give a good one, or "
          "shoot on "
          "the practice generator.",
          "金鑰被拒絕：「shotlab doctor」會說明在哪裏找到它；請換上有效的金鑰，或使用練習生成器。"};
    case FailureClass::budget:
      return {
          "The credit or the quota of this key is used up: ask whoever pays for it, or shoot on "
          "the practice generator.",
          "這個金鑰的餘額或配額已用完：請聯絡付款人，或使用練習生成器。"};
    case FailureClass::forbidden:
      return {"This key may not use this model or service: ask whoever gave it to you.",
              "這個金鑰無權使用此模型或服務：請聯絡提供金鑰的人。"};
    case FailureClass::model_gone:
      return model_hint(answer.replacement_model);
    case FailureClass::job_lost:
      return {"The service no longer knows this job; look in its console whether it was charged.",
              "服務已沒有這項工作的記錄；請到服務的控制台查看有否收費。"};
    case FailureClass::expired:
      return {"Services keep clips for hours or days only; it must be shot again.",
              "服務只保存片段數小時或數天；需要重新拍攝。"};
    case FailureClass::not_ready:
      return {"The file is not ready yet; it is asked for again.", "檔案尚未備妥；程式會再查詢。"};
    case FailureClass::too_large:
      return {"Send fewer or smaller pictures.", "請減少圖片數目或縮小圖片。"};
    case FailureClass::rate_limited:
      return wait_hint(answer.wait_s);
    case FailureClass::unknown_outcome:
      return {
          "It may have been charged. Shotlab does not send it again by itself: look in the "
          "service's console first.",
          "可能已收費。Shotlab 不會自動重送：請先到服務的控制台查看。"};
    case FailureClass::transient:
      return {"A passing trouble of the service; asking again costs nothing.",
              "服務暫時出現問題；再次查詢不會收費。"};
    case FailureClass::blocked:
      return {
          "The same words would be refused again: describe it in another way, or choose not to "
          "make this picture.",
          "同樣的文字會再被拒絕：請換一種描述，或選擇不生成這個畫面。"};
    case FailureClass::provider:
      return {"The fault is the service's; shooting again is a new job.",
              "這是服務方的問題；再拍一次會成為新的工作。"};
    case FailureClass::protocol:
      return {
          "The service answers in a form that this version does not know: look for a newer "
          "Shotlab.",
          "服務以這個版本不認識的格式回覆：請看看 Shotlab 有沒有新版本。"};
  }
  return {};
}

Text region_hint() {
  return {
      "Nothing came back. Editing one's own footage is not offered in every region (not in the "
      "EEA, "
      "Switzerland, the UK and some US states).",
      "沒有任何結果。並非每個地區都提供編輯自己片段的功能（歐洲經濟區、瑞士、英國及美國部分州份不提"
      "供）。"};
}

RemoteAnswer hinted_answer(RemoteState state, FailureClass failure, Retry retry, std::string show) {
  RemoteAnswer answer;
  answer.state = state;
  answer.failure = failure;
  answer.retry = retry;
  answer.show = std::move(show);
  answer.hint = hint_for(answer);
  return answer;
}

}  // namespace shotlab
