// SPDX-License-Identifier: Apache-2.0

#include "app/generate/refuse.h"

#include <algorithm>
#include <cmath>

namespace shotlab {
namespace {

using Refusal = std::optional<Error>;

// The service would say so too, but only after a journey; and here the successor is known.
Refusal about_model(const Capability& can) {
  if (can.gone_since.empty()) return std::nullopt;
  const Text hint =
      can.replaced_by.empty()
          ? Text{"Choose another model in the settings.", "請在設定中選擇另一個模型。"}
          : fill(Text{"Use \"{0}\" instead.", "請改用「{0}」。"}, {can.replaced_by});
  return Error{
      ErrorCode::unsupported,
      fill(Text{"The model \"{0}\" was switched off on {1}.", "模型「{0}」已於 {1} 停用。"},
           {can.model, can.gone_since}),
      hint};
}

Refusal about_words(const ShotRequest& request, const Capability& can) {
  if (trim(request.prompt).empty()) {
    return cannot_ask({"There is no prompt yet.", "還沒有提示詞。"},
                      {"Write what the camera sees.", "請寫下鏡頭看到甚麼。"});
  }
  if (!is_utf8(request.prompt) || !is_utf8(request.negative)) {
    return cannot_ask(
        {"The prompt has bytes in it that are no text.", "提示詞含有不是文字的位元組。"},
        {"Type it again, or save its file as UTF-8.", "請重新輸入，或把檔案存為 UTF-8。"});
  }
  if (count_code_points(request.prompt) > can.most_prompt) {
    return cannot_ask(
        fill(Text{"The prompt is longer than {0} characters.", "提示詞超過 {0} 個字元。"},
             {std::to_string(can.most_prompt)}),
        {"Say less: one shot needs a few sentences.", "請精簡：一個鏡頭只需幾句。"});
  }
  return std::nullopt;
}

// "4" or "4.5".
std::string plain(double value) {
  return number(value, std::abs(value - std::round(value)) < 1e-9 ? 0 : 1);
}

Refusal wrong_length(const Text& message) {
  return cannot_ask(message, {"Set the length within that; cut it shorter afterwards.",
                              "請把長度設在此範圍內；之後可以剪短。"});
}

Refusal about_range(const ShotRequest& request, const Capability& can) {
  const bool inside = request.seconds >= can.seconds_min && request.seconds <= can.seconds_max;
  if (!inside) {  // Also for a number that is none.
    return wrong_length(
        fill(Text{"A shot lasts {0} to {1} seconds here.", "這裏的鏡頭長 {0} 至 {1} 秒。"},
             {plain(can.seconds_min), plain(can.seconds_max)}));
  }
  if (!can.durations.empty()) {
    std::string list;
    for (const double one : can.durations) {
      if (std::abs(one - request.seconds) < 1e-6) return std::nullopt;
      list += (list.empty() ? "" : ", ") + plain(one);
    }
    return wrong_length(
        fill(Text{"A shot lasts one of {0} seconds here.", "這裏的鏡頭只可長 {0} 秒其中之一。"},
             {list}));
  }
  if (can.seconds_step > 0) {
    const double steps = (request.seconds - can.seconds_min) / can.seconds_step;
    if (std::abs(steps - std::round(steps)) > 1e-6) {
      return cannot_ask(
          fill(Text{"The length of a shot goes in steps of {0} s here.",
                    "這裏的鏡頭長度以 {0} 秒為單位。"},
               {plain(can.seconds_step)}),
          {"Choose a whole step; cut it shorter afterwards.", "請選擇整步的長度；之後可以剪短。"});
    }
  }
  return std::nullopt;
}

// Lengths that a size, references or a continuation force.
Refusal about_forced_length(const ShotRequest& request, const Capability& can) {
  const std::string size = resolution_name(request.width, request.height);
  for (const auto& [why, seconds] : can.only_seconds) {
    const bool applies = why == size || (why == "references" && count_role(request, "image") > 0) ||
                         (why == "extend" && request.extend);
    if (!applies || std::abs(request.seconds - seconds) < 1e-6) continue;
    const Text what = why == "references" ? Text{"with reference pictures", "使用參考圖片時"}
                      : why == "extend"   ? Text{"to go on from a clip", "延長片段時"}
                                          : Text{"at " + why, why + " 畫面"};
    return wrong_length({"This model makes only " + plain(seconds) + " seconds " + what.en + ".",
                         what.zh + "，這個模型只生成 " + plain(seconds) + " 秒。"});
  }
  return std::nullopt;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

bool has(const std::vector<std::string>& all, const std::string& one) {
  return std::find_if(all.begin(), all.end(), [&](const std::string& item) {
           return item == one || item == "any";
         }) != all.end();
}

Refusal about_size(const ShotRequest& request, const Capability& can) {
  const std::string size = std::to_string(request.width) + "x" + std::to_string(request.height);
  if (request.width <= 0 || request.height <= 0 ||
      !has(can.resolutions, resolution_name(request.width, request.height))) {
    return cannot_ask(
        fill(Text{"This model makes no pictures of {0} (it makes {1}).",
                  "這個模型不生成 {0} 的畫面（它支援 {1}）。"},
             {size, joined(can.resolutions)}),
        {"Choose another size in the film's settings.", "請在影片設定中選擇另一個尺寸。"});
  }
  if (!has(can.aspects, aspect_name(request.width, request.height))) {
    return cannot_ask(
        fill(Text{"This model makes no pictures of this shape, {0} (it makes {1}).",
                  "這個模型不生成 {0} 的畫面比例（它支援 {1}）。"},
             {aspect_name(request.width, request.height), joined(can.aspects)}),
        {"Choose another shape in the film's settings.", "請在影片設定中選擇另一個比例。"});
  }
  return std::nullopt;
}

Refusal about_parameters(const ShotRequest& request, const Capability& can) {
  if (request.seed && !can.seed) {
    return cannot_ask(
        {"This model takes no seed, so a shot cannot be repeated with one word changed.",
         "這個模型不接受種子，因此不能只改一個詞再拍同一鏡頭。"},
        {"Leave the seed out, or use the practice generator.",
         "請不要設定種子，或使用練習生成器。"});
  }
  if (request.seed && *request.seed < 0) {
    return cannot_ask({"A seed is zero or more.", "種子必須是零或以上。"},
                      {"Choose any whole number.", "請選任何整數。"});
  }
  if (!trim(request.negative).empty() && !can.negative) {
    return cannot_ask(
        {"This model takes no negative prompt.", "這個模型不接受負面提示詞。"},
        {"Say it in the prompt: \"No text on screen.\"", "請寫在提示詞中：「畫面上沒有文字。」"});
  }
  if ((!request.camera_path.empty() || !request.sounds.empty()) && !can.controls) {
    return cannot_ask(
        {"This model takes no camera path and no list of sounds.",
         "這個模型不接受鏡頭路徑或聲音列表。"},
        {"Say the move and the sounds in the prompt.", "請在提示詞中寫出運鏡和聲音。"});
  }
  return std::nullopt;
}

Refusal about_output(const ShotRequest& request, const Capability& can) {
  switch (request.output) {
    case ShotOutput::clip:
      if (can.videos) return std::nullopt;
      return cannot_ask(
          {"This model makes pictures, not clips.", "這個模型只生成圖片，不生成影片。"},
          {"Choose a video model, or ask for a picture.", "請選擇影片模型，或改為要求圖片。"});
    case ShotOutput::still:
      if (can.stills) return std::nullopt;
      return cannot_ask(
          {"This model makes clips, not pictures.", "這個模型只生成影片，不生成圖片。"},
          {"Choose an image model, or use the practice generator.",
           "請選擇圖片模型，或使用練習生成器。"});
    case ShotOutput::element:
      break;
  }
  if (can.elements) return std::nullopt;
  return cannot_ask({"This model makes no cut-out elements.", "這個模型不生成去背元素。"},
                    {"Use the practice generator for that.", "請使用練習生成器。"});
}

Refusal about_earlier_take(const ShotRequest& request, const Capability& can) {
  if (request.extend) {
    if (!can.extend) {
      return cannot_ask(
          {"This model does not go on from a clip.", "這個模型不能延長片段。"},
          {"Shoot the next moment as a shot of its own.", "請把下一刻拍成另一個鏡頭。"});
    }
    if (request.previous_id.empty() && count_role(request, "video") == 0) {
      return cannot_ask({"There is no clip to go on from.", "沒有可以延長的片段。"},
                        {"Choose the take that it continues.", "請選擇要延長的鏡次。"});
    }
    return std::nullopt;
  }
  if (request.previous_id.empty() || can.edit) return std::nullopt;
  return cannot_ask({"This model does not change an earlier take; each take is made anew.",
                     "這個模型不會修改之前的鏡次；每次都會重新生成。"},
                    {"Change the prompt and shoot again, with the same seed.",
                     "請修改提示詞，以同一種子再拍一次。"});
}

struct RoleRule {
  const char* role = "";
  bool allowed = false;
  Text what;
};

Refusal about_references(const ShotRequest& request, const Capability& can) {
  if (request.references.empty()) return std::nullopt;
  if (can.max_references == 0) {
    return cannot_ask({"This model works from words only, without reference pictures.",
                       "這個模型只使用文字，不接受參考圖片。"},
                      {"Take the references out.", "請移除參考素材。"});
  }
  const bool clips = can.clips || (request.extend && can.extend);
  const RoleRule rules[] = {{"first_frame", can.first_frame, {"a first frame", "首幀"}},
                            {"last_frame", can.last_frame, {"a last frame", "尾幀"}},
                            {"image", can.pictures, {"reference pictures", "參考圖片"}},
                            {"style", can.pictures, {"a picture for the style", "風格圖片"}},
                            {"video", clips, {"a clip of your own", "自己的片段"}},
                            {"mask", can.elements, {"a mask", "遮罩"}},
                            {"element", can.elements, {"an element to lay in", "疊加元素"}}};
  for (const RoleRule& rule : rules) {
    if (rule.allowed || count_role(request, rule.role) == 0) continue;
    return cannot_ask(
        {"This model does not take " + rule.what.en + ".", "這個模型不接受" + rule.what.zh + "。"},
        {"Take it out, or choose another model.", "請移除它，或選擇另一個模型。"});
  }
  if (request.references.size() > can.max_references) {
    return cannot_ask(
        can.max_references == 1
            ? Text{"This model takes one reference at most.", "這個模型最多接受一個參考素材。"}
            : fill(Text{"This model takes {0} references at most.",
                        "這個模型最多接受 {0} 個參考素材。"},
                   {std::to_string(can.max_references)}),
        {"Keep those that matter most.", "請保留最重要的幾個。"});
  }
  if (count_role(request, "last_frame") > 0 && count_role(request, "first_frame") == 0) {
    return cannot_ask({"A last frame needs a first frame to come from.", "尾幀需要有首幀配合。"},
                      {"Give the first frame too.", "請同時提供首幀。"});
  }
  for (const char* frame : {"first_frame", "last_frame"}) {
    if (count_role(request, frame) > 1) {
      return cannot_ask(
          {"A shot has one first and one last frame.", "一個鏡頭只有一個首幀和一個尾幀。"},
          {"Keep one of each.", "請各保留一個。"});
    }
  }
  return std::nullopt;
}

}  // namespace

Error cannot_ask(const Text& message, const Text& hint) {
  return {ErrorCode::bad_input, message, hint};
}

std::size_t count_role(const ShotRequest& request, std::string_view role) {
  return static_cast<std::size_t>(
      std::count_if(request.references.begin(), request.references.end(),
                    [&](const Reference& reference) { return reference.role == role; }));
}

std::optional<Error> refuse_by_record(const ShotRequest& request, const Capability& can) {
  if (Refusal refusal = about_model(can)) return refusal;
  if (Refusal refusal = about_words(request, can)) return refusal;
  if (Refusal refusal = about_output(request, can)) return refusal;
  if (request.output == ShotOutput::clip) {
    if (Refusal refusal = about_range(request, can)) return refusal;
    if (Refusal refusal = about_forced_length(request, can)) return refusal;
  }
  if (Refusal refusal = about_size(request, can)) return refusal;
  if (Refusal refusal = about_parameters(request, can)) return refusal;
  if (Refusal refusal = about_earlier_take(request, can)) return refusal;
  return about_references(request, can);
}

}  // namespace shotlab
