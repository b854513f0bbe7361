// SPDX-License-Identifier: Apache-2.0
//
// T: what went with the request, and whether the record of a take is whole.

#include <algorithm>

#include "exercises/engine/check.h"

namespace shotlab {
namespace {

// What a role of a reference is called, and how one is given.
struct Carried {
  const char* role = "";
  Text name;
  Text how;
};

const Carried kReference{"image",
                         {"a reference picture", "參考圖"},
                         {"Add a picture of who it is beside the prompt, and shoot again.",
                          "在提示詞旁邊加一張人物的參考圖，再拍。"}};
const Carried kSource{
    "video",
    {"a source clip", "來源片段"},
    {"Choose the clip to paint over, and shoot again.", "選定要重畫的片段，再拍。"}};
const Carried kMask{
    "mask",
    {"a mask", "遮罩"},
    {"Brush over the part that may change, and shoot again.", "塗出可以改動的部分，再拍。"}};

void judge_carried(const CheckContext& context, const Carried& wanted, CriterionVerdict& verdict) {
  const Take& take = context.take->take;
  double count = 0;
  Text names;
  for (const Reference& reference : take.request.references) {
    if (reference.role != wanted.role) continue;
    ++count;
    names.en += (names.en.empty() ? "" : ", ") + reference.name;
    names.zh += (names.zh.empty() ? "" : "、") + reference.name;
  }
  weigh(verdict, count, "files", {context.number("least", 1), std::nullopt});
  verdict.take = take.id;
  if (count > 0) {
    verdict.why = {"The request carried " + amount(count, "files").en + ": " + names.en + ".",
                   "請求附有" + amount(count, "files").zh + "：" + names.zh + "。"};
  } else {
    verdict.why = {"The request carried 0 files: " + wanted.name.en + " is wanted.",
                   "請求附有 0 個檔案：需要" + wanted.name.zh + "。"};
  }
  if (verdict.state != VerdictState::pass) verdict.try_this = wanted.how;
}

void judge_reference(const CheckContext& context, CriterionVerdict& verdict) {
  judge_carried(context, kReference, verdict);
}
void judge_source(const CheckContext& context, CriterionVerdict& verdict) {
  judge_carried(context, kSource, verdict);
}
void judge_mask(const CheckContext& context, CriterionVerdict& verdict) {
  judge_carried(context, kMask, verdict);
}

void judge_path(const CheckContext& context, CriterionVerdict& verdict) {
  const Take& take = context.take->take;
  Wanted wanted = context.range();
  if (!wanted.least) wanted.least = 2;
  weigh(verdict, static_cast<double>(take.request.camera_path.size()), "keys", wanted);
  verdict.take = take.id;
  verdict.why = {"The request carried a camera path of " + verdict.measured.en + ".",
                 "請求附有" + verdict.measured.zh + "的鏡頭軌跡。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Draw the path in the path editor: " + verdict.wanted.en + ".",
                      "在軌跡編輯器畫好軌跡：" + verdict.wanted.zh + "。"};
}

void judge_budget(const CheckContext& context, CriterionVerdict& verdict) {
  double seconds = 0;
  for (const TakeEvidence* evidence : context.takes) seconds += evidence->take.request.seconds;
  weigh(verdict, seconds, "s", {std::nullopt, context.number("most", 0)});
  verdict.why = {"All takes together were asked to last " + verdict.measured.en + ".",
                 "所有鏡次合共要求了" + verdict.measured.zh + "。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Look longer at what you have before you shoot again.",
                      "再拍之前，先仔細看手上的鏡次。"};
}

// What of its own making a take cannot tell; empty if nothing.
std::vector<Text> gaps_in(const Take& take) {
  std::vector<Text> gaps;
  const auto need = [&gaps](bool there, const char* en, const char* zh) {
    if (!there) gaps.push_back({en, zh});
  };
  need(!take.provider.empty(), "provider", "供應商");
  need(!take.model.empty(), "model", "模型");
  need(take.request.seed.has_value(), "seed", "種子值");
  need(!take.request.prompt.empty(), "prompt as sent", "送出的提示詞");
  need(!take.started_utc.empty() && !take.finished_utc.empty(), "times", "時間");
  need(!take.sha256.empty(), "SHA-256", "SHA-256");
  return gaps;
}

void judge_record(const CheckContext& context, CriterionVerdict& verdict) {
  const double all = static_cast<double>(context.takes.size());
  double whole = 0;
  for (const TakeEvidence* evidence : context.takes) {
    std::vector<Text> gaps = gaps_in(evidence->take);
    if (!evidence->hash_matches) gaps.push_back({"the clip that was received", "收到時的影片"});
    if (gaps.empty()) {
      ++whole;
    } else if (verdict.take.empty()) {
      verdict.take = evidence->take.id;
      const Text missing = listed(gaps);
      verdict.why = {"The record of " + evidence->take.id + " lacks: " + missing.en + ".",
                     evidence->take.id + " 的紀錄欠：" + missing.zh + "。"};
    }
  }
  weigh(verdict, whole, "takes", {std::max(all, 1.0), std::nullopt});
  if (all == 0) verdict.why = {"There are 0 takes to look at.", "未有任何一條可看。"};
  if (verdict.state == VerdictState::pass) {
    verdict.why = {"All " + plain(all) + " takes tell how they were made.",
                   plain(all) + " 條都記下了怎樣拍成。"};
    return;
  }
  verdict.try_this = {"Shoot it again: what is written down at the time cannot be added later.",
                      "請再拍：當時沒有記下的，事後補不了。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> request_checks() {
  static const std::vector<CheckInfo> checks = {
      {"T.ref", false, false, {}, {{"least", Kind::number}}, judge_reference},
      {"T.source", false, false, {}, {{"least", Kind::number}}, judge_source},
      {"T.mask", false, false, {}, {{"least", Kind::number}}, judge_mask},
      {"T.path", false, false, {}, {{"least", Kind::number}, {"most", Kind::number}}, judge_path},
      {"T.budget", true, false, {}, {{"most", Kind::number, true}}, judge_budget},
      {"T.record", true, false, {}, {}, judge_record},
  };
  return checks;
}

}  // namespace shotlab
