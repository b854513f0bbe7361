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

// With `most`, all takes of the shot count: what is to be seen without help must come without it.
void judge_reference(const CheckContext& context, CriterionVerdict& verdict) {
  const std::optional<double> most = context.number("most");
  if (!most) return judge_carried(context, kReference, verdict);
  double files = 0;
  for (const TakeEvidence* evidence : context.takes) {
    const auto& references = evidence->take.request.references;
    const auto carried =
        std::count_if(references.begin(), references.end(),
                      [](const Reference& reference) { return reference.role == kReference.role; });
    if (static_cast<double>(carried) <= files) continue;
    files = static_cast<double>(carried);
    verdict.take = evidence->take.id;
  }
  weigh(verdict, files, "files", {std::nullopt, most});
  if (files == 0) {
    verdict.take = context.take->take.id;
    verdict.why = {"The requests carried 0 files: words only.", "請求附有 0 個檔案：只有文字。"};
  } else {
    verdict.why = {"The request of " + verdict.take + " carried " + verdict.measured.en + ".",
                   verdict.take + " 的請求附有" + verdict.measured.zh + "。"};
  }
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {"Shoot this one from words alone; the reference is for the shots after it.",
                      "這個鏡頭只用文字拍；參考圖留給之後的鏡頭。"};
}
void judge_source(const CheckContext& context, CriterionVerdict& verdict) {
  judge_carried(context, kSource, verdict);
}
bool carries(const Take& take, std::string_view role) {
  return std::any_of(take.request.references.begin(), take.request.references.end(),
                     [&](const Reference& reference) { return reference.role == role; });
}

bool may_be_instead(const CheckContext& context, const std::string& what) {
  const std::vector<std::string> instead = context.list("instead");
  return std::find(instead.begin(), instead.end(), what) != instead.end();
}

void judge_mask(const CheckContext& context, CriterionVerdict& verdict) {
  const Take& take = context.take->take;
  if (!carries(take, "mask") && may_be_instead(context, "element") && carries(take, "element")) {
    weigh(verdict, 1, "files", {1, std::nullopt});
    verdict.take = take.id;
    verdict.why = {"The request carried 1 element to lay in, which needs no mask.",
                   "請求附有 1 個要放入的元素，毋須遮罩。"};
    return;
  }
  judge_carried(context, kMask, verdict);
}

// What a service that takes no path is given in its place.
bool has_no_path_but(const CheckContext& context, CriterionVerdict& verdict) {
  const Take& take = context.take->take;
  const bool source = may_be_instead(context, "source") && carries(take, "video");
  const bool frames = may_be_instead(context, "frames") && carries(take, "first_frame") &&
                      carries(take, "last_frame");
  if (!take.request.camera_path.empty() || (!source && !frames)) return false;
  weigh(verdict, source ? 1 : 2, "files", {source ? 1 : 2, std::nullopt});
  verdict.take = take.id;
  verdict.why = source ? Text{"The request carried 1 source clip whose camera is to be followed.",
                              "請求附有 1 條來源片段，跟隨它的鏡頭。"}
                       : Text{"The request carried 2 pictures, its first and its last frame.",
                              "請求附有 2 張圖，即首格和尾格。"};
  return true;
}

void judge_path(const CheckContext& context, CriterionVerdict& verdict) {
  if (has_no_path_but(context, verdict)) return;
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
      {"T.ref",
       false,
       false,
       {},
       {{"least", Kind::number}, {"most", Kind::number}},
       judge_reference},
      {"T.source", false, false, {}, {{"least", Kind::number}}, judge_source},
      {"T.mask",
       false,
       false,
       {},
       {{"least", Kind::number}, {"instead", Kind::list, false, false, "element"}},
       judge_mask},
      {"T.path",
       false,
       false,
       {},
       {{"least", Kind::number},
        {"most", Kind::number},
        {"instead", Kind::list, false, false, "source|frames"}},
       judge_path},
      {"T.budget", true, false, {}, {{"most", Kind::number, true}}, judge_budget},
      {"T.record", true, false, {}, {}, judge_record},
  };
  return checks;
}

}  // namespace shotlab
