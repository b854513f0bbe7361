// SPDX-License-Identifier: Apache-2.0
//
// Why a request could never succeed here, said before it is sent and paid for.

#include <algorithm>
#include <cmath>

#include "app/generate/gemini_interactions.h"

namespace shotlab {
namespace {

constexpr std::size_t kMostPrompt = 32'000;  // Characters; no service takes more.

using Refusal = std::optional<Error>;

Error bad(const Text& message, const Text& hint) { return {ErrorCode::bad_input, message, hint}; }

Refusal about_words(const ShotRequest& request) {
  if (trim(request.prompt).empty()) {
    return bad({"There is no prompt yet.", "還沒有提示詞。"},
               {"Write what the camera sees.", "請寫下鏡頭看到甚麼。"});
  }
  if (!is_utf8(request.prompt) || !is_utf8(request.negative)) {
    return bad({"The prompt has bytes in it that are no text.", "提示詞含有不是文字的位元組。"},
               {"Type it again, or save its file as UTF-8.", "請重新輸入，或把檔案存為 UTF-8。"});
  }
  if (count_code_points(request.prompt) > kMostPrompt) {
    return bad(fill(Text{"The prompt is longer than {0} characters.", "提示詞超過 {0} 個字元。"},
                    {std::to_string(kMostPrompt)}),
               {"Say less: one shot needs a few sentences.", "請精簡：一個鏡頭只需幾句。"});
  }
  return std::nullopt;
}

// "4" or "4.5".
std::string plain(double value) {
  return number(value, std::abs(value - std::round(value)) < 1e-9 ? 0 : 1);
}

Refusal about_seconds(const ShotRequest& request, const Capability& can) {
  const std::vector<std::string> range{plain(can.seconds_min), plain(can.seconds_max)};
  const bool inside = request.seconds >= can.seconds_min && request.seconds <= can.seconds_max;
  if (!inside) {  // Also for a number that is none.
    return bad(
        fill(Text{"A shot lasts {0} to {1} seconds here.", "這裏的鏡頭長 {0} 至 {1} 秒。"}, range),
        {"Set the length within that; cut it shorter afterwards.",
         "請把長度設在此範圍內；之後可以剪短。"});
  }
  if (can.seconds_step > 0) {
    const double steps = (request.seconds - can.seconds_min) / can.seconds_step;
    if (std::abs(steps - std::round(steps)) > 1e-6) {
      return bad(
          fill(Text{"The length of a shot goes in steps of {0} s here.",
                    "這裏的鏡頭長度以 {0} 秒為單位。"},
               {plain(can.seconds_step)}),
          {"Choose a whole step; cut it shorter afterwards.", "請選擇整步的長度；之後可以剪短。"});
    }
  }
  return std::nullopt;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

Refusal about_size(const ShotRequest& request, const Capability& can) {
  const auto has = [](const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  const std::string size = std::to_string(request.width) + "x" + std::to_string(request.height);
  if (request.width <= 0 || request.height <= 0 ||
      !has(can.resolutions, resolution_name(request.width, request.height))) {
    return bad(fill(Text{"This model makes no pictures of {0} (it makes {1}).",
                         "這個模型不生成 {0} 的畫面（它支援 {1}）。"},
                    {size, joined(can.resolutions)}),
               {"Choose another size in the film's settings.", "請在影片設定中選擇另一個尺寸。"});
  }
  if (!has(can.aspects, aspect_name(request.width, request.height))) {
    return bad(fill(Text{"This model makes no pictures of this shape, {0} (it makes {1}).",
                         "這個模型不生成 {0} 的畫面比例（它支援 {1}）。"},
                    {aspect_name(request.width, request.height), joined(can.aspects)}),
               {"Choose another shape in the film's settings.", "請在影片設定中選擇另一個比例。"});
  }
  return std::nullopt;
}

Refusal about_parameters(const ShotRequest& request, const Capability& can) {
  if (request.seed && !can.seed) {
    return bad({"This model takes no seed, so a shot cannot be repeated with one word changed.",
                "這個模型不接受種子，因此不能只改一個詞再拍同一鏡頭。"},
               {"Leave the seed out, or use the practice generator.",
                "請不要設定種子，或使用練習生成器。"});
  }
  if (request.seed && *request.seed < 0) {
    return bad({"A seed is zero or more.", "種子必須是零或以上。"},
               {"Choose any whole number.", "請選任何整數。"});
  }
  if (!request.previous_id.empty() && !can.edit) {
    return bad({"This model does not change an earlier take; each take is made anew.",
                "這個模型不會修改之前的鏡次；每次都會重新生成。"},
               {"Change the prompt and shoot again, with the same seed.",
                "請修改提示詞，以同一種子再拍一次。"});
  }
  if (!trim(request.negative).empty() && !can.negative) {
    return bad(
        {"This model takes no negative prompt.", "這個模型不接受負面提示詞。"},
        {"Say it in the prompt: \"No text on screen.\"", "請寫在提示詞中：「畫面上沒有文字。」"});
  }
  return std::nullopt;
}

Refusal about_references(const ShotRequest& request, const Capability& can) {
  if (request.references.empty()) return std::nullopt;
  if (can.max_references == 0) {
    return bad({"This model works from words only, without reference pictures.",
                "這個模型只使用文字，不接受參考圖片。"},
               {"Take the references out.", "請移除參考素材。"});
  }
  if (request.references.size() > can.max_references) {
    return bad(
        fill(Text{"This model takes {0} references at most.", "這個模型最多接受 {0} 個參考素材。"},
             {std::to_string(can.max_references)}),
        {"Keep those that matter most.", "請保留最重要的幾個。"});
  }
  const auto tagged = [&](const char* tag) {
    return request.prompt.find(tag) != std::string::npos;
  };
  if (task_of(request) == GeminiTask::inferred &&
      !(tagged("<FIRST_FRAME>") && tagged("<IMAGE_REF_"))) {
    return bad({"A first frame and other pictures in one shot must be told apart in the prompt.",
                "同一鏡頭同時使用首幀和其他圖片時，提示詞必須分別標明。"},
               {"Write <FIRST_FRAME> and <IMAGE_REF_0> where you speak of them.",
                "請在提及它們的地方寫上 <FIRST_FRAME> 和 <IMAGE_REF_0>。"});
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> GeminiInteractions::refuse(const ShotRequest& request) const {
  if (Refusal refusal = about_words(request)) return refusal;
  if (Refusal refusal = about_seconds(request, capability_)) return refusal;
  if (Refusal refusal = about_size(request, capability_)) return refusal;
  if (Refusal refusal = about_parameters(request, capability_)) return refusal;
  return about_references(request, capability_);
}

}  // namespace shotlab
