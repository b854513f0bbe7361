// SPDX-License-Identifier: Apache-2.0

#include "app/core/replay.h"

#include "app/core/references.h"
#include "media/base/hash.h"

namespace shotlab {
namespace {

Error cannot(const Take& take, const Text& why, const Text& next) {
  return {ErrorCode::unsupported,
          {"Take " + take.id + " cannot be repeated exactly: " + why.en,
           "不能完全照樣重拍 " + take.id + "：" + why.zh},
          next};
}

const Text kShootAnew = {"Shoot anew with the same words instead.", "請改用相同字句重新拍攝。"};

}  // namespace

Result<ShootOrder> replay_order(const Film& film, const Take& take, const Service& service) {
  if (take.request_sha256.empty()) {
    return cannot(take,
                  {"its recipe does not tell what was sent (an older Shotlab shot it).",
                   "紀錄沒有保存送出的內容（由較舊的 Shotlab 拍攝）。"},
                  kShootAnew);
  }
  if (service.provider != take.provider || service.adapter->id() != take.adapter) {
    return cannot(take,
                  {"it was shot with \"" + take.provider + "\" over \"" + take.adapter + "\".",
                   "它由「" + take.provider + "」以「" + take.adapter + "」協定拍攝。"},
                  {"Set that provider up as it was.", "請把該供應商設定回原狀。"});
  }
  if (service.capability.model != take.model) {
    return cannot(
        take,
        {"it was shot with the model \"" + take.model + "\"; \"" + take.provider +
             "\" is now set to \"" + service.capability.model + "\".",
         "它使用模型「" + take.model + "」；「" + take.provider + "」現在設定為「" +
             service.capability.model + "」。"},
        {"Set the model back, if it still exists.", "如模型仍存在，請設定回原來的模型。"});
  }
  Result<std::vector<Attachment>> attachments = find_references(film, take.request.references);
  if (!attachments) return cannot(take, attachments.error().message, attachments.error().hint);
  if (std::optional<Error> refusal = service.adapter->refuse(take.request))
    return cannot(take, refusal->message, refusal->hint);
  Result<HttpRequest> request = service.adapter->build_create(take.request, *attachments);
  if (!request) return cannot(take, request.error().message, request.error().hint);
  if (sha256(request->body) != take.request_sha256) {
    return cannot(take,
                  {"this Shotlab would write the request in other bytes than were sent then.",
                   "這個版本的 Shotlab 會寫出與當時不同的請求內容。"},
                  kShootAnew);
  }
  ShootOrder order;
  order.request = take.request;
  order.attachments = std::move(*attachments);
  order.slots = take.slots;
  order.exercise = take.exercise;
  order.shot = take.shot;
  order.parent = take.parent;
  order.replay_of = take.id;
  order.wanted_sha256 = take.request_sha256;
  return order;
}

Text replay_warning(const Take& take, const Service& service) {
  if (take.request.seed && service.capability.seed) return {};
  return {"The same request is sent, but this service obeys no seed: the picture will differ.",
          "會送出相同的請求，但這項服務不理會種子值：畫面會有不同。"};
}

}  // namespace shotlab
